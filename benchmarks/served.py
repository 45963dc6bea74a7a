"""A Streamlit server with a stopwatch inside: `python -P benchmarks/served.py TIMES SCRIPT [options]`.

It takes the package from PYTHONPATH, so that it times any checkout. Each run of the script, in the server's
own script thread, becomes a line of JSON in the file TIMES: seconds from the moment the run begins until
Streamlit has handed over its last element, seconds of processor time of that thread, the seconds that Python
spent on looking for garbage meanwhile, and the queries that went to the database meanwhile with the seconds
each took (an answer out of the cache is not among them). What the browser and the network add is not in it;
benchmarks/first_load.py measures that.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import time
from functools import partialmethod
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

from violence_response import queries


class Stopwatch:
    """Takes the times of script runs and of the queries inside them, and writes them down as they come."""

    def __init__(self, times: Path) -> None:
        self._times = times
        self._asked = threading.local()
        self._run_script, self._frame = ScriptRunner._run_script, queries.frame
        # A partial method, because a plain one would lose the runner that it is called on.
        ScriptRunner._run_script = partialmethod(_timed, self)  # type: ignore[method-assign, assignment]
        queries.frame = self._query
        gc.callbacks.append(self._garbage)

    def _garbage(self, phase: str, _info: dict[str, int]) -> None:
        # Called in the thread that collects, before and after.
        if phase == "start":
            self._asked.collecting = time.perf_counter()
        elif hasattr(self._asked, "garbage"):
            self._asked.garbage += time.perf_counter() - self._asked.collecting

    def run(self, *given: Any) -> None:
        """Run the script and write its times down."""
        self._asked.queries, self._asked.garbage = [], 0.0
        began, processor = time.perf_counter(), time.thread_time()
        try:
            self._run_script(*given)
        finally:
            run = {"seconds": time.perf_counter() - began, "processor": time.thread_time() - processor,
                   "garbage": self._asked.garbage, "queries": self._asked.queries}  # fmt: skip
            with self._times.open("a", encoding="utf-8") as file:
                file.write(json.dumps(run) + "\n")

    def _query(self, database: Any, name: str, **parameters: Any) -> Any:
        began = time.perf_counter()
        try:
            return self._frame(database, name, **parameters)
        finally:
            if hasattr(self._asked, "queries"):
                self._asked.queries.append([name, time.perf_counter() - began])


def _timed(runner: ScriptRunner, watch: Stopwatch, *given: Any) -> None:
    watch.run(runner, *given)


if __name__ == "__main__":
    Stopwatch(Path(sys.argv[1]))
    sys.argv = ["streamlit", "run", *sys.argv[2:]]
    cli.main()

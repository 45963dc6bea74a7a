"""The real server with a stopwatch inside: `python -m benchmarks.served TIMES SCRIPT [options of streamlit]`.

Each run of the script, in the server's own script thread, becomes a line of JSON in the file TIMES: seconds
from the moment the run begins until Streamlit has handed over its last element, seconds of processor time of
that thread, the seconds that Python spent on looking for garbage meanwhile, and the queries that went to the
database meanwhile with the seconds each took (an answer out of the cache is not among them). What the browser
and the network add is not in it; benchmarks/first_load.py measures that. Where a folder is named in
BENCHMARK_PROFILES, each run also leaves a profile there.
"""

from __future__ import annotations

import cProfile
import gc
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

from violence_response import queries
from violence_response.database import Database


class Stopwatch:
    """Takes the times of script runs and of the queries inside them, and writes them down as they come."""

    def __init__(self, times: Path, profiles: Path | None) -> None:
        self._times, self._profiles = times, profiles
        self._asked = threading.local()
        self._run_script = ScriptRunner._run_script
        self._frame = queries.frame

    def install(self) -> None:
        """From now on every run is timed."""
        watch = self

        def run_script(runner: ScriptRunner, rerun_data: Any) -> None:
            watch.run(runner, rerun_data)

        def frame(database: Database, name: str, **parameters: Any) -> pd.DataFrame:
            return watch.frame(database, name, **parameters)

        ScriptRunner._run_script = run_script  # type: ignore[method-assign, assignment]
        queries.frame = frame
        gc.callbacks.append(self._garbage)

    def _garbage(self, phase: str, _info: dict[str, int]) -> None:
        # Called in the thread that collects, before and after.
        if phase == "start":
            self._asked.collecting = time.perf_counter()
        elif hasattr(self._asked, "garbage"):
            self._asked.garbage += time.perf_counter() - self._asked.collecting

    def run(self, runner: ScriptRunner, rerun_data: Any) -> None:
        """One run of the script."""
        self._asked.queries, self._asked.garbage = [], 0.0
        profiler = cProfile.Profile() if self._profiles else None
        began, processor = time.perf_counter(), time.thread_time()
        try:
            if profiler:
                profiler.runcall(self._run_script, runner, rerun_data)
            else:
                self._run_script(runner, rerun_data)
        finally:
            line = {
                "seconds": time.perf_counter() - began,
                "processor": time.thread_time() - processor,
                "garbage": self._asked.garbage,
                "queries": self._asked.queries,
            }
            if profiler and self._profiles:
                profiler.dump_stats(self._profiles / f"{time.monotonic_ns()}.prof")
            with self._times.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")

    def frame(self, database: Database, name: str, **parameters: Any) -> pd.DataFrame:
        """One query that was not in the cache."""
        began = time.perf_counter()
        try:
            return self._frame(database, name, **parameters)
        finally:
            if hasattr(self._asked, "queries"):
                self._asked.queries.append([name, time.perf_counter() - began])


if __name__ == "__main__":
    folder = os.environ.get("BENCHMARK_PROFILES")
    Stopwatch(Path(sys.argv[1]), Path(folder) if folder else None).install()
    sys.argv = ["streamlit", "run", *sys.argv[2:]]
    cli.main()

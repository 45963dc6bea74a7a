"""Servers of their own for the benchmarks: on localhost, on a free port, with a register of their own,
stopped at the end.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.measuring import DAY, ROOT
from violence_response.register import building
from violence_response.settings import Settings

PATIENCE_SECONDS = 90.0
USUAL = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=localhost")
"""Every server is started with these; the rest stands in .streamlit/config.toml, where all find it."""
AS_IT_COMES = ("--runner.postScriptGC=true",)
"""For the references: what our .streamlit/config.toml does for speed is not what Streamlit comes with."""


@contextmanager
def server(
    command: Sequence[str], options: Sequence[str], home: Path, env: Mapping[str, str] | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a Streamlit server and give its address and its process; what it says goes into home."""
    home.mkdir(parents=True, exist_ok=True)
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port = listener.getsockname()[1]
    said = home / f"terminal-{port}.txt"
    surroundings = {**os.environ, "VIOLENCE_RESPONSE_HOME": str(home), "VIOLENCE_RESPONSE_TODAY": DAY,
                    "PYTHONPATH": str(ROOT), **(env or {})}  # fmt: skip
    with said.open("wb") as terminal:
        process = subprocess.Popen(
            [sys.executable, *command, *USUAL, f"--server.port={port}", *options],
            cwd=ROOT, env=surroundings, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait(process, f"http://localhost:{port}", said)
            yield f"http://localhost:{port}", process
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, said: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(
        f"no server at {address}; it said:\n{said.read_text(encoding='utf-8', errors='replace')}"
    )


def built(data: Path, home: Path) -> None:
    """Make the register in `home` from the data folder, unless it is there."""
    if not (home / "register.duckdb").exists():
        building.build(Settings(home=home, data=data))

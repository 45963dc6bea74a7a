"""A Datasette of its own for the benchmarks that stand beside it (`pip install datasette` in another
environment)."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

PATIENCE_SECONDS = 60
LIMITS = ("--setting", "facet_time_limit_ms", "20000", "--setting", "sql_time_limit_ms", "20000")
"""Its usual limits would leave out the facets of a large table, and with them the work that is compared."""


@contextmanager
def served(command: str, store: Path) -> Iterator[str]:
    """Serve a SQLite file, and give the address under which its tables stand."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port = listener.getsockname()[1]
    process = subprocess.Popen(
        [command, "serve", str(store), "-p", str(port), *LIMITS],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://localhost:{port}/-/versions.json")
        yield f"http://localhost:{port}/{store.stem}"
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"no Datasette at {address}")

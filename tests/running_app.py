"""The real server, started in a process of its own for tests that speak to it over the network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 60


@contextmanager
def running_app(
    home: Path,
    *,
    env: Mapping[str, str] | None = None,
    script: Path = ROOT / "app.py",
    base_path: str = "",
    port: int | None = None,
) -> Iterator[str]:
    """Start `script` with `home` as the register's folder and give its address, such as http://localhost:51234.

    It counts as started once /healthz answers, with 200 or 503. It is stopped at the end. What it wrote to
    the terminal is in `home/terminal.txt`, and is part of the message when the start fails.

    env: more environment variables. base_path: `server.baseUrlPath`, which becomes part of the address. port:
    any that is free, unless one is named.
    """
    port = port or free_port()
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    if base_path:
        command += ["--server.baseUrlPath", base_path]
    surroundings = {**os.environ, "VIOLENCE_RESPONSE_HOME": str(home), "PYTHONPATH": str(ROOT), **(env or {})}
    address = f"http://localhost:{port}" + (f"/{base_path}" if base_path else "")
    with (home / "terminal.txt").open("wb") as terminal:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_it_answers(process, address, home / "terminal.txt")
            yield address
        finally:
            _stop(process)


def warnings_of(terminal: Path) -> list[str]:
    """The lines that a server wrote besides its greeting and its log of what went well."""
    greeting = ("You can now view your Streamlit app in your browser.", "URL: http://localhost:")
    lines = [line.strip() for line in terminal.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line for line in lines if not line.startswith(greeting) and " INFO " not in line]


def chromium() -> str | None:
    """The path of a Chromium: from the environment variable CHROMIUM, or the installed one, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], address: str, terminal: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except HTTPError as answer:
            if answer.code == 503:
                return
        except (URLError, OSError):
            pass
        time.sleep(0.1)
    written = terminal.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the server did not start at {address}; it wrote:\n{written}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

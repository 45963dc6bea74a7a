"""Checkouts, their registers, and servers of them: on localhost, on a free port, stopped at the end.

A checkout other than this one runs with its own code, in its own folder, with the Python that runs this.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.measuring import DAY, ROOT

PATIENCE_SECONDS = 90.0
USUAL = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=localhost")
"""Every server is started with these; the rest is in .streamlit/config.toml, where all find it."""
AS_IT_COMES = ("--runner.postScriptGC=true",)
"""For the references: what our .streamlit/config.toml does for speed is not what Streamlit comes with."""
REFERENCES = ("benchmarks/references/empty.py", "benchmarks/references/one_page.py")
"""The least that Streamlit shows, and the usual one-page app."""
RENAMED = {"add": "intake"}
"""Pages by their address of today, and what they were called before."""


@dataclass(frozen=True, slots=True)
class Register:
    """A built register: its name, the CSV files that it was built from, and the folder it is in."""

    name: str
    data: Path
    home: Path


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with the whole project, this one or another."""

    folder: Path = ROOT

    def environment(self, register: Register) -> dict[str, str]:
        """The surroundings in which its code runs on a register."""
        home, data = str(register.home), str(register.data)
        own = {"VIOLENCE_RESPONSE_HOME": home, "VIOLENCE_RESPONSE_DATA": data, "VIOLENCE_RESPONSE_TODAY": DAY}
        return {**os.environ, **own, "PYTHONPATH": str(self.folder)}

    @property
    def key(self) -> str:
        """Its folder as one word, under which its registers are kept."""
        return "-".join(self.folder.parts[1:])

    @property
    def draws(self) -> bool:
        """Whether its pages begin with pictures."""
        return (self.folder / "violence_response" / "figures" / "canvas.py").exists()

    def address(self, place: str) -> str | None:
        """A place by the address that it has in this checkout; nothing where its page is not there."""
        page, mark, query = place.partition("?")
        names = [name for name in (page, RENAMED.get(page, page)) if self._has_page(name)]
        return names[0] + mark + query if names else None

    def _has_page(self, name: str) -> bool:
        return (self.folder / "pages" / f"{name}.py").exists()

    def built(self, register: Register) -> Register:
        """The same register, built by this checkout's own command unless it is there."""
        if not (register.home / "register.duckdb").exists():
            register.home.mkdir(parents=True, exist_ok=True)
            subprocess.run(
                [sys.executable, "-m", "violence_response", "build"],
                cwd=self.folder, env=self.environment(register), check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        return register

    def registers(self, scratch: Path, country: Path | None = None) -> list[Register]:
        """The shipped register, new; and a country's, kept in a folder of its own where one is named."""
        # Not at the top: what loads a country's numbers is not to count as loading of what is measured.
        from benchmarks import national

        found = [self.built(Register("shipped", self.folder / "data", scratch / self.key))]
        if country:
            kept = country / self.key
            national.make_once(kept / "data", self.folder / "data")
            found.append(self.built(Register("national", kept / "data", kept / "home")))
        return found

    @contextmanager
    def server(
        self, command: Sequence[str], options: Sequence[str], register: Register
    ) -> Iterator[tuple[str, int]]:
        """Start a server of this checkout and give its address and the number of its process."""
        with socket.socket() as listener:
            listener.bind(("localhost", 0))
            port = listener.getsockname()[1]
        output = register.home / f"terminal-{port}.txt"
        with output.open("wb") as terminal:
            process = subprocess.Popen(
                [sys.executable, *command, *USUAL, f"--server.port={port}", *options],
                cwd=self.folder, env=self.environment(register), stdin=subprocess.DEVNULL, stdout=terminal,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                _wait(process, f"http://localhost:{port}", output)
                yield f"http://localhost:{port}", process.pid
            finally:
                process.terminate()
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, output: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"no server at {address}: {output.read_text(encoding='utf-8', errors='replace')}")


def options(words: str, runs: int) -> ArgumentParser:
    """The options that benchmarks of a register share."""
    parser = ArgumentParser(description=words.split("\n")[0])
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument(
        "--national", type=Path, help="folder for a country's register, made if it is not there"
    )
    parser.add_argument(
        "--patience", type=float, default=180, help="seconds to wait in all for a quiet machine"
    )
    return parser


def checkouts(against: Path | None) -> list[Checkout]:
    """This checkout, and the one to compare it with. Raises SystemExit where that is none."""
    if against and not (against / "app.py").is_file():
        raise SystemExit(f"{against} is no checkout: it has no app.py.")
    return [Checkout(), *([Checkout(against.resolve())] if against else [])]

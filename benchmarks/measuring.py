"""What every benchmark needs: the machine in a line, a quiet moment, medians, and a table in Markdown."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import streamlit

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-23"
"""The day on which every register is looked at, so that clocks and money read the same every time."""

QUIET = 1.0
"""Load average, per core, up to which numbers are worth taking."""


def machine() -> str:
    """The machine, the versions and the load, in one line."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or "unknown processor",
    )
    versions = (
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, DuckDB {duckdb.__version__}"
    )
    return f"{datetime.now():%d %b %Y %H:%M}, {os.cpu_count()} cores ({model}), {versions}, load {load():.1f}"


def load() -> float:
    """The load average over one minute; 0 where the system keeps none."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


class Patience:
    """Pauses while others use the machine, but not for longer than so many seconds in a whole benchmark."""

    def __init__(self, seconds: float = 180.0) -> None:
        self._left = seconds

    def wait(self) -> float:
        """Pause until the machine is quiet or patience is at its end; the load when it went on."""
        while load() > QUIET * (os.cpu_count() or 1) and self._left > 0:
            time.sleep(2)
            self._left -= 2
        return load()


def peak_memory(process: int | str = "self") -> float:
    """The most memory that a process has held so far, in MB; 0 where the system does not tell."""
    found = [line.split()[1] for line in _lines(f"/proc/{process}/status") if line.startswith("VmHWM")]
    return int(found[0]) / 1024 if found else 0.0


def memory_now(process: int | str = "self") -> float:
    """The memory that a process holds at this moment, in MB; 0 where the system does not tell."""
    found = [line.split()[1] for line in _lines(f"/proc/{process}/status") if line.startswith("VmRSS")]
    return int(found[0]) / 1024 if found else 0.0


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else []


def median(values: Sequence[float]) -> float:
    """The middle value; not a number where there is none."""
    return statistics.median(values) if values else float("nan")


def beside(values: Sequence[float], references: Sequence[float]) -> float:
    """The median of how each value stands to the reference of its round."""
    return median([value / reference for value, reference in zip(values, references, strict=True)])


def highest_of(values: Sequence[float], share: float) -> float:
    """The smallest value that at least that share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)] if ordered else float("nan")


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that can be pasted into a page of documentation."""
    widths = [max(len(row[place]) for row in [header, *rows]) for place in range(len(header))]
    for row in [header, ["-" * width for width in widths], *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
    print()

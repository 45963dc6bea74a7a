"""What every benchmark needs: the machine in a line, a quiet moment, times, medians, a table in Markdown."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-23"
"""The day on which every register is looked at, so that clocks and money read the same every time."""
QUIET = 1.0
"""Load average, per core, up to which numbers are worth taking."""

Given = TypeVar("Given")


def machine() -> str:
    """The machine, the versions and the load, in one line."""
    names = [
        line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")
    ]
    model = names[0] if names else platform.processor() or "unknown processor"
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "duckdb"))
    cores = f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"
    return f"{datetime.now():%d %b %Y %H:%M}, {cores}, {packages}, load {load():.1f}\n"


def load() -> float:
    """The load average over one minute; 0 where the system keeps none."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


class Patience:
    """Pauses while others use the machine, but not for longer than so many seconds in a whole benchmark."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def wait(self) -> float:
        """Pause until the machine is quiet or patience is at its end; the load when it went on."""
        while load() > QUIET * (os.cpu_count() or 1) and self._left > 0:
            time.sleep(2)
            self._left -= 2
        return load()


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def milliseconds(job: Callable[[], object], runs: int, warming: int = 0) -> list[float]:
    """How long a job takes each time, after some runs that do not count."""
    return [seconds(job) * 1_000 for _ in range(warming + runs)][warming:]


def apart(job: Callable[..., Given], *given: Any) -> Given:
    """What a job returns in a process of its own, so that its memory and its imports are its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(job, given)


def memory(process: int | str = "self", *, peak: bool = True) -> float:
    """The most memory that a process has held so far, or what it holds now, in MB; 0 where not known."""
    sign = "VmHWM" if peak else "VmRSS"
    found = [line.split()[1] for line in _lines(f"/proc/{process}/status") if line.startswith(sign)]
    return int(found[0]) / 1024 if found else 0.0


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else []


def median(values: Sequence[float]) -> float:
    """The middle value; not a number where there is none."""
    return statistics.median(values) if values else float("nan")


def ratio(values: Sequence[float], references: Sequence[float]) -> float:
    """The median of each value divided by the reference of its round."""
    return median([value / reference for value, reference in zip(values, references, strict=True)])


def highest_of(values: Sequence[float], share: float = 0.95) -> float:
    """The smallest value that at least that share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)] if ordered else float("nan")


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table that can be pasted into a page of documentation; fractions as whole numbers."""
    cells = [[f"{cell:,.0f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in [header, *cells]) for place in range(len(header))]
    for row in [header, ["-" * width for width in widths], *cells]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
    print(flush=True)

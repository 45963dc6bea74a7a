"""How long it takes to make the register: `python -m benchmarks.build [--national FOLDER] [--runs 5]
[--profile]`.

Every run is a process of its own with a folder of its own, as when somebody starts for the first time; then
the same again on the register that is there, with nothing to change.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import measuring, national
from benchmarks.measuring import ROOT
from violence_response.register import building
from violence_response.settings import Settings

TARGET_SECONDS = 2.0
"""For the shipped data. There is none for a country: it is reported."""

SHOWN = 25
"""Functions that a profile lists."""


def one(data: Path, home: Path) -> dict[str, float]:
    """Build twice in this process: seconds of each time, of the processor in the first, peak MB."""
    chosen = Settings(home=home, data=data)
    began = time.process_time()
    first = building.build(chosen)
    processor = time.process_time() - began
    again = building.build(chosen)
    rows = sum(table.rows for table in first.tables.values())
    return {
        "first": first.seconds,
        "processor": processor,
        "again": again.seconds,
        "memory": measuring.peak_memory(),
        "rows": rows,
    }


def runs(data: Path, count: int) -> list[dict[str, float]]:
    """The numbers of that many runs, each in a process of its own."""
    found, patience = [], measuring.Patience()
    for _ in range(count):
        patience.wait()
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, "-m", "benchmarks.build", "--one", str(data), home]
            ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=1_800)
        found.append(json.loads(ran.stdout))
    return found


def profile(data: Path) -> None:
    """Print where the time of one build goes, the longest first."""
    with tempfile.TemporaryDirectory() as home:
        profiler = cProfile.Profile()
        profiler.enable()
        building.build(Settings(home=Path(home), data=data))
        profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats("violence_response|duckdb|pandas", SHOWN)


def line(name: str, found: list[dict[str, float]], target: str) -> list[str]:
    """One row of the table."""
    first = [run["first"] for run in found]
    return [
        name,
        f"{found[0]['rows']:,.0f}",
        f"{measuring.median(first):.2f} s ({min(first):.2f} to {max(first):.2f})",
        f"{measuring.median([run['processor'] for run in found]):.2f} s",
        f"{measuring.median([run['again'] for run in found]):.2f} s",
        f"{max(run['memory'] for run in found):,.0f} MB",
        target,
    ]


def main() -> None:
    """Time the builds and print a table."""
    parser = argparse.ArgumentParser(description="How long it takes to make the register.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--national", type=Path, help="folder made by benchmarks.national; made here if it is empty"
    )
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    parser.add_argument("--one", nargs=2, type=Path, metavar=("DATA", "HOME"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one(*chosen.one)))
        return
    folders = {"Shipped": ROOT / "data"}
    if chosen.national:
        national.make_once(chosen.national)
        folders["National"] = chosen.national
    if chosen.profile:
        for data in folders.values():
            profile(data)
        return
    print(measuring.machine())
    rows = []
    for name, data in folders.items():
        target = f"under {TARGET_SECONDS:.0f} s" if name == "Shipped" else "none"
        # A country takes minutes; three runs show what there is to see.
        rows.append(line(name, runs(data, chosen.runs if name == "Shipped" else min(chosen.runs, 3)), target))
    print(f"Load at the end {measuring.load():.1f}\n")
    measuring.print_table(
        ["Register", "Rows", "Median (least to most)", "Processor", "Again, unchanged", "Memory", "Target"],
        rows,
    )


if __name__ == "__main__":
    main()

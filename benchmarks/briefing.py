"""How long a briefing takes, and how much memory: one inspection, and four hundred findings, in each format.

Run `python -m benchmarks.briefing`. Each is made in a process of its own, so that its memory is its own.
"Made" is from the question to the bytes, "at work" the processor's part of it, which other work does not
lengthen; "from the start" also loads the libraries, as the command line does.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.measuring import Patience, machine, median, print_table

FORMS = ("docx", "pdf", "pptx", "html", "zip")
TIMES = 3
MAKER = """
import sys, time
started = time.perf_counter()
from datetime import date, datetime
from pathlib import Path
from violence_response.briefing import making
from violence_response.briefing.asking import OfDatabase, Request
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.settings import ROOT, Settings
loaded = time.perf_counter()
from tests.briefing import registers
from tests.conftest import FIXTURE, register_in_memory
which, form = sys.argv[1:]
database = register_in_memory(ROOT / "data" if which == "one" else FIXTURE)
if which == "many":
    registers.with_many_findings(database)
key = "jtai-serious-youth-violence-2024" if which == "one" else "force-2025"
kind = "note" if which == "one" else "pack"
day = date(2026, 11, 23) if which == "one" else date(2025, 3, 3)
begun, busy = time.perf_counter(), time.process_time()
request = Request(kind, "inspection", day, key)
moment = datetime(2026, 11, 23, 9, 30)
briefing = making.make(request, OfDatabase(database), Settings(), marking="OFFICIAL", made_at=moment)
data = rendered(briefing, Look(), form)
ended, worked = time.perf_counter(), time.process_time() - busy
from benchmarks.measuring import peak_memory
print(ended - begun, worked, ended - begun + loaded - started, peak_memory(), len(data))
"""
WHICH = {"one": ("one inspection, note", "1.5 s"), "many": ("403 findings, pack", "10 s, 500 MB")}


def measured(which: str, form: str) -> list[float]:
    """Seconds to make it, of these at work, seconds with loading, MB of memory, bytes: medians of three."""
    runs = []
    for _ in range(TIMES):
        command = [sys.executable, "-c", MAKER, which, form]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        runs.append([float(each) for each in ran.stdout.split()])
    return [median([run[place] for run in runs]) for place in range(5)]


def main() -> None:
    """Print the table."""
    print(machine())
    patience = Patience()
    rows = []
    for which, (name, wanted) in WHICH.items():
        for form in FORMS:
            patience.wait()
            made, worked, whole, memory, size = measured(which, form)
            times = [f"{seconds:.2f} s" for seconds in (made, worked, whole)]
            rows.append((name, form, *times, f"{memory:.0f} MB", f"{size / 1024:.0f} kB", wanted))
    print_table(("briefing", "format", "made", "at work", "from the start", "memory", "file", "wanted"), rows)


if __name__ == "__main__":
    main()

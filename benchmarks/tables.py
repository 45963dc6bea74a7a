"""How long a table takes from its bytes to the preview, and how much memory: ten thousand rows, CSV and XLSX.

Run `python -m benchmarks.tables`. The register is the shipped one; half the rows are new, and the files are
read in a process of their own, so that the memory is theirs. Making the register is not counted.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

from benchmarks.measuring import ROOT, machine, print_table

ROWS = 10_000
LIMIT = "10 s, 500 MB"
READER = """
import sys, time
from datetime import datetime
from pathlib import Path
from benchmarks.measuring import ROOT, peak_memory
from violence_response.register import building, recording, tables
path = Path(sys.argv[1])
with building.in_memory(ROOT / "data") as database:
    before = time.perf_counter()
    plan = tables.plan(database, path.name, path.read_bytes())
    taken, most = time.perf_counter() - before, peak_memory()
    assert not plan.faults, plan.faults[0]
    before = time.perf_counter()
    tables.save(database, plan, recording.Actor("editor"), at=datetime(2026, 11, 23, 10))
    print(f"{taken:.2f},{time.perf_counter() - before:.1f},{most:.0f},{len(plan.writes)}")
"""


def rows() -> list[list[str]]:
    """The header of `observations`, the shipped rows, and new ones after their manner."""
    with (ROOT / "data" / "observations.csv").open(encoding="utf-8", newline="") as file:
        header, *shipped = csv.reader(file)
    made = [
        [f"{row[0]}-{number}", *row[1:]] for number in range(1, ROWS // len(shipped) + 2) for row in shipped
    ]
    # Dates of their own: one measure has one value for a place and a period.
    return [header, *shipped, *made][: ROWS + 1]


def as_csv(table: list[list[str]]) -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue().encode("utf-8")


def as_xlsx(table: list[list[str]]) -> bytes:
    """The rows as a workbook, numbers as numbers."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("observations")
    numbers = {table[0].index(name) for name in ("value", "comparator_value")}
    sheet.append(table[0])
    for row in table[1:]:
        sheet.append(
            [float(cell) if place in numbers and cell else cell or None for place, cell in enumerate(row)]
        )
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def main() -> None:
    print(machine(), end="\n\n")
    table, measured = rows(), []
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("observations.csv", as_csv(table)), ("observations.xlsx", as_xlsx(table))):
            path = Path(folder) / name
            path.write_bytes(content)
            command = [sys.executable, "-c", READER, str(path)]
            ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            preview, saving, memory, writes = ran.stdout.strip().split(",")
            measured.append(
                [name, f"{preview} s", f"{memory} MB", f"{saving} s for {int(writes):,} rows", LIMIT]
            )
    print_table(["File", f"Preview of {ROWS:,} rows", "Most memory", "Saving", "Wanted"], measured)


if __name__ == "__main__":
    main()

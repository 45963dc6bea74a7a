"""How long a file takes to read, and how much memory: `python -m benchmarks.files`.

Documents of ten pages, of a scanned page and of two hundred pages; tables of ten thousand rows as CSV and
XLSX, from their bytes to the preview, on the shipped register. Each is read in a process of its own, so that
its memory is its own; the time does not count the start of the process, or the making of the register.
"""

from __future__ import annotations

import io

import pandas as pd

from benchmarks import measuring
from benchmarks.measuring import ROOT
from tests.documents import printing
from tests.documents.offices import REPORT
from violence_response.documents.fields.reader import read_bytes
from violence_response.register import building, tables

ROWS = 10_000


def document(data: bytes) -> tuple[float, float]:
    """Seconds to read a PDF, and peak MB."""
    return measuring.seconds(lambda: read_bytes(data, "document.pdf")), measuring.memory()


def table(name: str, data: bytes) -> tuple[float, float]:
    """Seconds to the preview of a table, and peak MB. Raises AssertionError for a table with a fault."""
    plans = []
    with building.in_memory(ROOT / "data") as database:
        taken = measuring.seconds(lambda: plans.append(tables.plan(database, name, data)))
        assert not plans[0].faults, plans[0].faults[0]
    return taken, measuring.memory()


def observations() -> pd.DataFrame:
    """The shipped rows of `observations`, and new ones after their manner."""
    shipped = pd.read_csv(ROOT / "data" / "observations.csv")
    copies = [
        shipped.assign(observation_id=shipped["observation_id"] + f"-{n}")
        for n in range(1, 1 + ROWS // len(shipped))
    ]
    return pd.concat([shipped, *copies])[:ROWS]


def main() -> None:
    """Read each, and print a table."""
    print(measuring.machine())
    packed = io.BytesIO()
    observations().to_excel(packed, sheet_name="observations", index=False)
    sheets = {
        "observations.csv": observations().to_csv(index=False).encode(),
        "observations.xlsx": packed.getvalue(),
    }
    documents = {
        "ten pages": (printing.as_pdf(REPORT, times=20), "1 s"),
        "scanned page": (printing.as_scan(printing.as_pdf(REPORT)), "5 s"),
        "two hundred pages": (printing.as_pdf(REPORT, times=400), "400 MB"),
    }
    found = [(name, *measuring.apart(document, data), limit) for name, (data, limit) in documents.items()]
    for name, data in sheets.items():
        found.append((f"{ROWS:,} rows, {name}", *measuring.apart(table, name, data), "10 s, 500 MB"))
    shown = [[name, f"{taken:.2f} s", f"{held:.0f} MB", limit] for name, taken, held, limit in found]
    measuring.print_table(["File", "Read in", "Memory", "Wanted under"], shown)


if __name__ == "__main__":
    main()

"""How long the reader takes, and how much memory: ten pages of text, a scanned page, two hundred pages.

Run `python -m benchmarks.read`. Each document is read in a process of its own, so that its memory is its own;
the time does not count the start of the process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.documents import printing
from tests.documents.offices import REPORT

LIMITS = {"ten pages": "under 1 s", "scanned page": "under 5 s", "two hundred pages": "under 400 MB"}
READER = """
import resource, sys, time
from pathlib import Path
from violence_response.documents.fields.reader import read
before = time.perf_counter()
reading = read(Path(sys.argv[1]))
taken = time.perf_counter() - before
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{reading.file.pages:>5}  {taken:>7.2f} s  {most:>6.0f} MB")
"""


def documents() -> dict[str, bytes]:
    """The documents that are read, by name."""
    one = printing.as_pdf(REPORT)
    return {
        "ten pages": printing.as_pdf(REPORT, times=20),
        "scanned page": printing.as_scan(one),
        "two hundred pages": printing.as_pdf(REPORT, times=400),
    }


def main() -> None:
    print(f"{'document':<18}  pages     time     memory  wanted")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in documents().items():
            path = Path(folder) / "document.pdf"
            path.write_bytes(data)
            ran = subprocess.run(
                [sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True
            )
            print(f"{name:<18}  {ran.stdout.rstrip()}  {LIMITS[name]}")


if __name__ == "__main__":
    main()

"""How long a briefing takes, and how much memory: one inspection, and four hundred findings, in each format.

Run `python -m benchmarks.briefing`. Each is made in a process of its own, so that its memory is its own.
"Made" is from the question to the bytes, "at work" the processor's part of it, which other work does not
lengthen; "loading" comes before it, once in a process.
"""

from __future__ import annotations

import time
from datetime import date, datetime

from benchmarks import measuring, serving

FORMS = ("docx", "pdf", "pptx", "html", "zip")
WHICH = {"one": ("one inspection, note", "1.5 s"), "many": ("403 findings, pack", "10 s, 500 MB")}


def made(which: str, form: str) -> list[float]:
    """Seconds to make it, of these at work, seconds of loading, MB of memory, bytes."""
    started = time.perf_counter()
    from violence_response.briefing import asking, formats, look, making
    from violence_response.settings import ROOT, Settings

    loading = time.perf_counter() - started
    from tests.briefing import registers
    from tests.conftest import FIXTURE, register_in_memory

    if which == "one":
        database = register_in_memory(ROOT / "data")
        key = "jtai-serious-youth-violence-2024"
        request = asking.Request("note", "inspection", date.fromisoformat(measuring.DAY), key)
    else:
        database = register_in_memory(FIXTURE)
        registers.with_many_findings(database)
        request = asking.Request("pack", "inspection", date(2025, 3, 3), "force-2025")
    begun, busy = time.perf_counter(), time.process_time()
    moment, ask = datetime.fromisoformat(f"{measuring.DAY}T09:30"), asking.OfDatabase(database)
    briefing = making.make(request, ask, Settings(), marking="OFFICIAL", made_at=moment)
    data = formats.rendered(briefing, look.Look(), form)
    taken, worked = time.perf_counter() - begun, time.process_time() - busy
    return [taken, worked, loading, measuring.memory(), len(data)]


def main() -> None:
    """Print the table."""
    chosen = serving.options(__doc__ or "", 3).parse_args()
    print(measuring.machine())
    patience, rows = measuring.Patience(chosen.patience), []
    for which, (name, wanted) in WHICH.items():
        for form in FORMS:
            patience.wait()
            runs = [measuring.apart(made, which, form) for _ in range(chosen.runs)]
            *times, memory, size = (measuring.median(each) for each in zip(*runs, strict=True))
            cells = [f"{seconds:.2f} s" for seconds in times]
            rows.append((name, form, *cells, f"{memory:.0f} MB", f"{size / 1024:.0f} kB", wanted))
    measuring.print_table(
        ("Briefing", "Format", "Made", "At work", "Loading", "Memory", "File", "Wanted"), rows
    )


if __name__ == "__main__":
    main()

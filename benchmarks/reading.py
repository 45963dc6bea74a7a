"""How well the reader reads: precision and recall by field, family and damage; what a confidence is worth.

Run `python -m benchmarks.reading [tuned|held] [--wrong] [--scans]`. The documents are in
`tests/documents/written_documents`; each is printed in every format and damaged with fixed seeds.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pandas as pd

from benchmarks.measuring import ROOT, print_table
from tests.documents import damage
from tests.documents.conftest import FONTS, TABLES
from tests.documents.scoring import Score, Tally
from tests.documents.written import Written, written
from violence_response.documents.fields.known import Known, known_from_frames
from violence_response.documents.fields.reader import read_bytes
from violence_response.errors import ViolenceResponseError

FAMILIES = ("cleveland_form", "letter", "numbered_report", "unknown")
SEEDS = (1, 2, 3)


def printed(office: Written, with_scans: bool) -> Iterator[tuple[str, str, bytes]]:
    """A document in every format: level of damage, name with ending, bytes."""
    font = next((str(path) for path in FONTS if path.is_file()), "")
    text = damage.paged(office)
    yield "none", "paged.txt", text.encode("utf-16")
    yield "none", "windows.txt", _typed(text).encode("cp1252", "replace")
    yield "none", "web.html", damage.as_busy_web(office).encode()
    yield "none", "glyphs.docx", damage.as_table_word(office)
    yield "none", "controls.docx", damage.as_table_word(office, "controls")
    if font:
        yield "none", "rows.pdf", damage.as_rows_pdf(office, font)
        yield "none", "columns.pdf", damage.as_columns_pdf(office, font)
    for level, rate in damage.LEVELS.items():
        for seed in SEEDS:
            yield level, f"{level}{seed}.txt", damage.noisy(text, rate, seed).encode()
    if with_scans and font:
        yield "scan", "scan.pdf", damage.as_poor_scan(damage.as_rows_pdf(office, font))


def _typed(text: str) -> str:
    return text.replace("☐", "[ ]").replace("☒", "[x]").replace("☑", "[X]")


def measure(
    offices: tuple[Written, ...], known: Known, with_scans: bool, is_shown: bool
) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Tallies by family (undamaged and damaged together) and by level of damage."""
    families, levels = defaultdict(Tally), defaultdict(Tally)
    for office in offices:
        for level, name, data in printed(office, with_scans):
            try:
                reading = read_bytes(data, name, known)
            except ViolenceResponseError as error:
                print(f"{office.name}/{name}: refused: {error}")
                continue
            notes = families[office.family].add(office, reading)
            levels[level].add(office, reading)
            for note in notes if is_shown else ():
                print(f"{office.name}/{name}: {note[:190]}")
    return families, levels


def print_fields(tallies: dict[str, Tally], names: Sequence[str]) -> None:
    """Print precision / recall in per cent by field (rows) and column."""
    fields = sorted({name for tally in tallies.values() for name in tally.scores})
    rows = [[name, *(_cell(tallies[column].scores.get(name)) for column in names)] for name in fields]
    print_table(["Field", *names], rows)


def _cell(score: Score | None) -> str:
    if score is None or not (score.right + score.wrong + score.missed):
        return "·"
    shares = (score.precision, score.recall)
    return " / ".join("·" if share is None else f"{share:.0%}" for share in shares)


def main() -> None:
    """Read every document of a part, and print the tables."""
    part = "held" if "held" in sys.argv else "tuned"
    known = known_from_frames(
        {name: pd.read_csv(ROOT / "data" / f"{name}.csv", dtype=str) for name in TABLES}
    )
    families, levels = measure(written(part), known, "--scans" in sys.argv, "--wrong" in sys.argv)
    print(f"\n{part}: {len(written(part))} documents\n")
    print_fields(families, [name for name in FAMILIES if name in families])
    print_fields(levels, list(levels))
    whole = Tally(said=[each for tally in families.values() for each in tally.said if each.field != "layout"])
    bands = [(band, count, "·" if share is None else f"{share:.0%}") for band, count, share in whole.bands()]
    print_table(["Confidence", "Statements", "Right"], bands)


if __name__ == "__main__":
    main()

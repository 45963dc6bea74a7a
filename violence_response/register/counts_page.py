"""Write the table of `docs/counts.md`: what each count counts, out of what, and its value on shipped data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from violence_response import queries, words
from violence_response.database import Database
from violence_response.rows import Counts, CountsOfPlan

DAY = date(2026, 11, 30)
"""The day of the values on the page; a count on another day may differ."""
EXAMPLE = "jtai-serious-youth-violence-2024"
"""The inspection whose counts are printed beside those of the whole register."""
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
OUT_OF = "; out of "


def table(database: Database) -> str:
    """The table as Markdown: one row per count of `counts` and `counts_of_plan`."""
    usual = {"today": DAY.isoformat(), "notice_days": 14}
    whole = queries.rows_of(database, Counts, **usual)[0]
    one = queries.rows_of(database, Counts, **usual, inspection_ids=[EXAMPLE])[0]
    plan = queries.rows_of(database, CountsOfPlan, today=usual["today"])[0]
    lines = [
        f"| Count | What is counted | Out of | Whole register | {EXAMPLE} |",
        "|---|---|---|---:|---:|",
    ]
    rows: tuple[tuple[type[NamedTuple], NamedTuple, NamedTuple | None], ...] = (
        (Counts, whole, one),
        (CountsOfPlan, plan, None),
    )
    for kind, row, example in rows:
        for place, column in enumerate(queries.of_rows(kind).fields):
            if column.name == "as_at":
                continue
            counted, _, out_of = column.words.partition(OUT_OF)
            cells = [f"`{column.name}`", counted, f"`{out_of}`" if out_of else "", _value(row[place])]
            lines.append("| " + " | ".join([*cells, _value(example[place]) if example else ""]) + " |")
    return "\n".join(lines)


def _value(value: Any) -> str:
    if value is None:
        return "none"
    return words.pounds(value) if isinstance(value, Decimal) else words.plain(value)


def written(page: str, database: Database) -> str:
    """The page with its table made again. Raises ValueError where the page has lost the marks around it."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table(database)}\n{END}{after}"

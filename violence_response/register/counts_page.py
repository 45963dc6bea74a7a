"""Write the table of `docs/counts.md`: what each count counts, out of what, and its value on shipped data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from violence_response import queries, words
from violence_response.database import Database

DAY = date(2026, 11, 30)
"""The day of the values on the page; a count on another day may differ."""
EXAMPLE = "jtai-serious-youth-violence-2024"
"""The inspection whose counts are printed beside those of the whole register."""
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
OUT_OF = "; out of "


def table(database: Database) -> str:
    """The table as Markdown: one row per count of `counts` and `counts_of_plan`.

    Read by the headers, not by `rows.py`, which is written in the same run.
    """
    usual = {"today": DAY.isoformat(), "notice_days": 14}
    whole = queries.records(database, "counts", **usual)[0]
    one = queries.records(database, "counts", **usual, inspection_ids=[EXAMPLE])[0]
    plan = queries.records(database, "counts_of_plan", today=usual["today"])[0]
    lines = [
        f"| Count | What is counted | Out of | Whole register | {EXAMPLE} |",
        "|---|---|---|---:|---:|",
    ]
    for query, row, example in (("counts", whole, one), ("counts_of_plan", plan, None)):
        for column in queries.named(query).columns:
            if column.name == "as_at":
                continue
            counted, _, out_of = column.words.partition(OUT_OF)
            cells = [f"`{column.name}`", counted, f"`{out_of}`" if out_of else "", _value(row[column.name])]
            lines.append("| " + " | ".join([*cells, _value(example[column.name]) if example else ""]) + " |")
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

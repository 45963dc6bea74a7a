"""Rows as text for a terminal or a file: an aligned table, CSV, or JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from violence_response import words
from violence_response.register import exporting

Rows = Sequence[Sequence[Any]]
GAP = "  "
NARROWEST = 8
"""Characters that a column keeps however narrow the terminal is."""


def table(names: Sequence[str], rows: Rows, width: int | None = None) -> str:
    """An aligned table with a header, numbers to the right; texts are cut so that a line fits `width`."""
    if not rows:
        return GAP.join(names) + "\n(no rows)\n"
    cells = [[_on_a_line(plain(value)) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    if width is not None:
        widths = _fitted(widths, width)
    numeric = [any(map(_is_number, column)) for column in zip(*rows, strict=True)]
    lines = [
        GAP.join(
            _cut(cell, room).rjust(room) if right else _cut(cell, room).ljust(room)
            for cell, room, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in [list(names), ["-" * room for room in widths], *cells]
    ]
    return "\n".join(lines) + "\n"


def csv(names: Sequence[str], rows: Rows) -> str:
    """The rows as CSV with a header, in the manner of the register's files; lists joined by semicolons."""
    return "".join(exporting.line([plain(value) for value in row]) for row in [list(names), *rows])


def records(names: Sequence[str], rows: Rows) -> str:
    """The rows as a JSON list of objects; dates in ISO form, what is unknown as null."""
    found = [{name: _json(value) for name, value in zip(names, row, strict=True)} for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: Any) -> str:
    """One value as text: ISO dates, true or false, digits without an exponent, empty for unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return exporting.shortest(value) if math.isfinite(value) else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return words.listed(map(plain, value))
    return str(value)


def _json(value: Any) -> Any:
    if isinstance(value, list):
        return [_json(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.isoformat() if isinstance(value, date | datetime) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _on_a_line(text: str) -> str:
    # Whatever a document held, a terminal must not be steered by it.
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """The widths with the widest columns narrowed alike, so that the line fits where it can."""
    room = width - len(GAP) * (len(widths) - 1)
    for limit in range(max(room, NARROWEST), NARROWEST, -1):
        if sum(min(each, limit) for each in widths) <= room:
            return [min(each, limit) for each in widths]
    return [min(each, NARROWEST) for each in widths]

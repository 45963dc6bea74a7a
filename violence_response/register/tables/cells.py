"""A cell of a spreadsheet as the text that the register's rules are checked against.

Nothing is guessed: what a spreadsheet may have changed on its own (a date out of a text, a percentage) is
reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from violence_response.register.exporting import shortest
from violence_response.register.schema import Column

BOOLEANS = {"true": "true", "false": "false"}
LARGEST_EXACT = 2**53
"""Above it a spreadsheet's number has lost digits; no column of the register holds such a one."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula. It is never worked out: what it would give depends on the program that opens it."""

    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows an error of the spreadsheet, such as #REF!."""

    text: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that is shown as a percentage: 0.05 is read as 5% by a person and as 0.05 by a program."""

    value: float


Cell = Any
"""What a cell holds: text, a number, true or false, a date or time, one of the above, or nothing."""


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing in a cell; blanks only are nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell, column: Column) -> tuple[str, str]:  # noqa: PLR0911 - one return for each kind of cell
    """The cell as text for that column, and what is wrong with it ("" where its own rules may decide)."""
    if is_empty(cell):
        return "", ""
    if isinstance(cell, Formula):
        return cell.text, ""
    if isinstance(cell, Broken):
        return cell.text, f'the cell shows "{cell.text}", an error of the spreadsheet; type the value itself'
    if isinstance(cell, Percentage):
        shown = shortest(float(Decimal(repr(cell.value)) * 100))
        advice = f'"{shown}%" is a percentage; write the plain number and format the cell as a number'
        return f"{shown}%", advice
    if isinstance(cell, bool):
        return ("true" if cell else "false"), ""
    if isinstance(cell, int | float):
        return _number(cell, column), ""
    if isinstance(cell, date | time | timedelta):
        return _moment(cell, column)
    text = str(cell).replace("\r\n", "\n")
    return (BOOLEANS.get(text.strip().lower(), text) if column.kind == "BOOLEAN" else text), ""


def _number(value: float, column: Column) -> str:
    """Spreadsheets keep every number alike: 12000 and 12000.0 are 12000.00 in a column of money."""
    text = str(value) if isinstance(value, int) else shortest(value)
    if column.kind == "DECIMAL" and abs(value) < LARGEST_EXACT:
        exact = Decimal(repr(value))
        return f"{exact:.2f}" if exact == round(exact, 2) else text
    return text


def _moment(value: date | time | timedelta, column: Column) -> tuple[str, str]:
    text = value.isoformat() if isinstance(value, date | time) else str(value)
    if isinstance(value, datetime) and column.kind != "TIMESTAMP" and value.time() == time():
        text = value.date().isoformat()
    if column.kind == "VARCHAR":
        advice = (
            f"the spreadsheet made a date or time of it ({text}); format the cell as text and type it again"
        )
        return text, advice
    return text, ""

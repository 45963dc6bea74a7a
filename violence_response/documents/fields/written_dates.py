"""Dates as offices write them: "8th March 2023", "10th of September 2024", "4 September", "September 2023",
"08/03/2023", "8.3.23".

A rule of our own, because general date readers fill in what is missing from today's date, and here a missing
year has to stay missing. Numbers with strokes are day first, as in Britain.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "no_year"]
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
NAME = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?{NAME}(?![a-z])(?:,?\s+{YEAR}\b)?",
    re.IGNORECASE,
)
AMERICAN = re.compile(rf"\b{NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}\b", re.IGNORECASE)
MONTH_ONLY = re.compile(rf"\b{NAME}(?![a-z]),?\s+(?:of\s+)?{YEAR}\b", re.IGNORECASE)
STROKES = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>(?:19|20)\d\d|[0-3]\d)(?![\d/-]|\.\d)"
)
ISO = re.compile(rf"(?<![\d-]){YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
PATTERNS = (ISO, STROKES, WRITTEN, AMERICAN, MONTH_ONLY)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: the first day it can mean (None without a year), its precision and its place."""

    value: date | None
    precision: Precision
    start: int
    end: int
    quote: str

    @property
    def last(self) -> date | None:
        """The last day it can mean."""
        if self.value is None or self.precision != "month":
            return self.value
        return self.value.replace(day=calendar.monthrange(self.value.year, self.value.month)[1])


def dates_in(text: str) -> list[FoundDate]:
    """Every date in a text, in order; a day that no calendar has is left out."""
    found: list[FoundDate] = []
    taken: list[range] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            place = range(match.start(), match.end())
            if any(place.start < other.stop and other.start < place.stop for other in taken):
                continue
            one = _read(match)
            if one is not None:
                found.append(one)
                taken.append(place)
    return sorted(found, key=lambda one: one.start)


def _whole_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _read(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    written = parts["month"].lower().rstrip(".")
    month = int(written) if written.isdigit() else MONTHS[written]
    year = parts.get("year")
    precision: Precision = "no_year" if year is None else "day" if parts.get("day") else "month"
    try:
        # A leap year is assumed where the year is missing, so that 29 February passes.
        value = date(_whole_year(year or "2024"), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    return FoundDate(value if year else None, precision, match.start(), match.end(), match.group())

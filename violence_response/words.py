"""Numbers, money and days as an officer would write them. Unknown is said, never shown as zero.

Used by every room (pages, pictures, briefings), so that one fact reads the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any, NamedTuple

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Everything that Markdown, GitHub's tables or Streamlit's own additions (colours, icons, mathematics) would
# act on.
SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^])")


class Status(NamedTuple):
    """A status as people read it: the term of its vocabulary, its words, its sign, and its tone.

    A tone is good, caution, problem or neutral.
    """

    term: str
    label: str
    mark: str | None
    tone: str | None


def is_unknown(value: Any) -> bool:
    """Whether a value out of a frame is missing: None, NaN, NaT or NA."""
    # Only the missing values of numpy and pandas differ from themselves or cannot say.
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - that is how they are recognised
    except TypeError:
        return True


def number(value: int) -> str:
    """A count in a sentence: words to ten, digits with commas above."""
    return SMALL[value] if 0 <= value < len(SMALL) else f"{value:,}"


def counted(value: int, singular: str, plural: str | None = None) -> str:
    """A count and its noun: "one finding", "no findings", "1,204 findings"."""
    return f"{number(value)} {singular if value == 1 else plural or singular + 's'}"


def times(value: int) -> str:
    """How often: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(value, f"{number(value)} times")


def verb(value: int, one: str, several: str) -> str:
    """The verb that goes with a count: `verb(1, "has", "have")` is "has"."""
    return one if value == 1 else several


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(items: Iterable[str]) -> str:
    """Items as a list in a sentence: "a", "a and b", "a, b and c"."""
    parts = list(items)
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def listed(items: Iterable[Any]) -> str:
    """Several values in one cell of a table or a file: "Hartlepool; Redcar and Cleveland"."""
    return "; ".join(str(each) for each in items)


def is_several(value: Any) -> bool:
    """Whether a value out of a row or a frame is a list of values."""
    return hasattr(value, "__len__") and not isinstance(value, str)


def pounds(value: Any, unknown: str = "amount not stated") -> str:
    """Money to the pound, or with pence where there are any: "£54,200", "£460,277.35"."""
    if is_unknown(value):
        return unknown
    amount = Decimal(str(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def short_pounds(value: Any, unknown: str = "not stated") -> str:
    """Money where room is short: "£1.2m", "£54k", "£850"."""
    if is_unknown(value):
        return unknown
    amount = float(value)
    if amount >= 999_500:
        return f"£{amount / 1_000_000:.1f}m"
    return f"£{amount / 1000:.0f}k" if amount >= 10_000 else f"£{amount:,.0f}"


def money(awarded: Any, other: Any, not_stated: Any) -> str:
    """What is known of some money: "£67,256 awarded, up to £216,366 not confirmed, one amount not stated";
    with nothing beside it "up to £216,366, not confirmed"."""
    parts = [] if is_unknown(awarded) else [f"{pounds(awarded)} awarded"]
    is_stated = is_unknown(not_stated) or not int(not_stated)
    if not is_unknown(other):
        parts.append(f"up to {pounds(other)}{',' if not parts and is_stated else ''} not confirmed")
    if not is_unknown(not_stated) and int(not_stated) > 0:
        parts.append(f"{counted(int(not_stated), 'amount')} not stated")
    return ", ".join(parts) or "no money recorded"


def day(value: Any, unknown: str = "not recorded") -> str:
    """A date as "14 Jan 2025"."""
    if is_unknown(value):
        return unknown
    when: date = value.date() if isinstance(value, datetime) else value
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def period(starts: Any, ends: Any, precision: str = "day") -> str:
    """Two ends of a time in words, with what is unknown said: "Apr 2024 to Mar 2025", "until 31 Mar 2026"."""
    if is_unknown(starts) and is_unknown(ends):
        return "dates not stated"
    forms: dict[str, Callable[[Any], str]] = {"month": month, "year": lambda value: str(value.year)}
    written = forms.get(precision, day)
    if is_unknown(starts):
        return f"until {written(ends)}, start not stated"
    if is_unknown(ends):
        return f"from {written(starts)}, end not stated"
    first, last = written(starts), written(ends)
    return first if first == last else f"{first} to {last}"


def month(value: Any) -> str:
    """A date's month as "Jan 2025"."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def days_left(value: Any) -> str:
    """Days to a date: "in 8 days", "today", "1 day ago"."""
    if is_unknown(value):
        return "no clock runs"
    days = int(value)
    if days == 0:
        return "today"
    noun = "day" if abs(days) == 1 else "days"
    return f"in {days:,} {noun}" if days > 0 else f"{-days:,} {noun} ago"


def more_or_fewer(change: Any, unknown: str = "not known") -> str:
    """A difference of two counts: "786 fewer", "1 more", "no change"."""
    if is_unknown(change):
        return unknown
    value = int(change)
    return f"{abs(value):,} {'more' if value > 0 else 'fewer'}" if value else "no change"


def plain(value: Any, unknown: str = "") -> str:
    """A value of a frame as plain text: dates and numbers written out, lists joined, unknown as given."""
    if is_several(value):
        return listed(map(plain, value)) or unknown
    if is_unknown(value):
        return unknown
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".") if not value.is_integer() else f"{int(value):,}"
    return f"{value:,}" if isinstance(value, int) else str(value)


LONG_TITLE = 5
"""Words from which the part of a title before its colon is enough."""


def short_title(title: Any) -> str:
    """A report's title without what follows its colon, where what comes before says enough."""
    whole = str(title)
    before = whole.partition(":")[0].strip()
    return before if len(before.split()) >= LONG_TITLE else whole


def file_name(name: str) -> str:
    """A file's name as it may be shown: its last part, without signs that steer a terminal, at most 120
    letters."""
    last = re.split(r"[\\/]", name.encode("utf-8", "replace").decode("utf-8"))[-1]
    return "".join(letter if letter.isprintable() else "?" for letter in last)[:120] or "document"


def markdown(text: Any) -> str:
    """Text of a register made safe for Markdown: whatever was typed is shown as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def highlighted(text: Any, looked_for: str) -> str:
    """The text made safe for Markdown, with every word looked for marked, whatever its case and accents."""
    if not looked_for.strip():
        return markdown(text)
    line = " ".join(str(text).split())
    # Each letter is folded by itself, so a place in the folded text is the same place in the text.
    folded = "".join((_folded(letter) or " ")[0] for letter in line)
    is_marked = [False] * len(line)
    for word in _folded(looked_for).split():
        place = folded.find(word)
        while place >= 0:
            is_marked[place : place + len(word)] = [True] * len(word)
            place = folded.find(word, place + 1)
    pieces = []
    for marked, run in groupby(zip(line, is_marked, strict=True), key=lambda pair: pair[1]):
        safe = SPECIAL.sub(r"\\\1", "".join(letter for letter, _ in run))
        pieces.append(f":yellow-background[{safe}]" if marked else safe)
    return "".join(pieces)


def has_words(text: Any, looked_for: str) -> bool:
    """Whether any of the words looked for occurs in the text, whatever its case and accents."""
    folded = _folded(str(text))
    return any(word in folded for word in _folded(looked_for).split())


def _folded(text: str) -> str:
    """The text in small letters without accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet may take a text that begins so for a formula. Source: OWASP, CSV injection."""


def for_spreadsheet(text: str) -> str:
    """The text so that a spreadsheet shows it and does not work it out: an apostrophe before a formula."""
    return "'" + text if text.startswith(FORMULA) else text


# Characters that no document format may hold, and those that turn text round unseen.
_UNPRINTABLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text on one line, without control characters, halves of characters and marks of direction."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))
    kept = (" " if each.isspace() else each for each in whole if each.isspace() or _may_be_printed(each))
    return " ".join("".join(kept).split())


def _may_be_printed(character: str) -> bool:
    # The joiners belong to Arabic and Indic words and to compound emoji.
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Co"}

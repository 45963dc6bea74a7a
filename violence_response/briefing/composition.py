"""What a briefing is: sections, a marking, a day and its sources, the same for every renderer.

`Briefing.items` lists every text that a renderer has to print; a test holds the files of all renderers to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

import pandas as pd

from violence_response import words
from violence_response.accounts.blocks import Drawing, Section

KINDS = {
    "note": "Commissioner's note",
    "pack": "Partnership pack",
    "response": "Inspection response draft",
    "finding": "One finding's thread",
    "body": "One body's account",
    "minutes": "Minutes",
}
"""Kind of briefing: its name."""
MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")
"""The markings that a person may choose; the setting may name another."""

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it is printed: its number in this briefing, and what it is."""

    number: int
    title: str
    detail: str
    url: str
    published: date | None = None

    def items(self) -> Iterator[str]:
        """Every text of the source; its address is a link behind the title."""
        yield self.title
        yield self.detail


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that was asked for a briefing, and the frame that it gave."""

    query: str
    parameters: tuple[tuple[str, Any], ...]
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing, ready to be printed.

    `as_at` is the day that it reports on, `made_at` the moment in London at which it was made.
    """

    kind: str
    title: str
    subject: str
    filters: str
    body: str
    marking: str
    as_at: date
    made_at: datetime
    version: str
    as_at_words: str
    sources_words: str
    licence: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    asked: tuple[Asked, ...]

    @property
    def full_title(self) -> str:
        """The title with its subject, as programs show it."""
        return f"{self.title}: {self.subject}"

    @property
    def foot(self) -> tuple[str, str]:
        """The two lines at the foot of every page, above the marking."""
        return (
            f"{self.body} · {self.as_at_words} · {self.filters}",
            f"{self.sources_words} {self.licence} · Violence Response {self.version}",
        )

    def items(self) -> list[str]:
        """Every text that every renderer prints, in order."""
        found = [self.title, self.subject]
        for section in self.sections:
            found += section.items()
        for source in self.sources:
            found += source.items()
        return found


def cleaned(value: Kept) -> Kept:
    """The same value with every text in it made printable; frames, days and pictures stay as they are."""
    if isinstance(value, str):
        return words.printable(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(cleaned(each) for each in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, Asked | Drawing):
        return replace(value, **{each.name: cleaned(getattr(value, each.name)) for each in fields(value)})  # type: ignore[type-var]
    return value

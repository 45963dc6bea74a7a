"""What a briefing is asked for, and the frames it is built from: every question it puts is kept with its
answer."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pandas as pd

from violence_response import queries
from violence_response.briefing.composition import KINDS, Asked
from violence_response.database import Database
from violence_response.errors import BriefingKindUnfit, BriefingSubjectUnknown
from violence_response.queries import Query, Row
from violence_response.register.as_at import register_as_at
from violence_response.rows import BriefingSubjects

SUBJECTS = {
    "all": "whole register",
    "inspection": "inspection",
    "theme": "theme",
    "priority": "Plan priority",
    "area": "place",
    "finding": "finding",
    "body": "body",
}
"""What a briefing can be about: how it is called."""


ALONE = {kind: KINDS[kind] for kind in ("finding", "body")}
"""Kinds of briefing that have a subject of their own, which no other kind can be about."""


class Ask(Protocol):
    """What answers a query: as a frame by its name, or as rows by their type."""

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The frame of a query."""
        ...

    def rows(self, kind: type[Row], **parameters: Any) -> list[Row]:
        """The rows of the query of that type."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """What a briefing is asked for: its kind and subject, the day it reports on, and the days between two
    meetings."""

    kind: str
    subject: str
    day: date
    key: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def scope(self) -> dict[str, list[str]]:
        """The subject as the choice of a query; nothing for the whole register."""
        return {} if self.subject == "all" else {f"{self.subject}_ids": [self.key]}

    def require_fit(self) -> None:
        """Raise BriefingKindUnfit where the kind cannot be made for the subject."""
        name = KINDS[self.kind].lower()
        if self.kind == "minutes" and self.subject != "all":
            raise BriefingKindUnfit(kind=name, advice="they are of one meeting, so name no subject")
        if self.kind == "response" and self.subject != "inspection":
            raise BriefingKindUnfit(kind=name, advice="it needs one inspection")
        for own, called in ALONE.items():
            if (self.kind == own) != (self.subject == own):
                instead = f"ask for {called[0].lower()}{called[1:]} instead"
                advice = f"it needs one {own}" if self.kind == own else instead
                raise BriefingKindUnfit(kind=name, advice=advice)


class Asking:
    """Asks named queries, with the day and the notice filled in, and remembers each frame for the data
    files."""

    def __init__(self, ask: Ask, day: date, notice_days: int) -> None:
        self._ask = ask
        self._usual = {"today": day.isoformat(), "notice_days": notice_days}
        self.asked: list[Asked] = []

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The frame of a query."""
        bound = self._bound(queries.named(name), parameters)
        found = self._ask.frame(name, **bound)
        self._note(name, bound, found)
        return found

    def rows(self, kind: type[Row], **parameters: Any) -> list[Row]:
        """The rows of the query of that type."""
        query = queries.of_rows(kind)
        bound = self._bound(query, parameters)
        found = self._ask.rows(kind, **bound)
        self._note(query.name, bound, queries.frame_of(kind, found))
        return found

    def one(self, kind: type[Row], **parameters: Any) -> Row | None:
        """The single row of a query that gives at most one; None where there is none."""
        found = self.rows(kind, **parameters)
        return found[0] if found else None

    def only(self, kind: type[Row], **parameters: Any) -> Row:
        """The one row of a query that always gives one."""
        return self.rows(kind, **parameters)[0]

    def _bound(self, query: Query, parameters: Mapping[str, Any]) -> dict[str, Any]:
        known = {part.name for part in query.parameters}
        return {**{key: value for key, value in self._usual.items() if key in known}, **parameters}

    def _note(self, name: str, bound: Mapping[str, Any], found: pd.DataFrame) -> None:
        shown = tuple((key, tuple(each) if isinstance(each, list) else each) for key, each in bound.items())
        self.asked.append(Asked(name, shown, found))


@dataclass(frozen=True, slots=True)
class OfDatabase:
    """Asks an opened register as it is."""

    database: Database

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The frame of a query."""
        return queries.frame(self.database, name, **parameters)

    def rows(self, kind: type[Row], **parameters: Any) -> list[Row]:
        """The rows of the query of that type."""
        return queries.rows_of(self.database, kind, **parameters)


@contextmanager
def register_on(database: Database, day: date, today: date) -> Iterator[Ask]:
    """Asks the register as it stood at the end of a day: this is where a briefing's database is chosen.

    For a day that has not ended, it is the register as it is.
    """
    if day >= today:
        yield OfDatabase(database)
        return
    with register_as_at(database, day) as past:
        yield OfDatabase(past)


def named(asking: Asking, request: Request) -> tuple[str, str]:
    """The name of the subject and its detail; raises BriefingSubjectUnknown, with the nearest keys."""
    if request.subject == "all":
        return "The whole register", ""
    row = asking.one(BriefingSubjects, subject=request.subject, subject_id=request.key)
    if row is not None:
        return row.name, row.detail or ""
    names = {each.subject_id: each.name for each in asking.rows(BriefingSubjects, subject=request.subject)}
    raise BriefingSubjectUnknown(
        subject=SUBJECTS[request.subject],
        key=request.key[:100],
        suggestion=_suggestion(request.key, names),
    )


def _suggestion(key: str, known: Mapping[str, str]) -> str:
    if not known:
        return "it holds none yet: add rows to the files of the data folder and build it"
    by_name = {name.lower(): each for each, name in known.items()}
    near = difflib.get_close_matches(key, known, n=3, cutoff=0.5)
    near += [by_name[name] for name in difflib.get_close_matches(key.lower(), by_name, n=2)]
    first = list(dict.fromkeys(near))[:3] or list(known)[:3]
    return f"did you mean {', '.join(first)}" if near else f"it holds, for example, {', '.join(first)}"

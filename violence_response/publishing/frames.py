"""What can be explored, asked for and downloaded: every published table, and every query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from violence_response import queries
from violence_response.errors import FrameUnknown
from violence_response.publishing import code_names, copying, reading_sql, rules, statements
from violence_response.publishing.code_names import Code
from violence_response.queries import Part
from violence_response.register import schema

NUMBERS = ("INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "DECIMAL")
DAYS = ("DATE", "TIMESTAMP")
FIXED = {"months"}
"""Parameters that are not offered: periods of other lengths would give small numbers away by subtraction."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Something with rows: its name, what one row is, its columns, and the statement that gives it.

    `codes` are the columns that have the names of their values beside them; the statement gives the codes.
    """

    name: str
    kind: str
    words: str
    columns: tuple[Part, ...]
    parameters: tuple[Part, ...]
    grain: tuple[str, ...]
    sql: str
    codes: tuple[Code, ...] = ()

    @property
    def label(self) -> str:
        """The name as a person reads it."""
        return self.name.replace("_", " ").capitalize()

    def column(self, name: str) -> Part | None:
        """The column of that name, or None."""
        return next((part for part in self.columns if part.name == name), None)


def nature(part: Part) -> str:
    """What a column is for exploring: text, list, number, day, month or truth."""
    base = part.type.partition("(")[0]
    if part.type.endswith("[]"):
        return "list"
    if base in NUMBERS:
        return "number"
    if base in DAYS:
        return "day"
    return "truth" if base == "BOOLEAN" else "text"


@cache
def all_frames() -> Mapping[str, Frame]:
    """Every frame by name: the tables first, in the order in which references let them be filled."""
    found = {table.name: table for table in _tables()}
    asked = {name: _query(name) for name, query in queries.all_queries().items() if not _of_the_office(query)}
    return {**found, **asked}


def named(name: str) -> Frame:
    """The frame of that name. Raises FrameUnknown, with the nearest names."""
    if found := all_frames().get(name):
        return found
    near = difflib.get_close_matches(name, list(all_frames()), n=3)
    suggestion = f"did you mean {', '.join(near)}?" if near else "the list names all there is"
    if name in rules.KEPT_BACK:
        suggestion = rules.KEPT_BACK[name]
    raise FrameUnknown(name=name[:100], suggestion=suggestion.rstrip("."))


@cache
def explored(name: str) -> Frame:
    """The frame of that name as people explore it: each column of codes has the names beside it.

    Raises FrameUnknown.
    """
    frame = named(name)
    references = _references(frame)
    codes = {code.column: code for code in code_names.codes(frame.columns, frame.grain, references)}
    columns: list[Part] = []
    for part in frame.columns:
        columns.append(part)
        if code := codes.get(part.name):
            columns.append(Part(code.name, part.type, f"The name of {part.name}.", True))
    return replace(frame, columns=tuple(columns), codes=tuple(codes.values()))


def _references(frame: Frame) -> dict[str, tuple[str, str]] | None:
    """What each column of a table refers to, as its own comments say; None for what has none."""
    if (table := schema.tables().get(frame.name)) is None:
        return None
    return {
        column.name: (column.references or "", column.vocabulary or "")
        for column in table.columns
        if column.references or column.vocabulary
    }


def _of_the_office(query: queries.Query) -> bool:
    """Whether a query reads what the program keeps for itself: the audit trail, calendar links."""
    kept = "|".join(sorted(schema.BOOKKEEPING))
    return re.search(rf"\b(?:{kept})\b", query.sql) is not None


def _tables() -> list[Frame]:
    found = []
    for table in schema.tables().values():
        if not rules.is_published(table.name):
            continue
        shown = tuple(
            Part(column.name, column.type, column.words)
            for column in table.columns
            if not rules.is_hidden(table.name, column.name)
        )
        sql = statements.every_row(table.path, [part.name for part in shown])
        found.append(Frame(table.name, "table", table.words, shown, (), table.key, sql))
    return [*found, *_derived()]


def _derived() -> list[Frame]:
    with copying.empty_copy() as copy:
        rows = copy.rows(reading_sql.catalogue("derived_columns"))
    found = []
    for name in rules.DERIVED:
        own = [row for row in rows if row[0] == name]
        columns = tuple(Part(row[2], row[3], schema.MARK.sub("", row[4])) for row in own)
        keys = tuple(part.name for part in columns if part.name in ("area_id", "month", "crime_type", "back"))
        sql = statements.every_row(f"memory.main.{name}", [part.name for part in columns])
        found.append(Frame(name, "table", own[0][1], columns, (), keys, sql))
    return found


def _query(name: str) -> Frame:
    query = queries.named(name)
    asked = tuple(part for part in query.parameters if part.name not in FIXED)
    return Frame(name, "query", query.words, query.columns, asked, query.grain, query.sql)

"""Load every file in `queries/`, check the form of its header, and run it by name.

One file answers one question with one SELECT, and gives a frame or rows of its own type (`rows.py`). Its
header is its contract: what one row is, the parameters, the columns with their types and units, and the
grain. A `?` after a column's type says that it may be null. A column of type STATUS is one value in a row,
and in a frame the four columns `x`, `x_label`, `x_mark` and `x_tone` (`to_status`, `to_label` and so on).
Tests hold the header against the engine.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from violence_response.database import Database
from violence_response.errors import QueryFailed, QueryFileIllFormed, QueryParameterWrong, QueryUnknown
from violence_response.settings import ROOT
from violence_response.whole_tables import spread, spread_names
from violence_response.words import Status

FOLDER = ROOT / "queries"
CHECKS = FOLDER / "checks"
SCHEMA = FOLDER / "schema"
NAME = re.compile(r"[a-z][a-z0-9_]*")
ENTRY = re.compile(
    r"(param|column)\s+([a-z][a-z0-9_]*)\s+([A-Z]+(?:\(\d+, ?\d+\))?(?:\[\])?)(\?)?(?:\s+(.*))?"
)
STATUS = "STATUS"
"""The type of a column that holds a whole status."""
Row = TypeVar("Row", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter or a column: its name, its type as DuckDB writes it (or STATUS), what it means, and whether
    a column may be null."""

    name: str
    type: str
    words: str
    may_be_null: bool = False

    def spread(self) -> Iterator[Part]:
        """The columns that a frame has for it: four for a status, otherwise itself."""
        if self.type != STATUS:
            yield self
            return
        names = spread_names(self.name)
        words = (
            self.words,
            "the same as people read it",
            "a sign shown with it",
            "colour family: good, caution, problem or neutral",
        )
        unknown = (self.may_be_null, self.may_be_null, True, True)
        for name, said, may_be_null in zip(names, words, unknown, strict=True):
            yield Part(name, "VARCHAR", said, may_be_null)


@dataclass(frozen=True, slots=True)
class Query:
    """One query file: what one row is, its parameters, grain and statement.

    `fields` are the columns that the statement in the file (`text`) gives. `columns` are those of its frame,
    in which statuses are spread, and `sql` the statement that gives them.
    """

    name: str
    path: Path
    words: str
    parameters: tuple[Part, ...]
    fields: tuple[Part, ...]
    columns: tuple[Part, ...]
    grain: tuple[str, ...]
    text: str
    sql: str

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters to hand to the engine: what was not given is null, a list that was not given is
        empty.

        Raises QueryParameterWrong for a name the query does not have.
        """
        names = {part.name for part in self.parameters}
        if unknown := sorted(set(given) - names):
            has = ", ".join(sorted(names)) or "none"
            raise QueryParameterWrong(
                query=self.name, problem=f'it has no parameter "{unknown[0]}" (it has: {has})'
            )
        bound = {part.name: given.get(part.name) for part in self.parameters}
        for part in self.parameters:
            if part.type.endswith("[]"):
                bound[part.name] = list(bound[part.name] or [])
        return bound


def parse(path: Path) -> Query:
    """Read one query file. Raises QueryFileIllFormed with the line that is wrong."""
    text = path.read_text(encoding="utf-8")
    words: list[str] = []
    parts: dict[str, list[Part]] = {"param": [], "column": []}
    grain: tuple[str, ...] = ()
    number, lines = 0, text.splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.startswith("--"):
            break
        entry = line[2:].strip()
        if found := ENTRY.fullmatch(entry):
            parts[found[1]].append(Part(found[2], found[3], (found[5] or "").strip(), bool(found[4])))
        elif entry.startswith("grain"):
            grain = tuple(entry.removeprefix("grain").replace(",", " ").split())
        elif re.match(r"(param|column)\b", entry):
            raise QueryFileIllFormed(
                path=path, line=number, problem=f'"{entry}" is not "param|column name TYPE words"'
            )
        elif entry and not parts["param"] and not parts["column"]:
            words.append(entry)
        elif entry:
            # A long explanation of a parameter or column runs on in the next line.
            kind = "column" if parts["column"] else "param"
            last = parts[kind][-1]
            parts[kind][-1] = replace(last, words=f"{last.words} {entry}".strip())
    given = tuple(parts["param"]), tuple(parts["column"])
    columns = tuple(each for part in given[1] for each in part.spread())
    sql = spread(text, [(part.name, part.type == STATUS) for part in given[1]])
    query = Query(path.stem, path, " ".join(words), *given, columns, grain, text, sql)
    _hold_to_form(query, number)
    return query


def _hold_to_form(query: Query, line: int) -> None:
    names = [part.name for part in query.columns]
    problem = ""
    if not NAME.fullmatch(query.name):
        problem = "its name must be lower-case words joined by underscores"
    elif not query.words:
        problem = "its first line must be a comment that says what one row is"
    elif not query.columns:
        problem = "its header names no column"
    elif not query.grain:
        problem = "its header has no grain line"
    elif missing := [name for name in query.grain if name not in names]:
        problem = f'its grain names "{missing[0]}", which is not a column'
    elif len(set(names)) != len(names):
        problem = "its header names a column twice"
    elif marked := [part.name for part in query.parameters if part.may_be_null]:
        problem = f'its parameter "{marked[0]}" is marked with "?", which only a column may be'
    if problem:
        raise QueryFileIllFormed(path=query.path, line=line, problem=problem)


@cache
def all_queries(folder: Path = FOLDER) -> Mapping[str, Query]:
    """Every query file directly in the folder, by name. Raises QueryFileIllFormed at the first that is ill-
    formed."""
    return {path.stem: parse(path) for path in sorted(folder.glob("*.sql"))}


def all_checks() -> Mapping[str, Query]:
    """Every check in `queries/checks/`, by name; the rows a check returns are faults."""
    return all_queries(CHECKS)


def named(name: str) -> Query:
    """The query or check of that name. Raises QueryUnknown, with the nearest names."""
    if found := all_queries().get(name) or all_checks().get(name):
        return found
    known = [*all_queries(), *all_checks()]
    near = difflib.get_close_matches(name, known, n=3)
    suggestion = (
        "did you mean " + ", ".join(near) if near else '"violence-response query --list" prints them all'
    )
    raise QueryUnknown(name=name, suggestion=suggestion)


def frame(database: Database, name: str, **parameters: Any) -> pd.DataFrame:
    """The frame that the named query gives for these parameters: the columns and the order of its header,
    statuses spread."""
    query = named(name)
    bound = query.bind(parameters)
    try:
        return database.frame(query.sql, bound)
    except QueryFailed as error:
        raise QueryParameterWrong(query=name, problem=str(error.details["reason"])) from error


def of_rows(kind: type[NamedTuple]) -> Query:
    """The query whose rows are of this type: `FindingsFound` for `findings_found`. Raises QueryUnknown."""
    return named(re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower())


def rows_of(database: Database, kind: type[Row], **parameters: Any) -> list[Row]:
    """The rows of the query of that type: money as Decimal, days as date, unknown as None.

    Raises QueryParameterWrong.
    """
    query = of_rows(kind)
    bound = query.bind(parameters)
    try:
        found = database.rows(query.text, bound)
    except QueryFailed as error:
        raise QueryParameterWrong(query=query.name, problem=str(error.details["reason"])) from error
    places = frozenset(place for place, part in enumerate(query.fields) if part.type == STATUS)
    if not places:
        return [kind._make(row) for row in found]
    return [
        kind._make(Status(**value) if place in places and value else value for place, value in enumerate(row))
        for row in found
    ]


def one_of(database: Database, kind: type[Row], **parameters: Any) -> Row | None:
    """The single row of a query that gives at most one; None where there is none."""
    found = rows_of(database, kind, **parameters)
    return found[0] if found else None


def frame_of(kind: type[NamedTuple], rows: Sequence[NamedTuple]) -> pd.DataFrame:
    """Typed rows as the frame of their query, each value as it is in the rows."""
    query = of_rows(kind)
    spread_rows = [
        [
            each
            for part, value in zip(query.fields, row, strict=True)
            for each in ((value or (None,) * 4) if part.type == STATUS else (value,))
        ]
        for row in rows
    ]
    return pd.DataFrame(spread_rows, columns=[part.name for part in query.columns], dtype=object)


def rows(database: Database, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The same as tuples, money as Decimal: for what is printed or compared to the penny."""
    query = named(name)
    return database.rows(query.sql, query.bind(parameters))


def records(database: Database, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The same as dictionaries by column."""
    columns = [column.name for column in named(name).columns]
    return [dict(zip(columns, row, strict=True)) for row in rows(database, name, **parameters)]


def as_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, each as a dictionary by column; what `to_dict("records")` gives, in a tenth of
    the time for the frames of a page, where most of it goes into looking at each column again."""
    if any(isinstance(kind, pd.api.extensions.ExtensionDtype) for kind in frame.dtypes):
        return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]

"""What the tables are: read from the schema in `queries/schema/`, once, so that nothing else repeats it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from violence_response import queries
from violence_response.database import MEMORY, STORES, Database

BOOKKEEPING = frozenset(
    {"shipped_rows", "schema_migrations", "recordings", "row_changes", "calendar_links", "digests"}
)
"""Tables that are not kept as CSV files: they say how the rows came to be, and hold names of people
there."""
MARK = re.compile(r"\s*\[(references|vocabulary|format) ([a-z_]+)\]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type as DuckDB writes it, what it means, and what its values must be."""

    name: str
    type: str
    words: str
    required: bool
    references: str | None = None
    vocabulary: str | None = None
    format: str | None = None

    @property
    def kind(self) -> str:
        """The type without its size: DECIMAL for DECIMAL(14,2)."""
        return self.type.partition("(")[0]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its store, what one row is, its key, other unique combinations, and rules between columns."""

    name: str
    store: str
    words: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    rules: tuple[str, ...]

    @property
    def path(self) -> str:
        """The name to use in a statement: store and table."""
        return f"{self.store}.{self.name}"

    @property
    def file(self) -> str:
        """The name of the CSV file that holds the table's rows."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """All columns in their order."""
        return tuple(column.name for column in self.columns)


def catalogue(name: str) -> str:
    """The statement of that name which asks the database about its own tables."""
    return (queries.SCHEMA / "catalogue" / f"{name}.sql").read_text(encoding="utf-8")


def migrations(store: str) -> list[tuple[int, Path]]:
    """The numbered files that make a store's tables, in order."""
    files = sorted((queries.SCHEMA / store).glob("[0-9]*.sql"))
    return [(int(path.stem.split("_")[0]), path) for path in files]


@cache
def first_tables(store: str) -> frozenset[str]:
    """The names of the tables with which a store began, at its first step."""
    with Database() as database:
        database.attach(store, MEMORY)
        database.execute(migrations(store)[0][1].read_text(encoding="utf-8"))
        return frozenset(row[0] for row in database.rows(catalogue("tables")) if row[1] == store)


def empty_database() -> Database:
    """A database in memory with both stores' tables, macros and views, and no rows."""
    database = _bare_tables()
    add_views(database)
    return database


def _bare_tables() -> Database:
    database = Database()
    for store in STORES:
        database.attach(store, MEMORY)
        for _, path in migrations(store):
            database.execute(path.read_text(encoding="utf-8"))
    return database


def add_views(database: Database) -> None:
    """Create the in-memory macros and views that the queries read; they live in neither store."""
    for path in sorted((queries.SCHEMA / "shared").glob("*.sql")):
        database.execute(path.read_text(encoding="utf-8"))


@cache
def tables() -> Mapping[str, Table]:
    """Every table that is kept as a CSV file, by name, in the order in which references let it be filled."""
    with _bare_tables() as database:
        return tables_of(database)


def tables_of(database: Database) -> Mapping[str, Table]:
    """The same for the tables that this database has, whichever step they are at."""
    described, columns, constraints = (
        database.rows(catalogue(kind)) for kind in ("tables", "columns", "constraints")
    )
    found = {}
    for name, store, words in described:
        if name in BOOKKEEPING:
            continue
        own = [(kind, tuple(names), rule) for table, kind, names, rule in constraints if table == name]
        key = next((names for kind, names, _ in own if kind == "PRIMARY KEY"), ())
        found[name] = Table(
            name=name,
            store=store,
            words=words or "",
            columns=tuple(_column(row) for row in columns if row[0] == name),
            key=key,
            unique=tuple(names for kind, names, _ in own if kind == "UNIQUE"),
            rules=tuple(rule for kind, _, rule in own if kind == "CHECK"),
        )
    return found


def _column(row: tuple[str, str, str, str | None, bool]) -> Column:
    _, name, kind, said, required = row
    comment = said or ""
    marks = dict(MARK.findall(comment))
    return Column(
        name=name,
        type=kind,
        words=MARK.sub("", comment),
        required=required,
        references=marks.get("references"),
        vocabulary=marks.get("vocabulary"),
        format=marks.get("format"),
    )


def vocabularies() -> dict[str, list[tuple[str, str]]]:
    """Which columns (table, column) hold terms of each vocabulary."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in tables().values():
        for column in table.columns:
            if column.vocabulary:
                found.setdefault(column.vocabulary, []).append((table.name, column.name))
    return found

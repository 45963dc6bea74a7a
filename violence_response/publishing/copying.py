"""Make the published copy: a database in memory that holds what the rules let out, and nothing else.

It has the tables, macros and views of the register under the same names, so the files in `queries/` run on it
unchanged. Tables that are kept back are there without rows; hidden columns are there and empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import pyarrow as pa

from violence_response import queries
from violence_response.database import STORES, Database
from violence_response.publishing import rules, statements
from violence_response.register import schema
from violence_response.rows import OffencesByAuthority, ViolenceForces

NEWEST, BEFORE = 0, 1


@dataclass(frozen=True, slots=True)
class _SmallPlaces:
    """What was shown of small places, and what it was calculated from."""

    areas: pa.Table
    by_authority: pa.Table
    told: list[tuple[str, pa.Table]]


_SMALL_PLACES: WeakKeyDictionary[Database, _SmallPlaces] = WeakKeyDictionary()


def empty_copy() -> Database:
    """The published copy's tables, macros and views, without rows."""
    copy = schema.empty_database()
    for path in sorted((queries.SCHEMA / "published").glob("*.sql")):
        copy.execute(path.read_text(encoding="utf-8"))
    return copy


def published(source: Database) -> Database:
    """The published copy of a register as it is now, locked down."""
    copy = empty_copy()
    with source.snapshot():
        for path, rows in _rows(source):
            load(copy, path, rows)
    copy.lock_down()
    return copy


def tables(copy: Database) -> Iterator[tuple[str, pa.Table]]:
    """Every table of a copy that has rows, as it would be loaded into another."""
    for path in paths():
        rows = _arrow(copy, statements.every_row(path))
        if rows.num_rows:
            yield path, rows


def paths() -> list[str]:
    """The names of the published tables, as statements call them."""
    held = [table.path for table in schema.tables().values() if rules.is_published(table.name)]
    return [*held, *(f"memory.main.{name}" for name in rules.DERIVED)]


def load(copy: Database, path: str, rows: pa.Table) -> None:
    """Add rows to a table of a copy that is not locked down yet."""
    cursor = copy.cursor()
    cursor.register("incoming", rows)
    cursor.execute(statements.add_incoming(path))
    cursor.unregister("incoming")
    cursor.close()


def _rows(source: Database) -> Iterator[tuple[str, pa.Table]]:
    areas = None
    for table in schema.tables().values():
        if table.name in rules.PUBLISHED and table.store in STORES:
            hidden = [each for each in table.columns if rules.is_hidden(table.name, each.name)]
            shown = [each.name for each in table.columns if each not in hidden]
            rows = _arrow(source, statements.every_row(table.path, shown))
            for column in hidden:
                # A column that must be filled holds an empty text, any other nothing.
                empty = "" if column.required else None
                rows = rows.append_column(column.name, pa.array([empty] * rows.num_rows, pa.string()))
            areas = rows if table.name == "areas" else areas
            yield table.path, rows
    by_authority = _query(source, "offences_by_authority")
    yield "memory.main.offences_by_authority_month", by_authority
    # Hiding small numbers takes half a minute for a country, and most changes of a register leave them alone.
    held = _SMALL_PLACES.get(source)
    if held is None or not (held.areas.equals(areas) and held.by_authority.equals(by_authority)):
        held = _SMALL_PLACES[source] = _SmallPlaces(areas, by_authority, list(_small_places(source)))
    yield from held.told


def _small_places(source: Database) -> Iterator[tuple[str, pa.Table]]:
    kinds = sorted({row.crime_type for row in queries.rows_of(source, OffencesByAuthority)})
    for force in queries.rows_of(source, ViolenceForces):
        for kind in kinds:
            for back in (NEWEST, BEFORE):
                named = {"force_id": force.area_id, "crime_type": kind}
                rows = _query(source, "offences_protected", **named, back=back)
                for name, value in named.items():
                    rows = rows.append_column(name, pa.array([value] * rows.num_rows, pa.string()))
                rows = rows.append_column("back", pa.array([back] * rows.num_rows, pa.int32()))
                yield "memory.main.offences_by_small_place", rows


def _query(source: Database, name: str, **parameters: Any) -> pa.Table:
    query = queries.named(name)
    return _arrow(source, query.sql, query.bind(parameters))


def _arrow(source: Database, sql: str, parameters: dict[str, Any] | None = None) -> pa.Table:
    return source.cursor().execute(sql, parameters).to_arrow_table()

"""The register as it stood at the end of a day: a copy in memory that can only be read.

Two things are known of the past. What people recorded has its moment and what each row was before
(`recordings`, `row_changes`), and so has every build after the first. So the rows are put back as they were
when the day ended. What came with the first build has no moment of recording; for a day before that build,
the facts' own days decide, and what nobody could have known then is left out, with all that hangs on it:

- inspections: published later (no day: its source came out later); with findings, replies, links, actions
- plans: published and begun later; with priorities and links
- interventions: every award begins later and the source came out later; with awards, places, results, links
- grants: begins later and its source came out later; of an award of which no day is known nothing is said
- responses: the first of its days is later (no day: its source came out later); days that had not come are
  emptied, and so is the address of what was published later and the summary of what was approved later
- response_replies: the response was approved and published later
- links, intervention_areas: the source came out later; a link stated in our response, with the response
- intervention_results, observations: the period was not over, or the source came out later
- actions: with their finding; the day of a promise is not known
- finding_addressees: with their finding
- updates, link_decisions: recorded later; decisions: made later; evidence: first named by a change that was
  recorded later
- meetings: held later
- sources: came out later, and nothing that was known names it
- violence_by_lsoa_month: months that were not over
- areas, organisations, themes, approaches, funds, measures, vocabularies: as they are

A row that somebody had recorded by the day was known, whatever its days say, and so was every row it names.
Single values without a day of their own (such as the inspectorate's view of a finding) are as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.database import MEMORY, STORES, Database
from violence_response.register import schema
from violence_response.register.file_changes import row_key
from violence_response.register.schema import Table
from violence_response.rows import RowsPutBack

FOLDER = queries.SCHEMA / "as_at"
TRACE = frozenset({"recordings", "row_changes", "schema_migrations"})
"""Bookkeeping that pages read; other bookkeeping comes without its rows."""


def register_as_at(database: Database, day: date) -> Database:
    """A new database in memory that holds the register as it stood at the end of the day, closed to writing.

    The rules are those of this module. Close it, or let go of it, when it is no longer read.
    """
    copy = Database()
    try:
        with database.snapshot():
            _copy_tables(database, copy)
        _put_back(copy, queries.rows_of(copy, RowsPutBack, day=day))
        _run(copy, "journal", day)
        schema.add_views(copy)
        for (below,) in database.rows_by(
            "memory.main.office_rules", ("small_number_below",), ("small_number_below",)
        ):
            copy.insert("memory.main.office_rules", {"small_number_below": below})
        if _is_before_first_build(copy, day):
            _leave_out_unknown(copy, day)
        copy.lock_down()
    except BaseException:
        copy.close()
        raise
    copy.refusal = (
        f"this is the register as it stood on {words.day(day)}; go back to today to record anything"
    )
    return copy


def _copy_tables(database: Database, copy: Database) -> None:
    for store in STORES:
        copy.attach(store, MEMORY)
    kept = schema.tables()
    for name, store, _ in database.rows(schema.catalogue("tables")):
        database.copy_into(copy, f"{store}.{name}", with_rows=name in kept or name in TRACE)


def _put_back(copy: Database, rows: Sequence[RowsPutBack]) -> None:
    """Make each row that was written to after the day what it was when the day ended."""
    by_table: dict[str, list[RowsPutBack]] = {}
    for row in rows:
        by_table.setdefault(row.table_name, []).append(row)
    for name, changed in by_table.items():
        table = schema.tables()[name]
        kinds = {column.name: column.type for column in table.columns}
        befores = [json.loads(row.row_before) for row in changed if row.row_before]
        touched = [json.loads(row.row_before or row.row_after) for row in changed]
        keys = pd.DataFrame(touched, columns=list(table.key), dtype=object)
        with copy.staged("keys", keys, {part: kinds[part] for part in table.key}) as staged:
            copy.delete_staged(table.path, table.key, staged)
        frame = pd.DataFrame(befores, columns=list(kinds), dtype=object)
        with copy.staged("befores", frame, kinds) as staged:
            copy.insert_staged(table.path, list(kinds), staged, range(1, len(befores) + 1))


def _is_before_first_build(copy: Database, day: date) -> bool:
    """Whether the register did not exist yet on that day, as far as it knows."""
    made = [moment for _, moment in copy.text_rows("register.schema_migrations", ("step", "applied_at"))]
    return not made or day < datetime.fromisoformat(min(str(moment) for moment in made)).date()


def _leave_out_unknown(copy: Database, day: date) -> None:
    copy.execute((FOLDER / "begin.sql").read_text(encoding="utf-8"))
    copy.insert_many("memory.main.recorded_by_then", sorted(_recorded(copy)))
    tables = schema.tables()
    for table in tables.values():
        rule = FOLDER / "rules" / f"{table.name}.sql"
        if rule.exists():
            _run_file(copy, rule, day)
        for column in table.columns:
            if column.references:
                parent = tables[column.references]
                copy.cut_loose(table.path, column.name, parent.path, parent.key[0], delete=column.required)
    _run(copy, "end", day)


def _run(copy: Database, folder: str, day: date) -> None:
    for path in sorted((FOLDER / folder).glob("*.sql")):
        _run_file(copy, path, day)


def _run_file(copy: Database, path: Path, day: date) -> None:
    copy.execute(path.read_text(encoding="utf-8"), {"day": day})


def _recorded(copy: Database) -> set[tuple[str, str]]:
    """Table and key of every row that had been recorded, and of every row that such a row names."""
    tables = schema.tables()
    found: set[tuple[str, str]] = set()
    waiting = [
        (tables[str(name)], json.loads(row))
        for name, row in copy.text_rows("register.row_changes", ("table_name", "row_after"))
        if row is not None
    ]
    while waiting:
        table, row = waiting.pop()
        mark = (table.name, row_key([row[part] for part in table.key]))
        if mark not in found:
            found.add(mark)
            waiting += _named(copy, table, row)
    return found


def _named(copy: Database, table: Table, row: Mapping[str, Any]) -> Iterator[tuple[Table, dict[str, Any]]]:
    for column in table.columns:
        value = row.get(column.name)
        if column.references and value is not None:
            parent = schema.tables()[column.references]
            known = copy.row_of(parent.path, parent.column_names, {parent.key[0]: value})
            if known is not None:
                yield parent, dict(zip(parent.column_names, known, strict=True))

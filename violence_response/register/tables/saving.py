"""Save what was planned, as one recording that can be undone, and say in words what it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from violence_response import words
from violence_response.database import Database
from violence_response.errors import FaultsFound, RecordingRefused
from violence_response.register import recording, schema
from violence_response.register.reading import shown
from violence_response.register.recording import Actor, Add, Change, Recording
from violence_response.register.tables.planning import PlannedTable, RowChange, TablePlan

KIND = "table"
MOST_LINES = 200
"""Faults, and rows, that are printed; more are counted."""


def save(database: Database, plan: TablePlan, actor: Actor, *, at: datetime) -> Recording:
    """Write the planned rows in one transaction; `at` is London time without a zone. Saving twice saves once.

    Raises FaultsFound where the plan has faults, RecordingRefused where nothing would change, and
    ChangedMeanwhile where a row is no more what the plan saw.
    """
    if plan.faults:
        raise FaultsFound(plan.faults)
    if not plan.writes:
        raise RecordingRefused(reason="every row of the file is already in the register")
    writes = [_write(row) for row in plan.writes]
    return recording.record(database, actor, KIND, in_a_sentence(plan), writes, at=at, token=plan.token)


def _write(row: RowChange) -> Add | Change:
    if row.before is None:
        return Add(row.table, row.after)
    key = {name: str(row.after[name]) for name in schema.tables()[row.table].key}
    changed = {name: new for name, _, new in row.fields}
    # Other columns may have been changed meanwhile by somebody else: that is no conflict.
    return Change(row.table, key, changed, seen={name: row.before[name] for name in changed})


def in_a_sentence(plan: TablePlan) -> str:
    """What the plan does, for the record: "Imported grants.xlsx (grants: 2 added, 1 changed)"."""
    parts = [counts(table) for table in plan.tables if table.added or table.changed]
    return f"Imported {words.joined(plan.files)} ({'; '.join(parts)})"


def counts(table: PlannedTable) -> str:
    """One table's numbers: "grants: 2 added, 1 changed, 74 unchanged"."""
    named = ((len(table.added), "added"), (len(table.changed), "changed"), (table.same, "unchanged"))
    parts = [f"{count:,} {what}" for count, what in named if count]
    return f"{table.name}: {', '.join(parts) or 'no rows'}"


def report(plan: TablePlan) -> list[str]:
    """The plan as lines for a terminal: notes, then every fault, or every row that would change."""
    lines = [*plan.notes]
    if plan.faults:
        return [*lines, *_cut([str(fault) for fault in plan.faults], "faults")]
    for table in plan.tables:
        lines += ["", counts(table), *_cut(list(_rows(table)), "lines")]
    return lines


def _rows(table: PlannedTable) -> Iterator[str]:
    for row in table.added:
        yield f"  + {row.key}"
    for row in table.changed:
        yield f"  ~ {row.key}"
        for name, old, new in row.fields:
            yield f'      {name}: "{shown(old or "")}" becomes "{shown(new or "")}"'


def _cut(lines: list[str], what: str) -> list[str]:
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[:MOST_LINES], f"… and {len(lines) - MOST_LINES:,} more {what}"]

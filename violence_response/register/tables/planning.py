"""What adding files would do: rows added, changed field by field, or left alone, and every fault.

Nothing is written here. Rows of the register that the files do not have are left alone, never removed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import pandas as pd

from violence_response import words
from violence_response.database import Database
from violence_response.errors import Fault, TableUnclear
from violence_response.register import package, validation
from violence_response.register.file_changes import row_key
from violence_response.register.reading import shown
from violence_response.register.schema import Table, tables
from violence_response.register.tables import matching, table_files
from violence_response.register.tables.matching import Rows

ADD_ONLY = frozenset({"updates"})
"""Tables whose rows are added and never edited: the log of what happened."""
OUR_SHEETS = frozenset({"columns", "words", "keys"})
"""Sheets of the templates that explain; they hold no rows to add."""

Values = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that would be added (`before` is None) or changed, with every value as the engine writes it."""

    table: str
    key: str
    source: str
    row: int
    after: Values
    before: Values | None = None

    @property
    def fields(self) -> list[tuple[str, str | None, str | None]]:
        """The columns that would change: name, old value, new value."""
        before = self.before or {}
        return [(name, before.get(name), new) for name, new in self.after.items() if before.get(name) != new]


@dataclass(slots=True)
class PlannedTable:
    """What would happen to one table; `same` rows of the file are already in the register."""

    name: str
    added: list[RowChange] = field(default_factory=list)
    changed: list[RowChange] = field(default_factory=list)
    same: int = 0


@dataclass(slots=True)
class TablePlan:
    """What adding some files would do. With any fault nothing can be saved."""

    files: tuple[str, ...]
    tables: list[PlannedTable] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    token: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def writes(self) -> list[RowChange]:
        """Every row that would be added or changed, so that a row comes after those it points to."""
        order = list(tables())
        planned = sorted(self.tables, key=lambda table: order.index(table.name))
        return [row for table in planned for row in (*table.added, *table.changed)]


def plan(database: Database, name: str, content: bytes, table: str | None = None) -> TablePlan:
    """What adding one file would do; `table` names its table where its own name does not.

    Raises TableUnknown, TableUnclear, or an error of `files.read_sheets`.
    """
    asked = matching.named(table) if table else None
    found, notes, faults = _rows_in(name, content, asked)
    return _planned(database, (words.file_name(name),), found, notes, faults)


def plan_files(database: Database, contents: Sequence[tuple[str, bytes]]) -> TablePlan:
    """What adding several files (name, bytes) at once would do: one may point to rows of another.

    Raises what `plan` raises.
    """
    found: list[Rows] = []
    notes: list[str] = []
    faults: list[Fault] = []
    for name, content in contents:
        rows, said, wrong = _rows_in(name, content, None)
        found, notes, faults = found + rows, notes + said, faults + wrong
    names = tuple(words.file_name(name) for name, _ in contents)
    return _planned(database, names, found, notes, faults)


def _rows_in(name: str, content: bytes, asked: Table | None) -> tuple[list[Rows], list[str], list[Fault]]:
    """The tables of one file."""
    sheets, notes, faults = table_files.read_sheets(name, content)
    shown_name = words.file_name(name)
    found: list[Rows] = []
    left_out = []
    for sheet in sheets:
        if matching.plain_name(sheet.title) in OUR_SHEETS and len(sheets) > 1:
            continue
        stem = PurePath(shown_name).stem if len(sheets) == 1 or asked is None else ""
        table = asked if asked and not found else matching.table_of(sheet, stem if not found else "")
        if table is None:
            left_out.append(sheet)
        else:
            found.append(matching.rows_of(sheet, table))
    if not found and not faults:
        reason = (
            "its headings are those of no table" if left_out else "no sheet that can be seen holds anything"
        )
        raise TableUnclear(name=shown_name, reason=reason)
    notes += [f"{sheet.source} was left out: it is no table of the register" for sheet in left_out]
    return found, notes, faults


def _planned(
    database: Database, names: tuple[str, ...], found: list[Rows], notes: list[str], faults: list[Fault]
) -> TablePlan:
    plan = TablePlan(names, faults=list(faults), notes=list(notes))
    by_table: dict[str, Rows] = {}
    for rows in found:
        plan.notes += rows.notes
        if (earlier := by_table.get(rows.table.name)) is not None:
            advice = f"{rows.table.name} is in {earlier.source} too; add them one after the other"
            rows.faults.append(Fault(rows.source, 0, "", "", advice))
        else:
            by_table[rows.table.name] = rows
    checked = _faults(database, by_table)
    for rows in found:
        plan.faults += _in_order(rows, [*rows.faults, *checked.get(rows.source, [])])
    if not plan.faults:
        for rows in by_table.values():
            planned, wrong = _compared(database, rows)
            plan.tables.append(planned)
            plan.faults += wrong
    return plan


def _faults(database: Database, by_table: Mapping[str, Rows]) -> dict[str, list[Fault]]:
    """By source: what the rules of the tables say of the rows, and references that lead nowhere."""
    frames = {name: rows.frame for name, rows in by_table.items()}
    terms = _terms(database, frames.get("vocabulary_terms"))
    found: dict[str, list[Fault]] = {}
    for fault in validation.faults_in(frames, terms):
        rows = by_table[fault.file.removesuffix(".csv")]
        found.setdefault(rows.source, []).append(replace(fault, file=rows.source))
    for rows in by_table.values():
        found.setdefault(rows.source, []).extend(_lost_references(database, rows, frames))
    return found


def _terms(database: Database, incoming: pd.DataFrame | None) -> dict[str, list[str]]:
    """The register's vocabularies with the words that are on their way in."""
    found = package.vocabulary_terms(database)
    new = [] if incoming is None else incoming[["vocabulary", "term"]].itertuples(index=False, name=None)
    for vocabulary, term in new:
        found.setdefault(vocabulary, []).append(term)
    return found


def _lost_references(database: Database, rows: Rows, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    for column in rows.table.columns:
        if column.references is None:
            continue
        parent = tables()[column.references]
        named = rows.frame[column.name]
        keys = {key for (key,) in database.text_rows(parent.path, parent.key[:1])}
        if parent.name in frames:
            keys.update(frames[parent.name][parent.key[0]])
        for number, value in named[~named.isin({"", *keys})].items():
            advice = f'"{shown(value)}" is not in {parent.name}; add it there or correct it here'
            yield Fault(rows.source, int(str(number)), column.name, shown(value), advice)


def _in_order(rows: Rows, faults: list[Fault]) -> list[Fault]:
    """Faults by row and column, one for each cell: a cell that cannot be read is checked no further."""
    order = {name: place for place, name in enumerate(rows.table.column_names)}
    first = {(fault.row, fault.column or fault.advice): fault for fault in reversed(faults)}
    return sorted(first.values(), key=lambda fault: (fault.row, order.get(fault.column, -1)))


def _compared(database: Database, rows: Rows) -> tuple[PlannedTable, list[Fault]]:
    """The rows beside those of the register with the same keys."""
    table, names = rows.table, rows.table.column_names
    planned = PlannedTable(table.name)
    types = {column.name: column.type for column in table.columns}
    # A name of its own: two people may look at the same table at the same time.
    with database.staged(f"incoming_{uuid.uuid4().hex}", rows.frame, types) as staged:
        new = [dict(zip(names, row, strict=True)) for row in database.text_rows(staged, names, "row_number")]
        known = [
            dict(zip(names, row, strict=True))
            for row in database.text_rows_beside(table.path, names, staged, table.key)
        ]
        faults = [fault for unique in table.unique for fault in _rivals(database, rows, staged, unique)]
    before = {row_key([row[name] for name in table.key]): row for row in known}
    for number, after in zip(rows.frame.index, new, strict=True):
        key = row_key([after[name] for name in table.key])
        mine = before.get(key)
        if mine is None:
            planned.added.append(RowChange(table.name, key, rows.source, int(number), after))
        elif _same(mine, after):
            planned.same += 1
        else:
            planned.changed.append(RowChange(table.name, key, rows.source, int(number), after, mine))
    if table.name in ADD_ONLY:
        faults += map(_never_edited, planned.changed)
    return planned, faults


def _never_edited(row: RowChange) -> Fault:
    name, _, new = row.fields[0]
    advice = f'rows of {row.table} are added and never edited; leave "{row.key}" out or give it another key'
    return Fault(row.source, row.row, name, shown(new or ""), advice)


def _rivals(database: Database, rows: Rows, staged: str, unique: tuple[str, ...]) -> Iterator[Fault]:
    """Rows that say what another row of the register says already, under another key."""
    table = rows.table
    for place, holder in database.rivals(table.path, staged, table.key, unique):
        value = " / ".join(str(rows.frame.iloc[place - 1][name]) for name in unique)
        advice = (
            f"{holder} of the register has this combination of {words.joined(unique)} already; "
            "give that key to change it, or leave this row out"
        )
        yield Fault(rows.source, int(rows.frame.index[place - 1]), unique[0], shown(value), advice)


def _same(mine: Values, after: Values) -> bool:
    """Whether two rows say the same; line ends of Windows and others are alike."""
    return mine == after or all(
        mine[name] == new or (mine[name] or "").replace("\r\n", "\n") == (new or "").replace("\r\n", "\n")
        for name, new in after.items()
    )

"""The difference between one table and its file: what is written, and what is left as the user has it.

A column is the user's where the register no longer says what the file said last; every other column of the
same row follows the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from violence_response.database import Database
from violence_response.register import validation
from violence_response.register.schema import Table

Row = tuple[str | None, ...]
Values = dict[str, str | None]
Remembered = dict[str, Values]
"""By row key, what the files last said: text by column. A column that is missing is the user's."""


@dataclass(slots=True)
class TableReport:
    """What a build did to one table; `rows` is how many it has now."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A difference between the user's register and the data folder; the user's side was kept."""

    table: str
    key: str
    words: str

    def __str__(self) -> str:
        """The difference as it is printed."""
        return f"{self.table} {self.key}: {self.words}"


def row_key(parts: Sequence[str | None]) -> str:
    """A row's key as one text. Slashes inside the parts of a joined key are doubled: no two keys are one."""
    if len(parts) == 1:
        return str(parts[0])
    return " / ".join(str(part).replace("/", "//") for part in parts)


class Change:
    """The difference between one table and its staged file, and how it is written."""

    def __init__(self, database: Database, table: Table, staged: str, shipped: Remembered) -> None:
        """Read both sides. `shipped` is what is remembered of the rows that earlier builds added."""
        self.database, self.table, self.staged, self.shipped = database, table, staged, shipped
        names = table.column_names
        places = [names.index(column) for column in table.key]
        new = database.text_rows(staged, names, "row_number")
        old = database.text_rows(table.path, names)
        self.new = {row_key([row[place] for place in places]): row for row in new}
        self.old = {row_key([row[place] for place in places]): row for row in old}
        self.kept: list[Kept] = []
        self.removed: list[str] = []
        self.written: dict[str, Row] = {}
        self.rivals: dict[str, str] = {}

    def apply(self) -> TableReport:
        """Write what may be written and give the count of it; what may not is in `kept` afterwards."""
        self.removed = sorted(self._removed())
        self.written = self._without_rivals(self._without_broken(dict(self._wanted())))
        for key, row in self.new.items():
            if (result := self._result(key)) != row:
                self.kept.append(Kept(self.table.name, key, self._difference(key, result, row)))
        added = [key for key in self.written if key not in self.old]
        changed = [key for key in self.written if key in self.old]
        self._write(added, changed)
        rows = len(self.old) + len(added) - len(self.removed)
        return TableReport(rows, len(added), len(changed), len(self.removed))

    def trace(self) -> Iterator[tuple[Table, Values | None, Values | None]]:
        """What `apply` wrote: the table, and each row before and after, None where there was or is none."""
        for key in (*self.removed, *self.written):
            yield self.table, self._named(self.old.get(key)), self._named(self.written.get(key))

    def remembered(self) -> Remembered:
        """What is to be remembered once `apply` has written: the file's text where the register agrees.

        Of a column that a user keeps, it is what the file said before; rows that the file dropped are
        forgotten.
        """
        found = {}
        for key, row in self.new.items():
            known, result = self.shipped.get(key), self._result(key)
            if result == row:
                found[key] = dict(zip(self.table.column_names, row, strict=True))
            elif known is not None and result is None:
                found[key] = known
            elif known is not None and result is not None:
                columns = zip(self.table.column_names, result, row, strict=True)
                found[key] = {
                    name: theirs if ours == theirs else known[name]
                    for name, ours, theirs in columns
                    if ours == theirs or name in known
                }
        return found

    def _result(self, key: str) -> Row | None:
        """The row as the register has it after the build."""
        return self.written.get(key, self.old.get(key))

    def _named(self, row: Row | None) -> Values | None:
        return None if row is None else dict(zip(self.table.column_names, row, strict=True))

    def _removed(self) -> Iterator[str]:
        """Keys that the files have no more and that nobody has touched."""
        for key in self.shipped.keys() - self.new.keys():
            mine = self._named(self.old.get(key))
            if mine is not None and mine == self.shipped[key]:
                yield key
            elif mine is not None:
                words = "the data folder has it no more; your changed row was kept"
                self.kept.append(Kept(self.table.name, key, words))

    def _wanted(self) -> Iterator[tuple[str, Row]]:
        """Each row that the file adds, and each that differs, with the file's text where untouched."""
        for key, row in self.new.items():
            mine, known = self.old.get(key), self.shipped.get(key)
            if mine is None and known is None:
                yield key, row
            elif mine is not None and known is not None and mine != row:
                columns = zip(self.table.column_names, mine, row, strict=True)
                merged = tuple(
                    theirs if name in known and known[name] == ours else ours
                    for name, ours, theirs in columns
                )
                if merged != mine:
                    yield key, merged

    def _without_broken(self, wanted: dict[str, Row]) -> dict[str, Row]:
        """Leave out rows in which the user's columns and the file's break a rule of the table together."""
        mixed = [key for key, row in wanted.items() if row != self.new[key]]
        if not (mixed and self.table.rules):
            return wanted
        columns = list(self.table.column_names)
        frame = pd.DataFrame([wanted[key] for key in mixed], columns=columns, dtype=object).fillna("")
        with Database() as scratch:
            broken = {mixed[fault.row] for fault in validation.rule_faults(scratch, self.table, frame)}
        return {key: row for key, row in wanted.items() if key not in broken}

    def _without_rivals(self, wanted: dict[str, Row]) -> dict[str, Row]:
        """Leave out rows whose unique combination another row has that stays; `rivals` names that row."""
        while self.table.unique:
            leaving = {*self.removed, *wanted}
            taken = {
                part: key
                for key, row in self.old.items()
                if key not in leaving
                for part in self._combinations(row)
            }
            clashes: dict[str, str] = {}
            # The file's rows never clash with one another: one that holds a user's column gives way.
            for key in sorted(wanted, key=lambda key: wanted[key] != self.new[key]):
                for part in self._combinations(wanted[key]):
                    if taken.setdefault(part, key) != key:
                        clashes[key] = taken[part]
            if not clashes:
                break
            self.rivals |= clashes
            # What is left out stays as it was, and may be in the way of another.
            wanted = {key: row for key, row in wanted.items() if key not in clashes}
        return wanted

    def _combinations(self, row: Row) -> Iterator[tuple[tuple[str, ...], Row]]:
        """The row's part in each unique combination of the table; as in SQL, one with a null equals none."""
        names = self.table.column_names
        for columns in self.table.unique:
            values = tuple(row[names.index(column)] for column in columns)
            if None not in values:
                yield columns, values

    def _difference(self, key: str, result: Row | None, shipped: Row) -> str:
        if key in self.rivals:
            return f"your {self.rivals[key]} says the same; yours was kept"
        if result is None:
            return "you removed it; the data folder still has it"
        pairs = zip(self.table.column_names, result, shipped, strict=True)
        words = "; ".join(
            f'{name} is "{ours or ""}" here and "{theirs or ""}" in the data folder'
            for name, ours, theirs in pairs
            if ours != theirs
        )
        return f"{words}; yours was kept"

    def _write(self, added: Sequence[str], changed: Sequence[str]) -> None:
        """Removals first: a row may come back under another key with the same unique combination."""
        path, columns, key_columns = self.table.path, self.table.column_names, self.table.key
        for key in self.removed:
            values = dict(zip(columns, self.old[key], strict=True))
            self.database.delete_key(path, {name: values[name] for name in key_columns})
        self.database.update_many(path, columns, key_columns, [self.written[key] for key in changed])
        if added:
            numbers = {key: number for number, key in enumerate(self.new, start=1)}
            self.database.insert_staged(path, columns, self.staged, [numbers[key] for key in added])

"""The difference between one table and its file: what is written, and what is left as the user has it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from violence_response.database import Database
from violence_response.register.schema import Table

Row = tuple[str | None, ...]
Values = dict[str, str | None]


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


def fingerprint(row: Row) -> str:
    """A short text that two rows share only when all their values are equal."""
    return hashlib.blake2b(json.dumps(row).encode(), digest_size=12).hexdigest()


class Change:
    """The difference between one table and its staged file, and how it is written."""

    def __init__(self, database: Database, table: Table, staged: str, shipped: Mapping[str, str]) -> None:
        """Read both sides. `shipped` holds the fingerprint that an earlier build gave each row, by key."""
        self.database, self.table, self.staged, self.shipped = database, table, staged, shipped
        names = table.column_names
        places = [names.index(column) for column in table.key]
        new = database.text_rows(staged, names, "row_number")
        old = database.text_rows(table.path, names)
        self.new = {row_key([row[place] for place in places]): row for row in new}
        self.old = {row_key([row[place] for place in places]): row for row in old}
        self.numbers = {key: number for number, key in enumerate(self.new, start=1)}
        self.kept: list[Kept] = []
        self.written: list[str] = []

    def apply(self) -> TableReport:
        """Write what may be written and give the count of it; what may not is in `kept` afterwards."""
        removed = list(self._removed())
        added: list[str] = []
        changed: list[str] = []
        taken = self._combinations_of_others(set(removed))
        for key, row in self.new.items():
            mine = self.old.get(key)
            if mine == row:
                continue
            remembered = self.shipped.get(key)
            if remembered != (None if mine is None else fingerprint(mine)):
                self._keep(key, mine, row)
            elif rivals := [taken[part] for part in self._combinations(row) if taken.get(part, key) != key]:
                words = f"your {rivals[0]} says the same; yours was kept"
                self.kept.append(Kept(self.table.name, key, words))
            else:
                (added if mine is None else changed).append(key)
        self._write(added, changed, removed)
        self.written = [*removed, *added, *changed]
        return TableReport(len(self.old) + len(added) - len(removed), len(added), len(changed), len(removed))

    def trace(self) -> Iterator[tuple[Table, Values | None, Values | None]]:
        """What `apply` wrote: the table, and each row before and after, None where there was or is none."""
        for key in self.written:
            yield self.table, self._named(self.old.get(key)), self._named(self.new.get(key))

    def _named(self, row: Row | None) -> Values | None:
        return None if row is None else dict(zip(self.table.column_names, row, strict=True))

    def _removed(self) -> Iterator[str]:
        """Keys that the files have no more and that nobody has touched."""
        for key in self.shipped.keys() - self.new.keys():
            mine = self.old.get(key)
            if mine is not None and fingerprint(mine) == self.shipped[key]:
                yield key
            elif mine is not None:
                words = "the data folder has it no more; your changed row was kept"
                self.kept.append(Kept(self.table.name, key, words))

    def _combinations(self, row: Row) -> Iterator[tuple[tuple[str, ...], Row]]:
        """The row's part in each unique combination of the table; as in SQL, one with a null equals none."""
        names = self.table.column_names
        for columns in self.table.unique:
            values = tuple(row[names.index(column)] for column in columns)
            if None not in values:
                yield columns, values

    def _combinations_of_others(self, removed: set[str]) -> dict[tuple[tuple[str, ...], Row], str]:
        """Which rows, that this build does not shift, hold each unique combination."""
        found: dict[tuple[tuple[str, ...], Row], str] = {}
        for key, row in self.old.items() if self.table.unique else ():
            shifts = key in self.new and self.new[key] != row and self.shipped.get(key) == fingerprint(row)
            if not shifts and key not in removed:
                found.update(dict.fromkeys(self._combinations(row), key))
        return found

    def _keep(self, key: str, mine: Row | None, shipped: Row) -> None:
        words = "you removed it; the data folder still has it"
        if mine is not None:
            pairs = zip(self.table.column_names, mine, shipped, strict=True)
            words = "; ".join(
                f'{name} is "{ours or ""}" here and "{theirs or ""}" in the data folder'
                for name, ours, theirs in pairs
                if ours != theirs
            )
            words += "; yours was kept"
        self.kept.append(Kept(self.table.name, key, words))

    def _write(self, added: Sequence[str], changed: Sequence[str], removed: Sequence[str]) -> None:
        """Removals first: a row may come back under another key with the same unique combination."""
        path, columns, key_columns = self.table.path, self.table.column_names, self.table.key
        for key in removed:
            values = dict(zip(columns, self.old[key], strict=True))
            self.database.delete_key(path, {name: values[name] for name in key_columns})
        if changed:
            numbers = [self.numbers[key] for key in changed]
            self.database.update_staged(path, columns, key_columns, self.staged, numbers)
        if added:
            self.database.insert_staged(path, columns, self.staged, [self.numbers[key] for key in added])
        self._remember([*added, *changed])

    def _remember(self, written: Sequence[str]) -> None:
        """Keep fingerprints of the rows that now stand as in the files; forget those the files dropped."""
        as_shipped = {*written, *(key for key, row in self.new.items() if self.old.get(key) == row)}
        marks = {key: fingerprint(self.new[key]) for key in self.new if key in as_shipped}
        fresh = {key: mark for key, mark in marks.items() if self.shipped.get(key) != mark}
        for key in sorted({key for key in self.shipped if key not in self.new or key in fresh}):
            self.database.delete_key("register.shipped_rows", {"table_name": self.table.name, "row_key": key})
        rows = [(self.table.name, key, mark) for key, mark in fresh.items()]
        self.database.insert_many("register.shipped_rows", rows)

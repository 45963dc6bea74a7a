"""Make or bring up to date the register from a folder of CSV files, without ever overwriting what a user changed.

A row that a build brought in is remembered with a fingerprint. If the row in the register still has that fingerprint,
nobody has touched it and a later build may change or remove it; otherwise it is the user's, stays, and the difference
is reported. Everything is written in one transaction per store, or not at all.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from violence_response.database import Database
from violence_response.errors import FaultsFound, RegisterNotWritable
from violence_response.register import checks, opening, reading, schema, validation
from violence_response.register.schema import Table
from violence_response.settings import Settings

Row = tuple[str | None, ...]
Progress = Callable[[float, str], None]


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
        return f"{self.table} {self.key}: {self.words}"


@dataclass(slots=True)
class BuildReport:
    """What a build did: per table, the differences it left alone, and the seconds it took."""

    tables: dict[str, TableReport] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    seconds: float = 0.0


def build(settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Bring the register up to date with the folder `settings.data`, or make it.

    `progress` is told a share from 0 to 1 and what is being done. Raises FaultsFound with every fault in the files,
    or one of the errors of `opening.open_register`; the register is then as it was.
    """
    started = time.perf_counter()
    tell = progress or (lambda share, words: None)
    tell(0.0, "Reading the CSV files")
    frames, faults = reading.read_folder(settings.data)
    tell(0.2, "Checking every row")
    faults += validation.faults_in(frames)
    if faults:
        raise FaultsFound(faults)
    tell(0.6, "Writing the register")
    report = _write_existing(settings, frames) if settings.register_path.exists() else _write_new(settings, frames)
    tell(1.0, "Done")
    report.seconds = time.perf_counter() - started
    return report


def _write_existing(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    with opening.open_register(settings, create=True, locked_down=False) as database:
        return write(database, frames)


def _write_new(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    """Make new files beside their place and move them there when they are whole, so that no half-built one can be met."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="building-", dir=settings.home))
    except OSError as error:
        raise RegisterNotWritable(path=settings.home, reason=error.strerror) from error
    try:
        temporary = replace(settings, home=scratch)
        report = _write_existing(temporary, frames)
        # The register last: where it is, the statistics are too.
        os.replace(temporary.statistics_path, settings.statistics_path)
        os.replace(temporary.register_path, settings.register_path)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return report


def write(database: Database, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    """Write checked frames of text into an opened database. Raises ChecksFailed when a relation would break."""
    report = BuildReport()
    with ExitStack() as stack:
        staged = {}
        for name, frame in frames.items():
            types = {column.name: column.type for column in schema.tables()[name].columns}
            staged[name] = stack.enter_context(database.staged(f"staged_{name}", frame, types))
        with database.transaction():
            for table in _of_store(frames, "statistics"):
                report.tables[table.name] = _replace_all(database, table, staged[table.name])
        with database.transaction():
            shipped = _shipped(database)
            for table in _of_store(frames, "register"):
                change = _Change(database, table, staged[table.name], shipped.get(table.name, {}))
                report.tables[table.name] = change.apply()
                report.kept += change.kept
            checks.require_relations(database)
    return report


def _of_store(frames: Mapping[str, pd.DataFrame], store: str) -> list[Table]:
    return [schema.tables()[name] for name in frames if schema.tables()[name].store == store]


def _shipped(database: Database) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, key, fingerprint in database.text_rows("register.shipped_rows", ["table_name", "row_key", "fingerprint"]):
        found.setdefault(str(name), {})[str(key)] = str(fingerprint)
    return found


def _replace_all(database: Database, table: Table, staged: str) -> TableReport:
    """Statistics can be rebuilt and hold nothing of a user's: the table becomes what the files say."""
    new = database.text_rows(staged, table.column_names)
    old = database.text_rows(table.path, table.column_names)
    if set(new) == set(old):
        return TableReport(rows=len(new))
    database.delete_key(table.path, {})
    database.insert_staged(table.path, table.column_names, staged, range(1, len(new) + 1))
    return TableReport(rows=len(new), added=len(set(new) - set(old)), removed=len(set(old) - set(new)))


def _fingerprint(row: Row) -> str:
    # The unit separator cannot stand in a cell that came in through a file, and null is not the word "null".
    text = "\x1f".join("\x00" if value is None else value for value in row)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


class _Change:
    """The difference between one table and its file, and how it is written."""

    def __init__(self, database: Database, table: Table, staged: str, shipped: Mapping[str, str]) -> None:
        self.database, self.table, self.staged, self.shipped = database, table, staged, shipped
        names = table.column_names
        places = [names.index(column) for column in table.key]
        self.new = {self._key(row, places): row for row in database.text_rows(staged, names, "row_number")}
        self.old = {self._key(row, places): row for row in database.text_rows(table.path, names)}
        self.numbers = {key: number for number, key in enumerate(self.new, start=1)}
        self.kept: list[Kept] = []

    @staticmethod
    def _key(row: Row, places: list[int]) -> str:
        return " / ".join(str(row[place]) for place in places)

    def apply(self) -> TableReport:
        added, changed, removed, remembered = [], [], [], {}
        for key, row in self.new.items():
            mine, fingerprint = self.old.get(key), _fingerprint(row)
            if mine == row:
                remembered[key] = fingerprint
            elif mine is None and key not in self.shipped:
                added.append(key)
                remembered[key] = fingerprint
            elif mine is not None and self.shipped.get(key) == _fingerprint(mine):
                changed.append(key)
                remembered[key] = fingerprint
            else:
                self._keep(key, mine, row)
        for key in self.shipped.keys() - self.new.keys():
            mine = self.old.get(key)
            if mine is not None and _fingerprint(mine) == self.shipped[key]:
                removed.append(key)
            elif mine is not None:
                self.kept.append(Kept(self.table.name, key, "the data folder has it no more; your changed row was kept"))
        self._write(added, changed, removed, remembered)
        rows = len(self.old) + len(added) - len(removed)
        return TableReport(rows, len(added), len(changed), len(removed))

    def _keep(self, key: str, mine: Row | None, shipped: Row) -> None:
        if mine is None:
            self.kept.append(Kept(self.table.name, key, "you removed it; the data folder still has it"))
            return
        pairs = zip(self.table.column_names, mine, shipped, strict=True)
        parts = [f'{name} is "{ours or ""}" here and "{theirs or ""}" in the data folder' for name, ours, theirs in pairs if ours != theirs]
        self.kept.append(Kept(self.table.name, key, "; ".join(parts) + "; yours was kept"))

    def _write(self, added: list[str], changed: list[str], removed: list[str], remembered: Mapping[str, str]) -> None:
        path, columns = self.table.path, self.table.column_names
        if added:
            self.database.insert_staged(path, columns, self.staged, [self.numbers[key] for key in added])
        if changed:
            self.database.update_staged(path, columns, self.table.key, self.staged, [self.numbers[key] for key in changed])
        for key in removed:
            self.database.delete_key(path, dict(zip(self.table.key, key.split(" / "), strict=True)))
        gone = [key for key in self.shipped if key not in self.new]
        fresh = {key: mark for key, mark in remembered.items() if self.shipped.get(key) != mark}
        for key in {*gone, *(key for key in fresh if key in self.shipped)}:
            self.database.delete_key("register.shipped_rows", {"table_name": self.table.name, "row_key": key})
        self.database.insert_many("register.shipped_rows", [(self.table.name, key, mark) for key, mark in fresh.items()])

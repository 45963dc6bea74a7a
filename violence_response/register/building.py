"""Make or bring up to date the register from CSV files, without ever overwriting what a user changed.

Of a row that a build added, what the file said is remembered column by column. Where the register still
says the same, nobody has touched the column and a later build may change it; otherwise it is the user's,
stays, and the difference is reported. A row is removed only where all of it is untouched. Everything is
written, or nothing is. Every build but the first leaves its trace like any other recording, so that the
register can be read as it stood.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from violence_response.database import Database
from violence_response.errors import FaultsFound, RegisterLocked, RegisterNotWritable
from violence_response.register import (
    checks,
    opening,
    originals,
    reading,
    recording,
    schema,
    shipped,
    validation,
)
from violence_response.register.file_changes import Change, Kept, TableReport
from violence_response.register.schema import Table
from violence_response.settings import Settings

Progress = Callable[[float, str], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did: per table, the differences it left alone, and the seconds it took."""

    tables: dict[str, TableReport] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    seconds: float = 0.0


def build(settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Bring the register up to date with the folder `settings.data`, or make it.

    `progress` gets a share from 0 to 1 and what is being done. Raises FaultsFound with every fault in the
    files, ChecksFailed, or one of the errors of `opening.open_register`; the register is then as it was.
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
    write_files = _write_existing if settings.register_path.exists() else _write_new
    report = write_files(settings, frames)
    originals.bring_in(settings, settings.data / originals.FOLDER)
    tell(1.0, "Done")
    report.seconds = time.perf_counter() - started
    return report


def in_memory(folder: Path) -> Database:
    """The register of a folder of CSV files, in memory only. Raises FaultsFound with every fault in them."""
    frames, faults = reading.read_folder(folder)
    faults += validation.faults_in(frames)
    if faults:
        raise FaultsFound(faults)
    database = schema.empty_database()
    write(database, frames)
    return database


def _write_existing(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    with opening.open_register(settings, create=True, locked_down=False) as database:
        return write(database, frames)


def _write_new(settings: Settings, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    """Make new files beside their place and move them there whole, so that no half-built one can be met."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="building-", dir=settings.home))
    except OSError as error:
        raise RegisterNotWritable(path=settings.home, reason=error.strerror) from error
    try:
        temporary = replace(settings, home=scratch)
        report = _write_existing(temporary, frames)
        if settings.register_path.exists():
            # Somebody else made it meanwhile, and may have written to it.
            raise RegisterLocked(path=settings.register_path, holder="")
        # The register last: where it is, the statistics are too.
        for made, place in (
            (temporary.statistics_path, settings.statistics_path),
            (temporary.register_path, settings.register_path),
        ):
            _put_aside_log_of(place, settings.backups)
            os.replace(made, place)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return report


def _put_aside_log_of(place: Path, backups: Path) -> None:
    """Move away the write-ahead log of a file that is gone: DuckDB would play it into the new file."""
    log = opening.log_beside(place)
    if log.exists():
        backups.mkdir(parents=True, exist_ok=True)
        os.replace(log, backups / f"{datetime.now():%Y-%m-%dT%H%M%S}-{log.name}")


def write(database: Database, frames: Mapping[str, pd.DataFrame]) -> BuildReport:
    """Write checked frames of text into an opened database. Raises ChecksFailed when a relation breaks."""
    report = BuildReport()
    with ExitStack() as stack:
        staged = {}
        for name, frame in frames.items():
            types = {column.name: column.type for column in schema.tables()[name].columns}
            staged[name] = stack.enter_context(database.staged(f"staged_{name}", frame, types))
        for table in _of_store(frames, "statistics"):
            report.tables[table.name] = stack.enter_context(_replaced(database, table, staged[table.name]))
        with database.transaction():
            remembered = shipped.read(database)
            changes = [
                Change(database, table, staged[table.name], remembered.get(table.name, {}))
                for table in _of_store(frames, "register")
            ]
            is_first = not any(change.old for change in changes)
            for change in changes:
                report.tables[change.table.name] = change.apply()
                shipped.write(database, change.table.name, change.shipped, change.remembered())
                report.kept += change.kept
            if not is_first:
                recording.keep_build(database, (row for change in changes for row in change.trace()))
            checks.require_relations(database)
    report.tables = {name: report.tables[name] for name in frames}
    return report


def _of_store(frames: Mapping[str, pd.DataFrame], store: str) -> list[Table]:
    return [schema.tables()[name] for name in frames if schema.tables()[name].store == store]


@contextmanager
def _replaced(database: Database, table: Table, staged: str) -> Iterator[TableReport]:
    """Make a table of the statistics what the files say; put it back when what follows inside fails.

    Statistics can be rebuilt and hold nothing of a user's. One transaction cannot write to both stores, so a
    register that is refused afterwards is answered with a second one that undoes this.
    """
    names = table.column_names
    added = database.rows_only_in(staged, table.path, names)
    removed = database.rows_only_in(table.path, staged, names)
    rows = database.rows_in(staged)
    if not added and not removed:
        yield TableReport(rows)
        return
    with database.copied(f"before_{table.name}", table.path) as before:
        with database.transaction():
            database.delete_key(table.path, {})
            database.insert_staged(table.path, names, staged, range(1, rows + 1))
        try:
            yield TableReport(rows, added=added, removed=removed)
        except BaseException:
            with database.transaction():
                database.delete_key(table.path, {})
                database.insert_copy(table.path, before)
            raise

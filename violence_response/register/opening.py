"""Open the register's two stores, bringing their tables up to date first, with a copy kept of what was."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from violence_response.database import STORES, Database
from violence_response.errors import (
    MigrationFailed,
    QueryFailed,
    RegisterMissing,
    RegisterNotWritable,
    RegisterTooNew,
    RegisterUnreadable,
    ViolenceResponseError,
)
from violence_response.register import schema, shipped
from violence_response.settings import Settings


def open_register(settings: Settings, *, create: bool = False, locked_down: bool = True) -> Database:
    """The opened register and statistics, their tables at the newest step, macros and views ready.

    With `create`, missing files are made (empty); otherwise RegisterMissing is raised. With `locked_down`, no
    statement can reach a file or the network afterwards. Raises RegisterLocked, RegisterUnreadable,
    RegisterTooNew, RegisterNotWritable or MigrationFailed; files are then as they were.
    """
    paths = {"register": settings.register_path, "statistics": settings.statistics_path}
    if not create and not settings.register_path.exists():
        raise RegisterMissing(path=settings.register_path)
    database = Database()
    try:
        for store in STORES:
            _attach_up_to_date(database, store, paths[store], settings.backups)
        schema.add_views(database)
        database.insert("memory.main.office_rules", {"small_number_below": settings.small_numbers})
        if locked_down:
            database.lock_down()
    except BaseException:
        database.close()
        raise
    return database


def log_beside(path: Path) -> Path:
    """The file in which DuckDB keeps what it has committed and not yet folded into the store's own file."""
    return path.with_name(path.name + ".wal")


def _attach_up_to_date(database: Database, store: str, path: Path, backups: Path) -> None:
    steps = schema.migrations(store)
    known = steps[-1][0]
    is_new = not path.exists()
    database.attach(store, path, backups=backups)
    found = 0 if is_new else _step(database, store, path, backups)
    if found > known:
        raise RegisterTooNew(path=path, found=found, known=known)
    if found < known:
        copy = None if is_new else _copy_before(database, store, path, backups, found)
        _migrate(database, store, path, [step for step in steps if step[0] > found], copy)


def _migrate(
    database: Database, store: str, path: Path, steps: list[tuple[int, Path]], copy: Path | None
) -> None:
    """Take all the steps or none. What is remembered of the data folder's rows goes along."""
    number = 0
    texts = {step: file.read_text(encoding="utf-8") for step, file in steps}
    along = (
        shipped.carried_over(database, "\n".join(texts.values())) if store == "register" else nullcontext()
    )
    try:
        with database.transaction(), along:
            for number, file in steps:
                database.execute(texts[number])
                now = datetime.now().replace(microsecond=0)
                done = {"step": number, "name": file.stem, "applied_at": now}
                database.insert(f"{store}.schema_migrations", done)
    except ViolenceResponseError as error:
        reason = error.details.get("reason", error)
        backup = copy or "no place, because the file was new"
        raise MigrationFailed(path=path, step=number, reason=reason, backup=backup) from error


def _step(database: Database, store: str, path: Path, backups: Path) -> int:
    """The step that a file's tables are at; 0 for one without tables. Another program's file is refused."""
    present = {row[0] for row in database.rows(schema.catalogue("tables")) if row[1] == store}
    if not present:
        return 0
    try:
        step = database.rows(schema.catalogue(f"{store}_step"))[0][0]
    except QueryFailed:
        step = None
    # A file of any version has at least the tables of the first step.
    if not (isinstance(step, int) and schema.first_tables(store) <= present):
        reason = f"it is a DuckDB file, but its tables are not those of the {store}"
        raise RegisterUnreadable(path=path, reason=reason, backups=backups)
    return int(step)


def _copy_before(database: Database, store: str, path: Path, backups: Path, step: int) -> Path:
    """Copy the file while nobody has it open, then attach it again."""
    database.detach(store)
    moment = datetime.now().strftime("%Y-%m-%dT%H%M%S")
    copy = backups / f"{path.stem}-step-{step:04d}-{moment}{path.suffix}"
    try:
        backups.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
        if log_beside(path).exists():
            shutil.copy2(log_beside(path), log_beside(copy))
    except OSError as error:
        raise RegisterNotWritable(path=backups, reason=error.strerror) from error
    database.attach(store, path, backups=backups)
    return copy

"""Open the register's two stores, bringing their tables up to date first, with a copy kept of what was there."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from violence_response.database import STORES, Database
from violence_response.errors import (
    MigrationFailed,
    QueryFailed,
    RegisterMissing,
    RegisterTooNew,
    RegisterUnreadable,
    ViolenceResponseError,
)
from violence_response.register import schema
from violence_response.settings import Settings


def open_register(settings: Settings, *, create: bool = False, locked_down: bool = True) -> Database:
    """The opened register and statistics, their tables at the newest step, macros and views ready.

    With `create`, missing files are made (empty); otherwise RegisterMissing is raised. With `locked_down`, no statement
    can reach a file or the network afterwards. Raises RegisterLocked, RegisterUnreadable, RegisterTooNew,
    RegisterNotWritable or MigrationFailed; files are then as they were.
    """
    paths = {"register": settings.register_path, "statistics": settings.statistics_path}
    if not create and not settings.register_path.exists():
        raise RegisterMissing(path=settings.register_path)
    database = Database()
    try:
        for store in STORES:
            _attach_up_to_date(database, store, paths[store], settings.backups)
        schema.add_views(database)
        if locked_down:
            database.lock_down()
    except BaseException:
        database.close()
        raise
    return database


def _attach_up_to_date(database: Database, store: str, path: Path, backups: Path) -> None:
    steps = schema.migrations(store)
    known = steps[-1][0]
    is_new = not path.exists()
    database.attach(store, path, backups=backups)
    found = 0 if is_new else _step(database, store, path, backups)
    if found > known:
        raise RegisterTooNew(path=path, found=found, known=known)
    if found == known:
        return
    copy = None if is_new else _copy_before(database, store, path, backups, found)
    try:
        with database.transaction():
            for number, file in steps:
                if number > found:
                    database.execute(file.read_text(encoding="utf-8"))
                    done = {"step": number, "name": file.stem, "applied_at": datetime.now().replace(microsecond=0)}
                    database.insert(f"{store}.schema_migrations", done)
    except ViolenceResponseError as error:
        reason = error.details.get("reason", error)
        raise MigrationFailed(path=path, step=number, reason=reason, backup=copy or "nowhere (it was new)") from error


def _step(database: Database, store: str, path: Path, backups: Path) -> int:
    """The step that a file's tables are at; 0 for a database without tables. Another program's database is refused."""
    try:
        return int(database.rows(schema.catalogue(f"{store}_step"))[0][0])
    except QueryFailed:
        if not any(row[1] == store for row in database.rows(schema.catalogue("tables"))):
            return 0
        reason = "it is a DuckDB file of another program"
        raise RegisterUnreadable(path=path, reason=reason, backups=backups) from None


def _copy_before(database: Database, store: str, path: Path, backups: Path, step: int) -> Path:
    """Copy the file while nobody has it open, then attach it again."""
    database.detach(store)
    backups.mkdir(parents=True, exist_ok=True)
    moment = datetime.now().strftime("%Y-%m-%dT%H%M%S")
    copy = backups / f"{path.stem}-step-{step:04d}-{moment}{path.suffix}"
    shutil.copy2(path, copy)
    database.attach(store, path, backups=backups)
    return copy

"""What every test may use: the fixture register, opened in memory, and the day of the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from violence_response.database import Database
from violence_response.register import building, opening, reading, recording, schema, validation
from violence_response.settings import Settings

FIXTURE = Path(__file__).parent / "fixtures" / "register"
PROJECT = "corner-outreach"
"""A project of the fixture register, for what has to be written to."""
TODAY = date(2025, 3, 3)
"""The day of the tests: one response is late, one clock runs, one money end is near. Goldens are written for
it."""


def register_in_memory(folder: Path) -> Database:
    """The register of a folder of CSV files, in memory."""
    frames, faults = reading.read_folder(folder)
    assert not [*faults, *validation.faults_in(frames)]
    database = schema.empty_database()
    building.write(database, frames)
    return database


def with_recordings(database: Database) -> Database:
    """The same register after somebody changed a project's words and took it back: rows as before, with
    a trace."""
    editor = recording.Actor("Policy officer", "A. Editor")
    change = recording.Change("interventions", {"intervention_id": PROJECT}, {"description": "Other words."})
    first = datetime(2025, 2, 20, 10, 0)
    recording.record(database, editor, "update", "Other words", [change], at=first, token="recording-1")
    recording.undo(database, "recording-1", editor, at=first + timedelta(minutes=5), token="recording-2")
    _with_reminders(database, first)
    return database


def _with_reminders(database: Database, at: datetime) -> None:
    """A calendar link that works and one that does not any more, and two digests."""
    link = {"owner_role": "editor", "owner_name": "A. Editor", "created_at": at}
    with database.transaction():
        for name, revoked in (("link-1", None), ("link-2", at)):
            known = {"link_id": name, "secret_hash": f"hash of {name}", "label": f"Outlook, {name}"}
            database.insert("register.calendar_links", {**known, **link, "revoked_at": revoked})
        for name, days in (("digest-1", 0), ("digest-2", 7)):
            reaches_to = at + timedelta(days=days)
            database.insert("register.digests", {"digest_id": name, "reaches_to": reaches_to, "sent_to": 2})


@pytest.fixture(scope="session")
def fixture_register() -> Iterator[Database]:
    """The fixture register: small enough to check every golden by eye. Read only: it is shared."""
    with register_in_memory(FIXTURE) as database:
        yield with_recordings(database)


# Goes when the process ends.
_SHARED = TemporaryDirectory(prefix="violence-response-built-")


@cache
def built_home() -> Path:
    """A home folder with the register built from the fixture's files: made once, to be copied."""
    home = Path(_SHARED.name) / "home"
    building.build(Settings(home=home, data=FIXTURE))
    return home


@pytest.fixture
def own_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A fixture register of this test's own, to write to."""
    home = tmp_path_factory.mktemp("own") / "home"
    shutil.copytree(built_home(), home)
    with opening.open_register(Settings(home=home, data=FIXTURE), locked_down=False) as database:
        yield database

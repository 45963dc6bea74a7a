"""What every test may use: the fixture register, opened in memory, and the day of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from violence_response.database import Database
from violence_response.register import building, reading, recording, schema, validation

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
    return database


@pytest.fixture(scope="session")
def fixture_register() -> Iterator[Database]:
    """The fixture register: small enough to check every golden by eye. Read only: it is shared."""
    with register_in_memory(FIXTURE) as database:
        yield with_recordings(database)


@pytest.fixture
def own_register() -> Iterator[Database]:
    """A fixture register of this test's own, to write to."""
    with register_in_memory(FIXTURE) as database:
        yield database

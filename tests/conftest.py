"""What every test may use: the fixture register, opened in memory, and the day of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from violence_response.database import Database
from violence_response.register import building, reading, schema, validation

FIXTURE = Path(__file__).parent / "fixtures" / "register"
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


@pytest.fixture(scope="session")
def fixture_register() -> Iterator[Database]:
    """The fixture register: small enough to check every golden by eye. Read only: it is shared."""
    with register_in_memory(FIXTURE) as database:
        yield database


@pytest.fixture
def own_register() -> Iterator[Database]:
    """A fixture register of this test's own, to write to."""
    with register_in_memory(FIXTURE) as database:
        yield database

"""The fixture register's published copy, and a console over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from violence_response.database import Database
from violence_response.publishing import copying
from violence_response.publishing.console_queue import Console


@pytest.fixture(scope="package")
def published(fixture_register: Database) -> Iterator[Database]:
    with copying.published(fixture_register) as copy:
        yield copy


@pytest.fixture(scope="package")
def console(published: Database) -> Iterator[Console]:
    opened = Console(published, seconds=2, workers=1)
    yield opened
    opened.close()

"""A register on disk that the commands and the server find."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import FIXTURE, built_home
from violence_response.settings import Settings


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A register of this test's own, on the day of the tests."""
    home = tmp_path / "home"
    shutil.copytree(built_home(), home)
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(home))
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(FIXTURE))
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", "2025-03-03")
    return Settings(home=home, data=FIXTURE)

"""The pause for the first words: once a visit, and never without a browser."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from violence_response.interface import first_visit


def visit() -> AppTest:
    """A page that pauses in two places, not run yet."""

    def script() -> None:
        from violence_response.interface import first_visit

        first_visit.words_first()
        first_visit.words_first()

    return AppTest.from_function(script)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that a page has paused for, which pass at once."""
    found: list[float] = []
    monkeypatch.setattr(first_visit, "time", SimpleNamespace(sleep=found.append))
    return found


def test_a_visit_pauses_once(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_visit, "runtime", SimpleNamespace(exists=lambda: True))
    page = visit().run()
    assert not page.exception
    page.run()
    assert pauses == [first_visit.PAUSE_SECONDS]
    visit().run()
    assert len(pauses) == 2


def test_a_script_without_a_browser_does_not_pause(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_visit, "runtime", SimpleNamespace(exists=lambda: False))
    assert not visit().run().exception
    assert pauses == []

"""When the engine breaks down in the middle of a question, the register is opened again and people read on.

The breakdown is real in DuckDB 1.5.5 (docs/decisions/0014) but cannot be called up at will, so the cursor
that a question is asked with fails here as the engine's own does.
"""

from __future__ import annotations

from io import BytesIO
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st

from tests.pages.opened import opened, text
from violence_response.database import Database
from violence_response.errors import QueryFailed
from violence_response.interface import data
from violence_response.publishing import exploring, messages, worker

BREAKDOWN = "FATAL Error: database has been invalidated because of a previous fatal error"


class Broken:
    """A cursor on an engine that fails as soon as it is asked something."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, *_: Any) -> Any:
        """Fail as the engine does."""
        raise duckdb.FatalException(BREAKDOWN)


def break_down(monkeypatch: pytest.MonkeyPatch, *, times: int = 1) -> None:
    """From now on so many questions find the engine broken."""
    real = Database._cursor
    broken = chain(repeat(True, times), repeat(False))

    def cursor(self: Database) -> Any:
        return Broken(real(self)) if next(broken) else real(self)

    monkeypatch.setattr(Database, "_cursor", cursor)


def test_a_page_is_shown_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path)
    before, shown = data.database_for_routes(), text(app)
    st.cache_data.clear()
    break_down(monkeypatch)
    app.run()
    assert not app.exception
    assert text(app) == shown
    assert not before.works
    assert data.database_for_routes().serial > before.serial


def test_an_engine_that_fails_again_is_said_and_not_asked_for_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path)
    shown = text(app)
    st.cache_data.clear()
    with monkeypatch.context() as meanwhile:
        break_down(meanwhile, times=1000)
        app.run()
        assert len(app.exception) == 1
    app.run()
    assert not app.exception
    assert text(app) == shown


def test_a_question_that_is_only_wrong_breaks_nothing(fixture_register: Database) -> None:
    with pytest.raises(QueryFailed):
        fixture_register.rows("select no_such_column from register.findings")
    assert fixture_register.works
    assert fixture_register.rows_in("register.findings")


def test_the_published_copy_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("explore", monkeypatch=monkeypatch, tmp_path=tmp_path, frame="findings")
    assert not app.exception
    shown = text(app)
    made: list[int] = []
    real = exploring.arrow

    def arrow(copy: Database, *rest: Any) -> Any:
        made.append(copy.serial)
        if len(made) == 1:
            copy.works = False
        return real(copy, *rest)

    monkeypatch.setattr(exploring, "arrow", arrow)
    st.cache_data.clear()
    app.run()
    app.run()
    assert not app.exception
    assert text(app) == shown
    assert len(set(made)) > 1


def test_the_process_of_the_console_makes_room_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_hold_to", lambda more: None)  # the limit would be this process's own
    out = BytesIO()
    desk = worker.Desk(out)
    ask = {"do": "ask", "sql": "select 1 as one", "values": {}, "seconds": 5, "most": 10}
    desk.waiting.put(({"do": "start"}, b""))
    desk.waiting.put((ask, b""))
    desk.waiting.put(None)
    desk.work()
    assert desk.worker is not None
    real = desk.worker.copy.cursor
    monkeypatch.setattr(desk.worker.copy, "cursor", lambda: Broken(real()))
    desk.waiting.put((ask, b""))
    desk.waiting.put((ask, b""))
    desk.work()
    assert desk.waiting.qsize() == 1
    out.seek(0)
    told = [message[0] for message in iter(lambda: messages.receive(out), None)]
    assert [header.get("error") for header in told] == [None, None, "QuestionWrong"]

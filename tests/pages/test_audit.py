"""The audit trail: names for administrators, a sentence for everybody else; filters, and one recording."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import PROJECT
from tests.pages.opened import opened, text
from violence_response.interface import data
from violence_response.register import recording
from violence_response.register.recording import Actor, Change

pytestmark = pytest.mark.slow

ANN = Actor("editor", "Ann Example (ann@office.test)")
BOB = Actor("approver", "Bob <b>Example</b>")


def audit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, roles: list[str] | None = None, **query: Any
) -> AppTest:
    """The page over a register in which two people have recorded; with roles, as somebody signed in."""
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    register = data.database_for_routes()
    saved = [
        (ANN, "Evenings added", "Two evenings.", 1),
        (BOB, "Evenings corrected", "Three | evenings.", 20),
    ]
    for actor, words, description, day in saved:
        change = Change("interventions", {"intervention_id": PROJECT}, {"description": description})
        at = datetime(2025, 2, day, 10, 0)
        recording.record(register, actor, "update", words, [change], at=at, token=f"day-{day}")
    recording.undo(register, "day-20", ANN, at=datetime(2025, 3, 1, 9, 30), token="undoing")
    app.switch_page("../../pages/audit.py")
    for name, value in query.items():
        app.query_params[name] = value
    if roles is not None:
        moment = datetime.now(UTC).timestamp()
        app.user = {"is_logged_in": True, "name": "Vera", "iat": moment, "roles": roles}
    return app.run()


def test_administrators_read_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(audit(monkeypatch, tmp_path, ["administrator"]))
    assert "Three recordings" in said
    assert "Ann Example (ann@office.test), Editor" in said
    assert "Bob <b>Example</b>, Approver" in said
    assert "[Evenings added](./audit?recording=day-1)" in said
    assert "Undone later" in said


@pytest.mark.parametrize("role", ["viewer", "editor", "approver"])
def test_others_are_told_why_they_see_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, role: str
) -> None:
    app = audit(monkeypatch, tmp_path, [role], recording="day-1")
    assert "only administrators read it" in text(app)
    assert "Ann" not in text(app)
    assert not app.exception


def test_reading_names_is_refused_below_the_page_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app = AppTest.from_function(_read_names, default_timeout=20)
    app.user = {
        "is_logged_in": True,
        "name": "Ed",
        "iat": datetime.now(UTC).timestamp(),
        "roles": ["approver"],
    }
    app.run()
    assert "Only an administrator may do this, and you are an approver" in text(app)


def _read_names() -> None:
    import streamlit as st

    from violence_response.errors import NotAllowed
    from violence_response.interface import data

    try:
        data.frame("recordings_listed")
    except NotAllowed as refused:
        st.markdown(str(refused))


def test_the_local_person_reads_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "Three recordings" in text(audit(monkeypatch, tmp_path))


def test_it_can_be_narrowed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = audit(monkeypatch, tmp_path, role="approver")
    assert "One recording" in text(app)
    app.query_params["when"] = "7"
    del app.query_params["role"]
    assert "Undone: Evenings corrected" in text(app.run())
    assert "One recording" in text(app)
    app.query_params["search"] = "ann added"
    del app.query_params["when"]
    assert "Evenings added" in text(app.run())
    assert "Evenings corrected" not in text(app)
    app.query_params["search"] = "nothing like it"
    assert "Nothing that was recorded fits this choice." in text(app.run())


def test_one_recording_shows_before_and_after(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(audit(monkeypatch, tmp_path, recording="day-20"))
    assert "Evenings corrected" in said
    assert "Two evenings." in said
    assert "Three | evenings." in said
    assert "Undone later" in said


def test_what_is_in_effect_can_be_undone_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = audit(monkeypatch, tmp_path, recording="day-20")
    assert not [button for button in app.button if button.label == "Undo"]
    app.query_params["recording"] = "day-1"
    app.run()
    [button] = [button for button in app.button if button.label == "Undo"]
    button.click().run()
    assert app.success[0].value.replace("\\", "") == "Undone: Evenings added."
    assert "Undone later" in text(app)


def test_a_wrong_link_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(audit(monkeypatch, tmp_path, recording="none", state="gone"))
    assert 'There is no recording called "none" in the register' in said
    assert "not in the register: gone" in said


def test_an_empty_trail_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "Nothing has been recorded yet." in text(
        opened("audit", monkeypatch=monkeypatch, tmp_path=tmp_path)
    )

"""Reminders on the page of responses: a link is made once, shown once, and stopped by its owner."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text
from violence_response.interface import data
from violence_response.reminders import calendar_links


def reminders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str = "", role: str = "viewer"
) -> AppTest:
    """The page with the box of reminders open, as the local person or as somebody signed in."""
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app.switch_page("../../pages/responses.py")
    sign_in(app, name, role)
    app.session_state["reminders.box"] = True
    return app.run()


def sign_in(app: AppTest, name: str, role: str = "viewer") -> AppTest:
    """Somebody else at the same register."""
    if name:
        moment = datetime.now(UTC).timestamp()
        app.user = {"is_logged_in": True, "name": name, "iat": moment, "roles": [role]}
    return app


def make(app: AppTest, label: str) -> str:
    """Press the button; the address that is shown."""
    next(field for field in app.text_input if field.label == "What to call this link").set_value(label)
    next(button for button in app.button if button.label == "Make a link").click()
    app.run()
    return str(app.code[0].value) if app.code else ""


def test_a_link_is_shown_once_and_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = reminders(monkeypatch, tmp_path)
    assert "No link has been made yet." in text(app)
    address = make(app, "Outlook | at *work*")
    assert "/calendar.ics?key=" in address
    assert "Outlook | at *work*: copy this address now" in text(app).replace("**Outlook", "Outlook").replace(
        "**:", ":"
    )
    register = data.database_for_routes()
    assert calendar_links.opens(register, address.partition("key=")[2])
    assert register.rows_in("register.calendar_links") == 1
    assert "One link that works" in text(app)
    next(button for button in app.button if button.label.startswith("Stop")).click()
    app.run()
    assert not calendar_links.opens(register, address.partition("key=")[2])
    assert not app.code
    assert "No link has been made yet." in text(app)


def test_a_link_without_a_name_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = reminders(monkeypatch, tmp_path)
    assert make(app, " ") == ""
    assert "it has no name" in app.error[0].value
    assert data.database_for_routes().rows_in("register.calendar_links") == 0


def test_people_see_their_own_links_and_administrators_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = reminders(monkeypatch, tmp_path, "Ann")
    assert make(app, "Link of Ann")
    assert "made on" in text(app)
    for name, role, sees in (("Bob", "approver", False), ("Ada", "administrator", True)):
        said = text(sign_in(app, name, role).run())
        assert ("Link of Ann, Ann, viewer" in said) == sees
        assert ("You have made no link yet." in said) != sees

"""Before the register: the page to sign in, the end of a sign-in, and no role."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import menu, opened, text
from violence_response.settings import ROOT


def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hours: float = 0, **claims: Any) -> AppTest:
    """The findings as somebody sees them whose sign-in is some hours old."""
    app = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app.switch_page("../../pages/findings.py")
    issued = datetime.now(UTC) - timedelta(hours=hours)
    app.user = {"is_logged_in": True, "name": "Ann", "iat": issued.timestamp(), **claims}
    return app.run()


def test_nobody_reads_before_signing_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = visit(monkeypatch, tmp_path, is_logged_in=False, roles=["administrator"])
    assert [title.value for title in app.title] == ["Sign in"]
    assert "youth violence" not in text(app)
    assert not menu(app)


def test_a_sign_in_ends_while_the_page_is_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = visit(monkeypatch, tmp_path, hours=11, roles=["editor"])
    assert "What did inspectors find" in app.title[0].value
    monkeypatch.setenv("VIOLENCE_RESPONSE_SIGN_IN_HOURS", "10")
    app.run()
    assert [title.value for title in app.title] == ["Sign in"]
    assert "Your sign-in has ended" in text(app)


def test_without_a_role_nothing_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = visit(monkeypatch, tmp_path, roles=["chief"])
    assert [title.value for title in app.title] == ["You have no role here yet"]
    assert "youth violence" not in text(app)
    monkeypatch.setenv("VIOLENCE_RESPONSE_DEFAULT_ROLE", "viewer")
    assert "What did inspectors find" in visit(monkeypatch, tmp_path / "open").title[0].value


def test_the_menu_says_who_is_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = visit(monkeypatch, tmp_path, roles=["approver"], name="Ann <b>Ann</b>")
    assert "Ann &lt;b&gt;Ann&lt;/b&gt; · Approver" in menu(app)
    assert [button.label for button in app.sidebar.button] == ["Sign out"]
    local = opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path / "local")
    assert "Editor on this machine" in menu(local)
    assert not local.sidebar.button


@pytest.mark.parametrize(
    ("role", "missing"),
    [("viewer", {"add", "audit"}), ("editor", {"audit"}), ("administrator", set())],
)
def test_the_menu_lists_what_a_role_may_open(
    role: str, missing: set[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = set(re.findall(r'href="\./(\w*)"', menu(visit(monkeypatch, tmp_path, roles=[role]))))
    pages = {path.stem for path in ROOT.glob("pages/*.py")} - {"overview"}
    assert listed == {"", *pages} - missing

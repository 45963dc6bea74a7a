"""The briefing page: what is chosen, the briefing on the screen, the files, and what is in the address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.briefing.making import made
from tests.pages import opened as pages
from violence_response.database import Database
from violence_response.interface.controls import briefing

pytestmark = pytest.mark.slow


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Opens the briefing page with an address."""

    def opened(register: str = "fixture", **query: Any) -> AppTest:
        app = pages.opened("briefing", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app

    return opened


def test_opens_on_a_note_of_the_newest_answered_inspection(page: Any) -> None:
    app = page()
    assert [box.value for box in app.selectbox][:2] == ["inspection", "joint-2024"]
    said = pages.text(app)
    assert "The PDF: two pages" in said or "The PDF: one page" in said
    assert "register as at 3 Mar 2025" in said
    assert dict(app.query_params) == {}


def test_the_briefing_can_be_read_as_text(page: Any) -> None:
    said = pages.text(pages.with_open_box(page(), "briefing.text"))
    for words in ("What inspectors found", "Three of five findings held here call for work."):
        assert words in said
    assert "Partners should name one lead for <b>youth violence</b>" in said


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"kind": "pack", "about": "all"}, "Status by theme"),
        ({"kind": "response", "inspection": "undated"}, "For office use only"),
        ({"kind": "finding", "finding": "force-f01"}, "The force does not find missing children fast enough"),
        ({"about": "theme", "theme": "knives"}, "findings held here call for work"),
        ({"about": "priority", "priority": "new-1"}, "serve"),
        ({"about": "area", "area": "E06000091"}, "at work here"),
    ],
)
def test_every_kind_and_subject_opens_by_its_address(page: Any, query: dict[str, str], words: str) -> None:
    app = page(**query)
    assert not app.info
    assert words in pages.text(pages.with_open_box(app, "briefing.text"))
    # A finding names its inspection too.
    assert set(dict(app.query_params)) <= {*query, "inspection"}


def test_the_pack_says_what_changed_between_the_two_days(page: Any) -> None:
    app = page(kind="pack", about="all", since="2025-01-20", until="2025-03-03")
    said = pages.text(pages.with_open_box(app, "briefing.text"))
    assert "Since 20 Jan 2025, up to 3 Mar 2025: one action slipped, one finding is new" in said


def test_the_minutes_name_the_meeting_and_can_be_of_any_day(page: Any) -> None:
    app = pages.with_open_box(page(kind="minutes"), "briefing.text")
    assert not app.exception
    assert "No decisions made on 3 Mar 2025." in pages.text(app)
    [meeting] = [box for box in app.selectbox if box.label == "Meeting"]
    assert meeting.options == ["Partnership board, 3 Mar 2025", "Partnership board, 20 Jan 2025"]
    app.query_params["until"] = "2025-02-14"
    said = pages.text(app.run())
    assert "One decision made on 14 Feb 2025." in said


def test_a_wrong_day_of_a_meeting_is_said(page: Any) -> None:
    assert '"soon" is not a date for the earlier meeting' in pages.text(page(kind="pack", since="soon"))


def test_the_register_as_it_stood_makes_the_briefing_of_that_day(page: Any) -> None:
    said = pages.text(pages.with_open_box(page(about="all", as_at="2025-01-02"), "briefing.text"))
    assert "register as at 2 Jan 2025" in said
    # All but the report on the force and the one with a letter, which came out later.
    assert "of eight findings held here call for work" in said


def test_another_inspection_lets_go_of_the_finding(page: Any) -> None:
    app = page(kind="finding", finding="joint-f02")
    assert [box.value for box in app.selectbox][:2] == ["joint-2024", "joint-f02"]
    app.selectbox(key="briefing.inspection").set_value("force-2025").run()
    assert not app.exception
    assert not app.info
    assert app.selectbox(key="briefing.finding").value == "force-f01"


def test_a_bad_address_is_said(page: Any) -> None:
    app = page(kind="poem", inspection="zzz")
    said = pages.text(app)
    assert '"poem" is not a kind of briefing that is known here' in said
    assert '"zzz" is not an inspection that is known here' in said


def test_an_empty_register_says_what_to_do(page: Any) -> None:
    assert "nothing of this kind in the register to brief on yet" in pages.text(page("empty"))


def test_the_whole_of_an_empty_register_is_a_briefing_too(page: Any) -> None:
    app = pages.with_open_box(page("empty", about="all"), "briefing.text")
    assert not app.exception
    assert "No finding is held here." in pages.text(app)


def test_another_marking_is_another_briefing(fixture_register: Database) -> None:
    official, sensitive = (
        made(fixture_register, "note", "all", marking=marking)
        for marking in ("OFFICIAL", "OFFICIAL-SENSITIVE")
    )
    assert briefing.everything_printed(official) != briefing.everything_printed(sensitive)

"""The meeting's page, from the entry point: what changed, what is due, what is recorded, and looking back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text
from violence_response.interface import data
from violence_response.register import decisions, recording
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> partial[AppTest]:
    return partial(opened, "meeting", monkeypatch=monkeypatch, tmp_path=tmp_path)


def press(app: AppTest, label: str) -> AppTest:
    [button] = [button for button in app.button if button.label.replace("\\", "") == label]
    return button.click().run()


def field(app: AppTest, label: str, number: int = 0) -> Any:
    """A text field of either kind."""
    fields = [*app.text_area, *app.text_input]
    return [one for one in fields if one.label == label][number]


def test_says_what_changed_and_what_is_due_since_the_last_meeting(page: partial[AppTest]) -> None:
    app = page()
    said = text(app)
    assert not app.exception
    assert (
        "Since 20 Jan 2025 (Partnership board), up to 3 Mar 2025: one action slipped, one finding is new, "
        "one finding moved and one finding was closed. Two actions are overdue, none is due within "
        "four weeks. No decisions recorded on 3 Mar 2025." in said
    )
    assert "due 31 Jan 2025 → 28 Feb 2025" in said
    assert ":orange-badge[◕ Awaiting sign-off] (two steps)" in said
    assert "**Chief constable** (one action)" in said
    assert "put off once" in said
    assert "[record](./meeting?thing=action%3Aa1)" in said


def test_any_two_days_and_both_in_the_address(page: partial[AppTest]) -> None:
    app = page(since="2024-11-01", until="2025-01-21", within="7")
    said = text(app)
    assert "Since 1 Nov 2024, up to 21 Jan 2025: " in said
    assert "four replies are new" in said
    assert "within a week" in said
    assert "Decisions recorded on 21 Jan 2025" in said
    assert "10:00 · Finding: " in said
    assert app.query_params["since"] == "2024-11-01"


def test_projector_size_speaks_in_headings(page: partial[AppTest]) -> None:
    said = text(page(size="projector"))
    assert "### Since 20 Jan 2025" in said
    assert "## Slipped" in said


def test_an_update_in_two_clicks_and_a_sentence(page: partial[AppTest]) -> None:
    app = page(thing="finding:joint-f03")
    assert "no status recorded yet" in text(app)
    field(app, "Reason").input("The money was found.")
    app = press(app, "◐ In progress")
    said = text(app)
    assert not app.error
    assert [done.value.replace("\\", "") for done in app.success] == ["Recorded: In progress."]
    assert "One decision recorded on 3 Mar 2025." in said
    assert "The money was found" in said
    assert field(app, "Reason").value == ""
    assert len(app.get("download_button")) >= 2
    # A rerun, as a second press on its way would cause one, records nothing more.
    assert "One decision recorded on 3 Mar 2025." in text(app.run())


def test_without_a_reason_nothing_is_recorded_and_it_is_said(page: partial[AppTest]) -> None:
    app = press(page(thing="finding:joint-f03"), "◐ In progress")
    assert "say in a sentence why" in app.error[0].value.replace("\\", "")
    assert "No decisions recorded" in text(app)


def test_a_day_is_moved_and_the_slip_is_counted(page: partial[AppTest]) -> None:
    app = page(thing="action:a1")
    app.date_input[0].set_value("2025-03-31")
    field(app, "Reason", 1).input("Still vacant.")
    app = press(app, "Move the day")
    said = text(app)
    assert not app.error
    assert "put off twice" in said
    assert "Due 31 Mar 2025, in 28 days" in said


def test_an_action_is_added(page: partial[AppTest]) -> None:
    app = page(thing="finding:joint-f03")
    field(app, "What is to be done").input("=Ask the treasurer")
    field(app, "Owner").input("Chief finance officer")
    app.date_input[0].set_value("2025-03-10")
    app = press(app, "Save the action")
    said = text(app)
    assert not app.error
    assert "**Chief finance officer** (one action)" in said
    assert "one finding and one action are new" in said


def test_the_second_person_is_told_and_keeps_what_was_typed(page: partial[AppTest]) -> None:
    app = page(thing="finding:joint-f03")
    field(app, "Reason").input("Mine.")
    first = Press(Actor("Chief constable"), recording.now().replace(year=2025, month=3, day=3), "other")
    decisions.record_update(
        data.database_for_routes(),
        first,
        "finding",
        "joint-f03",
        to_status="closed",
        reason="Theirs.",
    )
    app = press(app, "◐ In progress")
    told = app.error[0].value.replace("\\", "")
    assert "by Chief constable on 3 Mar 2025" in told
    assert "Theirs." in told
    assert field(app, "Reason").value == "Mine."
    app = press(app, "◐ In progress")
    assert not app.error
    assert "Two decisions recorded on 3 Mar 2025." in text(app)


def test_a_meeting_is_started(page: partial[AppTest]) -> None:
    app = page("empty")
    assert "Nothing in this register changed" in text(app)
    app.session_state["meeting.start"] = True
    app = app.run()
    field(app, "Name of the group").input("Partnership board")
    app = press(app, "Start")
    assert not app.error
    assert not app.exception
    assert any("3 Mar 2025 · Partnership board" in option for option in app.selectbox[0].options)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"since": "2025-02-30"}, "is neither a meeting nor a day such as 2025-03-03"),
        ({"until": "2031-01-01"}, '"2031-01-01" lies ahead'),
        ({"since": "2025-02-28", "until": "2025-02-01"}, "changed about"),
        ({"within": "5"}, '"5" is not a time ahead'),
        ({"size": "<b>"}, "is not a size"),
        ({"all": "pages"}, '"pages" is not a list of this page'),
        ({"thing": "action:zzz"}, 'no finding or action called "zzz"'),
        ({"thing": "grant:g1"}, "no finding or action called"),
        ({"colour": "blue"}, "does not know"),
    ],
)
def test_what_a_link_asks_for_and_cannot_have_is_said(
    page: partial[AppTest], query: dict[str, str], words: str
) -> None:
    app = page(**query)
    assert not app.exception
    assert words in text(app)


def test_the_shipped_register_has_something_to_say(page: partial[AppTest]) -> None:
    app = page("shipped")
    assert not app.exception
    assert "Since " in text(app)


def test_looking_back_shows_what_stood_and_records_nothing(page: partial[AppTest]) -> None:
    app = page(as_at="2025-02-15")
    said = text(app)
    assert "As the register stood on 15 February 2025." in app.warning[0].value
    assert "as at 15 Feb 2025" in said
    assert "Awaiting sign-off" not in said
    assert not [button for button in app.button if "In progress" in button.label]
    assert "record](" not in said
    assert app.query_params["as_at"] == "2025-02-15"
    assert "(./meeting?as_at=)" in app.warning[0].value

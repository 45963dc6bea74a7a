"""The meeting's page, from the entry point: what changed, what is due, what is recorded, and looking back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, opens, pictures, text, with_open_box, words_in
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


def said_wrong(app: AppTest) -> str:
    """The first error on the page."""
    return app.error[0].value.replace("\\", "")


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
        "one finding moved and one finding was closed. Two actions are open, and all of them are "
        "overdue. No decisions made on 3 Mar 2025." in said
    )
    assert "due 31 Jan 2025 → 28 Feb 2025" in said
    assert ":orange-badge[◕ Awaiting sign-off] (two steps)" in said
    assert "**Chief constable** (one action)" in said
    assert "put off once" in said
    assert "[record](./meeting?thing=action%3Aa1)" in said


def test_any_two_days_and_both_in_the_address(page: partial[AppTest]) -> None:
    app = page(since="2024-11-01", until="2025-01-21")
    said = text(app)
    assert "Since 1 Nov 2024, up to 21 Jan 2025: " in said
    assert "four replies are new" in said
    assert "No decisions made on 21 Jan 2025." in said
    assert "10:00 · Finding: " in said
    assert app.query_params["since"] == "2024-11-01"


def test_projector_size_enlarges_everything_and_leaves_the_menu_out(page: partial[AppTest]) -> None:
    styles = [part.proto.body for part in page(size="projector").get("html")]
    assert any("html { font-size: clamp(" in style and "stSidebar" in style for style in styles)


def test_the_usual_size_leaves_the_menu_in(page: partial[AppTest]) -> None:
    assert not any("html { font-size" in part.proto.body for part in page().get("html"))


def test_an_update_in_two_clicks_and_a_sentence(page: partial[AppTest]) -> None:
    app = page(thing="finding:joint-f03")
    assert "no status recorded yet" in text(app)
    field(app, "Reason").input("The money was found.")
    app = press(app, "◐ In progress")
    said = text(app)
    assert not app.error
    assert [done.value.replace("\\", "") for done in app.success] == ["Recorded: In progress."]
    assert "One change recorded on 3 Mar 2025." in said
    assert "The money was found" in said
    assert field(app, "Reason").value == ""
    assert len(app.get("download_button")) >= 2
    # A rerun, as a second press on its way would cause one, records nothing more.
    assert "One change recorded on 3 Mar 2025." in text(app.run())


def test_without_a_reason_nothing_is_recorded_and_it_is_said(page: partial[AppTest]) -> None:
    app = press(page(thing="finding:joint-f03"), "◐ In progress")
    assert "say in a sentence why" in app.error[0].value.replace("\\", "")
    assert "No changes recorded" in text(app)


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
    assert "Two changes recorded on 3 Mar 2025." in text(app)


def test_a_decision_in_two_clicks_and_a_sentence_and_undone(page: partial[AppTest]) -> None:
    app = page(thing="finding:joint-f03")
    assert app.multiselect[0].value == ["joint-f03"]
    field(app, "What was decided").input("Ask the *treasurer* for two years.")
    app = press(app, "Record the decision")
    said = text(app)
    assert not app.error
    assert "One decision made on 3 Mar 2025." in said
    assert "**1.** Ask the *treasurer* for two years." in said
    assert ":small[No owner named · [Money for projects is short-term]" in said
    assert field(app, "What was decided").value == ""
    app.multiselect[0].set_value(["joint-f01", "joint-f02"])
    field(app, "Owner", 1).input("Chief finance officer")
    field(app, "What was decided").input("Publish the response.")
    app = press(app, "Record the decision")
    said = text(app)
    assert "**2.** Publish the response." in said
    assert "Chief finance officer" in said
    # The two are apart from the log of what was saved.
    assert "No changes recorded on 3 Mar 2025." in said
    [first, _] = [button for button in app.button if button.label == "Undo"]
    app = first.click().run()
    said = text(app)
    assert "treasurer" not in said
    assert "**1.** Publish the response." in said
    assert [done.value.replace("\\", "") for done in app.success] == ["The decision is undone."]


def test_a_decision_without_a_sentence_is_not_recorded_and_it_is_said(page: partial[AppTest]) -> None:
    app = press(page(), "Record the decision")
    assert "What was decided: must not be empty" in said_wrong(app)
    assert "No decisions made" in text(app)


def test_decisions_of_an_earlier_meeting_are_shown_and_cannot_be_undone_here(page: partial[AppTest]) -> None:
    app = page(until="m1", since="2025-01-01")
    said = text(app)
    assert "Two decisions made on 20 Jan 2025." in said
    assert "**1.** Ask the treasurer, by Easter, for *two years* of money | not one" in said
    assert not [button for button in app.button if button.label == "Undo"]


def test_a_meeting_is_started_under_its_own_name_and_undone(page: partial[AppTest]) -> None:
    app = with_open_box(page("empty"), "meeting.start")
    assert "nothing changed" in text(app)
    app = press(app, "Start")
    assert "Name of the meeting: must not be empty" in said_wrong(app)
    field(app, "Name of the meeting").input("Partnership board")
    field(app, "Who is here, as roles").input("Chief constable; Head of CURV;chief constable;")
    app = press(app, "Start")
    assert not app.error
    assert not app.exception
    assert any("3 Mar 2025 · Partnership board" in option for option in app.selectbox[0].options)
    app = with_open_box(app, "meeting.start")
    assert field(app, "Who is here, as roles").value == "Chief constable; Head of CURV; chief constable"
    app = press(app, "Undo this meeting")
    assert not app.error
    assert not any("Partnership board" in option for option in app.selectbox[0].options)


def test_a_meeting_with_a_decision_stays_and_it_is_said_why(page: partial[AppTest]) -> None:
    app = with_open_box(page("empty"), "meeting.start")
    field(app, "Name of the meeting").input("Partnership board")
    app = press(app, "Start")
    field(app, "What was decided").input("Meet again in May.")
    app = with_open_box(press(app, "Record the decision"), "meeting.start")
    app = press(app, "Undo this meeting")
    assert "“Partnership board” stays on record: one decision has been recorded in it" in said_wrong(app)
    assert any("Partnership board" in option for option in app.selectbox[0].options)
    [undo] = [button for button in app.button if button.label == "Undo"]
    app = with_open_box(undo.click().run(), "meeting.start")
    app = press(app, "Undo this meeting")
    assert not app.error
    assert not any("Partnership board" in option for option in app.selectbox[0].options)


def test_every_open_action_can_be_opened_however_many_there_are(page: partial[AppTest]) -> None:
    app = page()
    for number in range(30):
        made = Press(Actor("editor"), datetime(2025, 3, 3, 9, number), f"{number:03d}-many")
        given = {"title": f"Step {number:02d}", "owner_role": "Chief constable", "due_date": None}
        decisions.add_action(data.database_for_routes(), made, "joint-f03", **given)
    said = text(app.run())
    assert "**Chief constable** (31 actions)" in said
    assert "[and 19 more](./meeting?all=due)" in said
    assert "- [Step 29]" not in said
    app.query_params["all"] = "due"
    said = text(app.run())
    assert all(f"- [Step {number:02d}]" in said for number in range(30))


def test_the_board_has_a_token_a_finding_and_a_click_opens_its_form(page: partial[AppTest]) -> None:
    board, lanes = pictures(page(size="projector"))
    links = opens(board)
    assert len(links) == 10
    moved = "Joint report on youth violence, finding 1: Children carry knives because they feel unsafe. "
    assert links[moved + "◕ Awaiting sign-off, before: ? No status."] == (
        "./meeting?size=projector&thing=finding%3Ajoint-f01"
    )
    assert any("Overdue since 28 Feb 2025." in said for said in links)
    assert [said for said in links if said.endswith("New.")] == [
        "Joint inspection with a letter, finding 1: Write a joint plan on exploitation. ? No status. New."
    ]
    assert board.get("aria-label").startswith("Since 20 Jan 2025 (Partnership board), up to 3 Mar 2025: one")
    drawn = words_in(board)
    assert [drawn[drawn.index(name) + 1] for name in ("No status", "In progress", "Closed")] == [
        "8", "0", "1"
    ]  # fmt: skip
    due = opens(lanes)
    late = "Name the lead. Head of the violence reduction unit. ▲ Overdue since 28 Feb 2025, put off once."
    assert due[f"{late} ? Not recorded."] == "./meeting?size=projector&thing=action%3Aa1"
    assert "./responses?inspection=force-2025" in due.values()


def test_a_board_without_a_status_says_what_to_do(page: partial[AppTest]) -> None:
    app = page("shipped")
    assert "No finding has a status yet, so all are in the first column." in text(app)
    board = pictures(app)[0]
    drawn = words_in(board)
    assert f"{len(opens(board))}" == drawn[drawn.index("No status") + 1]


def test_a_board_without_a_finding_says_so(page: partial[AppTest]) -> None:
    app = page("empty")
    assert "No finding is on the board" in text(app)
    assert not pictures(app)


def test_response_deadlines_are_on_the_page(page: partial[AppTest]) -> None:
    assert "**11 Mar 2025**, in 8 days · last day for our response: [Force report]" in text(page())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"since": "2025-02-30"}, "is neither a meeting nor a day such as 2025-03-03"),
        ({"until": "2031-01-01"}, '"2031-01-01" lies ahead'),
        ({"since": "2025-02-28", "until": "2025-02-01"}, "changed about"),
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
    assert "Awaiting sign-off, before" not in said
    assert not [button for button in app.button if "In progress" in button.label]
    assert "record](" not in said
    assert app.query_params["as_at"] == "2025-02-15"
    assert "(./meeting?as_at=)" in app.warning[0].value

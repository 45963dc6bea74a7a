"""What people decide: recorded once, with who and why; the second person sees it; what is wrong is
refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused
from violence_response.register import deciding, decisions
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor, undo
from violence_response.rows import ActionsFound

AT = datetime(2025, 3, 3, 9, 30)


def press(token: str = "abcdef0123", role: str = "Policy officer", name: str = "", minutes: int = 0) -> Press:
    return Press(Actor(role, name), AT + timedelta(minutes=minutes), token)


def events(database: Database, finding_id: str, today: str = "2025-03-03") -> list[dict[str, Any]]:
    until = f"{today} 23:59:59"
    return queries.records(database, "changes_in_steps", finding_ids=[finding_id], until=until)


def test_a_status_is_recorded_with_what_it_was_before(own_register: Database) -> None:
    decisions.record_update(
        own_register, press(), "finding", "joint-f01", to_status="closed", reason="Seen.", seen="u2"
    )
    newest = events(own_register, "joint-f01")[0]
    assert (newest["from_label"], newest["to_label"]) == ("Awaiting sign-off", "Closed")
    assert (newest["reason"], newest["actor_role"]) == ("Seen.", "Policy officer")
    details = queries.records(own_register, "finding_details", finding_id="joint-f01", today="2025-03-03")[0]
    assert details["delivery_label"] == "Closed"


def test_pressing_twice_records_once(own_register: Database) -> None:
    for is_new in (True, False):
        made = decisions.record_update(
            own_register, press(), "finding", "joint-f02", to_status="in_progress", reason="Begun."
        )
        assert made.is_new is is_new
    assert len(events(own_register, "joint-f02")) == 2  # this one, and the action's that was moved


def test_the_second_person_is_told_who_changed_what(own_register: Database) -> None:
    update = {"to_status": "in_progress", "reason": "Back to work.", "seen": "u2"}
    decisions.record_update(own_register, press("first"), "finding", "joint-f01", **update)
    with pytest.raises(ChangedMeanwhile) as told:
        decisions.record_update(
            own_register, press("second", "Analyst", minutes=1), "finding", "joint-f01",
            to_status="closed", reason="Done.", seen="u2",
        )  # fmt: skip
    assert "by Policy officer on 3 Mar 2025 at 09:30 (In progress: Back to work.)" in str(told.value)
    assert len(events(own_register, "joint-f01")) == 3


def test_the_three_marks_are_three(own_register: Database) -> None:
    decisions.record_update(
        own_register,
        press("one"),
        "inspectorate",
        "joint-f01",
        to_status="complete",
        reason="Letter.",
        seen="",
    )
    decisions.record_update(
        own_register, press("two"), "evidence", "e1", to_status="expired", reason="Two years old.", seen=""
    )
    found = queries.records(own_register, "finding_details", finding_id="joint-f01", today="2025-03-03")[0]
    assert found["inspectorate_label"] == "Complete"
    assert found["delivery_label"] == "Awaiting sign-off"
    assert found["approved_evidence"] == 0
    labels = {(row["subject_label"], row["to_label"]) for row in events(own_register, "joint-f01")}
    assert {("Inspectorate's view", "Complete"), ("Evidence", "Expired")} <= labels
    days = {"since": "2025-03-03", "until": "2025-03-03 23:59:59", "notice_days": 14}
    told = queries.records(own_register, "changes", **days, finding_ids=["joint-f01"])
    assert {(row["subject_label"], row["title"], row["to_label"]) for row in told} == {
        ("Inspectorate's view", found["summary"], "Complete"),
        ("Evidence", "Attendance sheets", "Expired"),
    }


def test_signing_off_is_another_persons(own_register: Database) -> None:
    one, other = press("1", "approver", "a@example.org"), press("2", "approver", "b@example.org", minutes=5)
    finding = ("finding", "joint-f02")
    editor = press("0", "editor", "e@example.org")
    with pytest.raises(RecordingRefused, match="signing off is an approver's"):
        decisions.record_update(own_register, editor, *finding, to_status="closed", reason="Done.")
    with pytest.raises(RecordingRefused, match="put up for sign-off"):
        decisions.record_update(own_register, one, *finding, to_status="closed", reason="Done.")
    decisions.record_update(own_register, one, *finding, to_status="awaiting_sign_off", reason="Done.")
    seen = deciding.newest_update(own_register, *finding)
    assert seen is not None
    again = press("3", "approver", "a@example.org", minutes=2)
    given = {"to_status": "closed", "reason": "Seen.", "seen": seen.update_id}
    with pytest.raises(RecordingRefused, match="somebody else has to sign it off"):
        decisions.record_update(own_register, again, *finding, **given)
    decisions.record_update(own_register, other, *finding, **given)
    assert events(own_register, "joint-f02")[0]["to_label"] == "Closed"


def test_a_reply_is_recorded_on_the_response_that_is_held(own_register: Database) -> None:
    decisions.record_reply(
        own_register, press(), "force-f01", acceptance="accepted", action_or_reason="Training by May."
    )
    held = queries.records(own_register, "reply_held", finding_id="force-f01")[0]
    assert (held["response_id"], held["acceptance"]) == ("response-force", "accepted")
    seen = {"acceptance": "accepted", "action_or_reason": "Training by May."}
    changed = {"acceptance": "not_accepted", "action_or_reason": "Done elsewhere."}
    decisions.record_reply(own_register, press("later", minutes=1), "force-f01", **changed, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        decisions.record_reply(own_register, press("last", minutes=2), "force-f01", **changed, seen=seen)
    assert events(own_register, "force-f01")[0]["from_label"] == "Accepted"


def test_where_no_response_is_held_one_is_begun_and_can_be_undone_recordings(own_register: Database) -> None:
    finding = own_register.rows(
        "select min(finding_id) from register.findings where inspection_id not in "
        "(select inspection_id from register.responses)"
    )[0][0]
    made = decisions.record_reply(
        own_register, press(), finding, acceptance="accepted", action_or_reason="Will be done."
    )
    held = queries.records(own_register, "reply_held", finding_id=finding)[0]
    assert held["response_id"] == f"response-{held['inspection_id']}"
    undo(own_register, made.recording_id, press().actor, at=AT)
    assert queries.records(own_register, "reply_held", finding_id=finding)[0]["response_id"] is None


def test_the_days_of_a_response(own_register: Database) -> None:
    seen = {"chief_officer_received_date": None}
    dates = {"chief_officer_received_date": date(2025, 2, 20)}
    decisions.record_response_dates(own_register, press(), "force-2025", dates, seen=seen)
    clock = queries.records(own_register, "response_held", inspection_id="force-2025")[0]
    assert clock["chief_officer_received_date"] == date(2025, 2, 20)
    later = {"approved_date": date(2025, 3, 4)}
    with pytest.raises(RecordingRefused, match="Approved by the Commissioner: 4 Mar 2025 is in the future"):
        decisions.record_response_dates(own_register, press("b"), "force-2025", later, seen={})
    early = {"approved_date": date(2025, 2, 10)}
    with pytest.raises(
        RecordingRefused,
        match="Approved by the Commissioner: 10 Feb 2025 is before “Chief officer's comment received”",
    ):
        decisions.record_response_dates(own_register, press("c"), "force-2025", early, seen={})
    with pytest.raises(RecordingRefused, match="no day was changed"):
        decisions.record_response_dates(own_register, press("d"), "force-2025", dates, seen={})


def test_an_action_is_promised_and_slips(own_register: Database) -> None:
    decisions.add_action(
        own_register, press("a"), "joint-f01", title="Write", owner_role="Head of policy",
        due_date=date(2025, 4, 1),
    )  # fmt: skip
    of_finding: dict[str, Any] = {"finding_ids": ["joint-f01"], "today": date(2025, 3, 3)}
    action = queries.rows_of(own_register, ActionsFound, **of_finding)[0]
    assert (action.title, action.due_date, action.moves) == ("Write", date(2025, 4, 1), 0)
    newest = deciding.newest_update(own_register, "action", action.action_id)
    assert newest is not None
    decisions.move_action(
        own_register, press("b", minutes=1), action.action_id, to_due_date=date(2025, 5, 1),
        reason="The post is vacant.", seen=newest.update_id,
    )  # fmt: skip
    moved = queries.rows_of(own_register, ActionsFound, **of_finding)[0]
    assert (moved.due_date, moved.moves) == (date(2025, 5, 1), 1)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("record_update", {"subject_type": "finding", "subject_id": "nothing"}, 'no finding called "nothing"'),
    ("record_update", {"subject_type": "cabbage", "subject_id": "joint-f01"}, 'no cabbage called "j'),
    ("record_update", {"to_status": "finished"}, 'Status: "finished" cannot be chosen here; choose one of: '),
    ("record_update", {"reason": "  "}, "Reason: must not be empty"),
    ("record_update", {"reason": "x" * 50_000}, "50,000 characters"),
    ("record_update", {"to_status": "awaiting_sign_off"}, "already"),
    ("record_reply", {"acceptance": "maybe"}, 'Our reply: "maybe" cannot be chosen here; choose one of: '),
    ("add_action", {"due_date": date(2025, 3, 2)}, "Due date: 2 Mar 2025 has passed already"),
    ("add_action", {"title": ""}, "What is to be done: must not be empty"),
    ("add_action", {"owner_role": " "}, "Owner: must not be empty"),
    (
        "move_action",
        {"to_due_date": date(2025, 2, 28)},
        "New due date: the action is due on 28 Feb 2025 already",
    ),
    ("record_update", {"to_status": ""}, "Status: must not be empty; choose one of: "),
    ("move_action", {"reason": ""}, "Reason: must not be empty"),
    ("move_action", {"action_id": "none"}, 'no action called "none"'),
    ("add_evidence", {"url": "javascript:alert(1)"}, 'Web address: "javascript:alert(1)" is not'),
    ("add_evidence", {"state": "good"}, 'State: "good" cannot be chosen here; choose one of: '),
]
RIGHT: dict[str, dict[str, Any]] = {
    "record_update": {
        "subject_type": "finding", "subject_id": "joint-f01", "to_status": "closed", "reason": "Yes.",
        "seen": "u2",
    },
    "record_reply": {"finding_id": "force-f01", "acceptance": "accepted", "action_or_reason": "Yes."},
    "add_action": {
        "finding_id": "joint-f01", "title": "Write", "owner_role": "Officer", "due_date": date(2025, 4, 1),
    },
    "move_action": {"action_id": "a1", "to_due_date": date(2025, 4, 1), "reason": "Yes.", "seen": "u4"},
    "add_evidence": {
        "subject_type": "finding", "subject_id": "joint-f01", "title": "Letter", "url": "https://example.org/a",
        "state": "draft",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_recorded(own_register: Database, name: str) -> None:
    made = getattr(decisions, name)(own_register, press(), **RIGHT[name])
    assert made.is_new
    assert own_register.rows_in("register.recordings") == 1


@pytest.mark.parametrize(("name", "wrong", "words"), WRONG)
def test_what_is_wrong_is_refused_in_words(
    own_register: Database, name: str, wrong: dict[str, Any], words: str
) -> None:
    with pytest.raises(RecordingRefused) as refused:
        getattr(decisions, name)(own_register, press(), **{**RIGHT[name], **wrong})
    assert words in str(refused.value)
    assert own_register.rows_in("register.recordings") == 0


def test_words_are_kept_as_they_are(own_register: Database) -> None:
    said = "<b>bold</b> **stars** =HYPERLINK(1) [a](b)"
    decisions.record_update(
        own_register, press(), "finding", "joint-f01", to_status="closed", reason=said, seen="u2"
    )
    assert events(own_register, "joint-f01")[0]["reason"] == said


def newest(database: Database, **about: str) -> list[str]:
    return [row["words"] for row in queries.records(database, "newest_recording", **about)]


def test_the_newest_decision_in_effect_is_that_of_the_finding_or_of_its_action(
    own_register: Database,
) -> None:
    decisions.record_update(
        own_register, press("first"), "finding", "joint-f01", to_status="in_progress", reason="On.", seen="u2"
    )
    given = {"title": "Ask again", "owner_role": "Head of CURV", "due_date": date(2025, 4, 1)}
    decisions.add_action(own_register, press("second", minutes=1), "joint-f01", reason="", **given)
    other = {"to_status": "in_progress", "reason": "Begun."}
    decisions.record_update(own_register, press("third", minutes=2), "finding", "joint-f02", **other)
    assert newest(own_register, finding_id="joint-f01") == ["Action: Ask again"]
    undo(own_register, "second", Actor("Policy officer"), at=AT + timedelta(minutes=3))
    [words] = newest(own_register, finding_id="joint-f01")
    assert words.endswith(": In progress")
    assert not newest(own_register, inspection_id="joint-2024")

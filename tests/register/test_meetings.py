"""Meetings and their decisions in the register: kept in order, undone, or refused with a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused
from violence_response.register import as_at, decisions, meetings
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor
from violence_response.rows import DecisionsFound, MeetingHeld, MeetingsListed

AT = datetime(2025, 3, 3, 9, 30)


def press(minute: int) -> Press:
    return Press(Actor("editor"), AT + timedelta(minutes=minute), f"{minute:03d}-token")


def made_on(database: Database, day: date = TODAY) -> list[DecisionsFound]:
    return queries.rows_of(database, DecisionsFound, since=day - timedelta(days=1), until=day)


def started(database: Database) -> str:
    meetings.start_meeting(
        database, press(0), name=" Board ", day=TODAY, attendee_roles="Chair;\nPolice; ;Chair"
    )
    return press(0).key("meeting")


def test_decisions_are_kept_in_their_order_with_owner_and_findings(own_register: Database) -> None:
    meeting_id = started(own_register)
    for minute, sentence in ((1, "First."), (2, "Second.")):
        again = [
            meetings.record_decision(
                own_register,
                press(minute),
                decision=sentence,
                owner_role="Treasurer",
                finding_ids=["joint-f02", "joint-f01", "joint-f02"],
                day=TODAY,
                meeting_id=meeting_id,
            ).is_new
            for _ in range(2)
        ]
        assert again == [True, False]
    found = made_on(own_register)
    assert [(row.ordinal, row.decision, row.meeting_name) for row in found] == [
        (1, "First.", "Board"),
        (2, "Second.", "Board"),
    ]
    assert found[0].finding_ids == ["joint-f01", "joint-f02"]
    assert all(row.is_recorded and row.decisions == 2 for row in found)
    meetings.undo_decision(own_register, press(3), found[0].decision_id)
    meetings.record_decision(own_register, press(4), decision="Third.", day=TODAY)
    assert [row.ordinal for row in made_on(own_register)] == [2, 3]


def test_a_decision_is_undone_once_and_only_where_it_was_recorded_here(own_register: Database) -> None:
    meetings.record_decision(own_register, press(1), decision="Once.", day=TODAY, finding_ids=["joint-f01"])
    [row] = made_on(own_register)
    meetings.undo_decision(own_register, press(2), row.decision_id)
    assert made_on(own_register) == []
    with pytest.raises(RecordingRefused, match="has been undone already"):
        meetings.undo_decision(own_register, press(3), row.decision_id)
    with pytest.raises(RecordingRefused, match="it came with the data folder"):
        meetings.undo_decision(own_register, press(4), "dec1")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"decision": " \n"}, "What was decided: must not be empty; say in a sentence what was decided"),
        ({"decision": "x" * 1_001}, "What was decided: the text is 1,001 characters long"),
        ({"day": date(2025, 3, 4)}, "Decided on: 4 Mar 2025 is in the future"),
        ({"finding_ids": ["joint-f99"]}, 'Finding: "joint-f99" is not in findings'),
        ({"meeting_id": "none"}, 'Meeting: "none" is not in meetings'),
        ({"owner_role": "x" * 121}, "Owner: the text is 121 characters long"),
    ],
)
def test_what_cannot_be_a_decision_is_refused_whole(
    own_register: Database, given: dict[str, object], words: str
) -> None:
    whole: dict[str, object] = {"decision": "Well said.", "day": TODAY, **given}
    with pytest.raises(RecordingRefused, match=words):
        meetings.record_decision(own_register, press(1), **whole)  # type: ignore[arg-type]
    assert made_on(own_register) == []


def test_a_meeting_is_undone_until_something_is_recorded_in_it(own_register: Database) -> None:
    meeting_id = started(own_register)
    listed = queries.rows_of(own_register, MeetingsListed, today=TODAY, limit=None)
    assert [row.attendee_roles for row in listed if row.meeting_id == meeting_id] == ["Chair;Police"]
    meetings.record_attendees(own_register, press(1), meeting_id, attendee_roles="Chair", seen="Chair;Police")
    with pytest.raises(ChangedMeanwhile):
        meetings.record_attendees(own_register, press(2), meeting_id, attendee_roles="", seen="Chair;Police")
    decisions.record_update(
        own_register, press(3), "finding", "joint-f02", to_status="in_progress", reason="Begun."
    )
    meetings.record_decision(own_register, press(4), decision="So.", day=TODAY, meeting_id=meeting_id)
    with pytest.raises(RecordingRefused, match="one decision and one change have been recorded in it"):
        meetings.undo_meeting(own_register, press(5), meeting_id)
    with pytest.raises(RecordingRefused, match="was not started here"):
        meetings.undo_meeting(own_register, press(6), "m1")


def test_a_meeting_without_anything_in_it_is_undone(own_register: Database) -> None:
    meeting_id = started(own_register)
    meetings.record_attendees(own_register, press(1), meeting_id, attendee_roles="Chair", seen="Chair;Police")
    meetings.undo_meeting(own_register, press(2), meeting_id)
    assert queries.rows_of(own_register, MeetingHeld, meeting_id=meeting_id) == []
    with pytest.raises(RecordingRefused, match="may have been undone already"):
        meetings.undo_meeting(own_register, press(3), meeting_id)


def test_a_decision_is_known_from_its_day(own_register: Database) -> None:
    for day, known in ((date(2025, 1, 19), []), (date(2025, 1, 20), ["dec1", "dec2"])):
        with as_at.register_as_at(own_register, day) as past:
            assert [row.decision_id for row in queries.rows_of(past, DecisionsFound)] == known
            meeting = [row.meeting_name for row in queries.rows_of(past, DecisionsFound)]
            assert meeting == ["Partnership board"] * len(known)

"""What a meeting leaves behind: itself, who was there, and its decisions, each of which can be undone.

Each function saves through `recording` and gives what was recorded, as those of `decisions` do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from violence_response import queries, words
from violence_response.database import Database
from violence_response.errors import RecordingRefused
from violence_response.register import recording
from violence_response.register.deciding import Press, bounded, once, save
from violence_response.register.labels import label
from violence_response.register.recording import Add, Change, Recording, Remove
from violence_response.rows import DecisionsFound, MeetingHeld

SEPARATOR = ";"
"""What parts the roles of those who were there."""
LONGEST_ROLES = 2_000
LONGEST_DECISION = 1_000
"""Characters of a decision: what is longer is not yet decided."""
KIND = "decision"
"""What the trace calls the recording of a decision."""


@once
def start_meeting(
    database: Database, press: Press, *, name: str, day: date, attendee_roles: str = ""
) -> Recording:
    """A meeting of a group on a day, with who is there. Raises RecordingRefused where it has no name."""
    called = bounded(name, label("meetings", "name"), 200)
    if called is None:
        problem = "must not be empty; write what this meeting is called"
        raise RecordingRefused(reason=f"{label('meetings', 'name')}: {problem}")
    values = {
        "meeting_id": press.key("meeting"),
        "name": called,
        "meeting_date": day.isoformat(),
        "attendee_roles": roles_given(attendee_roles),
    }
    return save(database, press, "meeting", f"Meeting: {called}, {words.day(day)}", [Add("meetings", values)])


@once
def record_attendees(
    database: Database, press: Press, meeting_id: str, *, attendee_roles: str, seen: str | None
) -> Recording:
    """Who was at a meeting, as roles. Raises RecordingRefused, ChangedMeanwhile."""
    held = _held(database, meeting_id)
    roles = roles_given(attendee_roles)
    if roles == held.attendee_roles:
        raise RecordingRefused(reason=f"{label('meetings', 'attendee_roles')}: nothing was changed")
    change = Change(
        "meetings", {"meeting_id": meeting_id}, {"attendee_roles": roles}, {"attendee_roles": seen}
    )
    return save(
        database, press, "meeting", f"Who was at {held.name}, {words.day(held.meeting_date)}", [change]
    )


@once
def undo_meeting(database: Database, press: Press, meeting_id: str) -> Recording:
    """Undo the start of a meeting in which nothing was recorded.

    Raises RecordingRefused, saying what was recorded in it.
    """
    held = _held(database, meeting_id)
    if held.recording_id is None:
        raise RecordingRefused(reason=f"“{held.name}” was not started here, so it cannot be undone here")
    if held.decisions or held.changes:
        kept = words.joined(counted_in(held))
        been = words.verb(held.decisions + held.changes, "has", "have")
        problem = f"“{held.name}” stays on record: {kept} {been} been recorded in it"
        raise RecordingRefused(reason=problem)
    gone = Remove("meetings", {"meeting_id": meeting_id}, {"attendee_roles": held.attendee_roles})
    said = f"Undone: Meeting: {held.name}, {words.day(held.meeting_date)}"
    return recording.record(
        database, press.actor, "undo", said, [gone], at=press.at, token=press.token, undoes=held.recording_id
    )


@once
def record_decision(
    database: Database,
    press: Press,
    *,
    decision: str,
    owner_role: str = "",
    finding_ids: Iterable[str] = (),
    day: date,
    meeting_id: str | None = None,
) -> Recording:
    """A decision in a sentence, who sees to it, and the findings that it is about.

    Raises RecordingRefused where there is no sentence, or its day lies ahead.
    """
    sentence = bounded(decision, label("decisions", "decision"), LONGEST_DECISION)
    if sentence is None:
        problem = "must not be empty; say in a sentence what was decided"
        raise RecordingRefused(reason=f"{label('decisions', 'decision')}: {problem}")
    if day > press.day:
        problem = f"{words.day(day)} is in the future; give the day of the decision"
        raise RecordingRefused(reason=f"{label('decisions', 'decided_date')}: {problem}")
    last = queries.rows_of(database, DecisionsFound, since=day - timedelta(days=1), until=day)
    decision_id = press.key("decision")
    values = {
        "decision_id": decision_id,
        "decision": sentence,
        "owner_role": bounded(owner_role, label("decisions", "owner_role"), 120),
        "decided_date": day.isoformat(),
        "ordinal": str(max((row.ordinal for row in last), default=0) + 1),
        "meeting_id": meeting_id,
    }
    about = [
        Add("decision_findings", {"decision_id": decision_id, "finding_id": each})
        for each in dict.fromkeys(finding_ids)
    ]
    return save(database, press, KIND, f"Decision: {sentence}", [Add("decisions", values), *about])


@once
def undo_decision(database: Database, press: Press, decision_id: str) -> Recording:
    """Undo a decision that was recorded here. Raises RecordingRefused where it was not, or is undone."""
    history = queries.records(database, "row_history", table_name="decisions", row_key=decision_id)
    added = [row["recording_id"] for row in history if row["row_before"] is None]
    if not database.row_of("register.decisions", ("decision_id",), {"decision_id": decision_id}):
        raise RecordingRefused(reason="this decision has been undone already")
    details = queries.records(database, "recording_details", recording_id=added[0]) if added else []
    if not details or details[0]["kind"] != KIND:
        problem = "it came with the data folder; take it out of decisions.csv and build again"
        raise RecordingRefused(reason=f"this decision was not recorded here: {problem}")
    return recording.undo(database, added[0], press.actor, at=press.at, token=press.token)


def roles_given(text: str) -> str | None:
    """The roles, each once and in their order, with semicolons between them; None where there is none.

    Raises RecordingRefused where the text is too long.
    """
    kept = bounded(text.replace("\n", SEPARATOR), label("meetings", "attendee_roles"), LONGEST_ROLES) or ""
    roles = dict.fromkeys(" ".join(part.split()) for part in kept.split(SEPARATOR))
    return SEPARATOR.join(filter(None, roles)) or None


def counted_in(held: MeetingHeld) -> list[str]:
    """What has been recorded in a meeting, counted: "two decisions", "one change"."""
    counts = ((held.decisions, "decision"), (held.changes, "change"))
    return [words.counted(count, what) for count, what in counts if count]


def _held(database: Database, meeting_id: str) -> MeetingHeld:
    found = queries.rows_of(database, MeetingHeld, meeting_id=meeting_id)
    if not found:
        raise RecordingRefused(reason="this meeting is not on record; it may have been undone already")
    return found[0]

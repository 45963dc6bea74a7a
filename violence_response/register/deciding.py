"""The rules for every decision: recorded once, on what is there now, by the right person, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from violence_response import queries, words
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused
from violence_response.register import recording
from violence_response.register.labels import REASON, label
from violence_response.register.recording import Actor, Add, Recording, Write
from violence_response.rows import StatusesOf, SubjectNewest, SubjectsNamed
from violence_response.settings import ROLES

LONGEST_REASON = 4_000
"""Characters of a reason: two pages. What is longer is a document, and belongs among the evidence."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button: who, when, and the name by which it is recorded only once."""

    actor: Actor
    at: datetime
    token: str

    @property
    def day(self) -> date:
        """The day of the press."""
        return self.at.date()

    def key(self, subject_id: str, part: str = "") -> str:
        """A readable key for a row that this press adds."""
        return "-".join(filter(None, (subject_id, self.day.isoformat(), self.token[:8], part)))


Parameters = ParamSpec("Parameters")


def once(
    decide: Callable[Concatenate[Database, Press, Parameters], Recording],
) -> Callable[Concatenate[Database, Press, Parameters], Recording]:
    """The same press is answered without deciding again; and nobody writes between deciding and saving."""

    @wraps(decide)
    def decided(
        database: Database, press: Press, /, *args: Parameters.args, **given: Parameters.kwargs
    ) -> Recording:
        with database.writing():
            if recording.is_recorded(database, press.token):
                return Recording(press.token, press.at, 0, is_new=False)
            return decide(database, press, *args, **given)

    return decided


def newest_update(
    database: Database, subject_type: str, subject_id: str, actor: Actor | None = None
) -> SubjectNewest | None:
    """The newest row of the log about one thing, and whether `actor` recorded it; None where there is
    none."""
    about = {"subject_type": subject_type, "subject_id": subject_id}
    name = actor.name if actor and actor.name else None
    return queries.one_of(database, SubjectNewest, **about, actor_name=name)


def save(database: Database, press: Press, kind: str, said: str, writes: Sequence[Write]) -> Recording:
    """Keep these writes together under the press's name, as `recording.record` does."""
    return recording.record(database, press.actor, kind, said[:500], writes, at=press.at, token=press.token)


def log_row(press: Press, subject_type: str, subject_id: str, **values: str | None) -> Add:
    """A row for the log of updates, with the press's time and role."""
    row = {
        "update_id": press.key(subject_id, subject_type),
        "subject_type": subject_type,
        "subject_id": subject_id,
        "updated_at": press.at.isoformat(sep=" "),
        "actor_role": press.actor.role,
        **values,
    }
    return Add("updates", row)


def subject_named(database: Database, subject_type: str, subject_id: str) -> SubjectsNamed:
    """The thing's title and the finding to open for it. Raises RecordingRefused where there is none."""
    found = queries.one_of(database, SubjectsNamed, subject_type=subject_type, subject_id=subject_id)
    if found is None:
        raise RecordingRefused(reason=f'there is no {subject_type} called "{subject_id}" in the register')
    return found


def require_seen(newest: SubjectNewest | None, seen: str, title: str) -> None:
    """Raises ChangedMeanwhile, with who and what, unless the newest row is the one that was seen."""
    if newest is None or newest.update_id == seen:
        return
    due = f"due {words.day(newest.to_due_date)}" if newest.to_due_date else "changed"
    what = newest.to_status.label if newest.to_status else due
    if newest.reason:
        what += f": {newest.reason[:200]}"
    when = f" on {words.day(newest.updated_at)} at {newest.updated_at:%H:%M}"
    raise ChangedMeanwhile(row=f"“{title}”", who=f" by {newest.actor_role}", when=when, what=what)


STATUS_FIELDS = {
    "reply": ("response_replies", "acceptance"),
    "evidence": ("evidence", "evidence_state"),
}
"""Kinds of things whose status is asked for in a field of their own: its table and column."""


def require_status(database: Database, subject_type: str, status: str) -> str:
    """The label of a status of that kind of thing."""
    known = queries.rows_of(database, StatusesOf, subject_type=subject_type)
    labels = {row.term: row.label for row in known}
    if status not in labels:
        choice = words.joined(labels.values()) or "it has none"
        field = label(*STATUS_FIELDS.get(subject_type, ("updates", "to_status")))
        problem = f'"{status[:80]}" cannot be chosen here' if status else "must not be empty"
        raise RecordingRefused(reason=f"{field}: {problem}; choose one of: {choice}")
    return labels[status]


def require_other_person(
    database: Database, press: Press, to_status: str, newest: SubjectNewest | None
) -> None:
    """Signing off is an approver's, and another person's than claiming.

    Without sign-in everybody is the one local editor, and nothing is asked. Raises RecordingRefused.
    """
    closes = any(
        row.term == to_status and row.counts_as == "closed"
        for row in queries.rows_of(database, StatusesOf, subject_type="finding")
    )
    if not closes or not press.actor.name:
        return
    if press.actor.role not in ROLES[ROLES.index("approver") :]:
        raise RecordingRefused(reason="signing off is an approver's; record “Awaiting sign-off” instead")
    if newest is None or newest.to_status is None or newest.to_status.term != "awaiting_sign_off":
        raise RecordingRefused(reason="it has not been put up for sign-off; record “Awaiting sign-off” first")
    if newest.is_same_person:
        problem = "you said yourself that it is done; somebody else has to sign it off"
        raise RecordingRefused(reason=problem)


def reason_given(text: str) -> str:
    """The reason, trimmed. Raises RecordingRefused where it is empty or too long."""
    found = bounded(text, REASON)
    if found is None:
        raise RecordingRefused(reason=f"{REASON}: must not be empty; say in a sentence why")
    return found


def bounded(text: str, what: str, longest: int = LONGEST_REASON) -> str | None:
    """The text, trimmed; None when empty. Raises RecordingRefused when it is longer than fits."""
    kept = text.replace("\x00", "").strip()
    if len(kept) > longest:
        found = f"the text is {len(kept):,} characters long; the longest that fits is {longest:,}; shorten it"
        raise RecordingRefused(reason=f"{what}: {found}")
    return kept or None

"""What people decide, in the field's own steps: a status, a reply, an action, evidence, a link.

Each function saves one decision through `recording.record` and gives what was recorded. `at` is the moment in
London, `token` the name of the form's press, `seen` what the person saw last; where that is no longer the
newest, ChangedMeanwhile says who changed what, and nothing is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from violence_response import queries, words
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused
from violence_response.register.deciding import (
    Press,
    bounded,
    log_row,
    newest_update,
    once,
    reason_given,
    require_other_person,
    require_seen,
    require_status,
    save,
    subject_named,
)
from violence_response.register.labels import REASON, RESPONSE_STEPS, label
from violence_response.register.recording import Add, Change, Recording, Write
from violence_response.rows import ActionsFound, ReplyHeld, ResponseHeld


@once
def record_update(
    database: Database,
    press: Press,
    subject_type: str,
    subject_id: str,
    *,
    to_status: str,
    reason: str,
    seen: str = "",
    evidence_id: str | None = None,
) -> Recording:
    """A new status of a finding, an action, a document of evidence, or the inspectorate's view of a finding.

    `seen` is the `update_id` of the newest row that the person saw; empty for none. The inspectorate's view
    and the state of evidence are also set in their own tables. Raises RecordingRefused, ChangedMeanwhile.
    """
    subject = subject_named(database, subject_type, subject_id)
    newest = newest_update(database, subject_type, subject_id, press.actor)
    require_seen(newest, seen, subject.title)
    before, writes = _where_it_stands(database, subject_type, subject_id, to_status)
    if not writes:
        before = newest.to_status.term if newest and newest.to_status else None
    chosen = require_status(database, subject_type, to_status)
    if before == to_status:
        raise RecordingRefused(reason=f"its status is already “{chosen}”")
    if subject_type == "finding":
        require_other_person(database, press, to_status, newest)
    writes.append(
        log_row(
            press,
            subject_type,
            subject_id,
            from_status=before,
            to_status=to_status,
            reason=reason_given(reason),
            evidence_id=evidence_id,
        )
    )
    return save(database, press, "update", f"{subject.title}: {chosen}", writes)


def _where_it_stands(
    database: Database, subject_type: str, subject_id: str, to_status: str
) -> tuple[str | None, list[Write]]:
    """The status in the column that keeps it, and the write that sets it; nothing where only the log has
    it."""
    if subject_type not in KEPT_ALSO:
        return None, []
    table, name, key = KEPT_ALSO[subject_type]
    kept = database.row_of(f"register.{table}", (name,), {key: subject_id})
    before = kept[0] if kept else None
    return before, [Change(table, {key: subject_id}, {name: to_status}, {name: before})]


KEPT_ALSO: Mapping[str, tuple[str, str, str]] = {
    "evidence": ("evidence", "evidence_state", "evidence_id"),
    "inspectorate": ("findings", "inspectorate_status", "finding_id"),
}
"""Kinds of things whose newest status is also kept in a column: table, column, key."""


@once
def record_reply(
    database: Database,
    press: Press,
    finding_id: str,
    *,
    acceptance: str,
    action_or_reason: str,
    seen: Mapping[str, str | None] | None = None,
    reason: str = "",
) -> Recording:
    """Our reply to one finding. `seen` holds the columns of the reply as the person saw them; None for no
    reply.

    Where no response to the inspection is on record yet, one is begun. Raises RecordingRefused,
    ChangedMeanwhile.
    """
    subject = subject_named(database, "finding", finding_id)
    status = require_status(database, "reply", acceptance)
    values = {
        "acceptance": acceptance,
        "action_or_reason": bounded(action_or_reason, label("response_replies", "action_or_reason")),
    }
    held = queries.rows_of(database, ReplyHeld, finding_id=finding_id)[0]
    writes: list[Write] = []
    before = held.acceptance
    if held.reply_id:
        if seen is None:
            raise ChangedMeanwhile(row="the reply", who="", when="", what=f'it is "{before}" by now')
        writes.append(Change("response_replies", {"reply_id": held.reply_id}, values, seen))
    else:
        writes += _first_reply(database, held, finding_id, values)
    log = log_row(
        press,
        "reply",
        finding_id,
        from_status=before,
        to_status=acceptance,
        reason=bounded(reason, REASON) or values["action_or_reason"],
    )
    return save(database, press, "reply", f"Reply to “{subject.title}”: {status}", [*writes, log])


def _first_reply(
    database: Database, held: ReplyHeld, finding_id: str, values: Mapping[str, str | None]
) -> list[Write]:
    writes = own_source(database)
    response_id = held.response_id or f"response-{held.inspection_id}"
    if not held.response_id:
        given = {"response_id": response_id, "inspection_id": held.inspection_id, "source_id": OWN_SOURCE}
        writes.append(Add("responses", given))
    key = {"reply_id": f"reply-{finding_id}", "response_id": response_id, "finding_id": finding_id}
    return [*writes, Add("response_replies", {**key, **values, "source_id": OWN_SOURCE})]


OWN_SOURCE = "recorded-here"
"""The source of what the office's own people put into the register."""


def own_source(database: Database) -> list[Write]:
    """The row that names this register as a source, where it is not there yet."""
    if database.row_of("register.sources", ("source_id",), {"source_id": OWN_SOURCE}):
        return []
    values = {
        "source_id": OWN_SOURCE,
        "title": "Recorded in this register",
        "publisher": "This office",
        "licence": "not stated",
        "note": "Who recorded it, when and why is in the log of updates.",
    }
    return [Add("sources", values)]


RESPONSE_DATES = tuple(RESPONSE_STEPS)
"""The steps of a response that have a day of their own, in their order."""


def days_held(held: ResponseHeld) -> dict[str, date | None]:
    """The day on record of each step of a response."""
    return {
        "chief_officer_invited_date": held.chief_officer_invited_date,
        "chief_officer_received_date": held.chief_officer_received_date,
        "approved_date": held.approved_date,
        "published_date": held.published_date,
        "sent_to_inspectorate_date": held.sent_to_inspectorate_date,
        "forwarded_to_home_office_date": held.forwarded_to_home_office_date,
    }


@once
def record_response_dates(
    database: Database,
    press: Press,
    inspection_id: str,
    dates: Mapping[str, date | None],
    *,
    seen: Mapping[str, str | None] | None,
    reason: str = "",
) -> Recording:
    """Days on which steps of a response were taken; a response is begun where none is on record (`seen`
    None).

    Raises RecordingRefused (a day in the future, or one that comes before the step before it),
    ChangedMeanwhile.
    """
    held = queries.one_of(database, ResponseHeld, inspection_id=inspection_id)
    if held is None:
        raise RecordingRefused(reason=f'there is no inspection called "{inspection_id}" in the register')
    before = days_held(held)
    changed = {name: day for name, day in dates.items() if day != before[name]}
    _require_course(before | dict(dates), press.day)
    if not changed and not reason.strip():
        raise RecordingRefused(reason="no day was changed and nothing was noted")
    given = {name: None if day is None else day.isoformat() for name, day in changed.items()}
    response_id = held.response_id or f"response-{inspection_id}"
    writes: list[Write] = []
    if held.response_id:
        writes.append(Change("responses", {"response_id": response_id}, given, seen or {}))
    else:
        key = {"response_id": response_id, "inspection_id": inspection_id, "source_id": OWN_SOURCE}
        writes += [*own_source(database), Add("responses", {**key, **given})]
    steps = [f"{RESPONSE_STEPS[name]}: {words.day(day, 'day taken out')}" for name, day in changed.items()]
    said = "; ".join(
        filter(None, (words.sentence("; ".join(steps)), bounded(reason, label("responses", "note"))))
    )
    writes.append(log_row(press, "response", response_id, reason=said))
    return save(database, press, "response", f"Response to {held.title}: {said}", writes)


def _require_course(days: Mapping[str, date | None], today: date) -> None:
    """No day lies ahead, and the steps up to publication come one after another."""
    for name, day in days.items():
        if day is not None and day > today:
            problem = f"{RESPONSE_STEPS[name]}: {words.day(day)} is in the future; give the day it was done"
            raise RecordingRefused(reason=problem)
    known = [(name, day) for name in RESPONSE_DATES[:4] if (day := days.get(name)) is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            raise RecordingRefused(
                reason=f"{RESPONSE_STEPS[later]}: {words.day(second)} is before "
                f"“{RESPONSE_STEPS[earlier]}”, {words.day(first)}"
            )


@once
def add_action(
    database: Database,
    press: Press,
    finding_id: str,
    *,
    title: str,
    owner_role: str,
    due_date: date | None,
    reason: str = "",
) -> Recording:
    """An action on a finding. A day that has passed already needs a reason. Raises RecordingRefused."""
    subject_named(database, "finding", finding_id)
    if due_date is not None and due_date < press.day and not reason.strip():
        problem = f"{words.day(due_date)} has passed already; choose a later date or give a reason"
        raise RecordingRefused(reason=f"{label('actions', 'due_date')}: {problem}")
    action_id = press.key(finding_id, "action")
    values = {
        "action_id": action_id,
        "finding_id": finding_id,
        "title": bounded(title, label("actions", "title"), 300),
        "owner_role": bounded(owner_role, label("actions", "owner_role"), 120),
        "due_date": None if due_date is None else due_date.isoformat(),
    }
    for name in ("title", "owner_role"):
        if not values[name]:
            raise RecordingRefused(reason=f"{label('actions', name)}: must not be empty; fill it in")
    said = bounded(reason, REASON) or "Promised"
    log = log_row(press, "action", action_id, to_status="not_started", reason=said)
    return save(database, press, "action", f"Action: {values['title']}", [Add("actions", values), log])


@once
def move_action(
    database: Database, press: Press, action_id: str, *, to_due_date: date, reason: str, seen: str = ""
) -> Recording:
    """Another due day for an action; the reason is asked for, and the move is counted. Raises as above."""
    subject = subject_named(database, "action", action_id)
    newest = newest_update(database, "action", action_id)
    require_seen(newest, seen, subject.title)
    asked = {"today": press.at.date().isoformat(), "action_ids": [action_id]}
    due = queries.rows_of(database, ActionsFound, **asked)[0].due_date
    if due == to_due_date:
        raise RecordingRefused(
            reason=f"{label('updates', 'to_due_date')}: the action is due on {words.day(due)} already"
        )
    log = log_row(
        press,
        "action",
        action_id,
        from_due_date=None if due is None else due.isoformat(),
        to_due_date=to_due_date.isoformat(),
        reason=reason_given(reason),
    )
    return save(database, press, "action", f"{subject.title}: due {words.day(to_due_date)}", [log])


@once
def add_evidence(
    database: Database,
    press: Press,
    subject_type: str,
    subject_id: str,
    *,
    title: str,
    url: str = "",
    state: str,
    expires_date: date | None = None,
    reason: str = "",
) -> Recording:
    """A document that shows something was done about a finding or an action. Raises RecordingRefused."""
    subject = subject_named(database, subject_type, subject_id)
    status = require_status(database, "evidence", state)
    if url.strip() and not url.strip().lower().startswith(("https://", "http://")):
        problem = f'"{url.strip()[:80]}" is not a web address; begin it with https or leave it empty'
        raise RecordingRefused(reason=f"{label('evidence', 'url')}: {problem}")
    evidence_id = press.key(subject_id, "evidence")
    values = {
        "evidence_id": evidence_id,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "title": bounded(title, label("evidence", "title"), 300),
        "url": bounded(url.strip(), label("evidence", "url"), 2_000),
        "evidence_state": state,
        "expires_date": None if expires_date is None else expires_date.isoformat(),
    }
    said = bounded(reason, REASON) or f"Evidence on: {subject.title}"
    log = log_row(press, "evidence", evidence_id, to_status=state, reason=said)
    writes = [Add("evidence", values), log]
    return save(database, press, "evidence", f"Evidence “{values['title']}”: {status}", writes)

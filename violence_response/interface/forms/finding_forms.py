"""What can be recorded about one finding: its reply, how far it is, evidence, actions, the
inspectorate's view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from violence_response.interface import data
from violence_response.interface.controls.tables import small
from violence_response.interface.forms import decision_form, suggestions, undoing
from violence_response.interface.forms.decision_form import Form
from violence_response.register import deciding, decisions
from violence_response.register.labels import REASON, label
from violence_response.rows import ActionsFound, EvidenceFound, FindingDetails, ReplyHeld, StatusesOf

CHOICES = {
    "delivery": "How far it is",
    "reply": "Our reply",
    "action": "A new action",
    "move": "An action's day",
    "close": "An action's state",
    "evidence": "New evidence",
    "state": "Evidence checked",
    "inspectorate": "Inspectorate's view",
    "link": "A link",
}
"""What can be recorded, in the order of how often it is."""


def show(finding: FindingDetails) -> None:
    """Closed boxes: the suggested links, and for an editor the forms in which to record."""
    key = finding.finding_id
    decision_form.say_done()
    undoing.newest(finding_id=key)
    suggestions.box(key)
    if not decision_form.may_record():
        return
    box = st.expander("Record something", icon=":material/edit:", on_change="rerun", key="finding.record")
    if not box.open:
        return
    actions = data.rows(ActionsFound, finding_ids=[key])
    evidence = data.rows(EvidenceFound, finding_ids=[key])
    left_out = set() if actions else {"move", "close"}
    left_out |= set() if evidence else {"state"}
    with box:
        options = [name for name in CHOICES if name not in left_out]
        chosen = st.segmented_control(
            "What do you want to record?",
            options,
            default="delivery",
            format_func=CHOICES.__getitem__,
            key="finding.record.what",
            required=True,
        )
        if chosen in {"delivery", "inspectorate"}:
            _status(key, chosen)
        elif chosen == "reply":
            _reply(key)
        elif chosen == "action":
            promise(key)
        elif chosen in {"move", "close"}:
            _of_an_action(actions, chosen)
        elif chosen == "evidence":
            _evidence(key)
        elif chosen == "link":
            suggestions.by_hand(key)
        else:
            _state(key, evidence)


def statuses(subject_type: str) -> dict[str, str]:
    """The statuses of a kind of thing: term and label with its sign."""
    rows = data.rows(StatusesOf, subject_type=subject_type)
    return {row.term: f"{row.mark or ''} {row.label}".strip() for row in rows}


def newest(subject_type: str, subject_id: str) -> str:
    """The key of the newest update about a thing; an empty text where there is none."""
    found = deciding.newest_update(data.database(), subject_type, subject_id)
    return found.update_id if found else ""


def _choice(form: Form, name: str, options: Mapping[str, str], index: int | None = None) -> str:
    chosen = st.selectbox(
        name,
        list(options),
        index=index,
        format_func=lambda term: options.get(term, term),
        placeholder="Choose",
        key=form.key(name),
    )
    return str(chosen or "")


def why(form: Form, when: str = "") -> str:
    """The field for the reason of a decision; `when` says where one is needed, if not always."""
    return st.text_area(
        f"{REASON}{when}",
        key=form.key("reason"),
        max_chars=deciding.LONGEST_REASON,
        height=90,
        placeholder="One sentence",
    )


def _button(form: Form, text: str, decide: Callable[[deciding.Press], Any], done: str) -> None:
    if st.form_submit_button(text, type="primary", key=form.key("save")):
        form.save(decide, done)


def _status(finding_id: str, kind: str) -> None:
    subject_type = "finding" if kind == "delivery" else "inspectorate"
    form = Form(f"finding.{kind}.{finding_id}")
    seen = form.seen(newest(subject_type, finding_id))
    if kind == "inspectorate":
        small("What the inspectorate says of it, for instance in a letter or on its register.")
    with st.form(form.key("form"), border=False):
        status = _choice(form, label("updates", "to_status"), statuses(subject_type))
        reason = why(form)
        documents = data.rows(EvidenceFound, finding_ids=[finding_id])
        shown = {"": "none"} | {row.evidence_id: row.title for row in documents}
        document = _choice(form, "Evidence for it, where there is any", shown, 0)
        _button(
            form,
            "Save",
            lambda press: decisions.record_update(
                data.database(),
                press,
                subject_type,
                finding_id,
                to_status=status,
                reason=reason,
                seen=seen,
                evidence_id=document or None,
            ),
            "The update is recorded.",
        )


def _reply(finding_id: str) -> None:
    form = Form(f"finding.reply.{finding_id}")
    held = data.only(ReplyHeld, finding_id=finding_id)
    before = {"acceptance": held.acceptance, "action_or_reason": held.action_or_reason}
    seen = form.seen(before if held.reply_id else None)
    if held.response_id is None:
        small("No response to this report is on record yet; saving begins one.")
    with st.form(form.key("form"), border=False):
        options = statuses("reply")
        index = list(options).index(held.acceptance) if held.acceptance in options else None
        acceptance = _choice(form, label("response_replies", "acceptance"), options, index)
        action = st.text_area(
            label("response_replies", "action_or_reason"),
            value=held.action_or_reason or "",
            key=form.key("action"),
            max_chars=deciding.LONGEST_REASON,
            height=120,
            help="Section 55(5B) of the Police Act 1996 asks for one of the two on a recommendation to us.",
        )
        _button(
            form,
            "Save the reply",
            lambda press: decisions.record_reply(
                data.database(),
                press,
                finding_id,
                acceptance=acceptance,
                action_or_reason=action,
                seen=seen,
            ),
            "The reply is recorded.",
        )


def promise(finding_id: str) -> None:
    """The form for a new action on one finding."""
    form = Form(f"finding.action.{finding_id}")
    with st.form(form.key("form"), border=False):
        title = st.text_input(label("actions", "title"), key=form.key("title"), max_chars=300)
        left, right = st.columns(2)
        owner = left.text_input(
            label("actions", "owner_role"),
            key=form.key("owner"),
            max_chars=120,
            placeholder="A role, such as Head of CURV",
        )
        due = right.date_input(
            label("actions", "due_date"), value=None, key=form.key("due"), format="DD/MM/YYYY"
        )
        reason = why(form, ", if the due date has passed")
        _button(
            form,
            "Save the action",
            lambda press: decisions.add_action(
                data.database(),
                press,
                finding_id,
                title=title,
                owner_role=owner,
                due_date=due,
                reason=reason,
            ),
            "The action is recorded.",
        )


def _of_an_action(actions: Sequence[ActionsFound], kind: str) -> None:
    titles = {row.action_id: row.title for row in actions}
    chosen = st.selectbox("Action", list(titles), format_func=titles.__getitem__, key=f"finding.{kind}.which")
    (move if kind == "move" else close)(str(chosen))


def move(action_id: str) -> None:
    """The form for another due day of one action; each move is counted."""
    form = Form(f"action.move.{action_id}")
    seen = form.seen(newest("action", action_id))
    held = data.one(ActionsFound, action_ids=[action_id])
    due = held.due_date if held and held.due_date else data.today()
    with st.form(form.key("form"), border=False):
        day = st.date_input(
            label("updates", "to_due_date"), value=due, key=form.key("due"), format="DD/MM/YYYY"
        )
        reason = why(form)
        given = {"to_due_date": day, "reason": reason, "seen": seen}
        _button(
            form,
            "Move the day",
            lambda press: decisions.move_action(data.database(), press, action_id, **given),
            "The day is moved.",
        )


def close(action_id: str) -> None:
    """The form for another state of one action."""
    form = Form(f"action.state.{action_id}")
    seen = form.seen(newest("action", action_id))
    with st.form(form.key("form"), border=False):
        status = _choice(form, label("updates", "to_status"), statuses("action"))
        reason = why(form)
        given = {"to_status": status, "reason": reason, "seen": seen}
        _button(
            form,
            "Save",
            lambda press: decisions.record_update(data.database(), press, "action", action_id, **given),
            "The action is brought up to date.",
        )


def _evidence(finding_id: str) -> None:
    form = Form(f"finding.evidence.{finding_id}")
    with st.form(form.key("form"), border=False):
        title = st.text_input(label("evidence", "title"), key=form.key("title"), max_chars=300)
        url = st.text_input(
            label("evidence", "url"), key=form.key("url"), max_chars=2_000, placeholder="https://"
        )
        left, right = st.columns(2)
        with left:
            state = _choice(form, label("evidence", "evidence_state"), statuses("evidence"), 0)
        expires = right.date_input(
            f"{label('evidence', 'expires_date')}, if it expires",
            value=None,
            key=form.key("expires"),
            format="DD/MM/YYYY",
        )
        _button(
            form,
            "Save the evidence",
            lambda press: decisions.add_evidence(
                data.database(),
                press,
                "finding",
                finding_id,
                title=title,
                url=url,
                state=state,
                expires_date=expires,
            ),
            "The evidence is recorded.",
        )


def _state(finding_id: str, evidence: Sequence[EvidenceFound]) -> None:
    titles = {row.evidence_id: row.title for row in evidence}
    chosen = st.selectbox(
        "Document",
        list(titles),
        format_func=titles.__getitem__,
        key=f"finding.state.{finding_id}.which",
    )
    form = Form(f"evidence.{chosen}")
    seen = form.seen(newest("evidence", str(chosen)))
    with st.form(form.key("form"), border=False):
        state = _choice(form, label("evidence", "evidence_state"), statuses("evidence"))
        reason = why(form)
        _button(
            form,
            "Save",
            lambda press: decisions.record_update(
                data.database(),
                press,
                "evidence",
                str(chosen),
                to_status=state,
                reason=reason,
                seen=seen,
            ),
            "The state of the evidence is recorded.",
        )

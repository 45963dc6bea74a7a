"""What can be recorded in a meeting: a decision, a thing's state, an action's day, a new action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from violence_response import words
from violence_response.accounts import changes
from violence_response.interface import controls, data, filters, show
from violence_response.interface.forms import decision_form, finding_forms
from violence_response.interface.forms.decision_form import Form
from violence_response.register import decisions, meetings
from violence_response.register.deciding import Press
from violence_response.register.labels import label
from violence_response.register.recording import Recording
from violence_response.rows import DecisionsFound, MeetingSubjects, StatusesOf, SubjectNewest, SubjectsNamed

MOST_SUBJECTS = 200
"""Things to choose from at once; beyond that a word narrows them."""
KINDS = {"action": "Action", "finding": "Finding"}


def subject(address: filters.Address) -> SubjectsNamed | None:
    """The thing that the address or the choice names, with its status; None where none is chosen."""
    kind, _, key = address.text("thing").partition(":")
    if not kind:
        return None
    found = data.one(SubjectsNamed, subject_type=kind, subject_id=key) if kind in KINDS else None
    if found is None:
        address.drop(
            "thing", f'There is no finding or action called "{(key or kind)[:100]}" in the register.'
        )
    return found


def record(
    address: filters.Address, chosen: SubjectsNamed | None, search: str, decided: tuple[date, str | None]
) -> None:
    """The form for a decision, and beside it the choice of what was discussed, with the forms for it.

    `decided` is the day of the decisions, and the meeting of that day where there is one.
    """
    found = data.rows(MeetingSubjects, search=search, most=MOST_SUBJECTS)
    left, right = st.columns(2, gap="large")
    with left:
        _decision(chosen, found, decided)
    with right:
        _discussed(address, chosen, search, found)


def opened(address: filters.Address, chosen: SubjectsNamed | None) -> None:
    """The form for the finding or action that was clicked or chosen, above the board, with the way back."""
    decision_form.say_done()
    if not chosen:
        return
    with st.container(border=True):
        _decide(chosen)
        controls.small(address.link("Close, and back to the board", thing=""))


def _decision(
    chosen: SubjectsNamed | None, found: Sequence[MeetingSubjects], decided: tuple[date, str | None]
) -> None:
    """The sentence, its owner and the findings that it is about; one button."""
    form = Form("meeting.decision")
    titles = {row.subject_id: row.title for row in found if row.subject_type == "finding"}
    about = chosen.finding_id or "" if chosen else ""
    if chosen and chosen.subject_type == "finding":
        titles.setdefault(about, chosen.title)
    with st.form(form.key("form")):
        decision = st.text_area(
            label("decisions", "decision"),
            key=form.key("decision"),
            max_chars=meetings.LONGEST_DECISION,
            height=76,
            placeholder="One sentence",
        )
        left, right = st.columns(2, vertical_alignment="bottom")
        owner = left.text_input(
            label("decisions", "owner_role"),
            key=form.key("owner"),
            max_chars=120,
            placeholder="A role, such as Head of CURV",
        )
        findings = right.multiselect(
            "About which findings",
            list(titles),
            default=[about] if about in titles else [],
            format_func=titles.__getitem__,
            placeholder="None in particular",
            filter_mode="contains",
            # Another finding that was opened is another proposal.
            key=form.key(f"about.{about}"),
        )
        if st.form_submit_button("Record the decision", type="primary", key=form.key("save")):
            save = partial(_decided, on=decided, decision=decision, owner_role=owner, finding_ids=findings)
            form.save(save, "The decision is recorded.")


def _decided(
    press: Press, *, on: tuple[date, str | None], decision: str, owner_role: str, finding_ids: list[str]
) -> Recording:
    return meetings.record_decision(
        data.database(),
        press,
        decision=decision,
        owner_role=owner_role,
        finding_ids=finding_ids,
        day=on[0],
        meeting_id=on[1],
    )


def undo_decision(row: DecisionsFound) -> None:
    """A button that undoes a decision which was recorded here."""
    form = Form(f"meeting.undo.{row.decision_id}")
    if st.button("Undo", key=form.key("undo"), type="tertiary", help="Undo this decision"):
        form.save(
            lambda press: meetings.undo_decision(data.database(), press, row.decision_id),
            "The decision is undone.",
        )


def _discussed(
    address: filters.Address, chosen: SubjectsNamed | None, search: str, found: Sequence[MeetingSubjects]
) -> None:
    options = {"": "Choose what was discussed"}
    if chosen:
        options[_key(chosen)] = f"{KINDS[chosen.subject_type]}: {chosen.title}"
    for row in found:
        options.setdefault(_key(row), _label(row))
    total = found[0].things if found else 0
    picked = _key(chosen) if chosen else ""
    text = "Record an update, an action or a new date"
    address.selectbox("thing", text, options, picked, filter_mode="contains")
    if total > MOST_SUBJECTS or search:
        address.search("find", f"Words in the {total:,} to choose from", search)


def _key(row: SubjectsNamed | MeetingSubjects) -> str:
    return f"{row.subject_type}:{row.subject_id}"


def _label(row: MeetingSubjects) -> str:
    pieces = [f"{KINDS[row.subject_type]}: {row.title}", row.context]
    if row.due_date is not None:
        pieces.append(f"{'overdue since' if row.is_overdue else 'due'} {words.day(row.due_date)}")
    return " · ".join(filter(None, pieces))


def _decide(chosen: SubjectsNamed) -> None:
    kind, key, finding = chosen.subject_type, chosen.subject_id, str(chosen.finding_id)
    newest = data.one(SubjectNewest, subject_type=kind, subject_id=key)
    now = show.markdown(changes.standing(newest))
    st.markdown(f"**{controls.link(chosen.title, 'findings', finding=finding)}** · {now}")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _state(kind, key, newest)
    with right:
        if kind == "action":
            finding_forms.move(key)
        else:
            st.markdown("**A new action**")
            finding_forms.promise(finding)


def _state(kind: str, key: str, newest: SubjectNewest | None) -> None:
    """A reason and one button for each state that the thing is not in: the button saves."""
    form = Form(f"meeting.{kind}.{key}")
    seen = form.seen(newest.update_id if newest else "")
    states = data.rows(StatusesOf, subject_type=kind)
    present = newest.to_status.term if newest and newest.to_status else None
    with st.form(form.key("form"), border=False):
        reason = finding_forms.why(form)
        st.markdown(":small[Save it as]")
        with st.container(horizontal=True, gap="small"):
            pressed = [
                state
                for state in states
                if state.term != present
                and st.form_submit_button(
                    words.markdown(f"{state.mark} {state.label}"), key=form.key(state.term)
                )
            ]
        for state in pressed:
            save = partial(_update, kind=kind, key=key, to_status=state.term, reason=reason, seen=seen)
            form.save(save, f"Recorded: {state.label}.")


def _update(press: Press, *, kind: str, key: str, to_status: str, reason: str, seen: str) -> Recording:
    return decisions.record_update(
        data.database(), press, kind, key, to_status=to_status, reason=reason, seen=seen
    )

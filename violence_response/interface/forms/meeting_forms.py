"""What can be recorded in a meeting: a thing's state, an action's day, a new action, the meeting itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from violence_response import words
from violence_response.accounts import changes
from violence_response.interface import controls, data, filters, show
from violence_response.interface.forms import decision_form, finding_forms
from violence_response.interface.forms.decision_form import Form
from violence_response.register import decisions
from violence_response.register.deciding import Press
from violence_response.register.labels import label
from violence_response.register.recording import Recording
from violence_response.rows import MeetingsListed, MeetingSubjects, StatusesOf, SubjectNewest, SubjectsNamed

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


def record(address: filters.Address, chosen: SubjectsNamed | None, search: str) -> None:
    """The choice of what was discussed and, once it is chosen, the form for what was decided on it."""
    decision_form.say_done()
    found = data.rows(MeetingSubjects, search=search, most=MOST_SUBJECTS)
    options = {"": "Choose what was discussed"}
    if chosen:
        options[_key(chosen)] = f"{KINDS[chosen.subject_type]}: {chosen.title}"
    for row in found:
        options.setdefault(_key(row), _label(row))
    total = found[0].things if found else 0
    is_long = total > MOST_SUBJECTS or bool(search)
    columns = st.columns([3, 1] if is_long else [1], vertical_alignment="bottom")
    with columns[0]:
        picked = _key(chosen) if chosen else ""
        text = "Record an update, an action or a new date"
        address.selectbox("thing", text, options, picked, filter_mode="contains")
    if is_long:
        with columns[1]:
            address.search("find", f"Words in the {total:,} to choose from", search)
    if chosen:
        with st.container(border=True):
            _decide(chosen)


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


def start(meetings: Sequence[MeetingsListed]) -> None:
    """A closed box to put today's meeting on record, where it is not yet."""
    if any(meeting.is_today for meeting in meetings):
        return
    box = st.expander(
        "Start today's meeting", icon=":material/groups:", on_change="rerun", key="meeting.start"
    )
    if not box.open:
        return
    form = Form("meeting.begin")
    last = meetings[0].name if meetings else ""
    with box, st.form(form.key("form"), border=False):
        name = st.text_input(label("meetings", "name"), value=last, key=form.key("name"), max_chars=200)
        if st.form_submit_button("Start", key=form.key("save")):
            form.save(
                lambda press: decisions.start_meeting(data.database(), press, name=name, day=data.today()),
                "The meeting is on record.",
            )

"""The meeting itself: starting it under its name, who is here, and undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from violence_response import words
from violence_response.interface import data
from violence_response.interface.forms.decision_form import Form
from violence_response.register import meetings
from violence_response.register.deciding import Press
from violence_response.register.labels import label
from violence_response.register.recording import Recording
from violence_response.rows import MeetingsListed

HOW = "Chief constable; Head of CURV"


def box(listed: Sequence[MeetingsListed]) -> None:
    """A closed box: to start a meeting today, or, where one is on record, to say who is here or undo it."""
    today = [row for row in listed if row.is_today]
    text = "Start today's meeting" if not today else "Today's meeting: who is here, undo"
    shown = st.expander(text, icon=":material/groups:", on_change="rerun", key="meeting.start")
    if not shown.open:
        return
    with shown:
        if not today:
            _start()
        for row in today:
            _held(row)


def _start() -> None:
    form = Form("meeting.begin")
    with st.form(form.key("form"), border=False):
        left, right = st.columns([2, 3])
        name = left.text_input(label("meetings", "name"), key=form.key("name"), max_chars=200)
        roles = right.text_input(
            label("meetings", "attendee_roles"),
            key=form.key("roles"),
            max_chars=meetings.LONGEST_ROLES,
            placeholder=HOW,
            help="Roles and never names, with semicolons between them. They can be added later.",
        )
        if st.form_submit_button("Start", type="primary", key=form.key("save")):
            given: dict[str, Any] = {"name": name, "attendee_roles": roles, "day": data.today()}
            form.save(
                lambda press: meetings.start_meeting(data.database(), press, **given),
                "The meeting is on record.",
            )


def _held(row: MeetingsListed) -> None:
    """Who is at a meeting of today, and the button that undoes it."""
    form = Form(f"meeting.held.{row.meeting_id}")
    seen = form.seen(row.attendee_roles)
    with st.form(form.key("form"), border=False):
        st.markdown(f"**{words.markdown(row.name)}**")
        roles = st.text_area(
            label("meetings", "attendee_roles"),
            value=(row.attendee_roles or "").replace(meetings.SEPARATOR, f"{meetings.SEPARATOR} "),
            key=form.key("roles"),
            max_chars=meetings.LONGEST_ROLES,
            height=76,
            placeholder=HOW,
            help="Roles and never names, with semicolons or new lines between them.",
        )
        with st.container(horizontal=True):
            if st.form_submit_button("Save who is here", key=form.key("save")):
                given = {"attendee_roles": roles, "seen": seen}
                form.save(partial(_attendees, row.meeting_id, given), "Who is here is recorded.")
            if st.form_submit_button("Undo this meeting", key=form.key("undo")):
                form.save(partial(_undo, row.meeting_id), "The meeting is undone.")


def _attendees(meeting_id: str, given: dict[str, Any], press: Press) -> Recording:
    return meetings.record_attendees(data.database(), press, meeting_id, **given)


def _undo(meeting_id: str, press: Press) -> Recording:
    return meetings.undo_meeting(data.database(), press, meeting_id)

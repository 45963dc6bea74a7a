"""The days of a response's steps, recorded as they come."""

from __future__ import annotations

import streamlit as st

from violence_response.interface import data
from violence_response.interface.controls.tables import small
from violence_response.interface.forms import decision_form, undoing
from violence_response.interface.forms.decision_form import Form
from violence_response.register import decisions
from violence_response.register.labels import RESPONSE_STEPS, label
from violence_response.rows import ResponseHeld


def show(inspection_id: str) -> None:
    """A closed box in which an editor records the days; nothing for others."""
    decision_form.say_done()
    undoing.newest(inspection_id=inspection_id)
    if not decision_form.may_record():
        return
    box = st.expander("Record a step", icon=":material/edit:", on_change="rerun", key="response.record")
    if box.open:
        with box:
            _form(inspection_id)


def _form(inspection_id: str) -> None:
    form = Form(f"response.{inspection_id}")
    held = data.only(ResponseHeld, inspection_id=inspection_id)
    days = decisions.days_held(held)
    before = {name: None if day is None else day.isoformat() for name, day in days.items()}
    seen = form.seen(before if held.response_id else None)
    if held.response_id is None:
        small("No response to this report is on record yet; saving begins one.")
    with st.form(form.key("form"), border=False):
        with st.grid(min_column_width=240):
            given = {
                name: st.date_input(step, value=days[name], key=form.key(name), format="DD/MM/YYYY")
                for name, step in RESPONSE_STEPS.items()
            }
        reason = st.text_area(label("responses", "note"), key=form.key("reason"), max_chars=1_000, height=90)
        if st.form_submit_button("Save the days", type="primary", key=form.key("save")):
            form.save(
                lambda press: decisions.record_response_dates(
                    data.database(), press, inspection_id, given, seen=seen, reason=reason
                ),
                "The days are recorded.",
            )

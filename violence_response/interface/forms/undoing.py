"""Undo what was saved, where it is looked for: beside the finding or response it is about, and in the audit
trail."""

from __future__ import annotations

import streamlit as st

from violence_response import words
from violence_response.documents.saving import transaction
from violence_response.interface import access, data
from violence_response.interface.controls.tables import small
from violence_response.interface.forms import decision_form
from violence_response.interface.forms.decision_form import Form
from violence_response.rows import NewestRecording
from violence_response.settings import ROLES


def newest(*, finding_id: str | None = None, inspection_id: str | None = None) -> None:
    """The newest decision about a finding or a response with a button to undo it, for those who may."""
    if not decision_form.may_record():
        return
    found = data.one(NewestRecording, finding_id=finding_id, inspection_id=inspection_id)
    if found is None or not _may_undo(found.actor_role):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="newest.recording"):
        when = f"{words.day(found.recorded_at)}, {found.recorded_at:%H:%M}"
        small(words.markdown(f"Saved last ({when}, {found.actor_role}): {found.words}."))
        button(found.recording_id, found.words)


def button(recording_id: str, said: str) -> None:
    """A button that undoes one recording; pressed twice, it undoes it once."""
    form = Form(f"undo.{recording_id}")
    if st.button("Undo", icon=":material/undo:", key=form.key("press")):
        form.save(
            lambda press: transaction.undo(
                data.database(), data.chosen_settings(), recording_id, press.actor, at=press.at
            ),
            f"Undone: {said}.",
        )


def _may_undo(recorded_by: str) -> bool:
    """What somebody with more rights decided is not undone by one with fewer."""
    role = recorded_by if recorded_by in ROLES else "editor"
    return access.person().may(role)

"""A form that records one decision: once however often it is pressed, on what the person saw, nothing
typed lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from violence_response import words
from violence_response.errors import ChangedMeanwhile, ViolenceResponseError
from violence_response.interface import access, data, past_day
from violence_response.register.deciding import Press
from violence_response.register.recording import Recording, new_token, now


@dataclass(frozen=True, slots=True)
class Form:
    """One form, by a name that no other form of the page has. `role` is who may press its button.

    Its token names the press; the fields' keys hold it too, so that a saved form is drawn again, empty, and
    a second press that was on its way finds no button.
    """

    name: str
    role: str = "editor"

    @property
    def token(self) -> str:
        """The name of the coming press."""
        return str(st.session_state.setdefault(f"{self.name}.token", new_token()))

    def key(self, field: str) -> str:
        """The key of a field."""
        return f"{self.name}.{self.token}.{field}"

    def seen(self, value: Any) -> Any:
        """`value` as it was when the form was first drawn: what the person saw when deciding."""
        return st.session_state.setdefault(self.key("seen"), value)

    def save(self, decide: Callable[[Press], Recording], done: str) -> None:
        """Record, say that it is `done`, and draw the page again; or say why not, with what was typed still
        there.

        Raises NotAllowed where the person may not record.
        """
        moment = now()
        # A register that is shown for a fixed day is written to on that day.
        at = datetime.combine(data.today(), moment.time())
        try:
            decide(Press(access.actor(self.role), at, self.token))
        except ChangedMeanwhile as told:
            # Now the person has seen the change, and may decide on what is there.
            st.session_state.pop(self.key("seen"), None)
            st.error(words.markdown(str(told)), icon=":material/group:")
            return
        except ViolenceResponseError as problem:
            st.error(words.markdown(str(problem)), icon=":material/error:")
            return
        del st.session_state[f"{self.name}.token"]
        st.session_state["forms.done"] = done
        st.rerun()


def say_done() -> None:
    """Say once what was just saved. It gets the keyboard's place (`assets/links.js`): its form is gone."""
    if done := st.session_state.pop("forms.done", ""):
        with st.container(key="forms.said"):
            st.success(words.markdown(done), icon=":material/check:")


def may_record(role: str = "editor") -> bool:
    """Whether the person at the page may record here; nobody may while the page looks back to a day."""
    return past_day.day() is None and access.person().may(role)

"""Reminders in a person's own calendar: make a secret link, see which ones work, stop one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from violence_response import words
from violence_response.interface import access, data
from violence_response.interface.controls.tables import small
from violence_response.interface.forms.decision_form import Form
from violence_response.people import Person
from violence_response.register.deciding import Press
from violence_response.register.recording import Recording
from violence_response.reminders import calendar_links, due_days
from violence_response.rows import CalendarLinksListed, CalendarLinksOwn

_MADE = "reminders.made"
_BOX = "reminders.box"


def show() -> None:
    """A closed box that offers the calendar; what is in it is drawn only while it is open."""
    box = st.expander("Get reminders in your calendar", icon=":material/event:", key=_BOX, on_change="rerun")
    if not box.open:
        return
    with box:
        person = access.person()
        st.markdown(
            "Outlook and other calendars can subscribe to what is due: response deadlines, dates of "
            "findings, actions, money that ends, evidence that expires. They look again several times a day."
        )
        _new_link()
        _links(person)


def _new_link() -> None:
    form = Form("reminders.new", role="viewer")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.text_input(
            "What to call this link",
            key=form.key("label"),
            max_chars=calendar_links.LONGEST_LABEL,
            placeholder="Outlook at work",
        )
        if st.button("Make a link", key=form.key("make"), icon=":material/add_link:"):
            form.save(lambda press: _make(press, label), "Your link is made")
    if made := st.session_state.get(_MADE):
        _shown_once(*made)


def _make(press: Press, label: str) -> Recording:
    secret, saved = calendar_links.make(data.database(), press, label)
    if secret:
        # Shown once, in this visit only: nobody can read it again, not even from the register.
        st.session_state[_MADE] = (label, f"{_base()}/calendar.ics?key={secret}")
    return saved


def _shown_once(label: str, address: str) -> None:
    st.markdown(f"**{words.markdown(label)}**: copy this address now. It is shown this once.")
    st.code(address, language=None, wrap_lines=True)
    st.markdown(
        "In Outlook: **Calendar**, **Add calendar**, **Subscribe from web**, paste the address, **Import**. "
        "Anyone who has the address can read these dates, so keep it to yourself; stop the link when you no "
        "longer need it."
    )
    if urlsplit(address).hostname in access.OWN_NAMES:
        small("Only programs on this machine can reach this address. Outlook on the web cannot.")


def _links(person: Person) -> None:
    """The links that work: one's own, and everybody's for administrators."""
    sees_all = person.may("administrator")
    found: Sequence[CalendarLinksListed | CalendarLinksOwn] = (
        data.rows(CalendarLinksListed) if sees_all else data.rows(CalendarLinksOwn, owner=person.name)
    )
    if not found:
        small("No link has been made yet." if sees_all else "You have made no link yet.")
        return
    counted = words.sentence(words.counted(len(found), "link"))
    st.markdown(f"**{counted} that {words.verb(len(found), 'works', 'work')}**")
    for row in found:
        _one(row)


def _one(row: CalendarLinksListed | CalendarLinksOwn) -> None:
    form = Form(f"reminders.stop.{row.link_id}", role="viewer")
    with st.container(horizontal=True, vertical_alignment="center"):
        whose = ""
        if isinstance(row, CalendarLinksListed):
            name = f"{row.owner_name}, " if row.owner_name else ""
            whose = f", {words.markdown(name + row.owner_role)}"
        made = words.day(row.created_at)
        st.markdown(f"{words.markdown(row.label)}{whose}, made on {made}", width="stretch")
        # The label is in the button too: several buttons of one name say nothing to a screen reader.
        if st.button(f"Stop “{words.markdown(row.label)}”", key=form.key("stop"), type="tertiary"):
            form.save(lambda press: _stop(press, row.link_id), "The link has stopped")


def _stop(press: Press, link_id: str) -> Recording:
    may_any = access.person().may("administrator")
    st.session_state.pop(_MADE, None)
    return calendar_links.revoke(data.database(), press, link_id, may_any=may_any)


def _base() -> str:
    """The dashboard's address: of the settings, or as the browser has it."""
    parts = urlsplit(str(st.context.url or ""))
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    found = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost:8501"
    return due_days.base_address(data.chosen_settings(), f"{found}/{path}")

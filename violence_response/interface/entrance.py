"""What people see of signing in: the page before it, the one for those without a role, who is here."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from violence_response import settings, words
from violence_response.interface import access, sign_in
from violence_response.people import Person


def page(person: Person) -> None:
    """The page shown instead of every other one while this person may not read the register."""
    if person.is_signed_in:
        _no_role(person)
    elif access.people_sign_in():
        _to_sign_in()
    else:
        _other_machine()


def named(person: Person) -> str:
    """Who is at the page, by name where people sign in, and the role."""
    return f"{person.name.partition(' (')[0]} · {person.label}" if person.is_signed_in else person.label


def way_out(person: Person) -> None:
    """The button that ends a sign-in; nothing where nobody signs in."""
    if person.is_signed_in:
        _way_out("tertiary")


def _to_sign_in() -> None:
    st.title("Sign in", anchor=False)
    if st.user.get("is_logged_in"):
        st.info("Your sign-in has ended. Sign in again to go on; nothing that was recorded is lost.")
    st.markdown("This register is open to people of this office who sign in with their work account.")
    for provider in sign_in.providers():
        label = f"Sign in with {provider}" if provider else "Sign in"
        if st.button(label, key=f"sign_in_{provider}", type="primary", icon=":material/login:"):
            st.login(provider)


def _no_role(person: Person) -> None:
    st.title("You have no role here yet", anchor=False)
    contact = words.markdown(settings.from_environment().contact)
    st.markdown(
        f"You are signed in as **{words.markdown(person.name)}**, and nobody has given you a role in this "
        f"register. Ask {contact}, and name the account that you signed in with. Once you have a role, sign "
        "out and in again."
    )
    _way_out("secondary")


def _other_machine() -> None:
    st.title("Open on its own machine only", anchor=False)
    st.markdown(
        "Signing in has not been set up for this register, so it can be read only on the machine that it "
        f"runs on. Ask {words.markdown(settings.from_environment().contact)} to set up signing in; "
        "docs/signing-in.md in its folder says how."
    )


def _way_out(kind: Literal["secondary", "tertiary"]) -> None:
    if st.button("Sign out", key="sign_out", type=kind, icon=":material/logout:"):
        st.logout()
        st.stop()  # from here on there is nobody for whom the page could be drawn

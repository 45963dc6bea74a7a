"""An address that names no page leads to the overview, which says so in a sentence."""

from __future__ import annotations

import streamlit as st

from violence_response import words

NAME = "no_page"
"""The part of the address that holds the name which no page has."""
LONGEST = 60


def say() -> None:
    """Say that there is no page of the name that was asked for, once."""
    asked = st.query_params.get(NAME)
    if asked is None:
        return
    del st.query_params[NAME]
    name = words.markdown(asked[:LONGEST])
    st.info(
        f"There is no page called “{name}”. This is the overview; the menu leads to the others.",
        icon=":material/info:",
    )

"""What is particular about the first page of a visit."""

from __future__ import annotations

import time

import streamlit as st
from streamlit import runtime

PAUSE_SECONDS = 0.04
"""Less than anybody notices, and enough for the browser to begin with what has come."""
_DONE = "first_visit.words_first"


def words_first() -> None:
    """Pause for a moment on the first run of a visit: the words that are out are drawn before the rest.

    The browser draws in one piece whatever comes within about 10 ms. On the first page of a visit, with
    nothing of the program warmed up, a whole page takes it a tenth to a third of a second, and the sentence
    would have to wait for the last card. Later runs are not held up, nor is a script without a browser.
    """
    if _DONE in st.session_state or not runtime.exists():
        return
    st.session_state[_DONE] = True
    time.sleep(PAUSE_SECONDS)

"""The frame of the pages that the server's tests open."""

from pathlib import Path

import streamlit as st

# Not named "pages": Streamlit would run such a folder beside the main script without its frame.
PAGES = Path(__file__).resolve().parent / "screens"

st.set_page_config(page_title="Probe", layout="wide")
st.navigation(
    [
        st.Page(PAGES / "start.py", title="Start", default=True),
        st.Page(PAGES / "findings.py", title="Findings"),
        st.Page(PAGES / "failing.py", title="Failing"),
        st.Page(PAGES / "refusing.py", title="Refusing"),
        st.Page(PAGES / "recording.py", title="Recording"),
    ]
).run()

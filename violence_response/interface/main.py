"""The frame around every page."""

import streamlit as st

from violence_response.settings import ROOT

st.set_page_config(page_title="Violence Response", layout="wide")
st.navigation([st.Page(path) for path in sorted((ROOT / "pages").glob("*.py"))]).run()

"""The least that Streamlit shows: a title. What it takes to appear is what Streamlit itself takes."""

import streamlit as st

st.set_page_config(page_title="Empty", layout="wide")
st.title("Where do we stand?")

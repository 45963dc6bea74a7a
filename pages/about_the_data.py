"""Being written."""

import streamlit as st

st.title("about_the_data")

import streamlit as st

st.title("Failing")
raise ValueError("a secret of the inside")

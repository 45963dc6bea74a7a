import streamlit as st

st.title("Start")
st.markdown("See [the second finding](findings?finding=f02), [all](./findings) or [the state](healthz).")
st.markdown("| Finding | Kind |\n|---|---|\n| [third](findings?finding=f03) | cause of concern |\n")
st.download_button("Save the words", "some words", file_name="words.txt", icon=":material/download:")

"""A page that shows its buttons to everybody: what stops a person is behind them."""

import streamlit as st

from violence_response.interface import access, data
from violence_response.register import recording

ROLES = ("viewer", "editor", "approver", "administrator")

st.title("Recording")
pressed = [role for role in ROLES if st.button(f"Record as {role}")]
for role in pressed:
    actor = access.actor(role)
    writes = [recording.Change("actions", {"action_id": "a1"}, {"title": f"{recording.new_token()}"})]
    recording.record(data.database(), actor, "probe", "A probe.", writes, at=recording.now())
    st.write(f"Recorded as {role}.")

"""Put a new response or table in: read, looked at by a person, saved, and taken back if need be."""

import streamlit as st

from violence_response.interface import access, filters
from violence_response.interface.parts import intake, intake_tables

address = filters.Address("intake")
st.title("What would you like to put in?", anchor=False)
way = intake.way(address)
address.write()

if way == "documents":
    intake.show(access.actor)
else:
    intake_tables.show(access.actor)

"""Add documents and tables: read, looked at by a person, saved, and undone if need be."""

import streamlit as st

from violence_response.interface import access, filters
from violence_response.interface.forms import add, add_tables

address = filters.Address("add")
st.title("What would you like to add?", anchor=False)
way = add.way(address)
address.write()

if way == "documents":
    add.show(access.actor)
else:
    add_tables.show(access.actor)

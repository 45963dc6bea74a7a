"""Which briefing do you need for tomorrow? Choose what it is about, see its pages, take its files."""

import streamlit as st

from violence_response.interface import controls, filters
from violence_response.interface.controls import briefing

address = filters.Address("briefing")
asked, marking = briefing.request(address)

st.title("Which briefing do you need for tomorrow?", anchor=False)
if asked is None:
    address.write()
    controls.empty("There is nothing of this kind in the register to brief on yet.", controls.HOW_TO_BEGIN)
    st.stop()

left, right = st.columns([2, 3], gap="large")
with left:
    briefing.choices(address, asked, marking)
    address.write()
    document = briefing.made(asked, marking)
    briefing.files(document)
    briefing.ways_on(asked)
with right:
    briefing.preview(document)
    briefing.as_text(document)

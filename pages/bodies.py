"""Who is each finding for, and what does each body owe, deliver and receive? All bodies; or one by link."""

import streamlit as st

from violence_response import rows
from violence_response.accounts import body as account
from violence_response.briefing import one_body
from violence_response.interface import data, filters, first_visit, show
from violence_response.interface.controls import bodies

address = filters.Address("bodies")
asked = address.subject_id("body")
body = data.one(rows.BodiesFound, body_ids=[asked]) if asked else None
address.subject("body", "body", body is not None)

if body:
    address.write()
    bodies.head(body)
    first_visit.words_first()
    known = one_body.known(data, body)
    show.sections(account.account(known))
    bodies.ways_on(known)
    st.stop()

st.title("What does each body owe, deliver and receive?", anchor=False)
everything = data.rows(rows.BodiesFound)
if not everything:
    address.write()
    bodies.nothing_recorded()
    st.stop()
bodies.opening(everything[0])
first_visit.words_first()
chosen = bodies.kinds(address, everything)
shown = data.rows(rows.BodiesFound, kinds=chosen) if chosen else everything
bodies.picture(shown)
bodies.choose_kinds(address, everything, chosen)
address.write()
bodies.listed(shown)

"""Who is each finding for, and what does each body owe, deliver and receive? All bodies; or one by link."""

import streamlit as st

from violence_response import queries, rows
from violence_response.accounts import body as account
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import bodies

address = filters.Address("bodies")
asked = address.subject_id("body")
body = data.one(rows.BodiesFound, body_ids=[asked]) if asked else None
address.subject("body", "body", body is not None)

if body:
    address.write()
    bodies.head(body)
    first_visit.words_first()
    found = data.rows(rows.FindingsFound, bodies=[asked])
    known = account.Known(
        body,
        found,
        data.rows(rows.BodyOwes, body_id=asked),
        data.rows(rows.InspectionsFound, bodies=[asked]),
        data.rows(rows.InterventionsFound, providers=[asked], sort="awarded"),
        data.rows(rows.BodyMoney, body_id=asked),
    )
    show.sections(account.account(known))
    if found:
        controls.rows_behind(queries.frame_of(rows.FindingsFound, found), query="findings_found")
    st.stop()

st.title("What does each body owe, deliver and receive?", anchor=False)
everything = data.rows(rows.BodiesFound)
if not everything:
    address.write()
    bodies.nothing_recorded()
    st.stop()
bodies.opening(everything[0])
first_visit.words_first()
bodies.picture(everything)
chosen = bodies.kinds(address, everything)
bodies.choose_kinds(address, everything, chosen)
address.write()
bodies.listed(data.rows(rows.BodiesFound, kinds=chosen) if chosen else everything)

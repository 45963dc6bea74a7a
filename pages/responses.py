"""What do we owe, to whom, by when? Every inspection with its clock; one by link, with its replies."""

import streamlit as st

from violence_response import queries, rows
from violence_response.accounts import clock, inspection, response
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import documents, responses
from violence_response.interface.forms import reminders, response_forms

address = filters.Address("responses")
asked = address.subject_id("inspection")
row = data.one(rows.InspectionsFound, inspection_ids=[asked]) if asked else None
address.subject("inspection", "inspection", row is not None)
st.title("What do we owe, to whom, by when?", anchor=False)

if row is not None:
    address.write()
    replies = data.rows(rows.FindingsFound, inspections=[asked])
    responses.title(row)
    left, right = st.columns([6, 5], gap="large")
    with left:
        show.section(clock.section(row))
    with right:
        show.section(response.ours(row))
        documents.originals(data.rows(rows.DocumentsHeld, inspection_id=asked))
        show.section(inspection.report(row))
    response_forms.show(row.inspection_id)
    show.section(response.findings(row, replies))
    show.cards(response.cards(row, replies))
    controls.rows_behind(queries.frame_of(rows.FindingsFound, replies), query="findings_found")
    st.stop()

everything = data.rows(rows.InspectionFacets)
if not everything or not responses.shown(everything):
    address.write()
    controls.empty("No inspection is in this register yet.", controls.HOW_TO_BEGIN)
    st.stop()

chosen = responses.choices(address, everything)
facets = data.rows(rows.InspectionFacets, **chosen)
count = responses.shown(facets)
page = address.number("page", responses.pages(count))
found = data.rows(rows.InspectionsFound, **chosen, limit=responses.PAGE, offset=(page - 1) * responses.PAGE)
st.markdown(f"**{show.markdown(response.standing(data.only(rows.Counts)))}**")
first_visit.words_first()
responses.narrow(address, facets, chosen)
address.write()
responses.inspections(found, count, everything)
address.pages("page", responses.pages(count), page)
controls.rows_behind(queries.frame_of(rows.InspectionsFound, found), query="inspections_found")
reminders.show()

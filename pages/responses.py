"""What do we owe, to whom, by when? Every inspection with its clock; one by link, with its replies."""

import streamlit as st

from violence_response.accounts import counts
from violence_response.figures import responses as said
from violence_response.interface import data, filters, first_visit, parts
from violence_response.interface.parts import documents, reminders, response_forms, responses
from violence_response.rows import Counts

address = filters.Address("responses")
asked = address.subject_id("inspection")
row = data.row("inspection_details", inspection_id=asked) if asked else None
address.subject("inspection", "inspection", row is not None)
st.title("What do we owe, to whom, by when?", anchor=False)

if row is not None:
    address.write()
    dates = data.frame("inspection_dates", inspection_id=asked)
    replies = data.frame("inspection_replies", inspection_id=asked)
    responses.title(row)
    left, right = st.columns([6, 5], gap="large")
    with left:
        responses.clock(row, dates, data.today())
    with right:
        responses.response(row)
        documents.originals(data.frame("inspection_documents", inspection_id=asked))
        responses.report(row, data.frame("inspection_bodies", inspection_id=asked))
    response_forms.show(asked)
    responses.replies(row, replies)
    parts.rows_behind(replies, query="inspection_replies")
    st.stop()

everything = data.frame("inspection_facets")
if everything.empty or not responses.shown(everything):
    address.write()
    parts.empty("No inspection is in this register yet.", parts.HOW_TO_BEGIN)
    st.stop()

chosen = responses.choices(address, everything)
facets = data.frame("inspection_facets", **chosen)
count = responses.shown(facets)
page = address.number("page", responses.pages(count))
found = data.frame(
    "inspections_by_deadline", **chosen, limit=responses.PAGE, offset=(page - 1) * responses.PAGE
)
owed = counts.responses(data.only(Counts))
st.markdown(f"**{' '.join([*owed, said.stages(everything)])}**")
first_visit.words_first()
responses.narrow(address, facets, chosen)
address.write()
responses.inspections(found, count, everything)
address.pages("page", responses.pages(count), page)
parts.rows_behind(found, query="inspections_by_deadline")
reminders.show()

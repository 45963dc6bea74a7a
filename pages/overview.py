"""Where do we stand? The state in a sentence, what is due, not covered, changed, and which money ends."""

import streamlit as st

from violence_response.interface import data, filters, first_visit, parts
from violence_response.interface.parts import overview
from violence_response.rows import Changes, NextDeadlines

address = filters.Address("overview")
figures = data.frame("overview_figures")
row = data.row("overview_figures") or {}

st.title("Where do we stand?", anchor=False)
address.write()
overview.standing(row)
if not row["inspections"]:
    st.stop()

overview.headlines(row)
first_visit.words_first()
left, right = st.columns(2, gap="large")
with left:
    overview.deadlines(data.rows(NextDeadlines, limit=overview.MOST), row)
    overview.changed(data.rows(Changes, **overview.recent(), most=overview.MOST))
with right:
    overview.gaps(row)
    overview.money(data.frame("money_ending", limit=6), row)
parts.rows_behind(figures, query="overview_figures")

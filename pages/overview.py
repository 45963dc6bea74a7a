"""Where do we stand? The state in a sentence, what is due, not covered, changed, and which money ends."""

import streamlit as st

from violence_response.accounts import overview as account
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import overview
from violence_response.rows import Changes, Counts, CountsOfPlan, MoneyEnding, NewestReport, NextDeadlines

address = filters.Address("overview")
counts, plan, newest = data.only(Counts), data.only(CountsOfPlan), data.one(NewestReport)
of_newest = data.only(Counts, inspection_ids=[newest.inspection_id]) if newest else None

st.title("Where do we stand?", anchor=False)
address.write()
overview.standing(counts, newest, of_newest)
if newest is None:
    st.stop()

show.numbers(account.numbers(counts, newest, of_newest))
first_visit.words_first()
left, right = st.columns(2, gap="large")
with left:
    overview.deadlines(data.rows(NextDeadlines, limit=overview.MOST), counts)
    overview.changed(data.rows(Changes, **overview.recent(), most=overview.MOST))
with right:
    controls.heading("What is not covered")
    show.blocks([account.gaps(counts, plan)])
    overview.money(data.rows(MoneyEnding, limit=6), counts)
controls.rows_behind(data.frame("counts"), query="counts")

"""Where do we stand? Every finding as a square, the months around today, the gaps, what changed."""

import streamlit as st

from violence_response.accounts import ahead, due
from violence_response.accounts import overview as account
from violence_response.accounts.blocks import Paragraph
from violence_response.accounts.counts import funding
from violence_response.interface import controls, data, filters, first_visit, show
from violence_response.interface.controls import overview
from violence_response.rows import (
    ActionsFound,
    Changes,
    Counts,
    CountsOfPlan,
    GrantTimeline,
    NewestReport,
    NextDeadlines,
    PoundsByMonth,
)

address = filters.Address("overview")
counts, plan, newest = data.only(Counts), data.only(CountsOfPlan), data.one(NewestReport)

st.title("Where do we stand?", anchor=False)
address.write()
overview.standing(counts, newest)
if newest is None:
    st.stop()

overview.findings(counts)
first_visit.words_first()
since = {"since": ahead.first_month(data.today()), "months": ahead.MONTHS}
overview.months(
    due.entries(data.rows(NextDeadlines), data.rows(ActionsFound, is_open=True), (), ()),
    data.rows(GrantTimeline),
    data.rows(PoundsByMonth, **since),
    counts,
)
left, right = st.columns(2, gap="large")
with left:
    controls.heading("What is not covered")
    show.blocks([account.gaps(counts, plan), Paragraph(funding(counts))])
with right:
    overview.response(counts, newest, data.only(Counts, inspection_ids=[newest.inspection_id]))
    overview.changed(data.rows(Changes, **overview.recent(), most=overview.MOST))
controls.rows_behind(data.frame("counts"), query="counts")

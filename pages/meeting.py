"""What changed since we last met, what is due, what did we decide? And recording it, in the meeting."""

import streamlit as st

from violence_response.interface import data, filters, parts
from violence_response.interface.parts import forms, meeting, meeting_forms

address = filters.Address("meeting")
st.title("What changed since we last met, what is due, what did we decide?", anchor=False)
meetings = data.frame("meetings_listed", limit=200)
chosen = meeting.chosen(address, meetings, data.today())
search = address.text("find")
thing = meeting_forms.subject(address)
may_record = forms.may_record()

days = chosen.days_asked()
changes = data.frame("meeting_changes", **days, most=meeting.MOST)
actions = data.frame("meeting_actions", days=chosen.days, most=meeting.MOST_ACTIONS)
decided = data.frame(
    "decisions_between", from_day=days["to_day"], to_day=days["to_day"], most=meeting.MOST_DECISIONS
)
meeting.choices(address, meetings, chosen, data.today())
meeting.summary(changes, actions, decided, chosen)
if may_record:
    meeting_forms.record(address, thing, search)
    meeting_forms.start(meetings)
address.write()
left, right = st.columns(1 if chosen.is_large else 2, gap="large") * (2 if chosen.is_large else 1)
with left:
    meeting.changed(address, changes, chosen, records=may_record)
with right:
    meeting.due(address, actions, chosen, records=may_record)
    meeting.decided(decided, chosen)
parts.rows_behind(changes, query="meeting_changes")

"""What changed since we last met, what is due, what did we decide? And recording it, in the meeting."""

import streamlit as st

from violence_response import queries
from violence_response.interface import controls, data, filters
from violence_response.interface.controls import meeting
from violence_response.interface.forms import decision_form, meeting_forms
from violence_response.rows import ActionsFound, Changes, ChangesInSteps, MeetingsListed

address = filters.Address("meeting")
st.title("What changed since we last met, what is due, what did we decide?", anchor=False)
meetings = data.rows(MeetingsListed, limit=200)
chosen = meeting.chosen(address, meetings, data.today())
search = address.text("find")
thing = meeting_forms.subject(address)
may_record = decision_form.may_record()

changes = data.rows(Changes, **chosen.span(), most=chosen.most("changes", meeting.MOST))
actions = data.rows(
    ActionsFound, is_open=True, days=chosen.days, most=chosen.most("due", meeting.MOST_ACTIONS)
)
most = chosen.most("decisions", meeting.MOST_DECISIONS)
decided = data.rows(ChangesInSteps, **chosen.last_day(), decisions_only=True, most=most)
meeting.choices(address, meetings, chosen, data.today())
meeting.summary(changes, actions, decided, chosen)
if may_record:
    meeting_forms.record(address, thing, search)
    meeting_forms.start(meetings)
address.write()
left, right = st.columns(1 if chosen.is_large else 2, gap="large") * (2 if chosen.is_large else 1)
with left:
    meeting.changed(address, changes, chosen, records=may_record)
    meeting.steps(chosen)
with right:
    meeting.due(address, actions, chosen, records=may_record)
    meeting.decided(address, decided, chosen)
controls.rows_behind(queries.frame_of(Changes, changes), query="changes")

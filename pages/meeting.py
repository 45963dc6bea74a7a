"""What changed since we last met, what is due, what did we decide? And recording it, in the meeting."""

import streamlit as st

from violence_response import queries, rows
from violence_response.interface import controls, data, filters
from violence_response.interface.controls import meeting, meeting_lists
from violence_response.interface.forms import decision_form, meeting_box, meeting_forms

address = filters.Address("meeting")
meetings = data.rows(rows.MeetingsListed, limit=200)
chosen = meeting.chosen(address, meetings, data.today())
meeting.large_type(chosen)
st.title("What changed since we last met, what is due, what did we decide?", anchor=False)
search = address.text("find")
thing = meeting_forms.subject(address)
may_record = decision_form.may_record()

most = {name: chosen.most(name, usual) for name, usual in meeting_lists.MOST_LISTED.items()}
changes = data.rows(rows.Changes, **chosen.span(), most=most["changes"])
actions = data.rows(rows.ActionsFound, is_open=True)
dates = data.rows(rows.NextDeadlines)
decided = data.rows(rows.DecisionsFound, **chosen.decided(), most=most["decisions"])
recorded = data.rows(rows.ChangesInSteps, **chosen.last_day(), decisions_only=True, most=most["recorded"])
meeting.choices(address, meetings, chosen, data.today())
meeting.summary(changes, actions, decided, chosen)
if may_record:
    meeting_forms.record(address, thing, search, (chosen.to_day, chosen.meeting_id))
    meeting_box.box(meetings)
address.write()
left, right = st.columns(1 if chosen.is_large else 2, gap="large") * (2 if chosen.is_large else 1)
with left:
    meeting_lists.decided(address, decided, chosen, meeting_forms.undo_decision if may_record else None)
    meeting_lists.recorded(address, recorded, chosen)
    meeting_lists.changed(address, changes, chosen, records=may_record)
    meeting_lists.steps(chosen)
with right:
    meeting_lists.deadlines(address, dates, chosen)
    meeting_lists.actions(address, actions, chosen, records=may_record)
controls.rows_behind(queries.frame_of(rows.Changes, changes), query="changes")

"""What changed since we last met, what is due, what did we decide? And recording it, in the meeting."""

import streamlit as st

from violence_response import rows
from violence_response.interface import data, filters
from violence_response.interface.controls import meeting, meeting_board, meeting_lists
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
    meeting_forms.opened(address, thing)
meeting_board.board(address, changes, chosen)
if may_record:
    meeting_forms.record(address, thing, search, (chosen.to_day, chosen.meeting_id))
    meeting_box.box(meetings)
address.write()
left, right = st.columns(2, gap="large")
with left:
    meeting_lists.decided(address, decided, chosen, meeting_forms.undo_decision if may_record else None)
with right:
    meeting_lists.recorded(address, recorded, chosen)
meeting_board.lanes(address, actions, dates)
meeting_lists.due(address, actions, dates, chosen, records=may_record)
meeting_lists.changed(address, changes, chosen, records=may_record)
meeting_lists.steps(chosen)

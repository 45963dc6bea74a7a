"""Who recorded what, and when? The audit trail with people's names; administrators only."""

import streamlit as st

from violence_response.interface import access, data, filters
from violence_response.interface.controls import audit, download, empty
from violence_response.interface.forms import decision_form, undoing
from violence_response.rows import RecordingFacets, RecordingRows, RecordingsListed

address = filters.Address("audit")
st.title("Who recorded what, and when?", anchor=False)
if not access.person().may("administrator"):
    audit.closed()
    st.stop()

asked = address.subject_id("recording")
recording = data.one(RecordingsListed, recording_id=asked) if asked else None
address.subject("recording", "recording", recording is not None)
if recording:
    address.write()
    decision_form.say_done()
    audit.recording(recording, data.rows(RecordingRows, recording_id=asked))
    if audit.can_be_undone(recording) and decision_form.may_record("administrator"):
        undoing.button(asked, recording.words)
    st.stop()

audit.introduction()
values = data.rows(RecordingFacets)
if not values:
    address.write()
    empty("Nothing has been recorded yet.", "What people save from now on is listed here.")
    st.stop()

chosen = audit.choices(address, values, data.today())
number = address.number("page", 10_000)
offset = (number - 1) * audit.PAGE_SIZE
found = data.rows(RecordingsListed, **chosen, limit=audit.PAGE_SIZE, offset=offset)
audit.filters(address, values, chosen)
audit.trail(found)
address.pages("page", audit.pages(found), number)
address.write()
if found:
    download(data.frame("recordings_listed", **chosen), "audit-trail", key="audit")

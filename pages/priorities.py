"""What supports each Plan priority, old and new Plan side by side; and one priority by link."""

import streamlit as st

from violence_response.interface import data, filters, first_visit
from violence_response.interface.parts import priorities
from violence_response.rows import InterventionsFound

address = filters.Address("priorities")
wanted = address.subject_id("priority")
one = data.row("priorities_supported", priority_ids=[wanted])
address.subject("priority", "priority", one is not None)

if one:
    priorities.head(one)
    priorities.findings(data.frame("priority_findings", priority_id=wanted))
    priorities.projects(data.rows(InterventionsFound, priority_id=wanted, sort="awarded"))
    address.write()
    st.stop()

st.title("What supports each Plan priority?", anchor=False)
plans = data.frame("plans_supported")
chosen = priorities.plan(address, plans)

if plans.empty:
    priorities.nothing_recorded()
    address.write()
    st.stop()

found = data.frame("priorities_supported")
priorities.headline(plans, chosen)
first_visit.words_first()
priorities.plan_control(address, plans, chosen)
priorities.side_by_side(plans, found, chosen)
priorities.chart(found, plans, chosen)
address.write()

"""What supports each Plan priority, the Plan in force before the earlier one; and one priority by link."""

import streamlit as st

from violence_response.accounts import plan as account
from violence_response.accounts.blocks import Paragraph
from violence_response.interface import data, filters, first_visit, show
from violence_response.interface.controls import priorities
from violence_response.rows import (
    Counts,
    FindingsFound,
    InterventionsFound,
    PlansSupported,
    PrioritiesSupported,
)

address = filters.Address("priorities")
wanted = address.subject_id("priority")
one = data.one(PrioritiesSupported, priority_ids=[wanted])
address.subject("priority", "priority", one is not None)

if one:
    counts = data.only(Counts, priority_ids=[wanted])
    priorities.head(one, counts)
    priorities.findings(data.rows(FindingsFound, priority_id=wanted))
    priorities.projects(data.rows(InterventionsFound, priority_id=wanted, sort="awarded"))
    address.write()
    st.stop()

st.title("What supports each Plan priority?", anchor=False)
plans = data.rows(PlansSupported)
chosen = priorities.plan(address, plans)

if not plans:
    priorities.nothing_recorded()
    address.write()
    st.stop()

found, foremost = data.rows(PrioritiesSupported), priorities.foremost(plans, chosen)
show.blocks([Paragraph(account.standing(foremost), is_strong=True)])
first_visit.words_first()
priorities.picture(plans, found, chosen)
address.write()

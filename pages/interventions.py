"""What is funded, where, for whom, how well evidenced and until when; and one project by link."""

import streamlit as st

from violence_response.accounts import interventions as account
from violence_response.accounts import money
from violence_response.interface import data, filters, first_visit, show
from violence_response.interface.parts import forms, intervention, interventions, suggestions
from violence_response.rows import (
    ApproachesFunded,
    FindingsFound,
    InterventionCounts,
    InterventionDetails,
    InterventionGrants,
    InterventionPlaceCounts,
    InterventionPlaceNames,
    InterventionPlanPriorities,
    InterventionReportedResults,
    InterventionsFound,
)

address = filters.Address("interventions")
wanted = address.subject_id("intervention")
details = data.one(InterventionDetails, intervention_id=wanted)
address.subject("intervention", "project", details is not None)

if details:
    forms.say_done()
    intervention.head(details)
    intervention.grants(data.rows(InterventionGrants, intervention_id=wanted))
    intervention.evidence(details)
    intervention.results(data.rows(InterventionReportedResults, intervention_id=wanted))
    intervention.findings(data.rows(FindingsFound, intervention_id=wanted))
    suggestions.for_intervention(wanted)
    intervention.plan_priorities(data.rows(InterventionPlanPriorities, intervention_id=wanted))
    intervention.places(data.rows(InterventionPlaceNames, intervention_id=wanted))
    address.write()
    st.stop()

st.title("What do we fund, where, for whom, how well evidenced, until when?", anchor=False)
whole = data.only(InterventionCounts)
chosen = interventions.choice(address, data.frame("intervention_facets"))
parameters = chosen.parameters()
facets = data.frame("intervention_facets", **parameters)
fit = interventions.fitting(facets)
pages = -(-fit // interventions.PAGE_SIZE)
page = address.number("page", pages)

if not whole.projects:
    interventions.nothing_recorded()
    address.write()
    st.stop()

show.numbers(account.numbers(whole))
show.blocks(money.summed(whole))
first_visit.words_first()
interventions.controls(address, chosen, facets, whole.projects)

if not fit:
    interventions.nothing_fits()
elif chosen.view == "timeline":
    grants = data.frame("grant_timeline", **parameters, most=interventions.MOST_TIMELINE_ROWS)
    interventions.timeline(grants, data.only(InterventionCounts, **parameters), data.today())
elif chosen.view == "evidence":
    approaches = data.rows(ApproachesFunded, **parameters)
    interventions.evidence(approaches, data.only(InterventionCounts, **parameters))
elif chosen.view == "places":
    points = data.frame("area_points", most=interventions.MOST_POINTS)
    interventions.places(points, data.rows(InterventionPlaceCounts, **parameters))
else:
    start = (page - 1) * interventions.PAGE_SIZE
    some = {"sort": chosen.sort, "limit": interventions.PAGE_SIZE, "offset": start}
    found = data.rows(InterventionsFound, **parameters, **some)
    show.cards(account.cards(found), looked_for=chosen.search)
    address.pages("page", pages, page)

address.write()

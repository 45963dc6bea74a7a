"""What is funded, where, for whom, how well evidenced and until when; and one project by link."""

import streamlit as st

from violence_response import rows
from violence_response.accounts import catalogue
from violence_response.interface import data, filters, first_visit
from violence_response.interface.controls import intervention, interventions, rail
from violence_response.interface.forms import decision_form, suggestions

address = filters.Address("interventions")
wanted = address.subject_id("intervention")
details = data.one(rows.InterventionDetails, intervention_id=wanted)
address.subject("intervention", "project", details is not None)

if details:
    decision_form.say_done()
    intervention.head(details)
    intervention.grants(data.rows(rows.InterventionGrants, intervention_id=wanted))
    intervention.evidence(details)
    intervention.results(data.rows(rows.InterventionReportedResults, intervention_id=wanted))
    intervention.findings(data.rows(rows.FindingsFound, intervention_id=wanted))
    suggestions.for_intervention(wanted)
    intervention.plan_priorities(data.rows(rows.InterventionPlanPriorities, intervention_id=wanted))
    intervention.places(data.rows(rows.InterventionPlaceNames, intervention_id=wanted))
    address.write()
    st.stop()

st.title("What do we fund, where, for whom, how well evidenced, until when?", anchor=False)
whole = data.only(rows.InterventionCounts)
chosen = interventions.choice(address, data.rows(rows.InterventionFacets))
parameters = chosen.parameters()
facets = data.rows(rows.InterventionFacets, **parameters)
fit, pages = interventions.fitting(facets)
page = address.number("page", pages)
if not whole.projects:
    interventions.nothing_recorded()
    address.write()
    st.stop()

st.markdown(catalogue.standing(whole))
first_visit.words_first()
with rail.beside(address, interventions.rail_of(chosen, facets), chosen.search, "Search projects"):
    interventions.say_how_many(chosen, fit, whole.projects)
    counts = data.only(rows.InterventionCounts, **parameters)
    if not fit:
        interventions.nothing_fits()
    elif chosen.view == "evidence":
        interventions.evidence(data.rows(rows.ApproachesFunded, **parameters), counts)
    elif chosen.view == "places":
        points = data.frame("area_points", most=interventions.MOST_POINTS)
        interventions.places(points, data.rows(rows.InterventionPlaceCounts, **parameters))
    else:
        of_page = {"sort": chosen.sort, **interventions.of_page(page)}
        found = data.rows(rows.InterventionsFound, **parameters, **of_page)
        interventions.listed(chosen, found, counts, data.today())
        address.pages("page", pages, page)

address.write()

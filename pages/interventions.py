"""What is funded, where, for whom, how well evidenced and until when; and one project by link."""

import streamlit as st

from violence_response import rows
from violence_response.interface import data, filters, first_visit
from violence_response.interface.controls import intervention, interventions
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

interventions.headline(whole)
first_visit.words_first()
interventions.choices(address, chosen, facets, whole.projects)

if not fit:
    interventions.nothing_fits()
elif chosen.view == "timeline":
    grants = data.frame("grant_timeline", **parameters, most=interventions.MOST_TIMELINE_ROWS)
    interventions.timeline(grants, data.only(rows.InterventionCounts, **parameters), data.today())
elif chosen.view == "evidence":
    approaches = data.rows(rows.ApproachesFunded, **parameters)
    interventions.evidence(approaches, data.only(rows.InterventionCounts, **parameters))
elif chosen.view == "places":
    points = data.frame("area_points", most=interventions.MOST_POINTS)
    interventions.places(points, data.rows(rows.InterventionPlaceCounts, **parameters))
else:
    order = {"sort": chosen.sort, **interventions.of_page(page)}
    interventions.catalogue(data.rows(rows.InterventionsFound, **parameters, **order), chosen.search)
    address.pages("page", pages, page)

address.write()

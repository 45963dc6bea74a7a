"""What is funded, where, for whom, how well evidenced and until when; and one project by link."""

import streamlit as st

from violence_response.interface import data, filters, first_visit
from violence_response.interface.parts import forms, intervention, interventions, suggestions
from violence_response.rows import FindingsFound

address = filters.Address("interventions")
wanted = address.subject_id("intervention")
details = data.row("intervention_details", intervention_id=wanted)
address.subject("intervention", "project", details is not None)

if details:
    forms.say_done()
    intervention.head(details)
    intervention.grants(data.frame("intervention_grants", intervention_id=wanted))
    intervention.evidence(details)
    intervention.results(data.frame("intervention_reported_results", intervention_id=wanted))
    intervention.findings(data.rows(FindingsFound, intervention_id=wanted))
    suggestions.for_intervention(wanted)
    intervention.plan_priorities(data.frame("intervention_plan_priorities", intervention_id=wanted))
    intervention.places(data.frame("intervention_place_names", intervention_id=wanted))
    address.write()
    st.stop()

st.title("What do we fund, where, for whom, how well evidenced, until when?", anchor=False)
totals = data.frame("intervention_totals").iloc[0].to_dict()
chosen = interventions.choice(address, data.frame("intervention_facets"))
facets = data.frame("intervention_facets", **chosen.parameters())
fit = interventions.fitting(facets)
pages = -(-fit // interventions.PAGE_SIZE)
page = address.number("page", pages)

if not totals["interventions"]:
    interventions.nothing_recorded()
    address.write()
    st.stop()

interventions.headline(totals)
first_visit.words_first()
interventions.controls(address, chosen, facets, int(totals["interventions"]))

if not fit:
    interventions.nothing_fits()
elif chosen.view == "timeline":
    grants = data.frame("grant_timeline", **chosen.parameters(), most=interventions.MOST_TIMELINE_ROWS)
    money = data.frame("grant_timeline_totals", **chosen.parameters()).iloc[0].to_dict()
    interventions.timeline(grants, money, data.today())
elif chosen.view == "evidence":
    interventions.evidence(data.frame("approaches_funded", **chosen.parameters()))
elif chosen.view == "places":
    points = data.frame("area_points", most=interventions.MOST_POINTS)
    interventions.places(points, data.frame("intervention_place_counts", **chosen.parameters()))
else:
    order = {"sort": chosen.sort, "page_number": page, "page_size": interventions.PAGE_SIZE}
    found = data.frame("interventions_found", **chosen.parameters(), **order)
    interventions.catalogue(found, chosen.search)
    address.pages("page", pages, page)

address.write()

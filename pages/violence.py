"""Where serious violence was recorded, whether it is changing, and which projects work there."""

import streamlit as st

from violence_response.figures import ranked_places
from violence_response.figures import violence as figures
from violence_response.interface import controls, data, filters, first_visit
from violence_response.interface.controls import measures, violence
from violence_response.rows import InterventionsFound, ViolenceRates

st.title("Where is violence, is it changing, and are our projects there?", anchor=False)

address = filters.Address("violence")
types = violence.named(data.frame("vocabulary_listed", vocabulary="crime_type"), "term", "label")
forces = violence.named(data.frame("violence_forces"), "area_id", "name")
show = address.one("show", list(violence.SHOWN), "part of this page", "months")
by = address.one("by", list(violence.BY), "way to count", "counts")
crime = address.one("crime", [*types] or [""], "type of offence", next(iter(types), ""))
force = address.one("force", [*forces] or [""], "force area", next(iter(forces), ""))
places = data.frame("violence_places", force_id=force, crime_type=crime)
area = address.one("area", list(places["area_id"]) or [""], "place", force)
rates = data.rows(ViolenceRates, force_id=force, crime_type=crime)
found = data.frame("measures_newest")
measure_id = address.subject_id("measure") if show == "measures" else ""
opened = found[found["measure_id"] == measure_id]
address.subject("measure", "measure", not opened.empty or show != "measures")
label = types.get(crime, crime)
ranking = violence.lead(address, rates, area, label)
first_visit.words_first()
violence.choices(address, types, forces, {"show": show, "crime": crime, "force": force})
address.write()

if not opened.empty:
    measures.measure(opened, data.frame("measure_values", measure_id=measure_id))
elif show == "measures":
    measures.measures(found)
elif show == "months":
    if ranking:
        outlines = violence.outlines()
        bars = controls.drawn(ranked_places.places, rates, ranking, label, outlines)
        rows = data.frame("violence_rates", force_id=force, crime_type=crime)
        controls.drawing(bars, rows, query="violence_rates", source=violence.OUTLINES_SOURCE)
        violence.notes(ranking, outlines)
    if forces:
        address.segments("by", "Count", violence.BY, by)
        months = data.frame("violence_months", force_id=force, crime_type=crime)
        picture = controls.drawn(figures.months_by_authority, months, places, label, by)
        controls.figure(picture, months, query="violence_months", source=violence.POLICE_SOURCE)
        violence.authorities(places)
elif forces:
    address.segments("by", "Count", violence.BY, by)
    areas = data.frame("violence_small_areas", force_id=force, crime_type=crime)
    picture = controls.drawn(figures.small_area_map, areas, places, area, label, by)
    map_side, place_side = st.columns([3, 2], gap="large")
    with place_side:
        address.selectbox("area", "Place", violence.place_labels(places), area)
        violence.place(places, area, data.frame("place_deciles", area_id=area))
    with map_side:
        controls.figure(picture, areas, query="violence_small_areas", source=violence.MAP_SOURCE)
    violence.projects(data.rows(InterventionsFound, area_id=area), places, area)

"""Where and when serious violence was recorded, whether it is changing, and which projects work there."""

import streamlit as st

from violence_response import rows
from violence_response.figures import violence as figures
from violence_response.interface import controls, data, filters, first_visit
from violence_response.interface.controls import measures, violence

st.title("Where and when is serious violence, is it changing, and are our projects there?", anchor=False)

address = filters.Address("violence")
types = {term.term: term.label for term in data.rows(rows.VocabularyListed, vocabulary="crime_type")}
forces = {each.area_id: each.name for each in data.rows(rows.ViolenceForces)}
show = address.one("show", list(violence.SHOWN), "part of this page", "months")
by = address.one("by", list(violence.BY), "way to count", "counts")
crime = address.one("crime", [*types] or [""], "type of offence", next(iter(types), ""))
force = address.one("force", [*forces] or [""], "force area", next(iter(forces), ""))
places = data.rows(rows.ViolencePlaces, force_id=force, crime_type=crime)
area = address.one("area", [each.area_id for each in places] or [""], "place", force)
found = data.rows(rows.MeasuresNewest)
measure_id = address.subject_id("measure") if show == "measures" else ""
opened = next((each for each in found if each.measure_id == measure_id), None)
address.subject("measure", "measure", opened is not None or show != "measures")
label = types.get(crime, crime)

violence.lead(places, label)
first_visit.words_first()
violence.choices(address, types, forces, {"show": show, "crime": crime, "by": by, "force": force})
address.write()

if opened is not None:
    measures.measure(opened, data.rows(rows.MeasureValues, measure_id=measure_id))
elif show == "measures":
    measures.measures(found)
elif not places:
    st.stop()
elif show == "months":
    drawn = data.frame("violence_places", force_id=force, crime_type=crime)
    months = data.frame("violence_months", force_id=force, crime_type=crime)
    picture = controls.drawn(figures.months_by_authority, months, drawn, label, by)
    controls.figure(picture, months, query="violence_months", source=violence.POLICE_SOURCE)
    violence.authorities(places)
else:
    drawn = data.frame("violence_places", force_id=force, crime_type=crime)
    areas = data.frame("violence_small_areas", force_id=force, crime_type=crime)
    picture = controls.drawn(figures.small_area_map, areas, drawn, area, label, by)
    map_side, place_side = st.columns([3, 2], gap="large")
    with place_side:
        address.selectbox("area", "Place", violence.place_labels(places), area)
        violence.place(places, area, data.rows(rows.PlaceDeciles, area_id=area))
    with map_side:
        controls.figure(picture, areas, query="violence_small_areas", source=violence.MAP_SOURCE)
    violence.projects(data.rows(rows.InterventionsFound, area_id=area), places, area)

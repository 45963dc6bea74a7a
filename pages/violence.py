"""Where serious violence was recorded, whether it is changing, and which projects work there."""

import streamlit as st

from violence_response import queries, rows
from violence_response.accounts import offences
from violence_response.figures import violence as figures
from violence_response.interface import controls, data, filters, first_visit
from violence_response.interface.controls import measures, violence

st.title("Where is violence, is it changing, and are our projects there?", anchor=False)

address = filters.Address("violence")
types = {term.term: term.label for term in data.rows(rows.VocabularyListed, vocabulary="crime_type")}
forces = {each.area_id: each.name for each in data.rows(rows.ViolenceForces)}
show = address.one("show", list(violence.SHOWN), "part of this page", "months")
by = address.one("by", list(violence.BY), "way to count", "counts")
crime = address.one("crime", [*types] or [""], "type of offence", next(iter(types), ""))
force = address.one("force", [*forces] or [""], "force area", next(iter(forces), ""))
places = data.rows(rows.ViolencePlaces, force_id=force, crime_type=crime)
by_code = {place.area_id: place for place in places}
area = address.one("area", [*by_code] or [""], "place", force)
found = data.rows(rows.MeasuresNewest)
measure_id = address.subject_id("measure") if show == "measures" else ""
opened = next((each for each in found if each.measure_id == measure_id), None)
address.subject("measure", "measure", opened is not None or show != "measures")
label = types.get(crime, crime)
ranking = violence.lead(address, places, area, label)
first_visit.words_first()
violence.choices(address, types, forces, {"show": show, "crime": crime, "force": force})
address.write()

if opened is not None:
    measures.measure(opened, data.rows(rows.MeasureValues, measure_id=measure_id))
elif show == "measures":
    measures.measures(found)
elif show == "months":
    if ranking:
        violence.ranks(places, ranking, label)
    if places:
        address.segments("by", "Count", violence.BY, by)
        months = data.rows(rows.ViolenceMonths, force_id=force, crime_type=crime)
        picture = controls.drawn(figures.months_by_authority, months, places, label, by)
        frame = queries.frame_of(rows.ViolenceMonths, months)
        controls.figure(picture, frame, query="violence_months", source=violence.POLICE_SOURCE)
        violence.authorities(places)
elif places:
    address.segments("by", "Count", violence.BY, by)
    areas = data.rows(rows.ViolenceSmallAreas, force_id=force, crime_type=crime)
    picture = controls.drawn(figures.small_area_map, areas, places, area, label, by)
    map_side, place_side = st.columns([3, 2], gap="large")
    with place_side:
        names = {code: offences.label(place) for code, place in by_code.items()}
        address.selectbox("area", "Place", names, area)
        violence.place(by_code[area], data.rows(rows.PlaceDeciles, area_id=area))
    with map_side:
        frame = queries.frame_of(rows.ViolenceSmallAreas, areas)
        controls.figure(picture, frame, query="violence_small_areas", source=violence.MAP_SOURCE)
    violence.projects(data.rows(rows.InterventionsFound, area_id=area), by_code[area])

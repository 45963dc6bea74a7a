"""What the page about violence is made of: the year's numbers, the places, and our projects there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import interventions, offences
from violence_response.accounts import violence as account
from violence_response.errors import OutlinesUnreadable
from violence_response.figures import ranked_places
from violence_response.figures.outlines import Outlines
from violence_response.figures.outlines import read as read_outlines
from violence_response.interface import data, show
from violence_response.interface.controls.pictures import drawing, drawn
from violence_response.interface.controls.tables import HOW_TO_BEGIN, empty, heading
from violence_response.interface.filters import Address
from violence_response.rows import InterventionsFound, PlaceDeciles, ViolencePlaces

SHOWN = {
    "months": "Ranks and months",
    "places": "Places and projects",
    "measures": "Measures and sources",
}
BY = {"counts": "Offences", "rate": "Per 1,000 residents"}
POLICE_SOURCE = f"{account.SOURCE} [Sources](./about_the_data?section=sources&search=police.uk)."
MAP_SOURCE = (
    f"{POLICE_SOURCE} Boundaries: Office for National Statistics, Open Government Licence v3.0; "
    "contains OS data © Crown copyright and database right. Deprivation: English indices of deprivation "
    "2025, Open Government Licence v3.0."
)
BOUNDARIES = (
    "The map has simplified outlines. Source: Office for National Statistics licensed under the Open "
    "Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025."
)
OUTLINES_SOURCE = f"{POLICE_SOURCE} {BOUNDARIES}"
REACHES = {
    "here": "In this place",
    "inside": "In places inside it",
    "around": "Across the local authority around it",
    "force": "Across the force",
    "no_code": "In places without a present code, which may lie here",
}
OPEN = 10
"""Projects in a list that is shown open; a longer one is opened by a click."""
KEPT = ("crime", "force")
"""Choices that a link out of the picture keeps."""


def choices(
    address: Address, types: Mapping[str, str], forces: Mapping[str, str], chosen: Mapping[str, str]
) -> None:
    """The choices above the page's parts; measures have their own sources, so no type is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        address.segments("show", "Show", SHOWN, chosen["show"], label_visibility="collapsed")
        if chosen["show"] == "measures" or not forces:
            return
        address.selectbox(
            "crime", "Type of offence", types, chosen["crime"], width=260, label_visibility="collapsed"
        )
        if len(forces) > 1:
            address.selectbox("force", "Force area", forces, chosen["force"], width=260)


def lead(address: Address, rates: Sequence[ViolencePlaces], area: str, crime: str) -> account.Ranking | None:
    """What stands out, in two sentences; what is ranked comes back, or nothing where there is no year."""
    if not rates:
        empty("The register holds no police force area, so nothing can be counted by place.", HOW_TO_BEGIN)
        return None
    kept = tuple((name, value) for name, value in parse_qsl(address.written()) if name in KEPT)
    if (found := account.ranked(rates, area, kept)) is None:
        empty(
            f"The register holds no twelve whole months of {crime.lower()}, so no year is added up.",
            "Add months to `violence_by_lsoa_month.csv`. [Measures](./violence?show=measures) are separate.",
        )
        return None
    st.markdown(words.markdown(account.lead(found, crime)))
    return found


def outlines() -> Outlines:
    """The outlines of the data folder; none, and a warning, where they cannot be read."""
    try:
        return read_outlines(data.chosen_settings().data)
    except OutlinesUnreadable as error:
        st.warning(words.markdown(str(error)), icon=":material/warning:")
        return {}


def ranks(places: Sequence[ViolencePlaces], found: account.Ranking, crime: str) -> None:
    """Ranked bars beside the map, with what has to be known to read them, and whose boundaries they are."""
    known = outlines()
    picture = drawn(ranked_places.places, places, found, crime, known)
    frame = queries.frame_of(ViolencePlaces, places)
    drawing(picture, frame, query="violence_places", source=OUTLINES_SOURCE)
    said = words.markdown(" ".join(account.notes(found, known)))
    st.caption(f"{said} {words.markdown(BOUNDARIES) if known else ''}")


def authorities(places: Sequence[ViolencePlaces]) -> None:
    """The force and its local authorities, with all places and their wards behind."""
    show.blocks([offences.authorities(places)])
    st.caption(words.markdown(offences.authorities_note(places)))


def place(row: ViolencePlaces, deciles: Sequence[PlaceDeciles]) -> None:
    """The chosen place: its offences, rate and rank, and how deprived its small areas are."""
    heading(row.name)
    show.blocks([offences.place(row, deciles)])
    if row.area_type == "ward":
        st.caption(offences.BEST_FIT)


def projects(found: Sequence[InterventionsFound], chosen: ViolencePlaces) -> None:
    """The interventions at work in a place or near it, nearest first, each once."""
    heading(f"Our projects in {chosen.name}")
    if not any(project.reach in ("here", "inside") for project in found):
        st.markdown(words.markdown(offences.nobody(chosen)))
    for reach, called in REACHES.items():
        some = [project for project in found if project.reach == reach]
        if not some:
            continue
        is_near = reach in ("here", "inside") and len(some) <= OPEN
        title = offences.reach(called, len(some))
        box = st.expander(title, expanded=is_near, on_change="rerun", key=f"reach-{reach}")
        if box.open:
            with box:
                is_named = reach in ("inside", "no_code")
                show.blocks([interventions.at_work(some, is_place_named=is_named)])

"""What the page about violence is made of: the year's numbers, the places, and our projects there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import interventions
from violence_response.figures.violence import HIDDEN, last_month
from violence_response.interface import show
from violence_response.interface.controls.pictures import rows_behind
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    Column,
    empty,
    facts,
    heading,
    link,
    numbers,
    table,
)
from violence_response.interface.filters import Address
from violence_response.rows import InterventionsFound, PlaceDeciles, ViolencePlaces

SHOWN = {
    "months": "By month",
    "places": "Places and projects",
    "measures": "Measures and sources",
}
BY = {"counts": "Offences", "rate": "Per 1,000 residents"}
POLICE_SOURCE = (
    "Source: street-level crime published by Police.uk, Open Government Licence v3.0. Residents: Census "
    "2021, Office for National Statistics, Open Government Licence v3.0. "
    "[Sources](./about_the_data?section=sources&search=police.uk)."
)
MAP_SOURCE = (
    f"{POLICE_SOURCE} Boundaries: Office for National Statistics, Open Government Licence v3.0; "
    "contains OS data © Crown copyright and database right. Deprivation: English indices of deprivation "
    "2025, Open Government Licence v3.0."
)
REACHES = {
    "here": "In this place",
    "inside": "In places inside it",
    "around": "Across the local authority around it",
    "force": "Across the force",
    "no_code": "In places without a present code, which may lie here",
}
OPEN = 10
"""Projects in a list that is shown open; a longer one is opened by a click."""
FIRST = 10
"""Wards with the highest rates that the answer at the top looks at."""


def choices(
    address: Address, types: Mapping[str, str], forces: Mapping[str, str], chosen: Mapping[str, str]
) -> None:
    """The choices above the page's parts; measures have their own sources, so no type is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        address.segments("show", "Show", SHOWN, chosen["show"])
        if chosen["show"] == "measures" or not forces:
            return
        address.selectbox("crime", "Type of offence", types, chosen["crime"], width=260)
        address.segments("by", "Count", BY, chosen["by"])
        if len(forces) > 1:
            address.selectbox("force", "Force area", forces, chosen["force"], width=260)


def lead(places: Sequence[ViolencePlaces], crime: str) -> None:
    """The answer in a sentence or two, and four numbers."""
    if not places:
        empty("The register holds no police force area, so nothing can be counted by place.", HOW_TO_BEGIN)
        return
    force = _force(places)
    rated = [place for place in places if place.rate is not None]
    authorities = [place for place in rated if place.area_type == "local_authority"]
    wards = [place for place in rated if place.area_type == "ward"][:FIRST]
    if not authorities:
        empty(
            f"The register holds no twelve whole months of {crime.lower()}, so no year is added up.",
            "Add months to `violence_by_lsoa_month.csv`. [Measures](./violence?show=measures) are separate.",
        )
        return
    highest = authorities[0]
    with_project = sum(ward.projects > 0 for ward in wards)
    period = f"the twelve months to {words.month(force.period_to)}"
    answer = words.markdown(_answer(force, highest, crime, period))
    st.markdown(f"{answer} {_ward_answer(len(wards), with_project)}")
    numbers(
        (
            (
                f"{force.name}, 12 months to {words.month(force.period_to)}",
                words.plain(force.offences, "not known"),
                words.markdown(f"{_change(force)} than in the 12 before"),
            ),
            _lower_number([place.change for place in authorities if place.change is not None]),
            _rate_number(highest, force),
            (
                "Wards with the highest rates",
                f"{with_project} of {len(wards)}",
                "have a project that names the ward: [see places](./violence?show=places)",
            ),
        )
    )


def _lower_number(changes: Sequence[int]) -> tuple[str, str, str]:
    lower = f"{sum(change < 0 for change in changes)} of {len(changes)}" if changes else "not known"
    return "Lower than the year before", lower, "local authorities"


def _rate_number(highest: ViolencePlaces, force: ViolencePlaces) -> tuple[str, str, str]:
    beside = f"for each 1,000 residents in a year; {force.name} {_rate(force)}"
    return f"Highest rate: {highest.name}", _rate(highest), words.markdown(beside)


def _answer(force: ViolencePlaces, highest: ViolencePlaces, crime: str, period: str) -> str:
    if force.offences is None:
        counted = f"{crime}: the force's own count for {period} is not in the register."
    else:
        counted = f"{crime}: {words.plain(force.offences)} recorded in {force.name} in {period}, "
        counted += f"{_change(force)} than in the twelve before."
    return f"{counted} {highest.name} has the highest rate of its local authorities."


def _ward_answer(wards: int, with_project: int) -> str:
    if not wards:
        return words.markdown("No ward has a rate.")
    verb = "has a project that names" if with_project == 1 else "have a project that names"
    return words.markdown(
        f"Of the {words.number(wards)} wards with the highest rates, {words.number(with_project)} {verb} "
        f"the ward; others may be reached by work across a local authority or the force."
    )


def _change(place: ViolencePlaces) -> str:
    return words.more_or_fewer(place.change, "a number that cannot be compared")


def _rate(place: ViolencePlaces) -> str:
    return "not known" if place.rate is None else f"{place.rate:,.1f}"


def _force(places: Sequence[ViolencePlaces]) -> ViolencePlaces:
    return next(place for place in places if place.area_type == "force")


def _named(places: Sequence[ViolencePlaces], area: str) -> ViolencePlaces:
    return next(place for place in places if place.area_id == area)


def authorities(places: Sequence[ViolencePlaces]) -> None:
    """The force and its local authorities, with all places and their wards behind."""
    table(
        [place for place in places if place.area_type in ("force", "local_authority")],
        (
            Column("Place", lambda p: link(p.name, "violence", show="places", area=p.area_id)),
            Column(
                "12 months",
                lambda p: words.markdown(words.plain(p.offences, "not known")),
                align_right=True,
            ),
            Column("Change", _against, align_right=True),
            Column("Rate", lambda p: words.markdown(_rate(p)), align_right=True),
        ),
    )
    st.caption(
        f"12 months to {last_month(places[0].period_to)}, change against the 12 before; rate for each 1,000 "
        "residents in that year. The force is a series of its own: it counts every row of its file, also the "
        "few outside its local authorities, so it can be larger than their sum. Rates count residents of "
        "2021, not visitors: places with many visitors have high rates. Counts are what police recorded, "
        "not all that happened."
    )
    rows_behind(queries.frame_of(ViolencePlaces, places), query="violence_places", source=POLICE_SOURCE)


def _against(place: ViolencePlaces) -> str:
    than = "" if place.previous_offences is None else f" than {place.previous_offences:,}"
    return words.markdown(
        f"{words.more_or_fewer(place.change)}{than}".replace("no change than", "as many as")
    )


def _told(place: ViolencePlaces) -> str:
    return words.markdown(words.plain(place.offences, HIDDEN if place.is_hidden else "not known"))


def place_labels(places: Sequence[ViolencePlaces]) -> dict[str, str]:
    """The places to choose from: each code with its name and kind, a ward with its local authority."""
    labels = {}
    for each in places:
        inside = f" in {each.parent_name}" if each.area_type == "ward" and each.parent_name else ""
        labels[each.area_id] = f"{each.name} ({each.area_type_label.lower()}{inside})"
    return labels


def place(places: Sequence[ViolencePlaces], area: str, deciles: Sequence[PlaceDeciles]) -> None:
    """The chosen place: its offences, rate and rank, and how deprived its small areas are."""
    chosen = _named(places, area)
    heading(chosen.name)
    ranked = (
        f"{words.plain(chosen.rate_rank)} of {words.plain(chosen.peers)} "
        f"({chosen.area_type_label.lower()}, highest first)"
        if chosen.rate_rank is not None and chosen.area_type != "force"
        else ""
    )
    facts(
        (
            ("Offences, newest twelve months", _told(chosen)),
            ("Against the twelve before", words.markdown(words.more_or_fewer(chosen.change))),
            ("A year per 1,000 residents", words.markdown(_rate(chosen))),
            ("Place by rate", words.markdown(ranked)),
            ("Residents (2021)", words.markdown(words.plain(chosen.residents, "not known"))),
            ("Deprivation", words.markdown(_deprivation(deciles))),
        )
    )
    if chosen.area_type == "ward":
        st.caption(
            "A ward is the sum of the small areas that fit it best, at times only one: read it with care."
        )


def _deprivation(deciles: Sequence[PlaceDeciles]) -> str:
    if all(each.imd_decile is None for each in deciles):
        return "not known: no small area of it has a figure"
    of_all = words.counted(deciles[0].all_areas, "small area")
    tenth = sum(each.small_areas for each in deciles if each.imd_decile == 1)
    half = sum(each.small_areas for each in deciles if (each.imd_decile or 0) > 5)
    return (
        f"of {of_all}, {words.number(tenth)} in the most deprived tenth of England, "
        f"{words.number(half)} in the less deprived half (2025)"
    )


def projects(found: Sequence[InterventionsFound], places: Sequence[ViolencePlaces], area: str) -> None:
    """The interventions at work in a place or near it, nearest first, each once."""
    name = _named(places, area).name
    heading(f"Our projects in {name}")
    if not any(project.reach in ("here", "inside") for project in found):
        st.markdown(words.markdown(f"No project on record names {name} itself or a place inside it."))
    for reach, called in REACHES.items():
        some = [project for project in found if project.reach == reach]
        if not some:
            continue
        title = f"{called}: {words.counted(len(some), 'project')}"
        is_near = reach in ("here", "inside") and len(some) <= OPEN
        box = st.expander(title, expanded=is_near, on_change="rerun", key=f"reach-{reach}")
        if box.open:
            with box:
                is_named = reach in ("inside", "no_code")
                show.blocks([interventions.at_work(some, is_place_named=is_named)])

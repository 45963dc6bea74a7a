"""What the page about violence is made of: the year's numbers, the places, and our projects there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import interventions
from violence_response.accounts import violence as account
from violence_response.errors import OutlinesUnreadable
from violence_response.figures.outlines import Outlines
from violence_response.figures.outlines import read as read_outlines
from violence_response.figures.violence import last_month
from violence_response.interface import data, show
from violence_response.interface.controls.pictures import rows_behind
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    Column,
    empty,
    facts,
    heading,
    link,
    table,
)
from violence_response.interface.filters import Address
from violence_response.rows import InterventionsFound, ViolenceRates

SHOWN = {
    "months": "Ranks and months",
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


def named(frame: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    """The names in one column of a frame by the keys in another."""
    return dict(zip(frame[key].astype(str), frame[name].astype(str), strict=True))


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


def lead(address: Address, rates: Sequence[ViolenceRates], area: str, crime: str) -> account.Ranking | None:
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


def notes(found: account.Ranking, drawn: Outlines) -> None:
    """What has to be known to read the bars and the map, and whose boundaries they are."""
    said = words.markdown(" ".join(account.notes(found, drawn)))
    st.caption(f"{said} {words.markdown(BOUNDARIES) if drawn else ''}")


def _rate(place: Mapping[str, Any]) -> str:
    return "not known" if words.is_unknown(place["rate"]) else f"{place['rate']:,.1f}"


def _first(frame: pd.DataFrame, column: str, value: str) -> dict[str, Any]:
    # Fails where there is no such row, rather than taking another one for it.
    place = int((frame[column] == value).to_numpy().nonzero()[0][0])
    return queries.as_records(frame.iloc[place : place + 1])[0]


def authorities(places: pd.DataFrame) -> None:
    """The force and its local authorities, with all places and their wards behind."""
    table(
        places[places["area_type"].isin(["force", "local_authority"])],
        (
            Column("Place", lambda p: link(p["name"], "violence", show="places", area=p["area_id"])),
            Column("12 months", _count("offences"), align_right=True),
            Column("Change", _against, align_right=True),
            Column("Rate", lambda p: words.markdown(_rate(p)), align_right=True),
        ),
    )
    st.caption(
        f"12 months to {last_month(places)}, change against the 12 before; rate for each 1,000 residents "
        "in that year. The force is a series of its own: it counts every row of its file, also the few "
        "outside its local authorities, so it can be larger than their sum. Rates count residents of "
        "2021, not visitors: places with many visitors have high rates. Counts are what police recorded, "
        "not all that happened."
    )
    rows_behind(places, query="violence_places", source=POLICE_SOURCE)


def _against(place: Mapping[str, Any]) -> str:
    before = place["previous_offences"]
    than = "" if words.is_unknown(before) else f" than {int(before):,}"
    return words.markdown(
        f"{words.more_or_fewer(place['change'])}{than}".replace("no change than", "as many as")
    )


def _count(column: str) -> Any:
    return lambda place: words.markdown(words.plain(_whole(place[column]), "not known"))


def _told(place: Mapping[str, Any]) -> str:
    missing = account.HIDDEN if place["is_hidden"] else "not known"
    return words.markdown(words.plain(_whole(place["offences"]), missing))


def _whole(value: Any) -> Any:
    return None if words.is_unknown(value) else int(value)


def place_labels(places: pd.DataFrame) -> dict[str, str]:
    """The places to choose from: each code with its name and kind, a ward with its local authority."""
    labels = {}
    # Of the many columns of a place, these are read for each of some hundred places.
    for record in queries.as_records(
        places[["area_id", "area_type", "area_type_label", "name", "parent_name"]]
    ):
        kind = str(record["area_type_label"]).lower()
        inside = (
            f" in {record['parent_name']}" if record["area_type"] == "ward" and record["parent_name"] else ""
        )
        labels[str(record["area_id"])] = f"{record['name']} ({kind}{inside})"
    return labels


def place(places: pd.DataFrame, area: str, deciles: pd.DataFrame) -> None:
    """The chosen place: its offences, rate and rank, and how deprived its small areas are."""
    chosen = _first(places, "area_id", area)
    heading(str(chosen["name"]))
    kind = str(chosen["area_type_label"]).lower()
    ranked = (
        f"{words.plain(_whole(chosen['rate_rank']))} of {words.plain(_whole(chosen['peers']))} "
        f"({kind}, highest first)"
        if not words.is_unknown(chosen["rate_rank"]) and chosen["area_type"] != "force"
        else ""
    )
    facts(
        (
            ("Offences, newest twelve months", _told(chosen)),
            ("Against the twelve before", words.markdown(words.more_or_fewer(chosen["change"]))),
            ("A year per 1,000 residents", words.markdown(_rate(chosen))),
            ("Place by rate", words.markdown(ranked)),
            ("Residents (2021)", words.markdown(words.plain(_whole(chosen["residents"]), "not known"))),
            ("Deprivation", words.markdown(_deprivation(deciles))),
        )
    )
    if chosen["area_type"] == "ward":
        st.caption(
            "A ward is the sum of the small areas that fit it best, at times only one: read it with care."
        )


def _deprivation(deciles: pd.DataFrame) -> str:
    known = deciles.dropna(subset=["imd_decile"])
    if known.empty:
        return "not known: no small area of it has a figure"
    of_all = words.counted(int(known["all_areas"].iloc[0]), "small area")
    tenth = int(known.loc[known["imd_decile"] == 1, "small_areas"].sum())
    half = int(known.loc[known["imd_decile"] > 5, "small_areas"].sum())
    return (
        f"of {of_all}, {words.number(tenth)} in the most deprived tenth of England, "
        f"{words.number(half)} in the less deprived half (2025)"
    )


def projects(found: Sequence[InterventionsFound], places: pd.DataFrame, area: str) -> None:
    """The interventions at work in a place or near it, nearest first, each once."""
    name = str(_first(places, "area_id", area)["name"])
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

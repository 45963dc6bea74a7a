"""The catalogue of interventions: what may be chosen, the headline numbers and the views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import evidence as account_of_evidence
from violence_response.accounts import interventions as account
from violence_response.accounts import money
from violence_response.accounts.blocks import Paragraph, Quiet, Words
from violence_response.figures import intervention_places
from violence_response.figures import interventions as figures
from violence_response.interface import controls, filters, show
from violence_response.rows import (
    ApproachesFunded,
    InterventionCounts,
    InterventionFacets,
    InterventionPlaceCounts,
    InterventionsFound,
)

PAGE_SIZE = 20
MOST_TIMELINE_ROWS = 1000
MOST_POINTS = 2000
TIMELINE_KEY = (
    "Blue: known to have been given. Orange: a ceiling, a share or worked out. Grey: amount not stated. A "
    "triangle marks an end whose start is not stated; a bar at the left edge began earlier. Shaded: the next "
    "six and twelve months."
)
MAP_KEY = (
    "Circles: local authorities. Diamonds: wards and small areas; those without room for a name are in the "
    "table."
)
VIEWS = {"catalogue": "Catalogue", "timeline": "Until when", "evidence": "Evidence", "places": "Where"}
SORTS = {
    "ends": "By end of funding, latest first",
    "awarded": "Most awarded first",
    "name": "By name",
    "evaluation": "Evaluated first",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One list to choose from: its part of the address, its parameter in queries, label and plural."""

    name: str
    parameter: str
    label: str
    called: str


FACETS = (
    Facet("money", "moneys", "Funding", "states of funding"),
    Facet("place", "places", "Place", "places"),
    Facet("approach", "approaches", "Approach", "approaches"),
    Facet("theme", "themes", "Theme", "themes"),
    Facet("provider", "providers", "Provider", "providers"),
    Facet("body", "bodies", "Body (delivers or pays)", "bodies"),
    Facet("evaluation", "evaluations", "Evaluation", "states of evaluation"),
    Facet("funding", "fundings", "Paid for by", "kinds of funding"),
    Facet("answers", "answers", "Answers a finding", "answers about findings"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has chosen on the page."""

    view: str
    sort: str
    search: str
    values: Mapping[str, list[str]] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """The choice as the parameters of the queries that take one."""
        return {"search": self.search, **{facet.parameter: self.values[facet.name] for facet in FACETS}}

    def count(self) -> int:
        """How many values are chosen in all lists."""
        return sum(len(chosen) for chosen in self.values.values())


def choice(address: filters.Address, facets: Sequence[InterventionFacets]) -> Choice:
    """The choice that the address and the widgets hold; `facets` are all values that can be chosen."""
    known = {facet.name: [row.value for row in facets if row.facet == facet.name] for facet in FACETS}
    return Choice(
        view=address.one("view", list(VIEWS), "view", "catalogue"),
        sort=address.one("sort", list(SORTS), "order", "ends"),
        search=address.text("search"),
        values={facet.name: address.many(facet.name, known[facet.name], facet.called) for facet in FACETS},
    )


def fitting(facets: Sequence[InterventionFacets]) -> tuple[int, int]:
    """How many interventions fit the whole choice, and how many pages of the catalogue they fill."""
    fit = sum(row.interventions for row in facets if row.facet == "all")
    return fit, -(-fit // PAGE_SIZE)


def of_page(page: int) -> dict[str, int]:
    """The rows of one page of the catalogue, as parameters of its query."""
    return {"limit": PAGE_SIZE, "offset": (page - 1) * PAGE_SIZE}


def headline(whole: InterventionCounts) -> None:
    """The numbers that come first, where the funding is, and what the sums leave out."""
    show.numbers(account.numbers(whole))
    show.blocks(money.summed(whole))


# --- choosing


def choices(
    address: filters.Address, chosen: Choice, facets: Sequence[InterventionFacets], interventions: int
) -> None:
    """The view, the search, the order and the lists, each value with its count."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        address.segments("view", "Show", VIEWS, chosen.view, label_visibility="collapsed")
        address.search(
            "search",
            "Search",
            chosen.search,
            placeholder="Search projects",
            label_visibility="collapsed",
            on_change=address.first_page,
        )
        if chosen.view == "catalogue":
            address.selectbox(
                "sort",
                "Order",
                SORTS,
                chosen.sort,
                label_visibility="collapsed",
                on_change=address.first_page,
            )
    label = f"Filters ({words.counted(chosen.count(), 'choice')} made)" if chosen.count() else "Filters"
    box = st.expander(label, icon=":material/filter_list:", key="interventions-filters", on_change="rerun")
    if box.open:
        with box, st.grid(4):
            _lists(address, facets, chosen)
    _say_how_many(chosen, fitting(facets)[0], interventions)


def _lists(address: filters.Address, facets: Sequence[InterventionFacets], chosen: Choice) -> None:
    for facet in FACETS:
        options = {
            row.value: f"{row.label} ({row.interventions:,})" for row in facets if row.facet == facet.name
        }
        address.multiselect(
            facet.name,
            facet.label,
            options,
            chosen.values[facet.name],
            placeholder="All",
            on_change=address.first_page,
        )


def _say_how_many(chosen: Choice, fit: int, interventions: int) -> None:
    if fit < interventions:
        clear = "" if not (chosen.count() or chosen.search) else " [Show all](./interventions)"
        said = words.markdown(f"{fit:,} of {words.counted(interventions, 'project')}")
        st.markdown(f"**{said}** {'fits' if fit == 1 else 'fit'}\\.{clear}")


def nothing_fits() -> None:
    """No intervention fits the choice."""
    controls.empty("No project fits this choice.", "[Show all projects](./interventions)")


def nothing_recorded() -> None:
    """The register has no interventions."""
    controls.empty(
        "No project is in the register yet.",
        "Add rows to interventions\\.csv and grants\\.csv in the data folder and build the register again.",
    )


# --- views


def catalogue(found: Sequence[InterventionsFound], looked_for: str) -> None:
    """One page of the catalogue: each project as a card."""
    show.cards(account.cards(found), looked_for=looked_for)


def timeline(grants: pd.DataFrame, counts: InterventionCounts, today: date) -> None:
    """Awards over time with what ends soon; where none can be placed, that is said."""
    sentence = money.timeline(counts, min(len(grants), figures.MOST_BARS))
    if grants.empty:
        controls.empty("No award of these projects ran in the last two years or has an end that is stated.")
        show.blocks([Paragraph(sentence)])
        return
    picture = controls.drawn(figures.grants_over_time, grants, today, money.cliff(counts), sentence)
    controls.figure(picture, grants, query="grant_timeline")
    show.blocks([Paragraph(Words(Quiet(f"{sentence} {TIMELINE_KEY}")))])


def evidence(found: Sequence[ApproachesFunded], counts: InterventionCounts) -> None:
    """Money by approach beside the strength of its evidence and the state of evaluation."""
    frame = queries.frame_of(ApproachesFunded, found)
    said = account_of_evidence.pictured(counts, found, figures.MOST_APPROACHES)
    picture = controls.drawn(figures.money_by_evidence, frame, account_of_evidence.headline(counts), said)
    controls.figure(picture, frame, query="approaches_funded")
    show.section(account_of_evidence.approaches(counts, found))


def places(points: pd.DataFrame, found: Sequence[InterventionPlaceCounts]) -> None:
    """Where the projects work: the map of marks, and every place as a row, those without a code too."""
    if not found:
        controls.empty("No place of these projects is on record.")
        return
    frame = queries.frame_of(InterventionPlaceCounts, found)
    sentence = account.whereabouts(found)
    picture = controls.drawn(
        intervention_places.places_at_work, points, frame, account.where(found), sentence
    )
    controls.figure(picture, frame, query="intervention_place_counts")
    show.blocks([Paragraph(Words(Quiet(f"{sentence} {MAP_KEY}"))), account.place_table(found)])

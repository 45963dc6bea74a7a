"""The catalogue of interventions: what may be chosen, the headline numbers and the views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import catalogue as account_of_rows
from violence_response.accounts import evidence as account_of_evidence
from violence_response.accounts import interventions as account
from violence_response.accounts.blocks import Paragraph, Quiet, Words
from violence_response.figures import catalogue, intervention_places
from violence_response.figures import interventions as figures
from violence_response.interface import controls, data, filters, show
from violence_response.interface.controls import rail
from violence_response.rows import (
    ApproachesFunded,
    AwardsFound,
    InterventionCounts,
    InterventionFacets,
    InterventionPlaceCounts,
    InterventionsFound,
)

PAGE_SIZE = 25
MOST_POINTS = 2000
MAP_KEY = (
    "Circles: local authorities. Diamonds: wards and small areas; those without room for a name are in the "
    "table."
)
VIEWS = {"table": "Table", "cards": "Cards", "evidence": "Pounds by evidence", "places": "Map"}
FORMER_VIEWS = {"catalogue": ("table",), "timeline": ("table",)}
"""Views that are gone, and the one that shows what they showed: addresses that name them keep working."""
SORTS = {
    "ends": "Funding that ends last",
    "awarded": "Most awarded",
    "name": "Name",
    "evaluation": "Evaluated first",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One list to choose from: its part of the address, its parameter in queries, label and plural; an open
    one has few values."""

    name: str
    parameter: str
    label: str
    called: str
    is_open: bool = False


FACETS = (
    Facet("money", "moneys", "Funding", "states of funding", is_open=True),
    Facet("answers", "answers", "Answers a finding", "answers about findings", is_open=True),
    Facet("place", "places", "Place", "places"),
    Facet("approach", "approaches", "Approach", "approaches"),
    Facet("theme", "themes", "Theme", "themes"),
    Facet("provider", "providers", "Provider", "providers"),
    Facet("body", "bodies", "Body (delivers or pays)", "bodies"),
    Facet("evaluation", "evaluations", "Evaluation", "states of evaluation"),
    Facet("funding", "fundings", "Paid for by", "kinds of funding"),
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
    address.former("view", "view", FORMER_VIEWS)
    known = {facet.name: [row.value for row in facets if row.facet == facet.name] for facet in FACETS}
    return Choice(
        view=address.one("view", list(VIEWS), "view", "table"),
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


# --- choosing


def rail_of(chosen: Choice, facets: Sequence[InterventionFacets]) -> list[rail.Facet]:
    """The facets with their counts, then the views and the orders."""
    lists = [_facet(facet, facets, chosen) for facet in FACETS]
    views = rail.Facet("view", "Show as", rail.single(VIEWS, chosen.view), is_single=True)
    orders = rail.Facet("sort", "Order", rail.single(SORTS, chosen.sort), is_single=True)
    return [*lists[:2], views, *([orders] if chosen.view in ("table", "cards") else []), *lists[2:]]


def _facet(facet: Facet, rows: Sequence[InterventionFacets], chosen: Choice) -> rail.Facet:
    counted = ((row.value, row.label, row.interventions) for row in rows if row.facet == facet.name)
    shown = rail.values(counted, chosen.values[facet.name])
    return rail.Facet(facet.name, facet.label, shown, is_open=facet.is_open)


def say_how_many(chosen: Choice, fit: int, interventions: int) -> None:
    """How many projects fit what is chosen, where they are not all."""
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


def listed(
    chosen: Choice, found: Sequence[InterventionsFound], counts: InterventionCounts, today: date
) -> None:
    """One page of the projects, as rows of a picture or as cards."""
    if chosen.view == "cards":
        show.cards(account.cards(found), looked_for=chosen.search)
        return
    keys = [project.intervention_id for project in found]
    _table(found, data.rows(AwardsFound, intervention_ids=keys), counts, today)


def _table(
    found: Sequence[InterventionsFound],
    awards: Sequence[AwardsFound],
    counts: InterventionCounts,
    today: date,
) -> None:
    """One page of the projects as the rows of a picture; `counts` are of all that fit."""
    sentence = account_of_rows.picture(counts, len(found))
    picture = controls.drawn(catalogue.rows, found, awards, today, sentence)
    controls.drawing(picture, queries.frame_of(InterventionsFound, found), query="interventions_found")


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

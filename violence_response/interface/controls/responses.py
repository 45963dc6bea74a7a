"""The pieces of the page on responses: the choices and the list of clocks, and the head of one inspection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from violence_response import words
from violence_response.accounts import response
from violence_response.accounts.blocks import Words
from violence_response.interface import show
from violence_response.interface.controls.tables import empty, link
from violence_response.interface.filters import Address
from violence_response.rows import InspectionFacets, InspectionsFound

PAGE = 20
"""Inspections on one page of the list."""
FACETS = {
    "stage": ("Stage of the response", "stages", "a stage"),
    "regime": ("Rule that sets the date", "regimes", "a rule"),
    "year": ("Year of publication", "years", "a year"),
    "lead": ("Lead inspectorate", "leads", "an inspectorate"),
}
"""Facet and part of the address: its label, the parameter of the queries, and what a value is called."""


def choices(address: Address, everything: Sequence[InspectionFacets]) -> dict[str, list[str]]:
    """What is chosen, as parameters of the queries; `everything` is the facets without choices."""
    known = {name: [row.value for row in everything if row.facet == name] for name in FACETS}
    return {
        parameter: address.many(name, known[name], called) for name, (_, parameter, called) in FACETS.items()
    }


def narrow(address: Address, facets: Sequence[InspectionFacets], chosen: Mapping[str, list[str]]) -> None:
    """The facets in a box, each value with the number of inspections it would leave."""
    count = sum(len(values) for values in chosen.values())
    label = "Narrow the list" + (f" ({count} chosen)" if count else "")
    box = st.expander(label, icon=":material/filter_list:", key="responses-narrow", on_change="rerun")
    if not box.open:
        return
    with box:
        columns = st.columns(len(FACETS))
        for column, (name, (called, parameter, _)) in zip(columns, FACETS.items(), strict=True):
            options = {row.value: f"{row.label} ({row.inspections:,})" for row in facets if row.facet == name}
            with column:
                address.multiselect(name, called, options, chosen[parameter], placeholder="All")


def shown(facets: Sequence[InspectionFacets]) -> int:
    """How many inspections the choices leave."""
    return sum(row.inspections for row in facets if row.facet == "all")


def pages(count: int) -> int:
    """How many pages the list has."""
    return max(1, -(-count // PAGE))


def inspections(found: list[InspectionsFound], count: int, everything: Sequence[InspectionFacets]) -> None:
    """The list, grouped by the state of the clock, with what each group means."""
    total = shown(everything)
    if not count:
        empty("No inspection has all of this.", "Take a choice away to see more.")
        return
    if count < total:
        st.markdown(f"{words.sentence(words.number(count))} of {words.counted(total, 'inspection')}.")
    for group in response.listed(found):
        show.entries(group)


def title(row: InspectionsFound) -> None:
    """The way back and to the briefings, the report's title and its stage in word, sign and colour."""
    key = row.inspection_id
    ways = [
        link("All inspections", "responses"),
        link("The Commissioner's note", "briefing", inspection=key),
        link("A draft of the response form", "briefing", kind="response", inspection=key),
    ]
    st.markdown(" · ".join(ways))
    st.subheader(words.markdown(row.title), anchor=False)
    st.markdown(show.markdown(Words(row.stage)))

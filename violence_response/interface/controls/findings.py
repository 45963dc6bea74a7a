"""The list of findings: what can be chosen, the filters, and a page of the findings themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import finding_themes
from violence_response.accounts import findings as account
from violence_response.figures import findings as figures
from violence_response.interface import show
from violence_response.interface.controls.pictures import drawn, figure
from violence_response.interface.controls.tables import empty, link
from violence_response.interface.filters import Address
from violence_response.rows import FindingFacets, FindingsByTheme, FindingsFound

PAGE_SIZE = 20
# The facet's name in the address, the query's parameter, its label, and what a link's unknown values are.
FACETS = (
    ("inspection", "inspections", "Inspection", "inspections"),
    ("theme", "themes", "Theme", "themes"),
    ("kind", "kinds", "Kind", "kinds of finding"),
    ("addressee", "addressees", "Addressed to", "addressees"),
    ("body", "bodies", "Body", "bodies"),
    ("acceptance", "acceptances", "Our reply", "replies"),
    ("delivery", "deliveries", "Delivery", "states of delivery"),
    ("work", "works", "Work", "states of work"),
)
FORMER_LINKS = {
    "funded": ("funding_today", "funding_later", "end_not_known", "funding_ended"),
    "not_funded": ("no_funding",),
    "related_only": ("same_subject",),
    "none": ("no_project",),
}
"""What the values of a facet that is gone meant: addresses that hold them keep working."""
SORTS = {
    "inspection": "Newest inspection first",
    "deadline": "Nearest date set by the report",
    "kind": "Kind, most serious first",
    "updated": "Recently updated first",
}


def choices(address: Address, values: Sequence[FindingFacets]) -> dict[str, Any]:
    """What is chosen, as parameters of the queries; `values` are the facets without a choice."""
    address.former("link", "work", FORMER_LINKS)
    chosen: dict[str, Any] = {"search": address.text("search")}
    for facet, parameter, _, called in FACETS:
        known = [each.value for each in values if each.facet == facet]
        chosen[parameter] = address.many(facet, known, called)
    return chosen


def narrowing(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What of the choices narrows the list; the rows of everything are then read once only."""
    return {parameter: value for parameter, value in chosen.items() if value}


def sort(address: Address) -> str:
    """The order asked for."""
    return address.one("sort", list(SORTS), "order", "inspection")


def page(address: Address, found: int) -> int:
    """The number of the page asked for."""
    return address.number("page", pages(found))


def pages(found: int) -> int:
    """How many pages that many findings fill."""
    return -(-found // PAGE_SIZE)


def filters(
    address: Address,
    values: Sequence[FindingFacets],
    counts: Sequence[FindingFacets],
    chosen: Mapping[str, Any],
    order: str,
) -> None:
    """The search, the order and the lists to choose from, each value with the findings it would give."""
    left, right = st.columns([3, 2])
    again = {"on_change": address.first_page}
    with left:
        address.search("search", "Words in findings, themes and our replies", chosen["search"], **again)
    with right:
        address.selectbox("sort", "Order", SORTS, order, **again)
    held = {each.value for each in values if each.count}
    number = sum(bool(chosen[parameter]) for _, parameter, _, _ in FACETS)
    title = f"Filters: {number} in use" if number else "Filters"
    # Eight lists cost time on every run; they are drawn only while somebody looks at them.
    box = st.expander(title, icon=":material/filter_list:", key="findings.filters", on_change="rerun")
    if not box.open:
        return
    with box, st.grid(min_column_width=280):
        for facet, parameter, label, _ in FACETS:
            # A value that no finding has is not offered, unless a link asks for it.
            options = {
                each.value: f"{each.label} ({each.count:,})"
                for each in counts
                if each.facet == facet and (each.value in held or each.value in chosen[parameter])
            }
            address.multiselect(facet, label, options, chosen[parameter], placeholder="All", **again)


def in_use(counts: Sequence[FindingFacets], chosen: Mapping[str, Any]) -> None:
    """What is chosen, in words, and the way back to everything."""
    labels = {(each.facet, each.value): each.label for each in counts}
    said = [f"with the words “{words.markdown(chosen['search'])}”"] if chosen["search"] else []
    for facet, parameter, label, _ in FACETS:
        if chosen[parameter]:
            names = " or ".join(words.markdown(labels[facet, value]) for value in chosen[parameter])
            said.append(f"{label.lower()} **{names}**")
    if said:
        st.markdown(f"Chosen: {'; '.join(said)}. {link('Show all findings', 'findings')}")


def by_theme(themes: Sequence[FindingsByTheme]) -> None:
    """What is behind the findings of each theme, as bars."""
    bars = finding_themes.bars(themes, figures.MOST_THEMES)
    picture = drawn(figures.by_theme, bars.headline, bars.sentence, bars.labels, bars.series)
    figure(picture, queries.frame_of(FindingsByTheme, themes), query="findings_by_theme")


def results(found: Sequence[FindingsFound], search: str) -> None:
    """One page of findings as cards; the words looked for are marked."""
    if not found:
        empty(
            "No finding fits this choice.",
            "Take a filter away, or " + link("show all findings", "findings") + ".",
        )
    show.cards(account.listed(found, search), looked_for=search)

"""The list of findings: what can be chosen, the filters, and a page of the findings themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from violence_response.accounts import findings as account
from violence_response.accounts import themes as theme_account
from violence_response.figures import themes as figures
from violence_response.interface import data, show
from violence_response.interface.controls import rail
from violence_response.interface.controls.pictures import drawn
from violence_response.interface.controls.tables import empty, link
from violence_response.interface.filters import Address
from violence_response.rows import FindingFacets, FindingsByTheme, FindingsFound

PAGE_SIZE = 20
# The facet's name in the address, the query's parameter, its label, and what a link's unknown values are.
FACETS = (
    ("work", "works", "Work", "states of work"),
    ("acceptance", "acceptances", "Our reply", "replies"),
    ("kind", "kinds", "Kind", "kinds of finding"),
    ("inspection", "inspections", "Inspection", "inspections"),
    ("addressee", "addressees", "Addressed to", "addressees"),
    ("body", "bodies", "Body", "bodies"),
    ("delivery", "deliveries", "Delivery", "states of delivery"),
    ("theme", "themes", "Theme", "themes"),
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


def rail_of(
    counts: Sequence[FindingFacets], values: Sequence[FindingFacets], chosen: Mapping[str, Any], order: str
) -> list[rail.Facet]:
    """What can be chosen, each value with the findings it would give. One that no finding has is not offered,
    unless a link asks for it. Themes are chosen by the picture."""
    held = {(each.facet, each.value) for each in values if each.count}
    made = []
    for facet, parameter, label, _ in FACETS:
        taken = chosen[parameter]
        found = tuple(
            rail.Value(each.value, each.label, each.count, each.value in taken)
            for each in counts
            if each.facet == facet and ((facet, each.value) in held or each.value in taken)
        )
        made.append(rail.Facet(facet, label, found, is_open=facet == "work", is_drawn=facet == "theme"))
    return [*made, rail.Facet("sort", "Order", rail.single(SORTS, order), is_single=True)]


def themes(narrowed: Mapping[str, Any]) -> list[FindingsByTheme]:
    """The themes of the findings that fit the other choices."""
    return data.rows(FindingsByTheme, **{key: each for key, each in narrowed.items() if key != "themes"})


def by_theme(address: Address, found: Sequence[FindingsByTheme], chosen: Sequence[str]) -> None:
    """The themes with what is behind their findings, to choose by."""
    if any(row.theme_id for row in found):
        addresses = {row.theme_id: address.toggled("theme", row.theme_id) for row in found if row.theme_id}
        show.drawing(drawn(figures.facets, found, chosen, addresses, theme_account.choices(found)))


def results(found: Sequence[FindingsFound], search: str) -> None:
    """One page of findings as cards; the words looked for are marked."""
    if not found:
        empty(
            "No finding fits this choice.",
            "Take a filter away, or " + link("show all findings", "findings") + ".",
        )
    show.cards(account.listed(found, search), looked_for=search)

"""Filters that are always in sight: each value with how many it gives, a click to choose it and one to clear.

They are links in one piece of HTML, which costs next to nothing: a rail beside the list where there is room,
else rows of chips above it. The style sheet shows the one that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from violence_response.interface.filters import Address

SHOWN = 6
"""Values of a facet that are in sight; the others are a click away."""
FIRST = 2
"""Facets whose chips are in sight on a phone; the others are a click away."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value to choose by: its key in the address, its words, how many it gives, whether it is chosen."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A list of values to choose by: its name in the address and on the screen."""

    name: str
    label: str
    values: Sequence[Value]


def show(address: Address, facets: Sequence[Facet]) -> None:
    """The facets, as a rail and as chips."""
    groups = [each for each in facets if each.values]
    rail = "".join(_group(address, each) for each in groups)
    chips = "".join(_group(address, each) for each in groups[:FIRST])
    if more := "".join(_group(address, each) for each in groups[FIRST:]):
        chips += f"<details><summary>More filters</summary>{more}</details>"
    st.markdown(
        f'<div class="facets"><div class="rail">{rail}</div><div class="chips">{chips}</div></div>',
        unsafe_allow_html=True,
    )


def _group(address: Address, facet: Facet) -> str:
    ordered = sorted(facet.values, key=lambda value: (not value.is_chosen, value.count == 0))
    some = sum(value.is_chosen or value.count > 0 for value in ordered)
    most = max(min(SHOWN, some), sum(value.is_chosen for value in ordered))
    shown, others = ordered[:most], ordered[most:]
    links = "".join(_value(address, facet, value) for value in shown)
    if others:
        inside = "".join(_value(address, facet, value) for value in others)
        links += f"<details><summary>{len(others)} more</summary>{inside}</details>"
    return f'<div class="facet"><p>{escape(facet.label)}</p>{links}</div>'


def _value(address: Address, facet: Facet, value: Value) -> str:
    kind, sign, more = "value", "", ""
    if value.is_chosen:
        kind, sign, more = "value chosen", "✓ ", "; chosen, choose again to clear"
    return _link(
        address.toggled(facet.name, value.key),
        kind,
        f"{facet.label}: {value.label}, {value.count:,}{more}",
        f"<span>{sign}{escape(value.label)}</span> <b>{value.count:,}</b>",
    )


def chosen(address: Address, facets: Sequence[Facet]) -> None:
    """What is chosen, each as a chip that a click removes; nothing where nothing is chosen."""
    chips = [
        _link(
            address.toggled(facet.name, value.key),
            "chip",
            f"Remove the filter {facet.label}: {value.label}",
            f"{escape(facet.label)}: <b>{escape(value.label)}</b> ×",
        )
        for facet in facets
        for value in facet.values
        if value.is_chosen
    ]
    if chips:
        clear = _link(f"./{address.page}", "clear", "Clear all filters", "Clear all")
        inside = "".join([*chips, clear])
        st.markdown(f'<div class="chosen-filters">{inside}</div>', unsafe_allow_html=True)


def _link(href: str, kind: str, said: str, inside: str) -> str:
    return (
        f'<a class="{kind}" href="{escape(href)}" target="_self" aria-label="{escape(said)}" '
        f'title="{escape(said)}">{inside}</a>'
    )

"""Filters that are seen: every facet with its values and counts, beside the picture where there is room and
as a line of chips where there is not. One click sets a value, one clears it.

They are links, so that a choice is an address: it can be copied, opened beside another, and undone by Back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import streamlit as st

from violence_response.interface.filters import Address

FIRST = 5
"""Values of a facet that the rail shows before it is opened."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: its key and label, how many rows it would leave, and whether it is chosen."""

    key: str
    label: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet by its part of the address.

    Of a `single` one only one value is chosen, the first where none is. An `open` one has few values: on a
    small screen they are chips themselves.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    is_open: bool = False
    is_single: bool = False
    is_drawn: bool = False


def values(counted: Iterable[tuple[str, str, int]], chosen: Sequence[str]) -> tuple[Value, ...]:
    """The values of a list by key, label and count: those that some row has, and those that are chosen."""
    each = (Value(key, label, count, key in chosen) for key, label, count in counted)
    return tuple(value for value in each if value.count or value.is_chosen)


def single(options: Mapping[str, str], taken: str) -> tuple[Value, ...]:
    """The values of a facet of which one is always chosen, such as an order."""
    return tuple(Value(key, label, is_chosen=key == taken) for key, label in options.items())


@contextmanager
def beside(address: Address, facets: Sequence[Facet], search: str = "", called: str = "") -> Iterator[None]:
    """The facets on the left, or above where there is no room; inside, the rest. What can be looked for is
    `called` so; without it there is no field for words. A facet that the page draws itself is `is_drawn`."""
    with st.container(key="railed"), st.container(key="railed_row"):
        with st.container(key="rail", gap="xsmall"):
            if called:
                address.search(
                    "search",
                    called,
                    search,
                    placeholder=called,
                    label_visibility="collapsed",
                    on_change=address.first_page,
                )
            st.markdown(html(address, facets, is_searched=bool(search)), unsafe_allow_html=True)
        with st.container(key="beside_rail"):
            yield


def html(address: Address, facets: Sequence[Facet], *, is_searched: bool) -> str:
    """The facets twice, as a rail and as chips, of which the style sheet shows the one that fits."""
    has_choice = is_searched or any(each.is_chosen for f in facets if not f.is_single for each in f.values)
    cleared: dict[str, list[str]] = {facet.name: [] for facet in facets if not facet.is_single}
    clear = ""
    if has_choice:
        clear = (
            f'<a class="clear" href="{escape(address.changed(search="", page="", **cleared))}">Show all</a>'
        )
    listed = [each for each in facets if each.values and not each.is_drawn]
    rail = "".join(_in_rail(address, facet) for facet in listed)
    chips = "".join(_as_chips(address, facet) for facet in listed)
    return (
        f'<div class="facets"><nav class="rail" aria-label="Filters">{clear}{rail}</nav>'
        f'<nav class="chips" aria-label="Filters">{clear}{chips}</nav></div>'
    )


def _in_rail(address: Address, facet: Facet) -> str:
    # What is chosen is never folded away.
    ranked = sorted(facet.values, key=lambda each: not each.is_chosen)
    shown = ranked[: max(FIRST, sum(each.is_chosen for each in ranked))]
    first = [each for each in facet.values if each in shown]
    rest = [each for each in facet.values if each not in shown]
    more = (
        f"<details><summary>{len(rest):,} more</summary>{_list(address, facet, rest)}</details>"
        if rest
        else ""
    )
    return f"<section><p>{escape(facet.label)}</p>{_list(address, facet, first)}{more}</section>"


def _as_chips(address: Address, facet: Facet) -> str:
    if facet.is_open:
        return _list(address, facet, facet.values)
    # What is chosen is in sight, so that one click clears it.
    chosen = [] if facet.is_single else [each for each in facet.values if each.is_chosen]
    rest = [each for each in facet.values if each not in chosen]
    summary = f"<summary>{escape(facet.label)}</summary>"
    return f"{_list(address, facet, chosen)}<details>{summary}{_list(address, facet, rest)}</details>"


def _list(address: Address, facet: Facet, values: Sequence[Value]) -> str:
    links = "".join(f"<li>{_link(address, facet, each)}</li>" for each in values)
    return f"<ul>{links}</ul>" if links else ""


def _link(address: Address, facet: Facet, value: Value) -> str:
    """A value that sets itself, or clears itself where it is chosen."""
    chosen = [each.key for each in facet.values if each.is_chosen]
    if facet.is_single:
        wanted = [] if value == facet.values[0] else [value.key]
    elif value.is_chosen:
        wanted = [key for key in chosen if key != value.key]
    else:
        wanted = [*chosen, value.key]
    where = escape(address.changed(page="", **{facet.name: wanted}))
    count = "" if value.count is None else f" <b>{value.count:,}</b>"
    if not value.is_chosen:
        return f'<a href="{where}">{escape(value.label)}{count}</a>'
    sign = "" if facet.is_single else ' <span title="Clear">✕</span>'
    return f'<a href="{where}" aria-current="true">{escape(value.label)}{count}{sign}</a>'

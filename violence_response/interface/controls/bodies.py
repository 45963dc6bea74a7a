"""The page of bodies: the list with its choice of kinds, and the head of one body's account."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import bodies as account_of_all
from violence_response.accounts import body as account
from violence_response.accounts.blocks import Paragraph, Quiet, Words
from violence_response.figures import bodies as figures
from violence_response.interface import controls, show
from violence_response.interface.filters import Address
from violence_response.rows import BodiesFound, FindingsFound


def head(row: BodiesFound) -> None:
    """The name, what the body is, and the numbers that come first."""
    st.markdown("[← All bodies](./bodies)")
    st.title(words.markdown(row.name), anchor=False)
    show.section(account.head(row))
    figures = account.numbers(row)
    if figures.figures:
        show.numbers(figures)


def ways_on(known: account.Known) -> None:
    """The rows of its findings, and its briefing."""
    if known.found:
        controls.rows_behind(queries.frame_of(FindingsFound, known.found), query="findings_found")
    body = {"kind": "body", "about": "body", "body": known.body.body_id}
    controls.small(f"For a meeting: {controls.link('the same as a briefing', 'briefing', **body)}.")


def opening(first: BodiesFound) -> None:
    """How many bodies there are, what is on record of them, and how to read the list."""
    show.blocks([Paragraph(account_of_all.headline(first), is_strong=True)])
    show.blocks([Paragraph(Words(Quiet(account_of_all.left_out(first))))])


def picture(found: Sequence[BodiesFound]) -> None:
    """The bodies with most findings and projects, as bars."""
    if account_of_all.drawn(found):
        show.drawing(controls.drawn(figures.bars, list(found)))


def kinds(address: Address, everything: Sequence[BodiesFound]) -> list[str]:
    """The kinds of body chosen; all where none is."""
    return address.many("kind", list(dict.fromkeys(row.kind for row in everything)), "kinds of body")


def choose_kinds(address: Address, everything: Sequence[BodiesFound], chosen: list[str]) -> None:
    """The kinds to choose from, each with its bodies."""
    options = {row.kind: f"{row.kind_label} ({row.bodies_of_kind:,})" for row in everything}
    address.multiselect("kind", "Kind of body", options, chosen, placeholder="All kinds")


def listed(found: Sequence[BodiesFound]) -> None:
    """Every body asked for, a row each."""
    show.blocks([account_of_all.table(found)])
    controls.rows_behind(queries.frame_of(BodiesFound, found), query="bodies_found")


def nothing_recorded() -> None:
    """The register has no body."""
    controls.empty("No body is in the register yet.", controls.HOW_TO_BEGIN)

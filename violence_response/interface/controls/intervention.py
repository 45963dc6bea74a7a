"""One intervention: what it does, its money, its evidence, what it answers and where each fact was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import evidence as account_of_evidence
from violence_response.accounts import findings as account_of_findings
from violence_response.accounts import intervention as account
from violence_response.accounts import money
from violence_response.accounts.blocks import Section
from violence_response.interface import controls, show
from violence_response.rows import (
    FindingsFound,
    InterventionDetails,
    InterventionGrants,
    InterventionPlaceNames,
    InterventionPlanPriorities,
    InterventionReportedResults,
)


def head(project: InterventionDetails) -> None:
    """The name, the states as words, and the facts that come first."""
    st.markdown("[← All projects](./interventions)")
    st.title(words.markdown(project.name), anchor=False)
    show.section(account.head(project))


def grants(found: Sequence[InterventionGrants]) -> None:
    """Every grant with its amount, what the amount is, its dates and its source."""
    _shown(money.grants(found), InterventionGrants, found)


def evidence(project: InterventionDetails) -> None:
    """The rating of its approach and what is known of its own evaluation, kept apart."""
    show.section(account_of_evidence.project(project))


def results(found: Sequence[InterventionReportedResults]) -> None:
    """Every reported result with its unit and the words that go with the number."""
    _shown(account.results(found), InterventionReportedResults, found)


def plan_priorities(found: Sequence[InterventionPlanPriorities]) -> None:
    """The Plan priorities it serves, each as a card."""
    _shown(account.priorities(found), InterventionPlanPriorities, found, are_cards=True)


def places(found: Sequence[InterventionPlaceNames]) -> None:
    """Where it works, with how each place was matched."""
    _shown(account.places(found), InterventionPlaceNames, found)


def _shown(
    section: Section, kind: type[NamedTuple], rows: Sequence[NamedTuple], *, are_cards: bool = False
) -> None:
    """A section, its tables as cards where asked for, with the rows behind it where there are any."""
    show.section(section, are_cards=are_cards)
    if rows:
        controls.rows_behind(queries.frame_of(kind, rows), query=queries.of_rows(kind).name)


def findings(found: Sequence[FindingsFound]) -> None:
    """The findings it answers, each with how far, on what basis and why; then those on the same subject."""
    for section in account_of_findings.of_project(found):
        show.in_cards(section)
    if not any(row.is_answer for row in found):
        controls.small(controls.link("Findings that no project answers", "coverage", part="gaps"))
    if found:
        controls.rows_behind(queries.frame_of(FindingsFound, found), query="findings_found")

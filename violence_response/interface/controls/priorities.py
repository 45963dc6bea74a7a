"""What supports each Plan priority: plans side by side, and one priority with all that is tied to it."""

from __future__ import annotations

from collections.abc import Sequence, Sized

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import findings as account_of_findings
from violence_response.accounts import interventions
from violence_response.accounts import plan as account
from violence_response.accounts.blocks import Paragraph
from violence_response.figures import priorities as figures
from violence_response.interface import controls, filters, show
from violence_response.rows import (
    Counts,
    FindingsFound,
    InterventionsFound,
    PlansSupported,
    PrioritiesSupported,
)

MOST_PLANS = 6
"""Plans that are shown together; an older one has an address of its own."""
MOST_CARDS = 50
"""Findings or projects written out one by one; the rows below them hold all."""


def plan(address: filters.Address, plans: Sequence[PlansSupported]) -> str:
    """The chosen plan's key, or "all" for plans side by side."""
    return address.one("plan", ["all", *(each.plan_id for each in plans)], "plan", "all")


def foremost(plans: Sequence[PlansSupported], chosen: str) -> PlansSupported:
    """The chosen plan, or else the newest in force, or else the newest."""
    fitting = (each for each in plans if (each.in_force if chosen == "all" else each.plan_id == chosen))
    return next(fitting, plans[0])


def nothing_recorded() -> None:
    """The register has no plan."""
    controls.empty(
        "No Police and Crime Plan is in the register yet.",
        "Add rows to plans\\.csv and priorities\\.csv in the data folder and build the register again.",
    )


def picture(plans: Sequence[PlansSupported], found: Sequence[PrioritiesSupported], chosen: str) -> None:
    """A row for each priority, the Plan in force first; below it the days and the source of each Plan."""
    ours = [each for each in plans if chosen in ("all", each.plan_id)]
    shown = sorted(ours, key=lambda each: not each.in_force)[:MOST_PLANS]
    keys = {each.plan_id for each in shown}
    rows = [row for row in found if row.plan_id in keys]
    drawn = controls.drawn(figures.rows, shown, rows, account.pictured(shown, rows))
    controls.drawing(drawn, queries.frame_of(PrioritiesSupported, rows), query="priorities_supported")
    if len(ours) > MOST_PLANS:
        controls.small(f"{MOST_PLANS} of {len(ours):,} plans; each is under its own address.")
    if chosen != "all":
        controls.small("[All plans](./priorities)")
    for each in shown:
        controls.small(show.markdown(account.about(each)))
    controls.small(words.markdown(account.MONEY_NOTE))


# --- one priority


def head(row: PrioritiesSupported, counts: Counts) -> None:
    """The priority's title, its plan, what supports it and what is missing."""
    st.markdown("[← All priorities](./priorities)")
    st.title(words.markdown(row.title), anchor=False)
    show.blocks([Paragraph(account.of_priority(row))])
    show.numbers(account.priority_numbers(row, counts))
    show.blocks(account.one(row, counts))


def findings(found: Sequence[FindingsFound]) -> None:
    """The findings tied to it, each with the claim's relation, basis and reason, and what answers it."""
    show.in_cards(account_of_findings.of_priority(found, MOST_CARDS))
    if not found:
        controls.small(controls.link("All findings", "findings"))
        return
    controls.rows_behind(queries.frame_of(FindingsFound, found), query="findings_found")


def projects(found: Sequence[InterventionsFound]) -> None:
    """The projects that serve it with their money and evaluation; then those on the same subject."""
    serving, related = ([row for row in found if bool(row.is_answer) is wanted] for wanted in (True, False))
    controls.heading("Projects that serve it")
    if not serving:
        controls.empty("No project serves this priority.", "[All projects](./interventions)")
    show.cards(interventions.claimed(serving[:MOST_CARDS]))
    _say_more(serving, "project")
    if related:
        controls.heading(
            "Projects on the same subject", "They are about the same thing, but do not serve the priority."
        )
        show.cards(interventions.claimed(related[:MOST_CARDS]))
        _say_more(related, "project")
    if found:
        controls.rows_behind(queries.frame_of(InterventionsFound, found), query="interventions_found")


def _say_more(found: Sized, noun: str) -> None:
    if len(found) > MOST_CARDS:
        controls.small(words.markdown(account_of_findings.first(MOST_CARDS, len(found), noun)))

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

SIDE_BY_SIDE = 2
MOST_PLANS = 6
"""Plans that are shown together; an older one is chosen from the list of plans."""
MOST_CARDS = 50
"""Findings or projects written out one by one; the rows below them hold all."""


def plan(address: filters.Address, plans: Sequence[PlansSupported]) -> str:
    """The chosen plan's key, or "all" for plans side by side."""
    return address.one("plan", ["all", *(each.plan_id for each in plans)], "plan", "all")


def plan_control(address: filters.Address, plans: Sequence[PlansSupported], chosen: str) -> None:
    """The plans to choose from, where there are several."""
    if len(plans) > 1:
        options = {"all": "All plans, side by side", **{each.plan_id: each.title for each in plans}}
        address.selectbox("plan", "Plan", options, chosen, width=320)


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


def side_by_side(plans: Sequence[PlansSupported], found: Sequence[PrioritiesSupported], chosen: str) -> None:
    """Each plan as a column of priorities, the newest first; on a phone they follow each other."""
    shown = [each for each in plans if chosen in ("all", each.plan_id)][:MOST_PLANS]
    if chosen == "all" and len(plans) > MOST_PLANS:
        controls.small(f"The newest {MOST_PLANS} of {len(plans):,} plans; choose another one above.")
    for first in range(0, len(shown), SIDE_BY_SIDE):
        group = shown[first : first + SIDE_BY_SIDE]
        for column, each in zip(st.columns(len(group), gap="large"), group, strict=True):
            with column:
                _one_plan(each, [row for row in found if row.plan_id == each.plan_id])


def _one_plan(plan: PlansSupported, found: Sequence[PrioritiesSupported]) -> None:
    controls.heading(plan.title)
    if not found:
        controls.empty("No priority of this plan is recorded.")
    show.stacked(account.priorities(found))
    controls.small(show.markdown(account.about(plan)))


def chart(found: Sequence[PrioritiesSupported], plan: PlansSupported) -> None:
    """Money by priority of one plan, drawn only when it is asked for."""
    box = st.expander(
        "Money by priority", icon=":material/bar_chart:", on_change="rerun", key="priorities-money"
    )
    if not box.open:
        return
    with box:
        show.blocks([Paragraph(f"{plan.title}. {account.MONEY_NOTE}")])
        rows = [row for row in found if row.plan_id == plan.plan_id]
        if not rows:
            controls.empty("No priority of this plan is recorded.")
            return
        frame = queries.frame_of(PrioritiesSupported, rows)
        supporters = [account.supporters(row) for row in rows]
        told = {"headline": account.most_money(rows), "sentence": account.money(rows)}
        picture = controls.drawn(figures.money_by_priority, frame, supporters, **told)
        controls.figure(picture, frame, query="priorities_supported")


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

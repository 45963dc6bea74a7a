"""The controls of the coverage page, its pictures, and its lists of gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import coverage as account
from violence_response.accounts import recurrence as again
from violence_response.accounts import themes as theme_account
from violence_response.accounts.blocks import Paragraph, Section, Table, Words, link
from violence_response.accounts.counts import themes as themes_counted
from violence_response.figures import coverage as figures
from violence_response.figures import recurrence as recurrence_figures
from violence_response.figures import themes as theme_figures
from violence_response.interface import show
from violence_response.interface.controls.pictures import drawing, figure
from violence_response.interface.controls.pictures import drawn as picture
from violence_response.interface.controls.tables import empty, heading, small
from violence_response.interface.filters import Address
from violence_response.rows import (
    Counts,
    CountsOfPlan,
    CoverageChoices,
    ThemeApproaches,
    ThemeRecurrences,
    ThemesSupported,
    ThreadCounts,
)

PARTS = {
    "themes": "Themes",
    "recurrence": "Found again",
    "threads": "Threads",
    "approaches": "Approaches",
    "gaps": "Gaps",
}
OF_THREADS = ("inspection", "plan", "from", "by")
"""Parts of an address that only the threads have: a link that names one opens them."""
STARTS = {"findings": "Findings", "themes": "Themes"}
WIDTHS = {"count": "Links", "money": "Pounds given"}
MONEY = {"money": "none", "plan-only": "in_force", "earlier-plan": "earlier"}
"""The lists of funded projects that answer no finding, by what they serve."""
LISTS = ("", "findings", *MONEY, "priorities")
"""The lists of gaps that the address can open in full."""
UNANSWERED = ["same_subject", "no_project"]
"""States of work of a finding that calls for work and that no project answers."""
HOW_TO_BEGIN = "Add them to findings\\.csv and interventions\\.csv in the data folder, and build again."
EVERY = "all"
FIRST = 10
THEMES = "themes_supported"
MOST_DRAWN = 12


def usual(choices: Sequence[CoverageChoices], facet: str) -> str:
    """The inspection or plan that is shown when none is chosen; all where there is none."""
    return next((row.value for row in choices if row.facet == facet and row.is_usual), EVERY)


def options(choices: Sequence[CoverageChoices], facet: str) -> dict[str, str]:
    """The inspections or plans to choose from with what each has to draw, and all of them."""
    every = "All inspections" if facet == "inspection" else "All plans"
    has = ("calls for work", "call for work") if facet == "inspection" else ("priority", "priorities")
    rows = [row for row in choices if row.facet == facet]
    return {
        EVERY: every,
        **{row.value: f"{row.label} ({row.count:,} {words.verb(row.count, *has)})" for row in rows},
    }


def key_or_none(chosen: str) -> str | None:
    """The chosen key as a parameter of a query: all is null."""
    return None if chosen == EVERY else chosen


def scope(inspection: str) -> dict[str, Any]:
    """The chosen inspection as a parameter of the counts."""
    return {} if inspection == EVERY else {"inspection_ids": [inspection]}


def thread_choices(
    address: Address,
    choices: Sequence[CoverageChoices],
    *,
    start: str,
    by: str,
    inspection: str,
    plan: str,
) -> None:
    """What the picture of the threads is drawn for."""
    with st.grid(min_column_width=210):
        address.selectbox("inspection", "Inspection", options(choices, "inspection"), inspection)
        address.selectbox("plan", "Plan", options(choices, "plan"), plan)
        address.segments("from", "From", STARTS, start)
        address.segments("by", "Width of the bands", WIDTHS, by)


def threads(flows: pd.DataFrame, counts: Counts, drawn: ThreadCounts, *, by: str, start: str) -> None:
    """The picture of the threads; where there is nothing to draw, why."""
    sentence = account.threads_sentence(counts, drawn, by=by, start=start)
    if why := account.no_thread(counts, drawn, by):
        empty(why, "Choose another inspection, or show the number of links instead.")
        show.blocks([Paragraph(sentence)])
        return
    small(show.markdown(account.columns(start)))
    headline = account.threads_headline(counts, drawn, by)
    figure(
        picture(figures.threads, flows, by=by, headline=headline, sentence=sentence),
        flows,
        query="thread_flows",
    )


def usual_part() -> str:
    """What is shown where the address names no part: the themes, or the threads that it describes."""
    return "threads" if any(name in st.query_params for name in OF_THREADS) else "themes"


def themes(found: Sequence[ThemesSupported], plan: CountsOfPlan) -> None:
    """Each theme with what is behind its findings."""
    show.blocks([Paragraph(themes_counted(plan))])
    drawing(picture(theme_figures.rows, found, plan), queries.frame_of(ThemesSupported, found), query=THEMES)


def recurrence(found: Sequence[ThemeRecurrences]) -> None:
    """The themes that inspectors found again, and what came between."""
    show.blocks([Paragraph(again.lead(found))])
    if again.again(found):
        frame = queries.frame_of(ThemeRecurrences, found)
        drawing(picture(recurrence_figures.grid, found), frame, query="theme_recurrences")
        small(show.markdown(again.EXPLAINED))


def approaches(
    found: Sequence[ThemesSupported], approaches: Sequence[ThemeApproaches], plan: CountsOfPlan
) -> None:
    """The matrix of themes and approaches, and each theme with its findings, projects and money."""
    if not approaches:
        empty(theme_account.NO_THEMES, theme_account.HOW_TO_BEGIN)
        return
    heading(
        "Themes and approaches",
        "The wide themes hold those below them. A project with several themes counts in each.",
    )
    frame = queries.frame_of(ThemeApproaches, list(approaches))
    if frame["projects"].any():
        told = {"headline": theme_account.headline(plan), "sentence": theme_account.matrix(found, plan)}
        figure(picture(figures.matrix, frame, **told), frame, query="theme_approaches")
    else:
        empty(
            "No project has a theme yet.",
            "Themes of projects are listed in intervention\\_themes\\.csv of the data folder.",
        )
    with st.expander("Each theme in words", icon=":material/list:"):
        show.blocks([theme_account.theme_table(found, approaches), Paragraph(theme_account.TWICE)])


def limit(chosen: str, name: str) -> int | None:
    """How many rows of a list are read: the first ten, or all where the address asks for all."""
    return None if chosen == name else FIRST


def gap(section: Section, count: int, name: str) -> None:
    """A list of gaps with as many rows as were read, and a way to all `count` of them."""
    heading(section.heading, section.message)
    shown = [block for block in section.blocks if isinstance(block, Table)]
    for listed in shown:
        show.stacked(listed)
    if any(count > len(listed.rows) for listed in shown):
        more = link(f"Show all {count:,}", "coverage", part="gaps", all=name)
        st.markdown(show.markdown(Words(more)))
    elif count > FIRST:
        st.markdown(show.markdown(Words(link("Show the first ten of each list", "coverage", part="gaps"))))

"""The pieces of the overview: words and numbers only, so that the first screen comes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import changes, due
from violence_response.figures import state
from violence_response.interface import data, show
from violence_response.interface.parts.tables import HOW_TO_BEGIN, empty, link, numbers, section
from violence_response.rows import Changes, NextDeadlines

MOST = 6
"""Things of a list on the overview; the others are counted."""
RECENT_DAYS = 30


def standing(row: Mapping[str, Any]) -> None:
    """The state in sentences, the report's name a link; an empty register says what to do next."""
    if not row["inspections"]:
        empty(state.sentences(row)[0], HOW_TO_BEGIN)
        return
    text = words.markdown(" ".join(state.sentences(row)))
    title = state.short_title(row["inspection_title"])
    opened = link(title, "responses", inspection=str(row["inspection_id"]))
    st.markdown(f"**{text.replace(words.markdown(title), opened, 1)}**")


def headlines(row: Mapping[str, Any]) -> None:
    """The headline numbers, each with its link."""
    timeline = link("Open the timeline", "interventions", view="timeline")
    figures = (
        ("Findings with our reply", state.replied(row), link("Open the findings", "findings")),
        ("Findings with funded work", state.funded(row), link("See what is covered", "coverage")),
        ("Response deadlines running", state.running(row), link("Open the responses", "responses")),
        ("Money ending in six months", state.money_ending(row), timeline),
    )
    numbers([(label, value, f"{words.markdown(said)} {to}") for label, (value, said), to in figures])


def deadlines(found: Sequence[NextDeadlines], row: Mapping[str, Any]) -> None:
    """The dates that have to be kept, nearest first, with the days left; said where there is none."""
    lines = [show.markdown(due.deadline(each)) for each in found]
    said = [state.deadlines_ahead(row, len(found)), state.dates_passed(row)]
    lines += [words.markdown(text) for text in said if text]
    section("Next deadlines", _listed(lines))


def gaps(row: Mapping[str, Any]) -> None:
    """The three gaps, counted, each a link to its list."""
    counted = (
        (
            row["gap_findings"],
            "finding that nobody works on",
            "findings that nobody works on",
            row["to_work"],
        ),
        (
            row["gap_money"],
            "project with money tied to no finding or priority",
            "projects with money tied to no finding or priority",
            None,
        ),
        (
            row["gap_priorities"],
            "Plan priority with neither a finding nor a project",
            "Plan priorities with neither a finding nor a project",
            row["priorities_in_force"],
        ),
    )
    lines = []
    for count, one, several, whole in counted:
        out_of = f", out of {int(whole):,}" if whole else ""
        name = link(one if count == 1 else several, "coverage", part="gaps")
        lines.append(f"**{f'{int(count):,}' if count else 'No'}** {name}{out_of}")
    section("What is not covered", _listed(lines))


def recent() -> dict[str, str]:
    """The time of which the newest changes are listed, as the query takes it."""
    return {"since": changes.end_of(_first_day()), "until": changes.end_of(data.today())}


def _first_day() -> date:
    return data.today() - timedelta(days=RECENT_DAYS)


def changed(found: Sequence[Changes]) -> None:
    """What changed in the last 30 days, newest first."""
    show.section(changes.newest(found, _first_day(), f"Changed in the last {RECENT_DAYS} days", MOST))


def money(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """Awards that end within six months, nearest first, and what has ended already."""
    lines = [_award(record) for record in queries.as_records(frame)]
    if frame.empty:
        lines.append(words.markdown(state.money_ending(row)[1]))
    lines.append(words.markdown(state.ended(row)))
    section("Money ending within six months", _listed(line for line in lines if line))


def _award(record: Mapping[Any, Any]) -> str:
    name = link(record["name"], "interventions", intervention=str(record["intervention_id"]))
    ends = words.period(None, record["ends_date"], str(record["date_precision"]))
    ends = ends.removeprefix("until ").removesuffix(", start not stated")
    doubt = " (worked out)" if record["date_precision"] == "inferred" else ""
    amount = words.pounds(record["amount"])
    basis = "" if words.is_unknown(record["amount"]) else f", {str(record['amount_basis_label']).lower()}"
    later = "no later award on record"
    if not words.is_unknown(record["next_end_date"]):
        later = f"a later award runs until {words.day(record['next_end_date'])}"
    return f"**{ends}**{doubt}: {name}, {words.markdown(amount + basis)}; {later}"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)

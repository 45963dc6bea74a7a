"""The pieces of the overview: words and numbers only, so that the first screen comes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.figures import state
from violence_response.interface.parts.tables import HOW_TO_BEGIN, empty, link, numbers, section, status

KINDS = {
    "response": ("response to", "responses", "inspection"),
    "chief_officer": ("ask the chief officer to comment on", "responses", "inspection"),
    "finding": ("date set for the finding", "findings", "finding"),
}
"""Kind of date: how it is named, the page that opens its subject, and the part of the address for it."""


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


def deadlines(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """The dates that have to be kept, nearest first, with the days left; said where there is none."""
    lines = [_deadline(record) for record in queries.as_records(frame)]
    said = [state.deadlines_ahead(row, len(frame)), state.dates_passed(row)]
    lines += [words.markdown(text) for text in said if text]
    section("Next deadlines", _listed(lines))


def _deadline(record: Mapping[Any, Any]) -> str:
    called, page, key = KINDS[str(record["kind"])]
    name = link(_shortened(record["title"]), page, **{key: str(record["subject_id"])})
    when = f"**{words.day(record['due_date'])}**, {words.days_left(record['days_left'])}"
    stage = "" if words.is_unknown(record["stage_label"]) else f" {_badge(record, 'stage_label')}"
    return f"{when}: {called} {name}{stage}"


def _badge(record: Mapping[Any, Any], label: str) -> str:
    return status(record[label], record["mark"], record["tone"])


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


def changes(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """What was recorded in the last 30 days, newest first."""
    lines = [_change(record) for record in queries.as_records(frame)]
    if lines and (more := int(row["updates"]) - len(lines)) > 0:
        lines.append(f"and {words.counted(more, 'earlier change')}")
    section("Changed in the last 30 days", _listed(lines) or "Nothing was recorded in the last 30 days.")


def _change(record: Mapping[Any, Any]) -> str:
    title = _shortened(record["title"])
    if record["subject_type"] == "saving":
        role = words.markdown(record["actor_role"])
        return f"{words.day(record['updated_date'])}: {words.markdown(title)}, saved by {role}"
    if not words.is_unknown(record["finding_id"]):
        name = link(title, "findings", finding=str(record["finding_id"]))
    elif not words.is_unknown(record["inspection_id"]):
        name = link(title, "responses", inspection=str(record["inspection_id"]))
    else:
        name = words.markdown(title)
    said = []
    if not words.is_unknown(record["to_label"]):
        said.append(f"now {_badge(record, 'to_label')}")
    if not words.is_unknown(record["to_due_date"]):
        before = words.day(record["from_due_date"], "a day that is not recorded")
        said.append(f"date moved from {before} to {words.day(record['to_due_date'])}")
    kind = words.markdown(str(record["subject_label"]).lower())
    reason = "" if words.is_unknown(record["reason"]) else f" ({words.markdown(record['reason'])})"
    return f"{words.day(record['updated_date'])}: {kind} {name} {words.joined(said) or 'noted'}{reason}"


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


def _shortened(text: Any, most: int = 110) -> str:
    """The text, cut at a word where it is too long for a list; its page holds all of it."""
    whole = str(text)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)

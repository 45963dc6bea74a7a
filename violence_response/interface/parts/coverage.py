"""What is covered and what is not: the state in numbers, the threads, the themes, and the three gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import findings
from violence_response.figures import coverage as figures
from violence_response.figures import coverage_words
from violence_response.interface import show
from violence_response.interface.filters import Address
from violence_response.interface.parts.pictures import drawn, figure
from violence_response.interface.parts.tables import (
    Column,
    empty,
    heading,
    link,
    numbers,
    small,
    status,
    table,
)
from violence_response.rows import FindingsFound

PARTS = {"threads": "Threads", "themes": "Themes and approaches", "gaps": "Gaps"}
STARTS = {"findings": "Findings", "themes": "Themes"}
WIDTHS = {"count": "Links", "money": "Pounds given"}
LISTS = ("", "findings", "money", "plan-only", "priorities")
"""The lists of gaps that the address can open in full."""
UNANSWERED = ["same_subject", "no_project"]
"""States of work of a finding that calls for work and that no project answers."""
EVERY = "all"
FIRST = 10
MOST_DRAWN = 12


def headlines(row: Mapping[str, Any]) -> None:
    """The sentence of the state, and the three gaps in numbers."""
    st.markdown(f"**{words.markdown(coverage_words.state(row))}**")
    opened = link("Open the list", "coverage", part="gaps")
    only, without = int(row["projects_priority_only"]), int(row["priorities_without_project"])
    numbers(
        [
            (
                "Findings nobody works on",
                f"{int(row['unanswered']):,} of {int(row['calling']):,}",
                f"that call for work. {opened}",
            ),
            (
                "Money tied to no finding or priority",
                f"{int(row['projects_loose']):,} of {int(row['funded_projects']):,}",
                f"funded projects; {only:,} more only to a priority. {opened}",
            ),
            (
                "Plan priorities with neither",
                f"{int(row['priorities_empty']):,} of {int(row['priorities']):,}",
                f"of the Plan in force; {without:,} without a project. {opened}",
            ),
        ]
    )


def money(row: Mapping[str, Any]) -> None:
    """What is known of the money in all, and what its sums leave out."""
    given, answering = (
        words.pounds(row["awarded_amount"], "none"),
        words.pounds(row["awarded_answering"], "none"),
    )
    left_out = coverage_words.left_out(int(row["grants_not_stated"]), int(row["grants_not_given"]))
    text = f"Pounds known to have been given: {given}; to projects that answer a finding: {answering}."
    small(words.markdown(f"{text} {left_out}".strip()))


def usual(choices: pd.DataFrame, facet: str) -> str:
    """The inspection or plan that is shown when none is chosen; all where there is none."""
    rows = choices[(choices["facet"] == facet) & choices["is_usual"].astype(bool)]
    return EVERY if rows.empty else str(rows["value"].iloc[0])


def options(choices: pd.DataFrame, facet: str) -> dict[str, str]:
    """The inspections or plans to choose from with their counts, and all of them."""
    rows = queries.as_records(choices[choices["facet"] == facet])
    every = "All inspections" if facet == "inspection" else "All plans"
    return {EVERY: every, **{str(row["value"]): f"{row['label']} ({int(row['count']):,})" for row in rows}}


def key_or_none(chosen: str) -> str | None:
    """The chosen key as a parameter of a query: all is null."""
    return None if chosen == EVERY else chosen


def thread_choices(
    address: Address, choices: pd.DataFrame, *, start: str, by: str, inspection: str, plan: str
) -> None:
    """What the picture of the threads is drawn for."""
    with st.grid(min_column_width=210):
        address.selectbox("inspection", "Inspection", options(choices, "inspection"), inspection)
        address.selectbox("plan", "Plan", options(choices, "plan"), plan)
        address.segments("from", "From", STARTS, start)
        address.segments("by", "Width of the bands", WIDTHS, by)


def threads(flows: pd.DataFrame, counts: Mapping[str, Any], *, by: str, start: str) -> None:
    """The picture of the threads; where there is nothing to draw, why."""
    if not counts["drawn"]:
        empty(
            "No finding of this inspection calls for work.",
            f"Choose another inspection, or {link('see its findings', 'findings')}.",
        )
    elif by == "money" and words.is_unknown(counts["awarded_amount"]):
        empty(
            "No pounds are known to have been given to projects that answer these findings.",
            "Show the number of links instead.",
        )
        small(words.markdown(coverage_words.thread_sentence(counts, by=by, start=start)))
    else:
        small(_columns(start))
        picture = drawn(figures.threads, flows, counts, by=by, start=start)
        figure(picture, flows, query="thread_flows")


def _columns(start: str) -> str:
    left = (
        "the findings that call for work"
        if start == "findings"
        else "the themes of findings that call for work"
    )
    middle = "Middle: the projects that answer them"
    return f"Left: {left}. {middle}. Right: the Plan priorities these serve. Orange: the thread ends."


def themes(frame: pd.DataFrame) -> None:
    """The matrix of themes and approaches, and each theme with its findings, projects and money."""
    if frame.empty:
        empty("The register holds no themes yet.", "Themes are listed in themes\\.csv of the data folder.")
        return
    heading(
        "Themes and approaches",
        "The wide themes hold those below them. A project with several themes counts in each.",
    )
    if frame["projects"].any():
        figure(drawn(figures.matrix, frame), frame, query="theme_approaches")
    else:
        empty(
            "No project has a theme yet.",
            "Themes of projects are listed in intervention\\_themes\\.csv of the data folder.",
        )
    with st.expander("Each theme in words", icon=":material/list:"):
        table(_by_theme(frame), THEME_COLUMNS)


def _by_theme(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per theme: its approaches written out with their projects and pounds."""
    found: dict[Any, dict[Any, Any]] = {}
    for row in queries.as_records(frame.sort_values("theme_place", kind="stable")):
        theme = found.setdefault(row["theme_place"], {**row, "approaches": []})
        if row["projects"]:
            theme["approaches"].append(row)
    return pd.DataFrame(list(found.values()))


def _theme_name(record: Mapping[str, Any]) -> str:
    name = link(record["theme_name"], "findings", theme=str(record["theme_id"]))
    return f"**{name}**" if words.is_unknown(record["parent_theme_id"]) else name


def _approaches(record: Mapping[str, Any]) -> str:
    said = []
    for row in record["approaches"]:
        money = words.short_pounds(row["awarded_amount"], "pounds not known")
        said.append(words.markdown(f"{row['approach_name']} {int(row['projects'])} ({money})"))
    return ", ".join(said) or "no project"


THEME_COLUMNS = (
    Column("Theme", _theme_name),
    Column("Findings that call for work", "calling", align_right=True),
    Column("Of these, no project", "unanswered", align_right=True),
    Column("Projects", "theme_projects", align_right=True),
    Column("By approach, with pounds known to have been given", _approaches),
)


def limit(chosen: str, name: str) -> int | None:
    """How many rows of a list are read: the first ten, or all where the address asks for all."""
    return None if chosen == name else FIRST


def gap_findings(found: Sequence[FindingsFound], row: Mapping[str, Any]) -> None:
    """Findings that call for work and that no project answers."""
    count = int(row["unanswered"])
    show.section(findings.unanswered(found, count))
    _all_or_first(len(found), count, "findings")


def gap_money(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """Funded projects that answer no finding and serve no priority."""
    heading(
        f"Money tied to no finding or priority: {int(row['projects_loose']):,}",
        "Funded projects that answer no finding and serve no Plan priority. Most money first.",
    )
    none = "Every funded project answers a finding or serves a Plan priority."
    _list(frame, int(row["projects_loose"]), "money", _money_line, none)


def gap_plan_only(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """Funded projects that serve a priority, of whatever plan, but answer no finding."""
    if not frame.empty:
        count = int(row["projects_priority_only"])
        heading(
            f"Money tied to a priority only: {count:,}",
            "Funded projects that serve a priority of the present or an earlier Plan, but answer no finding.",
        )
        _list(frame, count, "plan-only", _money_line, "")


def gap_priorities(frame: pd.DataFrame, row: Mapping[str, Any]) -> None:
    """Priorities of a Plan in force with nothing behind them."""
    heading(
        f"Priorities with neither: {int(row['priorities_empty']):,}",
        "Priorities of a Plan in force with neither a finding nor a project behind them.",
    )
    none = "No Plan is in force on this day."
    if row["priorities"]:
        none = "Every priority of the Plan in force has a finding or a project behind it."
    _list(frame, int(row["priorities_empty"]), "priorities", _priority_line, none)


def _list(
    frame: pd.DataFrame, count: int, name: str, line: Callable[[Mapping[Any, Any]], str], none: str
) -> None:
    """The rows that were read, and a way to all of them; `none` is said where there are none."""
    if frame.empty:
        st.markdown(f":material/check: {words.markdown(none)}")
        return
    st.markdown("\n".join(f"- {line(record)}" for record in queries.as_records(frame)))
    _all_or_first(len(frame), count, name)


def _all_or_first(shown: int, count: int, name: str) -> None:
    if count > shown:
        st.markdown(link(f"Show all {count:,}", "coverage", part="gaps", all=name))
    elif count > FIRST:
        st.markdown(link("Show the first ten of each list", "coverage", part="gaps"))


def _money_line(record: Mapping[Any, Any]) -> str:
    """A funded project without a finding: its provider, its money and when that ends."""
    name = link(record["name"], "interventions", intervention=str(record["intervention_id"]))
    provider = words.plain(record["provider_name"], "provider not stated")
    money = words.money(record["awarded_amount"], record["other_amount"], record["not_stated"])
    if not int(record["grants"]):
        money = "paid for by the violence reduction unit, amount not stated"
    ends = f"funding ends {words.day(record['last_end_date'], 'on a day that is not stated')}"
    return f"{name}  \n  :small[{words.markdown(f'{provider} · {money} · {ends}')}]"


def _priority_line(record: Mapping[Any, Any]) -> str:
    """A Plan priority with nothing behind it."""
    name = link(record["title"], "priorities", priority=str(record["priority_id"]))
    mark = status("Neither a finding nor a project", "✗", "problem")
    return f"{name}, {words.markdown(record['plan_title'])} {mark}"

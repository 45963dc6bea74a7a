"""What supports each Plan priority: plans side by side, and one priority with all that is tied to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import interventions
from violence_response.figures import priorities as figures
from violence_response.interface import filters, parts, show
from violence_response.interface.parts.intervention import source
from violence_response.rows import InterventionsFound

MONEY_NOTE = (
    "A project's whole recorded money counts once for each priority that it serves, so the priorities' sums "
    "must not be added; the plan's own sum counts every project once."
)
SIDE_BY_SIDE = 2
MOST_PLANS = 6
"""Plans that are shown together; an older one is chosen from the list of plans."""
MOST_CARDS = 50
"""Findings or projects written out one by one; the rows below them hold all."""


def plan(address: filters.Address, plans: pd.DataFrame) -> str:
    """The chosen plan's key, or "all" for plans side by side."""
    return address.one("plan", ["all", *plans["plan_id"]], "plan", "all")


def plan_control(address: filters.Address, plans: pd.DataFrame, chosen: str) -> None:
    """The plans to choose from, where there are several."""
    if len(plans) > 1:
        titles = {str(row.plan_id): str(row.title) for row in plans.itertuples(index=False)}
        options = {"all": "All plans, side by side", **titles}
        address.selectbox("plan", "Plan", options, chosen, width=320)


def _foremost(plans: pd.DataFrame, chosen: str) -> dict[Any, Any]:
    """The chosen plan, or else the newest in force, or else the newest."""
    candidates = plans[plans["plan_id"] == chosen] if chosen != "all" else plans[plans["in_force"]]
    found: dict[Any, Any] = (candidates if len(candidates) else plans).iloc[0].to_dict()
    return found


def _force(in_force: bool) -> str:
    return "in force" if in_force else "not in force today"


def nothing_recorded() -> None:
    """The register has no plan."""
    parts.empty(
        "No Police and Crime Plan is in the register yet.",
        "Add rows to plans\\.csv and priorities\\.csv in the data folder and build the register again.",
    )


def headline(plans: pd.DataFrame, chosen: str) -> None:
    """The state of the chosen plan, or of the newest in force, and its numbers."""
    record = _foremost(plans, chosen)
    st.markdown(f"**{words.markdown(figures.standing(record))}**")
    priorities, without = int(record["priorities"]), int(record["without_both"])
    parts.numbers(
        [
            ("Priorities", f"{priorities:,}", _behind_all(priorities, without)),
            (
                "With a finding",
                f"{priorities - int(record['without_finding'])} of {priorities}",
                _findings(record),
            ),
            (
                "With a project",
                f"{priorities - int(record['without_intervention'])} of {priorities}",
                _projects(record),
            ),
            (
                "Known to be awarded",
                words.short_pounds(record["awarded_amount"], "none known"),
                _unknown(record),
            ),
        ]
    )


def _behind_all(priorities: int, without: int) -> str:
    if not priorities:
        return "none is recorded"
    return (
        f"{words.number(without)} with neither finding nor project"
        if without
        else "all have something behind them"
    )


def _findings(record: Mapping[Any, Any]) -> str:
    return f"{words.counted(int(record['findings']), 'finding')} tied to the plan"


def _projects(record: Mapping[Any, Any]) -> str:
    count = int(record["interventions"])
    return f"{words.counted(count, 'project')} {'serves' if count == 1 else 'serve'} the plan"


def _unknown(record: Mapping[Any, Any]) -> str:
    if words.is_unknown(record["other_amount"]) and not int(record["not_stated"]):
        return (
            "every amount is known"
            if not words.is_unknown(record["awarded_amount"])
            else "no grant is recorded"
        )
    said = []
    if not words.is_unknown(record["other_amount"]):
        said.append(f"up to {words.short_pounds(record['other_amount'])} not confirmed")
    if int(record["not_stated"]):
        said.append(f"{words.counted(int(record['not_stated']), 'amount')} not stated")
    return words.markdown("plus " + words.joined(said))


def _funded_today(count: int) -> str:
    if not count:
        return "none has funding today"
    return f"{words.counted(count, 'has', 'have')} funding today"


def side_by_side(plans: pd.DataFrame, found: pd.DataFrame, chosen: str) -> None:
    """Each plan as a column of priorities, the newest first; on a phone they follow each other."""
    shown = plans.head(MOST_PLANS) if chosen == "all" else plans[plans["plan_id"] == chosen]
    if chosen == "all" and len(plans) > MOST_PLANS:
        parts.small(f"The newest {MOST_PLANS} of {len(plans):,} plans; choose another one above.")
    for first in range(0, len(shown), SIDE_BY_SIDE):
        group = queries.as_records(shown.iloc[first : first + SIDE_BY_SIDE])
        columns = st.columns(len(group), gap="large")
        for column, record in zip(columns, group, strict=True):
            with column:
                _one_plan(
                    {str(key): value for key, value in record.items()},
                    found[found["plan_id"] == record["plan_id"]],
                )


def _one_plan(record: Mapping[Any, Any], found: pd.DataFrame) -> None:
    parts.heading(str(record["title"]))
    if found.empty:
        parts.empty("No priority of this plan is recorded.")
    st.markdown("\n\n".join(_priority(row) for row in queries.as_records(found)))
    dates = words.sentence(
        words.period(record["starts_date"], record["ends_date"], str(record["date_precision"]))
    )
    note = f" {words.markdown(record['note'])}." if not words.is_unknown(record["note"]) else ""
    parts.small(f"{words.markdown(dates)}, {_force(record['in_force'])}.{note} Source: {source(record)}")


def _priority(row: Mapping[Any, Any]) -> str:
    link = parts.link(row["title"], "priorities", priority=str(row["priority_id"]))
    counts = (
        f"{words.counted(int(row['findings']), 'finding')} · "
        f"{words.counted(int(row['interventions']), 'project')} · "
        f"{words.money(row['awarded_amount'], row['other_amount'], row['not_stated'])}"
    )
    flags = " ".join(parts.status(gap, "▲", "caution") for gap in gaps(row))
    line = f"**{int(row['ordinal'])}\\. {link}**  \n{words.markdown(words.sentence(counts))}"
    return f"{line}  \n{flags}" if flags else line


def gaps(row: Mapping[Any, Any]) -> list[str]:
    """What is missing behind a priority, in words."""
    findings, projects, related = (
        int(row[name]) for name in ("findings", "interventions", "related_interventions")
    )
    if not findings and not projects and not related:
        return ["nothing supports it"]
    missing = []
    if not findings:
        missing.append("no inspection finding is tied to it")
    elif int(row["findings_unanswered"]):
        missing.append(
            f"{words.counted(int(row['findings_unanswered']), 'finding')} without a project that answers"
        )
    if not projects:
        missing.append("only projects on the same subject" if related else "no project serves it")
    elif row["plan_in_force"] and not int(row["running"]):
        missing.append("no project known to have funding today")
    return missing


def chart(found: pd.DataFrame, plans: pd.DataFrame, chosen: str) -> None:
    """Money by priority of one plan, drawn only when it is asked for."""
    box = st.expander(
        "Money by priority", icon=":material/bar_chart:", on_change="rerun", key="priorities-money"
    )
    if not box.open:
        return
    with box:
        record = _foremost(plans, chosen)
        st.markdown(words.markdown(f"{record['title']}. {MONEY_NOTE}"))
        rows = found[found["plan_id"] == record["plan_id"]]
        if rows.empty:
            parts.empty("No priority of this plan is recorded.")
        else:
            parts.figure(parts.drawn(figures.money_by_priority, rows), rows, query="priorities_supported")


# --- one priority


def head(row: Mapping[Any, Any]) -> None:
    """The priority's title, its plan, what supports it and what is missing."""
    st.markdown("[← All priorities](./priorities)")
    st.title(words.markdown(row["title"]), anchor=False)
    plan_link = parts.link(row["plan_title"], "priorities", plan=str(row["plan_id"]))
    place = f"Priority {int(row['ordinal'])} of {plan_link}, {_force(row['plan_in_force'])}."
    st.markdown(f"{place} {words.markdown(row['summary'])}")
    projects = int(row["interventions"])
    parts.numbers(
        [
            (
                "Findings tied to it",
                f"{int(row['findings']):,}",
                f"{words.number(int(row['findings_unanswered'])) if row['findings_unanswered'] else 'none'} "
                "without a project that answers",
            ),
            (
                "Projects that serve it",
                f"{projects:,}",
                _funded_today(int(row["running"])),
            ),
            ("Evaluated", f"{int(row['evaluated']):,} of {projects:,}", "published or under way"),
            ("Known to be awarded", words.short_pounds(row["awarded_amount"], "none known"), _unknown(row)),
        ]
    )
    missing = [*gaps(row)]
    if without := int(row["without_amount"]):
        noun = "has" if without == 1 else "have"
        missing.append(f"{words.counted(without, 'serving project')} {noun} no confirmed amount")
    if missing:
        st.warning(words.markdown(f"What is missing: {'; '.join(missing)}."), icon=":material/warning:")
    parts.small(f"{words.markdown(MONEY_NOTE)} Source: {source(row)}")


def findings(found: pd.DataFrame) -> None:
    """The findings tied to it, each with the claim's relation, basis and reason, and what answers it."""
    parts.heading("Findings tied to it")
    if found.empty:
        parts.empty("No inspection finding is tied to this priority.", "[All findings](./findings)")
        return
    parts.cards((_finding(record), _why(record)) for record in queries.as_records(found.head(MOST_CARDS)))
    _say_more(found, "finding")
    parts.rows_behind(found, query="priority_findings")


def _finding(record: Mapping[Any, Any]) -> str:
    relation = parts.status(record["relation_label"], record["relation_mark"], record["relation_tone"])
    # A positive practice needs no project, so having none is no gap.
    answered = (
        parts.status(record["link_label"], record["link_mark"], record["link_tone"])
        if record["calls_for_work"]
        else ""
    )
    link = parts.link(record["summary"], "findings", finding=str(record["finding_id"]))
    inspection = parts.link(record["inspection_title"], "responses", inspection=str(record["inspection_id"]))
    return f"{link}  \n{relation} {answered} {words.markdown(record['finding_type_label'])} in {inspection}"


def _why(record: Mapping[Any, Any]) -> str:
    basis = words.markdown(f"{record['basis_label']}: {record['rationale']}")
    return f"{basis} (source: {source(record)})"


def projects(found: Sequence[InterventionsFound]) -> None:
    """The projects that serve it with their money and evaluation; then those on the same subject."""
    serving, related = ([row for row in found if bool(row.is_answer) is wanted] for wanted in (True, False))
    parts.heading("Projects that serve it")
    if not serving:
        parts.empty("No project serves this priority.", "[All projects](./interventions)")
    show.cards(interventions.claimed(serving[:MOST_CARDS]))
    _say_more(serving, "project")
    if related:
        parts.heading(
            "Projects on the same subject", "They are about the same thing, but do not serve the priority."
        )
        show.cards(interventions.claimed(related[:MOST_CARDS]))
        _say_more(related, "project")
    if found:
        parts.rows_behind(queries.frame_of(InterventionsFound, found), query="interventions_found")


def _say_more(found: Sized, noun: str) -> None:
    if len(found) > MOST_CARDS:
        parts.small(
            words.markdown(f"The first {MOST_CARDS} of {words.counted(len(found), noun)}; the rows hold all.")
        )

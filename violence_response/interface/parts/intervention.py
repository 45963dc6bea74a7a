"""One intervention: what it does, its money, its evidence, what it answers and where each fact was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import findings as account
from violence_response.interface import parts, show
from violence_response.interface.parts.interventions import RATING_NOTE, evaluation_badge, rated_when
from violence_response.rows import FindingsFound


def source(record: Mapping[Any, Any], prefix: str = "") -> str:
    """Markdown for the source of a record, a link to where it is described."""
    return parts.link(
        record[f"{prefix}source_title"], "about_the_data", source=str(record[f"{prefix}source_id"])
    )


def for_whom(record: Mapping[Any, Any]) -> str:
    """Whom a project is for, with the ages where they are stated."""
    youngest, oldest = record["age_from"], record["age_to"]
    if words.is_unknown(youngest) and words.is_unknown(oldest):
        ages = "ages not stated"
    elif words.is_unknown(oldest):
        ages = f"aged {int(youngest)} and over"
    elif words.is_unknown(youngest):
        ages = f"up to age {int(oldest)}"
    else:
        ages = f"aged {int(youngest)} to {int(oldest)}"
    group = record["target_group"]
    return words.sentence(ages) if words.is_unknown(group) else f"{group} ({ages})"


def head(record: Mapping[Any, Any]) -> None:
    """The name, the states as words, and the facts that come first."""
    st.markdown("[← All projects](./interventions)")
    st.title(words.markdown(record["name"]), anchor=False)
    money = parts.status(record["money_label"], record["money_mark"], record["money_tone"])
    st.markdown(f"{money} {evaluation_badge(record)}")
    st.markdown(words.markdown(record["description"]))
    provider = "not stated"
    if not words.is_unknown(record["provider_id"]):
        provider = parts.link(record["provider_name"], "interventions", provider=str(record["provider_id"]))
    unit = {True: "yes", False: "no"}.get(record["is_curv_funded"], "not stated")
    parts.facts(
        [
            ("Who delivers it", provider),
            ("For whom", words.markdown(for_whom(record))),
            (
                "Money",
                words.markdown(
                    words.money(record["awarded_amount"], record["other_amount"], record["not_stated"])
                ),
            ),
            ("Funding ends", words.markdown(words.day(record["last_end_date"], "not stated"))),
            ("Paid for or run by the violence reduction unit", unit),
            ("Themes", words.markdown(words.plain(record["theme_names"], "none given"))),
            ("Note", words.markdown(words.plain(record["note"]))),
            ("Source", source(record)),
        ]
    )


def evidence(record: Mapping[Any, Any]) -> None:
    """The rating of its approach and what is known of its own evaluation, kept apart."""
    parts.heading("How well evidenced")
    approach = parts.link(record["approach_name"], "interventions", approach=str(record["approach_id"]))
    rating = words.markdown("no rating found")
    if not words.is_unknown(record["rating_label"]):
        badge = parts.status(record["rating_label"], record["rating_mark"], record["rating_tone"])
        rating = f"{badge} {words.markdown(rated_when(record))}"
    parts.facts(
        [
            ("Approach", approach),
            ("Strand of the Toolkit", words.markdown(words.plain(record["toolkit_name"], "none found"))),
            ("Rating of the approach", rating),
            ("What the rating rests on", words.markdown(words.plain(record["rating_note"], "not stated"))),
            ("Where the rating was read", source(record, "approach_")),
            (
                "Evaluation of this project",
                parts.status(record["evaluation_label"], record["evaluation_mark"], record["evaluation_tone"])
                + " "
                + words.markdown(words.plain(record["evaluation_note"])),
            ),
        ]
    )
    parts.small(words.markdown(RATING_NOTE))


def grants(found: pd.DataFrame) -> None:
    """Every grant with its amount, what the amount is, its dates and its source."""
    parts.heading("Money")
    if found.empty:
        parts.empty("No grant to this project is on record; that does not mean that none was given.")
        return
    parts.table(
        found,
        [
            parts.Column(
                "Amount",
                lambda row: words.markdown(words.pounds(row["amount"], "not stated")),
                align_right=True,
            ),
            parts.Column(
                "What it is",
                lambda row: parts.status(row["basis_label"], row["basis_mark"], row["basis_tone"]),
            ),
            parts.Column("From and to", _dates),
            parts.Column("Fund", _fund),
            parts.Column("Note", lambda row: words.markdown(words.plain(row["note"], "–"))),
            parts.Column("Source", source),
        ],
    )
    parts.rows_behind(found, query="intervention_grants")


def _dates(row: Mapping[Any, Any]) -> str:
    dates = words.period(row["starts_date"], row["ends_date"], str(row["date_precision"]))
    said = (
        "" if row["date_precision"] in ("day", "not_stated") else f" ({str(row['precision_label']).lower()})"
    )
    return words.markdown(dates + said)


def _fund(row: Mapping[Any, Any]) -> str:
    if words.is_unknown(row["fund_name"]):
        return words.markdown("not stated")
    return words.markdown(f"{row['fund_name']} ({row['funder_name']})")


def results(found: pd.DataFrame) -> None:
    """Every reported result with its unit and the words that go with the number."""
    parts.heading("Reported results", "Numbers in different units are never added.")
    if found.empty:
        parts.empty("No result of this project is on record.")
        return
    parts.table(
        found,
        [
            parts.Column("What was counted", "measure"),
            parts.Column("Result", _result),
            parts.Column("As stated", lambda row: words.markdown(words.plain(row["note"], "–"))),
            parts.Column(
                "Period", lambda row: words.markdown(words.period(row["period_from"], row["period_to"]))
            ),
            parts.Column("Source", source),
        ],
    )
    parts.rows_behind(found, query="intervention_reported_results")


def _result(row: Mapping[Any, Any]) -> str:
    return words.markdown(f"{words.plain(float(row['value']))} {row['unit_label']}")


def findings(found: Sequence[FindingsFound]) -> None:
    """The findings it answers, each with how far, on what basis and why; then those on the same subject."""
    for section in account.of_project(found):
        show.in_cards(section)
    if not any(row.is_answer for row in found):
        parts.small(parts.link("Findings that no project answers", "coverage", part="gaps"))
    if found:
        parts.rows_behind(queries.frame_of(FindingsFound, found), query="findings_found")


def _why(record: Mapping[Any, Any]) -> str:
    basis = words.markdown(f"{record['basis_label']}: {record['rationale']}")
    return f"{basis} (source: {source(record)})"


def plan_priorities(found: pd.DataFrame) -> None:
    """The Plan priorities it serves, the present plan's first."""
    parts.heading("Plan priorities it serves")
    if found.empty:
        parts.empty("This project is tied to no Plan priority.", "[All priorities](./priorities)")
        return
    parts.cards((_priority(record), _why(record)) for record in queries.as_records(found))
    parts.rows_behind(found, query="intervention_plan_priorities")


def _priority(record: Mapping[Any, Any]) -> str:
    relation = parts.status(record["relation_label"], record["relation_mark"], record["relation_tone"])
    link = parts.link(record["title"], "priorities", priority=str(record["priority_id"]))
    plan = str(record["plan_title"]) + ("" if record["in_force"] else " (not in force today)")
    return f"{relation} {link} · {words.markdown(plan)}"


def places(found: pd.DataFrame) -> None:
    """Where it works, with how each place was matched."""
    parts.heading("Where it works")
    if found.empty:
        parts.empty("No place of this project is on record.")
        return
    lines = []
    for record in queries.as_records(found):
        within = record["local_authority_name"]
        inside = "" if words.is_unknown(within) or within == record["name"] else f", {within}"
        code = ", no present code" if words.is_unknown(record["area_id"]) else ""
        note = "" if words.is_unknown(record["note"]) else f" ({record['note']})"
        lines.append(f"- {words.markdown(str(record['name']) + inside + code + note)} · {source(record)}")
    st.markdown("\n".join(lines))
    parts.rows_behind(found, query="intervention_place_names")

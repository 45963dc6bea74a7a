"""The pieces of the page on responses: the list of clocks, and one inspection with its dates and replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts.clock import arithmetic
from violence_response.figures import responses as said
from violence_response.interface.filters import Address
from violence_response.interface.parts.tables import (
    Column,
    cards,
    empty,
    facts,
    heading,
    link,
    small,
    status,
    table,
)

PAGE = 20
"""Inspections on one page of the list."""
FACETS = {
    "stage": ("Stage of the response", "stages", "a stage"),
    "regime": ("Rule that sets the date", "regimes", "a rule"),
    "year": ("Year of publication", "years", "a year"),
    "lead": ("Lead inspectorate", "leads", "an inspectorate"),
}
"""Facet and part of the address: its label, the parameter of the queries, and what a value is called."""
NO_BREAK = "\u00a0"
SAFE = "/:?#@!$&'*+,;=%~-._"
"""Characters that an address may hold as they are; at a bracket Markdown would end the link."""


# --- the list


def choices(address: Address, everything: pd.DataFrame) -> dict[str, list[str]]:
    """What is chosen, as parameters of the queries; `everything` is the facets without choices."""
    known = {name: everything.loc[everything["facet"] == name, "value"].tolist() for name in FACETS}
    return {
        parameter: address.many(name, known[name], called) for name, (_, parameter, called) in FACETS.items()
    }


def narrow(address: Address, facets: pd.DataFrame, chosen: Mapping[str, list[str]]) -> None:
    """The facets in a box, each value with the number of inspections it would leave."""
    count = sum(len(values) for values in chosen.values())
    label = "Narrow the list" + (f" ({count} chosen)" if count else "")
    box = st.expander(label, icon=":material/filter_list:", key="responses-narrow", on_change="rerun")
    if not box.open:
        return
    with box:
        columns = st.columns(len(FACETS))
        for column, (name, (called, parameter, _)) in zip(columns, FACETS.items(), strict=True):
            of_facet = facets[facets["facet"] == name]
            options = {
                str(value): f"{text} ({int(number):,})"
                for value, text, number in zip(
                    of_facet["value"], of_facet["label"], of_facet["inspections"], strict=True
                )
            }
            with column:
                address.multiselect(name, called, options, chosen[parameter], placeholder="All")


def shown(facets: pd.DataFrame) -> int:
    """How many inspections the choices leave."""
    return int(facets.loc[facets["facet"] == "all", "inspections"].sum())


def pages(count: int) -> int:
    """How many pages the list has."""
    return max(1, -(-count // PAGE))


def inspections(frame: pd.DataFrame, count: int, everything: pd.DataFrame) -> None:
    """The list, grouped by the state of the clock, with what each group means."""
    total = shown(everything)
    if not count:
        empty("No inspection has all of this.", "Take a choice away to see more.")
        return
    if count < total:
        st.markdown(f"{words.sentence(words.number(count))} of {words.counted(total, 'inspection')}.")
    for state, rows in groupby(queries.as_records(frame), key=lambda record: str(record["clock_state"])):
        heading(*said.GROUPS[state])
        # One element for a group, because a box for each inspection would fill the first screen with borders.
        st.markdown("\n".join(f"- {_line(record)}" for record in rows))


def _line(row: Mapping[Any, Any]) -> str:
    name = link(row["title"], "responses", inspection=str(row["inspection_id"]))
    headline = f"**{name}** {status(row['stage_label'], row['stage_mark'], row['stage_tone'])}"
    lead = words.plain(row["lead_name"], "lead inspectorate not stated")
    published = f"Report by {lead}, {words.day(row['published_date'], 'day of publication not known')}."
    sentences = (said.clock(row), said.copies(row), said.replies(row), published)
    return f"{headline}  \n:small[{words.markdown(' '.join(text for text in sentences if text))}]"


# --- one inspection


def title(row: Mapping[str, Any]) -> None:
    """The way back and to the briefings, the report's title and its stage in word, sign and colour."""
    key = str(row["inspection_id"])
    ways = [
        link("All inspections", "responses"),
        link("The Commissioner's note", "briefing", inspection=key),
        link("A draft of the response form", "briefing", kind="response", inspection=key),
    ]
    st.markdown(" · ".join(ways))
    st.subheader(words.markdown(row["title"]), anchor=False)
    st.markdown(status(row["stage_label"], row["stage_mark"], row["stage_tone"]))


def clock(row: Mapping[str, Any], dates: pd.DataFrame, today: date) -> None:
    """The clock's arithmetic in words, the report that covers this one as a link, and the dates in order."""
    heading("The clock")
    lines = [words.markdown(sentence) for sentence in arithmetic(row, today)]
    if not words.is_unknown(row["covered_by_inspection_id"]):
        title_of = str(row["covered_by_title"])
        opened = link(title_of, "responses", inspection=str(row["covered_by_inspection_id"]))
        lines = [line.replace(words.markdown(title_of), opened) for line in lines]
    st.markdown("\n".join(f"- {line}" for line in lines))
    columns = [Column("Day", _date), Column("What", _step), Column("From today", _distance)]
    table(dates[dates["step_date"].notna()], columns)
    if missing := [str(label) for label in dates.loc[dates["step_date"].isna(), "label"]]:
        small(f"**Day not recorded:** {words.markdown('; '.join(missing))}.")


def _date(record: Mapping[str, Any]) -> str:
    written: dict[str, Callable[[Any], str]] = {"month": words.month, "year": lambda value: str(value.year)}
    text = written.get(str(record["date_precision"]), words.day)(record["step_date"])
    text = text.replace(" ", NO_BREAK)
    return f"**{text}**" if record["kind"] == "today" else text


def _step(record: Mapping[str, Any]) -> str:
    label = words.markdown(record["label"])
    if record["kind"] == "today":
        return f"**{label}**"
    return f"{label} (set by the rule)" if record["kind"] == "rule" else label


def _distance(record: Mapping[str, Any]) -> str:
    # To count days from a month or a year would claim more than is known.
    if record["date_precision"] != "day" or record["kind"] == "today":
        return ""
    return words.days_left(record["days_from_today"]).replace(" ", NO_BREAK)


def report(row: Mapping[str, Any], bodies: pd.DataFrame) -> None:
    """What the report is: bodies, fieldwork, what it states and what is held here, source and doubts."""
    heading("The report")
    st.markdown(words.markdown(row["summary"]))
    inspectorates = bodies.loc[bodies["role"] == "inspectorate", "name"].tolist()
    others = bodies.loc[bodies["role"] != "inspectorate", "name"].tolist()
    fieldwork = words.period(row["fieldwork_from"], row["fieldwork_to"], str(row["fieldwork_precision"]))
    facts(
        [
            ("Kind", words.markdown(said.report_kinds(row))),
            ("Lead", words.markdown(words.plain(row["lead_name"], "not stated"))),
            ("Inspectorates", words.markdown(words.joined(inspectorates)) if inspectorates else "not stated"),
            ("Inspected", words.markdown(words.joined(others)) if others else "not stated"),
            ("Fieldwork", words.markdown(fieldwork)),
            ("Force quoted in it", words.plain(row["is_force_quoted"], "not stated")),
            ("Rule that sets our date", words.markdown(row["regime_label"])),
            ("Why a response, or why not", words.markdown(words.plain(row["response_reason"], "not stated"))),
            ("Report", _source(row["source_title"], row["source_url"], row["source_id"])),
        ]
    )
    st.markdown(words.markdown(said.counts_stated(row)))
    if not words.is_unknown(row["note"]):
        small(f"**Missing or doubtful:** {words.markdown(row['note'])}")


def _source(title_of: Any, url: Any, source_id: Any) -> str:
    known = link(words.plain(title_of, "not stated"), "about_the_data", source=str(source_id))
    return known if words.is_unknown(url) else f"{known} ({external('open the page', url)})"


def external(label: str, url: Any) -> str:
    """A link that leaves this program; only web addresses become links, anything else is shown as typed."""
    address = str(url).strip()
    if address.partition("://")[0].lower() not in ("https", "http"):
        return words.markdown(address)
    # What would end the link early in Markdown is written as its code; what is a code already stays.
    return f"[{words.markdown(label)}]({quote(address, safe=SAFE)})"


def response(row: Mapping[str, Any]) -> None:
    """Our response: what it says, where it is, who was sent a copy, and what is not known of it."""
    heading("Our response")
    if not row["has_response"]:
        seen = words.markdown(row["response_seen_label"])
        st.markdown(f"No response is recorded here; that does not mean that none was given. {seen}.")
        return
    if not words.is_unknown(row["response_summary"]):
        st.markdown(words.markdown(row["response_summary"]))
    url, is_out = row["response_url"], row["clock_state"] == "answered"
    unknown = "day not recorded" if is_out else "no publication is recorded"
    facts(
        [
            ("Published", words.day(row["response_published_date"], unknown)),
            ("Address", "not recorded" if words.is_unknown(url) else external("open our response", url)),
            ("Copy to the inspectorate", words.day(row["sent_to_inspectorate_date"], "not recorded")),
            ("Copy to the Home Office", words.day(row["forwarded_to_home_office_date"], "not recorded")),
            ("What we have seen", words.markdown(row["response_seen_label"])),
            ("Read in", _source(row["response_source_title"], None, row["response_source_id"])),
        ]
    )
    if int(row["responses"]) > 1:
        small(f"{int(row['responses'])} responses are recorded; this is the one that decides the clock.")
    if not words.is_unknown(row["response_note"]):
        small(f"**Missing or doubtful:** {words.markdown(row['response_note'])}")


def replies(row: Mapping[str, Any], frame: pd.DataFrame) -> None:
    """What the response says finding by finding, and what it leaves open."""
    heading("Finding by finding")
    if frame.empty:
        empty("No finding of this report is held here.", "Its page at the source lists what it found.")
        return
    replied = {**row, "replied": int(frame["is_replied"].sum())}
    st.markdown(words.markdown(said.replies(replied)))
    if row["has_response"]:
        st.markdown("\n".join(f"- {words.markdown(gap)}" for gap in said.reply_gaps(frame)))
    cards(_finding(record, bool(row["has_response"])) for record in queries.as_records(frame))


def _finding(record: Mapping[Any, Any], has_response: bool) -> tuple[str, str]:
    number = f"{int(record['ordinal'])}. "
    name = link(record["summary"], "findings", finding=str(record["finding_id"]))
    marks = [status(record["finding_type_label"], record["finding_type_mark"], record["finding_type_tone"])]
    if has_response:
        label = words.plain(record["acceptance_label"], "No reply recorded")
        marks.append(status(label, record["acceptance_mark"], record["acceptance_tone"]))
    if record["calls_for_work"]:
        marks.append(status(record["work_label"], record["work_mark"], record["work_tone"]))
    else:
        marks.append("no action needed from us")
    below = _reply(record) if has_response else []
    if not words.is_unknown(record["due_date"]):
        below.append(f"**Date set for it:** {words.day(record['due_date'])}")
    return f"{words.markdown(number)} {name}  \n{' '.join(marks)}", "  \n".join(below)


def _reply(record: Mapping[Any, Any]) -> list[str]:
    lines = []
    if not words.is_unknown(record["action_or_reason"]):
        where = "" if words.is_unknown(record["reference"]) else f" ({words.markdown(record['reference'])})"
        lines.append(f"**Our reply:** {words.markdown(record['action_or_reason'])}{where}")
    if not words.is_unknown(record["reply_note"]):
        lines.append(f"**What it does not say:** {words.markdown(record['reply_note'])}")
    if record["lacks_action"]:
        lines.append("**Section 55(5B):** neither an action nor a reason why none is recorded.")
    return lines

"""The list of findings: what can be chosen, the sentence that counts, and the findings themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface.filters import Address
from violence_response.interface.parts.tables import empty, link, status

PAGE_SIZE = 20
# The facet's name in the address, the query's parameter, its label, and what a link's unknown values are.
FACETS = (
    ("inspection", "inspections", "Inspection", "inspections"),
    ("theme", "themes", "Theme", "themes"),
    ("kind", "kinds", "Kind", "kinds of finding"),
    ("addressee", "addressees", "Addressed to", "addressees"),
    ("acceptance", "acceptances", "Our reply", "replies"),
    ("delivery", "deliveries", "Delivery", "states of delivery"),
    ("link", "links", "Projects", "states of projects"),
)
SORTS = {
    "inspection": "Newest inspection first",
    "deadline": "Nearest date set by the report",
    "kind": "Kind, most serious first",
    "updated": "Recently updated first",
}


def choices(address: Address, values: pd.DataFrame) -> dict[str, Any]:
    """What is chosen, as parameters of the queries; `values` is finding_facets without a choice."""
    chosen: dict[str, Any] = {"search": address.text("search")}
    for facet, parameter, _, called in FACETS:
        known = list(values.loc[values["facet"] == facet, "value"])
        chosen[parameter] = address.many(facet, known, called)
    return chosen


def narrowing(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What of the choices narrows the list; the frames of everything are then read once only."""
    return {parameter: value for parameter, value in chosen.items() if value}


def sort(address: Address) -> str:
    """The order asked for."""
    return address.one("sort", list(SORTS), "order", "inspection")


def page(address: Address, found: int) -> int:
    """The number of the page asked for."""
    return address.number("page", pages(found))


def pages(found: int) -> int:
    """How many pages that many findings fill."""
    return -(-found // PAGE_SIZE)


def filters(
    address: Address, values: pd.DataFrame, counts: pd.DataFrame, chosen: Mapping[str, Any], order: str
) -> None:
    """The search, the order and the lists to choose from, each value with the findings it would give."""
    left, right = st.columns([3, 2])
    again = {"on_change": address.first_page}
    with left:
        address.search("search", "Words in findings, themes and our replies", chosen["search"], **again)
    with right:
        address.selectbox("sort", "Order", SORTS, order, **again)
    held = set(values.loc[values["count"] > 0, "value"])
    number = sum(bool(chosen[parameter]) for _, parameter, _, _ in FACETS)
    title = f"Filters: {number} in use" if number else "Filters"
    # Eight lists cost time on every run; they are drawn only while somebody looks at them.
    box = st.expander(title, icon=":material/filter_list:", key="findings.filters", on_change="rerun")
    if not box.open:
        return
    with box, st.grid(min_column_width=280):
        for facet, parameter, label, _ in FACETS:
            records = queries.as_records(counts[counts["facet"] == facet])
            # A value that no finding has is not offered, unless a link asks for it.
            options = {
                str(record["value"]): f"{record['label']} ({int(record['count']):,})"
                for record in records
                if record["value"] in held or record["value"] in chosen[parameter]
            }
            address.multiselect(facet, label, options, chosen[parameter], placeholder="All", **again)


def in_use(counts: pd.DataFrame, chosen: Mapping[str, Any]) -> None:
    """What is chosen, in words, and the way back to everything."""
    labels = {(row["facet"], row["value"]): row["label"] for row in queries.as_records(counts)}
    said = [f"with the words “{words.markdown(chosen['search'])}”"] if chosen["search"] else []
    for facet, parameter, label, _ in FACETS:
        if chosen[parameter]:
            names = " or ".join(words.markdown(labels[facet, value]) for value in chosen[parameter])
            said.append(f"{label.lower()} **{names}**")
    if said:
        st.markdown(f"Chosen: {'; '.join(said)}. {link('Show all findings', 'findings')}")


def count_sentence(row: Mapping[str, Any]) -> str:
    """How many findings are shown, and what becomes of them."""
    found, held, unanswered = int(row["found"]), int(row["held"]), int(row["unanswered"])
    calling, replied = int(row["calling"]), int(row["replied"])
    first = f"{held:,} findings" if found == held else f"{found:,} of {held:,} findings"
    if held == 1:
        first = "1 finding" if found else "0 of 1 finding"
    if not found:
        return f"**{first}**"
    if calling:
        verb = "calls" if calling == 1 else "call"
        second = f"{words.number(calling)} {verb} for work, and "
        second += "every one has a project" if not unanswered else f"{words.number(unanswered)} of these "
        second += "" if not unanswered else "has no project" if unanswered == 1 else "have no project"
    else:
        second = "none needs action from us"
    third = f"our replies speak to {words.number(replied)}" if replied else "no reply of ours is on record"
    return f"**{first}**: {second}; {third}."


def results(frame: pd.DataFrame, search: str) -> None:
    """One page of findings as cards; the words looked for are marked."""
    if frame.empty:
        empty(
            "No finding fits this choice.",
            "Take a filter away, or " + link("show all findings", "findings") + ".",
        )
    for record in queries.as_records(frame):
        with st.container(border=True, gap="xsmall"):
            st.markdown(_card(record, search))


def _card(record: Mapping[Any, Any], search: str) -> str:
    address = f"./findings?{urlencode({'finding': str(record['finding_id'])})}"
    lines = [f"[{words.highlighted(record['summary'], search)}]({address})", _badges(record)]
    inspection = link(record["inspection_title"], "findings", inspection=str(record["inspection_id"]))
    when = "" if words.is_unknown(record["published_date"]) else f", {words.day(record['published_date'])}"
    themes = ", ".join(
        f"[{words.highlighted(name, search)}](./findings?{urlencode({'theme': key})})"
        for key, name in zip(record["theme_ids"], record["theme_names"], strict=True)
    )
    lines.append(
        f":small[No. {int(record['ordinal'])} of {inspection}{when} · Themes: {themes or 'none given'}]"
    )
    lines += [f":small[{line}]" for line in _where_found(record, search)]
    return "  \n".join(lines)


def _badges(record: Mapping[Any, Any]) -> str:
    badges = [status(record["finding_type_label"], record["finding_type_mark"], record["finding_type_tone"])]
    if record["calls_for_work"] or record["link_tone"] == "good":
        badges.append(status(record["link_label"], record["link_mark"], record["link_tone"]))
    else:
        badges.append(status("No action needed from us", "–", "neutral"))
    if words.is_unknown(record["acceptance_label"]):
        badges.append(status("No reply recorded", "?", "neutral"))
    else:
        label = f"Our reply: {record['acceptance_label'].lower()}"
        badges.append(status(label, record["acceptance_mark"], record["acceptance_tone"]))
    if not words.is_unknown(record["delivery_label"]):
        label = f"Delivery: {record['delivery_label'].lower()}"
        badges.append(status(label, record["delivery_mark"], record["delivery_tone"]))
    if not words.is_unknown(record["due_date"]):
        badges.append(status(due(record["due_date"], record["days_left"]), "◷", "neutral"))
    return " ".join(badges)


def due(date: Any, days: Any) -> str:
    """The day a report sets for a finding, with the days to it."""
    return f"Report asks for it by {words.day(date)}, {words.days_left(days)}"


def _where_found(record: Mapping[Any, Any], search: str) -> Sequence[str]:
    """Where else the words occur: in our reply, or among the words of a theme."""
    lines = []
    for label, column in (("Our reply", "reply_text"), ("What our reply leaves out", "reply_note")):
        if not words.is_unknown(record[column]) and words.has_words(record[column], search):
            lines.append(f"{label}: {words.highlighted(record[column], search)}")
    terms = [term.strip() for text in record["theme_terms"] for term in str(text).split(";")]
    if matching := [words.highlighted(term, search) for term in terms if words.has_words(term, search)]:
        lines.append(f"Words of its themes: {', '.join(matching)}")
    return lines

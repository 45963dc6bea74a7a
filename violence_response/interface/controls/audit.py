"""The audit trail, for administrators: who saved what and when, with names, and what each row was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import streamlit as st

from violence_response import words
from violence_response.interface.controls.tables import (
    Column,
    empty,
    facts,
    heading,
    link,
    small,
    status,
    table,
    text,
)
from violence_response.interface.filters import Address
from violence_response.rows import RecordingFacets, RecordingRows, RecordingsListed


class Difference(NamedTuple):
    """A value that a recording changed."""

    row: str
    column: str
    before: str | None
    after: str | None


PAGE_SIZE = 50
PERIODS = {"all": "At any time", "7": "In the last 7 days", "30": "In the last 30 days", "365": "In a year"}
STATES = {
    "stands": ("In effect", "●", "neutral"),
    "undone": ("Undone later", "↶", "caution"),
    "undoing": ("Undoes another", "↶", "neutral"),
}
# The facet's name in the address, the query's parameter, its label, and what a link's unknown values are.
FACETS = (
    ("role", "roles", "Who, as a role", "roles"),
    ("kind", "kinds", "What was done", "kinds"),
    ("state", "states", "Undone", "states"),
)


def closed() -> None:
    """For anyone who may not read the trail: why, and where to look instead."""
    st.markdown(
        "The audit trail shows people's names, so only administrators read it. What was recorded, and by "
        f"which role, is shown with each finding and under {link('what changed lately', 'overview')}."
    )


def introduction() -> None:
    """What the trail holds, and for whom."""
    small(
        "Each time somebody saves something, it is listed here: when, who (by name where "
        "people sign in), what, and every value before and after. Only administrators see this page; "
        "everybody else reads roles."
    )


def choices(address: Address, values: Sequence[RecordingFacets], today: date) -> dict[str, Any]:
    """What is chosen, as parameters of recordings_listed."""
    chosen: dict[str, Any] = {"search": address.text("search")}
    for facet, parameter, _, called in FACETS:
        known = [row.value for row in values if row.facet == parameter]
        chosen[parameter] = address.many(facet, known, called)
    days = address.one("when", list(PERIODS), "period", "all")
    chosen["since"] = None if days == "all" else (today - timedelta(days=int(days))).isoformat()
    return chosen


def filters(address: Address, values: Sequence[RecordingFacets], chosen: Mapping[str, Any]) -> None:
    """The search, the time and the lists to choose from."""
    again = {"on_change": address.first_page}
    with st.grid(min_column_width=170):
        address.search("search", "Words or a name", chosen["search"], **again)
        when = address.one("when", list(PERIODS), "period", "all")
        address.selectbox("when", "When", PERIODS, when, **again)
        for facet, parameter, label, _ in FACETS:
            options = {
                row.value: f"{_named(parameter, row.value)} ({row.recordings:,})"
                for row in values
                if row.facet == parameter
            }
            address.multiselect(facet, label, options, chosen[parameter], placeholder="All", **again)


def _named(parameter: str, value: str) -> str:
    return STATES[value][0] if parameter == "states" else words.sentence(value.replace("_", " "))


def trail(found: Sequence[RecordingsListed]) -> None:
    """One page of the trail: when, who, what, and whether it was undone."""
    if not found:
        empty("Nothing that was recorded fits this choice.", link("Show everything", "audit"))
        return
    count = found[0].recordings
    order = ", the newest first" if count > 1 else ""
    st.markdown(f"**{words.sentence(words.counted(count, 'recording'))}**{order}.")
    table(found, [
        Column("When", lambda row: _moment(row.recorded_at)),
        Column("Who", _who),
        Column("What", lambda row: link(row.words, "audit", recording=row.recording_id)),
        Column("State", lambda row: status(*STATES[row.state])),
        Column("Kind", lambda row: words.markdown(_named("kinds", row.kind))),
    ])  # fmt: skip


def pages(found: Sequence[RecordingsListed]) -> int:
    """How many pages there are, from the count in the rows of one page."""
    return -(-found[0].recordings // PAGE_SIZE) if found else 0


def recording(row: RecordingsListed, written: Sequence[RecordingRows]) -> None:
    """One recording: who, when, what, and each value before and after."""
    st.markdown(link("The whole audit trail", "audit"))
    heading(words.markdown(row.words))
    facts(
        [
            ("When", _moment(row.recorded_at)),
            ("Who", _who(row)),
            ("Kind", words.markdown(_named("kinds", row.kind))),
            ("State", status(*STATES[row.state])),
        ]
    )
    values = list(_values(written))
    if not values:
        empty("It wrote no row of the register's tables.")
        return
    table(values, [
        Column("Row", lambda value: text(value.row)),
        Column("Column", lambda value: text(value.column)),
        Column("Before", lambda value: text(value.before)),
        Column("After", lambda value: text(value.after)),
    ])  # fmt: skip


def can_be_undone(row: RecordingsListed) -> bool:
    """Whether a recording is in effect and was somebody's: what a build brought is changed in its files."""
    return row.state == "stands" and row.kind != "build"


def _values(written: Sequence[RecordingRows]) -> Iterator[Difference]:
    """Each value that differs, the rows in the order in which they were written."""
    for row in reversed(written):
        before = json.loads(row.row_before) if row.row_before else {}
        after = json.loads(row.row_after) if row.row_after else {}
        name = f"{row.table_name} {row.row_key}"
        for column in after or before:
            if before.get(column) != after.get(column):
                yield Difference(name, column, before.get(column), after.get(column))


def _who(row: RecordingsListed) -> str:
    role = words.markdown(words.sentence(row.actor_role))
    return f"{words.markdown(row.actor_name)}, {role}" if row.actor_name else role


def _moment(value: datetime) -> str:
    return f"{words.day(value)}, {value:%H:%M}".replace(" ", "\N{NO-BREAK SPACE}")

"""The audit trail, for administrators: who saved what and when, with names, and what each row was before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface.controls.tables import (
    Column,
    empty,
    facts,
    heading,
    link,
    small,
    status,
    table,
)
from violence_response.interface.filters import Address

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


def choices(address: Address, values: pd.DataFrame, today: date) -> dict[str, Any]:
    """What is chosen, as parameters of recordings_listed; `values` is recording_facets."""
    chosen: dict[str, Any] = {"search": address.text("search")}
    for facet, parameter, _, called in FACETS:
        known = [str(value) for value in values.loc[values["facet"] == parameter, "value"]]
        chosen[parameter] = address.many(facet, known, called)
    days = address.one("when", list(PERIODS), "period", "all")
    chosen["since"] = None if days == "all" else (today - timedelta(days=int(days))).isoformat()
    return chosen


def filters(address: Address, values: pd.DataFrame, chosen: Mapping[str, Any]) -> None:
    """The search, the time and the lists to choose from."""
    again = {"on_change": address.first_page}
    with st.grid(min_column_width=170):
        address.search("search", "Words or a name", chosen["search"], **again)
        when = address.one("when", list(PERIODS), "period", "all")
        address.selectbox("when", "When", PERIODS, when, **again)
        for facet, parameter, label, _ in FACETS:
            records = queries.as_records(values[values["facet"] == parameter])
            options = {
                str(row["value"]): f"{_named(parameter, str(row['value']))} ({int(row['recordings']):,})"
                for row in records
            }
            address.multiselect(facet, label, options, chosen[parameter], placeholder="All", **again)


def _named(parameter: str, value: str) -> str:
    return STATES[value][0] if parameter == "states" else words.sentence(value.replace("_", " "))


def trail(frame: pd.DataFrame) -> None:
    """One page of the trail: when, who, what, and whether it was undone."""
    if frame.empty:
        empty("Nothing that was recorded fits this choice.", link("Show everything", "audit"))
        return
    count = int(frame["recordings"].iloc[0])
    order = ", the newest first" if count > 1 else ""
    st.markdown(f"**{words.sentence(words.counted(count, 'recording'))}**{order}.")
    table(frame, [
        Column("When", lambda row: _moment(row["recorded_at"])),
        Column("Who", _who),
        Column("What", lambda row: link(row["words"], "audit", recording=str(row["recording_id"]))),
        Column("State", lambda row: status(*STATES[str(row["state"])])),
        Column("Kind", lambda row: words.markdown(_named("kinds", str(row["kind"])))),
    ])  # fmt: skip


def pages(frame: pd.DataFrame) -> int:
    """How many pages there are, from the count in a page of recordings_listed."""
    return 0 if frame.empty else -(-int(frame["recordings"].iloc[0]) // PAGE_SIZE)


def recording(row: Mapping[str, Any], written: pd.DataFrame) -> None:
    """One recording: who, when, what, and each value before and after."""
    st.markdown(link("The whole audit trail", "audit"))
    heading(words.markdown(row["words"]))
    facts(
        [
            ("When", _moment(row["recorded_at"])),
            ("Who", _who(row)),
            ("Kind", words.markdown(_named("kinds", str(row["kind"])))),
            ("State", status(*STATES[str(row["state"])])),
        ]
    )
    values = pd.DataFrame(_values(written), columns=["row", "column", "before", "after"])
    if values.empty:
        empty("It wrote no row of the register's tables.")
        return
    table(values, [
        Column("Row", "row"),
        Column("Column", "column"),
        Column("Before", "before"),
        Column("After", "after"),
    ])  # fmt: skip


def can_be_undone(row: Mapping[str, Any]) -> bool:
    """Whether a recording is in effect and was somebody's: what a build brought is changed in its files."""
    return bool(row["state"] == "stands" and row["kind"] != "build")


def _values(written: pd.DataFrame) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Each value that differs, the rows in the order in which they were written."""
    for row in queries.as_records(written.iloc[::-1]):
        before = {} if words.is_unknown(row["row_before"]) else json.loads(row["row_before"])
        after = {} if words.is_unknown(row["row_after"]) else json.loads(row["row_after"])
        name = f"{row['table_name']} {row['row_key']}"
        for column in after or before:
            if before.get(column) != after.get(column):
                yield name, column, before.get(column), after.get(column)


def _who(row: Mapping[str, Any]) -> str:
    role = words.markdown(words.sentence(str(row["actor_role"])))
    return role if words.is_unknown(row["actor_name"]) else f"{words.markdown(row['actor_name'])}, {role}"


def _moment(value: Any) -> str:
    return f"{words.day(value)}, {value:%H:%M}".replace(" ", "\N{NO-BREAK SPACE}")

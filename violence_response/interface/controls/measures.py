"""Headline measures with their sources. Values of different series are never set against one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface.controls.tables import (
    Column,
    download,
    empty,
    facts,
    heading,
    link,
    table,
)

PER = "per_"
"""How the units of rates begin in the vocabulary measure_unit."""


def measures(found: pd.DataFrame) -> None:
    """Every indicator with its newest value; `found` is the frame `measures_newest`."""
    if found.empty:
        empty(
            "The register holds no indicators.",
            "Fill `measures.csv` and `observations.csv` in the data folder.",
        )
        return
    with_figure = found[found["value"].notna()]
    for subject, called in (("knives", "Knives and sharp objects"), ("other", "Violence and other measures")):
        some = with_figure[with_figure["subject"] == subject]
        if not some.empty:
            heading(called, _series(some))
            if subject == "knives":
                _definitions(
                    some[some["unit"].str.startswith(PER) & some["name"].str.contains("(?i)knife|knives")]
                )
            table(some, _columns())
    _not_found(found[found["value"].isna()])


def _series(some: pd.DataFrame) -> str:
    series = int(some["series"].nunique())
    counted = f"{words.counted(len(some), 'measure')} from {words.counted(series, 'series', 'series')}"
    return (
        f"{words.sentence(counted)}. Figures of different series count different things: "
        "none is drawn as one line with another or compared as a change."
    )


def _definitions(rates: pd.DataFrame) -> None:
    if len(rates) < 2:
        return
    series = int(rates["series"].nunique())
    listed = words.joined(
        f"{words.plain(record['value'])} {record['unit_label']} ({_period(record)})"
        for record in queries.as_records(rates)
    )
    title = f"{words.counted(len(rates), 'definition')}, {words.counted(series, 'series', 'series')}"
    st.markdown(f"**{words.markdown(words.sentence(title))}.** Knife crime rates: {words.markdown(listed)}.")


def _columns() -> tuple[Column, ...]:
    return (
        Column("Measure, what it counts, and the source", _name),
        Column("Newest value, and what is doubtful", _value),
    )


def _value(record: Mapping[str, Any]) -> str:
    value = f"**{words.markdown(words.plain(record['value']))}** {words.markdown(record['unit_label'])}"
    return f"{value}, {_when_and_where(record)}{_beside(record)}.{_doubts(record)}"


def _name(record: Mapping[str, Any]) -> str:
    name = link(record["name"], "violence", show="measures", measure=record["measure_id"])
    return f"{name}: {words.markdown(record['definition'])}. Source: {_source(record)}"


def _period(record: Mapping[Any, Any]) -> str:
    stated = not (words.is_unknown(record["period_from"]) and words.is_unknown(record["period_to"]))
    if not stated:
        return "period not stated"
    return words.period(
        record["period_from"], record["period_to"], "month" if _whole_months(record) else "day"
    )


def _whole_months(record: Mapping[Any, Any]) -> bool:
    starts, ends = record["period_from"], record["period_to"]
    known = not (words.is_unknown(starts) or words.is_unknown(ends))
    return known and starts.day == 1 and (ends + pd.Timedelta(days=1)).day == 1


def _when_and_where(record: Mapping[str, Any]) -> str:
    more = int(record["values_held"]) - 1
    also = f"; {words.counted(more, 'other value')} held" if more else ""
    return words.markdown(f"{_period(record)}, {_place(record)}{also}")


def _place(record: Mapping[str, Any]) -> str:
    return words.plain(record["place_name"], "place not stated")


def _beside(record: Mapping[str, Any]) -> str:
    if words.is_unknown(record["comparator_value"]):
        return ""
    label = words.plain(record["comparator_label"], "not said what")
    return words.markdown(f"; beside it {words.plain(record['comparator_value'])} ({label})")


def _doubts(record: Mapping[str, Any]) -> str:
    notes = [
        str(record[name]) for name in ("value_note", "measure_note") if not words.is_unknown(record[name])
    ]
    return f" {words.markdown('. '.join(notes))}." if notes else ""


def _source(record: Mapping[str, Any]) -> str:
    return link(record["source_title"], "about_the_data", source=str(record["source_id"]))


def _not_found(missing: pd.DataFrame) -> None:
    if missing.empty:
        return
    heading(
        "No figure was found",
        "These are asked for or promised, and no number is given in published sources.",
    )
    table(
        missing,
        (
            Column("Measure, what it counts, and the source", _name),
            Column("What is doubtful", lambda r: f"No figure was found.{_doubts(r)}"),
        ),
    )


def measure(opened: pd.DataFrame, values: pd.DataFrame) -> None:
    """One indicator with all its values: its row of `measures_newest`, and the frame `measure_values`."""
    record = queries.as_records(opened)[0]
    st.markdown(f"[All measures](./violence?show=measures) · {words.markdown(record['name'])}")
    heading(str(record["name"]))
    facts(
        (
            ("What it counts", words.markdown(record["definition"])),
            ("Unit", words.markdown(record["unit_label"])),
            ("Series", words.markdown(str(record["series"]).replace("-", " "))),
            ("Doubtful", words.markdown(words.plain(record["measure_note"]))),
        )
    )
    if values.empty:
        empty(
            "No figure was found for this measure.", "It is kept so that nobody takes its absence for zero."
        )
        return
    table(
        values,
        (
            Column("Period and place", lambda r: words.markdown(f"{_period(r)}, {_place(r)}")),
            Column("Value", lambda r: f"{words.markdown(words.plain(r['value']))}{_beside(r)}"),
            Column("Source and what is doubtful", _value_source),
        ),
        most=60,
    )
    download(values, str(record["measure_id"]), key="measure_values")


def _value_source(record: Mapping[str, Any]) -> str:
    note = words.plain(record["note"])
    return link(record["source_title"], "about_the_data", source=str(record["source_id"])) + words.markdown(
        f". {note}" if note else ""
    )

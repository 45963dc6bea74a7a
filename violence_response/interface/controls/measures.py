"""Headline measures with their sources. Values of different series are never set against one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

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
from violence_response.rows import MeasuresNewest, MeasureValues

PER = "per_"
"""How the units of rates begin in the vocabulary measure_unit."""


def measures(found: Sequence[MeasuresNewest]) -> None:
    """Every indicator with its newest value."""
    if not found:
        empty(
            "The register holds no indicators.",
            "Fill `measures.csv` and `observations.csv` in the data folder.",
        )
        return
    with_figure = [row for row in found if row.value is not None]
    for subject, called in (("knives", "Knives and sharp objects"), ("other", "Violence and other measures")):
        some = [row for row in with_figure if row.subject == subject]
        if some:
            heading(called, _series(some))
            if subject == "knives":
                _definitions([row for row in some if _is_knife_rate(row)])
            table(some, _COLUMNS)
    _not_found([row for row in found if row.value is None])


def _is_knife_rate(row: MeasuresNewest) -> bool:
    return row.unit.startswith(PER) and re.search("(?i)knife|knives", row.name) is not None


def _series(some: Sequence[MeasuresNewest]) -> str:
    series = len({row.series for row in some})
    counted = f"{words.counted(len(some), 'measure')} from {words.counted(series, 'series', 'series')}"
    return (
        f"{words.sentence(counted)}. Figures of different series count different things: "
        "none is drawn as one line with another or compared as a change."
    )


def _definitions(rates: Sequence[MeasuresNewest]) -> None:
    if len(rates) < 2:
        return
    series = len({row.series for row in rates})
    listed = words.joined(f"{words.plain(row.value)} {row.unit_label} ({_period(row)})" for row in rates)
    title = f"{words.counted(len(rates), 'definition')}, {words.counted(series, 'series', 'series')}"
    st.markdown(f"**{words.markdown(words.sentence(title))}.** Knife crime rates: {words.markdown(listed)}.")


def _value(row: MeasuresNewest) -> str:
    value = f"**{words.markdown(words.plain(row.value))}** {words.markdown(row.unit_label)}"
    return f"{value}, {_when_and_where(row)}{_beside(row)}.{_doubts(row)}"


def _name(row: MeasuresNewest) -> str:
    name = link(row.name, "violence", show="measures", measure=row.measure_id)
    return f"{name}: {words.markdown(row.definition)}. Source: {_source(row)}"


_COLUMNS = (
    Column("Measure, what it counts, and the source", _name),
    Column("Newest value, and what is doubtful", _value),
)


def _period(row: MeasuresNewest | MeasureValues) -> str:
    if row.period_from is None and row.period_to is None:
        return "period not stated"
    return words.period(row.period_from, row.period_to, "month" if _whole_months(row) else "day")


def _whole_months(row: MeasuresNewest | MeasureValues) -> bool:
    if row.period_from is None or row.period_to is None:
        return False
    return row.period_from.day == 1 and (row.period_to + timedelta(days=1)).day == 1


def _when_and_where(row: MeasuresNewest) -> str:
    more = row.values_held - 1
    also = f"; {words.counted(more, 'other value')} held" if more else ""
    return words.markdown(f"{_period(row)}, {_place(row)}{also}")


def _place(row: MeasuresNewest | MeasureValues) -> str:
    return words.plain(row.place_name, "place not stated")


def _beside(row: MeasuresNewest | MeasureValues) -> str:
    if row.comparator_value is None:
        return ""
    label = words.plain(row.comparator_label, "not said what")
    return words.markdown(f"; beside it {words.plain(row.comparator_value)} ({label})")


def _doubts(row: MeasuresNewest) -> str:
    notes = list(filter(None, (row.value_note, row.measure_note)))
    return f" {words.markdown('. '.join(notes))}." if notes else ""


def _source(row: MeasuresNewest | MeasureValues) -> str:
    return link(row.source_title, "about_the_data", source=row.source_id)


def _not_found(missing: Sequence[MeasuresNewest]) -> None:
    if not missing:
        return
    heading(
        "No figure was found",
        "These are asked for or promised, and no number is given in published sources.",
    )
    table(
        missing,
        (
            Column("Measure, what it counts, and the source", _name),
            Column("What is doubtful", lambda row: f"No figure was found.{_doubts(row)}"),
        ),
    )


def measure(opened: MeasuresNewest, values: Sequence[MeasureValues]) -> None:
    """One indicator with all its values."""
    st.markdown(f"[All measures](./violence?show=measures) · {words.markdown(opened.name)}")
    heading(opened.name)
    facts(
        (
            ("What it counts", words.markdown(opened.definition)),
            ("Unit", words.markdown(opened.unit_label)),
            ("Series", words.markdown(opened.series.replace("-", " "))),
            ("Doubtful", words.markdown(words.plain(opened.measure_note))),
        )
    )
    if not values:
        empty(
            "No figure was found for this measure.", "It is kept so that nobody takes its absence for zero."
        )
        return
    table(
        values,
        (
            Column("Period and place", lambda row: words.markdown(f"{_period(row)}, {_place(row)}")),
            Column("Value", lambda row: f"{words.markdown(words.plain(row.value))}{_beside(row)}"),
            Column("Source and what is doubtful", _value_source),
        ),
        most=60,
    )
    download(queries.frame_of(MeasureValues, values), opened.measure_id, key="measure_values")


def _value_source(row: MeasureValues) -> str:
    return _source(row) + words.markdown(f". {row.note}" if row.note else "")

"""Pictures of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.picture import DARK_BLUE, GREY, INK, ORANGE, Picture
from violence_response.figures.rows import name_rows, shortened

MOST_THEMES = 12
# Column of findings_by_theme, what it is called, and its colour.
PARTS = (
    ("answered", "A project answers it", DARK_BLUE),
    ("unanswered", "No project", ORANGE),
    ("no_work", "No action needed from us", GREY),
)


def by_theme(frame: pd.DataFrame) -> Picture:
    """Findings by theme, split by whether a project answers them; the twelve themes with most findings.

    `frame` is that of the query findings_by_theme. Each bar has its theme and its answered findings written
    above it, so that long names can be read on a phone and nothing rests on colour.
    """
    shown = frame.head(MOST_THEMES)
    figure = go.Figure()
    for column, called, colour in PARTS:
        if not shown[column].any():
            continue
        figure.add_bar(
            y=list(range(len(shown))),
            x=shown[column],
            orientation="h",
            width=0.4,
            name=called,
            marker={"color": colour},
            text=[f"{value:,}" if value else "" for value in shown[column]],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            textfont={"color": INK if colour == ORANGE else "white", "size": 13},
            textangle=0,
            hovertemplate=f"{called}: %{{x}}<extra></extra>",
        )
    names = [_row_name(row) for row in queries.as_records(shown)]
    name_rows(figure, names, above=72)
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": 13}}
    figure.update_layout(barmode="stack", showlegend=True, legend=legend)
    figure.update_xaxes(visible=False)
    return Picture(figure, _headline(frame), _sentence(frame))


def _row_name(row: Mapping[Any, Any]) -> str:
    name = shortened(str(row["theme_name"]), 30)
    return f"{name}: {int(row['answered']):,} of {int(row['findings']):,} answered"


def _headline(frame: pd.DataFrame) -> str:
    bare = frame[(frame["answered"] == 0) & (frame["unanswered"] > 0)]
    if bare.empty:
        return "Every theme that calls for work has a finding that a project answers"
    first = bare["theme_name"].iloc[0]
    if len(bare) == 1:
        return f"One theme calls for work and has no finding that a project answers: {first}"
    count = words.sentence(words.number(len(bare)))
    return f"{count} themes call for work and have no finding that a project answers, first {first}"


def _sentence(frame: pd.DataFrame) -> str:
    if frame.empty:
        return "No finding fits this choice."
    parts = [
        f"{row['theme_name']} {words.counted(int(row['findings']), 'finding')}, "
        f"{words.number(int(row['unanswered']))} without a project"
        for row in queries.as_records(frame.head(MOST_THEMES))
    ]
    text = f"Findings by theme: {'; '.join(parts)}."
    if (left := len(frame) - MOST_THEMES) > 0:
        more = words.sentence(words.counted(left, "more theme"))
        text += f" {more} {words.verb(left, 'is', 'are')} in the rows."
    return f"{text} A finding with two themes counts in both."

"""Pictures of findings."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from violence_response import words
from violence_response.figures.picture import DARK_BLUE, GREY, INK, ORANGE, Picture
from violence_response.figures.rows import name_rows, shortened

MOST_THEMES = 12
# Column of findings_by_theme, what it is called, and its colour; the pattern keeps them apart without colour.
PARTS = (
    ("answered", "A project answers it", DARK_BLUE, ""),
    ("unanswered", "No project", ORANGE, "/"),
    ("no_work", "Calls for no work of ours", GREY, "."),
)


def by_theme(frame: pd.DataFrame) -> Picture:
    """Findings by theme, split by whether a project answers them; the twelve themes with most findings.

    `frame` is that of the query findings_by_theme. Each bar has its theme written above it, so that long names can be
    read on a phone.
    """
    shown = frame.head(MOST_THEMES)
    figure = go.Figure()
    for column, called, colour, pattern in PARTS:
        if not shown[column].any():
            continue
        figure.add_bar(
            y=list(range(len(shown))),
            x=shown[column],
            orientation="h",
            width=0.36,
            name=called,
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "fgcolor": "white", "size": 6, "solidity": 0.15},
            },
            text=[f"{value:,}" if value else "" for value in shown[column]],
            textposition="inside",
            insidetextanchor="middle",
            textfont={"color": INK if colour == ORANGE else "white"},
            textangle=0,
            hovertemplate=f"{called}: %{{x}}<extra></extra>",
        )
    names = [
        f"{shortened(str(name))}: {count:,}"
        for name, count in zip(shown["theme_name"], shown["findings"], strict=True)
    ]
    name_rows(figure, names, above=72)
    figure.update_layout(
        barmode="stack", showlegend=True, legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"}
    )
    figure.update_xaxes(visible=False)
    return Picture(figure, _headline(frame), _sentence(frame))


def _headline(frame: pd.DataFrame) -> str:
    bare = frame[(frame["answered"] == 0) & (frame["unanswered"] > 0)]
    if bare.empty:
        return "Every theme that calls for work has a finding that a project answers"
    if len(bare) == 1:
        return f"No project answers a finding on {bare['theme_name'].iloc[0]}"
    return f"On {words.number(len(bare))} themes no project answers a finding, first {bare['theme_name'].iloc[0]}"


def _sentence(frame: pd.DataFrame) -> str:
    if frame.empty:
        return "No finding fits this choice."
    parts = [
        f"{row.theme_name} {words.counted(int(row.findings), 'finding')}, {words.number(int(row.unanswered))} without a project"
        for row in frame.head(MOST_THEMES).itertuples()
    ]
    left = len(frame) - MOST_THEMES
    more = (
        f" {words.sentence(words.counted(left, 'more theme'))} {'has' if left == 1 else 'have'} fewer."
        if left > 0
        else ""
    )
    return f"Findings by theme: {'; '.join(parts)}.{more} A finding with two themes counts in both."

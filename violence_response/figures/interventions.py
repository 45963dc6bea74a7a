"""What is funded on what evidence, as a picture."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.named_bars import name_rows, shortened
from violence_response.figures.picture import (
    DARK_PINK,
    GREY,
    INK,
    ORANGE,
    TURQUOISE,
    Picture,
)

MOST_APPROACHES = 12
GROUPS = {
    "works": TURQUOISE,
    "weak": DARK_PINK,
    "disputed": ORANGE,
    "insufficient": ORANGE,
    "unrated": GREY,
}
"""Colour of each group of ratings; the rating is in words beside every bar."""


def money_by_evidence(approaches: pd.DataFrame, headline: str, sentence: str) -> Picture:
    """Bars of awarded pounds by approach, each with its rating in words and the rating's group in colour.

    `approaches` has the columns of the query `approaches_funded`; headline and sentence say what it shows.
    """
    pounds = approaches["awarded_amount"].astype(float)
    shown = approaches.assign(awarded_amount=pounds)[pounds > 0].head(MOST_APPROACHES)
    figure = go.Figure(_evidence_bars(shown))
    names = [
        f"{shortened(str(row['name']))} · <b>{words.short_pounds(row['awarded_amount'])}</b>"
        for row in queries.as_records(shown)
    ]
    name_rows(figure, names)
    figure.update_xaxes(visible=False, rangemode="tozero")
    return Picture(figure, headline, sentence)


def _evidence_bars(shown: pd.DataFrame) -> go.Bar:
    colours = [GROUPS[str(group)] for group in shown["rating_group"]]
    most = shown["awarded_amount"].max()
    return go.Bar(
        x=shown["awarded_amount"],
        y=list(range(len(shown))),
        orientation="h",
        width=0.36,
        marker={"color": colours},
        text=[words.plain(label, "No rating found") for label in shown["rating_label"]],
        textposition=["inside" if amount > most / 2 else "outside" for amount in shown["awarded_amount"]],
        textfont={"size": 12},
        insidetextfont={"color": ["white" if colour in (GREY, DARK_PINK) else INK for colour in colours]},
        insidetextanchor="start",
        constraintext="none",
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )

"""What is funded, until when, on what evidence and where, as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.named_bars import name_rows, shortened
from violence_response.figures.picture import (
    DARK_BLUE,
    DARK_PINK,
    FAINT,
    GREY,
    INK,
    ORANGE,
    TURQUOISE,
    Picture,
)

MOST_BARS = 40
"""Awards in one picture; the rows below it hold the rest."""
MOST_APPROACHES = 12
GROUPS = {
    "works": TURQUOISE,
    "weak": DARK_PINK,
    "disputed": ORANGE,
    "insufficient": ORANGE,
    "unrated": GREY,
}
"""Colour of each group of ratings; the rating is in words beside every bar."""


# --- when funding ends


def grants_over_time(grants: pd.DataFrame, today: date, headline: str, sentence: str) -> Picture:
    """One bar per award from its first to its last day, newest end at the top, today and a year ahead marked.

    `grants` has the columns of the query `grant_timeline`; headline and sentence say what it shows.
    """
    shown = grants.head(MOST_BARS)
    figure = _bars(shown)
    names = [
        f"<b>{_amount(grant)}</b> · {shortened(str(grant['name']))}" for grant in queries.as_records(shown)
    ]
    name_rows(figure, names, above=44, below=32, more=_day_labels(today))
    now = pd.Timestamp(today)
    latest = max([now + pd.DateOffset(months=13), *shown["ends_date"]])
    figure.update_xaxes(
        range=[now - pd.DateOffset(years=2), latest + pd.DateOffset(days=20)],
        tickformat="%b %Y",
        dtick="M6",
        type="date",
        gridcolor=FAINT,
    )
    figure.update_layout(shapes=_day_shapes(today))
    return Picture(figure, headline, sentence)


def _amount(grant: Mapping[Any, Any]) -> str:
    if words.is_unknown(grant["amount"]):
        return "amount not stated"
    amount = words.short_pounds(grant["amount"])
    return amount if grant["is_given"] else f"{amount} ({str(grant['basis_label']).lower()})"


def _bars(shown: pd.DataFrame) -> go.Figure:
    """A bar for each award; without a stated start only its end is marked, as a bar would claim a length."""
    rows = queries.as_records(shown)
    colours = [
        DARK_BLUE if r["is_given"] else GREY if words.is_unknown(r["amount"]) else ORANGE for r in rows
    ]
    hovers = [
        f"{shortened(str(r['name']), 60)}<br>{_amount(r)}<br>"
        f"{words.period(r['starts_date'], r['ends_date'], str(r['date_precision']))}"
        for r in rows
    ]
    begun = [k for k, r in enumerate(rows) if not words.is_unknown(r["starts_date"])]
    open_ = [k for k, r in enumerate(rows) if words.is_unknown(r["starts_date"])]
    lengths = [
        (rows[k]["ends_date"] - rows[k]["starts_date"] + pd.Timedelta(days=1)).total_seconds() * 1000
        for k in begun
    ]
    bars = go.Bar(
        x=lengths,
        base=[rows[k]["starts_date"] for k in begun],
        y=begun,
        orientation="h",
        width=0.36,
        marker={"color": [colours[k] for k in begun]},
        customdata=[hovers[k] for k in begun],
        hovertemplate="%{customdata}<extra></extra>",
    )
    marks = go.Scatter(
        x=[rows[k]["ends_date"] for k in open_],
        y=open_,
        mode="markers",
        marker={"symbol": "triangle-left", "size": 14, "color": [colours[k] for k in open_]},
        customdata=[hovers[k] for k in open_],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return go.Figure([bars, marks])


def _days(today: date) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    now = pd.Timestamp(today)
    return now, now + pd.DateOffset(months=6), now + pd.DateOffset(months=12)


def _day_shapes(today: date) -> list[dict[str, Any]]:
    """Today's line, and the next six and twelve months shaded."""
    now, six, twelve = _days(today)
    whole = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    band = {**whole, "type": "rect", "fillcolor": DARK_PINK, "line": {"width": 0}, "layer": "below"}
    return [
        {**band, "x0": now, "x1": six, "opacity": 0.16},
        {**band, "x0": six, "x1": twelve, "opacity": 0.08},
        {**whole, "type": "line", "x0": now, "x1": now, "line": {"color": INK, "width": 2}},
    ]


def _day_labels(today: date) -> list[dict[str, Any]]:
    now, six, twelve = _days(today)
    above = {
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "font": {"size": 13},
    }
    return [
        {**above, "x": now, "text": "<b>Today</b>", "xanchor": "right"},
        {**above, "x": six, "text": "+6 months", "xanchor": "center"},
        {**above, "x": twelve, "text": "+12", "xanchor": "center"},
    ]


# --- money beside evidence


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

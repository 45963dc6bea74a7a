"""What is funded, until when, on what evidence and where, as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
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
from violence_response.figures.rows import name_rows, shortened

MOST_BARS = 40
"""Awards in one picture; the rows below it hold the rest."""
MOST_APPROACHES = 12
GROUPS = {
    "works": (TURQUOISE, "rated high or moderate"),
    "weak": (DARK_PINK, "rated low or worse"),
    "unclear": (ORANGE, "insufficient or disputed"),
    "unrated": (GREY, "no rating"),
}
"""Colour and words of each group of ratings; the words are beside every bar."""


# --- when money ends


def ending(totals: Mapping[Any, Any], months: str) -> str:
    """The awards that end within "six" or "twelve" months, with what is known of their money."""
    count = int(totals[f"ends_in_{months}"])
    if not count:
        return f"no award with a known end ends within {months} months"
    known = totals[f"ends_in_{months}_amount"]
    unknown = int(totals[f"ends_in_{months}_unknown"])
    if words.is_unknown(known):
        money = "amount not known" if count == 1 else "amounts not known"
    else:
        money = words.pounds(known) + (
            f" and {words.counted(unknown, 'amount')} not known" if unknown else ""
        )
    return (
        f"{words.counted(count, 'award')} ({money}) {'ends' if count == 1 else 'end'} within {months} months"
    )


def funding_cliff(totals: Mapping[Any, Any]) -> str:
    """The headline of the timeline: what ends within six and within twelve months."""
    if int(totals["ends_in_six"]) == int(totals["ends_in_twelve"]):
        more = ", and no other within twelve" if int(totals["ends_in_six"]) else ", nor within twelve"
        return words.sentence(ending(totals, "six")) + more
    return words.sentence(f"{ending(totals, 'six')}; {ending(totals, 'twelve')}")


def timeline_sentence(totals: Mapping[Any, Any], shown: int) -> str:
    """What the timeline shows and what it cannot show."""
    running = words.sentence(words.counted(int(totals["running"]), "award"))
    parts = [
        f"{funding_cliff(totals)}. {running} {'is' if int(totals['running']) == 1 else 'are'} running today."
    ]
    if shown < int(totals["placed"]):
        parts.append(
            f"The picture shows the {shown} that end last, of {int(totals['placed']):,}; the rows hold more."
        )
    missing = [
        (int(totals["no_end"]), "whose end is not stated"),
        (int(totals["no_dates"]), "without any date"),
        (int(totals["ended_earlier"]), "that ended more than two years ago"),
    ]
    left_out = [f"{words.counted(count, 'award')} {said}" for count, said in missing if count]
    if applied := int(totals["applications"]):
        left_out.append(f"{words.counted(applied, 'sum')} only applied for")
    if left_out:
        parts.append(f"Not in the picture: {words.joined(left_out)}.")
    return " ".join(parts)


def grants_over_time(grants: pd.DataFrame, totals: Mapping[Any, Any], today: date) -> Picture:
    """One bar per award from its first to its last day, newest end at the top, today and a year ahead marked.

    `grants` has the columns of the query `grant_timeline`, `totals` is the row of `grant_timeline_totals`.
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
    return Picture(figure, funding_cliff(totals), timeline_sentence(totals, len(shown)))


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


def evidence_headline(approaches: pd.DataFrame) -> str:
    """How much of the money known to be awarded went to approaches with a good rating."""
    awarded = approaches["awarded_amount"].sum(min_count=1)
    if words.is_unknown(awarded) or not awarded:
        return "No award of these projects has a confirmed amount"
    well = approaches.loc[approaches["rating_group"] == "works", "awarded_amount"].sum()
    return (
        f"{words.short_pounds(well)} of the {words.short_pounds(awarded)} known to be awarded "
        "went to approaches that the Toolkit rates high or moderate"
    )


def evaluation_sentence(approaches: pd.DataFrame) -> str:
    """How many funded projects have no evaluation on record."""
    funded, without = int(approaches["funded"].sum()), int(approaches["funded_not_evaluated"].sum())
    if not funded:
        return "No project here has money on record."
    if not without:
        return f"{words.sentence(words.counted(funded, 'funded project'))}, all evaluated or being evaluated."
    return f"Funded but not evaluated, as far as is known: {without:,} of {funded:,} funded projects."


def money_by_evidence(approaches: pd.DataFrame) -> Picture:
    """Bars of awarded pounds by approach, each with the group of its rating in colour and in words.

    `approaches` has the columns of the query `approaches_funded`.
    """
    with_money = approaches[approaches["awarded_amount"].fillna(0) > 0]
    shown = with_money.head(MOST_APPROACHES)
    figure = go.Figure(_evidence_bars(shown))
    names = [
        f"{shortened(str(row['name']))} · <b>{words.short_pounds(row['awarded_amount'])}</b>"
        for row in queries.as_records(shown)
    ]
    name_rows(figure, names)
    figure.update_xaxes(visible=False, rangemode="tozero")
    parts = [f"{evidence_headline(approaches)}.", evaluation_sentence(approaches)]
    without = len(approaches) - len(with_money)
    if without:
        noun = "approach has" if without == 1 else "approaches have"
        parts.append(f"{words.sentence(words.number(without))} further {noun} no confirmed amount.")
    if len(with_money) > len(shown):
        parts.append(f"The picture shows the {len(shown)} with most money; the rows hold all.")
    return Picture(figure, evidence_headline(approaches), " ".join(parts))


def _evidence_bars(shown: pd.DataFrame) -> go.Bar:
    groups = [GROUPS[str(group)] for group in shown["rating_group"]]
    most = shown["awarded_amount"].max()
    return go.Bar(
        x=shown["awarded_amount"],
        y=list(range(len(shown))),
        orientation="h",
        width=0.36,
        marker={"color": [colour for colour, _ in groups]},
        text=[said for _, said in groups],
        textposition=["inside" if amount > most / 2 else "outside" for amount in shown["awarded_amount"]],
        textfont={"size": 12},
        insidetextfont={"color": ["white" if colour in (GREY, DARK_PINK) else INK for colour, _ in groups]},
        insidetextanchor="start",
        constraintext="none",
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )

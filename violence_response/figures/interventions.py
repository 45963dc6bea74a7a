"""What is funded, until when, on what evidence and where, as pictures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import words
from violence_response.figures.picture import (
    DARK_BLUE,
    DARK_PINK,
    FAINT,
    GREY,
    INK,
    ORANGE,
    TURQUOISE,
    Picture,
    styled,
)
from violence_response.figures.rows import name_rows, shortened

MOST_BARS = 40
"""Awards in one picture; the rows below it hold the rest."""
MOST_APPROACHES = 12
MOST_PLACES = 100
PHONE = 340
"""Pixels across a picture on a phone."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a mark or a label, in pixels."""
GROUPS = {
    "works": (TURQUOISE, "rated high or moderate"),
    "weak": (DARK_PINK, "rated low or worse"),
    "unclear": (ORANGE, "insufficient or disputed"),
    "unrated": (GREY, "no rating"),
}
"""Colour and words of each group of ratings; the words stand beside every bar."""


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
    parts = [f"{funding_cliff(totals)}. {running} {'runs' if int(totals['running']) == 1 else 'run'} today."]
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
    figure = go.Figure()
    names = []
    for position, grant in enumerate(shown.to_dict("records")):
        figure.add_trace(_bar(grant, position))
        names.append(f"<b>{_amount(grant)}</b> · {shortened(str(grant['name']))}")
    name_rows(figure, names, above=44, below=32)
    start = pd.Timestamp(today) - pd.DateOffset(years=2)
    latest = max([pd.Timestamp(today) + pd.DateOffset(months=13), *pd.to_datetime(shown["ends_date"])])
    figure.update_xaxes(
        range=[start, latest + pd.DateOffset(days=20)],
        tickformat="%b %Y",
        dtick="M6",
        type="date",
        gridcolor=FAINT,
    )
    _mark_days(figure, today)
    return Picture(figure, funding_cliff(totals), timeline_sentence(totals, len(shown)))


def _amount(grant: Mapping[Any, Any]) -> str:
    if words.is_unknown(grant["amount"]):
        return "amount not stated"
    amount = words.short_pounds(grant["amount"])
    return amount if grant["is_given"] else f"{amount} ({str(grant['basis_label']).lower()})"


def _bar(grant: Mapping[Any, Any], position: int) -> go.Bar | go.Scatter:
    ends = pd.Timestamp(grant["ends_date"])
    period = words.period(grant["starts_date"], grant["ends_date"], str(grant["date_precision"]))
    hover = f"{shortened(str(grant['name']), 60)}<br>{_amount(grant)}<br>{period}<extra></extra>"
    colour = DARK_BLUE if grant["is_given"] else GREY if words.is_unknown(grant["amount"]) else ORANGE
    if words.is_unknown(grant["starts_date"]):
        # Where the start is not stated only the end is drawn: a bar would claim a length.
        marker = {"symbol": "triangle-left", "size": 14, "color": colour}
        return go.Scatter(x=[ends], y=[position], mode="markers", marker=marker, hovertemplate=hover)
    starts = pd.Timestamp(grant["starts_date"])
    length = (ends - starts + pd.Timedelta(days=1)).total_seconds() * 1000
    return go.Bar(
        x=[length],
        base=[starts],
        y=[position],
        orientation="h",
        width=0.36,
        marker={"color": colour},
        hovertemplate=hover,
    )


def _mark_days(figure: go.Figure, today: date) -> None:
    now = pd.Timestamp(today)
    six, twelve = now + pd.DateOffset(months=6), now + pd.DateOffset(months=12)
    for begins, ends, strength in ((now, six, 0.16), (six, twelve, 0.08)):
        figure.add_vrect(
            x0=begins, x1=ends, fillcolor=DARK_PINK, opacity=strength, line_width=0, layer="below"
        )
    figure.add_vline(x=now, line={"color": INK, "width": 2})
    for when, text, side in (
        (now, "<b>Today</b>", "right"),
        (six, "+6 months", "center"),
        (twelve, "+12", "center"),
    ):
        figure.add_annotation(
            x=when,
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor=side,
            yshift=6,
            text=text,
            showarrow=False,
            font={"size": 13},
        )


# --- money beside evidence


def evidence_headline(approaches: pd.DataFrame) -> str:
    """How much of the money known to be awarded went to approaches with a good rating."""
    awarded = approaches["awarded_amount"].sum(min_count=1)
    if words.is_unknown(awarded) or not awarded:
        return "No award of these projects has an amount that is known to have been given"
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
    groups = [GROUPS[str(group)] for group in shown["rating_group"]]
    most = shown["awarded_amount"].max()
    figure = go.Figure(
        go.Bar(
            x=shown["awarded_amount"],
            y=list(range(len(shown))),
            orientation="h",
            width=0.36,
            marker={"color": [colour for colour, _ in groups]},
            text=[said for _, said in groups],
            textposition=["inside" if amount > most / 2 else "outside" for amount in shown["awarded_amount"]],
            textfont={"size": 12},
            insidetextfont={
                "color": ["white" if colour in (GREY, DARK_PINK) else INK for colour, _ in groups]
            },
            insidetextanchor="start",
            constraintext="none",
            cliponaxis=False,
            hovertemplate="%{text}<extra></extra>",
        )
    )
    names = [
        f"{shortened(str(row['name']))} · <b>{words.short_pounds(row['awarded_amount'])}</b>"
        for row in shown.to_dict("records")
    ]
    name_rows(figure, names)
    figure.update_xaxes(visible=False, rangemode="tozero")
    parts = [f"{evidence_headline(approaches)}.", evaluation_sentence(approaches)]
    without = len(approaches) - len(with_money)
    if without:
        noun = "approach has" if without == 1 else "approaches have"
        parts.append(
            f"{words.sentence(words.number(without))} further {noun} no amount known to have been given."
        )
    if len(with_money) > len(shown):
        parts.append(f"The picture shows the {len(shown)} with most money; the rows hold all.")
    return Picture(figure, evidence_headline(approaches), " ".join(parts))


# --- where


def places_sentence(places: pd.DataFrame) -> str:
    """How many projects work force-wide, the places named most, and those that cannot be drawn."""
    parts = [f"{places_headline(places)}."]
    drawn = _drawn(places)
    if len(drawn):
        named = [
            f"{record['name']} ({int(record['interventions'])})"
            for record in drawn.head(6).to_dict("records")
        ]
        parts.append(f"Places with most projects: {words.joined(named)}.")
    bare = places.loc[places["area_id"].isna(), "name"].astype(str).tolist()
    if bare:
        verb = "has" if len(bare) == 1 else "have"
        parts.append(f"{words.joined(bare[:5])} {verb} no present code and cannot be drawn.")
    return " ".join(parts)


def places_headline(places: pd.DataFrame) -> str:
    """Force-wide work beside work in a named place."""
    drawn, wide = _drawn(places), places[places["area_type"] == "force"]
    if drawn.empty and wide.empty:
        return "No place with a present code is on record"
    named = (
        f"the most named place is {drawn.iloc[0]['name']}, by {_projects(drawn.iloc[0])}"
        if len(drawn)
        else ""
    )
    if wide.empty:
        return words.sentence(named)
    first = wide.iloc[0]
    verb = "works" if int(first["interventions"]) == 1 else "work"
    said = f"{words.sentence(_projects(first))} {verb} across all of {first['name']}"
    return f"{said}; {named}" if named else f"{said}, and none names a smaller place"


def _projects(record: Mapping[Any, Any] | pd.Series) -> str:
    return words.counted(int(record["interventions"]), "project")


def _drawn(places: pd.DataFrame) -> pd.DataFrame:
    return places[places["latitude"].notna() & places["longitude"].notna() & (places["area_type"] != "force")]


def places_at_work(points: pd.DataFrame, places: pd.DataFrame) -> Picture:
    """A map without a map server: small areas as faint points, places with projects as marks by their number.

    Longitude is multiplied by the cosine of the middle latitude, so that a mile is as long across as up.
    `points` has the columns of `area_points`, `places` those of `intervention_place_counts`.
    """
    drawn = _drawn(places).head(MOST_PLACES)
    middle = pd.concat([points["latitude"], drawn["latitude"]]).mean()
    across = math.cos(math.radians(float(middle))) if not words.is_unknown(middle) else 1.0
    figure = go.Figure(
        go.Scatter(
            x=points["longitude"] * across,
            y=points["latitude"],
            mode="markers",
            marker={"size": 5, "color": "#B8BCC0"},
            hoverinfo="skip",
        )
    )
    scale = _scale(points, drawn, across)
    boxes = [
        _box(r["longitude"] * across * scale, r["latitude"] * scale, 7, 7) for r in drawn.to_dict("records")
    ]
    east = pd.concat([points["longitude"], drawn["longitude"]]) * across * scale
    edges = (float(east.min()) - 16, float(east.max()) + 16)
    for large in (True, False):
        kind = drawn[(drawn["area_type"] == "local_authority") == large]
        figure.add_trace(_marks(kind, across, scale=scale, boxes=boxes, edges=edges, large=large))
    styled(figure, height=480)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, scaleanchor="x", constrain="domain")
    return Picture(figure, places_headline(places), places_sentence(places))


def _scale(points: pd.DataFrame, drawn: pd.DataFrame, across: float) -> float:
    """Pixels for a degree on a phone: labels that do not collide there collide nowhere."""
    east = pd.concat([points["longitude"], drawn["longitude"]]) * across
    north = pd.concat([points["latitude"], drawn["latitude"]])
    return float(min(PHONE / max(east.max() - east.min(), 0.01), 440 / max(north.max() - north.min(), 0.01)))


def _marks(
    places: pd.DataFrame,
    across: float,
    *,
    scale: float,
    boxes: list[Box],
    edges: tuple[float, float],
    large: bool,
) -> go.Scatter:
    records = places.to_dict("records")
    counts = [int(record["interventions"]) for record in records]
    sizes = [14 + 5 * math.sqrt(count) if large else 9 + 3 * math.sqrt(count) for count in counts]
    names = [shortened(str(record["name"]), 24) for record in records]
    texts, sides = [], []
    for record, name, count, size in zip(records, names, counts, sizes, strict=True):
        written = f"{name}: {count}"
        middle = (record["longitude"] * across * scale, record["latitude"] * scale)
        side = _free_side(middle, size / 2, len(written) * (4.0 if large else 3.2), boxes, edges)
        if side is None and large:
            # A local authority is always named, on top of what it covers; what comes later keeps off it.
            boxes.append(_box(middle[0], middle[1] + size / 2 + 9, len(written) * 4.0, 8))
        sides.append(side or "top center")
        shown = written if side or large else ""
        texts.append(f"<b>{shown}</b>" if large else shown)
    return go.Scatter(
        x=places["longitude"] * across,
        y=places["latitude"],
        mode="markers+text",
        marker={
            "size": sizes,
            "color": DARK_BLUE if large else DARK_PINK,
            "symbol": "circle" if large else "diamond",
            "line": {"width": 1, "color": "white"},
            "opacity": 1,
        },
        text=texts,
        textposition=sides,
        textfont={"size": 14 if large else 12, "color": INK},
        customdata=[
            f"{name}: {words.counted(count, 'project')}" for name, count in zip(names, counts, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _box(x: float, y: float, half: float, up: float) -> Box:
    return (x - half, y - up, x + half, y + up)


def _free_side(
    middle: tuple[float, float], radius: float, half: float, boxes: list[Box], edges: tuple[float, float]
) -> str | None:
    """The first side of a mark where its label touches no box, or None; its own box is added."""
    x, y = middle
    centres = {
        "top center": (x, y + radius + 9),
        "bottom center": (x, y - radius - 9),
        "middle right": (x + radius + 4 + half, y),
        "middle left": (x - radius - 4 - half, y),
    }
    for side, (across, north) in centres.items():
        new = _box(across, north, half, 8)
        if new[0] < edges[0] or new[2] > edges[1]:
            continue
        if not any(new[0] < b[2] and b[0] < new[2] and new[1] < b[3] and b[1] < new[3] for b in boxes):
            boxes.append(new)
            return side
    return None

"""Where projects work: a map drawn from the centres of places, without any map server."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.named_bars import shortened
from violence_response.figures.picture import DARK_BLUE, DARK_PINK, INK, Picture, styled

MOST_PLACES = 100
PHONE = 340
"""Pixels across a picture on a phone."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a mark or a label, in pixels."""


def _drawn(places: pd.DataFrame) -> pd.DataFrame:
    whole = places.astype({"latitude": float, "longitude": float})
    return whole[whole["latitude"].notna() & whole["longitude"].notna() & (whole["area_type"] != "force")]


def places_at_work(points: pd.DataFrame, places: pd.DataFrame, headline: str, sentence: str) -> Picture:
    """A map without a map server: small areas as faint points, places with projects as marks by their number.

    Longitude is multiplied by the cosine of the middle latitude, so that a mile is as long across as up.
    `points` has the columns of `area_points`, `places` those of `intervention_place_counts`; headline and
    sentence say what it shows.
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
        _box(r["longitude"] * across * scale, r["latitude"] * scale, 7, 7) for r in queries.as_records(drawn)
    ]
    east = pd.concat([points["longitude"], drawn["longitude"]]) * across * scale
    edges = (float(east.min()) - 16, float(east.max()) + 16)
    for large in (True, False):
        kind = drawn[(drawn["area_type"] == "local_authority") == large]
        figure.add_trace(_marks(kind, across, scale=scale, boxes=boxes, edges=edges, large=large))
    styled(figure, height=480)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, scaleanchor="x", constrain="domain")
    return Picture(figure, headline, sentence)


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
    records = queries.as_records(places)
    counts = [int(record["interventions"]) for record in records]
    sizes = [14 + 5 * math.sqrt(count) if large else 9 + 3 * math.sqrt(count) for count in counts]
    names = [shortened(str(record["name"]), 24) for record in records]
    radii = [size / 2 for size in sizes]
    middles = [(record["longitude"] * across * scale, record["latitude"] * scale) for record in records]
    written = [f"{name}: {count}" for name, count in zip(names, counts, strict=True)]
    texts, sides = _labels(written, middles, radii, boxes, edges, large=large)
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


def _labels(
    written: list[str],
    middles: list[tuple[float, float]],
    radii: list[float],
    boxes: list[Box],
    edges: tuple[float, float],
    *,
    large: bool,
) -> tuple[list[str], list[str]]:
    """The label of each mark and the side it is on; a small mark without room has none."""
    texts, sides = [], []
    for text, middle, radius in zip(written, middles, radii, strict=True):
        half = len(text) * (4.0 if large else 3.2)
        side = _free_side(middle, radius, half, boxes, edges)
        if side is None and large:
            # A local authority is always named, on top of what it covers; what comes later keeps off it.
            boxes.append(_box(middle[0], middle[1] + radius + 9, half, 8))
        sides.append(side or "top center")
        shown = text if side or large else ""
        texts.append(f"<b>{shown}</b>" if large else shown)
    return texts, sides


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

"""A quick picture of groups that somebody put together: the one that fits their shape, or why not.

The frame of groups has `down`, `across` (null without a second group), `measure`, `held` and `unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.picture import (
    DARK_BLUE,
    DARK_PINK,
    GREY,
    INK,
    ORANGE,
    SEQUENCE,
    TURQUOISE,
    Picture,
    styled,
)

KINDS = {
    "auto": "What fits",
    "bar": "Bars",
    "line": "Line",
    "heat": "Heat map",
    "sankey": "Flows",
    "map": "Map",
}
MOST_BARS, MOST_LINES, MOST_CELLS, MOST_POINTS = 25, 4, 40, 3_000
NOT_STATED = "not stated"
COLOURS = (DARK_BLUE, DARK_PINK, TURQUOISE, ORANGE)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is to be drawn: what the groups are, whether the first is a time, what was measured and how."""

    down: str
    across: str
    is_time: bool
    measure: str
    value: str
    is_additive: bool
    has_places: bool

    def measured(self) -> str:
        """The measure in words."""
        if self.measure in ("count", "share"):
            return "rows" if self.measure == "count" else "share of rows, per cent"
        return f"{'sum' if self.measure == 'sum' else 'median'} of {named(self.value)}"


def named(column: str) -> str:
    """A column's name in words."""
    return column.replace("_", " ")


def fitting(shape: Shape, groups: pd.DataFrame) -> str:
    """The kind of picture that fits these groups; an empty text where none does."""
    return next((kind for kind in ("line", "heat", "bar") if not refusal(kind, shape, groups)), "")


def refusal(kind: str, shape: Shape, groups: pd.DataFrame) -> str:
    """Why this kind of picture would mislead for these groups; an empty text where it would not."""
    many = groups["across"].nunique(dropna=False) if shape.across else 1
    reasons: Mapping[str, tuple[tuple[bool, str], ...]] = {
        "bar": (
            (shape.is_time, "The groups are points in time: a line shows their order, bars hide gaps."),
            (bool(shape.across), "Two groupings make a table of cells: choose a heat map."),
        ),
        "line": (
            (not shape.is_time, "A line joins points in time, and these groups have no order of their own."),
            (
                many > MOST_LINES,
                f"More than {MOST_LINES} lines cannot be told apart: choose fewer, or a heat map.",
            ),
            (groups["down"].nunique() < 2, "There is one point in time only: a line needs two."),
        ),
        "heat": ((not shape.across, "A heat map needs a second grouping."),),
        "sankey": (
            (not shape.across, "Flows lead from one grouping to another: choose a second one."),
            (shape.is_time, "Flows do not lead through time."),
            (
                not shape.is_additive,
                "Only counts and sums flow: a median or a share does not add up along the way.",
            ),
            (bool((groups["measure"] < 0).any()), "A flow cannot be negative."),
        ),
        "map": (
            (not shape.has_places, "There is no latitude and longitude among the columns of these rows."),
        ),
    }
    if groups.empty or groups["measure"].notna().sum() == 0:
        return "No group has a number, so there is nothing to draw."
    return next((why for applies, why in reasons[kind] if applies), "")


def draw(kind: str, groups: pd.DataFrame, shape: Shape) -> Picture:
    """The picture of that kind; ask `refusal` first."""
    shown = groups.dropna(subset=["measure"]).assign(
        down=lambda f: f["down"].fillna(NOT_STATED), across=lambda f: f["across"].fillna(NOT_STATED)
    )
    figure = {"bar": _bars, "line": _lines, "heat": _cells, "sankey": _flows}[kind](shown, shape)
    return Picture(figure, headline(shown, shape), sentence(shown, groups, shape))


def headline(shown: pd.DataFrame, shape: Shape) -> str:
    """What is drawn, with the largest group."""
    by = f"{shape.down} and {shape.across}".lower() if shape.across else shape.down.lower()
    top = queries.as_records(shown.sort_values("measure", ascending=False))[0]
    label = f"{top['down']}, {top['across']}" if shape.across else top["down"]
    return f"{words.sentence(shape.measured())} by {by}: most in {label} ({_number(top['measure'])})"


def sentence(shown: pd.DataFrame, groups: pd.DataFrame, shape: Shape) -> str:
    """The same for those who cannot see it, with what is not known."""
    first = shown.sort_values("measure", ascending=False).head(5)
    told = [
        f"{row.down}{f', {row.across}' if shape.across else ''}: {_number(row.measure)}"
        for row in first.itertuples()
    ]
    unknown = int(groups["unknown"].sum())
    doubt = f" {words.counted(unknown, 'row')} without a value left out." if unknown else ""
    return f"{words.sentence(shape.measured())}. Largest groups: {'; '.join(told)}.{doubt}"


def points(rows: pd.DataFrame, label: str, value: str) -> Picture:
    """Rows as points over their latitude and longitude; `value` sets the area of a point, where it is
    known."""
    known = rows.dropna(subset=["latitude", "longitude"]).head(MOST_POINTS)
    sized = known.dropna(subset=[value]) if value else known
    narrowing = cos(radians(float(known["latitude"].mean()))) if not known.empty else 1.0
    biggest = float(sized[value].max()) if value and not sized.empty else 1.0
    size = sized[value].clip(lower=0) if value else pd.Series(8, index=sized.index)
    figure = go.Figure(
        go.Scatter(
            x=sized["longitude"] * narrowing,
            y=sized["latitude"],
            mode="markers",
            marker={
                "size": size,
                "sizemode": "area" if value else "diameter",
                "sizeref": 2.0 * (biggest or 1.0) / 28**2 if value else 1,
                "sizemin": 3,
                "color": DARK_BLUE,
                "opacity": 0.55,
                "line": {"color": "#FFFFFF", "width": 0.5},
            },
            text=[
                f"{name}" + (f": {_number(number)}" if value else "")
                for name, number in zip(sized[label], sized[value] if value else size, strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
        )
    )
    styled(figure, height=480)
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, constrain="domain", scaleanchor="x", scaleratio=1)
    without = len(rows) - len(sized)
    doubt = f" Left out for want of a place or a number: {words.counted(without, 'row')}."
    by = f", larger for more {named(value)}" if value else ""
    told = f"{words.counted(len(sized), 'row')} by latitude and longitude{by}."
    return Picture(figure, f"Where: {told.rstrip('.')}", told + (doubt if without else ""))


def _bars(shown: pd.DataFrame, shape: Shape) -> go.Figure:
    top = shown.sort_values("measure", ascending=False).head(MOST_BARS).iloc[::-1]
    figure = go.Figure(
        go.Bar(
            x=top["measure"],
            y=[_short(text) for text in top["down"]],
            orientation="h",
            marker={"color": [GREY if text == NOT_STATED else DARK_BLUE for text in top["down"]]},
            text=[_number(value) for value in top["measure"]],
            textposition="auto",
            customdata=top["down"],
            hovertemplate="%{customdata}: %{text}<extra></extra>",
        )
    )
    styled(figure, height=90 + 30 * len(top))
    figure.update_xaxes(visible=False, rangemode="tozero")
    figure.update_yaxes(type="category")
    return figure


def _lines(shown: pd.DataFrame, shape: Shape) -> go.Figure:
    figure = go.Figure()
    dated = shown[shown["down"] != NOT_STATED].sort_values("down")
    names = list(dated.groupby("across")["measure"].sum().sort_values(ascending=False).index)
    for name, colour, dash in zip(names, COLOURS, ("solid", "dash", "dot", "dashdot"), strict=False):
        own = dated[dated["across"] == name]
        figure.add_scatter(
            x=own["down"],
            y=own["measure"],
            mode="lines+markers",
            name=str(name),
            line={"color": colour, "width": 3, "dash": dash},
            marker={"size": 6},
        )
    styled(figure, height=380, legend=bool(shape.across))
    figure.update_xaxes(type="category", nticks=8)
    figure.update_yaxes(rangemode="tozero", title=words.sentence(shape.measured()))
    return figure


def _cells(shown: pd.DataFrame, shape: Shape) -> go.Figure:
    down = _largest(shown, "down", shape.is_time)
    across = _largest(shown, "across", False)
    table = shown.pivot_table(index="down", columns="across", values="measure", aggfunc="first")
    table = table.reindex(index=down, columns=across)
    figure = go.Figure(
        go.Heatmap(
            z=table.to_numpy(),
            x=[_short(text) for text in across],
            y=[_short(text) for text in down],
            colorscale=[[0, "#FFFFFF"], [0.5, SEQUENCE[1]], [1, SEQUENCE[-1]]],
            texttemplate="%{z:,.4~g}" if len(down) * len(across) <= 200 else None,
            hovertemplate="%{y}, %{x}: %{z:,}<extra></extra>",
            colorbar={"title": {"text": ""}},
            xgap=1,
            ygap=1,
        )
    )
    styled(figure, height=140 + 28 * len(down))
    figure.update_xaxes(type="category", side="top")
    figure.update_yaxes(type="category", autorange="reversed")
    return figure


def _flows(shown: pd.DataFrame, _shape: Shape) -> go.Figure:
    down, across = _largest(shown, "down", False)[:12], _largest(shown, "across", False)[:12]
    kept = shown[shown["down"].isin(down) & shown["across"].isin(across) & shown["measure"].gt(0)]
    places = {("down", name): number for number, name in enumerate(down)}
    places |= {("across", name): len(down) + number for number, name in enumerate(across)}
    figure = go.Figure(
        go.Sankey(
            node={
                "label": [_short(name) for _, name in places],
                "color": [DARK_BLUE] * len(down) + [TURQUOISE] * len(across),
                "pad": 14,
                "thickness": 14,
            },
            link={
                "source": [places["down", name] for name in kept["down"]],
                "target": [places["across", name] for name in kept["across"]],
                "value": kept["measure"],
                "color": "rgba(111,119,123,0.35)",
            },
            textfont={"color": INK, "size": 13},
        )
    )
    return styled(figure, height=max(360, 34 * max(len(down), len(across))))


def _largest(shown: pd.DataFrame, column: str, is_time: bool) -> list[str]:
    sums = shown.groupby(column)["measure"].sum().sort_values(ascending=False).head(MOST_CELLS)
    return sorted(sums.index) if is_time else list(sums.index)


def _short(text: object) -> str:
    whole = str(text)
    return whole if len(whole) <= 34 else whole[:33] + "…"


def _number(given: Any) -> str:
    value = float(given)
    return f"{value:,.0f}" if value.is_integer() else f"{value:,.2f}"

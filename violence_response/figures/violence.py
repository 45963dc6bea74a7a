"""Where and when violence was recorded: lines by month and local authority, and a map of small areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from math import cos, radians
from typing import Any

import plotly.graph_objects as go

from violence_response import words
from violence_response.accounts import offences as account
from violence_response.figures.picture import (
    DARK_BLUE,
    DARK_PINK,
    GREY,
    INK,
    ORANGE,
    TURQUOISE,
    Picture,
    styled,
)
from violence_response.rows import ViolenceMonths, ViolencePlaces, ViolenceSmallAreas

LINES = (DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE)
MOST_LINES = len(LINES)
LARGEST_CIRCLE = 34
"""Diameter in pixels of the circle of the small area with most offences."""


def months_by_authority(
    months: Sequence[ViolenceMonths], places: Sequence[ViolencePlaces], crime: str, by: str
) -> Picture:
    """Lines by month for at most four local authorities, those with most offences; a missing month is a gap.

    `by` is "counts" or "rate".
    """
    drawn = [row for row in months if row.size_rank is not None and row.size_rank <= MOST_LINES]
    figure = go.Figure()
    ends: list[tuple[str, float, str]] = []
    for colour, (name, each) in zip(LINES, groupby(drawn, key=lambda row: row.name), strict=False):
        line = list(each)
        values = [account.value(row, by) for row in line]
        figure.add_scatter(
            x=[row.month_start for row in line],
            y=values,
            mode="lines",
            connectgaps=False,
            line={"color": colour, "width": 2.5},
            name=name,
            hovertemplate=f"{name}, %{{x|%b %Y}}: %{{y:,}} {account.HOVER[by]}<extra></extra>",
        )
        if known := [value for value in values if value is not None]:
            ends.append((name, known[-1], colour))
    highest = max((value for row in drawn if (value := account.value(row, by)) is not None), default=0.0)
    styled(figure, height=340)
    labels = _line_labels(ends, highest * 0.1, account.UNITS[by])
    figure.update_layout(margin={"r": 122, "t": 30}, annotations=labels)
    figure.update_yaxes(rangemode="tozero", title=None, tickformat=",")
    figure.update_xaxes(tickformat="%b\n%Y", nticks=7)
    return Picture(figure, account.months_headline(places, crime), account.months(drawn, crime, by))


def _line_labels(ends: list[tuple[str, float, str]], least: float, unit: str) -> list[dict[str, Any]]:
    """The names at the ends of the lines, and above them what they count; Plotly is faster with one list."""
    usual = {"showarrow": False, "align": "left", "font": {"color": INK, "size": 13}, "xref": "paper"}
    beside = {**usual, "x": 1, "xanchor": "left", "xshift": 6, "yanchor": "middle"}
    above = {**usual, "x": 0, "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 8}
    return [
        # The swatch has the line's colour; the words are dark, because some lines' colours are faint as text.
        *(
            {**beside, "y": height, "text": f'<span style="color:{colour}">━</span> {_wrapped(name)}'}
            for name, height, colour in _spread(ends, least)
        ),
        {**above, "text": words.sentence(unit)},
    ]


def _spread(ends: list[tuple[str, float, str]], least: float) -> list[tuple[str, float, str]]:
    """The labels at the ends of lines, lifted so that none is less than `least` above the one below."""
    placed: list[tuple[str, float, str]] = []
    for name, height, colour in sorted(ends, key=lambda end: end[1]):
        lowest = placed[-1][1] + least * (1 + placed[-1][0].count(" ") // 2) if placed else height
        placed.append((name, max(height, lowest), colour))
    return placed


def _wrapped(name: str) -> str:
    # A long name beside a line would leave no room for the line on a phone.
    return name.replace(" and ", " and<br>").replace("-on-", "-<br>on-") if len(name) > 13 else name


def small_area_map(
    areas: Sequence[ViolenceSmallAreas],
    places: Sequence[ViolencePlaces],
    chosen: str,
    crime: str,
    by: str,
) -> Picture:
    """Small areas as circles over their centres, and the wards with a project of their own.

    `chosen` is the code of a place, whose small areas are blue. The area of a circle is the number of
    offences, or their rate, in the newest twelve months. A hidden number is a small grey ring: it is small,
    or would give a small one away.
    """
    known = [row for row in areas if row.latitude is not None and row.longitude is not None]
    across = _across(known)
    is_force = any(row.area_id == chosen and row.area_type == "force" for row in places)
    figure = go.Figure()
    _rings(figure, [row for row in known if row.is_small_number], across)
    shown = [row for row in known if account.value(row, by) is not None]
    biggest = max((account.value(row, by) or 0.0 for row in shown), default=1.0) or 1.0
    here = [row for row in shown if is_force or chosen in (row.ward_id, row.local_authority_id)]
    elsewhere = [row for row in shown if row not in here]
    for name, some, colour in (("Other small areas", elsewhere, GREY), ("Small areas", here, DARK_BLUE)):
        _circles(figure, some, across, by=by, biggest=biggest, name=name, colour=colour)
    _projects(figure, places, across)
    styled(figure, height=480, legend=True)
    figure.update_layout(margin={"t": 90}, annotations=_names(places, across))
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, constrain="domain", scaleanchor="x", scaleratio=1)
    return Picture(figure, account.half(areas, places, crime), account.small_areas(known, places, crime))


Across = Callable[[ViolenceSmallAreas | ViolencePlaces], float]
"""Where a place is from west to east, in degrees of latitude."""


def _across(known: Sequence[ViolenceSmallAreas]) -> Across:
    middle = sum(row.latitude or 0.0 for row in known) / len(known) if known else 0.0
    narrowing = cos(radians(middle))
    return lambda row: (row.longitude or 0.0) * narrowing


def _rings(figure: go.Figure, few: Sequence[ViolenceSmallAreas], across: Across) -> None:
    if not few:
        return
    figure.add_scatter(
        x=[across(row) for row in few],
        y=[row.latitude for row in few],
        mode="markers",
        name="Number hidden",
        marker={"size": 6, "color": "rgba(0,0,0,0)", "line": {"color": GREY, "width": 1}},
        text=[account.small_area(row) for row in few],
        hovertemplate="%{text}<extra></extra>",
    )


def _circles(
    figure: go.Figure,
    some: Sequence[ViolenceSmallAreas],
    across: Across,
    *,
    by: str,
    biggest: float,
    name: str,
    colour: str,
) -> None:
    if not some:
        return
    figure.add_scatter(
        x=[across(row) for row in some],
        y=[row.latitude for row in some],
        mode="markers",
        name=f"{name} ({'larger: more offences' if by == 'counts' else 'larger: higher rate'})",
        marker={
            "size": [float(account.value(row, by) or 0) for row in some],
            "sizemode": "area",
            "sizeref": 2.0 * biggest / LARGEST_CIRCLE**2,
            "sizemin": 2,
            "color": colour,
            "opacity": 0.55,
            "line": {"color": "#FFFFFF", "width": 0.5},
        },
        text=[account.small_area(row) for row in some],
        hovertemplate="%{text}<extra></extra>",
    )


def _projects(figure: go.Figure, places: Sequence[ViolencePlaces], across: Across) -> None:
    wards = [row for row in places if row.area_type == "ward" and row.projects and row.latitude is not None]
    if not wards:
        return
    figure.add_scatter(
        x=[across(row) for row in wards],
        y=[row.latitude for row in wards],
        mode="markers",
        name="Ward with a project of its own",
        marker={"symbol": "diamond", "size": 11, "color": ORANGE, "line": {"color": INK, "width": 1.5}},
        text=[account.ward_projects(row) for row in wards],
        hovertemplate="%{text}<extra></extra>",
    )


def _names(places: Sequence[ViolencePlaces], across: Across) -> list[dict[str, Any]]:
    return [
        {
            "x": across(row),
            "y": row.latitude,
            "text": f"<b>{_wrapped(row.name)}</b>",
            "showarrow": False,
            "font": {"size": 13, "color": INK},
            "bgcolor": "rgba(255,255,255,0.55)",
        }
        for row in places
        if row.area_type == "local_authority" and row.latitude is not None and row.longitude is not None
    ]

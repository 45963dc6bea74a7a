"""Where and when violence was recorded: lines by month and local authority, and a map of small areas."""

from __future__ import annotations

from collections.abc import Mapping
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
    TURQUOISE,
    Picture,
    styled,
)

LINES = (DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE)
MOST_LINES = len(LINES)
UNITS = {"counts": "offences a month", "rate": "offences a month per 1,000 residents"}
HOVER = {"counts": "offences", "rate": "offences per 1,000 residents"}
HIDDEN = "hidden: it is small, or would give a small one away"
"""What is said of a place whose count the rule for small numbers keeps back."""
LARGEST_CIRCLE = 34
"""Diameter in pixels of the circle of the small area with most offences."""


def last_month(newest: Any) -> str:
    """The newest month of the period that the places' sums cover, such as "Nov 2025"."""
    return "a month not on record" if words.is_unknown(newest) else words.month(newest)


def direction(places: pd.DataFrame) -> str:
    """How the local authorities' newest twelve months compare with the twelve before."""
    changes = places.loc[places["area_type"] == "local_authority", "change"].dropna()
    if changes.empty:
        return "no two full years to compare"
    total = len(changes)
    noun = "local authority" if total == 1 else "local authorities"
    fewer, more = int((changes < 0).sum()), int((changes > 0).sum())
    if more == 0 and fewer == 0:
        return f"unchanged in {words.number(total)} {noun}"
    word, count = ("fewer", fewer) if fewer >= more else ("more", more)
    return f"{word} in {words.number(count)} of {words.number(total)} {noun}"


def months_by_authority(months: pd.DataFrame, places: pd.DataFrame, crime: str, by: str) -> Picture:
    """Lines by month for at most four local authorities, those with most offences; a missing month is a gap.

    `months` is the frame `violence_months`, `places` is `violence_places`; `by` is "counts" or "rate".
    """
    column = "offences" if by == "counts" else "rate"
    drawn = months[months["size_rank"].le(MOST_LINES).fillna(False).astype(bool)]
    figure = go.Figure()
    ends: list[tuple[str, float, str]] = []
    for colour, (name, line) in zip(LINES, drawn.groupby("name", sort=False), strict=False):
        values = line[column].astype("float64")
        figure.add_scatter(
            x=line["month_start"],
            y=values,
            mode="lines",
            connectgaps=False,
            line={"color": colour, "width": 2.5},
            name=str(name),
            hovertemplate=f"{name}, %{{x|%b %Y}}: %{{y:,}} {HOVER[by]}<extra></extra>",
        )
        if values.notna().any():
            ends.append((str(name), float(values.dropna().iloc[-1]), colour))
    highest = float(drawn[column].astype("float64").max()) if not drawn.empty else 0.0
    styled(figure, height=340)
    labels = _line_labels(ends, highest * 0.1, UNITS[by])
    figure.update_layout(margin={"r": 122, "t": 30}, annotations=labels)
    figure.update_yaxes(rangemode="tozero", title=None, tickformat=",")
    figure.update_xaxes(tickformat="%b\n%Y", nticks=7)
    until = last_month(places["period_to"].iloc[0])
    headline = f"{crime}: {direction(places)}, twelve months to {until} against the twelve before"
    return Picture(figure, headline, _months_sentence(drawn, column, crime, by))


def _months_sentence(drawn: pd.DataFrame, column: str, crime: str, by: str) -> str:
    parts = []
    for name, line in drawn.groupby("name", sort=False):
        known = line.dropna(subset=[column])
        if known.empty:
            parts.append(f"{name} has no month on record")
            continue
        first, last = known.iloc[0], known.iloc[-1]
        parts.append(
            f"{name} went from {words.plain(first[column])} in {words.month(first['month_start'])} "
            f"to {words.plain(last[column])} in {words.month(last['month_start'])} "
            f"(lowest {words.plain(known[column].min())}, highest {words.plain(known[column].max())})"
        )
    if not parts:
        return f"{crime}: no local authority has a month on record."
    return f"{crime}, {UNITS[by]}: {'; '.join(parts)}."


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


def small_area_map(areas: pd.DataFrame, places: pd.DataFrame, chosen: str, crime: str, by: str) -> Picture:
    """Small areas as circles over their centres, and the wards with a project of their own.

    `areas` is the frame `violence_small_areas`, `places` is `violence_places`; `chosen` is the code of a
    place, whose small areas are blue. The area of a circle is the number of offences, or their rate, in the
    newest twelve months. A hidden number is a small grey ring: it is small, or would give a
    small one away.
    """
    column = "offences" if by == "counts" else "rate"
    known = areas.dropna(subset=["latitude", "longitude"])
    middle = float(known["latitude"].mean()) if not known.empty else 0.0
    narrowing = cos(radians(middle))
    parents = places.set_index("area_id")["area_type"]
    inside = known[
        known["ward_id"].eq(chosen)
        | known["local_authority_id"].eq(chosen)
        | (parents.get(chosen) == "force")
    ]
    figure = go.Figure()
    few = known[known["is_small_number"].fillna(False).astype(bool)]
    _rings(figure, few, narrowing)
    counted = known.dropna(subset=[column])
    biggest = float(counted[column].max()) if not counted.empty else 1.0
    elsewhere = counted[~counted["area_id"].isin(inside["area_id"])]
    here = counted[counted["area_id"].isin(inside["area_id"])]
    for name, some, colour in (("Other small areas", elsewhere, GREY), ("Small areas", here, DARK_BLUE)):
        _circles(figure, some, narrowing, column=column, biggest=biggest, name=name, colour=colour)
    _projects(figure, places, narrowing)
    styled(figure, height=480, legend=True)
    figure.update_layout(margin={"t": 90}, annotations=_names(places, narrowing))
    figure.update_xaxes(visible=False, constrain="domain")
    figure.update_yaxes(visible=False, constrain="domain", scaleanchor="x", scaleratio=1)
    return Picture(figure, _half(counted, areas, places, crime), _map_sentence(counted, few, places, crime))


def _hover(record: Mapping[Any, Any], number: str) -> str:
    ward = "ward not known" if words.is_unknown(record["ward_name"]) else f"{record['ward_name']} ward"
    decile = record["imd_decile"]
    tenth = (
        "" if words.is_unknown(decile) else f"<br>deprivation: tenth {int(decile)} of 10, 1 is most deprived"
    )
    return f"{record['name']}, {ward}<br>{number}{tenth}"


def _rings(figure: go.Figure, few: pd.DataFrame, narrowing: float) -> None:
    if few.empty:
        return
    figure.add_scatter(
        x=few["longitude"] * narrowing,
        y=few["latitude"],
        mode="markers",
        name="Number hidden",
        marker={"size": 6, "color": "rgba(0,0,0,0)", "line": {"color": GREY, "width": 1}},
        text=[_hover(record, HIDDEN) for record in queries.as_records(few)],
        hovertemplate="%{text}<extra></extra>",
    )


def _circles(
    figure: go.Figure,
    some: pd.DataFrame,
    narrowing: float,
    *,
    column: str,
    biggest: float,
    name: str,
    colour: str,
) -> None:
    if some.empty:
        return
    figure.add_scatter(
        x=some["longitude"] * narrowing,
        y=some["latitude"],
        mode="markers",
        name=f"{name} ({'larger: more offences' if column == 'offences' else 'larger: higher rate'})",
        marker={
            "size": some[column].astype("float64"),
            "sizemode": "area",
            "sizeref": 2.0 * biggest / LARGEST_CIRCLE**2,
            "sizemin": 2,
            "color": colour,
            "opacity": 0.55,
            "line": {"color": "#FFFFFF", "width": 0.5},
        },
        text=[
            _hover(
                record,
                f"{int(record['offences']):,} offences, {record['rate']:,.1f} per 1,000 residents",
            )
            for record in queries.as_records(some)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _projects(figure: go.Figure, places: pd.DataFrame, narrowing: float) -> None:
    wards = places[places["area_type"].eq("ward") & places["projects"].gt(0)].dropna(
        subset=["latitude", "longitude"]
    )
    if wards.empty:
        return
    figure.add_scatter(
        x=wards["longitude"] * narrowing,
        y=wards["latitude"],
        mode="markers",
        name="Ward with a project of its own",
        marker={"symbol": "diamond", "size": 11, "color": ORANGE, "line": {"color": INK, "width": 1.5}},
        text=[
            f"{record['name']} ward: {words.counted(int(record['projects']), 'project')} of its own"
            for record in queries.as_records(wards)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _names(places: pd.DataFrame, narrowing: float) -> list[dict[str, Any]]:
    authorities = places[places["area_type"].eq("local_authority")].dropna(subset=["latitude", "longitude"])
    return [
        {
            "x": record["longitude"] * narrowing,
            "y": record["latitude"],
            "text": f"<b>{_wrapped(str(record['name']))}</b>",
            "showarrow": False,
            "font": {"size": 13, "color": INK},
            "bgcolor": "rgba(255,255,255,0.55)",
        }
        for record in queries.as_records(authorities)
    ]


def _half(counted: pd.DataFrame, areas: pd.DataFrame, places: pd.DataFrame, crime: str) -> str:
    """The headline: the fewest small areas that together hold half of the offences."""
    total = places.loc[places["area_type"].eq("local_authority"), "offences"].sum()
    running = counted["offences"].sort_values(ascending=False).cumsum()
    if not total or running.empty or running.iloc[-1] < total / 2:
        return f"{crime}: by small area"
    needed = int((running < total / 2).sum()) + 1
    of_all = f"{words.number(needed)} of {words.number(len(areas))} small areas"
    return f"{crime}: half of what was recorded lies in {of_all}"


def _map_sentence(counted: pd.DataFrame, few: pd.DataFrame, places: pd.DataFrame, crime: str) -> str:
    if counted.empty and few.empty:
        return f"{crime}: no twelve months on record by small area."
    most = counted.sort_values("offences", ascending=False).head(3)
    named = words.joined(
        f"{record['name']} ({int(record['offences']):,})" for record in queries.as_records(most)
    )
    wards = int((places["area_type"].eq("ward") & places["projects"].gt(0)).sum())
    return " ".join(
        (
            f"{crime}, twelve months to {last_month(places['period_to'].iloc[0])}:",
            f"{words.counted(len(counted), 'small area')} with a number that is shown"
            + (f", most in {named};" if named else ";"),
            f"{words.counted(len(few), 'small area')} with a hidden one, small or giving a small one away.",
            f"{words.sentence(words.counted(wards, 'ward'))} {'has' if wards == 1 else 'have'} a project of",
            "their own." if wards != 1 else "its own.",
        )
    )

"""Pictures of what is covered: the threads from findings to the Plan, and themes by approach."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.named_bars import shortened
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

MOST_APPROACHES = 7
LEVELS = (DARK_BLUE, TURQUOISE, DARK_PINK)
"""The colours of what was found, the projects and the Plan priorities."""
WIDTHS = (19, 17, 16)
"""Characters in a line of their labels: what fits beside each other on a phone."""
COLUMNS = (0.001, 0.36, 0.999)
"""Where they are from left to right; the labels of the middle and the right share the wider gap."""
PAD, ROW, MARGIN = 34, 58, 48
WHOLE, PALE, BROKEN = "rgba(18, 67, 109, 0.5)", "rgba(111, 119, 123, 0.35)", "rgba(244, 106, 37, 0.6)"
"""Bands of answers, of partial answers and another Plan, and of threads that end."""
Node = tuple[int, str]


def threads(flows: pd.DataFrame, *, by: str, headline: str, sentence: str) -> Picture:
    """The threads from findings or themes to projects to Plan priorities, as bands.

    `flows` is the frame of thread_flows; `by` is "count" (a band is as wide as it has links) or "money" (as
    wide as the pounds known to have been given). Threads that end early run to "No project" or "No Plan".
    Each project has what has become of its funding below its name; bands of partial answers are paler.
    """
    drawn = flows[flows["pounds"].fillna(0) > 0] if by == "money" else flows
    bands = [
        {**row, "width": float(row["pounds"] if by == "money" else row["links"])}
        for row in queries.as_records(drawn)
    ]
    labels = _labels(bands)
    nodes = _in_order(bands, labels)
    tallest = max(sum(node[0] == level for node in nodes) for level in range(3))
    height = max(380, ROW * tallest)
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            valueformat=",.0f",
            valuesuffix=" pounds" if by == "money" else " links",
            textfont={"size": 12, "color": INK},
            node=_nodes(nodes, labels, _fundings(bands), _heights(nodes, _sizes(bands), height - MARGIN)),
            link=_links(bands, nodes),
        )
    )
    styled(figure, height=height)
    figure.update_layout(margin={"l": 4, "r": 4, "t": MARGIN / 2, "b": MARGIN / 2})
    return Picture(figure, headline, sentence)


def _nodes(
    nodes: list[Node],
    labels: Mapping[Node, tuple[int, str]],
    fundings: Mapping[Node, str],
    heights: list[float],
) -> dict[str, Any]:
    below = {node: f"<br><i>{fundings[node]}</i>" if node in fundings else "" for node in nodes}
    return {
        "label": [_two_lines(labels[node][1], WIDTHS[node[0]]) + below[node] for node in nodes],
        "customdata": [shortened(labels[node][1], 160) + below[node] for node in nodes],
        "hovertemplate": "%{customdata}<br>%{value}<extra></extra>",
        "color": [_colour(node) for node in nodes],
        "x": [COLUMNS[node[0]] for node in nodes],
        "y": heights,
        # Without this, "No project" would be at the far right, and change the scale.
        "align": "left",
        "pad": PAD,
        "thickness": 12,
        "line": {"width": 0},
    }


def _two_lines(text: str, width: int) -> str:
    lines = textwrap.wrap(text, width, max_lines=2, placeholder="…")
    return "<br>".join(shortened(line, width + 1) for line in lines)


def _links(bands: list[dict[Any, Any]], nodes: list[Node]) -> dict[str, Any]:
    index = {node: number for number, node in enumerate(nodes)}
    return {
        "source": [index[_source(band)] for band in bands],
        "target": [index[_target(band)] for band in bands],
        "value": [band["width"] for band in bands],
        "color": [_band_colour(band) for band in bands],
        "customdata": [_how(band) for band in bands],
        "hovertemplate": "%{source.customdata} → %{target.customdata}<br>%{value}%{customdata}"
        "<extra></extra>",
    }


def _band_colour(band: Mapping[Any, Any]) -> str:
    if band["target_key"] == "none":
        return BROKEN
    is_pale = band["links_in_part"] == band["links"] or band["target_key"] == "other_plan"
    return PALE if is_pale else WHOLE


def _how(band: Mapping[Any, Any]) -> str:
    """How far the projects of a band answer or serve what they are linked to."""
    if band["target_key"] in ("none", "other_plan"):
        return ""
    verb = "answer" if band["step"] == 1 else "serve"
    if band["links"] == 1:
        return f"<br>partly {verb}s" if band["links_in_part"] else f"<br>{verb}s"
    return f"<br>{band['links_in_part']} of {band['links']} links partly {verb}"


def _fundings(bands: list[dict[Any, Any]]) -> dict[Node, str]:
    """What has become of the funding of each project drawn."""
    return {
        _target(band) if band["step"] == 1 else _source(band): str(band["funding"])
        for band in bands
        if not words.is_unknown(band["funding"])
    }


def _source(band: Mapping[Any, Any]) -> Node:
    return int(band["step"]) - 1, str(band["source_key"])


def _target(band: Mapping[Any, Any]) -> Node:
    return int(band["step"]), str(band["target_key"])


def _labels(bands: list[dict[Any, Any]]) -> dict[Node, tuple[int, str]]:
    """The place and the label of each node."""
    found: dict[Node, tuple[int, str]] = {}
    for band in bands:
        found[_source(band)] = (int(band["source_place"]), str(band["source_label"]))
        found[_target(band)] = (int(band["target_place"]), str(band["target_label"]))
    return found


def _sizes(bands: list[dict[Any, Any]]) -> dict[Node, float]:
    """How much runs through each node: the larger of what comes in and what goes out."""
    into: dict[Node, float] = {}
    out: dict[Node, float] = {}
    for band in bands:
        out[_source(band)] = out.get(_source(band), 0.0) + band["width"]
        into[_target(band)] = into.get(_target(band), 0.0) + band["width"]
    return {node: max(into.get(node, 0.0), out.get(node, 0.0)) for node in {**into, **out}}


def _in_order(bands: list[dict[Any, Any]], labels: Mapping[Node, tuple[int, str]]) -> list[Node]:
    """The nodes from left to right and top to bottom: projects beside what they answer, ends at the foot."""
    place = {node: float(where) for node, (where, _) in labels.items()}
    left = sorted((node for node in labels if node[0] == 0), key=lambda node: place[node])
    rank = {node: index for index, node in enumerate(left)}
    for node in labels:
        if node[0] == 1 and not _is_together(node):
            above = [(rank[_source(band)], band["width"]) for band in bands if _target(band) == node]
            place[node] = sum(where * width for where, width in above) / sum(width for _, width in above)
    return sorted(labels, key=lambda node: (node[0], place[node], labels[node]))


def _heights(nodes: list[Node], sizes: Mapping[Node, float], height: int) -> list[float]:
    """The middle of each node from the top (0) to the foot (1), stacked within its column as Plotly does."""
    columns = [[node for node in nodes if node[0] == level] for level in range(3)]
    scale = min(
        (height - (len(column) - 1) * PAD) / sum(sizes[node] for node in column)
        for column in columns
        if column
    )
    middles = {}
    for column in columns:
        spare = height - (len(column) - 1) * PAD - scale * sum(sizes[node] for node in column)
        # What a short column leaves over goes between its nodes, so that it spans the picture as well.
        gap = PAD + spare / (len(column) - 1) if len(column) > 1 else 0.0
        top = 0.0 if len(column) > 1 else spare / 2
        for node in column:
            middles[node] = (top + scale * sizes[node] / 2) / height
            top += scale * sizes[node] + gap
    return [min(max(middles[node], 0.001), 0.999) for node in nodes]


def _colour(node: Node) -> str:
    level, key = node
    if key == "none":
        return str(ORANGE)
    return str(GREY if _is_together(node) else LEVELS[level])


def _is_together(node: Node) -> bool:
    """Whether it is what several findings or projects are drawn as, or where a thread ends."""
    return node[1] in ("none", "other_plan") or node[1].startswith("others")


def matrix(frame: pd.DataFrame, *, headline: str, sentence: str) -> Picture:
    """How many projects each theme has of each approach; `frame` is that of theme_approaches.

    Rows are themes, the wider ones in bold; columns are the approaches with most projects on the wide themes,
    the others together. Numbers are in the cells, so nothing rests on colour.
    """
    wide = frame[frame["parent_theme_id"].isna()]
    sums = wide.groupby("approach_name")["projects"].sum().sort_values(ascending=False, kind="stable")
    columns = list(sums.index[:MOST_APPROACHES])
    named = frame["approach_name"].where(frame["approach_name"].isin(columns), "Other approaches")
    table = frame.assign(column=named).pivot_table(
        index="theme_place", columns="column", values="projects", aggfunc="sum", fill_value=0
    )
    order = [*columns, *([] if len(sums) <= MOST_APPROACHES else ["Other approaches"])]
    table = table.reindex(columns=order, fill_value=0)
    themes = frame.drop_duplicates("theme_place").set_index("theme_place").loc[table.index]
    values = table.to_numpy().astype(int)
    figure = go.Figure(
        go.Heatmap(
            z=values,
            x=[shortened(str(name), 24) for name in order],
            y=[_theme_label(row) for row in queries.as_records(themes)],
            text=[[str(value) if value else "" for value in line] for line in values],
            texttemplate="%{text}",
            textfont={"size": 13},
            colorscale=[[0, "#F3F5F8"], [0.01, SEQUENCE[0]], [0.5, SEQUENCE[1]], [1, SEQUENCE[2]]],
            showscale=False,
            xgap=2,
            ygap=2,
            hovertemplate="%{y}<br>%{x}: %{z}<extra></extra>",
        )
    )
    styled(figure, height=190 + 26 * len(table))
    figure.update_xaxes(side="top", tickangle=-60, tickfont={"size": 12}, showgrid=False)
    figure.update_yaxes(autorange="reversed", tickfont={"size": 12}, showgrid=False)
    return Picture(figure, headline, sentence)


def _theme_label(row: Mapping[Any, Any]) -> str:
    name = shortened(str(row["theme_name"]), 24)
    return f"<b>{name}</b>" if words.is_unknown(row["parent_theme_id"]) else name

"""Horizontal bars whose names are above them, so that long names are readable on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from violence_response.figures.picture import INK, styled

ROW = 44
"""Height of a row in pixels: a line of words and a bar under it."""
LONGEST = 44
"""Characters of a name that fit on a phone beside nothing else."""


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut where it is longer than `longest`, safe in a figure."""
    if len(text) > longest:
        text = text[: longest - 1].rstrip(" ,;:-") + "…"
    # Plotly reads a few HTML tags in its texts.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def name_rows(
    figure: go.Figure,
    names: Sequence[str],
    *,
    above: int = 8,
    below: int = 8,
    more: Sequence[dict[str, Any]] = (),
) -> go.Figure:
    """Style a figure of horizontal rows, the first (y = 0) on top, with each row's words above its bar.

    `more` are further annotations of the picture.
    """
    styled(figure, height=ROW * len(names) + above + below)
    left = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -3, "yanchor": "bottom", "showarrow": False}
    written = [
        {**left, "y": position - 0.22, "text": name, "font": {"size": 13, "color": INK}}
        for position, name in enumerate(names)
    ]
    # All at once: adding one after another takes plotly a second for forty rows.
    figure.update_layout(
        margin={"l": 4, "r": 8, "t": above, "b": below}, bargap=0.6, annotations=[*written, *more]
    )
    figure.update_yaxes(visible=False, range=[len(names) - 0.4, -0.75])
    return figure

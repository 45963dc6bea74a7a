"""Horizontal bars whose names stand above them, so that long names are readable on a phone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from violence_response.figures.picture import INK, styled

ROW = 44
"""Height of a row in pixels: a line of words and a bar under it."""
LONGEST = 44
"""Characters of a name that fit on a phone beside nothing else."""


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut where it is longer than `longest`, safe to stand in a figure."""
    if len(text) > longest:
        text = text[: longest - 1].rstrip(" ,;:-") + "…"
    # Plotly reads a few HTML tags in its texts.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def name_rows(figure: go.Figure, names: Sequence[str], *, above: int = 8, below: int = 8) -> go.Figure:
    """Style a figure of horizontal rows, the first (y = 0) on top, with each row's words above its bar."""
    styled(figure, height=ROW * len(names) + above + below)
    figure.update_layout(margin={"l": 4, "r": 8, "t": above, "b": below}, bargap=0.6)
    figure.update_yaxes(visible=False, range=[len(names) - 0.4, -0.75])
    for position, name in enumerate(names):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-3,
            y=position - 0.22,
            yanchor="bottom",
            text=name,
            showarrow=False,
            align="left",
            font={"size": 13, "color": INK},
        )
    return figure


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """The text in at most so many lines of so many characters, cut at a word, safe to stand in a figure."""
    parts = textwrap.wrap(text, width, max_lines=lines, placeholder="…")
    return "<br>".join(shortened(part, width + 1) for part in parts)

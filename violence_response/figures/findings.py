"""Pictures of findings."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from violence_response.figures.named_bars import name_rows, shortened
from violence_response.figures.picture import DARK_BLUE, INK, ORANGE, TURQUOISE, Picture

MOST_THEMES = 12
COLOURS = (DARK_BLUE, TURQUOISE, ORANGE)


def by_theme(
    headline: str, sentence: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]
) -> Picture:
    """A bar for each theme, split into the series: what each is called, and its count for each theme.

    Each bar has its label written above it, so that long names can be read on a phone and nothing rests on
    colour.
    """
    figure = go.Figure()
    for (called, counts), colour in zip(series, COLOURS, strict=True):
        if not any(counts):
            continue
        figure.add_bar(
            y=list(range(len(labels))),
            x=list(counts),
            orientation="h",
            width=0.4,
            name=called,
            marker={"color": colour},
            text=[f"{value:,}" if value else "" for value in counts],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            textfont={"color": "white" if colour == DARK_BLUE else INK, "size": 13},
            textangle=0,
            hovertemplate=f"{called}: %{{x}}<extra></extra>",
        )
    name_rows(figure, [_row_name(label) for label in labels], above=72)
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": 13}}
    figure.update_layout(barmode="stack", showlegend=True, legend=legend)
    figure.update_xaxes(visible=False)
    return Picture(figure, headline, sentence)


def _row_name(label: str) -> str:
    # What is counted comes last and is always shown; a long name before it is cut.
    name, colon, count = label.rpartition(": ")
    return f"{shortened(name, 30)}{colon}{count}" if colon else shortened(label)

"""What every picture has in common: the official palette, a headline that says the finding, and its sentence
as text.

The palette and template are those of the Government Analysis Function (`afcharts`): at most four categories
in a chart,
and never colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import afcharts.pio_template  # noqa: F401 - importing it registers the template
import plotly.graph_objects as go
from afcharts.af_colours import get_af_colours

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE = get_af_colours("categorical", number_of_colours=4)
GREY = "#6F777B"
"""For what is unknown or other: 4.6 to 1 on white."""
INK = "#0B0C0C"
SEQUENCE = tuple(reversed(get_af_colours("sequential")))
"""Three blues from light to dark, for one quantity."""
TONES = {"good": TURQUOISE, "caution": ORANGE, "problem": DARK_PINK, "neutral": GREY}
"""The colour of each tone of a vocabulary term."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, its headline (what it shows, in a sentence) and the fuller sentence for those who cannot see
    it."""

    figure: go.Figure
    headline: str
    sentence: str


def styled(figure: go.Figure, *, height: int, left: int = 8, legend: bool = False) -> go.Figure:
    """The figure in the house style: calm, readable at projector size, its headline left to the page.

    The page prints the headline as a heading above, because a long title inside a chart is cut off on a
    phone.
    """
    figure.update_layout(
        template="afcharts",
        height=height,
        font={"size": 14, "color": INK},
        margin={"l": left, "r": 16, "t": 28 if legend else 8, "b": 8},
        showlegend=legend,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "font": {"size": 14},
        },
        hovermode="closest",
        hoverlabel={"font": {"size": 14}},
        dragmode=False,
        title=None,
    )
    figure.update_xaxes(automargin=True, tickfont={"size": 13}, title={"font": {"size": 14}}, fixedrange=True)
    figure.update_yaxes(automargin=True, tickfont={"size": 13}, title={"font": {"size": 14}}, fixedrange=True)
    return figure

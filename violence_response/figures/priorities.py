"""What supports each Plan priority, as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.named_bars import name_rows, shortened
from violence_response.figures.picture import DARK_BLUE, Picture


def money_by_priority(
    priorities: pd.DataFrame, supporters: Sequence[str], *, headline: str, sentence: str
) -> Picture:
    """Bars of awarded pounds by priority of one Plan, with its findings and projects (`supporters`) beside
    each.

    `priorities` has the columns of the query `priorities_supported`, for one Plan. A project that serves two
    priorities counts in both, so the bars are not parts of a whole.
    """
    amounts = priorities["awarded_amount"].astype(float)
    most = amounts.max()
    figure = go.Figure(
        go.Bar(
            x=amounts.fillna(0),
            y=list(range(len(priorities))),
            orientation="h",
            width=0.36,
            marker={"color": DARK_BLUE},
            text=list(supporters),
            textposition=["inside" if amount > most / 2 else "outside" for amount in amounts.fillna(0)],
            textfont={"size": 12},
            insidetextfont={"color": "white"},
            insidetextanchor="start",
            constraintext="none",
            cliponaxis=False,
            hovertemplate="%{text}<extra></extra>",
        )
    )
    names = [
        f"{int(row['ordinal'])}. {shortened(str(row['title']))} · "
        f"<b>{words.short_pounds(row['awarded_amount'], 'none known')}</b>"
        for row in queries.as_records(priorities)
    ]
    name_rows(figure, names)
    figure.update_xaxes(visible=False, rangemode="tozero")
    return Picture(figure, headline, sentence)

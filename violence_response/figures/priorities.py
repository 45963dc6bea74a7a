"""What supports each Plan priority, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from violence_response import queries, words
from violence_response.figures.picture import DARK_BLUE, Picture
from violence_response.figures.rows import name_rows, shortened


def standing(plan: Mapping[Any, Any]) -> str:
    """A plan in a sentence: the priorities that no project serves, and those with nothing at all.

    `plan` is a row of the query `plans_supported`.
    """
    force = "in force" if plan["in_force"] else "not in force today"
    held, unserved, bare = (
        int(plan[name]) for name in ("priorities", "without_intervention", "without_both")
    )
    if not held:
        said = "no priority of it is recorded"
    elif held == 1:
        said = f"{'no' if unserved else 'a'} project serves its one priority"
    elif not unserved:
        said = f"a project serves each of its {words.number(held)} priorities"
    else:
        said = f"{words.number(unserved)} of its {words.number(held)} priorities "
        said += words.verb(unserved, "has no project that serves it", "have no project that serves them")
    if unserved and bare:
        said += f"; {words.number(bare)} {words.verb(bare, 'has', 'have')} no finding either"
    elif unserved:
        said += words.verb(unserved, "; a finding is tied to it", "; findings are tied to each of them")
    return f"{plan['title']}, {force}: {said}."


def money_by_priority(priorities: pd.DataFrame) -> Picture:
    """Bars of awarded pounds by priority of one plan, with its findings and projects beside each.

    `priorities` has the columns of the query `priorities_supported`, for one plan. A project that serves two
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
            text=[_behind(row) for row in queries.as_records(priorities)],
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
    return Picture(figure, _headline(priorities), _sentence(priorities))


def _behind(row: Mapping[Any, Any]) -> str:
    projects, findings = int(row["interventions"]), int(row["findings"])
    return f"{words.counted(projects, 'project')}, {words.counted(findings, 'finding')}"


def _headline(priorities: pd.DataFrame) -> str:
    known = priorities[priorities["awarded_amount"].notna()]
    if known.empty:
        return "No priority of this plan has a confirmed award"
    top = known.sort_values(["awarded_amount", "ordinal"], ascending=[False, True]).iloc[0]
    return f"Most money supports “{top['title']}”: {words.short_pounds(top['awarded_amount'])}"


def _sentence(priorities: pd.DataFrame) -> str:
    rows = [
        f"{row['title']}: {words.money(row['awarded_amount'], row['other_amount'], row['not_stated'])}; "
        f"{_behind(row)}"
        for row in queries.as_records(priorities)
    ]
    return ". ".join(
        [*rows, "A project that serves two priorities counts in both, so the bars must not be added."]
    )

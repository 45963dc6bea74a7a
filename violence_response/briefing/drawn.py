"""The pictures of a briefing: those of the pages, of the findings and the day that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from violence_response.accounts import ahead, due
from violence_response.accounts import recurrence as again
from violence_response.accounts import standing as account
from violence_response.accounts.blocks import Drawing
from violence_response.briefing.gathering import NOTHING, Gathered
from violence_response.figures import recurrence as recurrence_figures
from violence_response.figures import standing, strip
from violence_response.figures import themes as theme_figures
from violence_response.rows import (
    ActionsFound,
    CountsOfPlan,
    FindingSquares,
    GrantTimeline,
    InspectionsStanding,
    NextDeadlines,
    PoundsByMonth,
    ThemeRecurrences,
    ThemesSupported,
)


def findings(known: Gathered) -> tuple[Drawing, ...]:
    """Every finding of the briefing as a square; none where it has no finding."""
    counts, ask = known.counts, known.asking
    if not counts.findings:
        return ()
    if counts.findings <= account.MOST_SQUARES:
        keys = [row.finding_id for row in known.findings] or NOTHING
        return (standing.squares(ask.rows(FindingSquares, finding_ids=keys), counts),)
    if known.request.subject == "all":
        return (standing.bars(ask.rows(InspectionsStanding, most=account.MOST_BARS), counts),)
    return ()


def themes(found: Sequence[ThemesSupported], plan: CountsOfPlan) -> tuple[Drawing, ...]:
    """Each theme with what is behind its findings; none where there is no theme with findings."""
    return (theme_figures.rows(found, plan),) if found else ()


def recurrence(found: Sequence[ThemeRecurrences]) -> tuple[Drawing, ...]:
    """The themes that inspectors found again; none where there is no such theme."""
    if not again.again(found):
        return ()
    picture = recurrence_figures.grid(found)
    return (replace(picture, headline=again.HEADING, caption=f"{again.lead(found)} {again.EXPLAINED}"),)


def months(known: Gathered) -> Drawing:
    """What falls due and until when funding runs, eighteen months on one strip."""
    ask, day = known.asking, known.request.day
    picture = strip.strip(
        due.entries(ask.rows(NextDeadlines), ask.rows(ActionsFound, is_open=True), (), ()),
        ask.rows(GrantTimeline),
        ask.rows(PoundsByMonth, since=ahead.first_month(day), months=ahead.MONTHS),
        known.counts,
    )
    return replace(picture, caption=picture.sentence)

"""The pictures of a briefing: those of the pages, of the findings and the day that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from violence_response.accounts import ahead, due, response, violence
from violence_response.accounts import board as account_of_board
from violence_response.accounts import recurrence as again
from violence_response.accounts import standing as account
from violence_response.accounts.blocks import Drawing, Section
from violence_response.briefing.asking import Asking
from violence_response.briefing.gathering import NOTHING, Gathered
from violence_response.figures import board as figures
from violence_response.figures import clocks, ranked_places, standing, strip
from violence_response.figures import recurrence as recurrence_figures
from violence_response.figures import themes as theme_figures
from violence_response.rows import (
    ActionsFound,
    BoardColumns,
    BoardFindings,
    Changes,
    CountsOfPlan,
    FindingSquares,
    GrantTimeline,
    InspectionsStanding,
    NextDeadlines,
    PoundsByMonth,
    ThemeRecurrences,
    ThemesSupported,
    ViolenceForces,
    ViolencePlaces,
    VocabularyListed,
)

MOST_LINES = 8
"""Responses that are drawn; the table below them has all."""
MOST_WARDS = 6
"""Wards that are ranked on a sheet."""


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


def responses(known: Gathered) -> tuple[Drawing, ...]:
    """The clocks that run and the responses that are out, as lines; none where there is neither."""
    rows = [row for row in known.inspections if response.has_line(row)][:MOST_LINES]
    if not rows:
        return ()
    picture = clocks.lines(rows, response.pictured(known.counts, rows))
    return (replace(picture, caption=response.ones_drawn(rows, known.inspections)),)


def violence_there(known: Gathered) -> tuple[Section, ...]:
    """The ranks of the wards around a place, with its own among them; none where no year is on record."""
    ask, key = known.asking, known.request.key
    if known.request.subject != "area":
        return ()
    types = ask.rows(VocabularyListed, vocabulary="crime_type")[:1]
    for force in ask.rows(ViolenceForces, area_id=key):
        for crime in types:
            rows = ask.rows(ViolencePlaces, force_id=force.area_id, crime_type=crime.term)
            if found := violence.ranked(rows, key, most=MOST_WARDS):
                bars = ranked_places.on_paper(found, crime.label)
                return (violence.section(found, crime.label, bars),)
    return ()


def board(
    asking: Asking, found: Sequence[Changes], days: tuple[date, date], narrowed: Mapping[str, list[str]]
) -> tuple[Drawing, ...]:
    """Where each finding was on one day and is on another; none before a finding has a status."""
    since, until = days
    columns = asking.rows(BoardColumns, since=since, until=until, **narrowed)
    if account_of_board.nothing_yet(columns):
        return ()
    rows = asking.rows(BoardFindings, since=since, until=until, **narrowed)
    picture = figures.board(rows, columns, account_of_board.sentence(found, columns, since, until))
    return (replace(picture, caption=account_of_board.where(columns)),)

"""The pieces of the overview: a sentence and pictures that cost next to nothing, so that the first screen
comes at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from violence_response import queries
from violence_response.accounts import changes, due
from violence_response.accounts import counts as counted
from violence_response.accounts import overview as account
from violence_response.accounts import standing as squares
from violence_response.accounts.blocks import Paragraph, Section, Words
from violence_response.figures import standing as figures
from violence_response.figures import strip
from violence_response.interface import controls, data, show
from violence_response.interface.controls.tables import HOW_TO_BEGIN, empty
from violence_response.rows import (
    Changes,
    Counts,
    FindingSquares,
    GrantTimeline,
    InspectionsStanding,
    NewestReport,
    PoundsByMonth,
)

MOST = 6
"""Changes on the first page; the others are counted."""
RECENT_DAYS = 30


def standing(counts: Counts, newest: NewestReport | None) -> None:
    """The state in one sentence; an empty register says what to do next."""
    if newest is None:
        empty(account.EMPTY, HOW_TO_BEGIN)
        return
    show.blocks([Paragraph(counted.state(counts))])


def findings(counts: Counts) -> None:
    """Every finding as a square; as bars where there are too many to be seen one by one."""
    if not counts.findings:
        return
    if counts.findings <= squares.MOST_SQUARES:
        found = data.rows(FindingSquares)
        picture = controls.drawn(figures.squares, found, counts)
        frame, query = queries.frame_of(FindingSquares, found), "finding_squares"
    else:
        barred = data.rows(InspectionsStanding, most=squares.MOST_BARS)
        picture = controls.drawn(figures.bars, barred, counts)
        frame, query = queries.frame_of(InspectionsStanding, barred), "inspections_standing"
    controls.drawing(picture, frame, query=query)


def months(
    dated: Sequence[due.Entry],
    awards: Sequence[GrantTimeline],
    pounds: Sequence[PoundsByMonth],
    counts: Counts,
) -> None:
    """Eighteen months on one strip: what is due, until when funding runs, and the pounds of each month."""
    picture = controls.drawn(strip.strip, dated, awards, pounds, counts)
    controls.drawing(picture, queries.frame_of(PoundsByMonth, pounds), query="pounds_by_month")


def response(counts: Counts, newest: NewestReport, of_newest: Counts) -> None:
    """What became of the newest report, and which response days lie ahead."""
    said = Words(account.newest(newest, of_newest), " ", account.deadlines(counts))
    show.section(Section("response", "Our response", "", (Paragraph(said),)))


def recent() -> dict[str, str]:
    """The time of which the newest changes are listed, as the query takes it."""
    return {"since": changes.end_of(_first_day()), "until": changes.end_of(data.today())}


def _first_day() -> date:
    return data.today() - timedelta(days=RECENT_DAYS)


def changed(found: Sequence[Changes]) -> None:
    """What changed in the last 30 days, newest first."""
    show.section(changes.newest(found, _first_day(), f"Changed in the last {RECENT_DAYS} days", MOST))

"""The clock of each response as a line, from the day of the report to the last lawful day and beyond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from violence_response.accounts import response as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks
from violence_response.figures.canvas import LINE, LINK, MIDDLE, NARROW, SOFT, WIDE, Canvas, drawing, wrapped
from violence_response.figures.picture import DARK_BLUE, DARK_PINK
from violence_response.rows import InspectionsFound

SMALL = 12.5
BEYOND, LONGEST = 21, 130
"""Days that are drawn after the longest period, and the most days in all."""
CALENDAR = 7
"""Days between the lines of the scale, two of them between its numbers."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a sheet has the day of the report, its title, its line and the words for its state."""

    title: float
    title_wide: float
    axis: float
    axis_wide: float
    state: float
    state_wide: float


SHEETS = {
    WIDE: Columns(84, 300, 398, 340, 752, 208),
    MIDDLE: Columns(0, 196, 206, 232, 450, 150),
    NARROW: Columns(0, NARROW, 6, NARROW - 18, 0, NARROW),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The scale: day 1 is the day of the report, and so many days are across so many pixels."""

    days: int
    left: float
    width: float

    def x(self, number: float) -> float:
        """Where a day of the period is, at most at the edge."""
        return self.left + min(max(number - 1, 0), self.days) / self.days * self.width

    def is_beyond(self, number: float) -> bool:
        """Whether a day lies after the last that is drawn."""
        return number - 1 > self.days


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a line is drawn on."""

    canvas: Canvas
    columns: Columns
    scale: Days


def lines(found: Sequence[InspectionsFound], sentence: str) -> Drawing:
    """A line for each inspection with a known day, in the order given; then those without one."""
    dated = [row for row in found if account.is_dated(row)]
    undated = [row for row in found if not account.is_dated(row)]
    longest = max((_number(row, row.last_lawful_day) or 56 for row in dated), default=56)

    def draw(canvas: Canvas) -> float:
        columns = SHEETS[canvas.width]
        scale = Days(min(longest + BEYOND, LONGEST), columns.axis, columns.axis_wide)
        sheet = Sheet(canvas, columns, scale)
        y = marks.legend(canvas, 0, 3, marks.CLOCKS) + 6
        if dated:
            y = _weeks(sheet, y)
        for row in dated:
            canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
            with canvas.linked(address(account.opened(row)), account.line(row)):
                y = _row(sheet, row, y)
        if undated:
            canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
            y = canvas.words(0, y + 20, account.UNDATED, canvas.width, is_bold=True) + 8
        for row in undated:
            with canvas.linked(address(account.opened(row)), account.line(row)):
                y = _listed(sheet, row, y)
        return y + 4

    return drawing("", sentence, draw)


def _number(row: InspectionsFound, day: date | None) -> int | None:
    """Which day of the period a day is; the report's own day is 1."""
    if day is None or row.published_date is None:
        return None
    return (day - row.published_date).days + 1


def _weeks(sheet: Sheet, y: float) -> float:
    """The days of the scale above the lines; gives the y below them."""
    canvas, scale = sheet.canvas, sheet.scale
    canvas.text(scale.left, y + 12, "Day 1: the report is published", size=12, is_bold=True)
    for number in range(2 * CALENDAR, scale.days, 2 * CALENDAR):
        canvas.line(scale.x(number), y + 32, scale.x(number), y + 38, stroke=marks.EDGE)
        canvas.text(scale.x(number), y + 28, str(number), size=12, anchor="middle", fill=SOFT)
    return y + 38


def _row(sheet: Sheet, row: InspectionsFound, y: float) -> float:
    """One inspection: its day, its title, its line and its state; gives the y below it."""
    canvas, columns = sheet.canvas, sheet.columns
    title, day = account.opened(row).label, account.published(row)
    if canvas.width == NARROW:
        end = canvas.words(0, y + 18, title, columns.title_wide, lines=4, fill=LINK)
        canvas.text(0, end + 17, day, size=SMALL, fill=SOFT)
        canvas.text(canvas.width, end + 17, account.state(row), size=SMALL, anchor="end")
        _line(sheet, row, end + 34)
        return end + 50
    first = y + 18
    end = canvas.words(columns.title, first, title, columns.title_wide, lines=4, fill=LINK)
    if columns.title:
        canvas.text(0, first, day, size=SMALL, fill=SOFT)
    else:
        end += SMALL * LINE
        canvas.text(0, end, day, size=SMALL, fill=SOFT)
    is_ahead = row.clock_state in {"running", "late"}
    words = wrapped(account.state(row), columns.state_wide, 3, SMALL, is_ahead)
    below = max(end, first + (len(words) - 1) * SMALL * LINE) + 11
    middle = (y + below) / 2
    start = middle + 4 - (len(words) - 1) * SMALL * LINE / 2
    for place, text in enumerate(words):
        canvas.text(columns.state, start + place * SMALL * LINE, text, size=SMALL, is_bold=is_ahead)
    _line(sheet, row, middle)
    return below


def _listed(sheet: Sheet, row: InspectionsFound, y: float) -> float:
    """An inspection without a known day: its title and its state; gives the y below it."""
    canvas, columns = sheet.canvas, sheet.columns
    wide = canvas.width if canvas.width == NARROW else columns.state - 10
    end = canvas.words(0, y + 16, account.opened(row).label, wide, fill=LINK)
    if canvas.width == NARROW:
        end += 17
        canvas.text(0, end, account.state(row), size=SMALL)
    else:
        canvas.words(columns.state, y + 16, account.state(row), columns.state_wide, size=SMALL)
    return end + 7


def _line(sheet: Sheet, row: InspectionsFound, y: float) -> None:
    """The days of one response, with what falls on them."""
    canvas, scale = sheet.canvas, sheet.scale
    last, out = _number(row, row.last_lawful_day), _number(row, row.answered_date)
    if row.clock_state == "settled":
        canvas.line(scale.x(1), y, scale.x(last or 56), y, stroke="#8A9299", thick=2, dash="2 4")
        return
    ends = scale.x(last or 56)
    is_open = row.clock_state in {"running", "late", "begun"}
    canvas.box(scale.x(1), y - 4, ends - scale.x(1), 8, fill="#FFFFFF" if is_open else marks.QUIET,
               stroke=DARK_BLUE if is_open else "#8A9299")  # fmt: skip
    if is_open:
        _to_today(sheet, row, last, y)
    if row.clock_state == "unknown":
        marks.unanswered(canvas, min(ends + 18, scale.left + scale.width), y)
    asked = _number(row, row.chief_officer_day)
    if asked is not None and is_open:
        marks.triangle(canvas, scale.x(asked), y - 1, 6, is_late=False)
    if out is not None:
        _answer(sheet, last, out, y)
    if last is not None:
        marks.diamond(canvas, ends, y, is_late=row.clock_state == "late", is_past=not is_open)
    if row.clock_state == "answered" and out is None:
        marks.answered(canvas, ends + 24, y)
        canvas.text(ends + 38, y + 5, "?", size=14, fill=marks.EDGE, is_bold=True)


def _to_today(sheet: Sheet, row: InspectionsFound, last: int | None, y: float) -> None:
    """How far the period has run: full to today; beyond the last day as a late one."""
    canvas, scale = sheet.canvas, sheet.scale
    today = _number(row, row.as_at) or 1
    run = min(today, last or today)
    canvas.box(scale.x(1), y - 4, scale.x(run) - scale.x(1), 8, fill="#BBD4EA", stroke=DARK_BLUE)
    if last is not None and today > last:
        canvas.line(scale.x(last), y, scale.x(today), y, stroke=DARK_PINK, thick=4)
        _cut(sheet, today, y)
    if today >= 1:
        canvas.line(scale.x(today), y - 9, scale.x(today), y + 9, stroke="#0B0C0C", thick=2)


def _answer(sheet: Sheet, last: int | None, out: int, y: float) -> None:
    """The published response on its day, joined to the last day where it came after it."""
    canvas, scale = sheet.canvas, sheet.scale
    if last is not None and out > last:
        canvas.line(scale.x(last), y, scale.x(out), y, stroke=DARK_PINK, thick=3)
        _cut(sheet, out, y)
    marks.answered(canvas, scale.x(out), y)


def _cut(sheet: Sheet, number: int, y: float) -> None:
    """Two strokes through a line that is longer than it is drawn."""
    if sheet.scale.is_beyond(number):
        x = sheet.scale.left + sheet.scale.width - 22
        for place in (0, 5):
            sheet.canvas.line(x + place - 3, y + 7, x + place + 3, y - 7, stroke=marks.EDGE, thick=2)

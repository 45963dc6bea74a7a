"""Projects as the rows of a table: who, where, funding on an axis, pounds, evidence, findings answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from violence_response.accounts import catalogue as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks
from violence_response.figures.canvas import (
    LINE,
    LINK,
    MIDDLE,
    NARROW,
    SOFT,
    WIDE,
    Canvas,
    drawing,
    width_of,
    wrapped,
)
from violence_response.figures.strip import Months
from violence_response.rows import AwardsFound, InterventionsFound

BACK, AHEAD = 5, 2
"""The axis begins with the year that is so many before the day's, and ends before the one so many after."""
BAR, SMALL = 11.0, 12.5
UNKNOWN_DAYS = 270
"""Days for which an award is drawn whose first day is not known."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a sheet are: the widths of names and of who delivers, the axis, the right edge of
    the pounds, and the evidence with its words. On a small screen who delivers is below the name."""

    name: float
    who: float
    who_wide: float
    axis: float
    axis_wide: float
    amount: float
    evidence: float
    words: float
    size: float


SHEETS = {
    WIDE: Columns(218, 230, 212, 456, 236, 756, 774, 122, 13.5),
    MIDDLE: Columns(184, 0, 184, 194, 188, 446, 458, 88, 13),
    NARROW: Columns(NARROW, 0, NARROW, 0, NARROW, 0, 0, 0, 14),
}
Span = tuple[date | None, date | None, str]
"""The first and the last day of an award, and its state."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a row is drawn on: the canvas, its columns, and the scale of its axis."""

    canvas: Canvas
    columns: Columns
    scale: Months


def rows(
    found: Sequence[InterventionsFound], awards: Sequence[AwardsFound], today: date, sentence: str
) -> Drawing:
    """A row for each project, in the order given, with its awards on an axis of seven years."""
    own: dict[str, list[AwardsFound]] = {}
    for award in awards:
        own.setdefault(award.intervention_id, []).append(award)

    def draw(canvas: Canvas) -> float:
        columns = SHEETS[canvas.width]
        scale = Months(date(today.year - BACK, 1, 1), date(today.year + AHEAD, 1, 1), columns.axis_wide)
        sheet = Sheet(canvas, columns, scale)
        y = marks.legend(canvas, 0, 3, (*marks.FUNDINGS, *marks.EVIDENCES)) + 6
        y = _headings(canvas, columns, y) if canvas.width != NARROW else y + 12
        now = columns.axis + scale.x(today)
        canvas.text(now, y, "today", size=12, is_bold=True, anchor="middle")
        y = _years(canvas, columns, scale, y)
        ends_at = canvas.upright(now, y - 16)
        for project in found:
            canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
            of = own.get(project.intervention_id, [])
            with canvas.linked(address(account.opened(project)), account.row(project, of)):
                y = (_stacked if canvas.width == NARROW else _row)(sheet, project, of, y)
        ends_at(y)
        canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
        return canvas.words(0, y + 15, account.NOTE, canvas.width, lines=4, size=12, fill=SOFT) + 6

    return drawing("", sentence, draw)


def _headings(canvas: Canvas, columns: Columns, y: float) -> float:
    """The names of the columns; gives the line of the lowest."""
    name, who, amount, evidence, answered = account.HEADINGS
    low = y + 28
    if columns.who:
        canvas.text(0, low, name, size=SMALL, is_bold=True)
        canvas.text(columns.who, low, who, size=SMALL, is_bold=True)
    else:
        canvas.words(0, low - 15, f"{name}, {who.lower()}", columns.name, size=SMALL, is_bold=True)
    canvas.text(columns.amount, low, amount, size=SMALL, is_bold=True, anchor="end")
    lines = wrapped(evidence, columns.words + 20, 2, SMALL, True)
    canvas.words(columns.evidence, low - 15 * (len(lines) - 1), evidence, columns.words + 20, size=SMALL,
                 is_bold=True)  # fmt: skip
    for place, word in enumerate(reversed(answered.split())):
        canvas.text(canvas.width, low - place * 15, word, size=SMALL, is_bold=True, anchor="end")
    return low - 15


def _years(canvas: Canvas, columns: Columns, scale: Months, y: float) -> float:
    """The years below today's word, as many as there is room for; gives the y below them."""
    years = [day for day in scale.starts() if day.month == 1]
    step = 1 if columns.axis_wide / len(years) > width_of("2026", 12) + 4 else 2
    for day in years[::step]:
        x = columns.axis + scale.x(day)
        canvas.line(x, y + 6, x, y + 20, stroke=marks.RULE)
        canvas.text(x + 3, y + 16, str(day.year), size=12, fill=SOFT)
    return y + 21


def _row(sheet: Sheet, project: InterventionsFound, awards: Sequence[AwardsFound], y: float) -> float:
    """One project on one line of the table; gives the y below it."""
    canvas, columns = sheet.canvas, sheet.columns
    step = SMALL * LINE
    end = canvas.words(0, y + 16, project.name, columns.name, lines=3, size=columns.size, fill=LINK)
    top = y + 16 if columns.who else end + step
    room = columns.who_wide
    who = canvas.words(columns.who, top, account.provider(project), room, lines=3, size=SMALL, fill=SOFT)
    end = max(end, canvas.words(columns.who, who + step, account.places(project), room, lines=3, size=SMALL))
    rated = account.strength(project)
    sign = project.rating.mark or "?" if project.rating else "–"
    marks.evidence(canvas, columns.evidence, y + 5, project.strength, sign)
    end = max(end, canvas.words(columns.evidence + 24, y + 16, rated, columns.words - 4, lines=3, size=SMALL))
    canvas.text(columns.amount, y + 16, account.amount(project), size=columns.size, anchor="end")
    canvas.text(canvas.width, y + 16, account.answers(project), size=columns.size, anchor="end",
                is_bold=bool(project.finding_ids_answered))  # fmt: skip
    below = end + 8
    _bars(sheet, project, awards, (y + below) / 2 - BAR / 2)
    return below


def _stacked(sheet: Sheet, project: InterventionsFound, awards: Sequence[AwardsFound], y: float) -> float:
    """One project on a phone: its words above its bar, each with its label; gives the y below it."""
    canvas, size = sheet.canvas, sheet.columns.size
    _, _, amount, _, answered = account.HEADINGS
    wide, step = canvas.width, SMALL * LINE
    end = canvas.words(0, y + 18, project.name, wide, size=size, fill=LINK, is_bold=True, has_halo=True)
    who = f"{account.provider(project)} · {account.places(project)}"
    end = canvas.words(0, end + step + 1, who, wide, size=SMALL, fill=SOFT, has_halo=True)
    _bars(sheet, project, awards, end + 8)
    low = end + 8 + BAR + 18
    money, count = f"{amount} {account.amount(project)}", f"{answered} {account.answers(project)}"
    canvas.text(0, low, money, size=SMALL, has_halo=True)
    canvas.text(wide, low, count, size=SMALL, anchor="end", has_halo=True)
    sign = project.rating.mark or "?" if project.rating else "–"
    low += step + 2
    marks.evidence(canvas, 0, low - 12, project.strength, sign)
    evidence = f"Evidence for the approach: {account.strength(project).lower()}"
    return canvas.words(24, low, evidence, wide - 24, size=SMALL, has_halo=True) + 10


def _bars(sheet: Sheet, project: InterventionsFound, awards: Sequence[AwardsFound], y: float) -> None:
    """The awards of a project on the axis, those that run last; words where none has a day."""
    canvas, left = sheet.canvas, sheet.columns.axis
    dated: set[Span] = {(each.starts_date, each.ends_date, each.state) for each in awards}
    spans = sorted(
        dated - {(None, None, "end_not_stated")}, key=lambda span: (span[2] == "running", str(span))
    )
    for span in spans:
        _bar(sheet, span, y)
    if not spans:
        said = account.without_bar(project, awards)
        canvas.text(left + 4, y + BAR - 1, said, size=12, fill=SOFT, has_halo=True)
    elif len(dated) > len(spans):
        end = left + sheet.scale.width
        canvas.text(end, y + BAR - 1, "?", size=12, anchor="end", fill=SOFT, is_bold=True)


def _bar(sheet: Sheet, span: Span, y: float) -> None:
    """One award from its first to its last day; where one of them is not known, the bar fades."""
    canvas, scale, left = sheet.canvas, sheet.scale, sheet.columns.axis
    starts, ends, state = span
    end, low = left + scale.width, y + BAR - 1
    if ends is not None and ends < scale.first:
        _earlier(canvas, left, y)
        canvas.text(left + 12, low, f"ended {ends.year}", size=12, fill=SOFT)
        return
    if starts is not None and starts >= scale.last:
        canvas.text(end, low, f"starts {starts.year}", size=12, anchor="end", fill=SOFT)
        return
    first = left + scale.x(starts or (ends or scale.last) - timedelta(days=UNKNOWN_DAYS))
    first = min(first, end - 18)
    last = left + scale.x(ends) if ends else end
    at = (first, y, max(last - first, 3.0), BAR)
    how = marks.MONEY["end_not_stated" if ends is None else state]
    marks.funding(canvas, at, how, fades_in=starts is None, fades_out=ends is None)
    if starts is not None and starts < scale.first:
        _earlier(canvas, left - 9, y)


def _earlier(canvas: Canvas, x: float, y: float) -> None:
    """A sign that an award began before the axis does."""
    canvas.shape([(x, y + BAR / 2), (x + 7, y), (x + 7, y + BAR)], fill=marks.STRIPE)

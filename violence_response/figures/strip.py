"""Eighteen months on one strip: what falls due, which awards run until when, and the pounds of each month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from violence_response import words
from violence_response.accounts import ahead as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.accounts.due import Entry
from violence_response.figures import marks
from violence_response.figures.canvas import LINK, NARROW, SOFT, Canvas, drawing, width_of
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import Counts, GrantTimeline, PoundsByMonth

MOST_BARS = 5
TALL = 44
"""Pixels of the tallest month."""
DATES: dict[str, Callable[..., None]] = {
    "response": marks.diamond, "chief_officer": marks.triangle, "finding": marks.flag, "action": marks.flag
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Months:
    """The scale of a strip: the days it spans, across so many pixels."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day is, at least 0 and at most the width."""
        share = (day - self.first).days / (self.last - self.first).days
        return min(max(share, 0.0), 1.0) * self.width

    def starts(self) -> list[date]:
        """The first day of each month."""
        every = (self.first + timedelta(days=place) for place in range((self.last - self.first).days))
        return [each for each in every if each.day == 1]


def strip(
    entries: Sequence[Entry],
    awards: Sequence[GrantTimeline],
    months: Sequence[PoundsByMonth],
    counts: Counts,
) -> Drawing:
    """Dates as marks, awards as bars that end where they end, and below them the pounds of each month."""
    first = months[0].month
    last = (months[-1].month + timedelta(days=31)).replace(day=1)
    dated = [entry for entry in entries if first <= entry.day < last]
    shown = sorted(
        (row for row in awards if row.ends_date >= first and (row.starts_date or first) < last),
        key=lambda row: (row.days_left < 0, abs(row.days_left), row.name),
    )

    def draw(canvas: Canvas) -> float:
        scale = Months(first, last, canvas.width)
        x = scale.x(counts.as_at)
        canvas.text(x, 11, "today", size=12, is_bold=True, anchor="middle")
        ends_at = canvas.upright(x, 16)
        y = _dates(canvas, scale, dated, counts)
        y = _awards(canvas, scale, shown, counts, y)
        y = _pounds(canvas, scale, months, y + 6)
        ends_at(y - 22)
        return marks.legend(canvas, 0, y + 6, marks.DAYS)

    return drawing(account.HEADING, account.months(months, counts.as_at), draw)


def _dates(canvas: Canvas, scale: Months, dated: Sequence[Entry], counts: Counts) -> float:
    """The marks of the days on one line, each with its day where there is room; gives the y below."""
    y = 32.0
    if not dated:
        return (
            canvas.words(0, y + 4, account.no_day(counts), canvas.width, lines=3, fill=SOFT, has_halo=True)
            + 14
        )
    canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
    free = 0.0
    for entry in dated:
        x = scale.x(entry.day)
        with canvas.linked(address(entry.link), account.due(entry)):
            DATES[entry.kind](canvas, x, y, is_late=entry.is_overdue)
            label = words.day(entry.day).rsplit(" ", 1)[0]
            if x >= free:
                canvas.text(min(x, canvas.width - 20), y + 22, label, size=12, anchor="middle", fill=LINK)
                free = x + width_of(label, 12) + 8
    return y + 36


def _awards(canvas: Canvas, scale: Months, shown: Sequence[GrantTimeline], counts: Counts, y: float) -> float:
    """A bar an award below its words, and one that fades for all without a known end; gives the y below."""
    for row in shown[:MOST_BARS]:
        with canvas.linked(address(account.opened(row)), account.award(row)):
            end = canvas.words(0, y + 12, account.award(row), canvas.width, lines=2, fill=LINK, has_halo=True)
            start = scale.x(row.starts_date) if row.starts_date else max(0.0, scale.x(row.ends_date) - 60)
            ends, is_over = scale.x(row.ends_date), row.ends_date < counts.as_at
            is_later = row.starts_date is not None and row.starts_date > counts.as_at
            how = marks.NOT_LIVE if is_over or is_later else marks.LIVE
            at = (start, end + 5, max(ends - start, 2), 10)
            marks.funding(canvas, at, how, fades_in=row.starts_date is None)
            if row.ends_date < scale.last:
                canvas.line(ends, end + 2, ends, end + 18, stroke=marks.BROKEN, thick=3)
        y = end + 24
    if left := account.awards_left(len(shown) - MOST_BARS if len(shown) > MOST_BARS else 0):
        canvas.text(0, y + 10, left, size=12, fill=SOFT)
        y += 18
    return _undated(canvas, scale, counts, y)


def _undated(canvas: Canvas, scale: Months, counts: Counts, y: float) -> float:
    """One bar that fades across the day for all projects whose end is not known; gives the y below it."""
    if not (said := account.undated(counts)):
        return y
    with canvas.linked("./interventions?money=end_not_stated", said):
        end = canvas.words(0, y + 12, said, canvas.width, lines=2, fill=LINK, has_halo=True)
        reach = min(canvas.width, scale.x(counts.as_at) + canvas.width / 5)
        marks.funding(canvas, (0, end + 5, reach, 10), marks.LIVE, fades_out=True)
    return end + 26


def _pounds(canvas: Canvas, scale: Months, months: Sequence[PoundsByMonth], y: float) -> float:
    """The pounds of each month as columns, with the sum above where it changes; gives the y below."""
    lead = "Pounds running each month, where dates and amount are known"
    y = canvas.words(0, y + 12, lead, canvas.width, size=12, is_bold=True, has_halo=True) - 12
    most = float(max((row.pounds for row in months), default=0)) or 1.0
    floor, wide = y + 42 + TALL, canvas.width / len(months)
    starts = scale.starts()
    before = -1.0
    for row, starting in zip(months, starts, strict=False):
        x, value = scale.x(starting), float(row.pounds)
        tall = value / most * TALL
        said = f"{words.month(row.month)}: {words.pounds(row.pounds)}"
        with canvas.titled(said):
            canvas.box(x + 1, floor - tall, wide - 2, max(tall, 1), fill=DARK_BLUE)
        # A month is longer than another: only a change that matters is worth a label.
        if abs(value - before) > most * 0.2:
            label = words.short_pounds(row.pounds) if value else "£0"
            canvas.text(x + 1, floor - tall - 5, label, size=12, is_bold=True, fill=INK, has_halo=True)
        before = value
        if (row.month.month - 1) % (6 if canvas.width == NARROW else 3) == 0:
            canvas.line(x, floor, x, floor + 5, stroke=marks.EDGE)
            if x + 3 + width_of(words.month(row.month), 12) <= canvas.width:
                canvas.text(x + 3, floor + 16, words.month(row.month), size=12, fill=SOFT)
    canvas.line(0, floor, canvas.width, floor, stroke=marks.EDGE)
    return floor + 22

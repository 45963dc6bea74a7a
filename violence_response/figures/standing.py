"""Where we stand, as pictures: every finding one square, a row an inspection; bars where there are too
many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from violence_response.accounts import standing as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks
from violence_response.figures.canvas import LINK, NARROW, SOFT, WIDE, Canvas, drawing, wrapped
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import Counts, FindingSquares, InspectionsStanding

GAP = 4
"""Pixels between two squares."""
STEP = marks.CELL + GAP
NAME, DAY, BESIDE, TEN = 322.0, 74.0, 264.0, 10 * STEP - GAP
"""Widths of an inspection's name and day, of the funnel beside the squares, and of ten squares."""


def squares(found: Sequence[FindingSquares], counts: Counts) -> Drawing:
    """Every finding as a square, newest inspection first, and how many are left at each step."""

    def draw(canvas: Canvas) -> float:
        if canvas.width == WIDE:
            low = _rows(canvas, found, canvas.width - BESIDE - 20)
            x = canvas.width - BESIDE
            return max(low, _legend(canvas, x, _funnel(canvas, counts, (x, 2), BESIDE) + 6, BESIDE))
        if canvas.width == NARROW:
            low = _rows(canvas, found, canvas.width) + 8
            return _legend(canvas, 0, _funnel(canvas, counts, (0, low), NARROW) + 6, NARROW)
        beside = canvas.width * 0.4
        x, wide = beside + 24, canvas.width - beside - 24
        if len({row.inspection_id for row in found}) == 1:
            # Of one report, whose name is above the picture already: room matters in a note of two sides.
            low = _squares(canvas, found, (x, 2), wide)
            return max(_legend(canvas, x, low + 2, wide), _funnel(canvas, counts, (0, 2), beside))
        low = _rows(canvas, found, canvas.width) + 8
        return max(_legend(canvas, x, low, wide), _funnel(canvas, counts, (0, low), beside))

    return drawing("", account.picture(counts), draw)


def _rows(canvas: Canvas, found: Sequence[FindingSquares], width: float) -> float:
    """The rows from the top; on a phone the name is above its squares. Gives the y below them."""
    y, is_narrow = 2.0, canvas.width == NARROW
    name_wide = min(NAME, width - DAY - TEN)
    start = 0.0 if is_narrow else name_wide + DAY
    for _, group in groupby(found, key=lambda row: row.inspection_id):
        rows = list(group)
        name, day = account.inspection(rows[0]), account.published(rows[0])
        room = width - DAY if is_narrow else name_wide - 10
        high = 17.0 * len(wrapped(name.label, room))
        with canvas.linked(address(name), rows[0].inspection_title):
            lead = 0 if is_narrow else max(0.0, (marks.CELL - high) / 2)
            canvas.words(0, y + 13 + lead, name.label, room, fill=LINK)
        canvas.text(width if is_narrow else start - 14, y + 13 + (0 if is_narrow else 4), day, size=12,
                    anchor="end", fill=SOFT)  # fmt: skip
        y += high + 3 if is_narrow else 0
        low = _squares(canvas, rows, (start, y), width - start)
        y = low + 6 if is_narrow else max(low, y + high) + 3
    return y


def _squares(
    canvas: Canvas, rows: Sequence[FindingSquares], corner: tuple[float, float], width: float
) -> float:
    """Findings side by side, in as many lines as they need; gives the y below them."""
    x, y = corner
    a_line = max(1, int((width + GAP) // STEP))
    for place, row in enumerate(rows):
        at = (x + place % a_line * STEP, y + place // a_line * STEP)
        mark = (row.acceptance.mark or "") if row.acceptance else "?"
        with canvas.linked(address(account.opened(row)), account.square(row)):
            marks.finding(canvas, at, mark, marks.WORK[row.work.term])
    return y + -(-len(rows) // a_line) * STEP


def _funnel(canvas: Canvas, counts: Counts, corner: tuple[float, float], width: float) -> float:
    """The steps as bars one below the other, each out of the first; gives the y below them."""
    x, y = corner
    for count, step, opened in account.steps(counts):
        with canvas.linked(address(opened), f"{count:,} {opened.label}"):
            canvas.text(x, y + 11, opened.label, fill=LINK)
            wide = (width - 52) * count / (counts.calling or 1)
            if step == "calling":
                canvas.box(x, y + 17, wide, 15, fill="#BBD4EA", stroke=DARK_BLUE)
            elif step == "replied":
                canvas.box(x, y + 17, wide, 15, fill=DARK_BLUE)
            elif count:
                how = marks.LIVE if step == "funding_today" else marks.NOT_LIVE
                marks.funding(canvas, (x, y + 17, wide, 15), how)
            canvas.text(x + wide + 7, y + 30, f"{count:,}", size=16, is_bold=True, fill=INK)
        y += 40
    return y


def _legend(canvas: Canvas, x: float, y: float, width: float) -> float:
    canvas.text(x, y + 11, "Top half: our reply", size=12, is_bold=True)
    y = marks.legend(canvas, x, y + 17, marks.REPLIES, width=width)
    canvas.text(x, y + 13, "Bottom half: work in answer", size=12, is_bold=True)
    return marks.legend(canvas, x, y + 19, marks.WORKS, width=width)


def bars(found: Sequence[InspectionsStanding], counts: Counts) -> Drawing:
    """A bar an inspection, its findings by the work behind them: for a register too large for squares.

    The earlier inspections are counted in words: a bar of them would leave the others no room.
    """

    def draw(canvas: Canvas) -> float:
        if canvas.width != WIDE:
            low = _funnel(canvas, counts, (0, 2), min(canvas.width, 420)) + 8
            return marks.legend(canvas, 0, _bars(canvas, found, low, canvas.width) + 4, marks.WORKS)
        x, wide = canvas.width - BESIDE, canvas.width - BESIDE - 20
        beside = marks.legend(
            canvas, x, _funnel(canvas, counts, (x, 2), BESIDE) + 6, marks.WORKS, width=BESIDE
        )
        return max(_bars(canvas, found, 2, wide), beside)

    return drawing("", account.picture(counts), draw)


def _bars(canvas: Canvas, found: Sequence[InspectionsStanding], y: float, width: float) -> float:
    most = max((row.findings for row in found if row.inspection_id), default=0) or 1
    for row in found:
        opened = account.inspection(row) if row.inspection_id else account.earlier(row)
        with canvas.linked(address(opened), f"{opened.label}: {account.standing(row)}"):
            end = canvas.words(0, y + 12, opened.label, width, lines=1, fill=LINK)
            if row.inspection_id:
                wide = _bar(canvas, row, (0, end + 5), (width - 50) / most)
                canvas.text(wide + 6, end + 17, f"{row.findings:,}", is_bold=True)
            else:
                end = canvas.words(0, end + 17, account.standing(row), width, lines=4, size=12, fill=SOFT)
        y = end + 28
    return y


def _bar(canvas: Canvas, row: InspectionsStanding, corner: tuple[float, float], each: float) -> float:
    """The findings of a row by the work behind them, `each` pixels a finding; gives the bar's width."""
    x, y = corner
    parts = (
        (marks.LIVE, row.funding_today),
        (marks.NOT_LIVE, row.answered_not_today),
        (marks.NONE, row.unanswered),
        (marks.NO_ACTION, row.findings - row.calling),
    )
    for how, count in parts:
        if count:
            marks.work(canvas, (x, y, count * each, 14), how)
            x += count * each
    canvas.box(corner[0], y, max(x - corner[0], 2), 14, stroke=marks.EDGE)
    return x - corner[0]

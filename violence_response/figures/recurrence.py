"""Themes that inspectors found again: a row a theme, a column an inspection, filled where an answer came
between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response.accounts import recurrence as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks
from violence_response.figures.canvas import LINK, MIDDLE, NARROW, SOFT, WIDE, Canvas, drawing, wrapped
from violence_response.rows import ThemeRecurrences

NAMES = {NARROW: 0.0, MIDDLE: 186.0, WIDE: 270.0}
"""Width of the names of themes, beside their marks; on a phone they are above them."""
STEPS = {NARROW: 28.0, MIDDLE: 36.0, WIDE: 58.0}
"""Width of an inspection's column."""
APART = 14.0
"""Pixels between the inspections in their order and those without a known day."""
SMALL, HEADS, RADIUS = 12.0, 40.0, 8.0
"""Size of the letters, height of the headings, and half the width of a mark."""


def grid(found: Sequence[ThemeRecurrences]) -> Drawing:
    """Every theme that several inspections found, a mark for each time; those without a day last."""
    themes = account.again(found)

    def draw(canvas: Canvas) -> float:
        columns, left = _columns(canvas, themes)
        start, step = NAMES[canvas.width], STEPS[canvas.width]
        places = {
            row.inspection_id: start + (place + 0.5) * step + (0 if row.published_date else APART)
            for place, row in enumerate(columns)
        }
        _headings(canvas, columns, places)
        y = HEADS
        for rows in themes:
            y = _row(canvas, rows, places, y)
        if said := account.left_out(left):
            canvas.text(0, y + 14, said, size=SMALL, fill=SOFT)
            y += 20
        return marks.legend(canvas, 0, y + 8, marks.AGAIN)

    return drawing("", account.picture(found), draw)


def _columns(
    canvas: Canvas, themes: Sequence[Sequence[ThemeRecurrences]]
) -> tuple[list[ThemeRecurrences], int]:
    """One row of each inspection, by day, those without one at the end; and how many there is no room for."""
    one = {row.inspection_id: row for rows in themes for row in rows}.values()
    ordered = sorted(
        one, key=lambda row: (row.published_date is None, row.published_date or date.max, row.inspection_id)
    )
    most = int((canvas.width - NAMES[canvas.width] - APART) // STEPS[canvas.width])
    return ordered[-most:], max(0, len(ordered) - most)


def _headings(canvas: Canvas, columns: Sequence[ThemeRecurrences], places: dict[str, float]) -> None:
    for row in columns:
        said = f"{row.inspection_title}: {' '.join(account.published(row)).strip()}"
        with canvas.linked(address(account.inspection(row)), said):
            month, year = account.published(row)
            short = f"’{year[-2:]}" if canvas.width == NARROW and row.published_date else year
            for line, text in enumerate((month, short)):
                canvas.text(
                    places[row.inspection_id], 13 + line * 15, text, size=SMALL, anchor="middle", fill=LINK
                )


def _row(canvas: Canvas, rows: Sequence[ThemeRecurrences], places: dict[str, float], y: float) -> float:
    """One theme; gives the y below it."""
    is_narrow = canvas.width == NARROW
    room = canvas.width if is_narrow else NAMES[canvas.width] - 8
    lines = len(wrapped(rows[0].theme_name, room, 2, SMALL))
    canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
    with canvas.linked(address(account.name(rows[0])), account.told(rows[0])):
        canvas.words(0, y + 17, rows[0].theme_name, room, size=SMALL, fill=LINK)
    high = max(26.0, lines * 15 + 8)
    middle = y + (lines * 15 + 18 if is_narrow else 13)
    shown = [row for row in rows if row.inspection_id in places]
    dated = [places[row.inspection_id] for row in shown if row.published_date]
    if len(dated) > 1:
        canvas.line(dated[0], middle, dated[-1], middle, stroke=marks.EDGE)
    for row in shown:
        with canvas.linked(address(account.opened(row)), account.mark(row)):
            marks.found(canvas, places[row.inspection_id], middle, RADIUS, account.state(row))
    return middle + 14 if is_narrow else y + high

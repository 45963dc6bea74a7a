"""What has to be done by when: a lane an owner with every open action, and one for the days that we have to
keep, each in the order of its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from violence_response.accounts import board as account
from violence_response.accounts import due
from violence_response.accounts.blocks import Drawing, address
from violence_response.accounts.board import Choices
from violence_response.figures import marks
from violence_response.figures.board import GAP, LATE, SHADE, late, late_key
from violence_response.figures.canvas import NARROW, SOFT, WIDE, Canvas, drawing
from violence_response.figures.picture import INK
from violence_response.rows import ActionsFound, NextDeadlines

CHIP = 58.0
"""From one row of a lane to the next."""


def lanes(
    found: Sequence[ActionsFound], dates: Sequence[NextDeadlines], sentence: str, kept: Choices = ()
) -> Drawing:
    """Every day that we have to keep, and every open action by owner, each lane in the order of its days."""

    def draw(canvas: Canvas) -> float:
        y = _lane(canvas, 0, "Response deadlines", [_of_date(row) for row in dates], "None ahead")
        for _, group in groupby(found, key=lambda row: row.owner_role):
            rows = list(group)
            y = _lane(canvas, y, account.owner(rows), [_of_action(row, kept) for row in rows], "")
        return marks.legend(canvas, 0, y + 8, (*marks.DAYS, marks.Key("overdue", late_key)))

    return drawing("", sentence, draw)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing with a day in a lane: its mark, the day, its words, where it leads, and what is read out."""

    kind: str
    day: str
    text: str
    opens: str
    said: str
    is_late: bool


def _of_date(row: NextDeadlines) -> Chip:
    text = account.deadline(row)
    opens = address(due.opening(row, text))
    day = account.deadline_day(row)
    return Chip(row.kind, day, text, opens, f"{day}. {text}.", row.days_left < 0)


def _of_action(row: ActionsFound, kept: Choices) -> Chip:
    opens = address(account.opened("action", row.action_id, row.title, kept))
    said = account.action(row)
    return Chip("action", account.action_day(row), row.title, opens, said, row.urgency == "overdue")


def _lane(canvas: Canvas, y: float, name: str, chips: Sequence[Chip], nothing: str) -> float:
    """One lane: its name, and its chips in as many rows as they need; gives the y below it."""
    is_narrow = canvas.width == NARROW
    left = 0.0 if is_narrow else (170.0 if canvas.width == WIDE else 126.0)
    canvas.line(0, y + 1, canvas.width, y + 1, stroke=marks.RULE)
    last = canvas.words(0, y + 20, name, (canvas.width if is_narrow else left - 10), lines=3, is_bold=True)
    top = last + 6 if is_narrow else y + 4
    a_line = {NARROW: 2, WIDE: 4}.get(canvas.width, 3)
    wide = (canvas.width - left - GAP * (a_line - 1)) / a_line
    if not chips:
        canvas.text(left, top + 16, nothing, fill=SOFT)
        return max(top + 28, last + 12)
    for place, chip in enumerate(chips):
        _chip(canvas, chip, left + place % a_line * (wide + GAP), top + place // a_line * CHIP, wide)
    return max(top + -(-len(chips) // a_line) * CHIP + 2, last + 12)


MARKS = {"response": marks.diamond, "chief_officer": marks.triangle}


def _chip(canvas: Canvas, chip: Chip, x: float, y: float, wide: float) -> None:
    with canvas.linked(chip.opens, chip.said):
        if chip.is_late:
            canvas.box(x + 1, y + 1, wide - 2, CHIP - 8, fill="#FFFFFF", stroke=LATE, thick=2, radius=3)
        else:
            canvas.box(x + 0.5, y + 0.5, wide - 1, CHIP - 7, fill=SHADE, radius=3)
        if chip.is_late:
            late(canvas, x + 14, y + 13, 6)
        else:
            MARKS.get(chip.kind, marks.flag)(canvas, x + 12, y + 14, 6)
        colour = LATE if chip.is_late else INK
        canvas.words(x + 24, y + 17, chip.day, wide - 30, size=12, is_bold=True, lines=1, fill=colour)
        canvas.words(x + 8, y + 32, chip.text, wide - 14, size=12)

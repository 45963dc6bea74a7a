"""One finding's chain as a strip of boxes, joined where it holds; what is missing is an orange gap."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response.accounts import finding as account
from violence_response.accounts.blocks import Drawing, Link, address
from violence_response.accounts.finding import Step
from violence_response.figures import marks
from violence_response.figures.canvas import LINE, LINK, MIDDLE, NARROW, WIDE, Canvas, drawing, wrapped
from violence_response.figures.picture import DARK_BLUE, INK

SMALL = 12.5
PAD, MARK = 9.0, 26.0
"""Room around the words of a box, and for its mark before its name."""
ACROSS = {WIDE: 6, MIDDLE: 3, NARROW: 1}
"""Boxes side by side."""
BETWEEN = {WIDE: 20.0, MIDDLE: 24.0, NARROW: 18.0}
LINES = 5
"""The most lines of one of the words of a box."""
EDGES = {"held": DARK_BLUE, "broken": marks.BROKEN, "unknown": marks.EDGE, "quiet": "#8A9299"}


def strip(steps: Sequence[Step]) -> Drawing:
    """The boxes in their order: side by side where there is room, one below the other on a phone."""

    def draw(canvas: Canvas) -> float:
        across, gap = ACROSS[canvas.width], BETWEEN[canvas.width]
        wide = (canvas.width - gap * (across - 1)) / across
        y, told = 2.0, _joins(steps)
        for first in range(0, len(steps), across):
            row = steps[first : first + across]
            high = max(_height(step, wide) for step in row)
            for place, step in enumerate(row):
                x = place * (wide + gap)
                if place:
                    _join(canvas, told[first + place], (x - gap, y + 20), (x, y + 20))
                _box(canvas, step, (x, y), (wide, high))
            y += high
            if first + across < len(steps):
                _turn(canvas, told[first + across], y, gap, wide)
                y += gap
        return y + 8

    return drawing("", account.said_of(steps), draw)


def _height(step: Step, wide: float) -> float:
    lines = sum(len(wrapped(_label(each), wide - 2 * PAD, LINES, SMALL)) for each in step.words)
    return 30 + lines * SMALL * LINE + len(step.words) * 2 + PAD


def _label(words: str | Link) -> str:
    return words.label if isinstance(words, Link) else words


def _box(canvas: Canvas, step: Step, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """One step: its mark and name, which open what says more, and its words, which open their pages."""
    (x, y), (wide, high) = corner, size
    is_gap = step.how == "broken"
    fill = marks.BROKEN_FILL if is_gap else marks.QUIET if step.how == "quiet" else "#FFFFFF"
    dash = "" if step.how in {"held", "quiet"} else "4 3"
    canvas.box(
        x + 1, y + 1, wide - 2, high - 2, fill=fill, stroke=EDGES[step.how], thick=1.5, radius=4, dash=dash
    )
    colour = marks.BROKEN_WORDS if is_gap else INK
    where = address(step.opened)
    here = f"{where}#part_{step.part}" if step.part else where
    with canvas.linked(here, account.said_of([step])):
        start = x + PAD + (MARK if _mark(canvas, step, (x + PAD, y + 9)) else 0)
        canvas.text(start, y + 21, step.name, is_bold=True, fill=LINK)
    low = y + 30
    for words in step.words:
        at = (x + PAD, low + SMALL)
        if isinstance(words, Link):
            with canvas.linked(address(words), words.label):
                end = canvas.words(*at, words.label, wide - 2 * PAD, lines=LINES, size=SMALL, fill=LINK)
        else:
            end = canvas.words(*at, _label(words), wide - 2 * PAD, lines=LINES, size=SMALL, fill=colour)
        low = end + SMALL * (LINE - 1) + 2


def _mark(canvas: Canvas, step: Step, corner: tuple[float, float]) -> bool:
    """The house's mark of a step before its name; whether it has one."""
    x, y = corner
    if step.key == "reply":
        marks.reply(canvas, (x, y, 20, 14), step.mark)
        canvas.box(x + 0.5, y + 0.5, 19, 13, stroke=EDGES[step.how])
    elif step.key == "money" and step.how == "held":
        marks.work(canvas, (x, y, 20, 14), marks.WORK[step.mark])
        canvas.box(x + 0.5, y + 0.5, 19, 13, stroke=DARK_BLUE)
    elif step.key == "evidence" and step.how in {"held", "unknown"}:
        marks.evidence(canvas, x, y, step.strength)
    else:
        return False
    return True


def _joins(steps: Sequence[Step]) -> list[str]:
    """How each step is joined to the one before it: as it is itself, but for one that holds after a gap."""
    gaps = {"broken", "quiet"}
    before = [step.how for step in (*steps[:1], *steps[:-1])]
    return [
        "quiet" if step.how == "held" and how in gaps else step.how
        for step, how in zip(steps, before, strict=True)
    ]


def _join(canvas: Canvas, how: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """The line from one box to the next: broken where the next one is missing."""
    (x1, y1), (x2, y2) = start, end
    if how == "held":
        canvas.line(x1, y1, x2 - 4, y2, stroke=DARK_BLUE, thick=2)
        canvas.shape([(x2, y2), (x2 - 7, y2 - 5), (x2 - 7, y2 + 5)], fill=DARK_BLUE)
    elif how == "broken":
        canvas.line(x1 + 1, y1, x2, y2, stroke=marks.BROKEN, thick=2.5, dash="4 4")
        _cross(canvas, (x1 + x2) / 2, y1)
    else:
        canvas.line(x1 + 1, y1, x2, y2, stroke=marks.EDGE, thick=1.5, dash="2 4")


def _cross(canvas: Canvas, x: float, y: float) -> None:
    for way in (1, -1):
        canvas.line(x - 4, y - 4 * way, x + 4, y + 4 * way, stroke=marks.BROKEN, thick=2.5)


def _turn(canvas: Canvas, how: str, y: float, gap: float, wide: float) -> None:
    """The line down to the next row of boxes, or on a phone to the next box."""
    if canvas.width == NARROW:
        _down(canvas, how, 24, y, gap)
        return
    middle, last = y + gap / 2, canvas.width - wide / 2
    colour = {"held": DARK_BLUE, "broken": marks.BROKEN}.get(how, marks.EDGE)
    dash = "" if how == "held" else "4 4"
    canvas.line(last, y, last, middle, stroke=colour, thick=2, dash=dash)
    canvas.line(last, middle, 24, middle, stroke=colour, thick=2, dash=dash)
    _down(canvas, how, 24, middle, gap / 2)


def _down(canvas: Canvas, how: str, x: float, y: float, gap: float) -> None:
    if how == "held":
        canvas.line(x, y, x, y + gap - 4, stroke=DARK_BLUE, thick=2)
        canvas.shape([(x, y + gap), (x - 5, y + gap - 7), (x + 5, y + gap - 7)], fill=DARK_BLUE)
    elif how == "broken":
        canvas.line(x, y, x, y + gap, stroke=marks.BROKEN, thick=2.5, dash="4 4")
        _cross(canvas, x, y + gap / 2)
    else:
        canvas.line(x, y, x, y + gap, stroke=marks.EDGE, thick=1.5, dash="2 4")

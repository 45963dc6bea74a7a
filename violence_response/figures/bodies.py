"""Bodies as bars: the findings for each, those about it, and the projects that it delivers."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response.accounts import bodies as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.accounts.body import name
from violence_response.figures import marks
from violence_response.figures.canvas import LINK, NARROW, SOFT, WIDE, Canvas, drawing, wrapped
from violence_response.figures.picture import DARK_BLUE
from violence_response.rows import BodiesFound

TALL, STEP = 14.0, 27.0
"""Height of a bar, and of a row."""
ABOUT = "#BBD4EA"
"""Findings about a body that are for others; its edge is the dark blue of the others."""
ABOUT_WORDS = "about it, for others"


def _findings(canvas: Canvas, x: float, y: float, parts: tuple[float, float, float]) -> float:
    """Findings that are open, those that are not, and those about it only; gives the x after them."""
    for wide, fill in zip(parts, (DARK_BLUE, "#FFFFFF", ABOUT), strict=True):
        if wide:
            canvas.box(x + 0.5, y + 0.5, max(wide - 1, 1), TALL - 1, fill=fill, stroke=DARK_BLUE)
            x += wide
    return x


def _projects(canvas: Canvas, x: float, y: float, row: BodiesFound, each: float) -> float:
    """Projects with funding today, with funding that ended or is not known, and without; the x after them."""
    parts = (
        (marks.LIVE, row.funding_today, marks.STRIPE),
        (marks.NOT_LIVE, row.delivers - row.funding_today - row.no_funding, marks.STRIPE),
        (marks.NONE, row.no_funding, marks.BROKEN),
    )
    for how, count, edge in parts:
        if count:
            marks.work(canvas, (x, y, count * each, TALL), how)
            canvas.box(x + 0.5, y + 0.5, count * each - 1, TALL - 1, stroke=edge)
            x += count * each
    return x


def _key(fill: str) -> marks.Key:
    words = {
        DARK_BLUE: "finding for it, open",
        "#FFFFFF": "closed, agreed or positive practice",
        ABOUT: ABOUT_WORDS,
    }[fill]
    return marks.Key(
        words, lambda canvas, x, y: canvas.box(x + 0.5, y + 1.5, 17, 11, fill=fill, stroke=DARK_BLUE)
    )


def _work(words: str, how: str) -> marks.Key:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        marks.work(canvas, (x, y + 1, 18, 12), how)
        canvas.box(x + 0.5, y + 1.5, 17, 11, stroke=marks.BROKEN if how == marks.NONE else marks.STRIPE)

    return marks.Key(words, draw)


KEYS = (
    *(_key(fill) for fill in (DARK_BLUE, "#FFFFFF", ABOUT)),
    _work("project with funding today", marks.LIVE),
    _work("funding ended or not known today", marks.NOT_LIVE),
    _work("no funding recorded", marks.NONE),
)


def bars(found: Sequence[BodiesFound]) -> Drawing:
    """A row a body: bars of its findings and, beside them, of the projects that it delivers."""
    shown = account.drawn(found)
    most = max((row.addressed + row.about_only for row in shown), default=0) or 1
    projects = max((row.delivers for row in shown), default=0) or 1

    keys = [key for key in KEYS if key.words != ABOUT_WORDS or any(row.about_only for row in shown)]

    def draw(canvas: Canvas) -> float:
        is_wide, y = canvas.width == WIDE, 22.0
        name_wide = 330.0 if is_wide else canvas.width
        start = name_wide + 12 if is_wide else 0.0
        room = canvas.width - start
        middle = start + room * 0.66
        each = (middle - start - 130) / most if canvas.width > NARROW else (middle - 70) / most
        of_project = min(20.0, (canvas.width - middle - 30) / projects)
        canvas.text(start, 12, "Findings", size=12, is_bold=True)
        canvas.text(middle, 12, "Projects it delivers", size=12, is_bold=True)
        for row in shown:
            with canvas.linked(address(name(row.body_id, row.name)), f"{row.name}: {account.in_words(row)}"):
                lines = wrapped(row.name, name_wide, 1 if is_wide else 2)
                end = canvas.words(0, y + 12, row.name, name_wide, lines=len(lines), fill=LINK)
                low = y + 1 if is_wide else end + 5
                closed = row.addressed - row.open_findings
                parts = (row.open_findings * each, closed * each, row.about_only * each)
                x = _findings(canvas, start, low, parts)
                if said := _said(row, is_short=canvas.width == NARROW):
                    canvas.text(x + 6, low + 12, said, size=12, fill=SOFT)
                x = _projects(canvas, middle, low, row, of_project)
                if row.delivers:
                    canvas.text(x + 6, low + 12, f"{row.delivers:,}", size=12, fill=SOFT)
            y = low + STEP - (1 if is_wide else 0)
        return marks.legend(canvas, 0, y + 6, keys)

    return drawing("", account.picture(found), draw)


def _said(row: BodiesFound, *, is_short: bool) -> str:
    """The numbers beside a bar of findings."""
    if row.addressed:
        return f"{row.addressed:,}" if is_short else f"{row.addressed:,}, {row.open_findings:,} open"
    return f"{row.about_only:,}" if row.about_only else ""

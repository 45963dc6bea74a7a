"""What is behind each Plan priority: its findings, its projects and the pounds known, as bars on one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from violence_response.accounts import plan as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks
from violence_response.figures.canvas import LINE, LINK, MIDDLE, NARROW, SOFT, WIDE, Canvas, drawing
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import PlansSupported, PrioritiesSupported

SMALL, BAR = 12.5, 14.0
BESIDE = 30.0
"""Room for a number beside its bar."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of a priority's title, and where its three bars begin and how wide they may be."""

    title: float
    starts: tuple[float, float, float]
    bars: tuple[float, float, float]


SHEETS = {
    WIDE: Columns(300, (320, 530, 740), (160, 160, 200)),
    MIDDLE: Columns(186, (200, 332, 464), (92, 92, 120)),
    NARROW: Columns(NARROW, (104, 104, 104), (NARROW - 140, NARROW - 140, NARROW - 120)),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rows are drawn on, and the most of each column: all rows have one scale."""

    canvas: Canvas
    columns: Columns
    findings: int
    projects: int
    pounds: float


def rows(plans: Sequence[PlansSupported], found: Sequence[PrioritiesSupported], sentence: str) -> Drawing:
    """A row for each priority under the heading of its Plan, in the order given."""
    most_findings = max((row.findings_calling for row in found), default=0) or 1
    most_projects = max((row.projects for row in found), default=0) or 1
    most_pounds = max((float(account.all_pounds(row)) for row in found), default=0) or 1.0

    def draw(canvas: Canvas) -> float:
        sheet = Sheet(canvas, SHEETS[canvas.width], most_findings, most_projects, most_pounds)
        y = marks.legend(canvas, 0, 0, marks.STANDING)
        for plan in plans:
            with canvas.linked(address(account.opened(plan)), account.called(plan)):
                y = canvas.words(
                    0, y + 20, account.called(plan), canvas.width, size=15, is_bold=True, fill=LINK
                )
            y = _headings(sheet, y + 8)
            for row in (each for each in found if each.plan_id == plan.plan_id):
                canvas.line(0, y, canvas.width, y, stroke=marks.RULE)
                with canvas.linked(address(account.named(row)), account.row(row)):
                    y = (_stacked if canvas.width == NARROW else _row)(sheet, row, y)
            if not plan.priorities:
                y = canvas.words(0, y + 16, account.standing(plan), canvas.width, fill=SOFT) + 8
            y += 6
        return y

    return drawing("", sentence, draw)


def _headings(sheet: Sheet, y: float) -> float:
    if sheet.canvas.width == NARROW:
        return y
    is_wide = sheet.canvas.width == WIDE
    for x, words in zip(sheet.columns.starts, account.HEADINGS, strict=True):
        said = words if is_wide else words.split(" that ")[0]
        sheet.canvas.text(x, y + 12, said, size=SMALL, is_bold=True)
    return y + 18


def _row(sheet: Sheet, row: PrioritiesSupported, y: float) -> float:
    """One priority on a row of the table; gives the y below it."""
    canvas, columns = sheet.canvas, sheet.columns
    end = canvas.words(0, y + 17, account.title(row), columns.title, lines=3, fill=LINK)
    end = _gaps(canvas, row, end, columns.title)
    first, second, third = columns.starts
    _findings(sheet, row, (first, y + 7), columns.bars[0])
    _projects(sheet, row, (second, y + 7), columns.bars[1])
    low = _pounds(sheet, row, (third, y + 7), columns.bars[2])
    return max(end, low, y + 22) + 9


def _stacked(sheet: Sheet, row: PrioritiesSupported, y: float) -> float:
    """One priority on a phone: each bar on a line of its own, with its label; gives the y below it."""
    canvas, columns = sheet.canvas, sheet.columns
    y = canvas.words(0, y + 18, account.title(row), columns.title, lines=3, fill=LINK, is_bold=True) + 4
    draws = (_findings, _projects, _pounds)
    for words, x, wide, draw in zip(account.HEADINGS, columns.starts, columns.bars, draws, strict=True):
        canvas.text(0, y + 15, words.split(" ")[0], size=SMALL, fill=SOFT)
        y = max(draw(sheet, row, (x, y + 4), wide), y + 22)
    return _gaps(canvas, row, y, columns.title) + 12


def _gaps(canvas: Canvas, row: PrioritiesSupported, y: float, width: float) -> float:
    """What is missing behind a priority, below its title; gives the last line."""
    for said in account.missing(row) if row.plan_in_force else ():
        y = canvas.words(0, y + SMALL * LINE + 1, f"▲ {said}", width, size=SMALL, fill=marks.BROKEN_WORDS)
    return y


def _findings(sheet: Sheet, row: PrioritiesSupported, corner: tuple[float, float], wide: float) -> float:
    """The findings that call for work, by what answers them."""
    parts = (
        (marks.LIVE, row.findings_funding_today),
        (marks.NOT_LIVE, row.findings_answered_not_today),
        (marks.NONE, row.findings_unanswered),
    )
    if not row.findings_calling:
        return _gap(sheet, row, corner, "no finding")
    return _bar(sheet, parts, corner, wide / sheet.findings)


def _projects(sheet: Sheet, row: PrioritiesSupported, corner: tuple[float, float], wide: float) -> float:
    """The projects that serve it by the state of their funding."""
    parts = (
        (marks.LIVE, row.projects_funding_today),
        (marks.NOT_LIVE, row.projects_funding_not_today),
        (marks.NONE, row.projects_without_award),
    )
    if not row.projects:
        return _gap(sheet, row, corner, "no project")
    return _bar(sheet, parts, corner, wide / sheet.projects)


def _gap(sheet: Sheet, row: PrioritiesSupported, corner: tuple[float, float], said: str) -> float:
    """Nothing of its kind is behind a priority: a gap in a Plan in force, a quiet word in an earlier one."""
    x, y = corner
    if row.plan_in_force:
        marks.broken(sheet.canvas, (x, y - 2, 84, BAR + 5), said)
    else:
        sheet.canvas.text(x, y + 12, said, size=SMALL, fill=SOFT)
    return y + BAR


def _bar(sheet: Sheet, parts: Sequence[tuple[str, int]], corner: tuple[float, float], each: float) -> float:
    """Counts one after another, `each` pixels a row, with their sum beside them."""
    canvas, (x, y) = sheet.canvas, corner
    for how, number in parts:
        if number:
            marks.work(canvas, (x, y, number * each, BAR), how)
            canvas.box(x, y, number * each, BAR, stroke=marks.BROKEN if how == marks.NONE else marks.EDGE)
            x += number * each
    canvas.text(x + 6, y + 12, f"{sum(number for _, number in parts):,}", is_bold=True, fill=INK)
    return y + BAR


def _pounds(sheet: Sheet, row: PrioritiesSupported, corner: tuple[float, float], wide: float) -> float:
    """The pounds known to have been given as a full bar, what is not confirmed as a dashed one behind it."""
    canvas, (x, y) = sheet.canvas, corner
    words = account.short_money(row)
    if not account.all_pounds(row):
        canvas.text(x, y + 12, words, size=SMALL, fill=SOFT)
        return y + BAR
    each = wide / sheet.pounds
    known, other = float(row.awarded_amount or 0) * each, float(row.other_amount or 0) * each
    if known:
        canvas.box(x, y, max(known, 2), BAR, fill=DARK_BLUE)
    if other:
        canvas.box(
            x + known + 0.5, y + 0.5, max(other, 2), BAR - 1, fill="#FFFFFF", stroke=DARK_BLUE, dash="3 2"
        )
    return canvas.words(x, y + BAR + 15, words, wide + 20, lines=3, size=SMALL, fill=SOFT)

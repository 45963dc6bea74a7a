"""Ranked bars beside a map: the rate of each place with the force's as a line, its change where that may be
said, the months of local authorities, the projects in wards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from violence_response.accounts import violence as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.figures import marks, rate_map
from violence_response.figures.canvas import (
    LINK,
    NARROW,
    SOFT,
    WIDE,
    Canvas,
    Place,
    drawing,
    width_of,
    wrapped,
)
from violence_response.figures.outlines import Outlines
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import ViolencePlaces

ROW = 21.0
"""Pixels from one row to the next."""
MOST_MARKS = 3
MOST_AUTHORITIES = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns are: names, bars with their numbers, changes, months or projects."""

    name: float
    bar: float
    change: float
    last: float
    end: float

    def length(self, rate: float, most: float) -> float:
        """How long the bar of a rate is; its number has room after it."""
        return max(rate / (most or 1) * (self.change - self.bar - 50), 1)


COLUMNS = {
    NARROW: Columns(name=158, bar=161, change=278, last=292, end=340),
    WIDE: Columns(name=176, bar=182, change=424, last=460, end=530),
}
MIDDLE_COLUMNS = Columns(name=190, bar=198, change=478, last=518, end=600)


@dataclass(frozen=True, slots=True)
class Bars:
    """What the rows share: where they are drawn, the ranking, the highest rate, the type of offence."""

    canvas: Canvas
    drawn: rate_map.Mapped
    columns: Columns
    most: float
    crime: str
    is_paper: bool = False


def places(rows: Sequence[ViolencePlaces], found: account.Ranking, crime: str, outlines: Outlines) -> Drawing:
    """The local authorities and the wards with the highest rates as bars, and a map of all wards."""
    wards = tuple(row for row in rows if row.area_type == "ward")
    drawn = rate_map.Mapped(found, wards, outlines, rate_map.Scale(found.force.rate or found.highest))

    def draw(canvas: Canvas) -> float:
        low = _rows(Bars(canvas, drawn, _columns(canvas), found.highest, crime))
        if canvas.width == WIDE:
            return max(low, _maps(canvas, drawn, (556, 4), WIDE - 556))
        return _maps(canvas, drawn, (0, low + 6), canvas.width)

    return drawing("", account.picture(found, crime), draw)


def on_paper(found: account.Ranking, crime: str) -> Drawing:
    """The bars alone, for a sheet of a briefing: with the map below them they would be taller than it."""
    drawn = rate_map.Mapped(found, (), {}, rate_map.Scale(found.force.rate or found.highest))

    def draw(canvas: Canvas) -> float:
        low = _rows(Bars(canvas, drawn, _columns(canvas), found.highest, crime, is_paper=True))
        return marks.legend(canvas, 0, low + 6, (*marks.CHANGES, *marks.AT_WORK))

    return drawing("", account.picture(found, crime), draw)


def _columns(canvas: Canvas) -> Columns:
    return COLUMNS.get(canvas.width, MIDDLE_COLUMNS)


def _rows(bars: Bars) -> float:
    """The rows from the top; gives the y below them."""
    canvas, columns, found = bars.canvas, bars.columns, bars.drawn.found
    y = 22.0
    ends_at = _force(bars, y)
    if canvas.width > NARROW:
        canvas.text(columns.change + 6, y - 4, "change", size=12, fill=SOFT, anchor="middle")
    _last_heading(bars, y - 4, "12 months")
    for row in found.authorities[:MOST_AUTHORITIES]:
        _row(bars, row, y)
        if row.monthly:
            _months(canvas, row.monthly, (columns.last, y + 2, columns.end - columns.last, 15))
        y += ROW
    if found.wards:
        y = _heading(bars, y)
    for place, row in enumerate(found.wards, start=1):
        _row(bars, row, y, place)
        _projects(canvas, row, columns.last + 6, y + 10)
        y += ROW
    ends_at(y)
    return y


def _force(bars: Bars, y: float) -> Callable[[float], None]:
    """The line at the force's rate with its words; what comes back says where it ends."""
    canvas, columns, force = bars.canvas, bars.columns, bars.drawn.found.force
    if force.rate is None:
        return lambda _low: None
    x = columns.bar + columns.length(force.rate, bars.most)
    said = f"{force.name} {account.rate(force)}"
    with canvas.linked(
        address(account.opened(force, bars.drawn.found)),
        account.place(force, bars.drawn.found, bars.crime),
    ):
        middle = max(x, columns.bar + width_of(said, 12, True) / 2)
        canvas.text(middle, 11, said, size=12, is_bold=True, anchor="middle", fill=LINK)
    return canvas.upright(x, y - 6)


def _heading(bars: Bars, y: float) -> float:
    """The words between local authorities and wards; gives the y of the first ward."""
    canvas, found = bars.canvas, bars.drawn.found
    said = account.heading(found)
    _over_line(canvas, 0, y + 19, said, fill=INK, is_bold=True, size=12)
    if found.within and not bars.is_paper:
        back = account.back(found)
        with canvas.linked(address(back), back.label):
            _over_line(canvas, width_of(said, 12, True) + 12, y + 19, back.label, fill=LINK, size=12)
    _last_heading(bars, y + 19, "projects")
    return y + 26


def _last_heading(bars: Bars, y: float, said: str) -> None:
    """What the last column has; on a phone its words end where the picture ends."""
    if bars.canvas.width == NARROW:
        bars.canvas.text(bars.columns.end, y, said, size=12, fill=SOFT, anchor="end")
    else:
        bars.canvas.text(bars.columns.last, y, said, size=12, fill=SOFT)


def _row(bars: Bars, row: ViolencePlaces, y: float, place: int = 0) -> None:
    """A place: its name, its bar in its shade on the map with the number, and its change."""
    canvas, columns, found = bars.canvas, bars.columns, bars.drawn.found
    is_chosen = row.area_id == found.chosen.area_id
    with canvas.linked(address(account.opened(row, found)), account.place(row, found, bars.crime)):
        if is_chosen:
            canvas.box(0, y, columns.end, ROW - 1, fill="#F1F5F9")
        lead = 22.0 if place else 0.0
        if place:
            rank = row.rate_rank or place
            canvas.text(16, y + 14, str(rank), size=12, anchor="end", fill=SOFT)
        size = 13 if width_of(row.name, 13, is_chosen) <= columns.name - lead else 12
        (name,) = wrapped(row.name, columns.name - lead, 1, size, is_chosen)
        canvas.text(lead, y + 14, name, size=size, fill=LINK, is_bold=is_chosen)
        if row.rate is None:
            canvas.text(columns.bar, y + 14, account.missing(row), size=12, fill=SOFT)
            return
        wide = columns.length(row.rate, bars.most)
        # Without a map that says what the shades are, a bar has none.
        shade = bars.drawn.scale.shade(row.rate) if bars.drawn.outlines else DARK_BLUE
        fill = shade if place else "#FFFFFF"
        canvas.box(columns.bar, y + 3, wide, 14, fill=fill, stroke=DARK_BLUE)
        _over_line(canvas, columns.bar + wide + 5, y + 14, account.rate(row), fill=INK, is_bold=True)
        if row.direction:
            marks.change(canvas, columns.change + 6, y + 10, row.direction)


def _over_line(
    canvas: Canvas, x: float, y: float, text: str, *, fill: str, size: float = 13, is_bold: bool = False
) -> None:
    """Words that the line of the force may cross: on white, since not every printer knows a halo."""
    canvas.box(x - 2, y - size + 1, width_of(text, size, is_bold) + 4, size + 2, fill="#FFFFFF")
    canvas.text(x, y, text, size=size, is_bold=is_bold, fill=fill)


def _months(canvas: Canvas, values: Sequence[int], at: Place) -> None:
    """Twelve months as a line from the lowest to the highest, the newest with a dot."""
    x, y, width, height = at
    low, high = min(values), max(values)
    points = [
        (
            x + (width - 6) * place / max(len(values) - 1, 1),
            y + height - height * (value - low) / ((high - low) or 1),
        )
        for place, value in enumerate(values)
    ]
    with canvas.titled(account.months(values)):
        canvas.shape(points, stroke=DARK_BLUE, thick=1.5, is_open=True)
        canvas.circle(*points[-1], 2.5, fill=INK)


def _projects(canvas: Canvas, row: ViolencePlaces, x: float, y: float) -> None:
    """The projects that name a ward, those with funding today first; a dash where only wider ones do."""
    here = [marks.LIVE] * row.projects_today + [marks.NOT_LIVE] * row.projects_other
    for place, how in enumerate(here[:MOST_MARKS]):
        marks.live(canvas, x + place * 14, y, 6, how)
    if len(here) > MOST_MARKS:
        canvas.text(x + MOST_MARKS * 14 - 4, y + 4, f"+{len(here) - MOST_MARKS}", size=12)
    if not here and row.around_today + row.around_other:
        marks.around(canvas, x, y, 6)
    elif not here:
        marks.broken(canvas, (x - 6, y - 8, 44, 16))


def _maps(canvas: Canvas, drawn: rate_map.Mapped, corner: tuple[float, float], width: float) -> float:
    """The map, below it the part that is crowded drawn larger, and the legend; gives the y below."""
    x, y = corner
    keys = (*marks.CHANGES, *marks.AT_WORK)
    if canvas.width != WIDE:
        y = marks.legend(canvas, x, y, keys, width=width) + 8
    low = rate_map.area(canvas, drawn, (x, y), width, 460)
    left = width * 0.5 if low > y else 0.0
    beside = rate_map.key(canvas, drawn, (x + left + 10, low + 2), width - left - 10) if left else low
    if canvas.width == WIDE:
        beside = marks.legend(canvas, x + left + 10, beside + 8, keys, width=width - left - 10)
    return max(rate_map.closer(canvas, drawn, (x, low), left, left + 10), beside) if left else beside

"""What is behind the findings of each theme: a row a theme, a column a link of the chain, orange where it is
broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from violence_response.accounts import themes as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.accounts.themes import Cell, Themed
from violence_response.figures import marks
from violence_response.figures.canvas import (
    LINK,
    MIDDLE,
    NARROW,
    SOFT,
    WIDE,
    Canvas,
    Place,
    drawing,
    width_of,
    wrapped,
)
from violence_response.figures.picture import DARK_BLUE, INK, TURQUOISE
from violence_response.rows import CountsOfPlan, FindingsByTheme, ThemesSupported

SMALL, LINE_HIGH, BAR = 12.0, 15.0, 15.0
"""Size of the letters in a row, height of a line of them, and of a bar."""
MOST_LINES = 8
"""Lines that a name may take: a theme is never cut where a row can be higher."""
INDENT = 12.0
"""Pixels by which a theme is set in below the wide one that holds it."""
GAP = 8.0
"""Pixels between two columns."""
Corner = tuple[float, float, bool]
"""Where a theme to choose by begins, and whether it is chosen."""
Drawn = dict[str, tuple[Cell, Callable[[Canvas, Place], None]]]
"""What is in each column of a row, and how it is drawn."""
HEADINGS = {
    "findings": "findings",
    "replied": "replied",
    "project": "project",
    "pounds": "£ today",
    "evidence": "best evidence",
    "priority": "Plan priority",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns at one width: the names', then the others in their order; how high a row is at least."""

    names: float
    columns: Mapping[str, float]
    high: float

    def places(self) -> dict[str, tuple[float, float]]:
        """Where each column begins, and how wide it is."""
        at, found = self.names, dict[str, tuple[float, float]]()
        for name, width in self.columns.items():
            found[name] = (at + GAP, width)
            at += GAP + width
        return found


LAYOUTS = {
    WIDE: Layout(
        252,
        {"findings": 72, "replied": 94, "project": 104, "pounds": 92, "evidence": 126, "priority": 172},
        22,
    ),
    MIDDLE: Layout(
        174, {"findings": 50, "replied": 64, "project": 68, "pounds": 64, "evidence": 84, "priority": 48}, 23
    ),
    NARROW: Layout(
        120, {"findings": 26, "replied": 32, "project": 32, "pounds": 38, "evidence": 22, "priority": 22}, 24
    ),
}


def rows(found: Sequence[ThemesSupported], plan: CountsOfPlan) -> Drawing:
    """Every theme with what is behind it; on a phone the wide themes first, then those within them."""

    def draw(canvas: Canvas) -> float:
        layout = LAYOUTS[canvas.width]
        scales = _scales(found)
        y = _headings(canvas, layout)
        wide, within = _parted(found, canvas.width)
        for row in wide:
            y = _row(canvas, layout, row, scales, y)
        if within:
            canvas.text(0, y + 22, account.WITHIN, size=SMALL, is_bold=True)
            y += 28
        for row in within:
            y = _row(canvas, layout, row, scales, y)
        return marks.legend(canvas, 0, y + 8, marks.LINKS)

    return drawing("", account.picture(found, plan), draw)


FACETS = {
    WIDE: Layout(232, {"findings": 56, "replied": 72, "project": 80}, 20),
    MIDDLE: Layout(250, {"findings": 90, "replied": 110, "project": 126}, 22),
    NARROW: Layout(158, {"findings": 44, "replied": 52, "project": 54}, 24),
}
BETWEEN = 32.0
"""Pixels between two columns of themes."""
SIGN = 16.0
"""Pixels of the sign of a theme that is chosen, before its name."""


def facets(
    found: Sequence[FindingsByTheme], chosen: Sequence[str], addresses: Mapping[str, str], sentence: str
) -> Drawing:
    """The themes to choose findings by: each opens its address, which chooses it or clears it.

    Where there is no room for all, the wide themes are drawn, and those within one of which one is chosen.
    """

    def draw(canvas: Canvas) -> float:
        layout = FACETS[canvas.width]
        is_whole = canvas.width == WIDE
        shown = [row for row in found if row.theme_id and (is_whole or _is_near(row, chosen, found))]
        most = max((row.findings for row in shown), default=0) or 1
        low = 0.0
        for place, part in enumerate(_halves(shown) if is_whole else [shown]):
            x = place * ((WIDE - BETWEEN) / 2 + BETWEEN)
            y = _headings(canvas, layout, x)
            for row in part:
                is_chosen = row.theme_id in chosen
                with canvas.linked(addresses[str(row.theme_id)], account.choice(row, is_chosen)):
                    y = _facet(canvas, layout, row, most, (x, y, is_chosen))
            low = max(low, y)
        return marks.legend(canvas, 0, low + 6, marks.LINKS)

    return drawing("", sentence, draw)


def _is_near(row: FindingsByTheme, chosen: Sequence[str], found: Sequence[FindingsByTheme]) -> bool:
    """Whether a theme is wide, or lies beside or within one that is chosen."""
    families = {
        each.parent_theme_id or each.theme_id for each in found if each.theme_id in chosen and each.theme_id
    }
    return row.parent_theme_id is None or row.parent_theme_id in families


def _halves(shown: Sequence[FindingsByTheme]) -> list[Sequence[FindingsByTheme]]:
    """The themes in two columns, parted before the wide theme nearest to the middle."""
    starts = [place for place, row in enumerate(shown) if place and row.parent_theme_id is None]
    at = min(starts, key=lambda place: abs(place - len(shown) / 2), default=len(shown))
    return [shown[:at], shown[at:]]


def _facet(canvas: Canvas, layout: Layout, row: FindingsByTheme, most: int, at: Corner) -> float:
    """One theme to choose by; gives the y below it."""
    x, y, is_chosen = at
    is_wide = row.parent_theme_id is None
    start = SIGN if is_chosen else 0.0
    room = layout.names - start - (0.0 if is_wide or canvas.width == NARROW else INDENT)
    lines = len(wrapped(row.theme_name, room, MOST_LINES, SMALL, is_wide))
    high = max(layout.high, lines * LINE_HIGH + 5)
    width = layout.names + sum(GAP + each for each in layout.columns.values())
    # A whole row can be clicked, not only what is drawn in it.
    canvas.box(x - 2, y + 1, width + 4, high - 2, fill="#E3EDF6" if is_chosen else "#FFFFFF",
               stroke=DARK_BLUE if is_chosen else "none", radius=2)  # fmt: skip
    if is_chosen:
        sign = [(x + 2, y + 12), (x + 5.5, y + 15.5), (x + 12, y + 7)]
        canvas.shape(sign, stroke=DARK_BLUE, thick=2, is_open=True)
    _name(canvas, layout, row, (x, y), start)
    places = layout.places()
    for column, (cell, draw) in _findings_drawn(row, most).items():
        left, wide = places[column]
        _cell(canvas, (x + left, y + 4, wide, BAR), cell, draw)
    return y + high


def _parted(
    found: Sequence[ThemesSupported], width: int
) -> tuple[Sequence[ThemesSupported], Sequence[ThemesSupported]]:
    """All in their order; on a phone the themes that lie within a wide one come after those, which the first
    screen then shows whole."""
    if width != NARROW:
        return found, ()
    return [row for row in found if not row.parent_theme_id], [row for row in found if row.parent_theme_id]


def _scales(found: Sequence[ThemesSupported]) -> tuple[int, float]:
    """The longest bar of findings, and of pounds."""
    return (
        max((row.findings for row in found), default=0) or 1,
        float(max((row.pounds_today or 0 for row in found), default=0)) or 1.0,
    )


def _headings(canvas: Canvas, layout: Layout, start: float = 0) -> float:
    """What each column is; where they are too narrow, every second one is a line higher."""
    is_narrow = min(layout.columns.values()) < 40
    for place, (name, (at, width)) in enumerate(layout.places().items()):
        x = start + at
        text = HEADINGS[name].split()[-1] if canvas.width != WIDE and name != "pounds" else HEADINGS[name]
        if not is_narrow:
            canvas.text(x, 13, text, size=SMALL, is_bold=True)
            continue
        y = 12 if place % 2 else 27
        canvas.text(x + width, y, text, size=SMALL, is_bold=True, anchor="end")
        if place % 2:
            canvas.line(x + width - 3, 16, x + width - 3, 30, stroke=marks.EDGE)
    return 34.0 if is_narrow else 20.0


def _row(canvas: Canvas, layout: Layout, row: ThemesSupported, scales: tuple[int, float], y: float) -> float:
    """One theme; gives the y below it."""
    rating, status = account.evidence(row)
    lines = 1
    if canvas.width != NARROW and status:
        lines = len(wrapped(rating.words, layout.columns["evidence"] - 24, 3, SMALL))
    if row.parent_theme_id is None:
        canvas.line(0, y + 1, canvas.width, y + 1, stroke=marks.RULE)
    with canvas.linked(address(account.name(row)), row.theme_name):
        lines = max(lines, _name(canvas, layout, row, (0, y)))
    sign = (status.mark or "?") if status else ""
    drawn: Drawn = {
        **_findings_drawn(row, scales[0]),
        "pounds": (account.pounds_today(row), partial(_pounds, row=row, most=scales[1])),
        "evidence": (rating, partial(_evidence, row=row, sign=sign, words=rating.words)),
        "priority": (account.priority(row), partial(_priority, row=row)),
    }
    places = layout.places()
    for column, (cell, draw) in drawn.items():
        x, width = places[column]
        with canvas.linked(address(cell.opened), cell.said):
            _cell(canvas, (x, y + 4, width, BAR), cell, draw)
    return y + max(layout.high, lines * LINE_HIGH + 6)


def _name(canvas: Canvas, layout: Layout, row: Themed, at: tuple[float, float], start: float = 0) -> int:
    """The name of a theme, set in where it lies within another; gives the lines it took."""
    (x, y), is_wide = at, row.parent_theme_id is None
    indent = start + (0.0 if is_wide or canvas.width == NARROW else INDENT)
    room = layout.names - indent
    canvas.words(
        x + indent, y + 16, row.theme_name, room, lines=MOST_LINES, size=SMALL, fill=LINK, is_bold=is_wide
    )
    return len(wrapped(row.theme_name, room, MOST_LINES, SMALL, is_wide))


def _findings_drawn(row: Themed, most: int) -> Drawn:
    """The columns that are about findings, each with its cell and how it is drawn."""
    return {
        "findings": (account.findings(row), partial(_findings, row=row, most=most)),
        "replied": (account.replied(row), partial(_share, row=row, parts=_replies(row))),
        "project": (account.project(row), partial(_share, row=row, parts=_work(row))),
    }


def _cell(canvas: Canvas, at: Place, cell: Cell, draw: Callable[[Canvas, Place], None]) -> None:
    """A link that is there, that is missing, of which we have no record, or that nobody asks for."""
    short = cell.words if width_of(cell.words, SMALL) <= at[2] - 4 else ""
    if cell.is_broken:
        marks.broken(canvas, at, short or (cell.words.replace(" of ", "/") if " of " in cell.words else "no"))
    elif cell.is_unknown:
        marks.unknown(canvas, at, short or "?")
    elif cell.words in {"–", "none", "no project"}:
        canvas.box(*at, fill=marks.QUIET)
        canvas.text(at[0] + at[2] / 2, at[1] + 12, "–", size=SMALL, anchor="middle", fill=SOFT)
    else:
        draw(canvas, at)


def _replies(row: Themed) -> list[tuple[int, str]]:
    return [(row.replied, marks.REPLIED)]


def _work(row: Themed) -> list[tuple[int, str]]:
    other = row.answered - row.funding_today
    return [(row.funding_today, marks.LIVE), (other, marks.NOT_LIVE), (row.unanswered, marks.NONE)]


def _findings(canvas: Canvas, at: Place, *, row: Themed, most: int) -> None:
    """The findings as a bar as long as there are many, those that call for work first; then its number."""
    x, y, width, height = at
    number = f"{row.findings:,}"
    room = width - width_of(f"{most:,}", SMALL) - 4
    wide = room * row.findings / most
    if not row.findings and room >= 16:
        canvas.text(x, y + 12, number, size=SMALL)
    elif room >= 16:
        parts = [(row.calling, marks.CALLING), (row.findings - row.calling, marks.NO_ACTION)]
        marks.share(canvas, (x, y, max(wide, 3), height), parts, row.findings)
        canvas.text(x + max(wide, 3) + 4, y + 12, number, size=SMALL)
    else:
        canvas.text(x + width, y + 12, number, size=SMALL, anchor="end")


def _share(canvas: Canvas, at: Place, *, row: Themed, parts: Sequence[tuple[int, str]]) -> None:
    """So many of those that call for work, as a bar and in words; in a narrow column the bar is below."""
    x, y, width, height = at
    count = row.replied if parts[0][1] == marks.REPLIED else row.answered
    words = f"{count:,} of {row.calling:,}"
    room = width - width_of("00 of 00", SMALL) - 4
    if room >= 14:
        marks.share(canvas, (x, y, room, height), parts, row.calling)
        canvas.text(x + room + 4, y + 12, words, size=SMALL)
        return
    canvas.text(x + width, y + 10, f"{count:,}/{row.calling:,}", size=SMALL, anchor="end")
    marks.share(canvas, (x, y + 13, width, 6), parts, row.calling)


def _pounds(canvas: Canvas, at: Place, *, row: ThemesSupported, most: float) -> None:
    x, y, width, height = at
    words = account.pounds_today(row).words
    room = width - width_of(words, SMALL) - 4
    if room >= 10:
        wide = max(room * float(row.pounds_today or 0) / most, 2)
        canvas.box(x + 0.5, y + 0.5, wide, height - 1, fill=TURQUOISE, stroke=marks.STRIPE)
        canvas.text(x + wide + 4, y + 12, words, size=SMALL)
    else:
        canvas.text(x + width, y + 12, words, size=SMALL, anchor="end")


def _evidence(canvas: Canvas, at: Place, *, row: ThemesSupported, sign: str, words: str) -> None:
    x, y, width, _ = at
    if width < 40:
        marks.evidence(canvas, x + width / 2 - 9, y, row.strength, sign)
        return
    marks.evidence(canvas, x, y, row.strength, sign)
    canvas.words(x + 24, y + 12, words, width - 24, lines=3, size=SMALL)


def _priority(canvas: Canvas, at: Place, *, row: ThemesSupported) -> None:
    """The priority as a chip: its number in the Plan, and as much of its name as there is room for."""
    x, y, width, height = at
    number, chip = f"{row.priority_ordinal}", 20.0
    canvas.box(x, y, chip, height, fill=DARK_BLUE, radius=3)
    canvas.text(x + chip / 2, y + 12, number, size=SMALL, is_bold=True, anchor="middle", fill="#FFFFFF")
    if width > chip + 60:
        canvas.words(
            x + chip + 5, y + 12, str(row.priority_title), width - chip - 5, lines=1, size=SMALL, fill=INK
        )
    elif row.priorities > 1 and width > chip + 20:
        canvas.text(x + chip + 4, y + 12, f"+{row.priorities - 1}", size=SMALL, fill=SOFT)

"""The board of a meeting: a column a status, a token a finding in the column where it is now, and an arrow
from where it was."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from violence_response.accounts import board as account
from violence_response.accounts.blocks import Drawing, address
from violence_response.accounts.board import Choices
from violence_response.figures import marks
from violence_response.figures.canvas import MIDDLE, NARROW, SOFT, WIDE, Canvas, Place, drawing, width_of
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import BoardColumns, BoardFindings
from violence_response.words import Status

LATE = "#942514"
"""The edge of what is overdue: 8.4 to 1 on white."""
SHADE, MOVED = "#F3F5F8", "#DBE4EE"
GAP, INSET = 8.0, 7.0
"""Between two columns, and between the edge of a column and what is in it."""
HEAD, CARD, ROW = 46.0, 44.0, 50.0
"""Heights of a column's heading, of a card, and from one row of cards to the next."""
MOST_CARDS = {WIDE: 5, MIDDLE: 3, NARROW: 8}
"""Findings that moved, each with a card of words and an arrow of its own; of more, those that moved alike
share an arrow."""
MOST_LATE = 3
"""Overdue findings of a column that have words too; the others are tokens with a red edge."""
SIZES = (28.0, 24.0, 20.0, 17.0, 14.0)
TALLEST, LOWEST = 340.0, 110.0
"""Tokens are as large as what is in a column stays below this height, or the tokens below the second one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is drawn: its row, and the findings in it that moved there and those that did not."""

    row: BoardColumns
    moved: tuple[BoardFindings, ...]
    still: tuple[BoardFindings, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Findings that share an arrow: the columns from which and to which it leads."""

    start: str
    end: str
    findings: tuple[BoardFindings, ...]


def board(
    found: Sequence[BoardFindings], columns: Sequence[BoardColumns], sentence: str, kept: Choices = ()
) -> Drawing:
    """The board; `kept` are the choices of the meeting's page that a click on a token keeps."""
    if sum(row.findings for row in columns) > account.MOST_TOKENS:
        return drawing("", sentence, lambda canvas: _counted(canvas, columns))
    parted = [_column(row, found) for row in columns]
    moved = [row for each in parted for row in each.moved]

    def draw(canvas: Canvas) -> float:
        has_cards = len(moved) <= MOST_CARDS[canvas.width]
        if canvas.width == NARROW:
            return _legend(canvas, _stacked(canvas, parted, kept, has_cards=has_cards))
        moves = _moves(moved, has_cards=has_cards)
        return _legend(canvas, _side_by_side(canvas, parted, moves, kept))

    return drawing("", sentence, draw)


def _column(row: BoardColumns, found: Sequence[BoardFindings]) -> Column:
    own = [each for each in found if _term(each.to_status) == row.term]
    moved, still = (tuple(each for each in own if each.has_moved is moved) for moved in (True, False))
    return Column(row, moved, still)


def _term(status: Status | None) -> str:
    return status.term if status else ""


def _moves(moved: Sequence[BoardFindings], *, has_cards: bool) -> list[Move]:
    """Each finding with an arrow of its own; where these are too many, those that moved alike together."""
    ends = [(_term(row.from_status), _term(row.to_status)) for row in moved]
    if has_cards:
        return [Move(*end, (row,)) for end, row in zip(ends, moved, strict=True)]
    return [
        Move(*pair, tuple(row for end, row in zip(ends, moved, strict=True) if end == pair))
        for pair in dict.fromkeys(ends)
    ]


def _side_by_side(canvas: Canvas, columns: Sequence[Column], moves: Sequence[Move], kept: Choices) -> float:
    """The columns from left to right; gives the y below them."""
    wide = (canvas.width - GAP * (len(columns) - 1)) / len(columns)
    lefts = {each.row.term: place * (wide + GAP) + INSET for place, each in enumerate(columns)}
    room, top = wide - 2 * INSET, HEAD + sum(_height(each, wide) for each in moves)
    late_ones = [_late_ones(canvas, each) for each in columns]
    rest = [
        [row for row in each.still if row not in late] for each, late in zip(columns, late_ones, strict=True)
    ]
    starts = [top + len(late) * ROW for late in late_ones]
    size = _size([len(each) for each in rest], room, max(LOWEST, TALLEST - max(starts)))
    lows = (start + _lines(len(each), room, size) for start, each in zip(starts, rest, strict=True))
    high = max(*lows, HEAD + 40) + INSET
    for each in columns:
        canvas.box(lefts[each.row.term] - INSET, 0, wide, high, fill=SHADE)
        _head(canvas, each.row, lefts[each.row.term], room)
    y = HEAD
    for move in moves:
        _move(canvas, move, (lefts.get(move.start, INSET), lefts[move.end]), (y, room), kept)
        y += _height(move, wide)
    for column, late, tokens, start in zip(columns, late_ones, rest, starts, strict=True):
        x = lefts[column.row.term]
        for place, row in enumerate(late):
            _card(canvas, row, (x, top + place * ROW, room, CARD), kept)
        _tokens(canvas, tokens, (x, start, room, size), kept)
    return high + 6


def _late_ones(canvas: Canvas, column: Column) -> list[BoardFindings]:
    """The overdue findings of a column that have words, where there is room for them."""
    overdue = [row for row in column.still if row.overdue_since]
    return overdue[:MOST_LATE] if canvas.width == WIDE else []


def _height(move: Move, wide: float) -> float:
    """How high an arrow's row is: that of a card, or of the tokens that share the arrow."""
    if len(move.findings) == 1:
        return ROW
    return _lines(len(move.findings), wide - 2 * INSET, SIZES[1]) + 6


def _move(
    canvas: Canvas, move: Move, lefts: tuple[float, float], at: tuple[float, float], kept: Choices
) -> None:
    """An empty place where findings were, an arrow, and the findings where they are now."""
    (start, end), (y, room) = lefts, at
    one = len(move.findings) == 1
    middle = y + (CARD if one else SIZES[1]) / 2
    canvas.box(start, middle - 13, room, 26, stroke=marks.EDGE, dash="4 3", radius=3)
    if not one:
        canvas.text(start + room / 2, middle + 5, f"{len(move.findings):,}", anchor="middle", fill=SOFT)
    if start < end:
        _arrow(canvas, start + room, end - 1, middle)
    else:
        _arrow(canvas, start, end + room + 1, middle)
    if one:
        _card(canvas, move.findings[0], (end, y, room, CARD), kept)
    else:
        _tokens(canvas, move.findings, (end, y, room, SIZES[1]), kept)


def _head(canvas: Canvas, row: BoardColumns, x: float, width: float) -> None:
    """The sign and the name of a column, and how many are in it."""
    room = width - width_of(f"{row.findings:,}", 18, is_bold=True) - 6
    _named(canvas, account.heading(row), (x, 17), room)
    canvas.text(x + width, 20, f"{row.findings:,}", size=18, is_bold=True, anchor="end")


def _named(canvas: Canvas, status: Status, at: tuple[float, float], room: float, size: float = 13) -> None:
    """A status: its sign, drawn where it is a circle that fills, and its name."""
    x, y = at
    share = FILLED.get(status.mark or "")
    if share is None:
        canvas.text(x + 6, y, status.mark or "", size=size, is_bold=True, anchor="middle")
    else:
        _filled(canvas, (x + 6, y - 4.5), 5, share)
    canvas.words(x + 16, y, status.label, room - 16, size=size, is_bold=True)


FILLED = {"○": 0.0, "◔": 0.25, "◐": 0.5, "◕": 0.75, "●": 1.0}
"""Signs that are a circle, and how much of it is full: not every font of a briefing has them."""


def _filled(canvas: Canvas, centre: tuple[float, float], r: float, share: float) -> None:
    """A circle of which a share is full; half a circle is full on its left, as its letter is."""
    x, y = centre
    canvas.circle(x, y, r, fill=INK if share == 1 else "#FFFFFF", stroke=INK, thick=1.5)
    if share == 0.5:
        canvas.path(f"M{x} {y - r}A{r} {r} 0 0 0 {x} {y + r}Z", fill=INK)
    elif 0 < share < 1:
        turn = 2 * math.pi * share
        end = f"{x + r * math.sin(turn):.1f} {y - r * math.cos(turn):.1f}"
        canvas.path(f"M{x} {y}L{x} {y - r}A{r} {r} 0 {int(share > 0.5)} 1 {end}Z", fill=INK)


def _arrow(canvas: Canvas, x1: float, x2: float, y: float) -> None:
    back = -7 if x2 > x1 else 7
    canvas.line(x1, y, x2 + back / 2, y, stroke=DARK_BLUE, thick=2)
    canvas.shape([(x2, y), (x2 + back, y - 5), (x2 + back, y + 5)], fill=DARK_BLUE)


def _card(canvas: Canvas, row: BoardFindings, at: Place, kept: Choices, *, says_from: bool = False) -> None:
    """A finding with its words."""
    x, y, width, height = at
    said = account.token(row)
    with canvas.linked(address(account.opened("finding", row.finding_id, row.summary, kept)), said):
        _edge(canvas, row, (x, y, width, height), fill="#FFFFFF")
        text = f"{row.ordinal}. {row.summary}"
        if says_from:
            canvas.text(x + 8, y + height - 8, account.came_from(row), size=12, fill=SOFT)
        room = width - 14 - (14 if row.overdue_since or row.is_new else 0)
        canvas.words(x + 8, y + 17, text, room, size=12, lines=1 if says_from else 2, fill=INK)
    _marks(canvas, row, x + width, y)


def _edge(canvas: Canvas, row: BoardFindings, at: Place, *, fill: str) -> None:
    """The edge of a token: dark blue, or thick and red where it is overdue."""
    x, y, width, height = at
    thick = 3 if row.overdue_since else 1.5
    canvas.box(
        x + thick / 2, y + thick / 2, width - thick, height - thick, fill=fill,
        stroke=LATE if row.overdue_since else DARK_BLUE, thick=thick, radius=3,
    )  # fmt: skip


def _marks(canvas: Canvas, row: BoardFindings, right: float, y: float) -> None:
    """In the corner of a token: a star where it is new, and below it a triangle where it is overdue."""
    if row.is_new:
        star(canvas, right - 3, y + 3, 7)
    if row.overdue_since:
        late(canvas, right - 4, y + (16 if row.is_new else 5), 5)


def star(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A star: new since the earlier day."""
    points = []
    for place in range(10):
        far = r if place % 2 == 0 else r * 0.45
        turn = math.pi * place / 5
        points.append((x + far * math.sin(turn), y - far * math.cos(turn)))
    canvas.shape(points, fill=DARK_BLUE, stroke="#FFFFFF")


def late(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A triangle: overdue."""
    canvas.shape([(x, y - r), (x + r, y + r), (x - r, y + r)], fill=LATE, stroke="#FFFFFF")


def _size(counts: Sequence[int], width: float, tallest: float) -> float:
    """The largest size at which the tokens of every column stay below this height."""
    return next(
        (size for size in SIZES if all(_lines(count, width, size) <= tallest for count in counts)), SIZES[-1]
    )


def _lines(count: int, width: float, size: float) -> float:
    """How high so many tokens are."""
    a_line = max(1, int((width + 5) // (size + 5)))
    return -(-count // a_line) * (size + 5)


def _tokens(canvas: Canvas, found: Sequence[BoardFindings], at: Place, kept: Choices) -> float:
    """Findings as squares with their number in the report, from x, y in this width; gives the y below."""
    x, y, width, size = at
    a_line = max(1, int((width + 5) // (size + 5)))
    for place, row in enumerate(found):
        left, top = x + place % a_line * (size + 5), y + place // a_line * (size + 5)
        with canvas.linked(
            address(account.opened("finding", row.finding_id, row.summary, kept)), account.token(row)
        ):
            _edge(canvas, row, (left, top, size, size), fill=MOVED if row.has_moved else "#FFFFFF")
            if size >= 17:
                canvas.text(
                    left + size / 2, top + size / 2 + 4, str(row.ordinal), size=min(12, size / 2 + 1),
                    anchor="middle",
                )  # fmt: skip
            _marks(canvas, row, left + size, top)
    return y + _lines(len(found), width, size)


def _stacked(canvas: Canvas, columns: Sequence[Column], kept: Choices, *, has_cards: bool) -> float:
    """The columns one below the other, for a phone; a card says where it came from."""
    y = 0.0
    for each in columns:
        canvas.line(0, y + 1, canvas.width, y + 1, stroke=marks.RULE)
        _named(canvas, account.heading(each.row), (0, y + 20), canvas.width - 60, 15)
        canvas.text(canvas.width, y + 21, f"{each.row.findings:,}", size=18, is_bold=True, anchor="end")
        y += 32
        cards = each.moved if has_cards else ()
        for row in cards:
            _card(canvas, row, (0, y, canvas.width, CARD), kept, says_from=True)
            y += ROW
        tokens = each.still if has_cards else each.moved + each.still
        y = _tokens(canvas, tokens, (0, y + 2, canvas.width, SIZES[0]), kept) + 6
    return y


def _counted(canvas: Canvas, columns: Sequence[BoardColumns]) -> float:
    """How many findings each column has, for a register with too many for tokens."""
    is_narrow = canvas.width == NARROW
    number = 1 if is_narrow else len(columns)
    wide = (canvas.width - GAP * (number - 1)) / number
    high = 74.0 if is_narrow else 132.0
    for place, row in enumerate(columns):
        x, y = (0.0, place * (high + GAP)) if is_narrow else (place * (wide + GAP), 0.0)
        canvas.box(x, y, wide, high, fill=SHADE)
        _named(canvas, account.heading(row), (x + INSET, y + 19), wide - 2 * INSET - 4)
        right = wide - INSET if is_narrow else x + INSET
        canvas.text(
            right, y + (34 if is_narrow else 74), f"{row.findings:,}", size=30, is_bold=True,
            anchor="end" if is_narrow else "start",
        )  # fmt: skip
        said = account.tally(row)
        for line, text in enumerate(["; ".join(said)] if is_narrow else said):
            canvas.text(x + INSET, y + (62 if is_narrow else 92 + line * 16), text, size=12, fill=SOFT)
    return (high + GAP) * len(columns) if is_narrow else high + 4


def late_key(canvas: Canvas, x: float, y: float) -> None:
    """The mark of what is overdue, for a legend."""
    canvas.box(x + 2, y + 1.5, 13, 13, fill="#FFFFFF", stroke=LATE, thick=3, radius=3)
    late(canvas, x + 15, y + 4, 5)


KEYS = (
    marks.Key(
        "a finding, with its number in its report",
        lambda canvas, x, y: canvas.box(x + 1, y, 14, 14, fill="#FFFFFF", stroke=DARK_BLUE, radius=3),
    ),
    marks.Key("moved, from where it was", lambda canvas, x, y: _arrow(canvas, x, x + 19, y + 7)),
    marks.Key("new", lambda canvas, x, y: star(canvas, x + 8, y + 7, 7)),
    marks.Key(
        "overdue: its own date, or that of an action",
        late_key,
    ),
)


def _legend(canvas: Canvas, y: float) -> float:
    return marks.legend(canvas, 0, y + 4, KEYS)

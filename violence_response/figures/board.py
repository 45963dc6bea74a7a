"""The board of a meeting: a column a status, a token a finding in the column where it is now, an arrow from
where it was; and below it a lane an owner with every open action, and the days that we have to keep."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from violence_response.accounts import board as account
from violence_response.accounts import due
from violence_response.accounts.blocks import Drawing, address, plain
from violence_response.accounts.board import Choices
from violence_response.figures import marks
from violence_response.figures.canvas import NARROW, SOFT, WIDE, Canvas, Place, drawing, width_of
from violence_response.figures.picture import DARK_BLUE, INK
from violence_response.rows import ActionsFound, BoardColumns, BoardFindings, NextDeadlines

LATE = "#942514"
"""The edge of what is overdue: 8.4 to 1 on white."""
SHADE = "#F3F5F8"
GAP, INSET = 8.0, 7.0
"""Between two columns, and between the edge of a column and what is in it."""
HEAD, CARD, ROW = 46.0, 44.0, 50.0
"""Heights of a column's heading, of a card, and from one row of cards to the next."""
MOST_CARDS = 8
"""Findings that moved and have a card with words; of more, the others are tokens with an arrow's head."""
MOST_LATE = 3
"""Overdue findings of a column that have words too; the others are tokens with a red edge."""
SIZES = (28.0, 24.0, 20.0, 17.0, 14.0)
TALLEST = 230.0
"""Tokens are as large as their columns stay below this height."""
CHIP = 58.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is drawn: its row, and the findings in it that have a card and those that have none."""

    row: BoardColumns
    cards: tuple[BoardFindings, ...]
    tokens: tuple[BoardFindings, ...]


def board(
    found: Sequence[BoardFindings], columns: Sequence[BoardColumns], sentence: str, kept: Choices = ()
) -> Drawing:
    """The board; `kept` are the choices of the meeting's page that a click on a token keeps."""
    if sum(row.findings for row in columns) > account.MOST_TOKENS:
        return drawing("", sentence, lambda canvas: _counted(canvas, columns))
    moved = [row for row in found if row.has_moved][:MOST_CARDS]
    cards = {row.finding_id for row in moved}
    sorted_out = []
    for each in columns:
        own = [row for row in found if (row.to_status.term if row.to_status else "") == each.term]
        sorted_out.append(
            Column(
                each,
                tuple(row for row in own if row.finding_id in cards),
                tuple(row for row in own if row.finding_id not in cards),
            )
        )

    def draw(canvas: Canvas) -> float:
        if canvas.width == NARROW:
            return _legend(canvas, _stacked(canvas, sorted_out, kept))
        return _legend(canvas, _side_by_side(canvas, sorted_out, moved, kept))

    return drawing("", sentence, draw)


def _side_by_side(
    canvas: Canvas, columns: Sequence[Column], moved: Sequence[BoardFindings], kept: Choices
) -> float:
    """The columns from left to right; gives the y below them."""
    wide = (canvas.width - GAP * (len(columns) - 1)) / len(columns)
    room, top = wide - 2 * INSET, HEAD + len(moved) * ROW
    late_cards = {each.row.term: _late_cards(canvas, each) for each in columns}
    rest = {
        each.row.term: [row for row in each.tokens if row not in late_cards[each.row.term]]
        for each in columns
    }
    size = _size([len(each) for each in rest.values()], room, TALLEST)
    high = max(top + len(late_cards[key]) * ROW + _lines(len(each), room, size) for key, each in rest.items())
    high = max(high, HEAD + 40) + 4 + INSET
    lefts = {each.row.term: place * (wide + GAP) for place, each in enumerate(columns)}
    for each in columns:
        x = lefts[each.row.term]
        canvas.box(x, 0, wide, high, fill=SHADE)
        _head(canvas, each.row, x + INSET, wide - 2 * INSET)
    for place, row in enumerate(moved):
        start = lefts.get(row.from_status.term if row.from_status else "", 0.0) + INSET
        end = lefts[row.to_status.term if row.to_status else ""] + INSET
        at = (end, HEAD + place * ROW, wide - 2 * INSET, CARD)
        _came_from(canvas, start, at)
        _card(canvas, row, at, kept)
    for key, tokens in rest.items():
        x, y = lefts[key] + INSET, top
        for row in late_cards[key]:
            _card(canvas, row, (x, y, room, CARD), kept)
            y += ROW
        _tokens(canvas, tokens, (x, y + 4, room, size), kept)
    return high + 6


def _late_cards(canvas: Canvas, column: Column) -> list[BoardFindings]:
    """The overdue findings of a column that have words, where there is room for them."""
    overdue = [row for row in column.tokens if row.overdue_since]
    return overdue[:MOST_LATE] if canvas.width == WIDE else []


def _head(canvas: Canvas, row: BoardColumns, x: float, width: float) -> None:
    """The name of a column and how many are in it."""
    count = f"{row.findings:,}"
    room = width - width_of(count, 18, True) - 6
    canvas.words(x, 17, plain(account.heading(row)), room, size=13, is_bold=True)
    canvas.text(x + width, 20, count, size=18, is_bold=True, anchor="end")


def _came_from(canvas: Canvas, start: float, at: Place) -> None:
    """An empty place where a finding was, and an arrow from there to its card."""
    end, y, wide, high = at
    canvas.box(start, y + 8, wide, high - 16, stroke=marks.EDGE, dash="4 3", radius=3)
    if start < end:
        _arrow(canvas, start + wide, end - 1, y + high / 2)
    else:
        _arrow(canvas, start, end + wide + 1, y + high / 2)


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
            _edge(canvas, row, (left, top, size, size), fill="#DBE4EE" if row.has_moved else "#FFFFFF")
            if size >= 17:
                canvas.text(
                    left + size / 2, top + size / 2 + 4, str(row.ordinal), size=min(12, size / 2 + 1),
                    anchor="middle",
                )  # fmt: skip
            _marks(canvas, row, left + size, top)
    return y + _lines(len(found), width, size)


def _stacked(canvas: Canvas, columns: Sequence[Column], kept: Choices) -> float:
    """The columns one below the other, for a phone; a card says where it came from."""
    y = 0.0
    for each in columns:
        canvas.line(0, y + 1, canvas.width, y + 1, stroke=marks.RULE)
        canvas.text(0, y + 20, plain(account.heading(each.row)), size=15, is_bold=True)
        canvas.text(canvas.width, y + 21, f"{each.row.findings:,}", size=18, is_bold=True, anchor="end")
        y += 32
        for row in each.cards:
            _card(canvas, row, (0, y, canvas.width, CARD), kept, says_from=True)
            y += ROW
        y = _tokens(canvas, each.tokens, (0, y + 2, canvas.width, SIZES[0]), kept) + 6
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
        canvas.words(x + INSET, y + 19, plain(account.heading(row)), wide - 2 * INSET - 4, is_bold=True)
        right = wide - INSET if is_narrow else x + INSET
        canvas.text(
            right, y + (34 if is_narrow else 74), f"{row.findings:,}", size=30, is_bold=True,
            anchor="end" if is_narrow else "start",
        )  # fmt: skip
        said = account.tally(row)
        for line, text in enumerate(["; ".join(said)] if is_narrow else said):
            canvas.text(x + INSET, y + (62 if is_narrow else 92 + line * 16), text, size=12, fill=SOFT)
    return (high + GAP) * len(columns) if is_narrow else high + 4


def _late_key(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x + 2, y + 1.5, 13, 13, fill="#FFFFFF", stroke=LATE, thick=3, radius=3)
    late(canvas, x + 15, y + 4, 5)


KEYS = (
    marks.Key(
        "a finding, with its number in its report",
        lambda canvas, x, y: canvas.box(x + 1, y, 14, 14, fill="#FFFFFF", stroke=DARK_BLUE, radius=3),
    ),
    marks.Key("from where it was", lambda canvas, x, y: _arrow(canvas, x, x + 19, y + 7)),
    marks.Key("new", lambda canvas, x, y: star(canvas, x + 8, y + 7, 7)),
    marks.Key(
        "overdue: its own date, or that of an action",
        _late_key,
    ),
)


def _legend(canvas: Canvas, y: float) -> float:
    return marks.legend(canvas, 0, y + 4, KEYS)


def lanes(
    found: Sequence[ActionsFound], dates: Sequence[NextDeadlines], sentence: str, kept: Choices = ()
) -> Drawing:
    """Every day that we have to keep, and every open action by owner, each lane in the order of its days."""

    def draw(canvas: Canvas) -> float:
        y = _lane(canvas, 0, "Response deadlines", [_of_date(row) for row in dates], "None ahead")
        for _, group in groupby(found, key=lambda row: row.owner_role):
            rows = list(group)
            y = _lane(canvas, y, account.owner(rows), [_of_action(row, kept) for row in rows], "")
        return marks.legend(canvas, 0, y + 8, (*marks.DAYS, marks.Key("overdue", _late_key)))

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

"""A briefing parted into slides: one message each, as much of a list or table as has room, the whole in the
notes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Paragraph,
    Points,
    Room,
    Section,
    Table,
    ticked,
)
from violence_response.briefing.composition import Briefing, Source

WIDTH, HEIGHT = 12.2, 4.75
"""Inches that a slide has below its title."""
TEXT_SIZE, TABLE_SIZE, SOURCE_SIZE = 16, 12, 12
"""Points of the letters."""
LONGEST_TEXT, LONGEST_CELL = 640, 330
"""Characters of a text, and of a cell, that a slide shows; longer ones are in full in the notes."""
ROOM_HEIGHT, LEAST_PICTURE = 1.9, 3.4
LED = 1.5
SLACK = 0.5
"""Inches by which the height of tables is mostly taken for too much: enough for a sentence below one."""
LEAST_ROWS = 2
"""Rows of a table that are worth beginning with below other words."""
CAPTION, GAP = 0.34, 0.15
"""Inches of a table's caption, and of the room below it."""


@dataclass(slots=True)
class Piece:
    """One slide: its small heading, its message, what is on it, and texts for the notes alone."""

    heading: str
    message: str
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: tuple[int, ...] = ()
    size: float = TEXT_SIZE


def pieces(briefing: Briefing) -> Iterator[Piece]:
    """The slides of a briefing, after the first one, which names it."""
    for section in briefing.sections:
        yield from _of_section(section)
    lines = tuple(source_line(source) for source in briefing.sources)
    for number, part in enumerate(_filled(lines, SOURCE_SIZE)):
        message = "What this briefing rests on" + (", continued" if number else "")
        urls = [source.url for source in briefing.sources if source.url and source_line(source) in part]
        yield Piece("Sources", message, [Points(part)], urls, size=SOURCE_SIZE)


def source_line(source: Source) -> str:
    """A source as one line of text."""
    return f"{source.number}. {source.title}. {source.detail}"


def _of_section(section: Section) -> Iterator[Piece]:
    # The message of each section is the title of its first slide; what follows says what it goes on with.
    piece = Piece(section.heading, section.message or section.heading, sources=section.sources)
    room = [HEIGHT]
    for block in _parted(section.blocks, room):
        needed = height(block)
        # A line that leads to a table must not be left behind by it.
        leads = isinstance(block, Paragraph) and block.is_strong
        slack = SLACK if isinstance(block, Paragraph) and not leads else 0
        if piece.blocks and needed + (LED if leads else 0) > room[0] + slack:
            yield piece
            piece = Piece(section.heading, _title(block, section), sources=section.sources)
            room[0] = HEIGHT
        elif not piece.blocks and not section.message and isinstance(block, Table):
            piece.message = block.caption
        piece.blocks.append(_shown(block, piece.notes))
        # A picture takes all that is left of its slide.
        room[0] -= room[0] if isinstance(block, Drawing) else needed
    yield piece


def _title(block: Block, section: Section) -> str:
    if isinstance(block, Table):
        return block.caption
    if isinstance(block, Drawing):
        return block.headline or section.heading
    return f"{section.heading}, continued"


def _parted(blocks: tuple[Block, ...], room: list[float]) -> Iterator[Block]:
    """The blocks, tables and lists cut where a slide is full; `room` holds what is left of this one."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _table_parts(block, room[0])
        elif isinstance(block, Points):
            yield from (Points(part) for part in _filled(block.points))
        elif isinstance(block, Facts):
            yield from (Facts((pair,)) for pair in block.pairs)
        else:
            yield block


def _filled(points: tuple[str, ...], size: float = TEXT_SIZE) -> Iterator[tuple[str, ...]]:
    part: list[str] = []
    room = HEIGHT
    for point in points:
        needed = text_height(point[:LONGEST_TEXT], size)
        if part and needed > room:
            yield tuple(part)
            part, room = [], HEIGHT
        part.append(point)
        room -= needed
    if part:
        yield tuple(part)


def _table_parts(table: Table, room: float) -> Iterator[Table]:
    """The rows of a table for each slide; the first part fills the `room` that is left, where some rows fit.

    The last two parts share their rows: a slide with one row would be nearly empty.
    """
    around = row_height(table.header, table) + CAPTION
    heights = {row: row_height(row, table) for row in table.rows}
    left = room - around
    if sum(heights[row] for row in table.rows[:LEAST_ROWS]) > left:
        left = HEIGHT - around
    parts: list[list[tuple[str, ...]]] = [[]]
    for row in table.rows:
        if parts[-1] and heights[row] > left:
            parts.append([])
            left = HEIGHT - around
        parts[-1].append(row)
        left -= heights[row]

    def tall(part: list[tuple[str, ...]]) -> float:
        return sum(heights[row] for row in part)

    while (
        len(parts) > 1 and len(parts[-2]) > 1 and tall(parts[-1]) + heights[parts[-2][-1]] < tall(parts[-2])
    ):
        parts[-1].insert(0, parts[-2].pop())
    for place, part in enumerate(parts):
        yield replace(table, rows=tuple(part), caption=_continued(table.caption, place == 0))


def _continued(caption: str, is_first: bool) -> str:
    return caption if is_first else f"{caption}, continued"


def _shown(block: Block, notes: list[str]) -> Block:
    """The block as the slide shows it; what is cut there is in full in the notes."""
    if isinstance(block, Paragraph) and len(block.text) > LONGEST_TEXT:
        notes.append(block.text)
        return replace(block, text=_cut(block.text, LONGEST_TEXT))
    if isinstance(block, Points):
        notes += [point for point in block.points if len(point) > LONGEST_TEXT]
        return Points(tuple(_cut(point, LONGEST_TEXT) for point in block.points))
    if isinstance(block, Facts):
        notes += [value for _, value in block.pairs if len(value) > LONGEST_TEXT]
        return Facts(tuple((what, _cut(value, LONGEST_TEXT)) for what, value in block.pairs))
    if isinstance(block, Table):
        notes += [cell for row in block.rows for cell in row if len(cell) > LONGEST_CELL]
        rows = tuple(tuple(_cut(cell, LONGEST_CELL) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Drawing):
        notes += [block.sentence, *([block.caption] if block.caption not in ("", block.sentence) else [])]
    return block


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " … (whole in the notes)"


def height(block: Block) -> float:
    """Inches that a block needs on a slide, rather too many than too few."""
    if isinstance(block, Drawing):
        return LEAST_PICTURE
    if isinstance(block, Room):
        return ROOM_HEIGHT
    if isinstance(block, Table):
        rows = sum(row_height(row, block) for row in block.rows)
        return CAPTION + row_height(block.header, block) + rows + GAP
    return sum(text_height(line) for line in _text_lines(block))


def _text_lines(block: Paragraph | Points | Facts | Choices) -> list[str]:
    if isinstance(block, Points):
        return [point[:LONGEST_TEXT] for point in block.points]
    if isinstance(block, Facts):
        return [f"{what}: {value[:LONGEST_TEXT]}" for what, value in block.pairs]
    if isinstance(block, Choices):
        return [block.label + "     ".join(ticked(*each) for each in block.options)]
    return [block.text[:LONGEST_TEXT]]


def text_height(text: str, size: float = TEXT_SIZE) -> float:
    """Inches of a paragraph over the whole width."""
    return _lines(text, WIDTH - 0.3, size) * size * 1.22 / 72 + 0.09


def row_height(cells: tuple[str, ...], table: Table) -> float:
    """Inches of a row of a table."""
    whole = sum(table.shares)
    lines = max(
        _lines(cell[: LONGEST_CELL + 25], WIDTH * share / whole - 0.16, TABLE_SIZE)
        for cell, share in zip(cells, table.shares, strict=True)
    )
    return lines * TABLE_SIZE * 1.22 / 72 + 0.1


def _lines(text: str, width: float, size: float) -> int:
    """Lines that a text fills; letters of Arial are half as wide as they are high, with some to spare."""
    return max(1, math.ceil(len(text) * size * 0.52 / 72 / width + 0.1))

"""Tables of a PDF: what is side by side on a page, put together again as rows.

A PDF knows no tables. PDFium gives the lines of one cell after those of the other; a row is what starts
further right and is beside what came before. Two rows at least with the same left edges make a table: the
two columns of a newsletter are beside each other once on a page and are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from violence_response.documents.formats.lines import Line

NEAR = 8.0
"""Points by which the left edges of a column's cells may differ."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines below each other with one left edge, and the table's row that they are in."""

    lines: tuple[Line, ...]

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.lines[0].left or 0.0

    @property
    def top(self) -> float:
        """Upper edge in points above the foot of the page."""
        return (self.lines[0].top or 0.0) + (self.lines[0].size or 0.0)

    @property
    def bottom(self) -> float:
        """Lower edge in points above the foot of the page."""
        return self.lines[-1].top or 0.0


def with_rows(page: Sequence[Line]) -> list[Line]:
    """The lines of a page; each row of a table is one line, its cells parted by tabs."""
    rows = _side_by_side(_cells(page))
    found: list[Line] = []
    for place, row in enumerate(rows):
        is_table = len(row) > 1 and any(
            _same_edges(row, other) for other in rows[max(place - 1, 0) : place + 2] if other is not row
        )
        found += [_joined(row)] if is_table else [line for cell in row for line in cell.lines]
    return found


def _cells(page: Sequence[Line]) -> list[Cell]:
    """Runs of lines below each other with one left edge; a step to the side or upwards begins another."""
    cells: list[list[Line]] = [[page[0]]] if page else []
    for above, below in pairwise(page):
        step = (above.top or 0.0) - (below.top or 0.0)
        is_same = abs((above.left or 0.0) - (below.left or 0.0)) < NEAR and step > 0
        if is_same and "\t" not in above.text + below.text and step < 2 * (below.size or 12.0):
            cells[-1].append(below)
        else:
            cells.append([below])
    return [Cell(tuple(lines)) for lines in cells]


def _side_by_side(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells in rows: the next one is in the same row where it begins further right and overlaps in height."""
    rows: list[list[Cell]] = []
    for cell in cells:
        last = rows[-1][-1] if rows else None
        if last is not None and cell.left > last.left + 2 * NEAR and _overlap(rows[-1], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _overlap(row: Sequence[Cell], cell: Cell) -> bool:
    top, bottom = max(each.top for each in row), min(each.bottom for each in row)
    return min(top, cell.top) - max(bottom, cell.bottom) > 2


def _same_edges(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """Whether two rows have the same columns; a row on one line is a cell that holds tabs already."""
    if len(other) == 1 and len(other[0].lines) == 1:
        parts = other[0].lines[0].text.count("\t") + 1
        return parts == len(row) and abs(row[0].left - other[0].left) < NEAR
    return len(row) == len(other) and all(
        abs(one.left - two.left) < NEAR for one, two in zip(row, other, strict=True)
    )


def _joined(row: Sequence[Cell]) -> Line:
    first = row[0].lines[0]
    text = "\t".join(_words(cell.lines) for cell in row)
    return replace(first, text=text, top=max(cell.lines[0].top or 0.0 for cell in row), is_whole=True)


def _words(lines: Sequence[Line]) -> str:
    """The lines of a cell as one; a word that was broken with a hyphen is left for the mending of words."""
    return " ".join(line.text for line in lines)

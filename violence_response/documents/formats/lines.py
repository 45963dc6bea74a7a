"""The lines that every format gives, and the white space between them, worked out from their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

Kind = Literal["text", "bullet", "heading"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the format gives it; tabs part the cells of a row.

    is_whole: the format says where paragraphs end (Word, HTML), so nothing is joined to it.
    has_gap: there is white space before it. left and size are in points, where the format knows them.
    """

    text: str
    page: int = 1
    kind: Kind = "text"
    is_whole: bool = False
    is_quotation: bool = False
    has_gap: bool = False
    left: float | None = None
    top: float | None = None
    size: float | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its format gives it: lines in reading order, the count of pages, and whether it was a
    scan."""

    lines: tuple[Line, ...]
    pages: int = 1
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """What the document came in."""

    name: str
    sha256: str
    format: str
    pages: int


def with_gaps(pages: Iterable[Sequence[Line]], most: float, share: int = 10) -> list[Line]:
    """The lines of all pages, marked where there is more white space before them than within a paragraph.

    The usual distance is among the small ones of the whole document, because a page may hold more gaps than
    lines: the first tenth of them, or another `share` where distances are measured and not exact. It is never
    more than `most` times the height of the line.
    """
    listed = [list(page) for page in pages]
    steps = sorted(
        step
        for page in listed
        for above, below in pairwise(page)
        if 0.3 * (below.size or 1) < (step := _step(above, below))
    )
    usual = steps[len(steps) // share] if steps else 0.0
    found: list[Line] = []
    for page in listed:
        above: Line | None = None
        for line in page:
            step = 0.0 if above is None else _step(above, line)
            has_gap = step > 1.3 * min(usual, most * (line.size or usual)) or step < -0.5 * (line.size or 0)
            found.append(replace(line, has_gap=has_gap))
            above = line
    return found


def _step(above: Line, below: Line) -> float:
    return (above.top or 0.0) - (below.top or 0.0)

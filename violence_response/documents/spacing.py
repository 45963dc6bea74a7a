"""White space between lines, told from their places on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from violence_response.documents.model import Line


def with_gaps(pages: Iterable[Sequence[Line]], most: float, share: int = 10) -> list[Line]:
    """The lines of all pages, marked where more white space stands before them than within a paragraph.

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

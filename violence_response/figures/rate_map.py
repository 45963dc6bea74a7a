"""A map of wards: outlines shaded by rate, the ranked ones with their place, and marks of projects there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from violence_response.accounts import violence as account
from violence_response.accounts.blocks import address
from violence_response.figures import marks
from violence_response.figures.canvas import LINK, Canvas, width_of
from violence_response.figures.outlines import Outlines, Projection, Room, fitted
from violence_response.figures.picture import INK, SEQUENCE
from violence_response.rows import ViolencePlaces

LIGHT = "#E2EEF9"
SHADES = (LIGHT, *SEQUENCE[:4])
TIMES = (0.5, 1.0, 1.5, 2.0)
"""Where one shade goes over into the next, as multiples of the force's rate."""
HIDDEN = "#FFFFFF"
OUTSIDE = "#F4F4F4"
"""Wards outside the local authority that is chosen."""
EDGE = "#6F777B"
"""Lines between wards: 4.6 to 1 on white."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Which blue a rate has: by how many times the rate of the whole force it is."""

    force: float

    def shade(self, rate: float | None) -> str:
        """The colour of a rate; white where it is not shown."""
        if rate is None:
            return HIDDEN
        return str(SHADES[bisect_right([each * self.force for each in TIMES], rate)])

    def labels(self) -> tuple[tuple[str, str], ...]:
        """Each shade with its words."""
        ends = [f"{each * self.force:,.1f}" for each in TIMES]
        between = [f"{low} to {high}" for low, high in pairwise(ends)]
        return tuple(zip(SHADES, (f"under {ends[0]}", *between, f"{ends[-1]} and more"), strict=True))


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a map draws: the ranking, all wards of the force, their outlines, and the shades."""

    found: account.Ranking
    wards: tuple[ViolencePlaces, ...]
    outlines: Outlines
    scale: Scale


def area(canvas: Canvas, drawn: Mapped, corner: tuple[float, float], width: float, most: float) -> float:
    """The whole force; gives the y below it."""
    shapes = [ring for row in drawn.wards for ring in drawn.outlines.get(row.area_id, ())]
    if not shapes:
        return corner[1]
    onto = fitted(shapes, corner[0], corner[1], width, most)
    _wards(canvas, drawn, onto, drawn.wards)
    for row in drawn.found.authorities:
        canvas.path(onto.path(drawn.outlines.get(row.area_id, ())), stroke=INK, thick=1.3)
    _names(canvas, drawn, onto)
    _over(canvas, drawn, onto, drawn.wards)
    return onto.top + onto.height + Room.BELOW + 4


def closer(canvas: Canvas, drawn: Mapped, corner: tuple[float, float], width: float, most: float) -> float:
    """The local authority that is chosen or has most of the ranked wards, larger; gives the y below."""
    code = drawn.found.within or _fullest(drawn.found.wards)
    wards = tuple(row for row in drawn.wards if row.authority_id == code)
    shapes = [ring for row in wards for ring in drawn.outlines.get(row.area_id, ())]
    if not shapes:
        return corner[1]
    x, y = corner
    name = next(row.parent_name for row in wards)
    canvas.text(x, y + 12, f"{name}, closer", size=12, is_bold=True)
    onto = fitted(shapes, x, y + 20, width, most - 20)
    onto = Projection(onto.west, onto.north, onto.across, onto.down, x, onto.top, onto.width, onto.height)
    _wards(canvas, drawn, onto, wards, is_linked=False)
    canvas.path(onto.path(drawn.outlines.get(code, ())), stroke=INK, thick=1.3)
    _over(canvas, drawn, onto, wards)
    return onto.top + onto.height + 6


def _fullest(wards: Sequence[ViolencePlaces]) -> str:
    codes = [row.authority_id or "" for row in wards]
    return max(codes, key=lambda code: (codes.count(code), -codes.index(code)), default="")


def _wards(
    canvas: Canvas, drawn: Mapped, onto: Projection, wards: Sequence[ViolencePlaces], is_linked: bool = True
) -> None:
    within = drawn.found.within
    with canvas.edged(EDGE, 0.6):
        for row in wards:
            path = onto.path(drawn.outlines.get(row.area_id, ()))
            if not path:
                continue
            fill = drawn.scale.shade(row.rate) if not within or row.authority_id == within else OUTSIDE
            said = account.on_map(row)
            opened = address(account.opened(row, drawn.found))
            with canvas.linked(opened, said, is_stop=False) if is_linked else canvas.titled(said):
                canvas.path(path, fill=fill)


def _names(canvas: Canvas, drawn: Mapped, onto: Projection) -> None:
    """The names of the local authorities beside the land, each as near to its own as there is room."""
    outlined = [row for row in drawn.found.authorities if row.area_id in drawn.outlines]
    room = Room(onto, {row.area_id: drawn.outlines[row.area_id] for row in outlined})
    for row in outlined:
        half = width_of(row.name, 12) / 2 + 4
        if (spot := room.beside(row.area_id, 2 * half)) is None:
            continue
        x, y = spot
        canvas.line(x, y, *room.edge(row.area_id, spot, half), stroke=EDGE)
        with canvas.linked(address(account.opened(row, drawn.found)), f"Wards of {row.name}", is_stop=False):
            canvas.text(x, y + 4, row.name, size=12, anchor="middle", fill=LINK, has_halo=True)


def _over(canvas: Canvas, drawn: Mapped, onto: Projection, wards: Sequence[ViolencePlaces]) -> None:
    """The chosen ward's edge, the places of the ranked wards where there is room, and projects there."""
    taken: list[tuple[float, float, float]] = []
    ranks = {row.area_id: row.rate_rank or 0 for row in drawn.found.wards}
    for row in sorted(wards, key=lambda row: ranks.get(row.area_id, len(drawn.wards) + 1)):
        if row.area_id == drawn.found.chosen.area_id:
            canvas.path(onto.path(drawn.outlines.get(row.area_id, ())), stroke=INK, thick=2.5)
        here = row.projects_today + row.projects_other
        if row.longitude is None or row.latitude is None or row.area_id not in drawn.outlines:
            continue
        x, y = onto.at(row.longitude, row.latitude)
        label = str(ranks[row.area_id]) if row.area_id in ranks else ""
        wide = (width_of(label, 12, True) if label else 0) + (13 if here else 0)
        if not wide or any(abs(x - a) < (wide + w) / 2 + 2 and abs(y - b) < 13 for a, b, w in taken):
            continue
        taken.append((x, y, wide))
        if label:
            canvas.text(x - wide / 2, y + 4, label, size=12, is_bold=True, has_halo=True)
        if here:
            how = marks.LIVE if row.projects_today else marks.NOT_LIVE
            marks.live(canvas, x + wide / 2 - 5.5, y, 5.5, how)


def key(canvas: Canvas, drawn: Mapped, corner: tuple[float, float], width: float) -> float:
    """The shades with their rates; gives the y below."""
    x, y = corner
    entries = [marks.Key(text, _swatch(colour)) for colour, text in drawn.scale.labels()]
    if any(row.rate is None for row in drawn.wards):
        entries.append(marks.Key("not shown", _swatch(HIDDEN)))
    end = canvas.words(x, y + 11, account.RATE, width, size=12, is_bold=True, lines=3)
    return marks.legend(canvas, x, end + 7, entries, width=width)


def _swatch(colour: str) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, x, y: canvas.box(x + 0.5, y + 1.5, 17, 11, fill=colour, stroke=EDGE)

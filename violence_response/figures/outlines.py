"""Outlines of places out of the data folder, and how they are laid onto a picture.

The file has simplified boundaries as GeoJSON (`benchmarks/outlines.py` makes it); where it is missing there
is no map, and nothing else changes.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from violence_response.errors import OutlinesUnreadable

FILE = "outlines.geojson"
STEP = 2
"""Corners are kept to one part in so many of a pixel."""

Ring = tuple[tuple[float, float], ...]
"""Corners as longitude and latitude, in degrees."""
Outlines = Mapping[str, tuple[Ring, ...]]
"""The rings of each place by its code."""


def read(folder: Path) -> Outlines:
    """The outlines of a data folder; none where it has no such file.

    Raises OutlinesUnreadable where the file is no GeoJSON of areas with their codes.
    """
    path = folder / FILE
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> Outlines:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {str(each["properties"]["area_id"]): _rings(each["geometry"]) for each in features}
    except (ValueError, KeyError, TypeError) as error:
        raise OutlinesUnreadable(path=path, reason=f"{type(error).__name__}: {error}") from error


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    whole = geometry["coordinates"]
    parts = whole if geometry["type"] == "MultiPolygon" else [whole]
    return tuple(tuple((float(x), float(y)) for x, y in ring) for part in parts for ring in part)


@dataclass(frozen=True, slots=True)
class Projection:
    """Where degrees are on a picture: the west and north of what is drawn, and pixels for each degree."""

    west: float
    north: float
    across: float
    down: float
    left: float
    top: float
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in pixels."""
        return (
            self.left + (longitude - self.west) * self.across,
            self.top + (self.north - latitude) * self.down,
        )

    def path(self, rings: Iterable[Ring]) -> str:
        """Rings as an SVG path in relative steps of half pixels; corners that fall on one are drawn once."""
        return "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: Ring) -> str:
        corners: list[tuple[int, int]] = []
        for longitude, latitude in ring:
            x, y = self.at(longitude, latitude)
            corner = (round(x * STEP), round(y * STEP))
            if not corners or corner != corners[-1]:
                corners.append(corner)
        if len(corners) < 3:
            return ""
        (x, y), *rest = corners
        parts = [f"M{_short(x)} {_short(y)}l"]
        for across, down in rest:
            parts.append(_pair(across - x, down - y))
            x, y = across, down
        return "".join(parts).replace("l ", "l") + "z"


def _short(steps: int) -> str:
    return f"{steps / STEP:.1f}".removesuffix(".0")


def _pair(across: int, down: int) -> str:
    second = _short(down)
    lead = "" if across < 0 else " "
    return f"{lead}{_short(across)}{'' if second.startswith('-') else ' '}{second}"


def fitted(rings: Iterable[Ring], left: float, top: float, width: float, most_height: float) -> Projection:
    """The projection in which these rings fill the width, or the height where they are tall."""
    corners = [corner for ring in rings for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrowing = cos(radians((south + north) / 2))
    down = min(
        width / ((east - west) * narrowing or 1e-9),
        most_height / (north - south or 1e-9),
    )
    across = down * narrowing
    wide = (east - west) * across
    return Projection(west, north, across, down, left + (width - wide) / 2, top, wide, (north - south) * down)


class Room:
    """Where a label has room beside the land: found line by line, from where the outlines cross it."""

    HIGH, ACROSS, BELOW, GRAIN = 8, 14, 16, 14
    """Pixels between two lines, between two places on one, below the land, and between corners looked at."""

    def __init__(self, onto: Projection, places: Outlines) -> None:
        """The room around these places, in what `onto` draws."""
        self._onto = onto
        self._edges = [
            (*onto.at(*first), *onto.at(*second))
            for rings in places.values()
            for ring in rings
            for first, second in pairwise(ring)
        ]
        self._corners = {code: self._seen(rings) for code, rings in places.items()}
        self._crossings: dict[float, list[float]] = {}
        self._taken: list[tuple[float, float, float]] = []

    def _seen(self, rings: tuple[Ring, ...]) -> list[tuple[float, float]]:
        at = (self._onto.at(*corner) for ring in rings for corner in ring)
        grain = self.GRAIN
        return [(x * grain, y * grain) for x, y in {(round(x / grain), round(y / grain)) for x, y in at}]

    def beside(self, code: str, width: float) -> tuple[float, float] | None:
        """The free middle of a label of this width that is nearest to its place and to no other; None where
        there is none."""
        onto, half = self._onto, width / 2
        free = [
            (x, y)
            for y in _steps(onto.top + 8, onto.top + onto.height + self.BELOW - 6, self.HIGH)
            for x in _steps(onto.left + half, onto.left + onto.width - half, self.ACROSS)
            if self._is_free(x, y, half)
        ]
        if not free:
            return None
        x, y = min(free, key=lambda spot: self._far(code, spot, half))
        self._taken.append((x, y, half))
        return x, y

    def edge(self, code: str, spot: tuple[float, float], half: float) -> tuple[float, float]:
        """The corner of a place that is nearest to a label."""
        return min(self._corners[code], key=lambda corner: _distance(corner, spot, half))

    def _far(self, code: str, spot: tuple[float, float], half: float) -> float:
        near = {
            each: min(_distance(corner, spot, half) for corner in corners)
            for each, corners in self._corners.items()
            if corners
        }
        others = min((far for each, far in near.items() if each != code), default=near[code])
        return near[code] + 3 * max(near[code] - others, 0)

    def _is_free(self, x: float, y: float, half: float) -> bool:
        if any(abs(x - a) < half + h and abs(y - b) < 15 for a, b, h in self._taken):
            return False
        return not any(self._is_land(x, each, half) for each in (y - 7, y, y + 7))

    def _is_land(self, x: float, y: float, half: float) -> bool:
        """Whether a line of this length has land on it: its left end is inside, or an edge crosses it."""
        if (crossings := self._crossings.get(y)) is None:
            crossings = sorted(
                a + (y - b) / (d - b) * (c - a) for a, b, c, d in self._edges if (b > y) != (d > y)
            )
            self._crossings[y] = crossings
        first = bisect_left(crossings, x - half)
        return first % 2 == 1 or bisect_left(crossings, x + half) > first


def _distance(corner: tuple[float, float], spot: tuple[float, float], half: float) -> float:
    """How far a corner is from a label: from its nearest letter, up and down weighing a little more."""
    return max(abs(corner[0] - spot[0]) - half, 0.0) + 1.3 * abs(corner[1] - spot[1])


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + place * step for place in range(int(max(last - first, 0) // step) + 1)]

"""Make the outlines that the map of violence draws: `python -m benchmarks.outlines FILE [--write]`.

FILE has the wards of a force area as the Office for National Statistics publishes them (GeoJSON, WGS84).
Borders that two wards share are simplified together, so that no gap and no overlap comes between them; the
outlines of local authorities are those of their wards put together. `--write` puts the result into
`data/outlines.geojson`: the code of each area and its outline, nothing else, four decimals (about 10 metres).
Without it only the table is printed: points and bytes for some degrees of detail, and how much the area of a
ward changes at most. Needs shapely, one of the libraries for tests.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import scale
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from benchmarks.measuring import ROOT, print_table

DETAIL = 160.0
"""Metres: a corner goes where the triangle it makes is smaller than a square of this side."""
LEAST_PART = 0.03
"""Parts of a ward, such as rocks in the sea, that are smaller than this share of it are left out."""
METRES = 111_320.0
"""Metres of one degree of latitude."""
DECIMALS = 4
OUTLINES = ROOT / "data" / "outlines.geojson"
DETAILS = (40.0, 80.0, DETAIL, 200.0)


def wards(path: Path) -> dict[str, BaseGeometry]:
    """The wards of a file by their codes, whatever the year in the names of its properties."""
    found = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        (code,) = (
            value
            for name, value in feature["properties"].items()
            if name.startswith("WD") and name[4:] == "CD"
        )
        found[code] = shape(feature["geometry"])
    return dict(sorted(found.items()))


def simplified(full: Mapping[str, BaseGeometry], detail: float = DETAIL) -> dict[str, BaseGeometry]:
    """The areas with fewer corners, those that share a border with the same border."""
    narrowing = math.cos(math.radians(sum(each.centroid.y for each in full.values()) / len(full)))
    flat = [scale(each, METRES * narrowing, METRES, origin=(0, 0)) for each in full.values()]
    kept = [_main_parts(each) for each in shapely.coverage_simplify(flat, detail)]
    back = [scale(each, 1 / (METRES * narrowing), 1 / METRES, origin=(0, 0)) for each in kept]
    return dict(zip(full, back, strict=True))


def _main_parts(area: BaseGeometry) -> BaseGeometry:
    parts = [each for each in shapely.get_parts(area) if each.area >= LEAST_PART * area.area]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def put_together(found: Mapping[str, BaseGeometry], parents: Mapping[str, str]) -> dict[str, BaseGeometry]:
    """The outlines of the places whose parts these are, by the parents of the parts."""
    inside = defaultdict(list)
    for code, area in found.items():
        if code in parents:
            inside[parents[code]].append(area)
    together = {}
    for code, areas in sorted(inside.items()):
        whole = shapely.union_all(areas)
        # A ward that touches its neighbours at all sides leaves slivers where decimals were cut.
        together[code] = shapely.MultiPolygon(
            [shapely.Polygon(each.exterior) for each in shapely.get_parts(whole) if each.area > 0]
        )
    return together


def parents_in(register: Path) -> dict[str, str]:
    """The local authority of each ward, as the register has it."""
    with (register / "areas.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["area_id"]: row["parent_area_id"]
            for row in csv.DictReader(lines)
            if row["area_type"] == "ward" and row["parent_area_id"]
        }


def as_geojson(found: Mapping[str, BaseGeometry]) -> str:
    """The areas as GeoJSON, one area a line, in the order of their codes."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": {"area_id": code}, "geometry": _rounded(mapping(area))},
            separators=(",", ":"),
        )
        for code, area in sorted(found.items())
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    def cut(part: Any) -> Any:
        return round(part, DECIMALS) if isinstance(part, float) else [cut(each) for each in part]

    return {"type": geometry["type"], "coordinates": cut(geometry["coordinates"])}


def made(full: Mapping[str, BaseGeometry], register: Path, detail: float = DETAIL) -> str:
    """The text of the file of outlines: wards, and local authorities put together of them."""
    found = simplified(full, detail)
    return as_geojson({**found, **put_together(found, parents_in(register))})


def main() -> None:
    """Print the table; write the file where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("wards", type=Path, help="GeoJSON of the wards")
    parser.add_argument("--write", action="store_true", help=f"write {OUTLINES.name}")
    asked = parser.parse_args()
    full = wards(asked.wards)
    rows = []
    for detail in DETAILS:
        found = simplified(full, detail)
        change = max(abs(found[code].area / area.area - 1) for code, area in full.items())
        corners = sum(len(shapely.get_coordinates(area)) for area in found.values())
        rows.append(
            (
                f"{detail:.0f} m",
                f"{corners:,}",
                f"{len(made(full, ROOT / 'data', detail)) / 1024:.0f} kB",
                f"{change:.1%}",
            )
        )
    print_table(("Detail", "Corners of wards", "File", "Largest change of a ward's area"), rows)
    if asked.write:
        OUTLINES.write_text(made(full, ROOT / "data"), encoding="utf-8")


if __name__ == "__main__":
    main()

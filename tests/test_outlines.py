"""The outlines of the map are those of the register's places, made of the publisher's file."""

from __future__ import annotations

import csv
import itertools
import json
from pathlib import Path

import pytest

from violence_response.errors import OutlinesUnreadable
from violence_response.figures import outlines
from violence_response.settings import ROOT

WARDS = ROOT.parent / "shared" / "data" / "boundaries" / "wards25_cleveland.geojson"
LARGEST = 70_000
"""Bytes of the file: it is shipped, and read when the page is first drawn."""


def test_every_ward_and_local_authority_has_an_outline_where_the_register_has_its_centre() -> None:
    with (ROOT / "data" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["area_type"] in {"ward", "local_authority"}]
    found = outlines.read(ROOT / "data")
    assert set(found) == {row["area_id"] for row in rows}
    for row in rows:
        across = [x for ring in found[row["area_id"]] for x, _ in ring]
        up = [y for ring in found[row["area_id"]] for _, y in ring]
        assert min(across) < float(row["longitude"]) < max(across), row["name"]
        assert min(up) < float(row["latitude"]) < max(up), row["name"]
    assert (ROOT / "data" / outlines.FILE).stat().st_size < LARGEST


def test_wards_that_touch_share_their_border() -> None:
    """Each stretch of a border is in two wards, or on the outside; there it is in its local authority too."""
    found = outlines.read(ROOT / "data")
    seen: dict[frozenset[tuple[float, float]], int] = {}
    for code, rings in found.items():
        if code.startswith("E05"):
            for ring in rings:
                for first, second in itertools.pairwise(ring):
                    edge = frozenset((first, second))
                    seen[edge] = seen.get(edge, 0) + 1
    assert set(seen.values()) <= {1, 2}
    shared = sum(count == 2 for count in seen.values())
    assert shared > 0.6 * len(seen)


def test_the_file_is_what_the_script_makes() -> None:
    pytest.importorskip("shapely", reason="shapely is not installed")
    if not WARDS.exists():
        pytest.skip(f"the publisher's boundaries are not at {WARDS}")
    from benchmarks import outlines as script

    made = json.loads(script.made(script.wards(WARDS), ROOT / "data"))
    assert made == json.loads((ROOT / "data" / outlines.FILE).read_text(encoding="utf-8"))


def test_a_folder_without_outlines_has_none(tmp_path: Path) -> None:
    assert outlines.read(tmp_path) == {}


@pytest.mark.parametrize("content", ["", "[]", '{"features": [{"properties": {}}]}', '{"features": 3}'])
def test_a_file_that_is_no_outlines_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / outlines.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(OutlinesUnreadable, match=r"outlines\.geojson"):
        outlines.read(tmp_path)

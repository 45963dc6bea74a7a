"""Ranked bars and the map show the rows' numbers: no hidden one, no outside host, few bytes."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator

import pytest
from lxml import etree

from violence_response import queries
from violence_response.accounts import violence as account
from violence_response.accounts.blocks import Drawing
from violence_response.database import Database
from violence_response.figures import outlines, ranked_places
from violence_response.register import building
from violence_response.rows import ViolencePlaces
from violence_response.settings import ROOT

FORCE, CRIME = "E23000013", "Robbery"
SHEET, PACKED = 80_000, 45_000
"""Bytes of the picture at one width, and of all three as they are sent."""


@pytest.fixture(scope="module")
def rows() -> Iterator[list[ViolencePlaces]]:
    with building.in_memory(ROOT / "data") as database:
        yield asked(database)


def asked(database: Database) -> list[ViolencePlaces]:
    return queries.rows_of(
        database, ViolencePlaces, force_id=FORCE, crime_type=CRIME, today="2026-03-01", months=12
    )


def drawn(rows: list[ViolencePlaces], area: str = "", known: outlines.Outlines | None = None) -> Drawing:
    found = account.ranked(rows, area, (("crime", CRIME),))
    assert found
    shapes = outlines.read(ROOT / "data") if known is None else known
    return ranked_places.places(rows, found, CRIME, shapes)


def sheets(picture: Drawing) -> list[etree._Element]:
    return [etree.fromstring(sheet) for sheet in picture.sheets]


def words_in(sheet: etree._Element) -> list[str]:
    return ["".join(each.itertext()) for each in sheet.iter("{*}text")]


def test_the_bars_are_the_highest_rows_in_their_order(rows: list[ViolencePlaces]) -> None:
    highest = [row for row in rows if row.area_type == "ward" and row.rate is not None][:15]
    for sheet in sheets(drawn(rows)):
        said = [link.get("aria-label") for link in sheet.iter("{*}a") if "in all." in link.get("aria-label")]
        bars = [each for each in said if not each.startswith("Cleveland")][4:]
        assert [each.split(",")[0] for each in bars] == [row.name for row in highest]
        for row, each in zip(highest, bars, strict=True):
            assert f"{row.rate:,.1f} robbery for each 1,000 residents, {row.offences:,} in all" in each
            assert f"{row.rate:,.1f}" in words_in(sheet)


def test_a_bar_is_as_long_as_its_rate(rows: list[ViolencePlaces]) -> None:
    found = account.ranked(rows, "")
    assert found
    columns = ranked_places.COLUMNS[960]
    for sheet in sheets(drawn(rows))[2:]:
        wide = [
            float(bars[0].get("width"))
            for link in sheet.iter("{*}a")
            if (bars := link.findall("{*}rect[@stroke]"))
        ]
        expected = [
            columns.length(row.rate or 0, found.highest) for row in (*found.authorities, *found.wards)
        ]
        assert wide == pytest.approx(expected, abs=0.06)


def test_every_ward_is_on_the_map_with_its_rate_or_that_it_is_hidden(rows: list[ViolencePlaces]) -> None:
    wards = [row for row in rows if row.area_type == "ward"]
    for sheet in sheets(drawn(rows)):
        said = {link.get("aria-label"): link.get("href") for link in sheet.iter("{*}a")}
        for row in wards:
            number = "hidden" if row.is_hidden else f"{row.rate:,.1f}"
            where = said[f"{row.name}, {row.parent_name}: {number}"]
            assert where == f"./violence?show=places&crime=Robbery&area={row.area_id}"


def test_no_hidden_count_is_anywhere_in_the_picture(rows: list[ViolencePlaces]) -> None:
    """The counts that are kept back, added up again from the shipped file."""
    parents, counts = {}, defaultdict(int)
    with (ROOT / "data" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        parents = {row["area_id"]: row["parent_area_id"] for row in csv.DictReader(lines)}
    with (ROOT / "data" / "violence_by_lsoa_month.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["crime_type"] == CRIME and "2024-12" <= row["month"] <= "2025-11":
                counts[parents[row["area_id"]]] += int(row["offences"])
    hidden = [row for row in rows if row.is_hidden]
    assert len(hidden) == 30
    assert (
        max(counts[row.area_id] for row in hidden)
        < min(row.offences for row in rows if row.offences and row.area_type == "ward") + 5
    )
    texts = [
        "".join(each.itertext())
        for sheet in sheets(drawn(rows))
        for each in sheet.iter("{*}text", "{*}title")
    ]
    for row in hidden:
        about = [each for each in texts if each.startswith(f"{row.name}, ")]
        assert about
        assert not any(character.isdigit() for each in about for character in each)


def test_it_asks_no_outside_host_and_stays_small(rows: list[ViolencePlaces]) -> None:
    picture = drawn(rows)
    for sheet in sheets(picture):
        for each in sheet.iter():
            for name, value in each.attrib.items():
                assert name not in {"src", "style", "filter"}
                assert "//" not in value
            assert each.get("href", "./").startswith("./")
    assert max(len(sheet.encode()) for sheet in picture.sheets) < SHEET
    assert len(gzip.compress("".join(picture.sheets).encode())) < PACKED


def test_what_is_drawn_is_inside_the_picture(rows: list[ViolencePlaces]) -> None:
    for sheet in sheets(drawn(rows)):
        _, _, width, height = (float(each) for each in sheet.get("viewBox").split())
        for path in sheet.iter("{*}path"):
            x, y = path.get("d")[1:].split("l")[0].split("L")[0].split()
            assert -1 <= float(x) <= width + 1
            assert -1 <= float(y) <= height + 1


def test_the_wards_of_one_local_authority(rows: list[ViolencePlaces]) -> None:
    hartlepool = next(row for row in rows if row.name == "Hartlepool")
    for sheet in sheets(drawn(rows, hartlepool.area_id)):
        said = {link.get("aria-label"): link.get("href") for link in sheet.iter("{*}a")}
        assert said["all of Cleveland"] == "./violence?crime=Robbery"
        assert "Wards of Hartlepool" in words_in(sheet)
        assert "Hartlepool, closer" in words_in(sheet)
        inside = [each for each in said if ", Hartlepool: " in each and "in all." in each]
        assert len(inside) == sum(
            row.authority_id == hartlepool.area_id and row.area_type == "ward" and row.rate is not None
            for row in rows
        )


def test_a_ward_that_is_chosen_is_in_the_list_though_it_is_not_high(rows: list[ViolencePlaces]) -> None:
    lowest = [row for row in rows if row.area_type == "ward" and row.rate is not None][-1]
    found = account.ranked(rows, lowest.area_id)
    assert found
    assert len(found.wards) == 15
    assert found.wards[-1] == lowest
    assert str(lowest.rate_rank) in words_in(sheets(drawn(rows, lowest.area_id))[2])


def test_without_outlines_there_are_bars_and_no_map(rows: list[ViolencePlaces]) -> None:
    for sheet in sheets(drawn(rows, known={})):
        assert "Stockton Town Centre" in words_in(sheet)
        assert not any(each.endswith("closer") for each in words_in(sheet))
    found = account.ranked(rows, "")
    assert found
    assert account.not_drawn(found, {}) == "There is no map: the data folder has no outlines."


def test_a_ward_without_an_outline_is_named(rows: list[ViolencePlaces]) -> None:
    known = dict(outlines.read(ROOT / "data"))
    del known["E05009857"]
    found = account.ranked(rows, "")
    assert found
    assert account.not_drawn(found, known) == (
        "One ward is not on the map, because the outlines on file have no such code: Central."
    )
    on_map = 'aria-label="Central, Middlesbrough: 13.7"'
    assert all(on_map not in sheet for sheet in drawn(rows, known=known).sheets)
    assert all(on_map in sheet for sheet in drawn(rows).sheets)

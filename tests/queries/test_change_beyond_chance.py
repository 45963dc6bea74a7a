"""A change is called one only where chance would hardly make it: the same sums in plain Python, with
the error function of the standard library, and a planted change."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import pytest

from violence_response import queries
from violence_response.database import Database
from violence_response.register import building
from violence_response.rows import ViolencePlaces
from violence_response.settings import ROOT

FORCE = "E23000013"
CRIMES = ("Violence and sexual offences", "Robbery", "Possession of weapons")


@pytest.fixture(scope="module")
def shipped() -> Iterator[Database]:
    with building.in_memory(ROOT / "data") as database:
        yield database


def asked(database: Database, crime: str) -> list[ViolencePlaces]:
    return queries.rows_of(
        database, ViolencePlaces, force_id=FORCE, crime_type=crime, today="2026-03-01", months=12
    )


def by_hand(wards: Sequence[ViolencePlaces]) -> dict[str, str]:
    """Log ratio against the other wards, widened by the spread of the others, Benjamini and Hochberg."""
    pairs = {
        row.area_id: (row.offences, row.previous_offences)
        for row in wards
        if (row.offences or 0) >= 5 and (row.previous_offences or 0) >= 5
    }
    newest, previous = (sum(pair[place] for pair in pairs.values()) for place in (0, 1))
    z = {}
    for code, (a, b) in pairs.items():
        elsewhere, before = newest - a, previous - b
        error = math.sqrt(1 / a + 1 / b + 1 / elsewhere + 1 / before)
        z[code] = (math.log(a / b) - math.log(elsewhere / before)) / error
    squares = sum(each**2 for each in z.values())
    chances = {
        code: math.erfc(abs(each) / math.sqrt(max(1, (squares - each**2) / (len(z) - 1))) / math.sqrt(2))
        for code, each in z.items()
    }
    first = sorted(chances, key=lambda code: chances[code])
    last = max((n for n, code in enumerate(first, 1) if chances[code] <= 0.05 * n / len(z)), default=0)
    return {
        code: "chance" if n > last else "more" if z[code] > 0 else "fewer" for n, code in enumerate(first, 1)
    }


@pytest.mark.parametrize("crime", CRIMES)
def test_wards_are_called_as_by_hand(shipped: Database, crime: str) -> None:
    wards = [row for row in asked(shipped, crime) if row.area_type == "ward"]
    assert {row.area_id: row.direction for row in wards if row.direction} == by_hand(wards)


def test_local_authorities_are_called_as_they_were_tried(shipped: Database) -> None:
    """Against the year before: Middlesbrough -486 (chance makes 267), Redcar and Cleveland -296 (215);
    Hartlepool and Stockton within chance."""
    rows = asked(shipped, CRIMES[0])
    called = {row.name: row.direction for row in rows if row.area_type == "local_authority"}
    assert called == {
        "Middlesbrough": "fewer",
        "Redcar and Cleveland": "fewer",
        "Hartlepool": "chance",
        "Stockton-on-Tees": "chance",
    }


@pytest.mark.parametrize("crime", CRIMES)
def test_nothing_is_said_of_what_is_hidden(shipped: Database, crime: str) -> None:
    wards = [row for row in asked(shipped, crime) if row.area_type == "ward"]
    assert all(row.monthly is None for row in wards)
    for row in wards:
        if row.is_hidden:
            assert (row.offences, row.rate, row.direction) == (None, None, None)


def test_a_planted_change_is_found(shipped: Database) -> None:
    """Half of a ward's newest year taken away, in a copy of the statistics that is put back afterwards."""
    central = "E05009857"
    halved = (
        "update statistics.violence_by_lsoa_month set offences = greatest(offences // 2, 1) "
        "where month >= '2024-12' and area_id in (select area_id from register.areas where parent_area_id = "
        f"'{central}')"
    )
    with building.in_memory(ROOT / "data") as database:
        database.execute(halved)
        rows = {row.area_id: row.direction for row in asked(database, CRIMES[0])}
    assert rows[central] == "fewer"


def test_projects_of_a_ward_are_those_that_name_it_and_no_project_is_counted_twice(shipped: Database) -> None:
    rows = {row.name: row for row in asked(shipped, CRIMES[0])}
    named = {
        name
        for name, row in rows.items()
        if row.area_type == "ward" and row.projects_today + row.projects_other
    }
    places = {
        row["name"]
        for row in queries.records(shipped, "violence_places", force_id=FORCE, crime_type=CRIMES[0])
        if row["area_type"] == "ward" and row["projects"]
    }
    assert named == places
    force = rows["Cleveland"]
    everywhere = force.projects_today + force.projects_other
    for row in rows.values():
        here = row.projects_today + row.projects_other
        assert here + row.around_today + row.around_other <= everywhere, row.name

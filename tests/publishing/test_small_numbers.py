"""Small numbers: what is shown gives no hidden count away, whatever is subtracted from whatever.

Two proofs. Linear: every number that is shown (cells, wards, local authorities, the force) is an equation; no
hidden cell is fixed by them, so no difference of any two filters gives one. By trial: for small worlds,
another world with another count in the cell would have told exactly the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from violence_response.database import Database
from violence_response.publishing import copying
from violence_response.register import schema

pytestmark = pytest.mark.slow

FORCE, CRIME = "E23", "Robbery"
World = dict[str, dict[str, list[int]]]
"""Counts of small areas: by local authority, by ward; the ward "" holds the areas without one."""

WORLDS = st.dictionaries(
    st.sampled_from(["la1", "la2"]),
    st.dictionaries(
        st.sampled_from(["w1", "w2", "w3", ""]),
        st.lists(st.integers(0, 12) | st.integers(0, 4) | st.just(0), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=2,
)


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with schema.empty_database() as opened:
        yield opened


def put(database: Database, world: World) -> None:
    """Fill the database with a world; every count lies in one month of the period."""
    with database.transaction():
        database.delete_key("register.areas", {})
    with database.transaction():
        database.delete_key("statistics.violence_by_lsoa_month", {})
    areas = [(FORCE, "force", None)]
    counts = [("nowhere", 1)]
    for authority, wards in world.items():
        areas.append((authority, "local_authority", FORCE))
        for ward, cells in wards.items():
            inside = f"{authority}.{ward}" if ward else authority
            if ward:
                areas.append((inside, "ward", authority))
            for number, count in enumerate(cells):
                areas.append((f"{authority}.{ward}.{number}", "lsoa", inside))
                counts.append((f"{authority}.{ward}.{number}", count))
    with database.transaction():
        for area, kind, parent in areas:
            row = {
                "area_id": area,
                "name": area,
                "area_type": kind,
                "parent_area_id": parent,
                "source_id": "s",
            }
            database.insert("register.areas", row)
    with database.transaction():
        first = next(area for area, kind, _ in areas if kind == "lsoa")
        for area, count in counts[1:]:
            if count:
                row = {"area_id": area, "month": "2025-01", "crime_type": CRIME, "offences": count}
                database.insert("statistics.violence_by_lsoa_month", row)
        # The month is on record whatever the counts of this type are.
        other = {"area_id": first, "month": "2025-01", "crime_type": "Other", "offences": 1}
        database.insert("statistics.violence_by_lsoa_month", other)


def told(database: Database, world: World) -> dict[str, int | None]:
    put(database, world)
    rows = database.rows(
        "select area_id, offences, is_hidden from protected_offences($force, $crime, 1, 0)",
        {"force": FORCE, "crime": CRIME},
    )
    assert all((offences is None) == hidden for _, offences, hidden in rows)
    return {area: offences for area, offences, _ in rows}


def cells(world: World) -> dict[str, int]:
    return {
        f"{authority}.{ward}.{number}": count
        for authority, wards in world.items()
        for ward, some in wards.items()
        for number, count in enumerate(some)
    }


def sums_told(world: World, shown: dict[str, int | None]) -> list[list[str]]:
    """The sets of cells whose sum is known: local authorities always, wards where they are shown, cells."""
    every = cells(world)
    known = [[cell for cell in every if cell.startswith(f"{authority}.")] for authority in world]
    for area, offences in shown.items():
        if offences is not None:
            known.append([area] if area in every else [c for c in every if c.startswith(f"{area}.")])
    return known


PATIENT = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@PATIENT
@given(world=WORLDS)
def test_no_sum_or_difference_of_what_is_told_fixes_a_hidden_cell(database: Database, world: World) -> None:
    shown = told(database, world)
    every = list(cells(world))
    known = np.array([[cell in group for cell in every] for group in sums_told(world, shown)], dtype=float)
    rank = np.linalg.matrix_rank(known)
    for number, cell in enumerate(every):
        authority, ward, _ = cell.split(".")
        alone = len(world[authority]) == 1 and len(world[authority][ward]) == 1
        if shown[cell] is None and not alone:
            one = np.zeros(len(every))
            one[number] = 1
            assert np.linalg.matrix_rank(np.vstack([known, one])) == rank + 1, f"{cell} can be worked out"


@PATIENT
@given(world=WORLDS)
def test_small_numbers_are_hidden_and_nothing_false_is_told(database: Database, world: World) -> None:
    shown = told(database, world)
    for cell, count in cells(world).items():
        assert shown[cell] in (None, count)
        assert shown[cell] is None or count >= 5
    for authority, wards in world.items():
        for ward, some in wards.items():
            if ward:
                assert shown[f"{authority}.{ward}"] in (None, sum(some))
                assert shown[f"{authority}.{ward}"] is None or sum(some) >= 5


@PATIENT
@given(world=WORLDS)
def test_what_is_hidden_under_a_told_total_is_at_least_two_and_not_small_together(
    database: Database, world: World
) -> None:
    shown = told(database, world)
    for authority, wards in world.items():
        parts = {f"{authority}.{w}": sum(some) for w, some in wards.items() if w}
        parts |= {f"{authority}..{n}": count for n, count in enumerate(wards.get("", []))}
        groups = [(sum(parts.values()), parts)]
        for ward, some in wards.items():
            if ward and shown[f"{authority}.{ward}"] is not None:
                groups.append((sum(some), {f"{authority}.{ward}.{n}": c for n, c in enumerate(some)}))
        for total, group in groups:
            hidden = [count for area, count in group.items() if shown[area] is None]
            if hidden and len(group) > 1 and total >= 5:
                assert len(hidden) >= 2
                assert sum(hidden) >= 5


@pytest.mark.parametrize("counts", [(0, 9, 30), (4, 4, 20), (3, 5, 11), (2, 6, 7)])
def test_another_world_would_have_told_the_same(database: Database, counts: tuple[int, ...]) -> None:
    """Somebody who knows the rule, the total and what is shown still has two values for every hidden cell."""
    world: World = {"la1": {"": list(counts)}}
    shown = told(database, world)
    hidden = [cell for cell in cells(world) if shown[cell] is None]
    rest = sum(counts) - sum(value for value in shown.values() if value is not None)
    seen: dict[str, set[int]] = {cell: set() for cell in hidden}
    for guess in itertools.product(range(rest + 1), repeat=len(hidden)):
        if sum(guess) != rest:
            continue
        filled = dict(zip(hidden, guess, strict=True))
        other: World = {"la1": {"": [filled.get(cell, count) for cell, count in cells(world).items()]}}
        if told(database, other) == shown:
            for cell, value in filled.items():
                seen[cell].add(value)
    assert all(len(values) > 1 for values in seen.values())


def test_the_offices_number_is_kept_to(database: Database) -> None:
    world: World = {"la1": {"": [6, 8, 20, 30]}}
    assert told(database, world)["la1..0"] == 6
    database.insert("memory.main.office_rules", {"small_number_below": 7})
    try:
        assert told(database, world) == {"la1..0": None, "la1..1": None, "la1..2": 20, "la1..3": 30}
    finally:
        database.delete_key("memory.main.office_rules", {})


def test_a_period_that_is_not_on_record_tells_nothing(database: Database) -> None:
    put(database, {"la1": {"w1": [9, 9]}})
    rows = database.rows("select offences, is_hidden from protected_offences('E23', 'Robbery', 12, 0)")
    assert {tuple(row) for row in rows} == {(None, None)}


def test_the_published_copy_knows_no_other_length_of_period(fixture_register: Database) -> None:
    with copying.published(fixture_register) as copy:
        parameters = {"force": "E23000099", "crime": "Violence and sexual offences"}
        question = "select count(*) from protected_offences($force, $crime, {months}, 0)"
        assert copy.rows(question.format(months=12), parameters) == [(4,)]
        assert copy.rows(question.format(months=1), parameters) == [(0,)]
        assert copy.rows(question.format(months=2), parameters) == [(0,)]


def test_differences_of_two_filters_in_the_copy_give_no_hidden_cell(fixture_register: Database) -> None:
    """The sum over any set of places is the sum of what is shown: there is nothing else to subtract."""
    with copying.published(fixture_register) as copy:
        hidden = copy.rows("select count(offences) from offences_by_small_place where is_hidden")
        assert hidden == [(0,)]


def test_the_world_is_read_as_it_was_put(database: Database) -> None:
    world: World = {"la1": {"w1": [40, 50], "w2": [60]}}
    assert told(database, world) == {
        "la1.w1": 90,
        "la1.w2": 60,
        "la1.w1.0": 40,
        "la1.w1.1": 50,
        "la1.w2.0": 60,
    }


def test_the_copy_follows_a_change_of_places(own_register: Database) -> None:
    """What was calculated once is used again only for the same places."""

    def told() -> list[tuple[str | None, ...]]:
        with copying.published(own_register) as copy:
            columns = ("area_id", "area_type", "force_id", "crime_type", "back", "offences", "is_hidden")
            return sorted(copy.text_rows("memory.main.offences_by_small_place", columns), key=str)

    first = told()
    assert told() == first
    small = own_register.rows("select min(area_id) from register.areas where area_type = 'lsoa'")[0][0]
    own_register.update_key("register.areas", {"area_id": small}, {"parent_area_id": None})
    assert told() != first

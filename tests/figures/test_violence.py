"""Lines and map of violence: what is drawn, what is left out, and what their words say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from violence_response.accounts import offences as account
from violence_response.figures import violence
from violence_response.rows import ViolenceMonths, ViolencePlaces, ViolenceSmallAreas

NAMES = ["Ashby", "Beeford", "Carlton and Dale", "Easby-on-Tees", "Fifth"]


def months_of(values: Sequence[Sequence[int | None]]) -> list[ViolenceMonths]:
    return [
        ViolenceMonths(
            area_id=f"a{rank}",
            name=NAMES[rank - 1],
            area_type="local_authority",
            month_start=date(2025, month, 1),
            offences=value,
            rate=None if value is None else value / 10,
            size_rank=rank,
        )
        for rank, line in enumerate(values, start=1)
        for month, value in enumerate(line, start=1)
    ]


def a_place(**given: Any) -> ViolencePlaces:
    unknown = dict.fromkeys(ViolencePlaces._fields)
    usual = {"latitude": 54.5, "longitude": -1.2, "period_to": date(2025, 3, 31), "projects": 0}
    return ViolencePlaces(**{**unknown, **usual, **given})


def places_of(changes: Sequence[int | None], offences: int = 20) -> list[ViolencePlaces]:
    authorities = [
        a_place(
            area_id=f"a{rank}",
            name=NAMES[rank - 1],
            area_type="local_authority",
            offences=offences,
            change=change,
        )
        for rank, change in enumerate(changes, start=1)
    ]
    ward = a_place(area_id="w1", name="Harbour", area_type="ward", offences=offences, change=0, projects=1)
    return [*authorities, ward]


def areas_of(counts: Sequence[int | None], is_small: bool | None = True) -> list[ViolenceSmallAreas]:
    return [
        ViolenceSmallAreas(
            area_id=f"s{number}",
            name=f"Small {number}",
            ward_id="w1",
            ward_name="Harbour" if number else None,
            local_authority_id="a1" if number < 2 else "a2",
            latitude=54.5 + number / 100,
            longitude=-1.2,
            residents=1500,
            imd_decile=1,
            offences=count,
            rate=None if count is None else count / 1.5,
            is_small_number=is_small if count is None else False,
        )
        for number, count in enumerate(counts)
    ]


def test_at_most_four_lines_are_drawn_each_with_its_name() -> None:
    picture = violence.months_by_authority(
        months_of([[9, 8, 7]] * 5), places_of([-1, -1, 1, 0, -1]), "Robbery", "counts"
    )
    assert [trace.name for trace in picture.figure.data] == NAMES[:4]
    labels = " ".join(note.text for note in picture.figure.layout.annotations)
    assert "Carlton and<br>Dale" in labels
    assert "Fifth" not in labels


def test_a_missing_month_stays_a_gap() -> None:
    picture = violence.months_by_authority(months_of([[9, None, 7]]), places_of([-1]), "Robbery", "counts")
    assert picture.figure.data[0].connectgaps is False
    assert picture.figure.data[0].y[1] is None
    assert "Ashby went from 9 in Jan 2025 to 7 in Mar 2025" in picture.sentence


def test_a_line_without_any_month_is_said() -> None:
    picture = violence.months_by_authority(
        months_of([[None, None, None]]), places_of([None]), "Robbery", "rate"
    )
    assert "Ashby has no month on record" in picture.sentence
    assert "no two full years to compare" in picture.headline


def test_places_without_any_month_make_a_picture_that_says_so() -> None:
    places = [place._replace(period_to=None) for place in places_of([None])]
    picture = violence.months_by_authority([], places, "Robbery", "counts")
    assert picture.sentence == "Robbery: no local authority has a month on record."
    assert "no two full years to compare" in picture.headline


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([-1, -2, -3, 4], "fewer in three of four local authorities"),
        ([1, 2, 0, -4], "more in two of four local authorities"),
        ([0], "unchanged in one local authority"),
        ([None], "no two full years to compare"),
    ],
)
def test_headline_says_the_direction(changes: list[int | None], words: str) -> None:
    assert account.direction(places_of(changes)) == words


def test_labels_do_not_stand_on_each_other() -> None:
    ends = [("Ashby", 10.0, "red"), ("Beeford", 10.0, "blue"), ("Carlton and Dale", 11.0, "green")]
    heights = [height for _, height, _ in violence._spread(ends, 2.0)]
    assert heights[0] == 10.0
    assert all(later - earlier >= 2.0 for earlier, later in itertools.pairwise(heights))


def test_map_keeps_small_numbers_apart_and_marks_the_chosen_place() -> None:
    picture = violence.small_area_map(
        areas_of([30, 6, 5, None]), places_of([0, 0]), "a1", "Robbery", "counts"
    )
    drawn = {trace.name.split(" (")[0]: trace for trace in picture.figure.data}
    assert len(drawn["Small areas"].x) == 2
    assert len(drawn["Other small areas"].x) == 1
    assert list(drawn["Number hidden"].text) == [
        "Small 3, Harbour ward<br>hidden: it is small, or would give a small one away<br>"
        "deprivation: tenth 1 of 10, 1 is most deprived"
    ]
    assert len(drawn["Ward with a project of its own"].x) == 1
    assert picture.headline == "Robbery: half of what was recorded lies in one of four small areas"
    assert "one small area with a hidden one" in picture.sentence
    assert "Small 0 (30)" in picture.sentence


def test_map_without_numbers_says_so() -> None:
    areas = areas_of([None], is_small=None)
    picture = violence.small_area_map(areas, places_of([None], offences=0), "a1", "Robbery", "rate")
    assert picture.sentence == "Robbery: no twelve months on record by small area."
    assert picture.headline == "Robbery: by small area"

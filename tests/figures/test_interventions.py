"""Pictures of what is funded: their headlines say the finding, and what cannot be drawn is counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import intervention_places
from violence_response.figures import interventions as figures

DAY = TODAY.isoformat()


def totals(register: Database, **parameters: Any) -> dict[str, Any]:
    return queries.frame(register, "grant_timeline_totals", **{"today": DAY, **parameters}).iloc[0].to_dict()


def test_timeline_says_what_ends_and_what_is_not_in_it(fixture_register: Database) -> None:
    grants = queries.frame(fixture_register, "grant_timeline", today=DAY)
    picture = figures.grants_over_time(grants, totals(fixture_register), TODAY)
    assert picture.headline == (
        "One award (£54,200) ends within six months; "
        "three awards (£61,700 and one amount not known) end within twelve months"
    )
    assert "Three awards are running today." in picture.sentence
    assert "one award without any date" in picture.sentence
    assert "one award that ended more than two years ago" in picture.sentence
    assert "one sum only applied for" in picture.sentence
    words = [note.text for note in picture.figure.layout.annotations]
    assert "<b>£216k (up to)</b> · Custody navigators" in words
    assert "<b>amount not stated</b> · Corner House outreach" in words
    assert "<b>Today</b>" in words


def test_timeline_draws_no_more_than_can_be_read_and_says_so(fixture_register: Database) -> None:
    grants = queries.frame(fixture_register, "grant_timeline", today=DAY)
    many = pd.concat([grants] * 20, ignore_index=True)
    picture = figures.grants_over_time(many, {**totals(fixture_register), "placed": 100}, TODAY)
    assert len(picture.figure.data[0].x) == figures.MOST_BARS
    assert "The picture shows the 40 that end last, of 100" in picture.sentence


def test_an_award_without_a_start_is_a_mark_and_no_bar(fixture_register: Database) -> None:
    grants = queries.frame(fixture_register, "grant_timeline", today=DAY)
    grants.loc[0, "starts_date"] = pd.NaT
    picture = figures.grants_over_time(grants, totals(fixture_register), TODAY)
    bars, marks = picture.figure.data
    assert (bars.type, list(bars.y)) == ("bar", [1, 2, 3, 4])
    assert (marks.type, list(marks.y)) == ("scatter", [0])
    assert "start not stated" in marks.customdata[0]


@pytest.mark.parametrize(
    ("six", "twelve", "expected"),
    [
        ((0, None, 0), (0, None, 0), "No award with a known end ends within six months, nor within twelve"),
        ((1, 5.0, 0), (1, 5.0, 0), "One award (£5) ends within six months, and no other within twelve"),
        (
            (0, None, 0),
            (2, None, 2),
            "No award with a known end ends within six months; "
            "two awards (amounts not known) end within twelve months",
        ),
    ],
)
def test_funding_cliff_in_words(six: tuple[Any, ...], twelve: tuple[Any, ...], expected: str) -> None:
    row = {}
    for name, (count, amount, unknown) in (("six", six), ("twelve", twelve)):
        row |= {
            f"ends_in_{name}": count,
            f"ends_in_{name}_amount": amount,
            f"ends_in_{name}_unknown": unknown,
        }
    assert figures.funding_cliff(row) == expected


def test_money_beside_evidence(fixture_register: Database) -> None:
    approaches = queries.frame(fixture_register, "approaches_funded", today=DAY)
    picture = figures.money_by_evidence(approaches)
    assert picture.headline == (
        "£67k of the £81k known to be awarded went to approaches that the Toolkit rates high or moderate"
    )
    assert "Funded but not evaluated, as far as is known: 6 of 7 funded projects." in picture.sentence
    assert "One further approach has no confirmed amount." in picture.sentence
    assert list(picture.figure.data[0].text) == ["rated high or moderate", "insufficient or disputed"]


def test_no_known_money_is_said(fixture_register: Database) -> None:
    approaches = queries.frame(fixture_register, "approaches_funded", today=DAY, approaches=["outreach"])
    assert figures.money_by_evidence(approaches).headline == (
        "No award of these projects has a confirmed amount"
    )


def test_map_draws_without_an_outside_host_and_lists_what_it_cannot_draw(fixture_register: Database) -> None:
    points = queries.frame(fixture_register, "area_points")
    places = queries.frame(fixture_register, "intervention_place_counts", today=DAY)
    picture = intervention_places.places_at_work(points, places)
    assert {trace.type for trace in picture.figure.data} == {"scatter"}
    assert picture.headline == (
        "One project works across all of Testshire; the most named place is Harbour, by one project"
    )
    assert "Old Quay has no present code and cannot be drawn." in picture.sentence
    # A degree of longitude is drawn shorter than one of latitude, as it is on the ground at 54 degrees north.
    assert picture.figure.layout.yaxis.scaleanchor == "x"
    assert picture.figure.data[0].x[0] / points["longitude"][0] == pytest.approx(0.58, abs=0.01)


def test_map_of_nothing(fixture_register: Database) -> None:
    places = queries.frame(fixture_register, "intervention_place_counts", today=DAY, search="nowhere")
    points = queries.frame(fixture_register, "area_points").head(0)
    assert (
        intervention_places.places_at_work(points, places).headline
        == "No place with a present code is on record"
    )


def test_names_cannot_smuggle_markup_into_a_figure(fixture_register: Database) -> None:
    grants = queries.frame(fixture_register, "grant_timeline", today=DAY)
    grants.loc[0, "name"] = "<a href='x'>M&M</a>"
    picture = figures.grants_over_time(grants, totals(fixture_register), TODAY)
    written = " ".join(note.text for note in picture.figure.layout.annotations)
    assert "&lt;a href" in written
    assert "<a" not in written

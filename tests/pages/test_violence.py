"""Where and when violence is, whether it changes, and which projects work there: what the page says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    return partial(opened, "violence", monkeypatch=monkeypatch, tmp_path=tmp_path)


def test_shipped_register_answers_in_words_and_numbers(visit: Visit) -> None:
    app = visit(
        "shipped",
    )
    said = text(app)
    assert not app.exception
    assert "28,594 recorded in Cleveland in the twelve months to Nov 2025, 786 fewer than" in said
    assert "Middlesbrough has the highest rate" in said
    assert "fewer in three of four local authorities" in said
    assert "| 9,018 | 486 fewer than 9,504 | 62.6 |" in said


def test_robbery_is_another_answer(visit: Visit) -> None:
    app = visit("shipped", crime="Robbery", by="rate")
    said = text(app)
    assert "Robbery: 1,205 recorded in Cleveland in the twelve months to Nov 2025, 364 more than" in said
    assert "Robbery: more in four of four local authorities" in said
    assert app.query_params["crime"] == "Robbery"


def test_a_year_that_is_not_whole_is_not_added_up(visit: Visit) -> None:
    said = text(visit())
    assert "holds no twelve whole months of violence and sexual offences" in said
    assert "| Testshire" not in said or "not known" in said


def test_a_ward_shows_its_projects_by_distance(visit: Visit) -> None:
    app = visit(show="places", area="E05000091")
    said = text(app)
    assert not app.exception
    boxes = [box.label for box in app.expander]
    assert "In this place: one project" in boxes
    assert "Across the local authority around it: one project" in boxes
    assert "Across the force: one project" in boxes
    assert "In places without a present code, which may lie here: one project" in boxes
    assert "[Corner House outreach](./interventions?intervention=corner-outreach)" in said
    assert "of two small areas, one in the most deprived tenth of England" in said


def test_a_place_of_the_shipped_register(visit: Visit) -> None:
    app = visit("shipped", show="places", area="E05009857")
    said = text(app)
    assert "**Offences, newest twelve months:** 2,095" in said
    assert "**Place by rate:** 2 of 83 (ward, highest first)" in said
    assert "half of what was recorded lies in 73 of 359 small areas" in said


def test_measures_of_several_series_stand_apart(visit: Visit) -> None:
    said = text(visit("shipped", show="measures"))
    assert "**Four definitions, four series.**" in said
    assert "154 per 100,000 people (period not stated)" in said
    assert "No figure was found" in said
    assert "Non-domestic homicide" in said
    assert "82 (England and Wales)" in said


def test_one_measure_opens_with_all_its_values(visit: Visit) -> None:
    app = visit("shipped", show="measures", measure="blade-possession")
    said = text(app)
    assert "| Apr 2017 to Mar 2018, Cleveland | 184 |" in said
    assert "2016-17 is missing" in said


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"show": "zzz"}, '"zzz" is not a part of this page'),
        ({"crime": "Piracy"}, '"Piracy" is not a type of offence'),
        ({"area": "E99"}, '"E99" is not a place'),
        ({"show": "measures", "measure": "zzz"}, 'There is no measure called "zzz"'),
        ({"nonsense": "1"}, 'a part that this page does not know ("nonsense")'),
    ],
)
def test_a_bad_address_says_so(visit: Visit, query: dict[str, str], words: str) -> None:
    app = visit(**query)
    assert not app.exception
    assert words in text(app)


@pytest.mark.parametrize("show", ["months", "places", "measures"])
def test_an_empty_register_says_what_to_do(visit: Visit, show: str) -> None:
    app = visit("empty", show=show)
    assert not app.exception
    assert "no police force area" in text(app)
    assert "violence-response build" in text(app)

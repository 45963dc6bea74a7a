"""Where and when violence is, whether it changes, and which projects work there: what the page says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import headline_numbers, opened, opens, pictures, text

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    return partial(opened, "violence", monkeypatch=monkeypatch, tmp_path=tmp_path)


def test_the_page_opens_on_what_stands_out_and_the_picture_follows(visit: Visit) -> None:
    app = visit("shipped")
    assert not app.exception
    first, second, *_ = [element.value.replace("\\", "") for element in app.markdown]
    assert first == (
        "Stockton Town Centre has the highest rate of 83 wards: 221.4 offences for each 1,000 residents, "
        "4.4 times Cleveland’s 50.2. Violence and sexual offences: 28,594 recorded in Cleveland in the "
        "twelve months to Nov 2025, 786 fewer than in the twelve before."
    )
    assert second.startswith('<div class="drawing">')
    said = text(app)
    assert "fewer in three of four local authorities" in said
    assert "| 9,018 | 486 fewer than 9,504 | 62.6 |" in said
    assert not headline_numbers(app)


def test_the_picture_says_what_may_be_said_of_change_and_who_works_there(visit: Visit) -> None:
    app = visit("shipped")
    (picture,) = pictures(app)
    said = opens(picture)
    central = next(words for words in said if words.startswith("Central, Middlesbrough: 176.6 violence"))
    assert said[central] == "./violence?show=places&area=E05009857"
    assert "than in the year before: no more than chance could do." in central
    assert "One project there, none with funding today, and 49 across Middlesbrough or Cleveland." in central
    assert said[next(words for words in said if words.startswith("Middlesbrough: 62.6"))] == (
        "./violence?area=E06000002"
    )
    notes = text(app)
    assert "of 83 wards compared with the year before, in one, Southern Villages (more)" in notes
    assert "Months are drawn for local authorities only" in notes
    assert "Source: Office for National Statistics licensed under the Open Government Licence v.3.0." in notes
    assert "Contains OS data © Crown copyright and database right 2025." in notes


def test_robbery_is_another_answer(visit: Visit) -> None:
    app = visit("shipped", crime="Robbery", by="rate")
    said = text(app)
    assert "Robbery: 1,205 recorded in Cleveland in the twelve months to Nov 2025, 364 more than" in said
    assert "of 53 wards whose number is shown" in said
    assert "30 wards have hidden numbers" in said
    assert "Robbery: more in four of four local authorities" in said
    assert app.query_params["crime"] == "Robbery"
    (picture,) = pictures(app)
    assert all("crime=Robbery" in where for where in opens(picture).values())


def test_the_wards_of_one_local_authority_are_an_address(visit: Visit) -> None:
    app = visit("shipped", area="E06000001")
    assert not app.exception
    said = text(app)
    assert "Headland & Harbour has the highest rate of 12 wards of Hartlepool: 109.1" in said
    assert "5,159 recorded in Hartlepool" in said
    (picture,) = pictures(app)
    assert opens(picture)["all of Cleveland"] == "./violence"


def test_a_data_folder_without_outlines_has_bars_and_says_so(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = visit("shipped")
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(tmp_path))
    app.run()
    assert not app.exception
    assert "There is no map: the data folder has no outlines." in text(app)
    assert "Contains OS data" not in text(app)
    (tmp_path / "outlines.geojson").write_text("{}", encoding="utf-8")
    app.run()
    assert "has no outlines that can be read" in app.warning[0].value.replace("\\", "")
    assert "221.4" in text(app)


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

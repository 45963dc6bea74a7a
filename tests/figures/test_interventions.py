"""Pictures of what is funded: what is drawn, in which words and colours; what they say is in the accounts."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import intervention_places
from violence_response.figures import interventions as figures
from violence_response.figures.picture import ORANGE, TURQUOISE

DAY = TODAY.isoformat()


def test_a_disputed_rating_is_drawn_as_disputed(fixture_register: Database) -> None:
    approaches = queries.frame(fixture_register, "approaches_funded", today=DAY)
    (bars,) = figures.money_by_evidence(approaches, "Headline", "Sentence").figure.data
    assert list(bars.text) == ["High", "Insufficient evidence, disputed"]
    assert list(bars.marker.color) == [TURQUOISE, ORANGE]


def test_map_draws_without_an_outside_host(fixture_register: Database) -> None:
    points = queries.frame(fixture_register, "area_points")
    places = queries.frame(fixture_register, "intervention_place_counts", today=DAY)
    picture = intervention_places.places_at_work(points, places, "Headline", "Sentence")
    assert {trace.type for trace in picture.figure.data} == {"scatter"}
    # A degree of longitude is drawn shorter than one of latitude, as it is on the ground at 54 degrees north.
    assert picture.figure.layout.yaxis.scaleanchor == "x"
    assert picture.figure.data[0].x[0] / points["longitude"][0] == pytest.approx(0.58, abs=0.01)


def test_map_of_nothing(fixture_register: Database) -> None:
    places = queries.frame(fixture_register, "intervention_place_counts", today=DAY, search="nowhere")
    points = queries.frame(fixture_register, "area_points").head(0)
    picture = intervention_places.places_at_work(points, places, "Headline", "Sentence")
    assert sum(len(trace.x) for trace in picture.figure.data) == 0

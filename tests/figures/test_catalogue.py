"""Projects as rows: how an award without a day is drawn, and that no width loses a project."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import catalogue
from violence_response.rows import AwardsFound, InterventionsFound

DAY = TODAY.isoformat()


def projects(register: Database) -> list[InterventionsFound]:
    return queries.rows_of(register, InterventionsFound, today=DAY, sort="ends")


@pytest.mark.parametrize("sheet", [0, 1, 2])
def test_every_width_names_every_project_and_opens_it(fixture_register: Database, sheet: int) -> None:
    found = projects(fixture_register)
    awards = queries.rows_of(fixture_register, AwardsFound, today=DAY)
    picture = etree.fromstring(catalogue.rows(found, awards, TODAY, "Said").sheets[sheet])
    assert [link.get("href").rpartition("=")[2] for link in picture.iter("{*}a")] == [
        each.intervention_id for each in found
    ]
    drawn = " ".join("".join(each.itertext()) for each in picture.iter("{*}text"))
    assert all(word in drawn for each in found for word in each.name.split())
    assert "…" not in drawn


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2050, 1, 1))),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2050, 1, 1))),
)
def test_whatever_days_an_award_has_it_stays_on_the_axis(
    fixture_register: Database, starts: date | None, ends: date | None
) -> None:
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    (project, *_) = projects(fixture_register)
    (award, *_) = queries.rows_of(fixture_register, AwardsFound, today=DAY)
    state = "end_not_stated" if ends is None else "ended" if ends < TODAY else "running"
    award = award._replace(
        intervention_id=project.intervention_id, starts_date=starts, ends_date=ends, state=state
    )
    picture = etree.fromstring(catalogue.rows([project], [award], TODAY, "Said").sheets[2])
    link = picture.find(".//{*}a")
    columns = catalogue.SHEETS[960]
    bars = [
        box for box in link.iter("{*}rect")
        if columns.axis <= float(box.get("x")) < columns.axis + columns.axis_wide
        and box.get("fill") != "#FFFFFF"
    ]  # fmt: skip
    said = " ".join("".join(each.itertext()) for each in link.iter("{*}text"))
    if starts is None and ends is None:
        assert "dates not recorded" in said
        assert not bars
    elif ends is not None and ends < date(TODAY.year - catalogue.BACK, 1, 1):
        assert f"ended {ends.year}" in said
    elif starts is not None and starts >= date(TODAY.year + catalogue.AHEAD, 1, 1):
        assert f"starts {starts.year}" in said
    else:
        assert bars
        assert all(
            float(box.get("x")) + float(box.get("width")) <= columns.axis + columns.axis_wide + 3.1
            for box in bars
        )


def test_an_award_whose_end_is_not_known_fades_and_one_that_ended_is_striped(
    fixture_register: Database,
) -> None:
    (project, *_) = projects(fixture_register)
    (award, *_) = queries.rows_of(fixture_register, AwardsFound, today=DAY)
    award = award._replace(intervention_id=project.intervention_id, starts_date=TODAY - timedelta(days=400))

    def drawn(**more: object) -> str:
        picture = catalogue.rows([project], [award._replace(**more)], TODAY, "Said").sheets[2]  # type: ignore[arg-type]
        return etree.tostring(etree.fromstring(picture).find(".//{*}a"), encoding="unicode")

    unknown = drawn(ends_date=None, state="end_not_stated")
    running = drawn(ends_date=TODAY + timedelta(days=30), state="running")
    ended = drawn(ends_date=TODAY - timedelta(days=30), state="ended")
    assert unknown.count("fill-opacity") >= catalogue.marks.LEAST_STEPS
    assert "fill-opacity" not in running + ended
    assert len({unknown, running, ended}) == 3
    assert "<path" in ended.replace(running, "")

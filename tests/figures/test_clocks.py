"""The clocks of responses as lines: each state has its own line, and a late answer stays in the picture."""

from __future__ import annotations

from datetime import date, timedelta

from lxml import etree

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import clocks
from violence_response.rows import InspectionsFound


def every(register: Database) -> dict[str, InspectionsFound]:
    rows = queries.rows_of(
        register, InspectionsFound, today=TODAY.isoformat(), notice_days=14, inspection_ids=[]
    )
    return {row.inspection_id: row for row in rows}


def marks_of(row: InspectionsFound) -> str:
    """What is drawn for an inspection, without its words."""
    picture = etree.fromstring(clocks.lines([row], "Said").sheets[2])
    link = picture.find(".//{*}a")
    kinds = {"line", "rect", "path", "circle"}
    kept = [each for each in link.iter() if each.tag.partition("}")[2] in kinds]
    return "".join(etree.tostring(each, encoding="unicode") for each in kept)


def test_each_state_is_drawn_apart(fixture_register: Database) -> None:
    found = every(fixture_register)
    running, answered = found["force-2025"], found["joint-2024"]
    states = [
        running,
        running._replace(clock_state="late", days_left=-5, last_lawful_day=TODAY - timedelta(days=5)),
        answered,
        answered._replace(answered_date=None, answered_on_day=None),
        found["covered-2024"],
    ]
    assert len({marks_of(row) for row in states}) == len(states)


def test_an_answer_that_came_years_later_is_cut_and_stays_in_the_picture(fixture_register: Database) -> None:
    row = every(fixture_register)["joint-2024"]
    late = row._replace(answered_date=date(2027, 1, 1), answered_on_day=773)
    columns = clocks.SHEETS[960]
    circles = etree.fromstring(clocks.lines([late], "Said").sheets[2]).findall(".//{*}a/{*}circle")
    assert [float(each.get("cx")) for each in circles] == [columns.axis + columns.axis_wide]
    # The two strokes through the line are there only where it is cut.
    assert marks_of(late).count("<line") == marks_of(row).count("<line") + 2


def test_every_width_names_every_inspection(fixture_register: Database) -> None:
    found = list(every(fixture_register).values())
    for sheet in clocks.lines(found, "Said").sheets:
        picture = etree.fromstring(sheet)
        drawn = " ".join("".join(each.itertext()) for each in picture.iter("{*}text"))
        assert all(row.title.partition(":")[0] in drawn for row in found)
        assert len(picture.findall(".//{*}a")) == len(found)

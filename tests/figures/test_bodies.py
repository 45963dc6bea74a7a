"""The bars of bodies: those with most findings first, every bar linked and in words, none left out unsaid."""

from __future__ import annotations

import re

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.accounts import bodies as account
from violence_response.database import Database
from violence_response.figures import bodies
from violence_response.rows import BodiesFound


@pytest.fixture
def found(fixture_register: Database) -> list[BodiesFound]:
    return queries.rows_of(fixture_register, BodiesFound, today=TODAY.isoformat(), notice_days=14)


def test_each_body_is_a_link_with_its_numbers_in_words(found: list[BodiesFound]) -> None:
    drawing = bodies.bars(found)
    assert drawing.sentence == (
        "The 4 bodies with most findings and projects. Harbour Police: two findings for it, two open; one "
        "finding about it, for others. Violence reduction unit: one finding for it, one open; two projects, "
        "none with funding today. Corner House: two projects, two with funding today. Harbour Boxing: one "
        "project, none with funding today."
    )
    for sheet in drawing.sheets:
        assert re.findall(r'href="([^"]*)"', sheet) == [
            "./bodies?body=force", "./bodies?body=vru", "./bodies?body=corner", "./bodies?body=boxing",
        ]  # fmt: skip
        assert ">Findings<" in sheet
        assert ">Projects it delivers<" in sheet


def test_a_bar_is_as_long_as_its_findings(found: list[BodiesFound]) -> None:
    many = found[0]._replace(name="Many", addressed=10, open_findings=6, about_only=0, delivers=0)
    few = many._replace(name="Few", addressed=5, open_findings=5)
    wide = bodies.bars([many, few]).sheets[2]
    widths = [float(each) for each in re.findall(r'width="([\d.]+)" height="13"', wide)][:3]
    solid, hollow, other = (width + 1 for width in widths)
    assert solid / hollow == pytest.approx(6 / 4, abs=0.01)
    assert solid / other == pytest.approx(6 / 5, abs=0.01)


def test_no_more_than_there_is_room_for(found: list[BodiesFound]) -> None:
    several = [found[0]._replace(name=f"Body {place}", addressed=place) for place in range(1, 40)]
    shown = account.drawn(several)
    assert len(shown) == account.MOST_DRAWN
    assert [row.addressed for row in shown][:2] == [39, 38]

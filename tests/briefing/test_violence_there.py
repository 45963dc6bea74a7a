"""A pack about a place has its wards ranked by what was recorded; one without a year on record has none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.briefing.making import made, squeezed, texts
from violence_response.accounts.blocks import Drawing, Section
from violence_response.briefing.composition import Briefing
from violence_response.database import Database
from violence_response.register import building
from violence_response.settings import ROOT

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def shipped() -> Iterator[Database]:
    with building.in_memory(ROOT / "data") as database:
        yield database


def recorded(briefing: Briefing) -> list[Section]:
    return [section for section in briefing.sections if section.key == "violence"]


def test_a_place_is_among_its_ranked_wards(shipped: Database) -> None:
    briefing = made(shipped, "pack", "area", "E05009857", day=DAY)
    (section,) = recorded(briefing)
    assert section.message.startswith("Stockton Town Centre has the highest rate of 83 wards: 221.4 offences")
    (picture,) = (block for block in section.blocks if isinstance(block, Drawing))
    assert "Central, Middlesbrough: 176.6" in picture.sheets[1]
    printed = squeezed(texts(briefing, "html"))
    assert squeezed("Recorded violence") in printed
    assert squeezed("Months are drawn for local authorities only") in printed


def test_a_local_authority_has_its_own_wards(shipped: Database) -> None:
    (section,) = recorded(made(shipped, "pack", "area", "E06000002", day=DAY))
    assert section.message.startswith("Central has the highest rate of 20 wards of Middlesbrough: 176.6")
    (picture,) = (block for block in section.blocks if isinstance(block, Drawing))
    assert "Burn Valley" not in picture.sheets[1]
    assert "all of Cleveland" not in picture.sheets[1]


def test_nothing_is_said_where_no_year_is_on_record(fixture_register: Database) -> None:
    assert not recorded(made(fixture_register, "pack", "area", "E05000091"))


def test_other_subjects_have_no_such_section(shipped: Database) -> None:
    assert not recorded(made(shipped, "pack", "all", day=DAY))

"""Themes in words: their cells, what is unknown and what is missing, and the pack beside the page."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.briefing.making import made
from tests.conftest import TODAY
from tests.pages import opened
from violence_response import queries
from violence_response.accounts import themes
from violence_response.accounts.blocks import Drawing, Table, address
from violence_response.database import Database
from violence_response.rows import CountsOfPlan, ThemeApproaches, ThemesSupported
from violence_response.words import Status

DAY = {"today": TODAY.isoformat()}


def rows(database: Database, kind: Any) -> list[Any]:
    known = {part.name for part in queries.of_rows(kind).parameters}
    return queries.rows_of(database, kind, **{key: value for key, value in DAY.items() if key in known})


def theme(**given: Any) -> ThemesSupported:
    """A row with nothing behind it but what is given."""
    empty: dict[str, Any] = dict.fromkeys(ThemesSupported._fields, 0)
    unknown = dict.fromkeys(("parent_theme_id", "pounds_today", "rating", "approach_name", "priority_id"))
    return ThemesSupported(**{**empty, **unknown, "theme_id": "knives", "theme_name": "Knives", **given})


def test_a_response_that_is_silent_is_missing_and_one_not_on_record_is_unknown() -> None:
    silent = themes.replied(theme(findings=2, calling=2, without_response=1))
    assert (silent.words, silent.is_broken, silent.is_unknown) == ("0 of 2", True, False)
    unrecorded = themes.replied(theme(findings=2, calling=2, without_response=2))
    assert (unrecorded.words, unrecorded.is_broken, unrecorded.is_unknown) == ("not known", False, True)
    assert unrecorded.said == "Knives: no response on record to any finding that calls for work"
    practice = themes.replied(theme(findings=1))
    assert (practice.is_broken, practice.is_unknown) == (False, False)


@pytest.mark.parametrize(
    ("given", "words", "is_broken", "is_unknown", "opened"),
    [
        ({"projects_funding_today": 1, "pounds_today": Decimal(54200)}, "£54k", False, False, "running"),
        (
            {"projects_funding_today": 2, "pounds_today": Decimal(54200), "awards_not_confirmed": 1},
            "£54k + ?", False, False, "running",
        ),
        ({"projects_funding_today": 1, "awards_not_confirmed": 1}, "not stated", False, True, "running"),
        ({"projects": 2, "projects_end_not_known": 1}, "not known", False, True, "end_not_stated"),
        ({"projects": 2}, "none", True, False, ""),
        ({}, "none", True, False, ""),
    ],
)  # fmt: skip
def test_pounds_that_are_not_known_are_no_zero(
    given: dict[str, Any], words: str, is_broken: bool, is_unknown: bool, opened: str
) -> None:
    cell = themes.pounds_today(theme(calling=1, **given))
    assert (cell.words, cell.is_broken, cell.is_unknown) == (words, is_broken, is_unknown)
    assert address(cell.opened) == f"./interventions?theme=knives{f'&money={opened}' if opened else ''}"


def test_evidence_is_rated_not_rated_or_missing() -> None:
    high = Status("high", "High", "▲", "good")
    assert themes.evidence(theme(calling=1, projects=1, rating=high, approach_name="Deterrence")) == (
        themes.Cell(
            "High", "Knives, best evidence: high, Deterrence",
            themes.evidence(theme(projects=1))[0].opened,
        ),
        high,
    )  # fmt: skip
    cell, status = themes.evidence(theme(calling=1, projects=1))
    assert (cell.words, cell.is_unknown, status) == ("not rated", True, None)
    cell, status = themes.evidence(theme(calling=1))
    assert (cell.words, cell.is_broken, status) == ("no project", True, None)


def test_the_most_unanswered_themes_hold_no_other_theme() -> None:
    plan = CountsOfPlan(TODAY, 0, 0, 0, 0, 3, 3)
    found = [
        theme(theme_id="wide", theme_name="Wide", calling=3, unanswered=3),
        theme(theme_id="a", theme_name="A", parent_theme_id="wide", calling=2, unanswered=2),
        theme(theme_id="b", theme_name="B", parent_theme_id="wide", calling=2, unanswered=2),
    ]
    assert themes.lead(found, plan).endswith("“A” and “B” have most: two each.")
    assert themes.lead(found[:2], plan).endswith("“A” has most: two.")
    assert "most" not in themes.lead([], plan)


def test_a_theme_says_which_approaches_its_projects_have(fixture_register: Database) -> None:
    found = rows(fixture_register, ThemesSupported)
    table = themes.theme_table(found, rows(fixture_register, ThemeApproaches))
    cells = {str(row[0]): row[-1] for row in table.rows}
    assert cells["Strategy"].startswith("Street outreach 2 (pounds not known), ")
    assert cells["Short-term funding"] == "no project"
    assert table.header[-3:-1] == ("No project answers", "Projects")


def test_the_pack_has_the_pictures_of_the_page(
    fixture_register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pack = made(fixture_register, "pack", "all")
    (section,) = (each for each in pack.sections if each.key == "themes")
    ours, again = (block for block in section.blocks if isinstance(block, Drawing))
    assert section.message.startswith("One of three themes with findings that call for work has none")
    assert any(isinstance(block, Table) for block in section.blocks)
    app = opened.opened("coverage", monkeypatch=monkeypatch, tmp_path=tmp_path / "1", part="recurrence")
    (shown,) = opened.pictures(app)
    assert etree.tostring(shown) == etree.tostring(etree.fromstring(again.sheets[2]))
    assert again.caption.startswith("“Knife carrying” has been found in three inspections since 2024")
    # The page has the themes without findings too.
    app = opened.opened("coverage", monkeypatch=monkeypatch, tmp_path=tmp_path / "2")
    (shown,) = opened.pictures(app)
    drawn = etree.fromstring(ours.sheets[2])
    assert {said: href for said, href in opened.opens(shown).items() if said in opened.opens(drawn)} == (
        opened.opens(drawn)
    )

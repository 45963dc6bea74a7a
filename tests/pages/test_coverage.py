"""The coverage page: the state, the threads, the themes, and the three lists of gaps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import opened as pages
from violence_response import queries, words
from violence_response.database import Database
from violence_response.figures import marks
from violence_response.rows import Counts


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Opens the coverage page with an address."""

    def opened(register: str = "fixture", **query: Any) -> AppTest:
        app = pages.opened("coverage", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app

    return opened


def test_the_first_screen_is_a_row_a_theme(page: Any) -> None:
    app = page()
    assert (
        "One of three themes with findings that call for work has none that a project answers."
        in pages.text(app)
    )
    (picture,) = pages.pictures(app)
    opens, words = pages.opens(picture), pages.words_in(picture)
    assert words[:6] == ["findings", "replied", "project", "£ today", "best evidence", "Plan priority"]
    knives = "three of three findings that call for work have a project that answers, one with funding today"
    assert opens[f"Knife carrying: {knives}"] == "./findings?theme=knives"
    assert opens["Knife carrying, funding today: £54,200, and one amount not stated or not confirmed"] == (
        "./interventions?theme=knives&money=running"
    )
    assert opens["Knife carrying, best evidence: high, Focused deterrence"] == (
        "./interventions?theme=knives&view=evidence"
    )
    assert opens["Knife carrying, Plan priority: 1 Less crime and harm"] == "./priorities?priority=new-1"
    assert "£54k + ?" in words


def test_a_missing_link_is_orange_and_opens_what_is_without_it(page: Any) -> None:
    (picture,) = pages.pictures(page())
    said = "Short-term funding: the one finding that calls for work has no project that answers"
    (cell,) = (link for link in picture.iter("{*}a") if link.get("aria-label") == said)
    assert cell.get("href") == "./findings?theme=money&work=no_project&work=same_subject"
    assert marks.BROKEN in {box.get("stroke") for box in cell.iter("{*}rect")}
    unasked = "Unused theme: no finding calls for work, so no project is missing"
    (cell,) = (link for link in picture.iter("{*}a") if link.get("aria-label") == unasked)
    assert marks.BROKEN not in {box.get("stroke") for box in cell.iter("{*}rect")}


def test_the_picture_shows_the_counts(page: Any, fixture_register: Database) -> None:
    (picture,) = pages.pictures(page())
    opens = pages.opens(picture)
    for theme in ("strategy", "knives", "money"):
        (row,) = queries.rows_of(
            fixture_register, Counts, theme_ids=[theme], today="2025-03-03", notice_days=14
        )
        (said,) = (
            each
            for each, href in opens.items()
            if href == f"./findings?theme={theme}" and " of which " in each
        )
        assert words.counted(row.findings, "finding") in said
        assert f"{words.number(row.calling)} {words.verb(row.calling, 'calls', 'call')} for work" in said


def test_what_inspectors_keep_telling_us(page: Any) -> None:
    app = page(part="recurrence")
    text = pages.text(app)
    assert (
        "“Knife carrying” has been found in three inspections since 2024; after one of the first two it was "
        "answered and after one of the first two it was not known to be answered, before it was found again."
        in text
    )
    assert "A mark is an inspection with findings on the theme that call for work." in text
    (picture,) = pages.pictures(app)
    assert (
        pages.opens(picture)[
            "Knife carrying: Joint report on youth violence, 20 Nov 2024: one finding, one answered before "
            "it was found again on 15 Jan 2025"
        ]
        == "./findings?theme=knives&inspection=joint-2024"
    )


def test_one_inspection_opens_its_threads(page: Any) -> None:
    app = page(inspection="force-2025")
    assert next(box.value for box in app.selectbox if box.label == "Inspection") == "force-2025"
    assert dict(app.query_params) == {"inspection": "force-2025"}


def test_threads_begin_with_the_newest_answered_inspection_and_the_present_plan(page: Any) -> None:
    app = page(part="threads")
    text = pages.text(app)
    assert "One of three findings that call for work is answered by a project with funding today; one" in text
    assert [box.value for box in app.selectbox] == ["joint-2024", "plan-new"]
    assert dict(app.query_params) == {"part": "threads"}


def test_threads_by_money_and_themes_stay_in_the_address(page: Any) -> None:
    app = page(**{"from": "themes", "by": "money", "inspection": "all"})
    text = pages.text(app)
    assert "£67,256.50 known to have been given to one of four projects that answer a finding" in text
    assert "Left: the themes" in text
    assert set(dict(app.query_params)) == {"from", "by", "inspection"}


def test_an_inspection_without_work_or_money_says_so(page: Any) -> None:
    assert "No finding of this inspection calls for work." in pages.text(page(inspection="probation-2021"))


def test_money_that_is_not_known_is_said(page: Any) -> None:
    text = pages.text(page(inspection="force-2025", by="money"))
    assert "No pounds are known to have been given to projects that answer these findings." in text


def test_themes_and_approaches(page: Any) -> None:
    text = pages.text(page(part="approaches"))
    assert "One of three themes with findings that call for work has none that a project answers" in text
    assert "| – [Knife carrying](./findings?theme=knives) | 3 | 1 | 1 | 0 | 1 | 1 | 0 | 3 |" in text
    assert "Street outreach 2 (pounds not known)" in text


def test_the_gaps_are_counted_listed_and_linked(page: Any) -> None:
    text = pages.text(page(part="gaps"))
    for said in (
        "Four of seven funded projects answer no finding: one serves only an earlier Plan and three",
        "One grant states no amount. Two grants are a ceiling",
        "Findings that no project answers: 5",
        "[Money for projects is short-term](./findings?finding=joint-f03)",
        "our reply: no reply · one project on the same subject",
        "Money tied to no finding and no Plan: 3",
        "[Project tied to nothing](./interventions?intervention=loose-money) :green-badge[● Funding today]",
        "one amount not stated",
        "Money tied only to the Plan in force: 0",
        "Every funded project that serves the Plan in force answers a finding.",
        "Money tied only to an earlier Plan: 1",
        "[Project of the old plan](./interventions?intervention=old-project) :orange-badge[◔ Funding ended]",
        "Plan priorities with neither: 1",
        "[Trust](./priorities?priority=new-3)",
    ):
        assert said in text, said


def test_long_lists_open_in_full(page: Any) -> None:
    first = pages.text(page("shipped", part="gaps"))
    assert "[Show all 29](./coverage?part=gaps&all=findings)" in first
    assert first.count("./findings?finding=") == 10
    assert "[Show all 31](./coverage?part=gaps&all=earlier-plan)" in first
    assert "Every priority of the Plan in force has a finding or a project behind it." in first


def test_all_of_a_long_list(page: Any) -> None:
    every = pages.text(page("shipped", part="gaps", all="findings"))
    assert every.count("./findings?finding=") == 29


@pytest.mark.parametrize("name", ["money", "plan-only", "earlier-plan", "priorities"])
def test_every_list_has_an_address(page: Any, name: str) -> None:
    assert dict(page(part="gaps", all=name).query_params) == {"part": "gaps", "all": name}


def test_an_address_that_asks_for_the_unknown_is_told_so(page: Any) -> None:
    text = pages.text(page(part="guess", inspection="nowhere"))
    assert '"guess" is not a part of this page that is known here' in text
    assert '"nowhere" is not an inspection that is known here' in text


def test_an_empty_register_says_what_to_do(page: Any) -> None:
    text = pages.text(page("empty"))
    assert "The register holds neither findings nor projects yet." in text
    assert "interventions.csv" in text

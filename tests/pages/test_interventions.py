"""The page of interventions: what a visitor reads, chooses and follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages import opened
from violence_response import queries
from violence_response.accounts import evidence, money
from violence_response.accounts import intervention as account
from violence_response.database import Database
from violence_response.interface import show
from violence_response.rows import (
    InterventionDetails,
    InterventionGrants,
    InterventionPlaceNames,
    InterventionPlanPriorities,
    InterventionReportedResults,
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def show(register: str = "fixture", **query: Any) -> tuple[AppTest, str]:
        app = opened.opened("interventions", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app, opened.text(app)

    return show


def test_numbers_come_first_and_what_is_unknown_is_counted(page: Any) -> None:
    app, said = page()
    assert app.title[0].value == "What do we fund, where, for whom, how well evidenced, until when?"
    for part in (
        "= 8",
        "three projects have funding today",
        "= £81k",
        "in five awards",
        "= £62k",
        "three awards; one within six months (£54k); one amount not known",
        "= 2 of 8",
        "6 of 7 funded projects have no evaluation",
        "Of eight projects, three have funding today, one has funding that starts later",
        "Two grants are a ceiling, a share, an application or a sum of ours, and may not have been paid.",
        "One grant states no amount.",
        "One award has no stated end",
    ):
        assert part in said, part


def test_catalogue_shows_each_project_with_its_state(page: Any) -> None:
    _, said = page()
    assert "[Corner House deterrence](./interventions?intervention=corner-deterrence)" in said
    assert "£67,256.50 awarded" in said
    assert "Focused deterrence (Toolkit rating: high)" in said
    assert "Evaluation: none found" in said
    assert "One amount not stated" in said


def test_filters_narrow_and_carry_counts(page: Any) -> None:
    app, said = page(money="running", approach=["outreach"])
    assert "1 of eight projects" in said
    assert "Corner House outreach" in said
    assert "Harbour boxing" not in said
    app = opened.with_open_box(app, "interventions-filters")
    approach = next(widget for widget in app.multiselect if widget.label == "Approach")
    assert approach.options == ["Focused deterrence (1)", "Sports programmes (1)", "Street outreach (1)"]


def test_search_by_place_finds_the_project_and_says_so_in_the_address(page: Any) -> None:
    app, _ = page()
    app.text_input[0].set_value("old QUAY").run()
    said = opened.text(app)
    assert "1 of eight projects" in said
    assert "Harbour boxing" in said
    assert app.query_params["search"] in ("old QUAY", ["old QUAY"])


def test_nothing_that_fits_says_what_to_do(page: Any) -> None:
    _, said = page(search="zeppelin")
    assert "No project fits this choice. [Show all projects](./interventions)" in said


def test_a_strange_address_is_said_and_the_page_still_shown(page: Any) -> None:
    _, said = page(view="hologram", approach="alchemy", page="99", colour="blue")
    assert '"hologram" is not a view that is known here' in said
    assert "asks for approaches that is not in the register: alchemy" in said
    assert 'a part that this page does not know ("colour")' in said
    assert "Corner House deterrence" in said


@pytest.mark.parametrize("register", ["fixture", "shipped"])
@pytest.mark.parametrize("view", ["timeline", "evidence", "places"])
def test_each_view_says_its_finding(page: Any, register: str, view: str) -> None:
    app, said = page(register, view=view)
    expected = {
        "timeline": "A triangle marks an end whose start is not stated",
        "evidence": "A rating belongs to an approach across many studies",
        "places": "Circles: local authorities.",
    }
    assert expected[view] in said
    assert len(app.get("plotly_chart")) == 1


def test_timeline_says_the_funding_cliff_in_words(page: Any) -> None:
    _, said = page(view="timeline")
    assert "One award (£54,200) ends within six months" in said
    assert "Not in the picture: one award without any date" in said


def test_places_without_a_code_are_listed(page: Any) -> None:
    _, said = page(view="places")
    assert "Old Quay has no present code and cannot be drawn." in said
    assert "| [Old Quay](./interventions?search=Old+Quay) | no present code |" in said
    assert "One project works across all of Testshire" in said


def test_evidence_says_funded_but_not_evaluated(page: Any) -> None:
    _, said = page(view="evidence")
    assert "Six of seven funded projects have no evaluation, published or under way." in said
    assert ":orange-badge[? Insufficient evidence, disputed] 2022" in said
    assert "| 0 of 3 | 3 of 3 |" in said


def test_one_project_with_its_thread(page: Any) -> None:
    app, said = page(intervention="corner-deterrence")
    assert app.title[0].value == "Corner House deterrence"
    for part in (
        "Children at risk (aged 10 to 17)",
        "| £54,200 | :green-badge[● Awarded] | 1 Apr 2024 to 30 Jun 2025 |",
        "[Corner House](./bodies?body=corner)",
        "A rating belongs to an approach",
        "2023; as published",
        "[Children carry knives because they feel unsafe](./findings?finding=joint-f01)",
        "Said in our response: Named in the response",
        "[Joint report on youth violence](./responses?inspection=joint-2024)",
        "[Less crime and harm](./priorities?priority=new-1)",
        "Plan 2021-24 (not in force today)",
        "Northtown",
        "[Decision 1](./about_the_data?source=decision-1)",
        "No result of this project is on record.",
    ):
        assert part in said, part


def test_results_keep_their_units_and_words(page: Any) -> None:
    _, said = page(intervention="navigators")
    assert "| People seen | 750 people | More than |" in said
    assert "| Pounds back | 2.03 pounds back for each pound |" in said
    assert "Numbers in different units are never added." in said
    assert "Up to £216,366, not confirmed" in said


def test_a_project_of_which_little_is_known_says_so(page: Any) -> None:
    _, said = page(intervention="loose-money")
    for part in (
        "**Who delivers it:** not stated",
        "Ages not stated",
        "This project answers no inspection finding.",
        "This project is tied to no Plan priority.",
        "No place of this project is on record.",
    ):
        assert part in said, part


@pytest.mark.parametrize("key", ["corner-deterrence", "navigators", "old-project"])
def test_the_page_shows_the_account_of_a_project(page: Any, fixture_register: Database, key: str) -> None:
    _, said = page(intervention=key)

    def rows(kind: type[Any]) -> list[Any]:
        given = {"today": TODAY.isoformat(), "intervention_id": key}
        has = {part.name for part in queries.of_rows(kind).parameters}
        return queries.rows_of(fixture_register, kind, **{k: v for k, v in given.items() if k in has})

    (details,) = rows(InterventionDetails)
    for section in (
        account.head(details),
        evidence.project(details),
        money.grants(rows(InterventionGrants)),
        account.results(rows(InterventionReportedResults)),
        account.priorities(rows(InterventionPlanPriorities)),
        account.places(rows(InterventionPlaceNames)),
    ):
        for text in section.items():
            assert show.markdown(text).replace("\\", "") in said, text


def test_an_unknown_project_shows_all_and_says_so(page: Any) -> None:
    app, said = page(intervention="atlantis")
    assert 'There is no project called "atlantis" in the register; all are shown.' in said
    assert app.title[0].value.startswith("What do we fund")
    assert "intervention" not in app.query_params


def test_an_empty_register_says_how_to_begin(page: Any) -> None:
    _, said = page("empty", view="timeline")
    assert "No project is in the register yet." in said


def test_shipped_register_has_pages(page: Any) -> None:
    _, said = page("shipped", page="2")
    assert said.count("(./interventions?intervention=") == 20

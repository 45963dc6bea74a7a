"""The page of Plan priorities: plans side by side, gaps said, and one priority by link."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import opened


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def show(register: str = "fixture", **query: Any) -> tuple[AppTest, str]:
        app = opened.opened("priorities", register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app, opened.text(app)

    return show


def test_both_plans_stand_side_by_side_with_their_gaps(page: Any) -> None:
    app, said = page()
    assert app.title[0].value == "What supports each Plan priority?"
    for part in (
        "**Of three priorities of Plan 2024-29 (in force), two have a finding that calls for work, and one",
        "one with neither a finding nor a project",
        "2 of 3",
        "two projects serve the Plan",
        "three findings that call for work bear on the Plan",
        "plus up to £216k not confirmed",
        "[Less crime and harm](./priorities?priority=new-1)",
        "Two findings that call for work · two projects · £67,256.50 awarded, up to £216,366 not confirmed",
        "nothing supports it",
        "only projects on the same subject",
        "one finding that no project answers",
        "[Tackle serious violence](./priorities?priority=old-1)",
        "£72,256.50 awarded",
        "2024 to 2029, in force. Text not seen.",
        "2021 to 2024, not in force today.",
    ):
        assert part in said, part


def test_one_plan_can_be_chosen(page: Any) -> None:
    _, said = page(plan="plan-old")
    assert "Tackle serious violence" in said
    assert "Less crime and harm" not in said
    assert (
        "**Plan 2021-24 (not in force today) has one priority, with no finding that calls for work and a"
        in said
    )


def test_an_unknown_plan_is_said(page: Any) -> None:
    _, said = page(plan="plan-x")
    assert '"plan-x" is not a plan that is known here' in said
    assert "Less crime and harm" in said


def test_one_priority_with_all_that_is_tied_to_it(page: Any) -> None:
    app, said = page(priority="new-1")
    assert app.title[0].value == "Less crime and harm"
    for part in (
        "Priority 1 of [Plan 2024-29](./priorities?plan=plan-new), in force.",
        "[Children carry knives because they feel unsafe](./findings?finding=joint-f01)",
        "Said in our response: Named",
        "[Corner House deterrence](./interventions?intervention=corner-deterrence)",
        "Analyst's judgement: Fewer offences",
        "● Serves it",
        "◐ Partly serves it",
        "Up to £216,366, not confirmed",
    ):
        assert part in said, part
    assert "Of two projects, one has funding today and one has funding that starts later." in said
    assert "One grant is a ceiling, a share, an application or a sum of ours" in said
    assert not app.warning


def test_a_finding_is_shown_as_it_was_typed(page: Any) -> None:
    app, _ = page(priority="new-1")
    text = "\n".join(element.value for element in app.markdown)
    assert r"\<b\>youth violence\<\/b\>" in text or r"\<b\>youth violence\</b\>" in text


def test_a_priority_with_nothing_behind_it_says_so(page: Any) -> None:
    app, said = page(priority="new-3")
    assert "No inspection finding is tied to this priority." in said
    assert "No project serves this priority." in said
    assert "nothing supports it" in app.warning[0].value


def test_projects_on_the_same_subject_stand_apart_and_bring_no_money(page: Any) -> None:
    _, said = page(priority="new-2")
    assert "Projects on the same subject" in said
    assert "No project serves this priority." in said
    assert "none known" in said


def test_an_unknown_priority_shows_all_and_says_so(page: Any) -> None:
    _, said = page(priority="p-99")
    assert 'There is no priority called "p-99" in the register; all are shown.' in said
    assert "Less crime and harm" in said


def test_an_empty_register_says_how_to_begin(page: Any) -> None:
    _, said = page("empty")
    assert "No Police and Crime Plan is in the register yet." in said


def test_the_shipped_plan_says_that_its_text_was_not_seen(page: Any) -> None:
    _, said = page("shipped")
    assert "Its text, commitments and measures were not found in published sources." in said

"""Coverage in sentences: page and briefing say the same, and every list is as long as its count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.accounts.test_counts import SHIPPED, counts
from tests.briefing.making import made
from tests.conftest import TODAY
from tests.pages import opened
from violence_response import queries
from violence_response.accounts import counts as said
from violence_response.accounts import coverage
from violence_response.accounts.blocks import Points, Section
from violence_response.briefing.composition import Briefing
from violence_response.database import Database
from violence_response.register import building
from violence_response.rows import (
    Counts,
    CountsOfPlan,
    CoverageChoices,
    FindingsFound,
    GapMoney,
    PrioritiesSupported,
    ThemesSupported,
    ThreadCounts,
)
from violence_response.settings import ROOT

DAY = {"today": TODAY.isoformat()}


@pytest.fixture(scope="module")
def shipped() -> Iterator[Database]:
    with building.in_memory(ROOT / "data") as database:
        yield database


def rows(database: Database, kind: Any, **chosen: Any) -> list[Any]:
    """The rows of a query on the day of the tests."""
    has = {part.name for part in queries.of_rows(kind).parameters}
    usual = {key: value for key, value in {**DAY, "notice_days": 14}.items() if key in has}
    return queries.rows_of(database, kind, **usual, **chosen)


def drawn(**given: Any) -> ThreadCounts:
    nothing: dict[str, Any] = dict.fromkeys(ThreadCounts._fields, 0)
    return ThreadCounts(**{**nothing, "awarded_amount": None, "awarded_not_serving": None, **given})


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (counts(), "No finding held here calls for work."),
        (counts(calling=1), "A project answers the one finding that calls for work."),
        (counts(calling=2), "A project answers every finding that calls for work."),
        (counts(calling=1, unanswered=1), "No project answers the one finding that calls for work."),
        (
            counts(calling=3, unanswered=1),
            "One of three findings that call for work has no project that answers it.",
        ),
        (
            SHIPPED,
            "29 of 38 findings that call for work have no project that answers them; four of these have a "
            "project on the same subject.",
        ),
    ],
)
def test_what_no_project_answers(row: Counts, expected: str) -> None:
    assert said.unanswered(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (counts(calling=1, unanswered=1), "No project answers the one finding that calls for work"),
        (
            counts(calling=1, funding_ended=1),
            "No project with funding today answers the one finding that calls for work",
        ),
        (
            counts(calling=1, funding_today=1),
            "A project with funding today answers the one finding that calls for work",
        ),
        (
            counts(calling=3, funding_ended=2, unanswered=1),
            "None of three findings that call for work is answered by a project with funding today; one has "
            "no project that answers it",
        ),
        (
            counts(calling=2, funding_today=2),
            "A project with funding today answers every finding that calls for work",
        ),
    ],
)
def test_the_headline_of_the_threads_says_the_live_figure_first(row: Counts, expected: str) -> None:
    assert coverage.threads_headline(row, drawn(), "count") == expected


def test_threads_by_money_say_what_they_leave_out(fixture_register: Database) -> None:
    (threads,), (row,) = (
        rows(fixture_register, ThreadCounts, plan_id="plan-new"),
        rows(fixture_register, Counts),
    )
    assert coverage.threads_headline(row, threads, "money") == (
        "£67,256.50 known to have been given to one of four projects that answer a finding"
    )
    sentence = coverage.threads_sentence(row, threads, by="money", start="findings")
    assert "Of four projects, one has funding today" in sentence
    assert "Two of four projects serve a priority shown. One of three priorities is served." in sentence
    assert "Three projects have no pounds known to have been given and are not drawn." in sentence
    assert "Two grants are a ceiling" in sentence


def test_the_threads_of_an_inspection_draw_the_findings_that_call_for_work(shipped: Database) -> None:
    for choice in rows(shipped, CoverageChoices):
        if choice.facet == "inspection":
            (row,) = rows(shipped, Counts, inspection_ids=[choice.value])
            assert choice.count == row.calling
            parameters = {"inspection_id": choice.value, "start": "findings", "by": "count", "most": 1000}
            flows = queries.records(shipped, "thread_flows", **DAY, **parameters)
            assert len({flow["source_key"] for flow in flows if flow["step"] == 1}) == row.calling
            left = [flow for flow in flows if flow["step"] == 1 and flow["target_key"] == "none"]
            assert len(left) == row.unanswered


def test_every_list_of_gaps_is_as_long_as_its_count(shipped: Database, fixture_register: Database) -> None:
    for database in (shipped, fixture_register):
        (row,), (plan,) = rows(database, Counts), rows(database, CountsOfPlan)
        unanswered = rows(database, FindingsFound, works=["same_subject", "no_project"])
        assert len(unanswered) == row.unanswered
        for serving in coverage.SERVING:
            assert len(rows(database, GapMoney, serving=serving)) == coverage.loose(row, serving)
        assert len(rows(database, PrioritiesSupported, is_empty=True)) == plan.priorities_empty
        themes = [each for each in rows(database, ThemesSupported) if each.theme_id and each.calling]
        assert len(themes) == plan.themes_calling
        assert sum(not each.answered for each in themes) == plan.themes_unanswered


def section(briefing: Briefing, key: str) -> Section:
    return next(each for each in briefing.sections if each.key == key)


@pytest.mark.slow
def test_page_and_briefing_say_the_same(
    fixture_register: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (row,), (plan,) = rows(fixture_register, Counts), rows(fixture_register, CountsOfPlan)
    pack = made(fixture_register, "pack", "all")
    page = opened.text(opened.opened("coverage", monkeypatch=monkeypatch, tmp_path=tmp_path, part="gaps"))
    for sentence in (said.tied(row), said.priorities(plan)):
        assert sentence in section(pack, "gaps").message
        assert sentence in page
    gaps = opened.text(
        opened.opened("coverage", monkeypatch=monkeypatch, tmp_path=tmp_path / "2", part="gaps")
    )
    named = next(block for block in section(pack, "gaps").blocks if isinstance(block, Points)).points[-2:]
    assert named[1] == "Priorities of the Plan in force with neither a finding nor a project: Trust."
    for gap in rows(fixture_register, GapMoney):
        assert gap.name in named[0]
        assert gap.name in gaps

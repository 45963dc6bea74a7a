"""What supports the Plan, in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.test_counts import counts
from tests.conftest import TODAY
from violence_response import queries
from violence_response.accounts import plan as account
from violence_response.accounts.blocks import Paragraph
from violence_response.database import Database
from violence_response.rows import PlansSupported, PrioritiesSupported


def plan(**given: Any) -> PlansSupported:
    nothing: dict[str, Any] = dict.fromkeys(PlansSupported._fields, 0)
    known = {"title": "The Plan", "in_force": True, "note": None, "starts_date": None, "ends_date": None}
    return PlansSupported(**{**nothing, **known, "awarded_amount": None, "other_amount": None, **given})


def priority(**given: Any) -> PrioritiesSupported:
    nothing: dict[str, Any] = dict.fromkeys(PrioritiesSupported._fields, 0)
    known = {"title": "Trust", "plan_title": "The Plan", "plan_in_force": True, "source_title": "A source"}
    return PrioritiesSupported(**{**nothing, **known, "awarded_amount": None, "other_amount": None, **given})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (plan(), "No priority of The Plan (in force) is recorded."),
        (
            plan(priorities=1, priorities_with_project=1),
            "The Plan (in force) has one priority, with no finding that calls for work and a project that "
            "serves it.",
        ),
        (
            plan(priorities=6, priorities_with_finding=5, priorities_with_project=4, in_force=False),
            "Of six priorities of The Plan (not in force today), five have a finding that calls for work, "
            "and four have a project that serves them.",
        ),
    ],
)
def test_a_plan_in_a_sentence(row: PlansSupported, said: str) -> None:
    assert account.standing(row) == said


@pytest.mark.parametrize(
    ("row", "gaps"),
    [
        (priority(), ["nothing supports it"]),
        (
            priority(related_projects=1),
            ["no finding that calls for work bears on it", "only projects on the same subject"],
        ),
        (
            priority(findings_calling=2, findings_unanswered=1),
            ["one finding that no project answers", "no project serves it"],
        ),
        (priority(findings_calling=1, projects=1), ["no project with funding today"]),
        (priority(findings_calling=1, projects=1, plan_in_force=False), []),
        (priority(findings_calling=1, projects=1, projects_funding_today=1), []),
    ],
)
def test_what_a_priority_lacks(row: PrioritiesSupported, gaps: list[str]) -> None:
    assert account.missing(row) == gaps
    warnings = [
        block.text
        for block in account.one(row, counts())
        if isinstance(block, Paragraph) and block.is_warning
    ]
    assert warnings == ([f"What is missing: {'; '.join(gaps)}."] if gaps else [])


def test_a_row_says_what_is_behind_a_priority(fixture_register: Database) -> None:
    rows = queries.rows_of(fixture_register, PrioritiesSupported, today=TODAY.isoformat())
    first, second, third, old = rows
    assert account.row(first) == (
        "1. Less crime and harm: two findings call for work, one with a project with funding today and one "
        "with other projects; two projects serve it, one with funding today and one whose funding ended, "
        "starts later or has no known end; £67,256.50 awarded, up to £216,366 not confirmed."
    )
    assert account.row(third) == (
        "3. Trust: no finding calls for work; no project serves it; no money recorded. What is missing: "
        "nothing supports it."
    )
    assert [account.short_money(row) for row in (first, second, old)] == [
        "£67k awarded, up to £216k not confirmed", "none known", "£72k awarded",
    ]  # fmt: skip
    assert account.short_money(second._replace(not_stated=1)) == "one amount not stated"
    plans = queries.rows_of(fixture_register, PlansSupported, today=TODAY.isoformat())
    assert account.pictured(plans, rows).endswith(account.MONEY_NOTE)


def test_headline_numbers_say_what_they_are_out_of() -> None:
    one = account.priority_numbers(priority(), counts(findings=3, calling=2, unanswered=1, projects=1))
    assert one.figures[0] == (
        "Findings tied to it", "3", "two call for work; one with no project that answers it",
    )  # fmt: skip
    assert one.figures[1] == ("Projects that serve it", "1", "none has funding today")

"""What supports the Plan, in sentences."""

from __future__ import annotations

from decimal import Decimal
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


def test_money_by_priority_in_words(fixture_register: Database) -> None:
    rows = queries.rows_of(fixture_register, PrioritiesSupported, today=TODAY.isoformat())[:3]
    assert account.most_money(rows) == "Most money supports “Less crime and harm”: £67k"
    assert "Trust: no findings that call for work · no projects · no money recorded" in account.money(rows)
    assert "£67,256.50 awarded, up to £216,366 not confirmed" in account.money(rows)
    assert account.most_money(rows[2:]) == "No priority of this Plan has a confirmed award"


def test_headline_numbers_say_what_they_are_out_of() -> None:
    row = plan(priorities=6, priorities_with_finding=5, findings_calling=1, awarded_amount=Decimal(850))
    figures = account.numbers(row).figures
    assert figures[1] == ("With a finding", "5 of 6", "one finding that calls for work bears on the Plan")
    assert figures[3] == ("Known to be awarded", "£850", "every amount is known")
    one = account.priority_numbers(priority(), counts(findings=3, calling=2, unanswered=1, projects=1))
    assert one.figures[0] == (
        "Findings tied to it", "3", "two call for work; one with no project that answers it",
    )  # fmt: skip
    assert one.figures[1] == ("Projects that serve it", "1", "none has funding today")

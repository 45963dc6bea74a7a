"""The counts in sentences: one, several, none, and every number of the row in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY
from violence_response import queries, words
from violence_response.accounts import counts as said
from violence_response.accounts import overview
from violence_response.database import Database
from violence_response.rows import Counts, CountsOfPlan, NewestReport


def counts(**given_counts: Any) -> Counts:
    """A row of nothing but these counts."""
    nothing: dict[str, Any] = dict.fromkeys(Counts._fields, 0)
    for name in ("awarded_amount", "other_amount", "awarded_answering", "ending_amount", "next_day"):
        nothing[name] = None
    return Counts(**{**nothing, "as_at": TODAY, **given_counts})


SHIPPED = counts(
    findings=50, calling=38, no_action_needed=12, replied=4, silent=34, answered=9, answered_in_full=1,
    answered_in_part=8, funding_today=1, end_not_known=6, funding_ended=1, no_funding=1, unanswered=29,
    same_subject=4, no_project=25, projects=71, projects_funded=68, projects_funding_today=1,
    projects_end_not_known=30, projects_funding_ended=37, projects_no_funding=3, projects_answering=25,
    projects_serving=25, projects_priority_only=10, projects_earlier_only=31, projects_loose=2,
    projects_evaluated=1, projects_funded_not_evaluated=67, awarded_amount=Decimal("3298434.59"),
    other_amount=Decimal("998975.42"), grants=76, grants_not_stated=9, grants_not_given=14, awards_ending=1,
    projects_ending=1, ending_amount=Decimal(200000), inspections=16, responses_answered=1,
    responses_settled=1, responses_not_recorded=14,
)  # fmt: skip


def test_the_shipped_register_in_sentences() -> None:
    assert said.standing(SHIPPED) == (
        "38 of 50 findings held here call for work. Of these 38, one is answered by a project with funding "
        "today, six by funded projects whose end date is not known, one by a project whose funding has ended "
        "and one by a project with no funding recorded; 29 have no project that answers them. Four of the 38 "
        "have a reply."
    )
    assert said.answered(SHIPPED) == "Nine findings are answered: one fully and eight in part."
    assert said.funding(SHIPPED) == (
        "Of 71 projects, one has funding today, 30 have an end date that is not known, 37 have funding that "
        "has ended and three have no funding recorded."
    )
    assert said.tied(SHIPPED) == (
        "43 of 68 funded projects answer no finding: ten serve a priority of the Plan in force, 31 serve "
        "only an earlier Plan and two serve no Plan."
    )
    assert said.evaluated(SHIPPED) == "One of 71 projects has an evaluation, published or under way."
    assert said.ending(SHIPPED) == "One award to one project ends within six months (£200,000)."
    assert said.responses(SHIPPED) == ["No response deadline is running."]
    assert said.not_recorded(SHIPPED) == "14 of 16 inspections have no response recorded here."
    assert said.state(SHIPPED) == (
        "One of the 38 findings that call for work is answered by a project with funding today; four have a "
        "reply."
    )


def test_an_empty_register() -> None:
    nothing = counts()
    assert said.standing(nothing) == "No finding is held here."
    assert said.funding(nothing) == "No project is on record, so no funding is."
    assert said.tied(nothing) == "No funded project is on record."
    assert said.not_recorded(nothing) == "No inspection is in this register yet."
    assert said.actions(nothing) == "No action is open."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"funding_today": 1, "replied": 1},
            "It is answered by a project with funding today. It has a reply.",
        ),
        ({"funding_ended": 1}, "It is answered by a project whose funding has ended. It has no reply."),
        ({"unanswered": 1}, "No project answers it. It has no reply."),
    ],
)
def test_one_finding(changes: dict[str, int], expected: str) -> None:
    whole = said.standing(counts(findings=1, calling=1, **changes))
    assert whole == f"One finding is held here, and it calls for work. {expected}"


def test_that_none_has_funding_today_is_said_first() -> None:
    row = counts(findings=4, calling=4, funding_ended=1, unanswered=3)
    assert said.standing(row) == (
        "All four findings held here call for work. Of these four, none is answered by a project with "
        "funding today; one is answered by a project whose funding has ended; three have no project that "
        "answers them. None of the four has a reply."
    )


def test_findings_that_need_no_action() -> None:
    assert said.standing(counts(findings=1, no_action_needed=1)) == (
        "One finding is held here, and it needs no action from us."
    )
    assert said.standing(counts(findings=3, no_action_needed=3)) == (
        "Three findings are held here; none calls for work."
    )


@dataclass(frozen=True)
class Split:
    """Findings that call for work by their state."""

    parts: tuple[int, ...]
    other: int


@given(st.builds(Split, st.tuples(*[st.integers(0, 40)] * 6), st.integers(0, 40)))
def test_every_count_is_in_the_sentence_and_nothing_else(split: Split) -> None:
    names = [*(name for name, _, _ in said.WORK), "unanswered"]
    given_counts = dict(zip(names, split.parts, strict=True))
    calling = sum(split.parts)
    row = counts(findings=calling + split.other, calling=calling, **given_counts)
    text = said.work(row)
    if calling > 1 and any(split.parts[:-1]):
        assert text.startswith(f"Of these {words.number(calling)}, ")
        for name, one, several in said.WORK:
            part = given_counts[name]
            assert (
                f"by {words.verb(part, one, several)}" in text.split("; ")[-1 - bool(split.parts[-1])]
            ) == bool(part)
        assert (f"{words.number(split.parts[-1])} ha" in text) == bool(split.parts[-1])
    assert "  " not in said.standing(row)
    assert said.standing(row).endswith(".")


def test_response_days() -> None:
    row = counts(
        inspections=4, responses_running=2, responses_overdue=1, responses_begun=1, next_day=date(2025, 3, 11)
    )
    assert said.responses(row) == [
        "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days.",
        "One response is overdue.",
        "One response is begun; the day to be published by is not known.",
    ]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ((0, 0, 0, 0), "No Plan is in force on this day."),
        (
            (6, 5, 4, 0),
            "Of six priorities of the Plan in force, five have a finding that calls for work, and four have "
            "a project that serves them.",
        ),
        (
            (1, 0, 1, 0),
            "The Plan in force has one priority, with no finding that calls for work and a project that "
            "serves it.",
        ),
    ],
)
def test_priorities(plan: tuple[int, ...], expected: str) -> None:
    assert said.priorities(CountsOfPlan(TODAY, *plan, 0, 0)) == expected


def test_themes() -> None:
    assert said.themes(CountsOfPlan(TODAY, 0, 0, 0, 0, 21, 7)) == (
        "Seven of 21 themes with findings that call for work have none that a project answers."
    )


def test_the_newest_report_of_the_fixture(fixture_register: Database) -> None:
    days = {"today": TODAY, "notice_days": 14}
    (newest,) = queries.rows_of(fixture_register, NewestReport, **days)
    (row,) = queries.rows_of(fixture_register, Counts, **days, inspection_ids=[newest.inspection_id])
    text = overview.newest(newest, row)
    assert text.startswith(
        "The newest report that we answered is the inspectors' joint report of 20 Nov 2024 “"
    )
    assert f"of its {words.number(row.calling)} findings that call for work" in text


def test_the_gaps_name_what_they_are_out_of() -> None:
    points = overview.gaps(SHIPPED, CountsOfPlan(TODAY, 6, 5, 4, 0, 21, 7)).points
    assert points == (
        "29 findings that no project answers, out of 38 that call for work; 4 of these have a project on the "
        "same subject",
        "2 funded projects that answer no finding and serve no Plan, out of 68; 31 more serve only an "
        "earlier Plan",
        "No priorities of the Plan in force with neither a finding nor a project, out of 6",
    )

"""The state of things, in sentences: one, several, none, unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import state

ROW: dict[str, Any] = {
    "as_at": date(2026, 11, 23),
    "inspection_title": "Multi-agency responses to serious youth violence: working together",
    "inspection_published_date": date(2024, 11, 20),
    "inspection_state": "answered",
    "inspectorates": 4,
    "inspection_findings": 10,
    "inspection_replied": 6,
    "inspection_to_work": 7,
    "inspection_to_work_replied": 4,
    "inspection_to_work_funded": 6,
    "to_work": 38,
    "to_work_replied": 4,
    "to_work_funded": 8,
    "inspections": 16,
    "inspections_running": 0,
    "inspections_overdue": 0,
    "inspections_begun": 0,
    "inspections_not_recorded": 14,
    "next_day": pd.NaT,
    "finding_dates_passed": 0,
    "ending_projects": 1,
    "ending_amount": 200000.0,
    "ending_not_known": 0,
    "ended_projects": 37,
    "paid_projects": 62,
}
START = (
    "The newest report that we answered is the inspectors' joint report of 20 Nov 2024 "
    "“Multi-agency responses to serious youth violence”"
)


def row(**changes: Any) -> dict[str, Any]:
    return {**ROW, **changes}


def test_the_whole_state() -> None:
    assert state.sentences(ROW) == [
        f"{START}: of its ten findings held here, our response replies to six and is silent on four.",
        "Seven call for work by us: six of these have a funded project in answer.",
        "No response deadline is running.",
        "14 of 16 inspections have no response recorded here.",
    ]


def test_the_state_of_the_fixture_register(fixture_register: Database) -> None:
    figures = queries.frame(fixture_register, "overview_figures", today=TODAY.isoformat(), notice_days=14)
    assert state.sentences(figures.to_dict("records")[0]) == [
        "The newest report that we answered is the inspectors' joint report of 20 Nov 2024 "
        "“Joint report on youth violence”: of its five findings held here, our response replies to three and "
        "is silent on two.",
        "Three call for work by us: two of these have a funded project in answer.",
        "Two response deadlines are running, the nearest on 11 Mar 2025, in 8 days.",
        "Two of six inspections have no response recorded here.",
    ]


def test_an_empty_register() -> None:
    empty = row(inspections=0, inspection_title=None, inspection_published_date=pd.NaT, inspection_findings=0)
    assert state.sentences(empty) == ["No inspection is in this register yet."]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"inspection_replied": 10}, "of its ten findings held here, our response replies to all."),
        ({"inspection_replied": 0}, "of its ten findings held here, our response replies to none."),
        (
            {"inspection_replied": 9},
            "of its ten findings held here, our response replies to nine and is silent on one.",
        ),
        (
            {"inspection_findings": 1, "inspection_replied": 1},
            "our response replies to its one finding held here.",
        ),
        (
            {"inspection_findings": 1, "inspection_replied": 0},
            "our response is silent on its one finding held here.",
        ),
    ],
)
def test_replies(changes: dict[str, Any], said: str) -> None:
    assert state.report(row(**changes))[0] == f"{START}: {said}"


@pytest.mark.parametrize(
    ("to_work", "funded", "said"),
    [
        (0, 0, "None of them needs action from us."),
        (1, 0, "One of them calls for work by us, and it has no funded project in answer."),
        (1, 1, "One of them calls for work by us, and it has a funded project in answer."),
        (7, 0, "Seven call for work by us: none of these have a funded project in answer."),
        (7, 1, "Seven call for work by us: one of these has a funded project in answer."),
        (7, 7, "Seven call for work by us: all of these have a funded project in answer."),
        (12, 11, "12 call for work by us: 11 of these have a funded project in answer."),
    ],
)
def test_work(to_work: int, funded: int, said: str) -> None:
    counts = row(inspection_to_work=to_work, inspection_to_work_funded=funded)
    assert state.report(counts)[1] == said


def test_a_report_without_a_day_or_without_findings() -> None:
    undated = row(inspection_published_date=pd.NaT, inspectorates=1, inspection_findings=0)
    assert state.report(undated) == [
        "The newest report that we answered is the inspectors' report, of an unknown day, "
        "“Multi-agency responses to serious youth violence”; none of its findings is held here."
    ]


def test_a_report_that_is_not_answered_is_not_said_to_be() -> None:
    first = state.report(row(inspection_state="unknown", inspection_replied=0))[0]
    assert first.startswith("The newest report is the inspectors' joint report")
    assert first.endswith("no published response to it is recorded here.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["No response deadline is running."]),
        (
            {"inspections_running": 1, "next_day": date(2026, 11, 23)},
            ["One response deadline is running: 23 Nov 2026, today."],
        ),
        (
            {"inspections_running": 3, "next_day": date(2026, 11, 24)},
            ["Three response deadlines are running, the nearest on 24 Nov 2026, in 1 day."],
        ),
        ({"inspections_overdue": 1}, ["No response deadline is running.", "One response is overdue."]),
        ({"inspections_overdue": 2}, ["No response deadline is running.", "Two responses are overdue."]),
        (
            {"inspections_begun": 1},
            ["No response deadline is running.", "One response is begun without a known date to be out by."],
        ),
    ],
)
def test_what_is_owed(changes: dict[str, Any], said: list[str]) -> None:
    assert state.owed(row(**changes)) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (0, "Every inspection that asks for a response has one recorded here."),
        (1, "One of 16 inspections has no response recorded here."),
        (16, "No inspection has a response recorded here."),
    ],
)
def test_not_recorded_is_counted_and_never_called_overdue(missing: int, said: str) -> None:
    sentences = state.clocks(row(inspections_not_recorded=missing))
    assert sentences[-1] == said
    assert "overdue" not in " ".join(sentences)


def test_short_title_cuts_only_what_can_be_spared() -> None:
    assert state.short_title("Cleveland Police: national child protection inspection") == (
        "Cleveland Police: national child protection inspection"
    )
    assert state.short_title("An inspection of how well police work: a report") == (
        "An inspection of how well police work"
    )


def test_shares_name_their_whole() -> None:
    assert state.replied(ROW) == (
        "4 of 38",
        "Findings that call for work by us and have a reply. In the newest answered report: 4 of 7.",
    )
    assert state.funded(row(inspection_state="unknown"))[1].endswith("In the newest report: 6 of 7.")
    assert state.funded(row(inspection_to_work=0))[1].endswith("have a funded project.")
    assert state.funded(row(to_work=0))[0] == "None to answer"


def test_running_says_what_is_not_recorded() -> None:
    assert state.running(ROW) == ("None", "14 of 16 inspections have no response recorded here.")
    late = state.running(row(inspections_running=1200, inspections_overdue=1))
    assert late == ("1,200", "1 overdue. 14 of 16 inspections have no response recorded here.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ("£200,000", "One project.")),
        ({"ending_projects": 2, "ending_not_known": 1}, ("£200,000", "Two projects, one amount not known.")),
        (
            {"ending_projects": 2, "ending_amount": float("nan"), "ending_not_known": 2},
            ("Amount not known", "Two projects, two amounts not known."),
        ),
        ({"ending_projects": 0}, ("None", "No award with a known end runs out in that time.")),
        (
            {"ending_projects": 0, "paid_projects": 0},
            ("Not recorded", "No award of money is in this register."),
        ),
    ],
)
def test_money_ending(changes: dict[str, Any], said: tuple[str, str]) -> None:
    assert state.money_ending(row(**changes)) == said


def test_money_that_has_ended() -> None:
    assert state.ended(ROW) == "Already ended, with no later award on record: 37 of 62 projects."
    assert state.ended(row(ended_projects=0)) == "No project's money is known to have ended already."
    assert state.ended(row(paid_projects=0)) == ""


def test_dates_ahead_and_passed() -> None:
    assert state.deadlines_ahead(ROW, shown=2) == ""
    assert state.deadlines_ahead(row(inspections_not_recorded=0), shown=0) == (
        "No date for a response or for a finding lies ahead."
    )
    assert state.deadlines_ahead(row(inspections_not_recorded=1), shown=0).endswith(
        "One inspection has no response recorded here: whether one was given is not known."
    )
    assert state.dates_passed(ROW) == ""
    assert state.dates_passed(row(finding_dates_passed=1)) == (
        "One finding's own date has passed and no close is recorded."
    )
    assert state.dates_passed(row(finding_dates_passed=3)) == (
        "Three findings' own dates have passed and no close is recorded."
    )

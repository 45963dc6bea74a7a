"""What we owe on one inspection, in words: each state of a clock, and what is unknown said as unknown."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import responses

ROW: dict[str, Any] = {
    "clock_state": "running",
    "regime": "section_55",
    "last_lawful_day": pd.Timestamp(2025, 3, 11),
    "days_left": 8,
    "chief_officer_day": pd.Timestamp(2025, 2, 25),
    "is_invited": False,
    "has_response": True,
    "answered_date": pd.NaT,
    "answered_on_day": pd.NA,
    "sent_to_inspectorate_date": pd.NaT,
    "forwarded_to_home_office_date": pd.NaT,
    "is_required": True,
    "response_reason": None,
    "covered_by_title": None,
    "findings": 5,
    "replied": 3,
}
OUT = {"clock_state": "answered", "days_left": -48, "last_lawful_day": pd.Timestamp(2025, 1, 14)}


def row(**changes: Any) -> dict[str, Any]:
    return {**ROW, **changes}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"is_invited": True},
            "Last day 11 Mar 2025, in 8 days. The chief officer has been asked to comment.",
        ),
        (
            {},
            "Last day 11 Mar 2025, in 8 days. "
            "The chief officer was to be asked to comment by 25 Feb 2025; no request is recorded.",
        ),
        (
            {"days_left": 14, "has_response": False},
            "Last day 11 Mar 2025, in 14 days; nothing is recorded yet. "
            "The chief officer is to be asked to comment by 25 Feb 2025.",
        ),
        ({"chief_officer_day": pd.NaT}, "Last day 11 Mar 2025, in 8 days."),
        (
            {"clock_state": "late", "days_left": -1},
            "The last day was 11 Mar 2025, 1 day ago; no publication is recorded.",
        ),
        (
            {"clock_state": "begun", "last_lawful_day": pd.NaT},
            "The day of publication is not known, so no clock runs.",
        ),
        (
            {"clock_state": "unknown", "last_lawful_day": pd.NaT, "regime": "letter"},
            "The date that the letter sets is not recorded, so no clock runs.",
        ),
        (
            {"clock_state": "begun", "last_lawful_day": pd.NaT, "regime": None},
            "No rule with a date is recorded, so no clock runs.",
        ),
        ({"clock_state": "unknown", "days_left": -900}, "The last day was 11 Mar 2025."),
        (
            {"clock_state": "settled", "covered_by_title": "Joint report"},
            "The response to “Joint report” covers this report.",
        ),
        (
            {"clock_state": "settled", "is_required": False, "response_reason": "Not on the police."},
            "No response is required. Not on the police.",
        ),
        (
            {"clock_state": "settled", "is_required": False},
            "No response is required. The reason is not recorded.",
        ),
        (
            {"clock_state": "settled", "response_reason": "It was thought to be for us."},
            "No response is required: no rule asks for one.",
        ),
        (
            {**OUT, "answered_date": pd.Timestamp(2025, 1, 14), "answered_on_day": 56},
            "Response published 14 Jan 2025, day 56: on time, the last day was 14 Jan 2025.",
        ),
        (
            {**OUT, "answered_date": pd.Timestamp(2025, 1, 15), "answered_on_day": 57},
            "Response published 15 Jan 2025, day 57: one day after the last day, 14 Jan 2025.",
        ),
        (
            {**OUT, "answered_date": pd.Timestamp(2025, 1, 20), "regime": "letter", "answered_on_day": 62},
            "Response published 20 Jan 2025: six days after the last day, 14 Jan 2025.",
        ),
        (
            OUT,
            "Response published on a day that is not recorded; the last day was 14 Jan 2025, "
            "and whether it was on time is not known.",
        ),
        (
            {**OUT, "last_lawful_day": pd.NaT},
            "Response published on a day that is not recorded, so whether it was on time is not known.",
        ),
        (
            {**OUT, "last_lawful_day": pd.NaT, "answered_date": pd.Timestamp(2025, 1, 20)},
            "Response published 20 Jan 2025; with no clock it is neither on time nor late.",
        ),
    ],
)
def test_clock(changes: dict[str, Any], said: str) -> None:
    assert responses.clock(row(**changes)) == said


def test_not_recorded_never_sounds_like_a_failure() -> None:
    clock = responses.clock(row(clock_state="unknown", has_response=False, days_left=-1300))
    said = f"{clock} {responses.GROUPS['unknown'][0]}".lower()
    assert not any(word in said for word in ("late", "overdue", "ago"))


def test_copies_are_asked_for_only_once_a_response_is_out() -> None:
    assert responses.copies(ROW) == ""
    assert responses.copies(row(**OUT)) == "Copies to the inspectorate and the Home Office: not recorded."
    one = row(**OUT, sent_to_inspectorate_date=pd.Timestamp(2025, 1, 20))
    assert responses.copies(one) == "Copies: inspectorate 20 Jan 2025, Home Office not recorded."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Three of five findings held here have a reply."),
        ({"replied": 1}, "One of five findings held here has a reply."),
        ({"replied": 0}, "None of five findings held here has a reply."),
        ({"findings": 1, "replied": 1}, "Its one finding held here has a reply."),
        ({"findings": 1, "replied": 0}, "Its one finding held here has no reply."),
        ({"findings": 0, "replied": 0}, "No finding is held here."),
        ({"has_response": False}, "Five findings held here."),
        ({"has_response": False, "findings": 1}, "One finding held here."),
    ],
)
def test_replies(changes: dict[str, Any], said: str) -> None:
    assert responses.replies(row(**changes)) == said


def test_stages_of_the_fixture_register(fixture_register: Database) -> None:
    facets = queries.frame(fixture_register, "inspection_facets", today=TODAY.isoformat(), notice_days=14)
    assert responses.stages(facets) == (
        "Responses to six inspections: two not required; two not recorded; one awaiting chief officer; "
        "one published late."
    )
    one = facets[(facets["facet"] == "stage") & (facets["value"] == "published_late")]
    assert responses.stages(one) == "Response to one inspection: one published late."
    assert responses.stages(facets.head(0)) == "No inspection is in this register yet."


def test_gaps_in_the_reply(fixture_register: Database) -> None:
    joint = queries.frame(fixture_register, "inspection_replies", inspection_id="joint-2024")
    assert responses.reply_gaps(joint) == [
        "One finding that calls for work by us: no reply (finding 3).",
        "One recommendation for us without an action or a reason why none (finding 2); "
        "section 55(5B) asks for one or the other.",
    ]
    force = queries.frame(fixture_register, "inspection_replies", inspection_id="force-2025")
    assert responses.reply_gaps(force)[0] == (
        "Three findings that call for work by us: no reply (findings 1, 2 and 3)."
    )
    others = queries.frame(fixture_register, "inspection_replies", inspection_id="probation-2021")
    assert responses.reply_gaps(others) == []


COUNTS: dict[str, Any] = {
    "recommendation_count": pd.NA,
    "force_recommendation_count": pd.NA,
    "cause_of_concern_count": pd.NA,
    "area_for_improvement_count": pd.NA,
    "recommendations": 2,
    "causes_of_concern": 0,
    "areas_for_improvement": 0,
    "findings": 6,
}


def test_counts_stated_and_held() -> None:
    assert responses.counts_stated(COUNTS) == (
        "How many recommendations, causes of concern and areas for improvement it holds is not stated in "
        "published sources. Six findings held here in all; no report need be complete here."
    )
    known = {"recommendation_count": 4, "force_recommendation_count": 2, "cause_of_concern_count": 1}
    assert responses.counts_stated({**COUNTS, **known}) == (
        "The report states four recommendations (2 held here) and one cause of concern (0 held here). "
        "Recommendations for chief constables: 2. "
        "How many areas for improvement it holds is not stated in published sources. "
        "Six findings held here in all; no report need be complete here."
    )


def test_kinds_of_report() -> None:
    kinds: dict[str, Any] = dict.fromkeys(
        ("is_national", "is_thematic", "is_force_specific", "is_follow_up", "is_partner"), None
    )
    assert responses.report_kinds(kinds) == "Not stated"
    known = {**kinds, "is_national": True, "is_thematic": True, "is_partner": False}
    assert responses.report_kinds(known) == "National and thematic"

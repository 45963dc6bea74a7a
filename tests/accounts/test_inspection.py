"""An inspection report in words: its sort, and what it states beside what is held here."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.accounts import inspection
from violence_response.accounts.blocks import Choices, Facts
from violence_response.database import Database
from violence_response.rows import InspectionsFound


@pytest.fixture
def joint(fixture_register: Database) -> InspectionsFound:
    asked = {"today": TODAY.isoformat(), "notice_days": 14, "inspection_ids": ["joint-2024"]}
    return queries.rows_of(fixture_register, InspectionsFound, **asked)[0]


def test_counts_stated_and_held(joint: InspectionsFound) -> None:
    nothing = joint._replace(recommendation_count=None)
    assert inspection.counts_stated(nothing) == (
        "How many recommendations, causes of concern and areas for improvement it holds is not stated in "
        "published sources. Five findings held here in all; no report need be complete here."
    )
    known = joint._replace(recommendation_count=4, force_recommendation_count=2, cause_of_concern_count=1)
    assert inspection.counts_stated(known) == (
        "The report states four recommendations (1 held here) and one cause of concern (0 held here). "
        "Recommendations for chief constables: 2. "
        "How many areas for improvement it holds is not stated in published sources. "
        "Five findings held here in all; no report need be complete here."
    )


def test_the_sort_of_a_report_is_said_as_far_as_it_is_known(joint: InspectionsFound) -> None:
    assert dict(facts_of(joint))["Kind"] == "National, thematic and partner inspection"
    unknown = joint._replace(
        is_national=None, is_thematic=None, is_force_specific=None, is_follow_up=None, is_partner=None
    )
    assert dict(facts_of(unknown))["Kind"] == "not stated"


def facts_of(row: InspectionsFound) -> tuple[tuple[str, str], ...]:
    facts = inspection.report(row).blocks[0]
    assert isinstance(facts, Facts)
    return facts.pairs


def test_the_form_ticks_only_what_is_known(joint: InspectionsFound) -> None:
    facts, kinds, quoted = inspection.details(joint).blocks
    assert isinstance(facts, Facts)
    assert isinstance(kinds, Choices)
    assert isinstance(quoted, Choices)
    assert dict(facts.pairs)["Inspectorates"] == "HMICFRS and Ofsted"
    assert [name for name, is_chosen in kinds.options if is_chosen] == [
        "National",
        "Thematic",
        "Partner inspection",
    ]
    assert quoted.options == (("Yes", False), ("No", False), ("Not recorded", True))
    for known, ticked in ((True, "Yes"), (False, "No")):
        chosen = inspection.details(joint._replace(is_force_quoted=known)).blocks[2]
        assert isinstance(chosen, Choices)
        assert [name for name, is_chosen in chosen.options if is_chosen] == [ticked]

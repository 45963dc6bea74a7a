"""The picture of what supports each Plan priority."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import priorities as figures


def test_money_by_priority(fixture_register: Database) -> None:
    rows = queries.frame(
        fixture_register, "priorities_supported", today=TODAY.isoformat(), plan_ids=["plan-new"]
    )
    picture = figures.money_by_priority(rows)
    assert picture.headline == "Most money supports “Less crime and harm”: £67k"
    assert "Trust: no money recorded; no projects, no findings" in picture.sentence
    assert "£67,256.50 awarded, up to £216,366 not confirmed" in picture.sentence
    assert list(picture.figure.data[0].x) == [67256.5, 0, 0]
    written = [note.text for note in picture.figure.layout.annotations]
    assert written[1] == "2. Victims first · <b>none known</b>"


def test_no_money_is_said(fixture_register: Database) -> None:
    rows = queries.frame(
        fixture_register, "priorities_supported", today=TODAY.isoformat(), priority_ids=["new-3"]
    )
    picture = figures.money_by_priority(rows)
    assert picture.headline == "No priority of this plan has a confirmed award"


@pytest.mark.parametrize(
    ("priorities", "unserved", "bare", "said"),
    [
        (0, 0, 0, "in force: no priority of it is recorded."),
        (1, 0, 0, "in force: a project serves its one priority."),
        (6, 0, 0, "in force: a project serves each of its six priorities."),
        (1, 1, 1, "in force: no project serves its one priority; one has no finding either."),
        (1, 1, 0, "in force: no project serves its one priority; a finding is tied to it."),
        (6, 1, 0, "one of its six priorities has no project that serves it; a finding is tied to it."),
        (
            6,
            2,
            0,
            "two of its six priorities have no project that serves them; findings are tied to each of them.",
        ),
        (
            6,
            3,
            2,
            "three of its six priorities have no project that serves them; two have no finding either.",
        ),
    ],
)
def test_how_a_plan_stands_is_a_sentence(priorities: int, unserved: int, bare: int, said: str) -> None:
    plan = {"title": "Plan", "in_force": True, "priorities": priorities}
    sentence = figures.standing(plan | {"without_intervention": unserved, "without_both": bare})
    assert sentence.endswith(said)
    past = {"title": "Plan", "in_force": False, "priorities": 1, "without_intervention": 0, "without_both": 0}
    assert figures.standing(past).startswith("Plan, not in force today: ")

"""The picture of what stands behind each Plan priority."""

from __future__ import annotations

from tests.conftest import TODAY
from violence_response import queries
from violence_response.database import Database
from violence_response.figures import priorities as figures


def test_money_by_priority(fixture_register: Database) -> None:
    rows = queries.frame(
        fixture_register, "priorities_supported", today=TODAY.isoformat(), plan_ids=["plan-new"]
    )
    picture = figures.money_by_priority(rows)
    assert picture.headline == "Most money stands behind “Less crime and harm”: £67k"
    assert "Trust: no money recorded; no projects, no findings" in picture.sentence
    assert "£67,256.50 awarded, £216,366 not known to have been given" in picture.sentence
    assert list(picture.figure.data[0].x) == [67256.5, 0, 0]
    written = [note.text for note in picture.figure.layout.annotations]
    assert written[1] == "2. Victims first · <b>none known</b>"


def test_no_money_is_said(fixture_register: Database) -> None:
    rows = queries.frame(
        fixture_register, "priorities_supported", today=TODAY.isoformat(), priority_ids=["new-3"]
    )
    picture = figures.money_by_priority(rows)
    assert picture.headline == "No priority of this plan has money that is known to have been given"

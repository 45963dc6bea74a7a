"""What a briefing asks is noted with its answer, whichever way it was asked."""

from __future__ import annotations

from decimal import Decimal

from tests.conftest import TODAY
from violence_response import queries
from violence_response.briefing.asking import Asking, OfDatabase
from violence_response.database import Database
from violence_response.rows import FindingDetails, InterventionsFound


def test_rows_and_frames_are_noted_alike(fixture_register: Database) -> None:
    asking = Asking(OfDatabase(fixture_register), TODAY, 14)
    found = asking.rows(InterventionsFound, findings=["joint-f01"])
    frame = asking.frame("interventions_found", findings=["joint-f01"])
    assert found
    assert [row.intervention_id for row in found] == frame["intervention_id"].tolist()
    by_type, by_name = asking.asked
    assert (by_type.query, by_type.parameters) == (by_name.query, by_name.parameters)
    assert dict(by_type.parameters)["today"] == TODAY.isoformat()
    assert list(by_type.frame.columns) == list(by_name.frame.columns)
    amounts = [row.awarded_amount for row in found if row.awarded_amount is not None]
    assert amounts
    assert all(isinstance(amount, Decimal) for amount in amounts)
    assert by_type.frame["awarded_amount"].dropna().tolist() == amounts


def test_one_row_or_none(fixture_register: Database) -> None:
    asking = Asking(OfDatabase(fixture_register), TODAY, 14)
    found = asking.one(FindingDetails, finding_id="joint-f01")
    assert found is not None
    assert found.inspection_id == "joint-2024"
    assert asking.one(FindingDetails, finding_id="nowhere") is None
    columns = [part.name for part in queries.named("finding_details").columns]
    assert list(asking.asked[1].frame.columns) == columns
    assert asking.asked[1].frame.empty

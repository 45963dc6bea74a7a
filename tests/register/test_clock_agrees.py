"""The clock in SQL (the macro response_clocks) against its oracle, the one in Python (register/deadlines.py).

Every inspection that Hypothesis makes, with none to three responses, is written into a register and read back
through the macro; stage, last lawful day, chief officer's day, days left, the day of the answer and the state
of the clock must be those that Python works out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE, register_in_memory
from violence_response.database import Database
from violence_response.register import deadlines
from violence_response.register.deadlines import Inspection, Response

REPORT = Inspection(date(2024, 11, 20), "section_55", None, True, "Report on this force", None)
BEGUN = Response(None, None, None, None, is_published_somewhere=False)
DAY_56 = date(2025, 1, 14)
DAY_57 = date(2025, 1, 15)

# Close together, so that days before, on and after a deadline all occur often.
NEAR_DAYS = st.dates(date(2024, 1, 1), date(2024, 5, 31))
MAYBE_DAYS = st.none() | NEAR_DAYS
INSPECTIONS = st.builds(
    Inspection,
    published_date=MAYBE_DAYS,
    response_regime=st.sampled_from(["section_55", "section_55", "jtai_statement", "none"]),
    response_due_date=MAYBE_DAYS,
    response_required=st.sampled_from([True, True, True, False]),
    response_reason=st.none(),
    covered_by=st.sampled_from([None, None, None, "joint-2024"]),
)
RESPONSES = st.builds(
    Response,
    chief_officer_invited_date=MAYBE_DAYS,
    chief_officer_received_date=MAYBE_DAYS,
    approved_date=MAYBE_DAYS,
    published_date=MAYBE_DAYS,
    is_published_somewhere=st.booleans(),
    is_comment_held=st.booleans(),
)
NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def register() -> Iterator[Database]:
    """A register to add to; every example uses keys of its own."""
    with register_in_memory(FIXTURE) as database:
        yield database


def _write(database: Database, inspection: Inspection, responses: Sequence[Response]) -> str:
    key = f"made-{next(NUMBERS)}"
    database.insert(
        "register.inspections",
        {
            "inspection_id": key,
            "title": "Made by a test",
            "lead_organisation_id": "hmicfrs",
            "published_date": inspection.published_date,
            "published_precision": "not_stated" if inspection.published_date is None else "day",
            "fieldwork_precision": "not_stated",
            "response_regime": inspection.response_regime,
            "response_due_date": inspection.response_due_date,
            "response_required": "yes" if inspection.response_required else "no",
            "response_seen": "no",
            "covered_by_inspection_id": inspection.covered_by,
            "summary": "Made by a test",
            "source_id": "report-a",
        },
    )
    for number, response in enumerate(responses, start=1):
        values: dict[str, Any] = {
            "response_id": f"{key}-response-{number}",
            "inspection_id": key,
            "chief_officer_invited_date": response.chief_officer_invited_date,
            "chief_officer_received_date": response.chief_officer_received_date,
            "holds_chief_officer_comment": True if response.is_comment_held else None,
            "approved_date": response.approved_date,
            "published_date": response.published_date,
            "url": "https://example.org/response" if response.is_published_somewhere else None,
            "source_id": "report-a",
        }
        database.insert("register.responses", values)
    return key


def _clock(database: Database, key: str, today: date, notice_days: int) -> dict[str, Any]:
    columns = (
        "stage",
        "last_lawful_day",
        "chief_officer_day",
        "days_left",
        "answered_date",
        "answered_on_day",
        "clock_state",
        "response_id",
    )
    rows = database.rows(
        f"select {', '.join(columns)} from response_clocks(cast(? as date), ?) where inspection_id = ?",
        [today, notice_days, key],
    )
    assert len(rows) == 1
    return dict(zip(columns, rows[0], strict=True))


def _deciding(responses: Sequence[Response], today: date) -> Response | None:
    """The first response that was out, else one known to be out, else the one that has come furthest."""
    out = [row for row in responses if row.published_date is not None and row.published_date <= today]
    if out:
        return min(out, key=lambda row: row.published_date or today)
    if undated := [row for row in responses if row.is_published_somewhere and row.published_date is None]:
        return undated[0]

    def come_by(day: date | None) -> bool:
        return day is not None and day <= today

    def is_received(row: Response) -> bool:
        day = row.chief_officer_received_date
        return row.is_comment_held if day is None else come_by(day)

    return max(responses, key=lambda row: (come_by(row.approved_date), is_received(row)), default=None)


def _worked_out(
    inspection: Inspection, responses: Sequence[Response], today: date, notice_days: int
) -> dict[str, Any]:
    row = _deciding(responses, today)
    last = deadlines.deadline(inspection)
    stage = deadlines.stage(inspection, row, today)
    out = row.published_date if row is not None and row.published_date is not None else None
    answered = out if out is not None and out <= today else None
    is_asked = stage != "not_required"
    published = inspection.published_date
    return {
        "stage": stage,
        "last_lawful_day": last,
        "chief_officer_day": deadlines.chief_officer_day(last, notice_days) if is_asked and last else None,
        "days_left": None if last is None else deadlines.days_left(last, today),
        "answered_date": answered,
        "answered_on_day": deadlines.day_number(published, answered) if published and answered else None,
        "clock_state": _state(stage, last, today),
    }


def _state(stage: str, last: date | None, today: date) -> str:
    if stage in ("not_required", "overdue"):
        return {"not_required": "settled", "overdue": "late"}[stage]
    if stage.startswith("published"):
        return "answered"
    if last is not None and today <= last:
        return "running"
    return "unknown" if stage == "not_recorded" else "begun"


@settings(max_examples=150, deadline=None)
@given(
    inspection=INSPECTIONS,
    responses=st.lists(RESPONSES, max_size=3),
    today=NEAR_DAYS,
    notice_days=st.integers(0, 55),
)
def test_sql_and_python_agree(
    register: Database, inspection: Inspection, responses: list[Response], today: date, notice_days: int
) -> None:
    key = _write(register, inspection, responses)
    clock = _clock(register, key, today, notice_days)
    assert (clock.pop("response_id") is None) is (not responses)
    assert clock == _worked_out(inspection, responses, today, notice_days)


@pytest.mark.parametrize(
    ("inspection", "response", "today", "stage"),
    [
        (replace(REPORT, response_required=False), None, DAY_57, "not_required"),
        (replace(REPORT, covered_by="joint-2024"), BEGUN, DAY_57, "not_required"),
        (replace(REPORT, response_regime="none"), None, DAY_57, "not_required"),
        (REPORT, None, DAY_57, "not_recorded"),
        (REPORT, BEGUN, DAY_56, "awaiting_chief_officer"),
        (REPORT, replace(BEGUN, chief_officer_received_date=DAY_56), DAY_56, "drafting"),
        (REPORT, replace(BEGUN, is_comment_held=True), DAY_56, "drafting"),
        (REPORT, replace(BEGUN, approved_date=DAY_56), DAY_56, "approved"),
        (REPORT, replace(BEGUN, is_published_somewhere=True), DAY_57, "published_undated"),
        (
            replace(REPORT, published_date=None),
            replace(BEGUN, published_date=DAY_56),
            DAY_57,
            "published_no_clock",
        ),
        (REPORT, replace(BEGUN, published_date=DAY_56), DAY_57, "published_on_time"),
        (REPORT, replace(BEGUN, published_date=DAY_57), DAY_57, "published_late"),
        (REPORT, replace(BEGUN, approved_date=DAY_56), DAY_57, "overdue"),
    ],
)
def test_every_stage(
    register: Database, inspection: Inspection, response: Response | None, today: date, stage: str
) -> None:
    key = _write(register, inspection, [response] if response else [])
    assert _clock(register, key, today, 14)["stage"] == stage
    assert deadlines.stage(inspection, response, today) == stage


def test_every_stage_is_a_word_of_the_vocabulary(register: Database) -> None:
    known = register.rows("select term from register.vocabulary_terms where vocabulary = 'response_stage'")
    assert {term for (term,) in known} == set(deadlines.STAGES)


def test_a_later_edition_does_not_make_an_answer_late(register: Database) -> None:
    first, second = replace(BEGUN, published_date=DAY_56), replace(BEGUN, published_date=date(2025, 3, 1))
    key = _write(register, REPORT, [first, second])
    assert _clock(register, key, date(2025, 4, 1), 14)["stage"] == "published_on_time"
    assert _clock(register, key, date(2025, 4, 1), 14)["answered_on_day"] == 56


def test_a_response_that_is_yet_to_come_does_not_hide_work_of_today(register: Database) -> None:
    at_work = replace(BEGUN, chief_officer_received_date=date(2024, 12, 20))
    to_come = replace(BEGUN, published_date=date(2025, 1, 10))
    key = _write(register, REPORT, [to_come, at_work])
    assert _clock(register, key, date(2025, 1, 2), 14)["stage"] == "drafting"


def test_a_copy_sent_later_is_not_yet_sent(register: Database) -> None:
    key = _write(register, REPORT, [replace(BEGUN, published_date=DAY_56)])
    register.execute(
        "update register.responses set sent_to_inspectorate_date = ?, forwarded_to_home_office_date = ? "
        "where inspection_id = ?",
        [DAY_56, DAY_56 + timedelta(days=3), key],
    )
    sent = (
        "select sent_to_inspectorate_date, forwarded_to_home_office_date "
        "from response_clocks(cast(? as date), 14) where inspection_id = ?"
    )
    assert register.rows(sent, [DAY_57, key]) == [(DAY_56, None)]
    assert register.rows(sent, [DAY_56 + timedelta(days=3), key]) == [(DAY_56, DAY_56 + timedelta(days=3))]


def test_unknown_rule_of_an_office_gives_no_clock_and_no_fault(register: Database) -> None:
    key = _write(register, REPORT, [BEGUN])
    register.execute(
        "update register.inspections set response_regime = 'rule of our own' where inspection_id = ?", [key]
    )
    clock = _clock(register, key, DAY_57, 14)
    assert clock["last_lawful_day"] is None
    assert clock["stage"] == "awaiting_chief_officer"

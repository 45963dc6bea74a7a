"""The clock's arithmetic in sentences, from inspections in a register to what a page prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FIXTURE, TODAY, register_in_memory
from tests.register.clock_oracle import REGIMES, Inspection, Response, stage
from tests.register.test_clock_agrees import INSPECTIONS, NEAR_DAYS, RESPONSES, written
from tests.register.test_clock_oracle import BEGUN, DAY_57, IN_TIME, LAST_DAY, LETTER, REPORT
from violence_response import queries, words
from violence_response.accounts import clock
from violence_response.accounts.blocks import Paragraph, Table, link
from violence_response.database import Database
from violence_response.rows import InspectionsFound

CLOCK = "Published 20 Nov 2024; day 1 is that day; day 56, the last lawful day, is 14 Jan 2025."
CHIEF_OFFICER = "Chief officer's comment to be asked for by 31 Dec 2024, 14 days before."
INVITED = replace(BEGUN, chief_officer_invited_date=date(2024, 12, 2))
RECEIVED = replace(INVITED, chief_officer_received_date=date(2024, 12, 16))
APPROVED = replace(RECEIVED, approved_date=date(2024, 12, 19))
INVITED_WORDS = "The chief officer was invited to comment on 2 Dec 2024; no comment is recorded."
NOT_INVITED = "A response is begun; no invitation to the chief officer is recorded."


@pytest.fixture(scope="module")
def register() -> Iterator[Database]:
    """A register to add to; every example uses keys of its own."""
    with register_in_memory(FIXTURE) as database:
        yield database


def arithmetic_of(
    register: Database, report: Inspection, response: Response | None, today: date, notice_days: int
) -> list[str]:
    """What is said of an inspection once it is in the register."""
    key = written(register, report, [response] if response else [])
    return [str(each) for each in clock.arithmetic(found(register, key, today, notice_days))]


def found(register: Database, key: str, today: date, notice_days: int = 14) -> InspectionsFound:
    """The row of one inspection."""
    asked = {"today": today.isoformat(), "notice_days": notice_days, "inspection_ids": [key]}
    return queries.rows_of(register, InspectionsFound, **asked)[0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (None, clock.NOT_RECORDED),
        (BEGUN, NOT_INVITED),
        (INVITED, INVITED_WORDS),
        (RECEIVED, "The chief officer's comment came on 16 Dec 2024; no approval is recorded."),
        (APPROVED, "The response was approved on 19 Dec 2024; no publication is recorded."),
    ],
)
def test_while_the_clock_runs(register: Database, row: Response | None, said: str) -> None:
    today = "Today is day 31; the last lawful day is in 25 days."
    assert arithmetic_of(register, REPORT, row, IN_TIME, 14) == [CLOCK, CHIEF_OFFICER, today, said]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 11, 18), "Day 1 is in 2 days."),
        (date(2024, 11, 19), "Day 1 is in 1 day."),
        (date(2024, 11, 20), "Today is day 1; the last lawful day is in 55 days."),
        (date(2025, 1, 13), "Today is day 55; the last lawful day is in 1 day."),
        (LAST_DAY, "Today is day 56, the last lawful day."),
        (DAY_57, "Today is day 57; the last lawful day was 1 day ago."),
        (date(2026, 11, 23), "Today is day 734; the last lawful day was 678 days ago."),
    ],
)
def test_where_today_stands(register: Database, today: date, said: str) -> None:
    assert arithmetic_of(register, REPORT, BEGUN, today, 14) == [CLOCK, CHIEF_OFFICER, said, NOT_INVITED]


def test_overdue_says_how_far_the_work_had_come(register: Database) -> None:
    assert arithmetic_of(register, REPORT, APPROVED, DAY_57, 14)[-2:] == [
        "Today is day 57; the last lawful day was 1 day ago.",
        "The response was approved on 19 Dec 2024; no publication is recorded.",
    ]


def test_words_of_a_past_day_know_nothing_of_later_dates(register: Database) -> None:
    row = replace(APPROVED, published_date=DAY_57)
    said = {
        date(2024, 12, 1): NOT_INVITED,
        date(2024, 12, 2): INVITED_WORDS,
        date(2024, 12, 16): "The chief officer's comment came on 16 Dec 2024; no approval is recorded.",
        LAST_DAY: "The response was approved on 19 Dec 2024; no publication is recorded.",
        DAY_57: "Response published 15 Jan 2025, day 57: one day late; the last day was 14 Jan 2025.",
    }
    assert {today: arithmetic_of(register, REPORT, row, today, 14)[-1] for today in said} == said


def test_not_recorded_blames_nobody_and_has_one_wording(register: Database) -> None:
    key = written(register, REPORT, [])
    for today in (LAST_DAY, DAY_57):
        row = found(register, key, today)
        assert clock.arithmetic(row)[-1] == clock.NOT_RECORDED
        assert clock.NOT_RECORDED in clock.owed(row)
    assert clock.owed(row, with_stage=False) == "The last day was 14 Jan 2025."


@pytest.mark.parametrize(
    ("notice_days", "said"),
    [
        (0, "Chief officer's comment to be asked for by 14 Jan 2025, the last day itself."),
        (1, "Chief officer's comment to be asked for by 13 Jan 2025, 1 day before."),
        (21, "Chief officer's comment to be asked for by 24 Dec 2024, 21 days before."),
    ],
)
def test_chief_officer_day_follows_the_setting(register: Database, notice_days: int, said: str) -> None:
    assert arithmetic_of(register, REPORT, None, IN_TIME, notice_days)[1] == said


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (date(2023, 12, 6), "two days before the report: one of the two dates must be wrong."),
        (date(2023, 12, 7), "one day before the report: one of the two dates must be wrong."),
        (date(2023, 12, 8), "day 1: on time; the last day was 1 Feb 2024."),
        (date(2024, 1, 31), "day 55: on time; the last day was 1 Feb 2024."),
        (date(2024, 2, 1), "day 56: on time; the last day was 1 Feb 2024."),
        (date(2024, 2, 2), "day 57: one day late; the last day was 1 Feb 2024."),
        (date(2024, 2, 3), "day 58: two days late; the last day was 1 Feb 2024."),
    ],
)
def test_published_under_section_55(register: Database, out: date, said: str) -> None:
    report = replace(REPORT, published_date=date(2023, 12, 8))
    assert arithmetic_of(register, report, replace(BEGUN, published_date=out), date(2024, 6, 1), 14) == [
        "Published 8 Dec 2023; day 1 is that day; day 56, the last lawful day, is 1 Feb 2024.",
        f"Response published {words.day(out)}, {said}",
    ]


def test_published_on_a_day_not_recorded(register: Database) -> None:
    assert arithmetic_of(register, REPORT, replace(BEGUN, is_published_somewhere=True), DAY_57, 14) == [
        CLOCK,
        "A response is published; its date is not recorded, so whether it was on time is not known.",
    ]


def test_without_a_day_of_publication(register: Database) -> None:
    report = replace(REPORT, published_date=None)
    no_clock = "The day of publication is not known, so no clock runs."
    assert arithmetic_of(register, report, None, DAY_57, 14) == [no_clock, clock.NOT_RECORDED]
    assert arithmetic_of(register, report, replace(BEGUN, published_date=IN_TIME), DAY_57, 14) == [
        no_clock,
        "Response published 20 Dec 2024; with no clock it is neither on time nor late.",
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 10, 23), "That date is in 2 days."),
        (date(2024, 10, 25), "That date is today."),
        (date(2024, 10, 26), "That date was 1 day ago."),
    ],
)
@pytest.mark.parametrize("published", [None, date(2024, 7, 18)])
def test_letter_is_not_counted_in_days_of_the_act(
    register: Database, published: date | None, today: date, said: str
) -> None:
    assert arithmetic_of(register, replace(LETTER, published_date=published), BEGUN, today, 14) == [
        "The letter sets 25 Oct 2024 as the date.",
        "Chief officer's comment to be asked for by 11 Oct 2024, 14 days before.",
        said,
        NOT_INVITED,
    ]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (date(2024, 10, 20), "Response published 20 Oct 2024: on time; the last day was 25 Oct 2024."),
        (date(2024, 10, 25), "Response published 25 Oct 2024: on time; the last day was 25 Oct 2024."),
        (date(2024, 10, 26), "Response published 26 Oct 2024: one day late; the last day was 25 Oct 2024."),
    ],
)
def test_published_against_a_letter(register: Database, out: date, said: str) -> None:
    report = replace(LETTER, published_date=date(2024, 7, 18))
    sentences = arithmetic_of(register, report, replace(BEGUN, published_date=out), DAY_57, 14)
    assert sentences == ["The letter sets 25 Oct 2024 as the date.", said]


def test_letter_without_a_date(register: Database) -> None:
    assert arithmetic_of(register, replace(LETTER, response_due_date=None), None, DAY_57, 14) == [
        "The date that the letter sets is not recorded, so no clock runs.",
        clock.NOT_RECORDED,
    ]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Report on the probation service", "Report on the probation service."),
        ("Report on the probation service. ", "Report on the probation service."),
        (None, "The reason is not recorded."),
        ("  ", "The reason is not recorded."),
    ],
)
@pytest.mark.parametrize("regime", REGIMES)
def test_not_required_gives_its_reason(
    register: Database, regime: str, reason: str | None, said: str
) -> None:
    report = replace(REPORT, response_regime=regime, response_required=False, response_reason=reason)
    assert arithmetic_of(register, report, None, DAY_57, 14) == ["No response is required.", said]


def test_covered_by_another_response(register: Database) -> None:
    report = replace(REPORT, covered_by="Police performance: getting a grip")
    covered = "The response to “Police performance: getting a grip” covers this report."
    assert arithmetic_of(register, report, None, DAY_57, 14) == [covered]
    not_required = replace(report, response_required=False, response_reason="Same findings")
    assert arithmetic_of(register, not_required, None, DAY_57, 14) == [
        "No response is required.",
        "Same findings.",
        covered,
    ]


def test_no_regime_does_not_quote_a_reason_for_answering(register: Database) -> None:
    report = replace(REPORT, response_regime="none", response_reason="Report on this force")
    sentences = arithmetic_of(register, report, None, DAY_57, 14)
    assert sentences == ["No response is required: no rule asks for one."]


@settings(max_examples=40, deadline=None)
@given(INSPECTIONS, st.none() | RESPONSES, NEAR_DAYS, st.integers(0, 60))
def test_every_case_has_whole_sentences(
    register: Database, report: Inspection, row: Response | None, today: date, notice_days: int
) -> None:
    sentences = arithmetic_of(register, report, row, today, notice_days)
    assert sentences
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)
    assert not any("None" in sentence or " 1 days" in sentence or "-" in sentence for sentence in sentences)


@settings(max_examples=40, deadline=None)
@given(INSPECTIONS, RESPONSES, NEAR_DAYS)
def test_late_is_said_exactly_where_the_stage_is_late(
    register: Database, report: Inspection, row: Response, today: date
) -> None:
    is_late = stage(report, row, today) == "published_late"
    assert (
        any(
            " late; the last day was " in sentence
            for sentence in arithmetic_of(register, report, row, today, 14)
        )
        is is_late
    )


def test_a_rule_of_an_office_s_own_is_named_and_sets_no_date(own_register: Database) -> None:
    own_register.execute(
        "update register.inspections set response_regime = 'our own' where inspection_id = 'force-2025'"
    )
    assert clock.arithmetic(found(own_register, "force-2025", TODAY)) == [
        "The rule “our own” sets no date that is known here, so no clock runs.",
        "The chief officer was invited to comment on 1 Feb 2025; no comment is recorded.",
    ]


@pytest.mark.parametrize(
    ("row", "today", "said"),
    [
        (INVITED, IN_TIME, f"Last day 14 Jan 2025, in 25 days. {INVITED_WORDS}"),
        (
            BEGUN,
            IN_TIME,
            f"Last day 14 Jan 2025, in 25 days. {NOT_INVITED} "
            "The chief officer is to be asked to comment by 31 Dec 2024.",
        ),
        (
            BEGUN,
            LAST_DAY,
            f"Last day 14 Jan 2025, today. {NOT_INVITED} "
            "The chief officer was to be asked to comment by 31 Dec 2024.",
        ),
        (
            None,
            IN_TIME,
            f"Last day 14 Jan 2025, in 25 days. {clock.NOT_RECORDED} "
            "The chief officer is to be asked to comment by 31 Dec 2024.",
        ),
        (BEGUN, DAY_57, f"The last day was 14 Jan 2025, 1 day ago. {NOT_INVITED}"),
        (None, DAY_57, f"The last day was 14 Jan 2025. {clock.NOT_RECORDED}"),
    ],
)
def test_what_is_owed_names_the_day_the_stage_and_the_next_step(
    register: Database, row: Response | None, today: date, said: str
) -> None:
    key = written(register, REPORT, [row] if row else [])
    assert clock.owed(found(register, key, today)) == said


@settings(max_examples=25, deadline=None)
@given(INSPECTIONS, st.none() | RESPONSES, NEAR_DAYS)
def test_a_stage_has_one_wording(
    register: Database, report: Inspection, row: Response | None, today: date
) -> None:
    """The short account of a list and a briefing says the stage in the very sentence of the long one."""
    key = written(register, report, [row] if row else [])
    asked = found(register, key, today)
    stage_words = clock.stage(asked)
    assert stage_words == clock.arithmetic(asked)[-len(stage_words) :]
    assert all(each in clock.owed(asked) for each in stage_words)


def test_the_report_that_covers_another_is_a_link(fixture_register: Database) -> None:
    (said,) = clock.not_required(found(fixture_register, "covered-2024", TODAY))
    assert link("Joint report on youth violence", "responses", inspection="joint-2024") in said.spans


def test_dates_come_in_order_and_what_is_not_recorded_is_named(fixture_register: Database) -> None:
    table, missing = clock.dates(found(fixture_register, "force-2025", TODAY))
    assert isinstance(table, Table)
    assert isinstance(missing, Paragraph)
    assert table.rows == (
        ("15 Jan 2025", "Report published", "47 days ago"),
        ("1 Feb 2025", "Chief officer invited to comment", "30 days ago"),
        ("25 Feb 2025", "Chief officer's comment to be asked for by (set by the rule)", "6 days ago"),
        ("3 Mar 2025", "Today", ""),
        ("11 Mar 2025", "Last day for our response (set by the rule)", "in 8 days"),
    )
    assert missing.text.startswith("Day not recorded: Chief officer's comment received; ")


def test_a_day_known_to_the_month_is_not_counted_from(fixture_register: Database) -> None:
    row = found(fixture_register, "probation-2021", TODAY)._replace(
        published_precision="month",
        fieldwork_from=date(2021, 3, 1),
        fieldwork_to=date(2021, 6, 1),
        fieldwork_precision="year",
    )
    table, *_ = clock.dates(row)
    assert isinstance(table, Table)
    # A rule that asks for no response sets no day.
    assert table.rows == (
        ("2021", "Fieldwork began", ""),
        ("2021", "Fieldwork ended", ""),
        ("Aug 2021", "Report published", ""),
        ("3 Mar 2025", "Today", ""),
    )

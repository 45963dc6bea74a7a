"""The oracle of the statutory clock: worked dates, and the order that decides a stage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.register import clock_oracle
from tests.register.clock_oracle import Inspection, Response

REPORT = Inspection(
    published_date=date(2024, 11, 20),
    response_regime="section_55",
    response_due_date=None,
    response_required=True,
    response_reason="National thematic report",
    covered_by=None,
)
LETTER = replace(
    REPORT,
    published_date=None,
    response_regime="jtai_statement",
    response_due_date=date(2024, 10, 25),
)
BEGUN = Response(None, None, None, None, is_published_somewhere=False)
LAST_DAY = date(2025, 1, 14)
DAY_57 = date(2025, 1, 15)
IN_TIME = date(2024, 12, 20)

# Far enough from both ends of the calendar for every sum of days made here.
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
# Close together, so that the days before, on and after a deadline all occur often.
NEAR_DAYS = st.dates(date(2024, 1, 1), date(2024, 6, 30))
MAYBE_DAYS = st.none() | NEAR_DAYS
INSPECTIONS = st.builds(
    Inspection,
    published_date=MAYBE_DAYS,
    response_regime=st.sampled_from(clock_oracle.REGIMES),
    response_due_date=MAYBE_DAYS,
    response_required=st.booleans(),
    response_reason=st.sampled_from([None, "Report on this force"]),
    covered_by=st.sampled_from([None, "Police performance: getting a grip"]),
)
# Asked for by a regime that has a clock: without this, most drawn inspections would need no response.
ASKED_FOR = st.builds(
    Inspection,
    published_date=MAYBE_DAYS,
    response_regime=st.sampled_from(["section_55", "jtai_statement"]),
    response_due_date=MAYBE_DAYS,
    response_required=st.just(True),
    response_reason=st.none(),
    covered_by=st.none(),
)
ROWS = st.builds(
    Response,
    chief_officer_invited_date=MAYBE_DAYS,
    chief_officer_received_date=MAYBE_DAYS,
    approved_date=MAYBE_DAYS,
    published_date=MAYBE_DAYS,
    is_published_somewhere=st.booleans(),
)


class TestArithmetic:
    @pytest.mark.parametrize(
        ("published", "last"),
        [
            (date(2023, 3, 8), date(2023, 5, 2)),
            (date(2023, 7, 7), date(2023, 8, 31)),
            (date(2023, 12, 8), date(2024, 2, 1)),
            (date(2024, 11, 20), date(2025, 1, 14)),
            (date(2025, 1, 15), date(2025, 3, 11)),
            (date(2025, 4, 10), date(2025, 6, 4)),
        ],
    )
    def test_last_lawful_day_of_real_reports(self, published: date, last: date) -> None:
        assert clock_oracle.last_lawful_day(published) == last

    @pytest.mark.parametrize(
        ("published", "last"),
        [
            (date(2024, 1, 5), date(2024, 2, 29)),
            (date(2024, 1, 6), date(2024, 3, 1)),
            (date(2023, 1, 5), date(2023, 3, 1)),
            (date(2024, 2, 29), date(2024, 4, 24)),
            (date(2000, 1, 6), date(2000, 3, 1)),
            (date(2100, 1, 5), date(2100, 3, 1)),
        ],
    )
    def test_last_lawful_day_counts_29_february_where_there_is_one(self, published: date, last: date) -> None:
        assert clock_oracle.last_lawful_day(published) == last

    @given(DAYS)
    def test_last_lawful_day_is_day_56_counted_one_by_one(self, published: date) -> None:
        counted = [published + timedelta(days=number) for number in range(56)]
        assert clock_oracle.last_lawful_day(published) == counted[-1]
        assert clock_oracle.day_number(published, counted[-1]) == 56

    @given(DAYS, st.integers(-400, 4000))
    def test_day_number_is_undone_by_adding_days(self, published: date, number: int) -> None:
        assert clock_oracle.day_number(published, published + timedelta(days=number - 1)) == number

    def test_day_number_starts_at_1(self) -> None:
        assert clock_oracle.day_number(date(2024, 11, 20), date(2024, 11, 20)) == 1
        assert clock_oracle.day_number(date(2024, 11, 20), date(2024, 11, 19)) == 0

    @pytest.mark.parametrize(
        ("today", "left"), [(date(2025, 1, 13), 1), (LAST_DAY, 0), (DAY_57, -1), (date(2024, 11, 20), 55)]
    )
    def test_days_left_is_0_on_the_last_day(self, today: date, left: int) -> None:
        assert clock_oracle.days_left(LAST_DAY, today) == left

    @given(DAYS, DAYS, st.integers(0, 2000))
    def test_days_left_falls_by_one_a_day(self, last: date, today: date, later: int) -> None:
        after = clock_oracle.days_left(last, today + timedelta(days=later))
        assert after == clock_oracle.days_left(last, today) - later

    @given(DAYS, st.integers(0, 365))
    def test_chief_officer_day_leaves_the_notice(self, last: date, notice_days: int) -> None:
        assert clock_oracle.days_left(last, clock_oracle.chief_officer_day(last, notice_days)) == notice_days

    def test_chief_officer_day_worked(self) -> None:
        assert clock_oracle.chief_officer_day(LAST_DAY, 14) == date(2024, 12, 31)
        assert clock_oracle.chief_officer_day(LAST_DAY, 0) == LAST_DAY

    def test_chief_officer_day_refuses_a_day_after_the_deadline(self) -> None:
        with pytest.raises(ValueError, match="notice_days is -1"):
            clock_oracle.chief_officer_day(LAST_DAY, -1)


class TestDeadline:
    def test_section_55_computes_and_reads_no_letter(self) -> None:
        assert clock_oracle.deadline(REPORT) == LAST_DAY
        assert clock_oracle.deadline(replace(REPORT, response_due_date=date(2025, 3, 1))) == LAST_DAY

    def test_section_55_without_a_day_of_publication_has_none(self) -> None:
        unknown = replace(REPORT, published_date=None, response_due_date=date(2025, 3, 1))
        assert clock_oracle.deadline(unknown) is None

    def test_letter_sets_the_date_whatever_the_day_of_publication(self) -> None:
        assert clock_oracle.deadline(LETTER) == date(2024, 10, 25)
        assert clock_oracle.deadline(replace(LETTER, published_date=date(2024, 7, 18))) == date(2024, 10, 25)
        undated = replace(LETTER, published_date=date(2024, 7, 18), response_due_date=None)
        assert clock_oracle.deadline(undated) is None

    def test_no_regime_no_deadline(self) -> None:
        nothing = replace(REPORT, response_regime="none", response_due_date=date(2025, 3, 1))
        assert clock_oracle.deadline(nothing) is None

    @given(NEAR_DAYS)
    def test_weekends_and_bank_holidays_do_not_move_it(self, published: date) -> None:
        last = clock_oracle.deadline(replace(REPORT, published_date=published))
        assert last is not None
        # 56 days are eight whole weeks, so the last day is always the weekday before that of publication.
        assert last.weekday() == (published.weekday() - 1) % 7

    def test_unknown_regime_is_refused(self) -> None:
        with pytest.raises(ValueError, match='"section 55" is not one of section_55, jtai_statement, none'):
            replace(REPORT, response_regime="section 55")


class TestStage:
    @pytest.mark.parametrize(
        ("row", "today", "expected"),
        [
            (None, IN_TIME, "not_recorded"),
            (None, DAY_57, "not_recorded"),
            (BEGUN, IN_TIME, "awaiting_chief_officer"),
            (replace(BEGUN, chief_officer_invited_date=IN_TIME), IN_TIME, "awaiting_chief_officer"),
            (replace(BEGUN, chief_officer_received_date=IN_TIME), IN_TIME, "drafting"),
            (replace(BEGUN, approved_date=IN_TIME), IN_TIME, "approved"),
            (replace(BEGUN, approved_date=IN_TIME), LAST_DAY, "approved"),
            (replace(BEGUN, approved_date=IN_TIME), DAY_57, "overdue"),
            (BEGUN, LAST_DAY, "awaiting_chief_officer"),
            (BEGUN, DAY_57, "overdue"),
            (replace(BEGUN, published_date=LAST_DAY), DAY_57, "published_on_time"),
            (replace(BEGUN, published_date=DAY_57), DAY_57, "published_late"),
            (replace(BEGUN, is_published_somewhere=True), IN_TIME, "published_undated"),
            (replace(BEGUN, is_published_somewhere=True), DAY_57, "published_undated"),
            (
                replace(BEGUN, published_date=IN_TIME, is_published_somewhere=True),
                DAY_57,
                "published_on_time",
            ),
        ],
    )
    def test_stage_of_a_section_55_report(self, row: Response | None, today: date, expected: str) -> None:
        assert clock_oracle.stage(REPORT, row, today) == expected

    def test_day_57_is_late_though_adding_56_would_call_it_on_time(self) -> None:
        report = replace(REPORT, published_date=date(2023, 12, 8))
        day_56 = replace(BEGUN, published_date=date(2024, 2, 1))
        day_57 = replace(BEGUN, published_date=date(2024, 2, 2))
        assert clock_oracle.stage(report, day_56, date(2024, 6, 1)) == "published_on_time"
        assert clock_oracle.stage(report, day_57, date(2024, 6, 1)) == "published_late"

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (None, "not_recorded"),
            (BEGUN, "awaiting_chief_officer"),
            (replace(BEGUN, chief_officer_received_date=IN_TIME), "drafting"),
            (replace(BEGUN, approved_date=IN_TIME), "approved"),
            (replace(BEGUN, published_date=IN_TIME), "published_no_clock"),
            (replace(BEGUN, is_published_somewhere=True), "published_undated"),
        ],
    )
    @pytest.mark.parametrize(
        "report", [replace(REPORT, published_date=None), replace(LETTER, response_due_date=None)]
    )
    def test_without_a_deadline_nothing_is_ever_overdue_late_or_on_time(
        self, report: Inspection, row: Response | None, expected: str
    ) -> None:
        assert clock_oracle.stage(report, row, date(2030, 1, 1)) == expected

    def test_letter_allows_its_own_date(self) -> None:
        on_the_date = replace(BEGUN, published_date=date(2024, 10, 25))
        day_after = replace(BEGUN, published_date=date(2024, 10, 26))
        assert clock_oracle.stage(LETTER, on_the_date, date(2024, 11, 1)) == "published_on_time"
        assert clock_oracle.stage(LETTER, day_after, date(2024, 11, 1)) == "published_late"
        assert clock_oracle.stage(LETTER, BEGUN, date(2024, 10, 25)) == "awaiting_chief_officer"
        assert clock_oracle.stage(LETTER, BEGUN, date(2024, 10, 26)) == "overdue"

    @pytest.mark.parametrize(
        "report",
        [
            replace(REPORT, response_required=False),
            replace(REPORT, covered_by="hmicfrs-getting-a-grip-2023"),
            replace(REPORT, response_regime="none"),
        ],
    )
    @pytest.mark.parametrize("row", [None, BEGUN, replace(BEGUN, published_date=DAY_57)])
    def test_not_required_wins_over_all_that_is_known(self, report: Inspection, row: Response | None) -> None:
        assert clock_oracle.stage(report, row, DAY_57) == "not_required"

    def test_stage_of_a_past_day_knows_nothing_of_later_dates(self) -> None:
        row = Response(
            chief_officer_invited_date=date(2024, 12, 2),
            chief_officer_received_date=date(2024, 12, 16),
            approved_date=date(2025, 1, 10),
            published_date=date(2025, 1, 17),
            is_published_somewhere=True,
        )
        stages = {
            date(2024, 12, 1): "awaiting_chief_officer",
            date(2024, 12, 15): "awaiting_chief_officer",
            date(2024, 12, 16): "drafting",
            date(2025, 1, 9): "drafting",
            date(2025, 1, 10): "approved",
            date(2025, 1, 14): "approved",
            date(2025, 1, 15): "overdue",
            date(2025, 1, 16): "overdue",
            date(2025, 1, 17): "published_late",
        }
        assert {today: clock_oracle.stage(REPORT, row, today) for today in stages} == stages

    def test_every_word_of_the_vocabulary_is_listed_once(self) -> None:
        assert sorted(clock_oracle.STAGES) == [
            "approved",
            "awaiting_chief_officer",
            "drafting",
            "not_recorded",
            "not_required",
            "overdue",
            "published_late",
            "published_no_clock",
            "published_on_time",
            "published_undated",
        ]


class TestStageProperties:
    @given(INSPECTIONS, st.none() | ROWS, NEAR_DAYS)
    def test_stage_is_total(self, report: Inspection, row: Response | None, today: date) -> None:
        assert clock_oracle.stage(report, row, today) in clock_oracle.STAGES

    @given(ASKED_FOR, NEAR_DAYS)
    def test_without_a_row_a_response_is_not_recorded_and_never_overdue(
        self, report: Inspection, today: date
    ) -> None:
        assert clock_oracle.stage(report, None, today) == "not_recorded"

    @given(INSPECTIONS, st.none() | ROWS, NEAR_DAYS)
    def test_not_required_exactly_where_nothing_asks(
        self, report: Inspection, row: Response | None, today: date
    ) -> None:
        asked = report.response_required and report.covered_by is None and report.response_regime != "none"
        assert (clock_oracle.stage(report, row, today) == "not_required") is not asked

    @given(ASKED_FOR, ROWS, NEAR_DAYS)
    def test_overdue_exactly_after_the_deadline_with_nothing_published(
        self, report: Inspection, row: Response, today: date
    ) -> None:
        last = clock_oracle.deadline(report)
        passed = last is not None and clock_oracle.days_left(last, today) < 0
        is_out = row.is_published_somewhere if row.published_date is None else row.published_date <= today
        assert (clock_oracle.stage(report, row, today) == "overdue") is (passed and not is_out)

    @given(ASKED_FOR, ROWS, NEAR_DAYS, st.integers(0, 400))
    def test_a_published_stage_never_changes_as_days_pass(
        self, report: Inspection, row: Response, today: date, later: int
    ) -> None:
        now = clock_oracle.stage(report, row, today)
        assume(now.startswith("published_"))
        assert clock_oracle.stage(report, row, today + timedelta(days=later)) == now

    @given(NEAR_DAYS, NEAR_DAYS, NEAR_DAYS)
    def test_section_55_is_late_exactly_from_day_57(self, published: date, out: date, today: date) -> None:
        assume(out <= today)
        report = replace(REPORT, published_date=published)
        reached = clock_oracle.stage(report, replace(BEGUN, published_date=out), today)
        is_late = clock_oracle.day_number(published, out) >= 57
        assert reached == ("published_late" if is_late else "published_on_time")

    @given(ASKED_FOR, ROWS, NEAR_DAYS)
    def test_later_dates_are_the_same_as_no_dates(
        self, report: Inspection, row: Response, today: date
    ) -> None:
        assume(row.published_date is not None or not row.is_published_somewhere)

        def known(day: date | None) -> date | None:
            return None if day is None or day > today else day

        as_recorded_then = Response(
            known(row.chief_officer_invited_date),
            known(row.chief_officer_received_date),
            known(row.approved_date),
            known(row.published_date),
            is_published_somewhere=False,
        )
        assert clock_oracle.stage(report, row, today) == clock_oracle.stage(report, as_recorded_then, today)

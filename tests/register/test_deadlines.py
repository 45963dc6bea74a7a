"""The statutory clock: worked dates, the order that decides a stage, the sentences that explain it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from violence_response.register import deadlines
from violence_response.register.deadlines import Inspection, Response

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
    response_regime=st.sampled_from(deadlines.REGIMES),
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
    is_comment_held=st.booleans(),
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
        assert deadlines.last_lawful_day(published) == last

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
        assert deadlines.last_lawful_day(published) == last

    @given(DAYS)
    def test_last_lawful_day_is_day_56_counted_one_by_one(self, published: date) -> None:
        counted = [published + timedelta(days=number) for number in range(56)]
        assert deadlines.last_lawful_day(published) == counted[-1]
        assert deadlines.day_number(published, counted[-1]) == 56

    @given(DAYS, st.integers(-400, 4000))
    def test_day_number_is_undone_by_adding_days(self, published: date, number: int) -> None:
        assert deadlines.day_number(published, published + timedelta(days=number - 1)) == number

    def test_day_number_starts_at_1(self) -> None:
        assert deadlines.day_number(date(2024, 11, 20), date(2024, 11, 20)) == 1
        assert deadlines.day_number(date(2024, 11, 20), date(2024, 11, 19)) == 0

    @pytest.mark.parametrize(
        ("today", "left"), [(date(2025, 1, 13), 1), (LAST_DAY, 0), (DAY_57, -1), (date(2024, 11, 20), 55)]
    )
    def test_days_left_is_0_on_the_last_day(self, today: date, left: int) -> None:
        assert deadlines.days_left(LAST_DAY, today) == left

    @given(DAYS, DAYS, st.integers(0, 2000))
    def test_days_left_falls_by_one_a_day(self, last: date, today: date, later: int) -> None:
        after = deadlines.days_left(last, today + timedelta(days=later))
        assert after == deadlines.days_left(last, today) - later

    @given(DAYS, st.integers(0, 365))
    def test_chief_officer_day_leaves_the_notice(self, last: date, notice_days: int) -> None:
        assert deadlines.days_left(last, deadlines.chief_officer_day(last, notice_days)) == notice_days

    def test_chief_officer_day_worked(self) -> None:
        assert deadlines.chief_officer_day(LAST_DAY, 14) == date(2024, 12, 31)
        assert deadlines.chief_officer_day(LAST_DAY, 0) == LAST_DAY

    def test_chief_officer_day_refuses_a_day_after_the_deadline(self) -> None:
        with pytest.raises(ValueError, match="notice_days is -1"):
            deadlines.chief_officer_day(LAST_DAY, -1)


class TestDeadline:
    def test_section_55_computes_and_reads_no_letter(self) -> None:
        assert deadlines.deadline(REPORT) == LAST_DAY
        assert deadlines.deadline(replace(REPORT, response_due_date=date(2025, 3, 1))) == LAST_DAY

    def test_section_55_without_a_day_of_publication_has_none(self) -> None:
        unknown = replace(REPORT, published_date=None, response_due_date=date(2025, 3, 1))
        assert deadlines.deadline(unknown) is None

    def test_letter_sets_the_date_whatever_the_day_of_publication(self) -> None:
        assert deadlines.deadline(LETTER) == date(2024, 10, 25)
        assert deadlines.deadline(replace(LETTER, published_date=date(2024, 7, 18))) == date(2024, 10, 25)
        undated = replace(LETTER, published_date=date(2024, 7, 18), response_due_date=None)
        assert deadlines.deadline(undated) is None

    def test_no_regime_no_deadline(self) -> None:
        nothing = replace(REPORT, response_regime="none", response_due_date=date(2025, 3, 1))
        assert deadlines.deadline(nothing) is None

    @given(NEAR_DAYS)
    def test_weekends_and_bank_holidays_do_not_move_it(self, published: date) -> None:
        last = deadlines.deadline(replace(REPORT, published_date=published))
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
            (replace(BEGUN, is_comment_held=True), IN_TIME, "drafting"),
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
        assert deadlines.stage(REPORT, row, today) == expected

    def test_day_57_is_late_though_adding_56_would_call_it_on_time(self) -> None:
        report = replace(REPORT, published_date=date(2023, 12, 8))
        day_56 = replace(BEGUN, published_date=date(2024, 2, 1))
        day_57 = replace(BEGUN, published_date=date(2024, 2, 2))
        assert deadlines.stage(report, day_56, date(2024, 6, 1)) == "published_on_time"
        assert deadlines.stage(report, day_57, date(2024, 6, 1)) == "published_late"

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (None, "not_recorded"),
            (BEGUN, "awaiting_chief_officer"),
            (replace(BEGUN, chief_officer_received_date=IN_TIME), "drafting"),
            (replace(BEGUN, is_comment_held=True), "drafting"),
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
        assert deadlines.stage(report, row, date(2030, 1, 1)) == expected

    def test_letter_allows_its_own_date(self) -> None:
        on_the_date = replace(BEGUN, published_date=date(2024, 10, 25))
        day_after = replace(BEGUN, published_date=date(2024, 10, 26))
        assert deadlines.stage(LETTER, on_the_date, date(2024, 11, 1)) == "published_on_time"
        assert deadlines.stage(LETTER, day_after, date(2024, 11, 1)) == "published_late"
        assert deadlines.stage(LETTER, BEGUN, date(2024, 10, 25)) == "awaiting_chief_officer"
        assert deadlines.stage(LETTER, BEGUN, date(2024, 10, 26)) == "overdue"

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
        assert deadlines.stage(report, row, DAY_57) == "not_required"

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
        assert {today: deadlines.stage(REPORT, row, today) for today in stages} == stages

    def test_every_word_of_the_vocabulary_is_listed_once(self) -> None:
        assert sorted(deadlines.STAGES) == [
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
        assert deadlines.stage(report, row, today) in deadlines.STAGES

    @given(ASKED_FOR, NEAR_DAYS)
    def test_without_a_row_a_response_is_not_recorded_and_never_overdue(
        self, report: Inspection, today: date
    ) -> None:
        assert deadlines.stage(report, None, today) == "not_recorded"

    @given(INSPECTIONS, st.none() | ROWS, NEAR_DAYS)
    def test_not_required_exactly_where_nothing_asks(
        self, report: Inspection, row: Response | None, today: date
    ) -> None:
        asked = report.response_required and report.covered_by is None and report.response_regime != "none"
        assert (deadlines.stage(report, row, today) == "not_required") is not asked

    @given(ASKED_FOR, ROWS, NEAR_DAYS)
    def test_overdue_exactly_after_the_deadline_with_nothing_published(
        self, report: Inspection, row: Response, today: date
    ) -> None:
        last = deadlines.deadline(report)
        passed = last is not None and deadlines.days_left(last, today) < 0
        is_out = row.is_published_somewhere if row.published_date is None else row.published_date <= today
        assert (deadlines.stage(report, row, today) == "overdue") is (passed and not is_out)

    @given(ASKED_FOR, ROWS, NEAR_DAYS, st.integers(0, 400))
    def test_a_published_stage_never_changes_as_days_pass(
        self, report: Inspection, row: Response, today: date, later: int
    ) -> None:
        now = deadlines.stage(report, row, today)
        assume(now.startswith("published_"))
        assert deadlines.stage(report, row, today + timedelta(days=later)) == now

    @given(NEAR_DAYS, NEAR_DAYS, NEAR_DAYS)
    def test_section_55_is_late_exactly_from_day_57(self, published: date, out: date, today: date) -> None:
        assume(out <= today)
        report = replace(REPORT, published_date=published)
        reached = deadlines.stage(report, replace(BEGUN, published_date=out), today)
        is_late = deadlines.day_number(published, out) >= 57
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
            is_comment_held=row.is_comment_held and row.chief_officer_received_date is None,
        )
        assert deadlines.stage(report, row, today) == deadlines.stage(report, as_recorded_then, today)


CLOCK = "Published 20 Nov 2024; day 1 is that day; day 56, the last lawful day, is 14 Jan 2025."
CHIEF_OFFICER = "Chief officer's comment to be asked for by 31 Dec 2024, 14 days before."
INVITED = replace(BEGUN, chief_officer_invited_date=date(2024, 12, 2))
RECEIVED = replace(INVITED, chief_officer_received_date=date(2024, 12, 16))
APPROVED = replace(RECEIVED, approved_date=date(2024, 12, 19))
INVITED_WORDS = "The chief officer was invited to comment on 2 Dec 2024; no comment is recorded."
NOT_INVITED = "A response is begun; no invitation to the chief officer is recorded."


class TestWords:
    @pytest.mark.parametrize(
        ("day", "written"),
        [
            (date(2024, 11, 20), "20 Nov 2024"),
            (date(2023, 5, 2), "2 May 2023"),
            (date(2024, 2, 29), "29 Feb 2024"),
            (date(2025, 1, 1), "1 Jan 2025"),
            (date(2025, 9, 30), "30 Sep 2025"),
            (date(2025, 12, 31), "31 Dec 2025"),
        ],
    )
    def test_format_day(self, day: date, written: str) -> None:
        assert deadlines.format_day(day) == written

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            (None, "No response is recorded here."),
            (BEGUN, NOT_INVITED),
            (INVITED, INVITED_WORDS),
            (RECEIVED, "The chief officer's comment came on 16 Dec 2024; no approval is recorded."),
            (APPROVED, "The response was approved on 19 Dec 2024; no publication is recorded."),
        ],
    )
    def test_while_the_clock_runs(self, row: Response | None, said: str) -> None:
        today = "Today is day 31; the last lawful day is in 25 days."
        assert deadlines.in_words(REPORT, row, IN_TIME, 14) == [CLOCK, CHIEF_OFFICER, today, said]

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
    def test_where_today_stands(self, today: date, said: str) -> None:
        assert deadlines.in_words(REPORT, BEGUN, today, 14) == [CLOCK, CHIEF_OFFICER, said, NOT_INVITED]

    def test_overdue_says_how_far_the_work_had_come(self) -> None:
        assert deadlines.in_words(REPORT, APPROVED, DAY_57, 14)[-2:] == [
            "Today is day 57; the last lawful day was 1 day ago.",
            "The response was approved on 19 Dec 2024; no publication is recorded.",
        ]

    def test_words_of_a_past_day_know_nothing_of_later_dates(self) -> None:
        row = replace(APPROVED, published_date=DAY_57)
        said = {
            date(2024, 12, 1): NOT_INVITED,
            date(2024, 12, 2): INVITED_WORDS,
            date(2024, 12, 16): "The chief officer's comment came on 16 Dec 2024; no approval is recorded.",
            LAST_DAY: "The response was approved on 19 Dec 2024; no publication is recorded.",
            DAY_57: "Response published 15 Jan 2025, day 57: one day late.",
        }
        assert {today: deadlines.in_words(REPORT, row, today, 14)[-1] for today in said} == said

    def test_not_recorded_after_the_deadline_blames_nobody(self) -> None:
        said = "No response is recorded here; that does not mean that none was given."
        assert deadlines.in_words(REPORT, None, DAY_57, 14)[-1] == said
        assert deadlines.in_words(REPORT, None, LAST_DAY, 14)[-1] == "No response is recorded here."

    @pytest.mark.parametrize(
        ("notice_days", "said"),
        [
            (0, "Chief officer's comment to be asked for by 14 Jan 2025, the last day itself."),
            (1, "Chief officer's comment to be asked for by 13 Jan 2025, 1 day before."),
            (21, "Chief officer's comment to be asked for by 24 Dec 2024, 21 days before."),
        ],
    )
    def test_chief_officer_day_follows_the_setting(self, notice_days: int, said: str) -> None:
        assert deadlines.in_words(REPORT, None, IN_TIME, notice_days)[1] == said

    @pytest.mark.parametrize(
        ("out", "said"),
        [
            (date(2023, 12, 6), "2 days before the report: one of the two dates must be wrong."),
            (date(2023, 12, 7), "1 day before the report: one of the two dates must be wrong."),
            (date(2023, 12, 8), "day 1: on time, 55 days before the last day."),
            (date(2024, 1, 31), "day 55: on time, 1 day before the last day."),
            (date(2024, 2, 1), "day 56: on time, on the last day."),
            (date(2024, 2, 2), "day 57: one day late."),
            (date(2024, 2, 3), "day 58: 2 days late."),
        ],
    )
    def test_published_under_section_55(self, out: date, said: str) -> None:
        report = replace(REPORT, published_date=date(2023, 12, 8))
        assert deadlines.in_words(report, replace(BEGUN, published_date=out), date(2024, 6, 1), 14) == [
            "Published 8 Dec 2023; day 1 is that day; day 56, the last lawful day, is 1 Feb 2024.",
            f"Response published {deadlines.format_day(out)}, {said}",
        ]

    def test_published_on_a_day_not_recorded(self) -> None:
        assert deadlines.in_words(REPORT, replace(BEGUN, is_published_somewhere=True), DAY_57, 14) == [
            CLOCK,
            "A response is published; its date is not recorded, so whether it was on time is not known.",
        ]

    def test_without_a_day_of_publication(self) -> None:
        report = replace(REPORT, published_date=None)
        no_clock = "The day of publication is not known, so no clock runs."
        assert deadlines.in_words(report, None, DAY_57, 14) == [no_clock, "No response is recorded here."]
        assert deadlines.in_words(report, replace(BEGUN, published_date=IN_TIME), DAY_57, 14) == [
            no_clock,
            "A response was published on 20 Dec 2024; with no clock it is neither on time nor late.",
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
        self, published: date | None, today: date, said: str
    ) -> None:
        assert deadlines.in_words(replace(LETTER, published_date=published), BEGUN, today, 14) == [
            "The letter sets 25 Oct 2024 as the date.",
            "Chief officer's comment to be asked for by 11 Oct 2024, 14 days before.",
            said,
            NOT_INVITED,
        ]

    @pytest.mark.parametrize(
        ("out", "said"),
        [
            (date(2024, 10, 20), "Response published 20 Oct 2024: on time, 5 days before the last day."),
            (date(2024, 10, 25), "Response published 25 Oct 2024: on time, on the last day."),
            (date(2024, 10, 26), "Response published 26 Oct 2024: one day late."),
        ],
    )
    def test_published_against_a_letter(self, out: date, said: str) -> None:
        report = replace(LETTER, published_date=date(2024, 7, 18))
        words = deadlines.in_words(report, replace(BEGUN, published_date=out), DAY_57, 14)
        assert words == ["The letter sets 25 Oct 2024 as the date.", said]

    def test_letter_without_a_date(self) -> None:
        assert deadlines.in_words(replace(LETTER, response_due_date=None), None, DAY_57, 14) == [
            "The date that the letter sets is not recorded, so no clock runs.",
            "No response is recorded here.",
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
    @pytest.mark.parametrize("regime", deadlines.REGIMES)
    def test_not_required_gives_its_reason(self, regime: str, reason: str | None, said: str) -> None:
        report = replace(REPORT, response_regime=regime, response_required=False, response_reason=reason)
        assert deadlines.in_words(report, None, DAY_57, 14) == ["No response is required.", said]

    def test_covered_by_another_response(self) -> None:
        report = replace(REPORT, covered_by="Police performance: getting a grip")
        covered = "The response to “Police performance: getting a grip” covers this report."
        assert deadlines.in_words(report, None, DAY_57, 14) == [covered]
        not_required = replace(report, response_required=False, response_reason="Same findings")
        assert deadlines.in_words(not_required, None, DAY_57, 14) == [
            "No response is required.",
            "Same findings.",
            covered,
        ]

    def test_no_regime_does_not_quote_a_reason_for_answering(self) -> None:
        report = replace(REPORT, response_regime="none", response_reason="Report on this force")
        words = deadlines.in_words(report, None, DAY_57, 14)
        assert words == ["Nothing asks for a response to this report, so no clock runs."]

    @given(INSPECTIONS, st.none() | ROWS, NEAR_DAYS, st.integers(0, 60))
    def test_every_case_has_whole_sentences(
        self, report: Inspection, row: Response | None, today: date, notice_days: int
    ) -> None:
        words = deadlines.in_words(report, row, today, notice_days)
        assert words
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in words)
        assert not any("None" in sentence or " 1 days" in sentence or "-" in sentence for sentence in words)

    @given(ASKED_FOR, ROWS, NEAR_DAYS)
    def test_late_is_said_exactly_where_the_stage_is_late(
        self, report: Inspection, row: Response, today: date
    ) -> None:
        is_late = deadlines.stage(report, row, today) == "published_late"
        assert (
            any(
                sentence.endswith(" late.") and ":" in sentence
                for sentence in deadlines.in_words(report, row, today, 14)
            )
            is is_late
        )

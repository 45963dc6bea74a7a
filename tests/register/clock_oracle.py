"""The statutory clock in Python: the oracle for the one in SQL (schema/shared/0020_response_clocks.sql).

It says when the answer to an inspection is due, and how far the answer has come; only tests use it.

The rule. Section 55 of the Police Act 1996 has the local policing body invite the chief officer to comment by
a date that it sets (subsection (4)), prepare its own comments and publish both (subsection (5)). Subsection
(5A), put in by section 37 of the Policing and Crime Act 2017, has all of it published "before the end of the
period of 56 days beginning with the day on which the report is published". A period that begins *with* a day
counts that day, so day 1 is the day of publication and day 56, the last lawful day, is 55 days later. Nothing
in the section stretches the period for weekends or bank holidays.

Worked: a report of 20 November 2024 has 14 January 2025 as its last lawful day. A report of 8 December 2023
has 1 February 2024; an answer of 2 February 2024 is day 57 and late, though adding 56 would call it on time.

Two other regimes are data, not arithmetic. `jtai_statement` is a joint inspection whose letter names the
date, and an answer on that date is on time. `none` is a report that asks nothing of the local policing body.

`stage` gives the decision order. Why it is in that order:

- What is not asked for cannot be late, so "not required" comes before anything that is known of an answer.
- Without a row for a response we know nothing: the answer may have been given and not recorded here. That is
  "not recorded" for ever, and never overdue.
- Publication ends the clock, so it is looked at before the deadline. Without a deadline (the day of the
  report is not known) an answer is neither on time nor late, and the stage says that no clock runs. An answer
  that is known to be out, though not since when, is neither of them either, and not overdue.
- Overdue comes before approved and drafting: those say how far the work is, not that the period is kept.
- A row without a single date counts as awaiting the chief officer. Work has begun, and the invitation is what
  the section asks for first.

Every date is read as at `today`: what lies later has not happened yet, so the stage of any past day can be
worked out again. A response row, and an address without a date, carry no day and count on every day. An
address whose response does have a date counts from that date only.

`today` is the date in London; the caller passes it in, so that nothing here reads a clock.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, get_args

RESPONSE_DAYS: Final = 56
"""Length of the period in days, the day of publication included (Police Act 1996, section 55(5A))."""

REGIMES: Final = ("section_55", "jtai_statement", "none")
"""What asks for an answer: the Act, the letter of a joint inspection, or nothing."""

Stage = Literal[
    "not_required",
    "not_recorded",
    "awaiting_chief_officer",
    "drafting",
    "approved",
    "published_undated",
    "published_no_clock",
    "published_on_time",
    "published_late",
    "overdue",
]

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
"""Every word that `stage` can return."""


@dataclass(frozen=True)
class Inspection:
    """What the clock needs to know of an inspection report.

    `covered_by` is the title or id of the inspection whose response answers this report too, None where this
    report has its own. Raises ValueError where `response_regime` is not one of `REGIMES`.
    """

    published_date: date | None
    response_regime: str
    response_due_date: date | None
    response_required: bool
    response_reason: str | None
    covered_by: str | None

    def __post_init__(self) -> None:
        """Refuse an unknown regime here, so that `stage` answers for every inspection there is."""
        if self.response_regime not in REGIMES:
            raise ValueError(f'response_regime "{self.response_regime}" is not one of {", ".join(REGIMES)}')


@dataclass(frozen=True)
class Response:
    """What the clock needs to know of a response; None in place of the whole: nothing is known of one.

    `is_published_somewhere`: an address of the published response is recorded, with or without its date.
    """

    chief_officer_invited_date: date | None
    chief_officer_received_date: date | None
    approved_date: date | None
    published_date: date | None
    is_published_somewhere: bool


def last_lawful_day(published: date) -> date:
    """Return day 56, where day 1 is the day of publication (section 55(5A)): 8 Mar 2023 gives 2 May 2023."""
    return published + timedelta(days=RESPONSE_DAYS - 1)


def day_number(published: date, day: date) -> int:
    """Return which day of the period `day` is: 1 on the day of publication, 0 and below before it."""
    return (day - published).days + 1


def days_left(deadline: date, today: date) -> int:
    """Return the days from `today` to the deadline: 0 on the last day itself, negative when it has passed."""
    return (deadline - today).days


def chief_officer_day(deadline: date, notice_days: int) -> date:
    """Return the day by which to ask for the chief officer's comment, `notice_days` before the deadline.

    Section 55(4) leaves the date to the local policing body, so the number of days is the office's setting.
    Raises ValueError where `notice_days` is negative, which would put the day after the deadline.
    """
    if notice_days < 0:
        raise ValueError(f"notice_days is {notice_days}; write 0 or more")
    return deadline - timedelta(days=notice_days)


def deadline(inspection: Inspection) -> date | None:
    """Return the last day on which a response is on time, or None where no clock runs.

    `section_55`: day 56, None while the day of publication is not known; a `response_due_date` is not read.
    `jtai_statement`: the date in the letter, None where it is not recorded. `none`: always None.
    The deadline is that of the report itself, whether or not it needs a response of its own.
    """
    if inspection.response_regime == "section_55":
        return None if inspection.published_date is None else last_lawful_day(inspection.published_date)
    if inspection.response_regime == "jtai_statement":
        return inspection.response_due_date
    return None


def stage(inspection: Inspection, response: Response | None, today: date) -> Stage:
    """Return how far the response has come as at `today`. The first rule that fits decides:

    1. `response_required` is false, or `covered_by` is not None: not_required
    2. regime `none`: not_required
    3. no response row: not_recorded
    4. published by today: published_no_clock without a deadline, else published_on_time up to and on the
       deadline, else published_late
    5. `is_published_somewhere` and no published_date at all, not even a later one: published_undated
    6. deadline known and today after it: overdue
    7. approved by today: approved
    8. chief officer's comment received by today: drafting
    9. otherwise, whether invited or not: awaiting_chief_officer

    "By today" means that the date is known and not after `today`. The module says why in this order.
    """
    if not inspection.response_required or inspection.covered_by is not None:
        return "not_required"
    if inspection.response_regime == "none":
        return "not_required"
    if response is None:
        return "not_recorded"
    last = deadline(inspection)
    seen = _as_at(response, today)
    if seen.published_date is not None:
        if last is None:
            return "published_no_clock"
        return "published_on_time" if seen.published_date <= last else "published_late"
    if seen.is_published_somewhere:
        return "published_undated"
    if last is not None and today > last:
        return "overdue"
    if seen.approved_date is not None:
        return "approved"
    return "awaiting_chief_officer" if seen.chief_officer_received_date is None else "drafting"


def _as_at(response: Response, today: date) -> Response:
    """Return the response as it stood on `today`: dates that lie later have not happened yet."""

    def happened(day: date | None) -> date | None:
        return day if day is not None and day <= today else None

    return replace(
        response,
        chief_officer_invited_date=happened(response.chief_officer_invited_date),
        chief_officer_received_date=happened(response.chief_officer_received_date),
        approved_date=happened(response.approved_date),
        published_date=happened(response.published_date),
        # A dated response was not yet at its address the day before, so there the date decides.
        is_published_somewhere=response.is_published_somewhere and response.published_date is None,
    )

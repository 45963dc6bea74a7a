"""The statutory clock: when the answer to an inspection is due, and how far the answer has come.

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
- A row without a single date counts as awaiting the chief officer, unless the response is known to hold the
  comment. Work has begun, and the invitation is what the section asks for first.

Every date is read as at `today`: what lies later has not happened yet, so the stage of any past day can be
worked out again. A response row, and an address or a comment without a date, carry no day and count on every
day. An address whose response does have a date counts from that date only, and so does a comment.

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

_PUBLISHED: Final[tuple[Stage, ...]] = (
    "published_undated",
    "published_no_clock",
    "published_on_time",
    "published_late",
)
# strftime's %b follows the locale, and its day without a leading zero is spelled differently on Windows.
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
    `is_comment_held`: the response is known to hold the chief officer's comment, with or without its date.
    """

    chief_officer_invited_date: date | None
    chief_officer_received_date: date | None
    approved_date: date | None
    published_date: date | None
    is_published_somewhere: bool
    is_comment_held: bool = False


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


def stage(inspection: Inspection, response: Response | None, today: date) -> Stage:  # noqa: PLR0911
    """Return how far the response has come as at `today`. The first rule that fits decides:

    1. `response_required` is false, or `covered_by` is not None: not_required
    2. regime `none`: not_required
    3. no response row: not_recorded
    4. published by today: published_no_clock without a deadline, else published_on_time up to and on the
       deadline, else published_late
    5. `is_published_somewhere` and no published_date at all, not even a later one: published_undated
    6. deadline known and today after it: overdue
    7. approved by today: approved
    8. chief officer's comment received by today, or held by the response without a date of receipt: drafting
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
    is_received = seen.is_comment_held or seen.chief_officer_received_date is not None
    return "drafting" if is_received else "awaiting_chief_officer"


def in_words(inspection: Inspection, response: Response | None, today: date, notice_days: int) -> list[str]:
    """Return the arithmetic behind `stage` as plain sentences, in reading order, each with its full stop.

    A report that needs no response gives the reason alone. Any other gives the clock; while nothing is
    published and a deadline is known, the chief officer's day and where today stands; last, what is recorded
    of the response.
    Raises ValueError where a chief officer's day is due and `notice_days` is negative.
    """
    reached = stage(inspection, response, today)
    if reached == "not_required":
        return _why_not_required(inspection)
    sentences = [_clock_in_words(inspection)]
    last = deadline(inspection)
    if last is not None and reached not in _PUBLISHED:
        sentences.append(_chief_officer_day_in_words(last, notice_days))
        sentences.append(_today_in_words(inspection, last, today))
    if response is None:
        sentences.append(_not_recorded_in_words(last, today))
    elif reached in _PUBLISHED:
        sentences.append(_publication_in_words(inspection, response, last, today))
    else:
        sentences.append(_progress_in_words(response, today))
    return sentences


def format_day(day: date) -> str:
    """Return the date as officers write it, such as `2 May 2023`: no leading zero, in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


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
        is_comment_held=response.is_comment_held and response.chief_officer_received_date is None,
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _why_not_required(inspection: Inspection) -> list[str]:
    sentences = []
    if not inspection.response_required:
        sentences.append("No response is required.")
        reason = (inspection.response_reason or "").strip() or "The reason is not recorded"
        sentences.append(reason if reason.endswith((".", "!", "?")) else f"{reason}.")
    if inspection.covered_by is not None:
        sentences.append(f"The response to “{inspection.covered_by}” covers this report.")
    # The reason column then says why a response was thought to be required, which would contradict the stage.
    return sentences or ["Nothing asks for a response to this report, so no clock runs."]


def _clock_in_words(inspection: Inspection) -> str:
    if inspection.response_regime == "jtai_statement":
        if inspection.response_due_date is None:
            return "The date that the letter sets is not recorded, so no clock runs."
        return f"The letter sets {format_day(inspection.response_due_date)} as the date."
    if inspection.published_date is None:
        return "The day of publication is not known, so no clock runs."
    last = format_day(last_lawful_day(inspection.published_date))
    return (
        f"Published {format_day(inspection.published_date)}; day 1 is that day; "
        f"day {RESPONSE_DAYS}, the last lawful day, is {last}."
    )


def _chief_officer_day_in_words(last: date, notice_days: int) -> str:
    asked_by = format_day(chief_officer_day(last, notice_days))
    distance = f"{_days(notice_days)} before" if notice_days else "the last day itself"
    return f"Chief officer's comment to be asked for by {asked_by}, {distance}."


def _today_in_words(inspection: Inspection, last: date, today: date) -> str:
    left = days_left(last, today)
    distance = f"is in {_days(left)}" if left > 0 else f"was {_days(-left)} ago"
    if inspection.response_regime == "jtai_statement" or inspection.published_date is None:
        return f"That date {distance}." if left else "That date is today."
    number = day_number(inspection.published_date, today)
    if number < 1:
        return f"Day 1 is in {_days(1 - number)}."
    if left == 0:
        return f"Today is day {number}, the last lawful day."
    return f"Today is day {number}; the last lawful day {distance}."


def _not_recorded_in_words(last: date | None, today: date) -> str:
    if last is not None and today > last:
        return "No response is recorded here; that does not mean that none was given."
    return "No response is recorded here."


def _publication_in_words(inspection: Inspection, response: Response, last: date | None, today: date) -> str:
    out = _as_at(response, today).published_date
    if out is None:
        return "A response is published; its date is not recorded, so whether it was on time is not known."
    if last is None:
        return f"A response was published on {format_day(out)}; with no clock it is neither on time nor late."
    published = f"Response published {format_day(out)}"
    if inspection.response_regime == "section_55" and inspection.published_date is not None:
        number = day_number(inspection.published_date, out)
        if number < 1:
            return f"{published}, {_days(1 - number)} before the report: one of the two dates must be wrong."
        published = f"{published}, day {number}"
    late = -days_left(last, out)
    if late > 0:
        return f"{published}: {'one day' if late == 1 else _days(late)} late."
    if late == 0:
        return f"{published}: on time, on the last day."
    return f"{published}: on time, {_days(-late)} before the last day."


def _progress_in_words(response: Response, today: date) -> str:
    seen = _as_at(response, today)
    if seen.approved_date is not None:
        return f"The response was approved on {format_day(seen.approved_date)}; no publication is recorded."
    if seen.chief_officer_received_date is not None:
        received = format_day(seen.chief_officer_received_date)
        return f"The chief officer's comment came on {received}; no approval is recorded."
    if seen.is_comment_held:
        return "The response holds the chief officer's comment; neither its day nor an approval is recorded."
    if seen.chief_officer_invited_date is not None:
        invited = format_day(seen.chief_officer_invited_date)
        return f"The chief officer was invited to comment on {invited}; no comment is recorded."
    return "A response is begun; no invitation to the chief officer is recorded."

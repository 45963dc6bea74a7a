"""The arithmetic of the statutory clock of one inspection in sentences: a row of `inspection_details` in.

The clock itself runs in SQL (`queries/schema/shared/0020_response_clocks.sql`); here its days are only named
and counted out. Section 55(5A) of the Police Act 1996 has our comments published within 56 days "beginning
with" the day of publication, so day 1 is that day; a letter may set the date of a joint inspection instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from violence_response import words
from violence_response.figures.responses import not_required

Row = Mapping[str, Any]


def arithmetic(row: Row, today: date) -> list[str]:
    """How the stage of a response on `today` comes about, in reading order, each sentence with its full stop.

    A report that needs no response gives the reason alone. Any other gives the clock; while nothing is
    published and a deadline is known, the day of asking the chief officer and where today is; last, what is
    recorded of the response. `today` must be the day for which the row was asked.
    """
    if row["clock_state"] == "settled":
        return not_required(row)
    said = [_clock(row)]
    is_out = row["clock_state"] == "answered"
    if not is_out and not words.is_unknown(row["last_lawful_day"]):
        said += [_chief_officer_day(row), _today(row)]
    if not row["has_response"]:
        said.append(_not_recorded(row))
    else:
        said.append(_publication(row) if is_out else _progress(row, today))
    return said


def _clock(row: Row) -> str:
    last = words.day(row["last_lawful_day"])
    if row["regime"] == "letter":
        if words.is_unknown(row["last_lawful_day"]):
            return "The date that the letter sets is not recorded, so no clock runs."
        return f"The letter sets {last} as the date."
    if row["regime"] != "section_55":
        # An office's own rule is data that the clock does not know: it is named, and no date is made up.
        return f"The rule “{row['regime_label']}” sets no date that is known here, so no clock runs."
    if words.is_unknown(row["published_date"]):
        return "The day of publication is not known, so no clock runs."
    published = words.day(row["published_date"])
    return f"Published {published}; day 1 is that day; day {_length(row)}, the last lawful day, is {last}."


def _length(row: Row) -> int:
    """The days of the period, its first and its last among them."""
    return _between(row["published_date"], row["last_lawful_day"]) + 1


def _chief_officer_day(row: Row) -> str:
    notice = _between(row["chief_officer_day"], row["last_lawful_day"])
    distance = f"{_days(notice)} before" if notice else "the last day itself"
    return f"Chief officer's comment to be asked for by {words.day(row['chief_officer_day'])}, {distance}."


def _today(row: Row) -> str:
    left = int(row["days_left"])
    distance = f"{'is' if left > 0 else 'was'} {words.days_left(left)}"
    if row["regime"] == "letter":
        return f"That date {distance}." if left else "That date is today."
    number = _length(row) - left
    if number < 1:
        return f"Day 1 is {words.days_left(1 - number)}."
    if left == 0:
        return f"Today is day {number}, the last lawful day."
    return f"Today is day {number}; the last lawful day {distance}."


def _not_recorded(row: Row) -> str:
    if not words.is_unknown(row["days_left"]) and row["days_left"] < 0:
        return "No response is recorded here; that does not mean that none was given."
    return "No response is recorded here."


def _publication(row: Row) -> str:
    out, last = row["answered_date"], row["last_lawful_day"]
    if words.is_unknown(out):
        return "A response is published; its date is not recorded, so whether it was on time is not known."
    if words.is_unknown(last):
        return f"A response was published on {words.day(out)}; with no clock it is neither on time nor late."
    said = f"Response published {words.day(out)}"
    if row["regime"] == "section_55":
        number = int(row["answered_on_day"])
        if number < 1:
            early = _days(1 - number)
            return f"{said}, {early} before the report: one of the two dates must be wrong."
        said = f"{said}, day {number}"
    late = _between(last, out)
    if late > 0:
        return f"{said}: {'one day' if late == 1 else _days(late)} late."
    if late == 0:
        return f"{said}: on time, on the last day."
    return f"{said}: on time, {_days(-late)} before the last day."


def _progress(row: Row, today: date) -> str:
    """The last step that had been taken by `today`."""

    def taken(column: str) -> str | None:
        day = row[column]
        return None if words.is_unknown(day) or _date(day) > today else words.day(day)

    if approved := taken("approved_date"):
        return f"The response was approved on {approved}; no publication is recorded."
    if received := taken("chief_officer_received_date"):
        return f"The chief officer's comment came on {received}; no approval is recorded."
    if row["holds_chief_officer_comment"] is True:
        return "The response holds the chief officer's comment; neither its day nor an approval is recorded."
    if invited := taken("chief_officer_invited_date"):
        return f"The chief officer was invited to comment on {invited}; no comment is recorded."
    return "A response is begun; no invitation to the chief officer is recorded."


def _days(count: int) -> str:
    return f"{count:,} {'day' if count == 1 else 'days'}"


def _between(first: date, last: date) -> int:
    return (_date(last) - _date(first)).days


def _date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value

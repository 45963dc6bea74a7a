"""The months around a day: which awards run and end, what falls due, and the pounds that run each month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Link, link
from violence_response.accounts.due import Entry
from violence_response.rows import Counts, GrantTimeline, PoundsByMonth
from violence_response.words import counted, day, month, number, pounds, sentence, verb

MONTHS_BEFORE, MONTHS = 9, 18
"""The strip of months begins so many before the day, and is so long."""
HEADING = "What is due, and until when funding runs"


def first_month(today: date) -> date:
    """The first day of the strip."""
    months = today.year * 12 + today.month - 1 - MONTHS_BEFORE
    return date(months // 12, months % 12 + 1, 1)


def award(row: GrantTimeline) -> str:
    """An award on the strip: the project, its pounds, and until when."""
    amount = "amount not stated" if row.amount is None else f"{pounds(row.amount)}, {row.basis.label.lower()}"
    ends = words.period(row.ends_date, row.ends_date, row.date_precision)
    worked_out = " (worked out)" if row.date_precision == "inferred" else ""
    verb_of = "ended" if row.days_left < 0 else "until"
    return f"{row.name}: {amount}, {verb_of} {ends}{worked_out}"


def opened(row: GrantTimeline) -> Link:
    """The page of the award's project."""
    return link(row.name, "interventions", intervention=row.intervention_id)


def due(entry: Entry) -> str:
    """What falls due, when, and who has it."""
    owner = f"; owner: {entry.owner}" if entry.owner else ""
    return f"{entry.words}: {day(entry.day)}, {words.days_left(entry.days_left)}{owner}"


def no_day(counts: Counts) -> str:
    """Where no day lies in the months shown."""
    passed = f" {said.dates_passed(counts)}" if counts.own_dates_passed else ""
    return f"No date for a response, an action or a finding lies in these months.{passed}"


def undated(counts: Counts) -> str:
    """Projects whose funding cannot be drawn, because until when it runs is not known."""
    count = counts.projects_end_not_known
    if not count:
        return ""
    more = "more project has" if count == 1 else "more projects have"
    return f"{sentence(number(count))} {more} funding whose end date is not known"


def months(found: Sequence[PoundsByMonth], today: date) -> str:
    """How the pounds that run each month change from now on, and how many awards cannot be placed."""
    now = next((row for row in found if (row.month.year, row.month.month) == (today.year, today.month)), None)
    if now is None:
        return ""
    after = [row for row in found if row.month > now.month]
    cliff = next((row for row in after if not row.pounds), None)
    parts = [f"Awards with known dates and amounts come to {pounds(now.pounds)} in {month(now.month)}"]
    if now.pounds and cliff:
        parts.append(f" and to nothing on record from {month(cliff.month)}")
    left = now.not_placed
    if left:
        kind = verb(left, "award has", "awards have")
        parts.append(f"; {number(left)} other {kind} no known dates or no confirmed amount")
    return f"{''.join(parts)}."


def awards_left(count: int) -> str:
    """Awards of the months shown that have no bar."""
    return f"and {counted(count, 'more award', 'more awards')}" if count else ""

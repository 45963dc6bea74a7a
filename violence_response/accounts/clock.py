"""The statutory clock of one inspection in sentences and as dates: a row of `inspections_found` in.

The clock itself runs in SQL (`queries/schema/shared/0020_response_clocks.sql`); here its days are only named
and counted out. Section 55(5A) of the Police Act 1996 has our comments published within 56 days "beginning
with" the day of publication, so day 1 is that day; a letter may set the date of a joint inspection instead.
A finding's own date is another clock, and is never mixed with this one.
"""

from __future__ import annotations

from datetime import date

from violence_response import words
from violence_response.accounts.blocks import (
    Block,
    Paragraph,
    Points,
    Quiet,
    Section,
    Strong,
    Table,
    Words,
    link,
)
from violence_response.register.labels import RESPONSE_STEPS
from violence_response.rows import InspectionsFound
from violence_response.words import counted, day, days_left

NOT_RECORDED = "We have no record of a response. One may have been given; none is counted as late."
"""What is said wherever no response is recorded: never that none was given."""


def steps(row: InspectionsFound) -> list[tuple[str, date | None]]:
    """The steps of a response in their order: label, and the day where it is recorded."""
    days = (
        row.chief_officer_invited_date,
        row.chief_officer_received_date,
        row.approved_date,
        row.response_published_date,
        row.sent_to_inspectorate_date,
        row.forwarded_to_home_office_date,
    )
    return list(zip(RESPONSE_STEPS.values(), days, strict=True))


def owed(row: InspectionsFound, *, with_stage: bool = True) -> Words:
    """What we owe on the inspection: its last day and its stage, in one to three sentences.

    Without its stage it is the day alone, for a list whose heading has already named the stage.
    """
    if row.clock_state in {"settled", "answered"}:
        return _text(stage(row))
    last = _last_day(row)
    return _text([Words(last), *stage(row), *_still_to_ask(row)] if with_stage else [Words(last)])


def stage(row: InspectionsFound) -> list[Words]:
    """The stage of the response in words, one wording for each stage, each sentence with its full stop."""
    if row.clock_state == "settled":
        return not_required(row)
    if row.clock_state == "answered":
        return [Words(_publication(row))]
    return [Words(_progress(row) if row.has_response else NOT_RECORDED)]


def not_required(row: InspectionsFound) -> list[Words]:
    """Why an inspection needs no response of its own."""
    said = []
    if not row.is_required:
        reason = (row.response_reason or "").strip() or "The reason is not recorded"
        said += [Words("No response is required."), Words(_stopped(reason))]
    if row.covered_by_title is not None:
        covering = link(row.covered_by_title, "responses", inspection=row.covered_by_inspection_id)
        said.append(Words("The response to “", covering, "” covers this report."))
    # Elsewhere the reason says why a response was thought to be required, which would contradict the stage.
    return said or [Words("No response is required: no rule asks for one.")]


def arithmetic(row: InspectionsFound) -> list[Words]:
    """How the stage of a response comes about, in reading order, each sentence with its full stop.

    A report that needs no response gives the reason alone. Any other gives the clock; while nothing is
    published and a deadline is known, the day of asking the chief officer and where the day asked for is;
    last, the stage.
    """
    if row.clock_state == "settled":
        return not_required(row)
    said = [_clock(row)]
    if row.clock_state != "answered" and row.last_lawful_day is not None:
        said += [_chief_officer_day(row), _today(row)]
    return [*map(Words, said), *stage(row)]


def section(row: InspectionsFound) -> Section:
    """The clock's arithmetic, and every step in the order of its date."""
    return Section("clock", "The clock", "", (Points(tuple(arithmetic(row))), *dates(row)))


def dates(row: InspectionsFound) -> tuple[Block, ...]:
    """A table of the steps of an inspection and our response by date, and which have no day recorded.

    Fieldwork is left out where its dates are not stated, the dates of the rule where no clock runs, and the
    steps of a response where none is recorded.
    """
    listed = _steps_by_date(row)
    rows = tuple(_dated(row, label, when) for label, when in listed if when is not None)
    table = Table("", ("Day", "What", "From today"), rows, (20, 60, 20))
    if missing := [label for label, when in listed if when is None]:
        return table, Paragraph(Words(Quiet(f"Day not recorded: {'; '.join(missing)}.")))
    return (table,)


PUBLISHED, TODAY = "Report published", "Today"
FIELDWORK = ("Fieldwork began", "Fieldwork ended")


def _steps_by_date(row: InspectionsFound) -> list[tuple[str, date | None]]:
    last = None if row.clock_state == "settled" else row.last_lawful_day
    started, ended = FIELDWORK
    fieldwork = ((started, row.fieldwork_from), (ended, row.fieldwork_to))
    rule = (
        ("Chief officer's comment to be asked for by (set by the rule)", row.chief_officer_day),
        ("Last day for our response (set by the rule)", last),
    )
    listed = [step for step in fieldwork if step[1] is not None]
    listed += [(PUBLISHED, row.published_date), *(steps(row) if row.has_response else [])]
    listed += [*(step for step in rule if step[1] is not None), (TODAY, row.as_at)]
    return sorted(listed, key=lambda step: (step[1] is None, step[1] or row.as_at))


def _dated(row: InspectionsFound, label: str, when: date) -> tuple[str, str, str]:
    """The cells of a step: its day as exactly as it is known, its label, and how far off it is."""
    if label == TODAY:
        return Words(Strong(day(when))), Words(Strong(label)), ""
    precision = row.published_precision if label == PUBLISHED else "day"
    if label in FIELDWORK:
        precision = row.fieldwork_precision
    if precision in {"month", "year"}:
        # To count days from a month or a year would claim more than is known.
        return words.month(when) if precision == "month" else str(when.year), label, ""
    return day(when), label, days_left((when - row.as_at).days) if precision == "day" else ""


def _last_day(row: InspectionsFound) -> str:
    if row.last_lawful_day is None:
        return _clock(row)
    last, left = day(row.last_lawful_day), days_left(row.days_left)
    if row.clock_state == "running":
        return f"Last day {last}, {left}."
    # Where nothing is recorded, how long ago the day was would sound like a failure.
    return f"The last day was {last}, {left}." if row.clock_state == "late" else f"The last day was {last}."


def _still_to_ask(row: InspectionsFound) -> list[Words]:
    """By when the chief officer is to be asked, while a clock runs and no step towards it is recorded."""
    ask_by = row.chief_officer_day
    days = (row.chief_officer_invited_date, row.chief_officer_received_date, row.approved_date)
    has_begun = any(_taken(row, each) for each in days) or row.holds_chief_officer_comment
    if row.clock_state != "running" or ask_by is None or has_begun:
        return []
    return [
        Words(
            f"The chief officer {'was' if ask_by < row.as_at else 'is'} to be asked to comment by "
            f"{day(ask_by)}."
        )
    ]


def _clock(row: InspectionsFound) -> str:
    if row.regime == "letter":
        if row.last_lawful_day is None:
            return "The date that the letter sets is not recorded, so no clock runs."
        return f"The letter sets {day(row.last_lawful_day)} as the date."
    if row.regime != "section_55":
        # An office's own rule is data that the clock does not know: it is named, and no date is made up.
        return f"The rule “{row.regime_label}” sets no date that is known here, so no clock runs."
    if row.published_date is None or row.last_lawful_day is None:
        return "The day of publication is not known, so no clock runs."
    return (
        f"Published {day(row.published_date)}; day 1 is that day; "
        f"day {_length(row)}, the last lawful day, is {day(row.last_lawful_day)}."
    )


def _length(row: InspectionsFound) -> int:
    """The days of the period, its first and its last among them."""
    return _between(row.published_date, row.last_lawful_day) + 1


def _chief_officer_day(row: InspectionsFound) -> str:
    notice = _between(row.chief_officer_day, row.last_lawful_day)
    distance = f"{notice:,} {'day' if notice == 1 else 'days'} before" if notice else "the last day itself"
    return f"Chief officer's comment to be asked for by {day(row.chief_officer_day)}, {distance}."


def _today(row: InspectionsFound) -> str:
    left = row.days_left or 0
    distance = f"{'is' if left > 0 else 'was'} {days_left(left)}"
    if row.regime == "letter":
        return f"That date {distance}." if left else "That date is today."
    number = _length(row) - left
    if number < 1:
        return f"Day 1 is {days_left(1 - number)}."
    if left == 0:
        return f"Today is day {number}, the last lawful day."
    return f"Today is day {number}; the last lawful day {distance}."


def _publication(row: InspectionsFound) -> str:
    out, last = row.answered_date, row.last_lawful_day
    if out is None:
        return "A response is published; its date is not recorded, so whether it was on time is not known."
    said = f"Response published {day(out)}"
    if last is None:
        return f"{said}; with no clock it is neither on time nor late."
    if row.regime == "section_55" and (number := row.answered_on_day) is not None:
        if number < 1:
            early = counted(1 - number, "day")
            return f"{said}, {early} before the report: one of the two dates must be wrong."
        said = f"{said}, day {number}"
    late = _between(last, out)
    when = f"{counted(late, 'day')} late" if late > 0 else "on time"
    return f"{said}: {when}; the last day was {day(last)}."


def _progress(row: InspectionsFound) -> str:
    """The last step that had been taken by the day asked for."""
    if approved := _taken(row, row.approved_date):
        return f"The response was approved on {approved}; no publication is recorded."
    if received := _taken(row, row.chief_officer_received_date):
        return f"The chief officer's comment came on {received}; no approval is recorded."
    if row.holds_chief_officer_comment:
        return "The response holds the chief officer's comment; neither its day nor an approval is recorded."
    if invited := _taken(row, row.chief_officer_invited_date):
        return f"The chief officer was invited to comment on {invited}; no comment is recorded."
    return "A response is begun; no invitation to the chief officer is recorded."


def _taken(row: InspectionsFound, when: date | None) -> str:
    """The day of a step in words; nothing where it is not recorded or has not come."""
    return day(when) if when is not None and when <= row.as_at else ""


def _between(first: date | None, last: date | None) -> int:
    return 0 if first is None or last is None else (last - first).days


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _text(sentences: list[Words]) -> Words:
    """Sentences as one text."""
    parts = [part for each in sentences for part in (" ", each)]
    return Words(*parts[1:])

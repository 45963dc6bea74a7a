"""Our response to an inspection: its state in the list, what it says, who has a copy, what it leaves open.

A reply is counted only on a finding that calls for work; silence on any other is no gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from violence_response.accounts import clock, counts
from violence_response.accounts import findings as account
from violence_response.accounts.blocks import (
    Block,
    Drawing,
    Facts,
    Link,
    Outside,
    Paragraph,
    Points,
    Quiet,
    Section,
    Span,
    Strong,
    Table,
    Words,
    link,
    shortened,
)
from violence_response.rows import Counts, FindingsFound, InspectionsFound
from violence_response.words import Status, counted, day, days_left, sentence, short_title, verb

GROUPS = {
    "running": ("A date lies ahead", "The last day for our response has not come."),
    "late": ("Overdue", "Work has begun, the last day has passed, and no publication is recorded."),
    "begun": ("Begun, no clock runs", "Work has begun, and the date to be out by is not known."),
    "unknown": ("No response recorded here", clock.NOT_RECORDED),
    "answered": ("Answered", "A response is out."),
    "settled": ("No response required", "Each with the reason."),
}
"""State of a clock: heading of its group in the list, and what the group means."""
NO_REPLY = Status("", "No reply recorded", "?", None)


UNDATED = "Day of publication not known, so no clock runs"
"""Above the inspections of a picture that have no place on its days."""


class Reply(NamedTuple):
    """Our reply to one finding: how the finding is called, how the reply counts, and what it says."""

    finding: str
    acceptance: str
    text: str


# --- all responses


def standing(known: Counts) -> str:
    """Which response days lie ahead, what is overdue or begun, and where the other inspections are."""
    if not known.inspections:
        return "There is no inspection here to respond to."
    return " ".join(part for part in (*counts.responses(known), counts.response_states(known)) if part)


def section(known: Counts, rows: Sequence[InspectionsFound], pictures: tuple[Drawing, ...] = ()) -> Section:
    """The responses to some inspections: their states in sentences, their clocks as lines, and a table."""
    blocks: tuple[Block, ...] = ()
    if rows:
        blocks = (*pictures, table(rows, "Inspections, running clocks first"))
    return Section("responses", "Responses to inspections", standing(known), blocks)


def listed(rows: Sequence[InspectionsFound]) -> list[Section]:
    """The inspections, a section for each state of the clock; the rows come in the order of the states."""
    return [
        Section(state, *GROUPS[state], (table(tuple(group), with_stage=state != "unknown"),))
        for state, group in groupby(rows, key=lambda row: row.clock_state)
    ]


def table(rows: Iterable[InspectionsFound], caption: str = "", *, with_stage: bool = True) -> Table:
    """Inspections with the clock of our response; without the stage it is not said again in words."""
    header = ("Report", "Response", "Clock", "Findings", "Published")
    cells = tuple(
        (
            Words(link(shortened(row.title, 24), "responses", inspection=row.inspection_id)),
            Words(row.stage),
            _with_copies(clock.owed(row, with_stage=with_stage), row),
            replies(row),
            _published(row),
        )
        for row in rows
    )
    return Table(caption, header, cells, (23, 13, 31, 18, 15))


def _published(row: InspectionsFound) -> str:
    lead = f"Report by {row.lead_name}" if row.lead_name else "Report, lead inspectorate not stated"
    return f"{lead}, {day(row.published_date, 'day of publication not known')}."


def _with_copies(owed: Words, row: InspectionsFound) -> Words:
    sent = copies(row)
    return Words(owed, " ", sent) if sent else owed


def copies(row: InspectionsFound) -> str:
    """Who was sent a copy of the response (section 55(6) names both); nothing before it is out."""
    if row.clock_state != "answered":
        return ""
    inspectorate, home_office = _copy_days(row)
    if inspectorate == home_office == "not recorded":
        return "Copies to the inspectorate and the Home Office: not recorded."
    return f"Copies: inspectorate {inspectorate}, Home Office {home_office}."


def _copy_days(row: InspectionsFound) -> tuple[str, str]:
    """When the inspectorate and the Home Office were sent a copy; a day to come is none."""
    days = (row.sent_to_inspectorate_date, row.forwarded_to_home_office_date)
    inspectorate, home_office = (day(each if each and each <= row.as_at else None) for each in days)
    return inspectorate, home_office


def replies(row: InspectionsFound) -> str:
    """How many findings are held and call for work, and to how many of these a recorded response replies."""
    said = (counts.held(row), counts.replied(row) if row.has_response else "")
    return " ".join(part for part in said if part)


# --- the picture of all responses


def pictured(known: Counts, rows: Sequence[InspectionsFound]) -> str:
    """What the lines show: the state of all responses, each running clock, and which have no known day."""
    parts = [standing(known)]
    for row in rows:
        if row.clock_state in {"running", "late"}:
            parts.append(f"{sentence(short_title(row.title))}: {clock.owed(row)}")
    undated = [row for row in rows if not is_dated(row)]
    if undated:
        are = verb(len(undated), "is", "are")
        parts.append(
            f"{sentence(counted(len(undated), 'inspection'))} without a known day of publication {are} "
            "listed apart."
        )
    return " ".join(parts)


def has_line(row: InspectionsFound) -> bool:
    """Whether a response has more to show than that none is recorded or required."""
    return row.clock_state not in {"unknown", "settled"}


def ones_drawn(rows: Sequence[InspectionsFound], known: Sequence[InspectionsFound]) -> str:
    """That a picture has only some of the inspections known; nothing where it has all."""
    if len(rows) == len(known):
        return ""
    return (
        f"Responses begun, due or published: {len(rows):,} of {len(known):,} inspections; the table has all."
    )


def is_dated(row: InspectionsFound) -> bool:
    """Whether an inspection can be placed on the days of a clock."""
    return row.published_date is not None


def line(row: InspectionsFound) -> str:
    """An inspection and where our response to it is: read out, and shown under the pointer."""
    return f"{row.title}. {published(row)}. {clock.owed(row)}"


def opened(row: InspectionsFound) -> Link:
    """The page of an inspection, by its short name."""
    return link(short_title(row.title), "responses", inspection=row.inspection_id)


def published(row: InspectionsFound) -> str:
    """The day of publication."""
    return day(row.published_date, "day not known")


def state(row: InspectionsFound) -> str:
    """Where our response is, in a few words."""
    last = day(row.last_lawful_day)
    if row.clock_state == "running":
        return f"due {last}, {days_left(row.days_left)}"
    if row.clock_state == "late":
        return f"overdue: {last}, {days_left(row.days_left)}"
    if row.clock_state == "unknown":
        was = f"; last day was {last}" if row.last_lawful_day else ""
        return f"? No response recorded{was}"
    if row.clock_state == "settled":
        return "Another response covers it" if row.covered_by_inspection_id else "No response required"
    on = f", day {row.answered_on_day}" if row.answered_on_day and row.regime == "section_55" else ""
    return f"{row.stage.label}{on}"


# --- one response


def ours(row: InspectionsFound) -> Section:
    """Our response: what it says, where it is, who was sent a copy, and what is not known of it."""
    seen = ("What we have seen", row.response_seen_label)
    if not row.has_response:
        return Section("response", "Our response", "", (Facts((seen,)),))
    unknown = "day not recorded" if row.clock_state == "answered" else "no publication is recorded"
    address: Span = Outside("open our response", row.response_url) if row.response_url else "not recorded"
    inspectorate, home_office = _copy_days(row)
    read_in: Span = "not stated"
    if row.response_source_title is not None:
        read_in = link(row.response_source_title, "about_the_data", source=row.response_source_id)
    facts = Facts(
        (
            ("Published", day(row.response_published_date, unknown)),
            ("Address", Words(address)),
            ("Copy to the inspectorate", inspectorate),
            ("Copy to the Home Office", home_office),
            seen,
            ("Read in", Words(read_in)),
        )
    )
    blocks: list[Block] = [facts]
    if row.responses > 1:
        several = f"{row.responses:,} responses are recorded; this is the one that decides the clock."
        blocks.append(Paragraph(Words(Quiet(several))))
    if row.response_note:
        blocks.append(doubtful(row.response_note))
    return Section("response", "Our response", row.response_summary or "", tuple(blocks))


def doubtful(note: str) -> Paragraph:
    """What is missing or doubtful in what we hold of a report or a response."""
    return Paragraph(Words(Strong("Missing or doubtful:"), " ", Quiet(note)))


def said(row: InspectionsFound | None, known: Counts, given: Sequence[Reply], most: int) -> Section:
    """What we said in answer: to one inspection where `row` is it, otherwise to all that the counts are of.

    `given` are the replies to findings that call for work; `most` of them are shown, the rest is counted.
    """
    points: list[str] = []
    keys: tuple[str, ...] = ()
    message: str = standing(known)
    if row is not None:
        message = clock.owed(row)
        points += [text for text in (copies(row), row.response_summary) if text]
        keys = (row.response_source_id,) if row.response_source_id else ()
    for reply in given[:most]:
        points.append(f"{sentence(reply.finding)}, {_lower(reply.acceptance)}: {shortened(reply.text, 30)}")
    if (more := len(given) - most) > 0:
        points.append(f"{sentence(counted(more, 'more reply', 'more replies'))} on record.")
    if not known.replied and known.calling:
        points.append(counts.replied_of_calling(known))
    blocks = (Points(tuple(points)),) if points else ()
    return Section("said", "What we said", message, blocks, keys)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# --- finding by finding


def findings(row: InspectionsFound, held: Sequence[FindingsFound]) -> Section:
    """How many findings the response replies to, and what it leaves open on them."""
    open_points = account.reply_gaps(held, is_one_report=True) if row.has_response else []
    blocks = (Points(tuple(open_points)),) if open_points else ()
    return Section("findings", "Finding by finding", replies(row), blocks)


def cards(row: InspectionsFound, held: Iterable[FindingsFound]) -> Table:
    """Each finding of the report with its states, our reply, and what the reply does not say."""
    header = ("Finding", "", "Our reply", "What it does not say", "Section 55(5B)", "Date set for it")
    rows = tuple(_card(each, row.has_response) for each in held)
    return Table("Findings", header, rows, (35, 15, 20, 12, 9, 9))


def _card(each: FindingsFound, has_response: bool) -> tuple[str, ...]:
    states: list[Span] = [each.finding_type]
    # Silence on a finding that needs nothing from us is no gap, so it is not shown as one.
    if has_response and (each.calls_for_work or each.is_replied):
        states += [" ", each.acceptance or NO_REPLY]
    name = link(each.summary, "findings", finding=each.finding_id)
    where = f" ({each.reply_reference})" if each.reply_reference else ""
    reply = f"{each.reply_text}{where}" if each.reply_text else ""
    lacking = "neither an action nor a reason why none is recorded" if each.lacks_action else ""
    return (
        Words(f"{each.ordinal}. ", name),
        Words(*states, " ", each.work),
        reply if has_response else "",
        (each.reply_note or "") if has_response else "",
        lacking if has_response else "",
        day(each.due_date, ""),
    )

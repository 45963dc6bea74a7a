"""Findings in lists and tables: how one is named, our reply to it, and what is behind it.

Rows of `findings_found` in, unless a function says otherwise. Of what answers a finding, the best is said
first, and whether all of it answers in part only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import (
    LONGEST,
    Block,
    Link,
    Long,
    Paragraph,
    Section,
    Span,
    Strong,
    Table,
    Words,
    link,
    quoted,
    shortened,
)
from violence_response.rows import FindingCounts, FindingDetails, FindingsFound
from violence_response.words import Status, counted, number, sentence, verb

NO_REPLY = Status("not_recorded", "No reply recorded", "?", "neutral")
PRACTICE = "it is a positive practice, or it is addressed to others"
MOST_NAMES = 2
"""Projects named in one cell; the others are counted."""
BARE = "neither an action nor a reason (section 55(5B))"
UNFUNDED = ("funding_ended", "no_funding")
ONLY_UNFUNDED = "answered only by projects whose funding has ended or is not recorded"
MOST_NUMBERS = 12
MOST_QUOTED = 3
MOST_ASKED = 3
"""Findings named by their numbers, or by how they begin, and asked about; the others are counted."""


def headline(counts: FindingCounts) -> Words:
    """How many findings fit the choice, and how many that call for work are answered and replied to."""
    found, held, calling = counts.findings, counts.held, counts.calling
    which = f"{held:,}" if found == held else f"{found:,} of {held:,}"
    lead = Strong(f"{which} {verb(held, 'finding', 'findings')}")
    if not found:
        return Words(lead, ".")
    if not calling:
        return Words(lead, ": none calls for work.")
    return Words(lead, f". {said.state(counts)}")


# --- one finding in a cell


def name(row: FindingsFound) -> Link:
    """What the finding says, as a link to its thread."""
    return link(row.summary, "findings", finding=row.finding_id)


def called(row: FindingsFound, *, is_one_report: bool) -> str:
    """A finding in a sentence: by its number in the one report, or by how it begins."""
    return f"finding {row.ordinal}" if is_one_report else quoted(row.summary, 8)


def place(row: FindingsFound) -> str:
    """Where a finding comes from: the report's short title, its day, the finding's number."""
    when = f", {words.day(row.published_date)}" if row.published_date else ""
    return f"{shortened(words.short_title(row.inspection_title), 10)}{when}, no. {row.ordinal}"


def reply(row: FindingsFound) -> Words:
    """Our reply to it as a status."""
    return Words(row.acceptance or NO_REPLY)


def work(row: FindingsFound) -> Words:
    """What is behind it: the best that its projects have to show, their names, and whether in part only."""
    spans: list[Span] = [row.work]
    if row.answering and row.calls_for_work:
        names = row.project_names[:MOST_NAMES]
        if more := len(row.project_names) - MOST_NAMES:
            names = row.project_names if more < 0 else [*names, f"{number(more)} more"]
        spans.append(f": {words.joined(names)}{'' if row.in_full else ', in part only'}")
    elif row.related and row.calls_for_work:
        spans.append(f": {number(row.related)}")
    return Words(*spans)


def themes(row: FindingsFound | FindingDetails) -> Words:
    """Its themes, each a link to its findings; said where it has none."""
    spans: list[Span] = []
    for key, called_so in zip(row.theme_ids, row.theme_names, strict=True):
        spans += [", "] if spans else []
        spans.append(link(called_so, "findings", theme=key))
    return Words(*spans or ["none given"])


def due(row: FindingsFound | FindingDetails) -> str:
    """The day the report sets for it with the days to it; empty where it sets none."""
    return f"{words.day(row.due_date)}, {words.days_left(row.days_left)}" if row.due_date else ""


# --- lists


def table(rows: Sequence[FindingsFound], caption: str, *, is_one_report: bool, most: int = LONGEST) -> Table:
    """Findings with our reply and the work in answer; a briefing prints `most` words of each."""
    first, wide, narrow = ("No.", 5, 24) if is_one_report else ("Report", 21, 17)
    return Table(
        caption,
        (first, "What inspectors found", "Kind", "Our reply", "Work in answer"),
        tuple(
            (
                str(row.ordinal) if is_one_report else place(row),
                Words(Long(row.summary, most)),
                row.finding_type.label,
                reply(row),
                work(row),
            )
            for row in rows
        ),
        (wide, 40 if is_one_report else 31, 19, 12, narrow),
    )


def by_report(rows: Sequence[FindingsFound]) -> tuple[Table, ...]:
    """A table of findings for each report, under its title and day; the rows come report by report."""
    tables = []
    for _, group in groupby(rows, key=lambda row: row.inspection_id):
        of_report = tuple(group)
        first = of_report[0]
        when = words.day(first.published_date, "day of publication not known")
        caption = f"{shortened(first.inspection_title, 24)}, {when}"
        tables.append(table(of_report, caption, is_one_report=True))
    return tuple(tables)


def every(rows: Sequence[FindingsFound], standing: str) -> Section:
    """Every finding, by report; `standing` says how many there are and what is behind them."""
    return Section("findings", "Every finding", standing, by_report(rows), sources(rows))


def listed(rows: Sequence[FindingsFound], looked_for: str = "") -> Table:
    """Findings to look through: each with its statuses, its place, its themes, and where else words occur."""
    header = ("Finding", "", "", "Work", "Our reply", "What our reply leaves out", "Words of its themes")
    return Table("", header, tuple(_listed(row, looked_for) for row in rows), (28, 12, 12, 12, 12, 12, 12))


def _listed(row: FindingsFound, looked_for: str) -> tuple[str, ...]:
    when = f", {words.day(row.published_date)}" if row.published_date else ""
    terms = [term.strip() for text in row.theme_terms for term in text.split(";")]
    return (
        Words(name(row)),
        Words(*_statuses(row)),
        Words(
            f"No. {row.ordinal} of ",
            link(row.inspection_title, "findings", inspection=row.inspection_id),
            f"{when} · Themes: ",
            themes(row),
        ),
        work(row),
        *(
            text if text and words.has_words(text, looked_for) else ""
            for text in (row.reply_text, row.reply_note)
        ),
        ", ".join(term for term in terms if words.has_words(term, looked_for)),
    )


def _statuses(row: FindingsFound) -> list[Span]:
    shown: list[Span] = [row.finding_type, " "]
    shown.append(_led("Our reply", row.acceptance) if row.acceptance else NO_REPLY)
    if row.delivery:
        shown += [" ", _led("Delivery", row.delivery)]
    if row.due_date:
        shown += [" ", Status("due", f"Report asks for it by {due(row)}", "◷", "neutral")]
    return shown


def _led(lead: str, status: Status) -> Status:
    return status._replace(label=f"{lead}: {status.label.lower()}")


# --- what is missing, and what to decide


def missing(rows: Sequence[FindingsFound], *, is_one_report: bool) -> list[str]:
    """Which findings that call for work have no project, no reply, no action in the reply, or no funding."""
    calling = [row for row in rows if row.calls_for_work]
    are = ("finding that calls for work is", "findings that call for work are")
    bare = [row for row in calling if not row.answering]
    unfunded = [row for row in calling if row.work.term in UNFUNDED]
    return [
        *_named(bare, are, "answered by no project", is_one_report=is_one_report),
        *reply_gaps(rows, is_one_report=is_one_report),
        *_named(unfunded, are, ONLY_UNFUNDED, is_one_report=is_one_report),
    ]


def reply_gaps(rows: Sequence[FindingsFound], *, is_one_report: bool) -> list[str]:
    """What our replies leave open: findings that call for one and have none, and replies that say nothing."""
    have = ("finding that calls for work has", "findings that call for work have")
    name = ("reply to a recommendation names", "replies to recommendations name")
    silent = [row for row in rows if row.calls_for_work and not row.is_replied]
    lacking = [row for row in rows if row.lacks_action]
    return [
        *_named(silent, have, "no reply on record", is_one_report=is_one_report),
        *_named(lacking, name, BARE, is_one_report=is_one_report),
    ]


def _named(
    rows: Sequence[FindingsFound], nouns: tuple[str, str], said: str, *, is_one_report: bool
) -> list[str]:
    if not rows:
        return []
    return [f"{sentence(counted(len(rows), *nouns))} {said}: {_numbers(rows, is_one_report=is_one_report)}."]


def _numbers(rows: Sequence[FindingsFound], *, is_one_report: bool) -> str:
    """Findings by their numbers in the one report, or by how they begin."""
    most, lead = (MOST_NUMBERS, "no. ") if is_one_report else (MOST_QUOTED, "")
    names = [str(row.ordinal) if is_one_report else quoted(row.summary, 8) for row in rows[:most]]
    more = len(rows) - most
    return lead + words.joined([*names, f"{number(more)} more"] if more > 0 else names)


def to_decide(rows: Sequence[FindingsFound], *, is_one_report: bool) -> list[str]:
    """The questions that findings which no project answers put to somebody; rows of such findings in."""
    points = []
    for row in rows[:MOST_ASKED]:
        says = f" {quoted(row.summary, 14)}" if is_one_report else ""
        points.append(
            f"Who answers {called(row, is_one_report=is_one_report)}, which no project answers?{says}"
        )
    if (more := len(rows) - MOST_ASKED) > 0:
        further = counted(more, "further finding")
        points.append(f"And who answers the {further} that no project answers?")
    return points


# --- of one project, of one Plan priority


def of_project(rows: Sequence[FindingsFound]) -> tuple[Section, ...]:
    """The findings that a project answers, each with how far and why; then those on the same subject."""
    answered = [row for row in rows if row.is_answer]
    related = [row for row in rows if not row.is_answer]
    message = "" if answered else "This project answers no inspection finding."
    found = [Section("answered", "Findings it answers", message, _claims(answered))]
    if related:
        same = "The project is about the same thing, but does not answer these."
        found.append(Section("related", "Findings on the same subject", same, _claims(related)))
    return tuple(found)


def first(most: int, held: int, noun: str) -> str:
    """That a list shows the first of more: "The first 10 of 12 findings; the rows hold all."."""
    return f"The first {most} of {counted(held, noun)}; the rows hold all."


def of_priority(rows: Sequence[FindingsFound], most: int) -> Section:
    """The findings tied to a Plan priority, each with the claim and what answers it: the first `most`."""
    message = "" if rows else "No inspection finding is tied to this priority."
    blocks = list(_claims(rows[:most], with_work=True))
    if len(rows) > most:
        blocks.append(Paragraph(first(most, len(rows), "finding")))
    return Section("tied", "Findings tied to it", message, tuple(blocks))


def _claims(rows: Sequence[FindingsFound], *, with_work: bool = False) -> tuple[Block, ...]:
    claims = tuple(
        (
            Words(*((row.relation, " ") if row.relation else ()), name(row)),
            Words(
                f"{row.finding_type.label} in ",
                link(row.inspection_title, "responses", inspection=row.inspection_id),
            ),
            work(row) if with_work else "",
            Words(
                f"{row.basis_label}: {row.rationale} (source: ",
                link(row.claim_source_title, "about_the_data", source=row.claim_source_id),
                ")",
            ),
        )
        for row in rows
    )
    return (Table("", ("Finding", "", "Work", ""), claims, (34, 18, 18, 30)),) if claims else ()


def sources(rows: Sequence[FindingsFound]) -> tuple[str, ...]:
    """The keys of the sources in which findings and our replies to them were read, each once."""
    return tuple(dict.fromkeys(key for row in rows for key in row.source_ids))

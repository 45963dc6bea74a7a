"""What was decided: the decisions of a day, of the time between two days, and about one finding.

Rows of `decisions_found` in, in their order. A decision is a sentence of its own; what was saved in the
register on a day is said by `minutes` and `changes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response import words
from violence_response.accounts.blocks import Long, Quiet, Section, Table, Words, link, shortened
from violence_response.rows import DecisionsFound

HEADER = ("No.", "Decision", "Owner", "About")
SHARES = (6, 46, 18, 30)
NO_OWNER = "No owner named"
LONGEST_TITLE = 14
"""Words of a finding's title beside the decision that it is about."""


def of_day(found: Sequence[DecisionsFound], day: date) -> Section:
    """The decisions of a day, numbered in the order in which they were made."""
    blocks = (table(found),) if found else ()
    return Section("decisions", "Decisions", summary(found, day), blocks)


def summary(found: Sequence[DecisionsFound], day: date) -> str:
    """How many decisions were made on a day, listed or not."""
    count = found[0].decisions if found else 0
    return f"{words.sentence(words.counted(count, 'decision'))} made on {words.day(day)}."


def between(found: Sequence[DecisionsFound], first: date, last: date) -> Section:
    """The decisions made after one day and up to another, each with its day."""
    count = found[0].decisions if found else 0
    said = f"{words.sentence(words.counted(count, 'decision'))} made after {words.day(first)} and up to"
    blocks = (dated(found),) if found else ()
    return Section("decisions", "Decisions", f"{said} {words.day(last)}.", blocks)


def on_finding(found: Sequence[DecisionsFound]) -> Section:
    """The decisions about one finding, each with its day."""
    if not found:
        return Section("decisions", "Decisions", "No decision is recorded on this finding.")
    said = words.sentence(words.counted(found[0].decisions, "decision"))
    is_about = words.verb(found[0].decisions, "is", "are")
    return Section("decisions", "Decisions", f"{said} {is_about} about this finding.", (dated(found),))


def table(found: Sequence[DecisionsFound]) -> Table:
    """The decisions of one day: number, sentence, owner, and the findings that they are about."""
    rows = tuple((f"{place}.", *_said(row)) for place, row in enumerate(found, start=_first(found)))
    return Table("Decisions, in the order in which they were made", HEADER, rows, SHARES)


def dated(found: Sequence[DecisionsFound]) -> Table:
    """Decisions of several days: the day and the meeting in place of a number."""
    rows = tuple((_when(row), *_said(row)) for row in found)
    return Table("Decisions by day", ("Decided", *HEADER[1:]), rows, (17, 38, 17, 28))


def _first(found: Sequence[DecisionsFound]) -> int:
    """The number of the first row: where only the newest are listed, the others come before it."""
    return 1 + found[0].decisions - len(found) if found else 1


def _said(row: DecisionsFound) -> tuple[str, str, str]:
    return Words(Long(row.decision, 90)), row.owner_role or NO_OWNER, _about(row)


def _about(row: DecisionsFound) -> str:
    pairs = zip(row.finding_ids, row.finding_titles, strict=True)
    links = [link(shortened(title, LONGEST_TITLE), "findings", finding=key) for key, title in pairs]
    return Words(*(span for place, each in enumerate(links) for span in (["; "] if place else []) + [each]))


def _when(row: DecisionsFound) -> str:
    at = [Quiet(f", {row.meeting_name}")] if row.meeting_name else []
    return Words(words.day(row.decided_date), *at)

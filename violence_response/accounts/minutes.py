"""What a meeting decided: the steps recorded on its day, in their order. Rows of `changes_in_steps` in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response import words
from violence_response.accounts import changes
from violence_response.accounts.blocks import Block, Long, Section, Table, Words
from violence_response.rows import ChangesInSteps, MeetingsListed

HEADER = ("Time", "About", "Decision", "Who acts", "Why", "Recorded by")
SHARES = (8, 28, 21, 13, 18, 12)


def decided(found: Sequence[ChangesInSteps], day: date) -> Section:
    """The decisions of a day in the order in which they were recorded."""
    blocks: tuple[Block, ...] = (table(found, day),) if found else ()
    return Section("decisions", "Decisions", summary(found, day), blocks)


def summary(found: Sequence[ChangesInSteps], day: date) -> str:
    """How many decisions were recorded on a day, listed or not."""
    count = found[0].steps if found else 0
    return f"{words.sentence(words.counted(count, 'decision'))} recorded on {words.day(day)}."


def table(found: Sequence[ChangesInSteps], day: date) -> Table:
    """The decisions: when, about what, what was decided, who acts and why; the rows come newest first."""
    rows = tuple(
        (
            f"{row.recorded_at:%H:%M}",
            changes.about(row),
            changes.course(row),
            row.owner_role or "",
            Words(Long(row.reason)) if row.reason else "",
            row.actor_role,
        )
        for row in reversed(found)
    )
    return Table(f"Decisions recorded on {words.day(day)}", HEADER, rows, SHARES)


def meeting(found: Sequence[MeetingsListed], day: date) -> str:
    """What met on a day, and the day: "Partnership board, 3 Mar 2025"; the day alone where none is known."""
    names = dict.fromkeys(row.name for row in found if row.meeting_date == day)
    return ", ".join(part for part in (words.joined(names), words.day(day)) if part)

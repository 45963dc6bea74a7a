"""What a meeting was, and what was recorded in it. Rows of `meetings_listed` and `changes_in_steps` in.

What was decided is said by `decisions`; here are the changes of state that were saved on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from violence_response import words
from violence_response.accounts import changes
from violence_response.accounts.blocks import Block, Facts, Long, Section, Table, Words
from violence_response.rows import ChangesInSteps, MeetingsListed

HEADER = ("Time", "About", "Change", "Who acts", "Why", "Recorded by")
SHARES = (8, 28, 21, 13, 18, 12)
NOT_RECORDED = "Not recorded"


def met(found: Sequence[MeetingsListed], day: date) -> Section:
    """Which meeting it was, when, and who was there; what is not recorded is said so."""
    pairs = (
        ("Meeting", named(found, day) or NOT_RECORDED),
        ("Date", words.day(day)),
        ("Present, by role", words.joined(attendees(found, day)) or NOT_RECORDED),
    )
    return Section("meeting", "The meeting", "", (Facts(pairs),))


def attendees(found: Sequence[MeetingsListed], day: date) -> list[str]:
    """The roles of those who were there on a day, each once."""
    parts = (row.attendee_roles.split(";") for row in found if row.meeting_date == day and row.attendee_roles)
    return list(dict.fromkeys(role.strip() for each in parts for role in each if role.strip()))


def recorded(found: Sequence[ChangesInSteps], day: date) -> Section:
    """The changes that were saved on a day, in the order in which they were."""
    blocks: tuple[Block, ...] = (table(found, day),) if found else ()
    return Section("recorded", "What was recorded", summary(found, day), blocks)


def summary(found: Sequence[ChangesInSteps], day: date) -> str:
    """How many changes were recorded on a day, listed or not."""
    count = found[0].steps if found else 0
    return f"{words.sentence(words.counted(count, 'change'))} recorded on {words.day(day)}."


def table(found: Sequence[ChangesInSteps], day: date) -> Table:
    """The changes: when, about what, from where to where, who acts and why; the rows come newest first."""
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
    return Table(f"Recorded on {words.day(day)}", HEADER, rows, SHARES)


def meeting(found: Sequence[MeetingsListed], day: date) -> str:
    """What met on a day, and the day: "Partnership board, 3 Mar 2025"; the day alone where none is known."""
    return ", ".join(part for part in (named(found, day), words.day(day)) if part)


def named(found: Sequence[MeetingsListed], day: date) -> str:
    """What met on a day, without the day; empty where none is known."""
    return words.joined(_names(found, day))


def before(found: Sequence[MeetingsListed], day: date) -> date | None:
    """The day of the last meeting before that day; None where none is on record."""
    return max((row.meeting_date for row in found if row.meeting_date < day), default=None)


def _names(found: Sequence[MeetingsListed], day: date) -> list[str]:
    return list(dict.fromkeys(row.name for row in found if row.meeting_date == day))

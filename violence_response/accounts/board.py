"""The board of a meeting in words: where each finding is and was, and what somebody has to do by when.

Rows of `board_findings`, `board_columns`, `actions_found` and `next_deadlines` in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from violence_response import words
from violence_response.accounts import actions, changes, due
from violence_response.accounts.blocks import Link, Words, link, plain
from violence_response.rows import ActionsFound, BoardColumns, BoardFindings, Changes, NextDeadlines
from violence_response.words import Status, counted, number, short_title, verb

NO_STATUS = Status("", "No status", "?", "neutral")
MOST_TOKENS = 120
"""Findings that are drawn one by one; of more, each column says how many it has."""
Choices = tuple[tuple[str, str], ...]
"""Further choices of the meeting's page that a link keeps."""


def sentence(
    found: Sequence[Changes], columns: Sequence[BoardColumns], first: date, last: date, called: str = ""
) -> str:
    """What the board shows: what changed between the two days, as its account says it, and where all are."""
    return f"{changes.between(found, first, last, called).message} {where(columns)}"


def where(columns: Sequence[BoardColumns]) -> str:
    """How many findings are in each column that has any."""
    listed = [f"{number(row.findings)} {_in(row)}" for row in columns if row.findings]
    return f"On the board: {words.joined(listed)}." if listed else "No finding is on the board."


def _in(row: BoardColumns) -> str:
    if row.status is None:
        return f"{verb(row.findings, 'finding has', 'findings have')} no status"
    return f"{verb(row.findings, 'is', 'are')} {_lower(row.status.label)}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def nothing_yet(columns: Iterable[BoardColumns]) -> str:
    """What to say where no finding has a status; empty where one has."""
    every = list(columns)
    if any(row.findings for row in every if row.status):
        return ""
    if not any(row.findings for row in every):
        return "No finding is on the board: none that calls for work is on record yet."
    return (
        "No finding has a status yet, so all are in the first column. Choose one on the board, save how "
        "far it is, and it moves to its column."
    )


def heading(row: BoardColumns) -> Status:
    """What a column is called, with its sign."""
    return row.status or NO_STATUS


def tally(row: BoardColumns) -> list[str]:
    """What is particular about the findings of a column, counted; nothing where nothing is."""
    counts = ((row.moved_here, "moved here"), (row.fresh, "new"), (row.overdue, "overdue"))
    return [f"{count:,} {what}" for count, what in counts if count]


def token(row: BoardFindings) -> str:
    """A finding on the board in words: which, where it is, where it was, and what calls for talk."""
    lead = f"{short_title(row.inspection_title)}, finding {row.ordinal}: {row.summary.rstrip('.')}."
    now, before = (plain(status or NO_STATUS) for status in (row.to_status, row.from_status))
    parts = [f"{now}, before: {before}." if row.has_moved else f"{now}."]
    if row.is_new:
        parts.append("New.")
    if row.overdue_since:
        parts.append(f"Overdue since {words.day(row.overdue_since)}.")
    return " ".join([lead, *parts])


def came_from(row: BoardFindings) -> str:
    """Where a finding that moved was before."""
    return f"from {_lower((row.from_status or NO_STATUS).label)}"


def opened(kind: str, key: str, said: str, kept: Choices = ()) -> Link:
    """The form in which something is recorded on a finding or an action."""
    return link(said, "meeting", **dict(kept), thing=f"{kind}:{key}")


def lanes(found: Sequence[ActionsFound], dates: Sequence[NextDeadlines]) -> str:
    """What the lanes show: how many actions are open and overdue, and the nearest day to keep."""
    said = actions.summary(found)
    if not dates:
        return f"{said} No response deadline lies ahead and none is overdue."
    nearest = dates[0]
    day = f"{words.day(nearest.due_date)}, {words.days_left(nearest.days_left)}"
    return f"{said} The nearest day to keep is {day}: {due.LEADS[nearest.kind]}."


def action_day(row: ActionsFound) -> str:
    """When an action is due, in the few words that a lane has room for."""
    if row.due_date is None or row.days_left is None:
        return "No date set"
    how = "overdue" if row.urgency == "overdue" else words.days_left(row.days_left)
    return f"{words.day(row.due_date)}, {how}"


def action(row: ActionsFound) -> str:
    """An open action in words: what, whose, by when, and how far it is."""
    day = Words(actions.due(row), actions.moved(row))
    state = plain(row.status or actions.NOT_RECORDED)
    return f"{row.title.rstrip('.')}. {row.owner_role}. {day}. {state}."


def deadline_day(row: NextDeadlines) -> str:
    """A day that we have to keep, with how far off it is."""
    return f"{words.day(row.due_date)}, {words.days_left(row.days_left)}"


def deadline(row: NextDeadlines) -> str:
    """What has to be done by that day, and for which report or finding."""
    return f"{words.sentence(due.LEADS[row.kind])}: {short_title(row.title)}"


def owner(rows: Sequence[ActionsFound]) -> str:
    """An owner with how many open actions there are."""
    return f"{rows[0].owner_role} ({counted(rows[0].of_owner, 'action')})"

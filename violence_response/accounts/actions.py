"""Actions and evidence: what somebody promised to do, by when, and what shows it. Rows of both in."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import counts
from violence_response.accounts.blocks import (
    Block,
    Long,
    Paragraph,
    Points,
    Section,
    Table,
    Words,
    link,
    shortened,
)
from violence_response.rows import ActionsFound, EvidenceFound
from violence_response.words import Status

SOON = 28
"""Days within which a due date is shown as a caution."""
HEADER = ("Action", "Owner", "Due", "State")
NOT_RECORDED = Status("", "Not recorded", "?", "neutral")


def by_owner(found: Sequence[ActionsFound]) -> Section:
    """The actions and what each is due, the owner with the longest overdue one first."""
    blocks: tuple[Block, ...] = (table(found, "Actions by owner"),) if found else ()
    return Section("actions", "Actions by owner", summary(found), blocks)


def on_finding(found: Sequence[ActionsFound], shown: Sequence[EvidenceFound]) -> Section:
    """What was promised on one finding, and what shows that it was done."""
    blocks: list[Block] = [table(found, "Actions", opens=False)] if found else []
    documents = tuple(map(document, shown))
    blocks.append(Points(documents) if documents else Paragraph("No evidence is recorded on this finding."))
    return Section("actions", "Actions and evidence", summary(found), tuple(blocks))


def summary(found: Sequence[ActionsFound]) -> str:
    """How many actions are open, and how many of these are overdue, listed or not."""
    if not found:
        return "No action is recorded."
    count = _counts(found)
    late = count.get("overdue", 0)
    opened = late + count.get("due", 0) + count.get("undated", 0)
    if not opened:
        closed = words.sentence(words.counted(count["closed"], "action is", "actions are"))
        return f"{closed} recorded, and none is open."
    return counts.open_actions(opened, late)


def of_owner(found: Sequence[ActionsFound]) -> str:
    """How many of the actions one owner has, listed or not: "two actions"."""
    return words.counted(found[0].of_owner, "action")


def table(found: Sequence[ActionsFound], caption: str, *, opens: bool = True) -> Table:
    """Each action, opening its finding where `opens`, with its owner, when it is due and its state."""
    rows = tuple(
        (
            _opening(row) if opens else Words(Long(row.title)),
            row.owner_role,
            Words(due(row), moved(row)),
            Words(row.status or NOT_RECORDED),
        )
        for row in found
    )
    return Table(caption, HEADER, rows, (40, 22, 22, 16))


def due(row: ActionsFound) -> str | Status:
    """When an action is due: overdue, ahead, without a date, or, where it is closed, the day that was set."""
    if row.due_date is None or row.days_left is None:
        return Status("undated", "No date set", "○", "neutral")
    if row.urgency == "closed":
        return f"was due {words.day(row.due_date)}"
    if row.urgency == "overdue":
        return Status("overdue", f"Overdue since {words.day(row.due_date)}", "▲", "problem")
    label = f"Due {words.day(row.due_date)}, {words.days_left(row.days_left)}"
    return Status("due", label, "◷", "caution" if row.days_left <= SOON else "neutral")


def moved(row: ActionsFound) -> str:
    """How often the due day was put off to a later one, or else moved; empty where it never was."""
    if row.slips:
        return f", put off {words.times(row.slips)}"
    return f", moved {words.times(row.moves)}" if row.moves else ""


def document(row: EvidenceFound) -> Words:
    """A document with where it is kept, how far it was checked, and until when it is valid."""
    where = f", kept at {row.url}" if row.url else ""
    validity = valid(row)
    return Words(f"{row.title}{where}: ", row.state, f", {validity}" if validity else "")


def valid(row: EvidenceFound) -> str:
    """Until when evidence is valid: "valid until 31 Mar 2025", "expired 31 Mar 2025"; empty without a day."""
    if row.expires_date is None or row.days_left is None:
        return ""
    return f"{'expired' if row.days_left < 0 else 'valid until'} {words.day(row.expires_date)}"


def _opening(row: ActionsFound) -> Words:
    return Words(link(shortened(row.title), "findings", finding=row.finding_id))


def _counts(found: Sequence[ActionsFound]) -> dict[str, int]:
    return {row.urgency: row.of_urgency for row in found}

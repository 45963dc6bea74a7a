"""What changed: between two days, newest first, and step by step. `changes` and `changes_in_steps` in.

Between two days it is the net change of each thing: a status that went and came back is no change of status.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import groupby

from violence_response import words
from violence_response.accounts.blocks import (
    Link,
    Long,
    Points,
    Quiet,
    Section,
    Table,
    Words,
    link,
    shortened,
)
from violence_response.rows import Changes, ChangesInSteps, SubjectNewest

KINDS = {
    "reopened": "Reopened",
    "slipped": "Slipped",
    "new": "New",
    "moved": "Moved",
    "closed": "Closed",
    "noted": "Noted",
    "saved": "Saved",
}
"""Kinds of change in the order in which they call for talk, and how they are called."""
THINGS = {
    "finding": ("finding", "findings"),
    "action": ("action", "actions"),
    "response": ("response", "responses"),
    "link": ("link", "links"),
    "reply": ("reply", "replies"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "inspectorate": ("inspectorate's view", "inspectorate's views"),
    "saving": ("document, table or other entry", "documents, tables or other entries"),
}
DONE = {
    "reopened": ("was reopened", "were reopened"),
    "slipped": ("slipped", "slipped"),
    "new": ("is new", "are new"),
    "moved": ("moved", "moved"),
    "closed": ("was closed", "were closed"),
    "saved": ("was saved", "were saved"),
}
HEADER = ("What", "Change", "Why", "Recorded")
SHARES = (32, 26, 24, 18)
LONGEST_TITLE = 24
"""Words of a title in a list; its own page has it whole."""
Changed = Changes | ChangesInSteps


def end_of(day: date) -> str:
    """The last moment of a day, as `since` and `until` of both queries take it."""
    return datetime.combine(day, time.max).isoformat(sep=" ")


def between(found: Sequence[Changes], first: date, last: date, called: str = "") -> Section:
    """What changed after one day and up to another, a table for each kind of change.

    `called` is what happened on the first day, a meeting's name for instance.
    """
    named = f" ({called})" if called else ""
    message = f"Since {words.day(first)}{named}, up to {words.day(last)}: {counted(found)}."
    return Section("changed", "What changed", message, tables(found))


def tables(found: Sequence[Changes]) -> tuple[Table, ...]:
    """A table for each kind of change: what changed, from where to where, why, and who recorded it."""
    return tuple(
        Table(KINDS.get(change, change), HEADER, tuple(map(_net_cells, group)), SHARES)
        for change, group in groupby(found, key=lambda row: row.change)
    )


def counted(found: Sequence[Changes]) -> str:
    """How many of what changed how, listed or not: "one action slipped, two findings are new"."""
    said = []
    for change, group in groupby(found, key=lambda row: row.change):
        things = {row.subject_type: row.things for row in group}
        counts = [words.counted(count, *THINGS.get(kind, (kind,))) for kind, count in things.items()]
        done = words.verb(sum(things.values()), *DONE.get(change, ("was noted", "were noted")))
        said.append(f"{words.joined(counts)} {done}")
    return words.joined(said) or "nothing changed"


def left_out(found: Sequence[Changes]) -> dict[str, int]:
    """How many changes of each kind are counted and not among the rows."""
    listed: dict[tuple[str, str], list[int]] = {}
    for row in found:
        listed.setdefault((row.change, row.subject_type), []).append(row.things)
    counts: dict[str, int] = {}
    for (change, _), things in listed.items():
        counts[change] = counts.get(change, 0) + things[0] - len(things)
    return {change: count for change, count in counts.items() if count}


def total(found: Sequence[Changes]) -> int:
    """How many changes there are, listed or not."""
    return len(found) + sum(left_out(found).values())


def newest(found: Sequence[Changes], since: date, heading: str, most: int) -> Section:
    """The newest changes after a day as a list, and how many more there are."""
    ordered = sorted(found, key=lambda row: row.changed_at or datetime.min, reverse=True)
    points: list[str] = [_line(row) for row in ordered[:most]]
    if (more := total(found) - len(points)) > 0:
        earlier = words.counted(more, "earlier change")
        points.append(Words("and ", link(earlier, "meeting", since=since.isoformat())))
    if not points:
        return Section("newest", heading, "Nothing was recorded.")
    return Section("newest", heading, "", (Points(tuple(points)),))


def history(found: Sequence[ChangesInSteps]) -> Section:
    """Every step of one finding, the newest first."""
    if not found:
        return Section("events", "What happened since", "No change is recorded on this finding.")
    rows = tuple(
        (words.day(row.recorded_at), _step_of_finding(row), _why(row), row.actor_role) for row in found
    )
    table = Table(
        "Changes, newest first", ("Day", "Change", "Why", "Recorded by"), rows, (13, 41, 24, 22)
    )  # fmt: skip
    message = f"{words.sentence(words.counted(found[0].steps, 'change'))} recorded, the newest first."
    return Section("events", "What happened since", message, (table,))


def in_steps(found: Sequence[ChangesInSteps]) -> Table:
    """Every step between two moments, the newest first."""
    rows = tuple((about(row), _course(row) or "noted", _why(row), _recorded(row)) for row in found)
    return Table("Every step, the newest first", HEADER, rows, SHARES)


def about(row: Changed) -> Words:
    """What the change is about: the kind of thing, and its name, which opens its page."""
    return Words(f"{row.subject_label}: ", thing(row))


def thing(row: Changed) -> str | Link:
    """The thing's name, opening its page where it has one."""
    title = shortened(row.title, LONGEST_TITLE)
    if row.finding_id:
        return link(title, "findings", finding=row.finding_id)
    if row.inspection_id:
        return link(title, "responses", inspection=row.inspection_id)
    if row.intervention_id:
        return link(title, "interventions", intervention=row.intervention_id)
    return title


def course(row: Changed) -> Words:
    """From where to where: statuses and due days; "noted" where neither changed."""
    return _course(row) or Words("saved" if row.subject_type == "saving" else "noted")


def standing(row: SubjectNewest | None) -> Words:
    """Where one thing is now, and who recorded it last."""
    if row is None:
        return Words("no status recorded yet")
    status = Words("now ", row.to_status) if row.to_status else Words("no status recorded yet")
    reason: tuple[str | Long, ...] = (": ", Long(row.reason, 30)) if row.reason else ()
    return Words(status, f" · last updated by {row.actor_role}, {words.day(row.updated_at)}", *reason)


def _net_cells(row: Changes) -> tuple[str, str, str, str]:
    steps = f" ({words.counted(row.steps, 'step')})" if row.steps > 1 else ""
    return about(row), Words(_net(row), steps), _why(row), _recorded(row)


def _net(row: Changes) -> Words:
    if changed := _course(row):
        return changed
    unchanged = "changed, and changed back" if row.steps > 1 and row.to_status else "noted"
    return Words(unchanged if row.change == "noted" else KINDS.get(row.change, row.change).lower())


def _course(row: Changed) -> Words | None:
    steps: list[Words] = []
    before, after = row.from_status, row.to_status
    if after and (before is None or before.term != after.term):
        steps.append(Words(f"{before.label} → " if before else "", after))
    if row.to_due_date and row.to_due_date != row.from_due_date:
        first = f"{words.day(row.from_due_date)} → " if row.from_due_date else ""
        steps.append(Words(f"due {first}{words.day(row.to_due_date)}"))
    return Words(*_listed(steps)) if steps else None


def _listed(steps: Iterable[str]) -> Iterable[str]:
    for place, step in enumerate(steps):
        yield from (", ", step) if place else (step,)


def _step_of_finding(row: ChangesInSteps) -> Words:
    shown = f"; evidence: {row.evidence_title}" if row.evidence_title else ""
    step = Words(course(row), shown)
    if row.subject_type == "finding":
        return step
    name = f" “{shortened(row.title, LONGEST_TITLE)}”" if row.subject_type in ("action", "evidence") else ""
    return Words(f"{row.subject_label}{name}: ", step)


def _why(row: Changed) -> str:
    if row.reason:
        return Words(Long(row.reason))
    # What only days show, and what a saving says itself, has no reason to be recorded.
    return "No reason recorded" if row.actor_role and row.subject_type != "saving" else ""


def _recorded(row: Changed) -> str:
    moment = row.changed_at if isinstance(row, Changes) else row.recorded_at
    when = words.day(moment, "day not known")
    return f"{when}, {row.actor_role}" if row.actor_role else when


def _line(row: Changes) -> Words:
    if row.subject_type == "saving":
        return Words(thing(row), " ", Quiet(_recorded(row)))
    kind = words.sentence(THINGS.get(row.subject_type, (row.subject_label,))[0])
    because = f"; {shortened(row.reason, 30)}" if row.reason else ""
    change = _net_cells(row)[1]
    return Words(f"{kind} “", thing(row), "”: ", change, " ", Quiet(f"{_recorded(row)}{because}"))

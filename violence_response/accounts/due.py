"""What has a day: response deadlines, dates of findings, actions, money that ends, evidence that expires."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from violence_response import words
from violence_response.accounts.actions import moved
from violence_response.accounts.blocks import Link, Points, Quiet, Section, Strong, Words, link
from violence_response.rows import ActionsFound, EvidenceFound, MoneyEnding, NextDeadlines

KINDS = {
    "response": "Response",
    "chief_officer": "Chief officer's comment",
    "finding": "Finding",
    "action": "Action",
    "money": "Money",
    "evidence": "Evidence",
}
LEADS = {
    "response": "last day for our response",
    "chief_officer": "ask the chief officer to comment",
    "finding": "date that the report sets",
}
"""Kind of deadline: how it is named before the name of what it is about."""
LONGEST = 200
LONGEST_IN_LIST = 110
"""Characters of a title in a calendar or a mail; the page that the entry leads to has it whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with a day: its kind (a key of KINDS), key, day, sentence with its page, owner's role."""

    kind: str
    key: str
    day: date
    days_left: int
    link: Link
    owner: str = ""

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return self.link.label

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed and something waits; evidence that expired does not wait."""
        return self.days_left < 0 and self.kind != "evidence"


def entries(
    deadlines: Iterable[NextDeadlines],
    actions: Iterable[ActionsFound],
    money: Iterable[MoneyEnding],
    evidence: Iterable[EvidenceFound],
) -> list[Entry]:
    """Everything that has a day, the nearest first; what is overdue comes before that."""
    found = [_deadline(row) for row in deadlines]
    found += [
        _action(row, row.due_date, row.days_left)
        for row in actions
        if row.due_date is not None and row.days_left is not None
    ]
    found += [_money(row) for row in money]
    found += [
        _evidence(row, row.expires_date, row.days_left)
        for row in evidence
        if row.expires_date is not None and row.days_left is not None
    ]
    return sorted(found, key=lambda entry: (entry.day, entry.kind, entry.key))


def listed(heading: str, found: Iterable[Entry], nothing: str) -> Section:
    """The entries as a list with day and owner; `nothing` is said where there is none."""
    points = tuple(_point(entry) for entry in found)
    return Section(
        "due", heading, "" if points else nothing, (Points(points),) if points else ()
    )  # fmt: skip


def deadline(row: NextDeadlines) -> Words:
    """A date that we have to keep in one line: the day, what is due, and where it is."""
    title = one_line(row.title, LONGEST_IN_LIST)
    stage = (" ", row.stage) if row.stage else ()
    lead = f", {words.days_left(row.days_left)} · {LEADS[row.kind]}: "
    return Words(Strong(words.day(row.due_date)), lead, opening(row, title), *stage)


def one_line(text: Any, most: int = LONGEST) -> str:
    """The text on one line, without what no calendar or mail can show, cut where it is too long."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in str(text)).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _point(entry: Entry) -> Words:
    owner = f"; owner: {entry.owner}" if entry.owner else ""
    return Words(entry.link, " ", Quiet(f"{words.day(entry.day)}, {words.days_left(entry.days_left)}{owner}"))


def opening(row: NextDeadlines, label: str) -> Link:
    """The page of what a date is about, by this label."""
    if row.kind == "finding":
        return link(label, "findings", finding=row.subject_id)
    return link(label, "responses", inspection=row.subject_id)


def _deadline(row: NextDeadlines) -> Entry:
    label = words.sentence(f"{LEADS[row.kind]}: {one_line(row.title)}")
    return Entry(row.kind, row.subject_id, row.due_date, row.days_left, opening(row, label))


def _action(row: ActionsFound, day: date, days_left: int) -> Entry:
    opening = link(f"Action due: {one_line(row.title)}{moved(row)}", "findings", finding=row.finding_id)
    return Entry("action", row.action_id, day, days_left, opening, row.owner_role)


def _money(row: MoneyEnding) -> Entry:
    amount = words.pounds(row.amount)
    if row.amount is not None:
        amount += f", {row.amount_basis.label.lower()}"
    later = "no later award on record"
    if row.next_end_date is not None:
        later = f"later award until {words.day(row.next_end_date)}"
    label = f"Funding ends: {one_line(row.name)} ({amount}; {later})"
    opening = link(label, "interventions", intervention=row.intervention_id)
    return Entry("money", row.grant_id, row.ends_date, row.days_left, opening)


def _evidence(row: EvidenceFound, day: date, days_left: int) -> Entry:
    verb = "expired" if days_left < 0 else "expires"
    label = f"Evidence {verb}: {one_line(row.title)} (about {one_line(row.subject_title)})"
    opening = link(label, "findings")
    if row.finding_id:
        opening = link(label, "findings", finding=row.finding_id)
    elif row.inspection_id:
        opening = link(label, "responses", inspection=row.inspection_id)
    return Entry("evidence", row.evidence_id, day, days_left, opening)


def beyond(later: int) -> str:
    """How many dates lie further ahead than those listed, as a sentence that follows another."""
    lies = words.verb(later, "date lies", "dates lie")
    return f" {words.sentence(words.number(later))} {lies} after that." if later else ""

"""What has a day: response deadlines, dates of findings, actions, money that ends, evidence that expires."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from violence_response import queries, words
from violence_response.database import Database
from violence_response.settings import Settings

KINDS = {
    "response": "Response",
    "chief_officer": "Chief officer's comment",
    "finding": "Finding",
    "action": "Action",
    "money": "Money",
    "evidence": "Evidence",
}
LONGEST = 200
"""Characters of a title in a calendar or a mail; the page that the entry leads to has it whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with a day: its kind (a key of KINDS), key, day, sentence, owner's role and page."""

    kind: str
    key: str
    day: date
    days_left: int
    words: str
    owner: str = ""
    page: str = "responses"
    subject: str = ""
    """What the page is opened at: "finding=joint-f01", or nothing."""

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed and something waits; evidence that expired does not wait."""
        return self.days_left < 0 and self.kind != "evidence"

    def address(self, base: str) -> str:
        """The page's address below `base`, which ends without a slash."""
        return f"{base}/{self.page}" + (f"?{self.subject}" if self.subject else "")


def entries(database: Database, today: date, notice_days: int) -> list[Entry]:
    """Everything that has a day, the nearest first; what is overdue comes before that."""
    day = today.isoformat()
    found = [
        _deadline(row)
        for row in queries.records(database, "next_deadlines", today=day, notice_days=notice_days)
    ]
    asked: tuple[tuple[str, Callable[[Mapping[str, Any]], Entry]], ...] = (
        ("actions_open", _action),
        ("money_ending", _money),
        ("evidence_expiring", _evidence),
    )
    for name, read in asked:
        rows = queries.records(database, name, today=day)
        found += [read(row) for row in rows if not words.is_unknown(row.get("due_date", day))]
    return sorted(found, key=lambda entry: (entry.day, entry.kind, entry.key))


def base_address(chosen: Settings, found: str = "") -> str:
    """Where the dashboard is reached: as the settings say, else where it was found."""
    return (chosen.address or found).rstrip("/")


def _deadline(row: Mapping[str, Any]) -> Entry:
    kind, key = str(row["kind"]), str(row["subject_id"])
    sentences = {
        "response": "Last day for our response: {}",
        "chief_officer": "Ask the chief officer to comment on: {}",
        "finding": "Date that the report sets: {}",
    }
    page, name = ("findings", "finding") if kind == "finding" else ("responses", "inspection")
    sentence = sentences[kind].format(_short(row["title"]))
    return Entry(
        kind, key, row["due_date"], int(row["days_left"]), sentence, "", page, urlencode({name: key})
    )


def _action(row: Mapping[str, Any]) -> Entry:
    moves = int(row["moves"])
    moved = f", moved {'once' if moves == 1 else f'{words.number(moves)} times'}" if moves else ""
    sentence = f"Action due: {_short(row['title'])}{moved}"
    opened = urlencode({"finding": row["finding_id"]})
    day, left = row["due_date"], int(row["days_left"])
    return Entry("action", row["action_id"], day, left, sentence, row["owner_role"], "findings", opened)


def _money(row: Mapping[str, Any]) -> Entry:
    amount = words.pounds(row["amount"])
    basis = f"{amount}, {str(row['amount_basis_label']).lower()}" if row["amount"] is not None else amount
    later = (
        "no later award on record"
        if row["next_end_date"] is None
        else f"later award until {words.day(row['next_end_date'])}"
    )
    sentence = f"Money ends: {_short(row['name'])} ({basis}; {later})"
    opened = urlencode({"intervention": row["intervention_id"]})
    day, left = row["ends_date"], int(row["days_left"])
    return Entry("money", row["grant_id"], day, left, sentence, "", "interventions", opened)


def _evidence(row: Mapping[str, Any]) -> Entry:
    verb = "expired" if int(row["days_left"]) < 0 else "expires"
    sentence = f"Evidence {verb}: {_short(row['title'])} (about {_short(row['subject_title'])})"
    page, opened = "findings", ""
    if row["finding_id"]:
        opened = urlencode({"finding": row["finding_id"]})
    elif row["inspection_id"]:
        page, opened = "responses", urlencode({"inspection": row["inspection_id"]})
    day, left = row["expires_date"], int(row["days_left"])
    return Entry("evidence", row["evidence_id"], day, left, sentence, "", page, opened)


def _short(text: Any) -> str:
    """The text on one line, without what no calendar or mail can show, cut where it is too long."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in str(text)).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"

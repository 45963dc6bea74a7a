"""The digest: what is overdue, due and ending, and what changed since the last one; roles, no names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import urlencode

from violence_response import queries, words
from violence_response.database import Database
from violence_response.register import recording
from violence_response.reminders import due
from violence_response.reminders.due import Entry
from violence_response.settings import Settings

DAYS_AHEAD = 30
FIRST_DAYS = 7
"""How far the first digest looks back, when there was none before."""
MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a digest: what, when and whose in a sentence, and where it leads (empty: nowhere)."""

    words: str
    detail: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest: its sections with their lines, the stretch of time it covers, and what heads it."""

    since: datetime
    until: datetime
    body: str
    marking: str
    sections: tuple[tuple[str, tuple[Line, ...], str], ...]
    """Heading, lines, and the sentence shown when there are none."""

    @property
    def subject(self) -> str:
        """The subject of the mail: how many of what, on one line."""
        overdue, soon, _, changed = (len(lines) for _, lines, _ in self.sections)
        counts = f"{overdue} overdue, {soon} due, {changed} changed"
        return " ".join(f"{self.marking}: violence response on {words.day(self.until)}: {counts}".split())


def last_reached(database: Database) -> datetime | None:
    """The moment up to which the last digest reported; none before the first."""
    found = queries.records(database, "digest_last")
    return found[0]["reaches_to"] if found else None


def moment(chosen: Settings) -> datetime:
    """Now in London, or the end of the fixed day that the settings name."""
    if chosen.today is None:
        return recording.now()
    return datetime.combine(chosen.today, datetime.max.time()).replace(microsecond=0)


def gather(database: Database, chosen: Settings, since: datetime | None, until: datetime) -> Digest:
    """The digest for the time after `since` (None: after the last one) up to `until`, London time."""
    begins = since or last_reached(database) or until - timedelta(days=FIRST_DAYS)
    today = until.date()
    base = due.base_address(chosen)
    entries = due.entries(database, today, chosen.notice_days)
    horizon = today + timedelta(days=DAYS_AHEAD)
    ends = [entry for entry in entries if entry.kind in ("money", "evidence")]
    waiting = [entry for entry in entries if entry.kind not in ("money", "evidence")]
    overdue = [entry for entry in waiting if entry.is_overdue]
    soon = [entry for entry in waiting if today <= entry.day <= horizon]
    later = len(waiting) - len(overdue) - len(soon)
    beyond = f" {words.sentence(words.counted(later, 'date'))} lie after that." if later > 1 else ""
    beyond = " One date lies after that." if later == 1 else beyond
    changes = _changes(database, begins, until, base)
    return Digest(begins, until, chosen.body, chosen.marking, (
        ("Overdue", _lines(overdue, base), "Nothing is overdue."),
        (f"Due in the next {DAYS_AHEAD} days", _lines(soon, base), f"Nothing is due.{beyond}"),
        ("Ending within six months", _lines(ends, base), "No money ends and no evidence expires."),
        (f"Changed since {words.day(begins)}, {begins:%H:%M}", changes, "Nothing was recorded."),
    ))  # fmt: skip


def remember(database: Database, digest: Digest, sent_to: int) -> None:
    """Keep how far this digest reached; the next one begins there. No address is kept."""
    row = {"digest_id": recording.new_token(), "reaches_to": digest.until, "sent_to": sent_to}
    with database.transaction():
        database.insert("register.digests", row)


def as_text(digest: Digest) -> str:
    """The digest as plain text."""
    lines = [digest.marking, f"{digest.body}: what is due, {words.day(digest.until)}", ""]
    for heading, found, nothing in digest.sections:
        lines += [heading.upper(), *([] if found else [f"  {nothing}"])]
        for line in found:
            lines += [f"- {line.words}", *(f"  {part}" for part in (line.detail, line.address) if part)]
        lines.append("")
    return "\n".join([*lines, digest.marking, ""])


def as_html(digest: Digest) -> str:
    """The digest as a page that mail programs show: plain marks, styles in place, nothing fetched."""
    text = "font-family:Arial,sans-serif;color:#0B0C0C;line-height:1.4"
    small = "font-size:14px;color:#3D3D3D"
    parts = [
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(digest.subject)}'
        f'</title></head><body style="{text};max-width:680px;margin:0 auto;padding:16px">',
        f'<p style="{small}">{escape(digest.marking)}</p>',
        f'<h1 style="font-size:22px">What is due, {escape(words.day(digest.until))}</h1>',
        f"<p>{escape(digest.body)}</p>",
    ]
    for heading, found, nothing in digest.sections:
        parts.append(f'<h2 style="font-size:18px;margin:24px 0 8px">{escape(heading)}</h2>')
        if not found:
            parts.append(f"<p>{escape(nothing)}</p>")
            continue
        items = "".join(f'<li style="margin:0 0 8px">{_item(line, small)}</li>' for line in found)
        parts.append(f'<ul style="padding-left:20px;margin:0">{items}</ul>')
    return "\n".join([*parts, f'<p style="{small}">{escape(digest.marking)}</p></body></html>', ""])


def _item(line: Line, small: str) -> str:
    named = escape(line.words)
    if line.address:
        named = f'<a href="{escape(line.address)}" style="color:#1A5A96">{named}</a>'
    return named + (f'<br><span style="{small}">{escape(line.detail)}</span>' if line.detail else "")


def _lines(entries: Sequence[Entry], base: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            entry.words,
            f"{words.day(entry.day)}, {words.days_left(entry.days_left)}"
            + (f"; owner: {entry.owner}" if entry.owner else ""),
            entry.address(base) if base else "",
        )
        for entry in entries
    )


def _changes(database: Database, since: datetime, until: datetime, base: str) -> tuple[Line, ...]:
    """What was recorded after `since`, up to `until`: the newest MOST_CHANGES, and how many more."""
    rows = queries.records(
        database, "changes_since", since=since.isoformat(), until=until.isoformat(), limit=MOST_CHANGES
    )
    lines = [_change(row, base) for row in rows]
    more = int(rows[0]["changes"]) - len(rows) if rows else 0
    if more > 0:
        lines.append(Line(f"And {words.counted(more, 'earlier change')}, which the dashboard lists."))
    return tuple(lines)


def _change(row: Mapping[str, Any], base: str) -> Line:
    opened = ""
    for column, page, name in (
        ("finding_id", "findings", "finding"),
        ("inspection_id", "responses", "inspection"),
    ):
        if base and row[column] and not opened:
            opened = f"{base}/{page}?{urlencode({name: row[column]})}"
    when = f"{words.day(row['changed_at'])}, recorded by {row['actor_role']}"
    if row["words"] is not None:
        return Line(_one_line(row["words"]), when, opened)
    told = "; ".join(_told(row))
    return Line(f"{row['subject_label']} “{_one_line(row['title'])}”: {told}", when, opened)


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    moves: tuple[tuple[str, str, str, Callable[[Any], str]], ...] = (
        ("status", "from_label", "to_label", str),
        ("due date", "from_due_date", "to_due_date", words.day),
    )
    for what, before, after, written in moves:
        if row[after] is not None:
            begun = f" from {written(row[before])}" if row[before] is not None else ""
            yield f"{what}{begun} to {written(row[after])}"
    if row["reason"]:
        yield f"because: {_one_line(row['reason'])}"


def _one_line(text: Any) -> str:
    line = " ".join(str(text).split())
    return line if len(line) <= due.LONGEST else line[: due.LONGEST - 1].rstrip() + "…"

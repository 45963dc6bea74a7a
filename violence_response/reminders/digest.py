"""The digest: what is overdue, due and ending, and what changed since the last one; roles, no names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape

from violence_response import queries, words
from violence_response.accounts import changes
from violence_response.accounts.blocks import Link, Points, Quiet, Section, Span, Words, plain
from violence_response.accounts.due import Entry, beyond, listed
from violence_response.database import Database
from violence_response.register import recording
from violence_response.reminders import due_days
from violence_response.rows import Changes, DigestLast
from violence_response.settings import Settings

DAYS_AHEAD = 30
FIRST_DAYS = 7
"""How far the first digest looks back, when there was none before."""
MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest: its sections, how many things each lists, the stretch of time, and what heads it."""

    since: datetime
    until: datetime
    body: str
    marking: str
    base: str
    sections: tuple[Section, ...]
    counts: tuple[int, int, int, int]
    """Overdue, due soon, ending, changed."""

    @property
    def subject(self) -> str:
        """The subject of the mail: how many of what, on one line."""
        overdue, soon, _, changed = self.counts
        counts = f"{overdue} overdue, {soon} due, {changed} changed"
        return " ".join(f"{self.marking}: violence response on {words.day(self.until)}: {counts}".split())


def last_reached(database: Database) -> datetime | None:
    """The moment up to which the last digest reported; none before the first."""
    found = queries.one_of(database, DigestLast)
    return found.reaches_to if found else None


def moment(chosen: Settings) -> datetime:
    """Now in London, or the end of the fixed day that the settings name."""
    if chosen.today is None:
        return recording.now()
    return datetime.combine(chosen.today, datetime.max.time()).replace(microsecond=0)


def gather(database: Database, chosen: Settings, since: datetime | None, until: datetime) -> Digest:
    """The digest for the time after `since` (None: after the last one) up to `until`, London time."""
    begins = since or last_reached(database) or until - timedelta(days=FIRST_DAYS)
    entries = due_days.entries(database, until.date(), chosen.notice_days)
    overdue, soon, ends, beyond = _sorted(entries, until.date())
    span = {"since": begins.isoformat(sep=" "), "until": until.isoformat(sep=" ")}
    asked = {"notice_days": chosen.notice_days, "most": MOST_CHANGES}
    changed = queries.rows_of(database, Changes, **span, **asked)
    heading = f"Changed since {words.day(begins)}, {begins:%H:%M}"
    sections = (
        listed("Overdue", overdue, "Nothing is overdue."),
        listed(f"Due in the next {DAYS_AHEAD} days", soon, f"Nothing is due.{beyond}"),
        listed("Ending within six months", ends, "No money ends and no evidence expires."),
        changes.newest(changed, begins.date(), heading, MOST_CHANGES),
    )
    counts = (len(overdue), len(soon), len(ends), changes.total(changed))
    base = due_days.base_address(chosen)
    return Digest(begins, until, chosen.body, chosen.marking, base, sections, counts)


def _sorted(entries: list[Entry], today: date) -> tuple[list[Entry], list[Entry], list[Entry], str]:
    """What is overdue, due soon and ending, and a sentence on what lies after that."""
    horizon = today + timedelta(days=DAYS_AHEAD)
    ends = [entry for entry in entries if entry.kind in ("money", "evidence")]
    waiting = [entry for entry in entries if entry.kind not in ("money", "evidence")]
    overdue = [entry for entry in waiting if entry.is_overdue]
    soon = [entry for entry in waiting if today <= entry.day <= horizon]
    return overdue, soon, ends, beyond(len(waiting) - len(overdue) - len(soon))


def remember(database: Database, digest: Digest, sent_to: int) -> None:
    """Keep how far this digest reached; the next one begins there. No address is kept."""
    row = {"digest_id": recording.new_token(), "reaches_to": digest.until, "sent_to": sent_to}
    with database.transaction():
        database.insert("register.digests", row)


def as_text(digest: Digest) -> str:
    """The digest as plain text."""
    lines = [digest.marking, f"{digest.body}: what is due, {words.day(digest.until)}", ""]
    for section in digest.sections:
        lines.append(section.heading.upper())
        if section.message:
            lines.append(f"  {section.message}")
        for point in _points(section):
            said, quiet, opened = _parts(point, digest.base)
            lines += [
                f"- {''.join(map(plain, said)).rstrip()}",
                *(f"  {part}" for part in (*quiet, opened) if part),
            ]
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
    for section in digest.sections:
        parts.append(f'<h2 style="font-size:18px;margin:24px 0 8px">{escape(section.heading)}</h2>')
        if section.message:
            parts.append(f"<p>{escape(section.message)}</p>")
            continue
        items = "".join(
            f'<li style="margin:0 0 8px">{_item(point, digest.base, small)}</li>'
            for point in _points(section)
        )
        parts.append(f'<ul style="padding-left:20px;margin:0">{items}</ul>')
    return "\n".join([*parts, f'<p style="{small}">{escape(digest.marking)}</p></body></html>', ""])


def _points(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Points):
            yield from block.points


def _parts(point: str, base: str) -> tuple[list[Span], list[str], str]:
    """What a line says, its details, and the address that it leads to."""
    spans = point.spans if isinstance(point, Words) else (point,)
    quiet = [each.text.strip() for each in spans if isinstance(each, Quiet)]
    opened = next((due_days.address(each, base) for each in spans if isinstance(each, Link)), "")
    return [each for each in spans if not isinstance(each, Quiet)], quiet, opened


def _item(point: str, base: str, small: str) -> str:
    said, quiet, opened = _parts(point, base)
    named = "".join(
        f'<a href="{escape(opened)}" style="color:#1A5A96">{escape(each.label)}</a>'
        if isinstance(each, Link) and opened
        else escape(plain(each))
        for each in said
    )
    return named + "".join(f'<br><span style="{small}">{escape(each)}</span>' for each in quiet)

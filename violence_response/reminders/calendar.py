"""The calendar that Outlook and others subscribe to: all-day events, one for each thing that has a day.

RFC 5545 (iCalendar), RFC 5546 (METHOD:PUBLISH), RFC 7986 (names and how often to ask again).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from violence_response import __version__, words
from violence_response.accounts.due import KINDS, Entry
from violence_response.reminders.due_days import address
from violence_response.settings import Settings

HOURS = 6
"""How often programs are asked to look again; Outlook takes it as a hint."""
MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar(entries: Sequence[Entry], today: date, chosen: Settings, base: str) -> bytes:
    """The entries as an iCalendar file, the same bytes all day while nothing changes.

    `base` is the dashboard's address, for the links in the events.
    """
    made = Calendar()
    made.add("prodid", f"-//Violence Response//{__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", "Violence Response")
    made.add("x-wr-calname", "Violence Response")
    made.add("x-wr-caldesc", _one_line(f"{chosen.marking}. What is due: {chosen.body}."))
    made.add("x-wr-timezone", "Europe/London")
    made.add("refresh-interval", timedelta(hours=HOURS), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", f"PT{HOURS}H")
    for entry in entries:
        made.add_component(_event(entry, today, chosen, base))
    return bytes(made.to_ical())


def _event(entry: Entry, today: date, chosen: Settings, base: str) -> Event:
    event = Event()
    # The same thing keeps its name when its day moves, so that programs move it rather than add another.
    event.add("uid", f"{entry.kind}-{entry.key}@violence-response")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"Overdue. {entry.words}" if entry.is_overdue else entry.words)
    lines = [entry.words + "."]
    if entry.owner:
        lines.append(f"Owner: {entry.owner}.")
    lines.append(
        f"{words.day(entry.day)}, {words.days_left(entry.days_left)} (looked up on {words.day(today)})."
    )
    if base:
        lines.append(address(entry.link, base))
        event.add("url", address(entry.link, base))
    lines.append(_one_line(chosen.marking))
    event.add("description", "\n".join(lines))
    event.add("categories", [KINDS[entry.kind]])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _one_line(text: str) -> str:
    return " ".join(text.split())

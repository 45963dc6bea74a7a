"""The calendar is one that Outlook reads: stable names, whole days, times to ask again, nothing of the text
breaks out."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.conftest import TODAY
from violence_response.accounts.blocks import link
from violence_response.accounts.due import Entry, one_line
from violence_response.database import Database
from violence_response.reminders import due_days
from violence_response.reminders.calendar import calendar
from violence_response.settings import Settings

BASE = "http://localhost:8501"


def test_every_day_is_an_event(fixture_register: Database) -> None:
    entries = due_days.entries(fixture_register, TODAY, 14)
    made = calendar(entries, TODAY, Settings(), BASE)
    read = Calendar.from_ical(made)
    assert read["METHOD"] == "PUBLISH"
    assert read["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert read["X-WR-TIMEZONE"] == "Europe/London"
    events = {str(event["UID"]): event for event in read.walk("VEVENT")}
    assert len(events) == len(entries)
    action = events["action-a1@violence-response"]
    assert action["SUMMARY"] == "Overdue. Action due: Name the lead, put off once"
    assert action["DTSTART"].dt == date(2025, 2, 28)
    assert action["DTEND"].dt == date(2025, 3, 1)
    assert "Owner: Head of the violence reduction unit." in action["DESCRIPTION"]
    assert f"{BASE}/findings?finding=joint-f02" in action["DESCRIPTION"]
    assert b"\r\nDTSTART;VALUE=DATE:20250228\r\n" in made
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_it_is_the_same_all_day(fixture_register: Database) -> None:
    def made(day: date) -> bytes:
        return calendar(due_days.entries(fixture_register, day, 14), day, Settings(), BASE)

    assert made(TODAY) == made(TODAY)
    assert made(TODAY) != made(TODAY + timedelta(days=1))


@given(title=st.text(max_size=300), owner=st.text(max_size=100))
def test_no_text_can_add_an_event_or_a_field(title: str, owner: str) -> None:
    entry = Entry("action", "a", TODAY, 0, link(one_line(title), "findings"), one_line(owner))
    hostile = link("BEGIN:VEVENT\\nX-OWN:1", "findings")
    other = Entry("action", "b", TODAY, 0, hostile, "END:VCALENDAR")
    read = Calendar.from_ical(calendar([entry, other], TODAY, Settings(), BASE))
    assert [str(event["UID"]) for event in read.walk("VEVENT")] == [
        "action-a@violence-response",
        "action-b@violence-response",
    ]
    assert "X-OWN" not in read.walk("VEVENT")[1]


def test_without_anything_due_it_is_empty_and_whole() -> None:
    read = Calendar.from_ical(calendar([], TODAY, Settings(), ""))
    assert list(read.walk("VEVENT")) == []

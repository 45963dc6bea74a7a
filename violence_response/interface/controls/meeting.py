"""The meeting's page: the two days that are compared, the size of type, and all of it in a few sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import streamlit as st

from violence_response import words
from violence_response.accounts import actions as account_of_actions
from violence_response.accounts import changes as account_of_changes
from violence_response.accounts import decisions as account_of_decisions
from violence_response.interface import filters, past_day, show
from violence_response.rows import ActionsFound, Changes, DecisionsFound, MeetingsListed

TODAY = "today"
SIZES = {"usual": "Usual size", "projector": "Projector size"}
PROJECTOR = Path(__file__).parent.parent / "assets" / "projector.css"
LISTS = ("", "changes", "due", "decisions", "recorded")
"""Which list is shown whole, however long it is; one at a time."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a person looks at: the two days, what the first is called, which meeting was on the second, the
    size of type, and which list is shown whole."""

    from_day: date
    to_day: date
    from_name: str
    meeting_id: str | None
    is_large: bool
    whole: str

    def span(self) -> dict[str, str]:
        """The time between the two days as the queries take it."""
        ends = (account_of_changes.end_of(day) for day in (self.from_day, self.to_day))
        return dict(zip(("since", "until"), ends, strict=True))

    def last_day(self) -> dict[str, str]:
        """The second day alone."""
        before = self.to_day - timedelta(days=1)
        return {"since": account_of_changes.end_of(before), "until": account_of_changes.end_of(self.to_day)}

    def decided(self) -> dict[str, date]:
        """The second day as the query of decisions takes it."""
        return {"since": self.to_day - timedelta(days=1), "until": self.to_day}

    def most(self, name: str, usual: int) -> int | None:
        """How many rows of a list to ask for; None for all of them."""
        return None if self.whole == name else usual


def chosen(address: filters.Address, meetings: Sequence[MeetingsListed], today: date) -> Meeting:
    """What the address and the widgets ask for; what cannot be shown is said."""
    dates = {row.meeting_id: row.meeting_date for row in meetings}
    names = {row.meeting_id: row.name for row in meetings}
    past = [key for key, day in dates.items() if day < today]
    usual = past[0] if past else (today - timedelta(days=30)).isoformat()
    since = _day_asked(address, "since", usual, dates, today)
    until = _day_asked(address, "until", TODAY, dates, today)
    first, last = (_day_of(key, dates, today) for key in (since, until))
    if first > last:
        address.say("The first day lies after the second; they were changed about.")
        first, last = last, first
    size = address.one("size", list(SIZES), "size", "usual")
    whole = address.one("all", LISTS, "list of this page", "")
    held = next((row.meeting_id for row in meetings if row.meeting_date == last), None)
    return Meeting(first, last, names.get(since, ""), held, size == "projector", whole)


def _day_asked(
    address: filters.Address, name: str, usual: str, dates: Mapping[str, date], today: date
) -> str:
    asked = address.text(name) or usual
    if asked not in (usual, TODAY) and asked not in dates:
        found = _iso(asked)
        if found is None or found > today:
            reason = "lies ahead" if found else "is neither a meeting nor a day such as 2025-03-03"
            address.drop(name, f'"{asked[:60]}" {reason}; the usual day is shown.')
            return usual
    if dates.get(asked, today) > today:
        address.drop(name, "That meeting lies ahead; the usual day is shown.")
        return usual
    if asked == usual:
        address.drop(name)
    return asked


def _day_of(key: str, dates: Mapping[str, date], today: date) -> date:
    return dates.get(key) or _iso(key) or today


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def choices(
    address: filters.Address, meetings: Sequence[MeetingsListed], meeting: Meeting, today: date
) -> None:
    """The row of choices: the two days, and the size of type."""
    dated = {
        row.meeting_id: f"{words.day(row.meeting_date)} · {row.name}"
        for row in meetings
        if row.meeting_date <= today
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, label, day in (("since", "Since", meeting.from_day), ("until", "Until", meeting.to_day)):
            options, now = _days_to_choose(name, day, dated, today)
            address.selectbox(name, label, options, now, width=270)
        size = "projector" if meeting.is_large else "usual"
        address.segments("size", "Size of type", SIZES, size, label_visibility="collapsed")


def _days_to_choose(
    name: str, day: date, dated: Mapping[str, str], today: date
) -> tuple[dict[str, str], str]:
    """The days that a list offers, with their names, and which of them is chosen."""
    present = "Today" if past_day.day() is None else words.day(today)
    options = {**({TODAY: present} if name == "until" else {}), **dated}
    now = next((key for key, text in dated.items() if text.startswith(f"{words.day(day)} ·")), "")
    if name == "until" and day == today:
        now = TODAY
    if not now:
        now = day.isoformat()
        options[now] = words.day(day)
    for past in (today - timedelta(days=back) for back in (30, 90, 365)):
        options.setdefault(past.isoformat(), f"{words.day(past)} ({(today - past).days} days ago)")
    return options, now


def large_type(meeting: Meeting) -> None:
    """Enlarge everything on the page and leave the menu out, where the size for a projector was chosen."""
    if meeting.is_large:
        st.html(f"<style>{PROJECTOR.read_text(encoding='utf-8')}</style>")


def summary(
    changes: Sequence[Changes],
    actions: Sequence[ActionsFound],
    decided: Sequence[DecisionsFound],
    meeting: Meeting,
) -> None:
    """The whole page in a few sentences."""
    said = (
        account_of_changes.between(changes, meeting.from_day, meeting.to_day, meeting.from_name).message,
        account_of_actions.summary(actions),
        account_of_decisions.summary(decided, meeting.to_day),
    )
    st.markdown(f"**{show.markdown(' '.join(said))}**")

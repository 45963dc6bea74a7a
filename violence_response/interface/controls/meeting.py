"""The meeting's page: what changed between two days, what is due, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import actions as account_of_actions
from violence_response.accounts import changes as account_of_changes
from violence_response.accounts import minutes as account_of_minutes
from violence_response.accounts.actions import WITHIN
from violence_response.accounts.blocks import Table
from violence_response.briefing.asking import Request
from violence_response.briefing.formats import TYPES, rendered
from violence_response.briefing.look import look_of
from violence_response.interface import controls, data, filters, past_day, show
from violence_response.interface.controls import briefing
from violence_response.rows import ActionsFound, Changes, ChangesInSteps, MeetingsListed

MOST = 8
"""Things listed for each kind of change and of thing; the others are counted."""
MOST_ACTIONS = 60
MOST_DECISIONS = 200
MOST_STEPS = 500
TODAY = "today"
SIZES = {"usual": "Usual size", "projector": "Projector size"}
LISTS = ("", "changes", "due", "decisions")
"""Which list is shown whole, however long it is; one at a time."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a person looks at: the two days, what the first is called, how far ahead to look, the size of
    type, and which list is shown whole."""

    from_day: date
    to_day: date
    from_name: str
    days: int
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
    days = address.one("within", [str(days) for days in WITHIN], "time ahead", "28")
    whole = address.one("all", LISTS, "list of this page", "")
    return Meeting(first, last, names.get(since, ""), int(days), size == "projector", whole)


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
    """The row of choices: the two days, how far ahead, and the size of type."""
    dated = {
        row.meeting_id: f"{words.day(row.meeting_date)} · {row.name}"
        for row in meetings
        if row.meeting_date <= today
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, label, day in (("since", "Since", meeting.from_day), ("until", "Until", meeting.to_day)):
            options, now = _days_to_choose(name, day, dated, today)
            address.selectbox(name, label, options, now, width=270)
        within = {str(days): called for days, called in WITHIN.items()}
        address.selectbox("within", "Due within", within, str(meeting.days), width=150)
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


def say(text: str, meeting: Meeting) -> None:
    """A line (Markdown) in the size that was chosen: a projector gets the type of a heading."""
    st.markdown(f"### {text}" if meeting.is_large else text, anchors=False)


def _name(text: str, more: str, meeting: Meeting) -> None:
    """The name of a group of lines (Markdown)."""
    st.markdown(f"## {text}{more}" if meeting.is_large else f"**{text}**{more}", anchors=False)


def heading(text: str, meeting: Meeting) -> None:
    """The heading of a section."""
    if meeting.is_large:
        st.header(text, anchor=False, divider="gray")
    else:
        st.subheader(text, anchor=False)


def summary(
    changes: Sequence[Changes],
    actions: Sequence[ActionsFound],
    decided: Sequence[ChangesInSteps],
    meeting: Meeting,
) -> None:
    """The whole page in a few sentences."""
    said = (
        account_of_changes.between(changes, meeting.from_day, meeting.to_day, meeting.from_name).message,
        account_of_actions.due_within(actions, meeting.days),
        account_of_minutes.summary(decided, meeting.to_day),
    )
    text = show.markdown(" ".join(said))
    say(text if meeting.is_large else f"**{text}**", meeting)


def changed(address: filters.Address, changes: Sequence[Changes], meeting: Meeting, *, records: bool) -> None:
    """What changed, kind by kind, each thing as it was then and is now."""
    account = account_of_changes.between(changes, meeting.from_day, meeting.to_day, meeting.from_name)
    heading(account.heading, meeting)
    if not changes:
        controls.empty(
            f"Nothing in this register changed from {words.day(meeting.from_day)} to "
            f"{words.day(meeting.to_day)}.",
            "Choose an earlier first day, or record what was decided.",
        )
    hidden = account_of_changes.left_out(changes)
    groups = groupby(changes, key=lambda row: row.change)
    for (change, rows), table in zip(groups, account_of_changes.tables(changes), strict=True):
        _name(words.markdown(table.caption), "", meeting)
        recorded = ((row.subject_type, row.subject_id) for row in rows)
        _list(table, meeting, more=_records(address, recorded) if records else ())
        _more(address, "changes", hidden.get(change, 0), meeting, ", the newest first above")
    _fewer(address, "changes", meeting)


def steps(meeting: Meeting) -> None:
    """A closed box with every step between the two days."""
    box = st.expander("Every step", icon=":material/steps:", on_change="rerun", key="meeting.steps")
    if not box.open:
        return
    found = data.rows(ChangesInSteps, **meeting.span(), most=MOST_STEPS)
    with box:
        if not found:
            st.markdown("No step was recorded between the two days.")
            return
        table = account_of_changes.in_steps(found)
        st.markdown("\n".join(f"- {line}" for line in show.lines(table)))
        if (more := found[0].steps - len(found)) > 0:
            controls.small(f"and {more:,} earlier steps; choose a shorter time to see them")


def _records(address: filters.Address, things: Iterable[tuple[str, str]]) -> list[str]:
    """A link to record something, for each thing on which that can be done here."""
    return [
        address.link("record", thing=f"{kind}:{key}") if kind in ("finding", "action") else ""
        for kind, key in things
    ]


def _list(table: Table, meeting: Meeting, *, without: int | None = None, more: Sequence[str] = ()) -> None:
    """The rows of a table as lines, each with what follows it."""
    lines = show.lines(table, without=without)
    if more:
        lines = [" · ".join(filter(None, pair)) for pair in zip(lines, more, strict=True)]
    if meeting.is_large:
        for line in lines:
            st.markdown(f"### {line}", anchors=False)
    else:
        st.markdown("\n".join(f"- {line}" for line in lines))


def _more(address: filters.Address, name: str, count: int, meeting: Meeting, order: str = "") -> None:
    """How many rows of a list are not shown: a link that opens them all."""
    if count > 0:
        st.markdown(f":small[{address.link(f'and {count:,} more', all=name)}{words.markdown(order)}]")


def _fewer(address: filters.Address, name: str, meeting: Meeting) -> None:
    if meeting.whole == name:
        st.markdown(f":small[{address.link('Show fewer', all='')}]")


def due(
    address: filters.Address, actions: Sequence[ActionsFound], meeting: Meeting, *, records: bool
) -> None:
    """Actions that are overdue, due soon or without a date, by owner."""
    heading("What is due", meeting)
    if not actions:
        controls.empty(
            f"No open action is overdue or due within {WITHIN[meeting.days]}.",
            "Add an action to a finding to follow it up here.",
        )
    for owner, group in groupby(actions, key=lambda row: row.owner_role):
        rows = list(group)
        _name(words.markdown(owner), f" ({words.counted(rows[0].of_owner, 'action')})", meeting)
        recorded = (("action", row.action_id) for row in rows)
        table = account_of_actions.table(rows, owner)
        _list(table, meeting, without=1, more=_records(address, recorded) if records else ())
        _more(address, "due", rows[0].of_owner - len(rows), meeting)
    _fewer(address, "due", meeting)


def decided(address: filters.Address, decisions: Sequence[ChangesInSteps], meeting: Meeting) -> None:
    """The decisions of the second day, in their order, with the minutes to take away."""
    table = account_of_minutes.table(decisions, meeting.to_day)
    heading(table.caption, meeting)
    if not decisions:
        controls.empty(
            "No decision was recorded on this day.", "What is recorded is collected here as you go."
        )
        return
    _list(table, meeting)
    _more(address, "decisions", decisions[0].steps - len(decisions), meeting)
    _fewer(address, "decisions", meeting)
    day = meeting.to_day.isoformat()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Minutes (Word)",
            # Made only when somebody asks for it.
            data=partial(_minutes, meeting.to_day),
            file_name=f"minutes-{day}.docx",
            mime=TYPES["docx"],
            icon=":material/download:",
            key="meeting.minutes",
            on_click="ignore",
        )
        controls.download(queries.frame_of(ChangesInSteps, decisions), f"decisions-{day}", key="decisions")
    controls.small(controls.link("Minutes as PDF, slides or web page", "briefing", kind="minutes", until=day))


def _minutes(day: date) -> bytes:
    chosen = data.chosen_settings()
    made = briefing.made(Request("minutes", "all", data.today(), until=day), chosen.marking)
    return rendered(made, look_of(chosen), "docx")

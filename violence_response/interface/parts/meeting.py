"""The meeting's page: what changed between two days, what is due, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.documents import minutes
from violence_response.interface import as_at, filters, parts

MOST = 8
"""Things listed for each kind of change and of thing; the others are counted."""
MOST_ACTIONS = 60
MOST_DECISIONS = 200
TODAY = "today"
WITHIN = {"7": "a week", "28": "four weeks", "91": "three months"}
"""How far ahead to look for what is due: days, and how they are called."""
SIZES = {"usual": "Usual size", "projector": "Projector size"}
CHANGES = {
    "reopened": "Reopened",
    "slipped": "Slipped",
    "new": "New",
    "moved": "Moved",
    "closed": "Closed",
    "noted": "Noted",
}
"""Kinds of change in the order in which they call for talk, and how they are called."""
TIMES = {1: "once", 2: "twice"}
THINGS = {
    "finding": ("finding", "findings"),
    "action": ("action", "actions"),
    "response": ("response", "responses"),
    "link": ("link", "links"),
    "reply": ("reply", "replies"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "inspectorate": ("inspectorate's view", "inspectorate's views"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a person looks at: the two days with what they are called, how far ahead, and the size of type."""

    from_day: date
    to_day: date
    from_words: str
    days: int
    is_large: bool

    def days_asked(self) -> dict[str, str]:
        """The two days as the queries take them."""
        return {"from_day": self.from_day.isoformat(), "to_day": self.to_day.isoformat()}


def chosen(address: filters.Address, meetings: pd.DataFrame, today: date) -> Meeting:
    """What the address and the widgets ask for; what cannot be shown is said."""
    dates = {str(row["meeting_id"]): row["meeting_date"].date() for row in queries.as_records(meetings)}
    names = {str(row["meeting_id"]): str(row["name"]) for row in queries.as_records(meetings)}
    past = [key for key, day in dates.items() if day < today]
    usual = past[0] if past else (today - timedelta(days=30)).isoformat()
    since = _day_asked(address, "since", usual, dates, today)
    until = _day_asked(address, "until", TODAY, dates, today)
    first, last = (_day_of(key, dates, today) for key in (since, until))
    if first > last:
        address.say("The first day lies after the second; they were changed about.")
        first, last = last, first
    called = f", {names[since]}" if since in names else ""
    size = address.one("size", list(SIZES), "size", "usual")
    days = address.one("within", list(WITHIN), "time ahead", "28")
    return Meeting(first, last, f"{words.day(first)}{called}", int(days), size == "projector")


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


def choices(address: filters.Address, meetings: pd.DataFrame, meeting: Meeting, today: date) -> None:
    """The row of choices: the two days, how far ahead, and the size of type."""
    dated = {
        str(row["meeting_id"]): f"{words.day(row['meeting_date'])} · {row['name']}"
        for row in queries.as_records(meetings)
        if row["meeting_date"].date() <= today
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, label, day in (("since", "Since", meeting.from_day), ("until", "Until", meeting.to_day)):
            options, now = _days_to_choose(name, day, dated, today)
            address.selectbox(name, label, options, now, width=270)
        address.selectbox("within", "Due within", WITHIN, str(meeting.days), width=150)
        size = "projector" if meeting.is_large else "usual"
        address.segments("size", "Size of type", SIZES, size, label_visibility="collapsed")


def _days_to_choose(
    name: str, day: date, dated: Mapping[str, str], today: date
) -> tuple[dict[str, str], str]:
    """The days that a list offers, with their names, and which of them is chosen."""
    present = "Today" if as_at.day() is None else words.day(today)
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


def summary(changes: pd.DataFrame, actions: pd.DataFrame, decisions: pd.DataFrame, meeting: Meeting) -> None:
    """The whole page in a few sentences."""
    said = [f"Since {words.markdown(meeting.from_words)}: {words.markdown(counted_changes(changes))}."]
    said.append(words.markdown(counted_actions(actions, meeting.days)))
    count = int(decisions["decisions"].iloc[0]) if len(decisions) else 0
    when = f"on {words.day(meeting.to_day)}"
    said.append(words.markdown(f"{words.sentence(words.counted(count, 'decision'))} recorded {when}."))
    say(" ".join(said) if meeting.is_large else f"**{' '.join(said)}**", meeting)


def counted_changes(changes: pd.DataFrame) -> str:
    """How many of what changed how: "one action slipped, two findings and one reply are new"."""
    found = []
    for change, group in _by(queries.as_records(changes), "change"):
        firsts = {row["subject_type"]: row for row in reversed(group)}
        counts = [_counted(kind, int(row["things"])) for kind, row in reversed(firsts.items())]
        number = sum(int(row["things"]) for row in firsts.values())
        found.append(f"{words.joined(counts)} {_done(change, number)}")
    return words.joined(found) or "nothing changed"


def _done(change: str, count: int) -> str:
    was = words.verb(count, "was", "were")
    return {
        "new": words.verb(count, "is new", "are new"),
        "slipped": "slipped",
        "moved": "moved",
        "closed": f"{was} closed",
        "reopened": f"{was} reopened",
    }.get(change, f"{was} noted")


def _counted(kind: str, count: int) -> str:
    return words.counted(count, *THINGS.get(kind, (kind, f"{kind}s")))


def counted_actions(actions: pd.DataFrame, days: int) -> str:
    """How many actions are overdue, due within so many days, and without a day."""
    counts = dict(zip(actions["urgency"], actions["of_urgency"], strict=True))
    overdue, soon, undated = (int(counts.get(key, 0)) for key in ("overdue", "due_soon", "undated"))
    text = f"{words.sentence(words.counted(overdue, 'action'))} {words.verb(overdue, 'is', 'are')} overdue"
    text += f", {_none(soon)} {words.verb(max(soon, 1), 'is', 'are')} due within {WITHIN[str(days)]}"
    if undated:
        text += f", {words.number(undated)} {words.verb(undated, 'has', 'have')} no day"
    return f"{text}."


def _none(count: int) -> str:
    return words.number(count) if count else "none"


def _by(rows: Iterable[Mapping[Any, Any]], name: str) -> list[tuple[str, list[Mapping[Any, Any]]]]:
    return [(str(key), list(group)) for key, group in groupby(rows, key=lambda row: row[name])]


def changed(address: filters.Address, changes: pd.DataFrame, meeting: Meeting, *, records: bool) -> None:
    """What changed, kind by kind, each thing with its status then and now."""
    heading("What changed", meeting)
    if changes.empty:
        parts.empty(
            f"Nothing in this register changed from {words.day(meeting.from_day)} to "
            f"{words.day(meeting.to_day)}.",
            "Choose an earlier first day, or record what was decided.",
        )
    for change, rows in _by(queries.as_records(changes), "change"):
        _name(CHANGES.get(change, change), "", meeting)
        _list([_change_line(address, row, records) for row in rows], meeting)
        hidden = sum(int(group[0]["things"]) - len(group) for _, group in _by(rows, "subject_type"))
        if hidden > 0:
            parts.small(f"and {hidden:,} more, the newest first; choose a shorter time to see them all")


def _list(lines: Sequence[str], meeting: Meeting) -> None:
    if meeting.is_large:
        for line in lines:
            st.markdown(f"### {line}", anchors=False)
    else:
        st.markdown("\n".join(f"- {line}" for line in lines))


def _change_line(address: filters.Address, row: Mapping[Any, Any], records: bool) -> str:
    pieces = [f"{words.markdown(row['subject_label'])}: {thing(row)}", course(row)]
    if not words.is_unknown(row["reason"]):
        pieces.append(words.markdown(_short(str(row["reason"]))))
    if not words.is_unknown(row["actor_role"]):
        when = words.day(row["changed_at"])
        pieces.append(f"{words.markdown(row['actor_role'])}, {when}")
    if records and row["subject_type"] in ("finding", "action"):
        pieces.append(_record(address, row["subject_type"], row["subject_id"]))
    return " · ".join(filter(None, pieces))


def _record(address: filters.Address, kind: str, key: str) -> str:
    return address.link("record", thing=f"{kind}:{key}")


def _short(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def thing(row: Mapping[Any, Any]) -> str:
    """The thing's name, leading to where it is shown (Markdown)."""
    title = _short(str(row["title"]))
    if not words.is_unknown(row["finding_id"]):
        return parts.link(title, "findings", finding=str(row["finding_id"]))
    if not words.is_unknown(row["inspection_id"]):
        return parts.link(title, "responses", inspection=str(row["inspection_id"]))
    if not words.is_unknown(row["intervention_id"]):
        return parts.link(title, "interventions", intervention=str(row["intervention_id"]))
    return words.markdown(title)


def course(row: Mapping[Any, Any]) -> str:
    """From where to where: statuses, and days (Markdown)."""
    steps = []
    if not words.is_unknown(row["to_label"]) and row["to_label"] != row["from_label"]:
        before = "" if words.is_unknown(row["from_label"]) else f"{words.markdown(row['from_label'])} → "
        steps.append(before + parts.status(row["to_label"], row["to_mark"], row["to_tone"]))
    if not words.is_unknown(row["to_due_date"]) and row["to_due_date"] != row["from_due_date"]:
        before = "" if words.is_unknown(row["from_due_date"]) else f"{words.day(row['from_due_date'])} → "
        steps.append(f"due {before}**{words.day(row['to_due_date'])}**")
    return ", ".join(steps)


def due(address: filters.Address, actions: pd.DataFrame, meeting: Meeting, *, records: bool) -> None:
    """Actions that are overdue, due soon or without a day, by owner."""
    heading("What is due", meeting)
    if actions.empty:
        parts.empty(
            f"No open action is overdue or due within {WITHIN[str(meeting.days)]}.",
            "Add an action to a finding to follow it up here.",
        )
    for owner, rows in _by(queries.as_records(actions), "owner_role"):
        of_owner = int(rows[0]["of_owner"])
        _name(words.markdown(owner), f" ({words.counted(of_owner, 'action')})", meeting)
        _list([_action_line(address, row, records) for row in rows], meeting)
        if of_owner > len(rows):
            parts.small(f"and {of_owner - len(rows):,} more")


def _action_line(address: filters.Address, row: Mapping[Any, Any], records: bool) -> str:
    if row["urgency"] == "undated":
        day = parts.status("No day", "○", "neutral")
    elif row["urgency"] == "overdue":
        day = parts.status(f"Overdue since {words.day(row['due_date'])}", "▲", "problem")
    else:
        left = f"Due {words.day(row['due_date'])}, {words.days_left(row['days_left'])}"
        day = parts.status(left, "◷", "caution")
    pieces = [parts.link(_short(str(row["title"])), "findings", finding=str(row["finding_id"])), day]
    if row["slips"]:
        slips = int(row["slips"])
        pieces.append(f"put off {TIMES.get(slips, f'{slips} times')}")
    if not words.is_unknown(row["status_label"]):
        pieces.append(parts.status(row["status_label"], row["status_mark"], row["status_tone"]))
    if records:
        pieces.append(_record(address, "action", str(row["action_id"])))
    return " · ".join(pieces)


def decided(decisions: pd.DataFrame, meeting: Meeting) -> None:
    """The decisions of the second day, in their order, with what to take away."""
    heading(f"Decisions recorded on {words.day(meeting.to_day)}", meeting)
    if decisions.empty:
        parts.empty("No decision was recorded on this day.", "What is recorded is collected here as you go.")
        return
    rows = queries.as_records(decisions)
    _list([_decision_line(row) for row in rows], meeting)
    hidden = int(rows[0]["decisions"]) - len(rows)
    if hidden > 0:
        parts.small(f"and {hidden:,} more; the audit trail holds them all")
    table = minutes.table(decisions)
    name = f"decisions-{meeting.to_day.isoformat()}"
    title = f"Decisions recorded on {words.day(meeting.to_day)}"
    with st.container(horizontal=True):
        _download("Word document", lambda: minutes.document(table, title), f"{name}.docx", minutes.WORD)
        _download("Table (CSV for Excel)", lambda: minutes.csv(table), f"{name}.csv", "text/csv")


def _download(label: str, made: Any, name: str, kind: str) -> None:
    st.download_button(
        label,
        data=made,
        file_name=name,
        mime=kind,
        icon=":material/download:",
        key=f"meeting.{name}",
        on_click="ignore",
    )


def _decision_line(row: Mapping[Any, Any]) -> str:
    pieces = [
        f"{row['decided_at']:%H:%M} · {words.markdown(row['subject_label'])}: {thing(row)}",
        course(row),
    ]
    if not words.is_unknown(row["owner_role"]):
        pieces.append(f"for {words.markdown(row['owner_role'])}")
    if not words.is_unknown(row["reason"]):
        pieces.append(words.markdown(_short(str(row["reason"]))))
    pieces.append(words.markdown(row["actor_role"]))
    return " · ".join(filter(None, pieces))

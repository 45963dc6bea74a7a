"""What a briefing says, in sentences built from frames: singular, plural and unknown each in its own
words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from violence_response import words
from violence_response.words import counted, joined, number, sentence, verb


def changes(frame: pd.DataFrame, since: Any, until: Any) -> str:
    """What was recorded between two days, by what it means."""
    span = f"after {words.day(since)} and up to {words.day(until)}"
    if frame.empty:
        return f"No change was recorded {span}."
    called = {
        "closed": ("closed", "closed"),
        "reopened": ("reopened", "reopened"),
        "slipped": ("date put back", "dates put back"),
        "brought_forward": ("date brought forward", "dates brought forward"),
        "status_changed": ("status changed", "statuses changed"),
    }
    counts = frame["change"].value_counts()
    listed = [
        f"{number(int(counts[key]))} {verb(int(counts[key]), *pair)}"
        for key, pair in called.items()
        if key in counts
    ]
    whole = sentence(counted(len(frame), "change"))
    return f"{whole} {verb(len(frame), 'was', 'were')} recorded {span}: {joined(listed)}."


def actions(frame: pd.DataFrame) -> str:
    """How many actions are open, and how many of these are overdue."""
    if frame.empty:
        return "No action is recorded."
    opened = int(frame["is_open"].sum())
    if not opened:
        return f"{sentence(counted(len(frame), 'action'))} recorded, and none is open."
    late = int(frame["is_overdue"].sum())
    owners = frame.loc[frame["is_open"].astype(bool), "owner_role"].nunique()
    start = f"{sentence(counted(opened, 'action is', 'actions are'))} open with {counted(owners, 'owner')}"
    if not late:
        return f"{start}; none is overdue."
    if late == opened:
        return f"{start}, and {verb(late, 'it is', 'all of them are')} overdue."
    return f"{start}; {number(late)} of them {verb(late, 'is', 'are')} overdue."


def owed(frame: pd.DataFrame) -> str:
    """The state of the responses to the inspections of a briefing."""
    if frame.empty:
        return "No inspection is in this briefing."
    states = frame["clock_state"].value_counts()
    parts: Mapping[str, tuple[str, str]] = {
        "late": ("is overdue", "are overdue"),
        "running": ("has a date ahead", "have a date ahead"),
        "begun": ("is begun without a known date", "are begun without a known date"),
        "unknown": ("has no response recorded here", "have no response recorded here"),
        "answered": ("is answered", "are answered"),
        "settled": ("requires no response", "require no response"),
    }
    listed = [
        f"{number(int(states[key]))} {verb(int(states[key]), *pair)}"
        for key, pair in parts.items()
        if key in states
    ]
    return f"Of {counted(len(frame), 'inspection')}, {joined(listed)}."


def numbered(ordinals: Iterable[Any]) -> str:
    """Findings by their numbers: "finding 3", "findings 1, 2 and 5"."""
    listed = [str(int(each)) for each in ordinals]
    return f"{'finding' if len(listed) == 1 else 'findings'} {joined(listed)}"

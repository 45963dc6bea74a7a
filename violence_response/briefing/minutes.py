"""The minutes of a meeting: who met, what was decided, what changed since the meeting before, and who acts by
when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from violence_response import words
from violence_response.accounts import actions, changes, decisions, minutes
from violence_response.accounts.blocks import Section
from violence_response.briefing.asking import Asking, Request
from violence_response.briefing.pack import changed
from violence_response.rows import ActionsFound, ChangesInSteps, DecisionsFound, MeetingsListed


def subject(asking: Asking, request: Request) -> str:
    """Which meeting it was: its name and day."""
    return minutes.meeting(asking.rows(MeetingsListed), request.until or request.day)


def filters(request: Request) -> str:
    """What the minutes hold, in words."""
    return f"decisions made on {words.day(request.until or request.day)}"


def sections(asking: Asking, request: Request) -> tuple[Section, ...]:
    """The sections of the minutes: the meeting, its decisions, changes and actions."""
    day = request.until or request.day
    meetings = asking.rows(MeetingsListed)
    decided = asking.rows(DecisionsFound, since=day - timedelta(days=1), until=day)
    return (
        minutes.met(meetings, day),
        decisions.of_day(decided, day),
        _changed(asking, request, meetings),
        actions.by_owner(asking.rows(ActionsFound)),
    )


def _changed(asking: Asking, request: Request, meetings: Sequence[MeetingsListed]) -> Section:
    """What changed since the meeting before; where there was none, what was recorded on the day."""
    day = request.until or request.day
    since = request.since or minutes.before(meetings, day)
    if since:
        return changed(asking, replace(request, since=since), {}, minutes.named(meetings, since))
    span = {"since": changes.end_of(day - timedelta(days=1)), "until": changes.end_of(day)}
    return minutes.recorded(asking.rows(ChangesInSteps, **span, decisions_only=True), day)

"""The minutes of a meeting: what was decided, what changed since an earlier one, and who acts by when."""

from __future__ import annotations

from datetime import timedelta

from violence_response import words
from violence_response.accounts import actions, changes, minutes
from violence_response.accounts.blocks import Section
from violence_response.briefing.asking import Asking, Request
from violence_response.briefing.pack import changed
from violence_response.rows import ActionsFound, ChangesInSteps, MeetingsListed


def subject(asking: Asking, request: Request) -> str:
    """Which meeting it was: its name and day."""
    return minutes.meeting(asking.rows(MeetingsListed), request.until or request.day)


def filters(request: Request) -> str:
    """What the minutes hold, in words."""
    return f"decisions recorded on {words.day(request.until or request.day)}"


def sections(asking: Asking, request: Request) -> tuple[Section, ...]:
    """The sections of the minutes."""
    day = request.until or request.day
    span = {"since": changes.end_of(day - timedelta(days=1)), "until": changes.end_of(day)}
    decided = minutes.decided(asking.rows(ChangesInSteps, **span, decisions_only=True), day)
    since_then = (changed(asking, request, {}),) if request.since else ()
    return (decided, *since_then, actions.by_owner(asking.rows(ActionsFound)))

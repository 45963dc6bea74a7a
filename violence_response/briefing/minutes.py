"""The minutes of a meeting: what was decided, what changed since an earlier one, and who acts by when."""

from __future__ import annotations

from datetime import timedelta

from violence_response.accounts import changes, minutes
from violence_response.accounts.blocks import Section
from violence_response.briefing.gathering import Gathered
from violence_response.briefing.pack import actions_by_owner, changed
from violence_response.rows import ChangesInSteps


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the minutes."""
    day = known.request.until or known.request.day
    span = {"since": changes.end_of(day - timedelta(days=1)), "until": changes.end_of(day)}
    decided = minutes.decided(known.asking.rows(ChangesInSteps, **span, decisions_only=True), day)
    since_then = (changed(known),) if known.request.since else ()
    return (decided, *since_then, actions_by_owner(known))

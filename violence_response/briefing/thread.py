"""One finding's thread: what was found, our reply, the projects, the Plan, how far it is, and what was done
since."""

from __future__ import annotations

from violence_response.accounts import actions, changes, decisions, finding
from violence_response.accounts.blocks import Section
from violence_response.briefing.gathering import Gathered
from violence_response.rows import (
    ActionsFound,
    ChangesInSteps,
    DecisionsFound,
    EvidenceFound,
    FindingDetails,
    FindingPlanPriorities,
    InterventionsFound,
)


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the thread."""
    key = known.request.key
    ask = known.asking
    row = ask.only(FindingDetails, finding_id=key)
    projects = ask.rows(InterventionsFound, finding_id=key)
    return (
        finding.found(row),
        *finding.chain(row, projects, ask.rows(FindingPlanPriorities, finding_id=key)),
        actions.on_finding(
            ask.rows(ActionsFound, finding_ids=[key]), ask.rows(EvidenceFound, finding_ids=[key])
        ),
        decisions.on_finding(ask.rows(DecisionsFound, finding_ids=[key], until=known.request.day)),
        changes.history(ask.rows(ChangesInSteps, finding_ids=[key], until=changes.end_of(known.request.day))),
    )

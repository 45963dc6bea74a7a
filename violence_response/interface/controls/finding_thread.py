"""The thread of one finding: what was found, our reply, the projects, the Plan, and what was done since.

Where a link of the chain is missing, its place says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import actions, changes, decisions
from violence_response.accounts import finding as account
from violence_response.figures import chain as figure
from violence_response.interface import data, show
from violence_response.interface.controls.pictures import drawn, rows_behind
from violence_response.interface.controls.tables import link, small
from violence_response.rows import (
    ActionsFound,
    ChangesInSteps,
    Counts,
    DecisionsFound,
    EvidenceFound,
    FindingDetails,
    FindingPlanPriorities,
    InterventionsFound,
)


def top(
    finding: FindingDetails,
    projects: Sequence[InterventionsFound],
    priorities: Sequence[FindingPlanPriorities],
    counts: Counts,
) -> None:
    """The finding in the report's place, its chain as a strip, and the finding's facts."""
    neighbours = [link("All findings", "findings"), *_neighbours(finding, "Previous", "Next")]
    small(" · ".join([*neighbours, words.markdown(account.place(finding))]))
    st.markdown(f"### {words.markdown(finding.summary)}", anchors=False)
    show.drawing(drawn(figure.strip, account.strip(finding, projects, priorities, counts)))
    # The finding itself is the heading.
    show.blocks(account.found(finding).blocks[1:])


def chain(
    finding: FindingDetails,
    projects: Sequence[InterventionsFound],
    priorities: Sequence[FindingPlanPriorities],
) -> None:
    """Our reply, the projects, the Plan priorities and how far it is delivered."""
    for section in account.chain(finding, projects, priorities):
        with st.container(key=f"part_{section.key}"):
            show.in_cards(section)
    rows_behind(queries.frame_of(InterventionsFound, projects), query="interventions_found")


def _neighbours(finding: FindingDetails, before: str, after: str) -> list[str]:
    found = ((before, finding.previous_finding_id), (after, finding.next_finding_id))
    return [link(label, "findings", finding=key) for label, key in found if key]


def work(finding_id: str) -> None:
    """What someone promised to do, what shows that it was done, what was decided, and what changed since."""
    promised = data.rows(ActionsFound, finding_ids=[finding_id])
    shown = data.rows(EvidenceFound, finding_ids=[finding_id])
    steps = data.rows(ChangesInSteps, finding_ids=[finding_id], until=changes.end_of(data.today()))
    show.listed(actions.on_finding(promised, shown))
    decided = data.rows(DecisionsFound, finding_ids=[finding_id], until=data.today())
    show.listed(decisions.on_finding(decided))
    show.listed(changes.history(steps))


def ways_on(finding: FindingDetails) -> None:
    """Where to go from here: the neighbours in the report, all of its findings, the whole list."""
    steps = _neighbours(finding, "← Previous finding", "Next finding →")
    steps.append(link("Findings of this report", "findings", inspection=finding.inspection_id))
    steps.append(link("All findings", "findings"))
    key = finding.finding_id
    steps.append(link("A briefing on this finding", "briefing", kind="finding", about="finding", finding=key))
    st.divider()
    st.markdown(" · ".join(steps))

"""One finding's thread: what was found, our reply, the projects, the Plan, how far it is, and what was done
since."""

from __future__ import annotations

import pandas as pd

from violence_response import queries, words
from violence_response.accounts import finding
from violence_response.accounts.blocks import Block, Paragraph, Points, Section, Table
from violence_response.briefing import sentences, tables
from violence_response.briefing.gathering import Gathered
from violence_response.rows import FindingDetails, FindingPlanPriorities, FindingProjects


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the thread."""
    key = known.request.key
    ask = known.asking
    row = ask.only(FindingDetails, finding_id=key)
    projects = ask.rows(FindingProjects, finding_id=key)
    return (
        finding.found(row),
        *finding.chain(row, projects, ask.rows(FindingPlanPriorities, finding_id=key)),
        _actions(
            ask.frame("briefing_actions", finding_ids=[key]), ask.frame("finding_evidence", finding_id=key)
        ),
        _events(ask.frame("finding_events", finding_id=key)),
    )


def _actions(actions: pd.DataFrame, evidence: pd.DataFrame) -> Section:
    blocks: list[Block] = []
    if len(actions):
        blocks.append(tables.actions(actions, "Actions by owner"))
    if evidence.empty:
        blocks.append(Paragraph("No evidence is recorded on this finding."))
    else:
        listed = [
            f"{row['title']}: {tables.status(row['state_label'], row['state_mark'])}"
            + (
                ""
                if words.is_unknown(row["expires_date"])
                else f", good until {words.day(row['expires_date'])}"
            )
            for row in queries.as_records(evidence)
        ]
        blocks.append(Points(tuple(listed)))
    return Section("actions", "Actions and evidence", sentences.actions(actions), tuple(blocks))


def _events(frame: pd.DataFrame) -> Section:
    if frame.empty:
        return Section("events", "What happened since", "No change is recorded on this finding.", ())
    rows = tuple(
        (
            words.day(row["updated_at"]),
            tables.change(row)
            if words.is_unknown(row["action_title"])
            else f"{row['action_title']}: {tables.change(row)}",
            str(row["actor_role"]),
            words.plain(row["reason"], "No reason recorded"),
        )
        for row in queries.as_records(frame)
    )
    table = Table("Changes, newest first", ("Day", "Change", "Recorded by", "Why"), rows, (13, 41, 22, 24))
    message = (
        f"{words.sentence(words.counted(len(rows), 'change'))} {words.verb(len(rows), 'is', 'are')} recorded."
    )
    return Section("events", "What happened since", message, (table,))

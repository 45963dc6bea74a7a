"""The thread of one finding: what was found, our reply, the projects, the Plan, and what was done since.

Where a link of the chain is missing, its place says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts import finding as account
from violence_response.interface import show
from violence_response.interface.parts.tables import heading, link, small, status
from violence_response.rows import FindingDetails, FindingPlanPriorities, FindingProjects


def top(finding: FindingDetails, priorities: Sequence[FindingPlanPriorities]) -> None:
    """The finding in the report's place, the chain in four steps, and the finding's facts."""
    neighbours = [link("All findings", "findings"), *_neighbours(finding, "Previous", "Next")]
    small(" · ".join([*neighbours, words.markdown(account.place(finding))]))
    st.markdown(f"### {words.markdown(finding.summary)}", anchors=False)
    with st.grid(min_column_width=210):
        for number, (label, said) in enumerate(account.steps(finding, priorities), start=1):
            with st.container(border=True, height="stretch"):
                st.markdown(f"{number}\\. **{label}** {show.markdown(said)}")
    # The finding itself is the heading.
    show.blocks(account.found(finding).blocks[1:])


def chain(
    finding: FindingDetails, projects: Sequence[FindingProjects], priorities: Sequence[FindingPlanPriorities]
) -> None:
    """Our reply, the projects, the Plan priorities and how far it is delivered, numbered as the steps."""
    for number, section in enumerate(account.chain(finding, projects, priorities), start=1):
        show.in_cards(replace(section, heading=f"{number}. {section.heading}"))


def _neighbours(finding: FindingDetails, before: str, after: str) -> list[str]:
    found = ((before, finding.previous_finding_id), (after, finding.next_finding_id))
    return [link(label, "findings", finding=key) for label, key in found if key]


def work(promised: pd.DataFrame, shown: pd.DataFrame, changed: pd.DataFrame) -> None:
    """What someone promised to do, what shows that it was done, and what changed since."""
    actions(promised)
    evidence(shown)
    events(changed)


def actions(frame: pd.DataFrame) -> None:
    """What someone promised to do, by when."""
    if frame.empty:
        st.markdown("No action is recorded on this finding.")
        return
    st.markdown("**Actions**\n\n" + "\n".join(_action(record) for record in queries.as_records(frame)))


def _action(record: Mapping[Any, Any]) -> str:
    when = "no day set"
    if not words.is_unknown(record["due_date"]):
        when = f"due {words.day(record['due_date'])}, {words.days_left(record['days_left'])}"
    moved = f", moved {words.counted(int(record['moves']), 'time')}" if record["moves"] else ""
    late = not words.is_unknown(record["days_left"]) and record["days_left"] < 0 and record["is_open"]
    marks = [status("Overdue", "▲", "problem")] if late else []
    if not words.is_unknown(record["status_label"]):
        marks.append(status(record["status_label"], record["status_mark"], record["status_tone"]))
    owner = words.markdown(record["owner_role"])
    return f"- {words.markdown(record['title'])}: {owner}, {words.markdown(when + moved)} {' '.join(marks)}"


def evidence(frame: pd.DataFrame) -> None:
    """Documents that show what was done."""
    if frame.empty:
        st.markdown("No evidence is recorded on this finding.")
        return
    st.markdown("**Evidence**\n\n" + "\n".join(_document(record) for record in queries.as_records(frame)))


def _document(record: Mapping[Any, Any]) -> str:
    title = words.markdown(record["title"])
    where = "" if words.is_unknown(record["url"]) else f", kept at {words.markdown(record['url'])}"
    state = status(record["state_label"], record["state_mark"], record["state_tone"])
    expiry = ""
    if not words.is_unknown(record["expires_date"]):
        expiry = f" {'expired' if record['is_expired'] else 'good until'} {words.day(record['expires_date'])}"
    return f"- {title}{where} {state}{expiry}"


def events(frame: pd.DataFrame) -> None:
    """What was recorded since, newest first."""
    heading("What changed")
    if frame.empty:
        st.markdown("No update is recorded on this finding.")
        return
    st.markdown("\n".join(_event(record) for record in queries.as_records(frame)))


def _event(record: Mapping[Any, Any]) -> str:
    said = [] if record["subject_type"] == "finding" else [words.markdown(record["subject_label"])]
    if not words.is_unknown(record["action_title"]):
        said = [f"action “{words.markdown(record['action_title'])}”"]
    if not words.is_unknown(record["to_label"]):
        before = (
            "" if words.is_unknown(record["from_label"]) else f"{words.markdown(record['from_label'])} → "
        )
        said.append(before + status(record["to_label"], record["to_mark"], record["to_tone"]))
    if not words.is_unknown(record["to_due_date"]):
        before = (
            "" if words.is_unknown(record["from_due_date"]) else f" from {words.day(record['from_due_date'])}"
        )
        said.append(f"due date moved{before} to {words.day(record['to_due_date'])}")
    for column, lead in (("reason", ""), ("evidence_title", "evidence: ")):
        if not words.is_unknown(record[column]):
            said.append(lead + words.markdown(record[column]))
    who = words.markdown(record["actor_role"])
    return f"- **{words.day(record['updated_at'])}**, {who}: {'; '.join(said)}"


def ways_on(finding: FindingDetails) -> None:
    """Where to go from here: the neighbours in the report, all of its findings, the whole list."""
    steps = _neighbours(finding, "← Previous finding", "Next finding →")
    steps.append(link("Findings of this report", "findings", inspection=finding.inspection_id))
    steps.append(link("All findings", "findings"))
    key = finding.finding_id
    steps.append(link("A briefing on this finding", "briefing", kind="finding", about="finding", finding=key))
    st.divider()
    st.markdown(" · ".join(steps))

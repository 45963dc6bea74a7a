"""One finding's thread: what was found, our reply, the projects, the Plan, how far it is, and what was done
since."""

from __future__ import annotations

from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.accounts import counts, interventions
from violence_response.accounts.blocks import Block, Facts, Paragraph, Points, Section, Table
from violence_response.briefing import sentences, tables
from violence_response.briefing.gathering import Gathered, keys_of
from violence_response.rows import InterventionsFound

Row = dict[str, Any]


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the thread."""
    key = known.request.key
    ask = known.asking
    row = ask.row("finding_details", finding_id=key) or {}
    projects = ask.rows(InterventionsFound, finding_id=key, sort="awarded")
    return (
        _finding(known, row),
        _reply(known, row),
        _projects(known, row, projects),
        _plan(ask.frame("finding_plan_priorities", finding_id=key)),
        _delivery(row),
        _actions(
            ask.frame("briefing_actions", finding_ids=[key]), ask.frame("finding_evidence", finding_id=key)
        ),
        _events(ask.frame("finding_events", finding_id=key)),
    )


def _text(value: Any) -> str:
    return "" if words.is_unknown(value) else str(value)


def _finding(known: Gathered, row: Row) -> Section:
    addressee = _text(row["addressee"])
    for_us = str(row["addressed_label"])
    due = (
        ""
        if words.is_unknown(row["due_date"])
        else f"{words.day(row['due_date'])}, {words.days_left(row['days_left'])}"
    )
    pairs = (
        (
            "Report",
            f"{row['inspection_title']}, {words.day(row['published_date'], 'day of publication not known')}",
        ),
        ("Kind", tables.status(row["finding_type_label"], row["finding_type_mark"])),
        ("Place in the report", f"Finding {int(row['ordinal'])} of {int(row['held'])} held here"),
        ("Addressed to", f"{addressee} ({for_us[:1].lower()}{for_us[1:]})" if addressee else for_us),
        ("Asked for by", due),
        ("Themes", words.joined(str(name) for name in row["theme_names"]) or "none given"),
        ("In the report's words", _text(row["source_quote"])),
        ("What is missing or doubtful", _text(row["note"])),
    )
    # The finding is given in full, however long; in lists it is cut.
    blocks = (Paragraph(str(row["summary"])), Facts(tuple(pair for pair in pairs if pair[1])))
    return Section("finding", "What inspectors found", "", blocks, keys_of(str(row["source_id"])))


def _reply(known: Gathered, row: Row) -> Section:
    sources = keys_of(_text(row["reply_source_id"])) if _text(row["reply_source_id"]) else ()
    if words.is_unknown(row["reply_id"]):
        message = "No reply to this finding is recorded here; that does not mean that none was given."
        if not words.is_unknown(row["covered_by_title"]):
            message = (
                f"No reply is recorded; the response to “{row['covered_by_title']}” answers this report too."
            )
        return Section("reply", "Our reply", message, ())
    when = (
        ""
        if words.is_unknown(row["response_date"])
        else f" in our response of {words.day(row['response_date'])}"
    )
    message = f"{row['acceptance_label']}{when}."
    silent = (
        "The response is silent on it."
        if row["is_silent"]
        else "The reply names neither an action nor a reason."
    )
    pairs = [("Action or reason", _text(row["action_or_reason"]) or silent)]
    for label, column in (
        ("What the reply does not say", "reply_note"),
        ("Where in the response", "reply_reference"),
    ):
        if _text(row[column]):
            pairs.append((label, str(row[column])))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if row["needs_action_or_reason"]:
        blocks.append(
            Paragraph(
                "This is a recommendation to us. Section 55(5B) of the Police Act 1996 asks our comments to "
                "say what was or will be done, or why nothing; the reply held here says neither."
            )
        )
    return Section("reply", "Our reply", message, tuple(blocks), sources)


def _projects(known: Gathered, row: Row, projects: list[InterventionsFound]) -> Section:
    answering, others = (
        [each for each in projects if bool(each.is_answer) is is_one] for is_one in (True, False)
    )
    message = counts.money(known.counts, interventions.ANSWERING["finding"])
    if not answering and not row["calls_for_work"]:
        message += " No action is needed from us."
    lists = ((answering, "Projects that answer it"), (others, "On the same subject, but not an answer"))
    return Section(
        "projects",
        "Projects that answer it",
        message,
        tuple(interventions.linked(some, caption) for some, caption in lists if some),
        keys_of([each.claim_source_id for each in projects if each.claim_source_id]),
    )


def _plan(frame: pd.DataFrame) -> Section:
    in_force = frame[frame["is_in_force"].astype(bool)]
    count = len(in_force)
    message = "The finding is tied to no priority of a Plan in force."
    if count:
        message = f"It bears on {words.counted(count, 'priority', 'priorities')} of the Plan in force."
    points = []
    for row in queries.as_records(frame):
        said = f"{row['title']} ({row['plan_title']}{'' if row['is_in_force'] else ', not in force'})"
        if not words.is_unknown(row["relation_label"]):
            said += f": {str(row['relation_label']).lower()}. {_text(row['rationale'])}"
        projects = int(row["projects"])
        if projects:
            serve = words.verb(projects, "that answers it serves this", "that answer it serve this")
            said = f"{said.rstrip('.')}. {words.sentence(words.counted(projects, 'project'))} {serve}."
        points.append(said)
    return Section("plan", "Plan priorities", message, (Points(tuple(points)),) if points else ())


def _delivery(row: Row) -> Section:
    said = tables.status(row["delivery_label"], row["delivery_mark"])
    since = "" if words.is_unknown(row["delivery_date"]) else f" since {words.day(row['delivery_date'])}"
    shown = int(row["approved_evidence"])
    evidence = (
        words.sentence(words.counted(shown, "approved document"))
        if shown
        else "? No approved evidence recorded"
    )
    inspectorate = "? Its view is not known"
    if not words.is_unknown(row["inspectorate_label"]):
        inspectorate = tables.status(row["inspectorate_label"], row["inspectorate_mark"])
    facts = Facts((("We say", said + since), ("Evidence", evidence), ("Inspectorate", inspectorate)))
    message = "What we say, what we can show and what the inspectorate agreed are three things."
    return Section("delivery", "Delivery", message, (facts,))


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

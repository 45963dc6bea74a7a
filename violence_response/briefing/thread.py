"""One finding's thread: what was found, our reply, the projects, the Plan, how far it is, and what was done
since."""

from __future__ import annotations

from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.accounts import actions, changes
from violence_response.accounts.blocks import Block, Facts, Paragraph, Points, Section, Table, shortened
from violence_response.briefing import sentences, tables
from violence_response.briefing.gathering import Gathered, keys_of
from violence_response.rows import Actions, ChangesInSteps, Evidence

Row = dict[str, Any]


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the thread."""
    key = known.request.key
    ask = known.asking
    row = ask.row("finding_details", finding_id=key) or {}
    projects = ask.frame("finding_projects", finding_id=key)
    return (
        _finding(known, row),
        _reply(known, row),
        _projects(known, row, projects),
        _plan(ask.frame("finding_plan_priorities", finding_id=key)),
        _delivery(row),
        actions.on_finding(ask.rows(Actions, finding_ids=[key]), ask.rows(Evidence, finding_ids=[key])),
        changes.history(ask.rows(ChangesInSteps, finding_ids=[key], until=changes.end_of(known.request.day))),
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


def _projects(known: Gathered, row: Row, projects: pd.DataFrame) -> Section:
    answering = projects[projects["is_answer"].astype(bool)]
    others = projects[~projects["is_answer"].astype(bool)]
    message = sentences.money(answering, "answer this finding")
    if answering.empty and not row["calls_for_work"]:
        message += " No action is needed from us."
    blocks: list[Block] = []
    if len(answering):
        blocks.append(_project_table(answering, "Projects that answer it"))
    if len(others):
        blocks.append(_project_table(others, "On the same subject, but not an answer"))
    return Section(
        "projects",
        "Projects that answer it",
        message,
        tuple(blocks),
        keys_of(projects["source_id"]),
    )


def _project_table(frame: pd.DataFrame, caption: str) -> Table:
    rows = tuple(
        (
            f"{row['name']}, {words.plain(row['provider_name'], 'provider not stated')}",
            f"{tables.status(row['relation_label'], row['relation_mark'])}: "
            f"{shortened(row['rationale'], 30)}",
            tables.known_money(row),
            words.day(row["last_end_date"], "not stated"),
            str(row["evaluation_label"]),
        )
        for row in queries.as_records(frame)
    )
    return Table(
        caption,
        ("Project and provider", "How it answers", "Money", "Money ends", "Evaluation"),
        rows,
        (26, 32, 18, 12, 12),
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

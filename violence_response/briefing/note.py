"""The Commissioner's note, two sides: what inspectors found, what we said and fund, what is missing, what to
decide."""

from __future__ import annotations

from violence_response.accounts import (
    clock,
    counts,
    evidence,
    findings,
    gaps,
    inspection,
    interventions,
    overview,
    response,
)
from violence_response.accounts.blocks import Block, Paragraph, Section, Table
from violence_response.accounts.response import Reply
from violence_response.briefing import drawn
from violence_response.briefing.gathering import Gathered, keys_of
from violence_response.rows import FindingsFound

MOST_FINDINGS, MOST_OF_MANY = 10, 3
MOST_PROJECTS = 6
MOST_REPLIES = 4
"""What two sides have room for; the rest is counted, and is in the partnership pack."""


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the note."""
    return (
        overview.in_short(known.counts, known.newest, known.of_newest, drawn.findings(known)),
        _found(known),
        _said(known),
        _funded(known),
        gaps.section(missing(known)),
        gaps.to_decide(known.inspection, known.unanswered, known.ending, known.counts),
        _questions(known),
    )


def most_pressing(known: Gathered, most: int) -> list[FindingsFound]:
    """The findings for a short list: all of them, or those that call for work and have least behind them."""
    least = sorted(known.findings, key=lambda row: (not row.calls_for_work, row.answering > 0))[:most]
    chosen = {row.finding_id for row in least}
    return [row for row in known.findings if row.finding_id in chosen]


def _found(known: Gathered) -> Section:
    row, is_one = known.inspection, known.inspection is not None
    shown = most_pressing(known, MOST_FINDINGS if is_one else MOST_OF_MANY)
    blocks: list[Block] = []
    message = counts.held(known.counts)
    keys = []
    if row is not None:
        message = inspection.published(row)
        blocks.append(Paragraph(row.summary))
        keys.append(row.source_id)
    if len(shown):
        caption = "Findings held here"
        if len(shown) < len(known.findings):
            caption = (
                f"The {len(shown)} findings with least behind them, of {len(known.findings):,} held here"
            )
        blocks.append(findings.table(shown, caption, is_one_report=is_one, most=22))
    return Section(
        "found", "What inspectors found", message, tuple(blocks),
        keys_of(*keys, findings.sources(shown)),
    )  # fmt: skip


def _said(known: Gathered) -> Section:
    is_one = known.inspection is not None
    given = [
        Reply(findings.called(row, is_one_report=is_one), row.acceptance.label, row.reply_text)
        for row in known.calling
        if row.acceptance and row.reply_text
    ]
    return response.said(known.inspection, known.counts, given, MOST_REPLIES)


def _funded(known: Gathered) -> Section:
    subject = known.request.subject
    return interventions.funded(
        known.projects, known.counts, subject=subject, numbers=finding_numbers(known), most=MOST_PROJECTS
    )


def finding_numbers(known: Gathered) -> dict[str, int] | None:
    """The numbers of the findings where these are of one report."""
    if known.inspection is None:
        return None
    return {row.finding_id: row.ordinal for row in known.findings}


def missing(known: Gathered) -> list[str]:
    """What has no answer, no reply, no money or no date, each in a sentence."""
    return gaps.missing(known.findings, known.counts, is_one_report=known.inspection is not None)


def _questions(known: Gathered) -> Section:
    row = known.inspection
    owed = response.standing(known.counts) if row is None else clock.owed(row)
    whole, projects = known.counts, known.projects
    answering = interventions.ANSWERING[known.request.subject]
    asked: tuple[tuple[str, str, str], ...] = (
        ("Did we respond in time?", owed, "Responses"),
        ("Is that all the report says?", _completeness(known), "Responses"),
        ("What do we spend on this?", counts.money(whole, answering), "Interventions"),
        ("When does the funding end?", f"{counts.funding(whole)} {counts.ending(whole)}", "Interventions"),
        ("Does it work?", evidence.evaluated(known.of_projects), "Interventions"),
        (
            "Where does the work happen?",
            interventions.places_named(projects, known.of_projects),
            "Interventions",
        ),
        (
            "Which Plan priorities does it serve?",
            interventions.priorities_served(projects, known.of_projects),
            "Plan priorities",
        ),
    )
    table = Table(
        "Questions, and the page of the dashboard with the figures behind each answer",
        ("Question", "Answer", "Page"), asked, (19, 66, 15),
    )  # fmt: skip
    return Section(
        "questions", "Likely questions", "What people may ask, and what the register says.", (table,)
    )


def _completeness(known: Gathered) -> str:
    if known.inspection is not None:
        return inspection.counts_stated(known.inspection)
    return "No report need be complete in this register: a count is always one of the findings held here."

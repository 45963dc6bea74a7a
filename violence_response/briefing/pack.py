"""The partnership pack: status by theme, what changed, actions by owner, gaps, money ending, and every
finding."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from violence_response import words
from violence_response.accounts import counts, interventions, money, overview
from violence_response.accounts.blocks import Block, Paragraph, Points, Section
from violence_response.briefing import sentences, tables
from violence_response.briefing.gaps import missing
from violence_response.briefing.gathering import NOTHING, Gathered, keys_of_rows
from violence_response.briefing.note import finding_numbers
from violence_response.figures import coverage_words

USUAL_DAYS = 30
"""Days looked back on where no meetings are named."""
MOST_GAPS = 40


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the pack."""
    return (
        overview.in_short(known.counts, known.newest, known.of_newest),
        _themes(known),
        changed(known),
        _actions(known),
        _gaps(known),
        money.ending(known.ending, known.counts),
        _responses(known),
        _projects(known),
        _every_finding(known),
    )


def _themes(known: Gathered) -> Section:
    if known.findings.empty:
        return Section(
            "themes",
            "Status by theme",
            "The register holds no finding here, so there is no theme to show.",
            (),
        )
    frame = tables.by_theme(known.findings)
    bars = tables.theme_bars(frame)
    table = tables.themes(frame, "Findings by theme")
    twice = Paragraph("A finding with two themes counts in both, so the rows must not be added.")
    named = int((frame["theme_id"] != "").sum())
    message = (
        f"The findings bear on {words.counted(named, 'theme')}." if named else "No finding here has a theme."
    )
    return Section("themes", "Status by theme", message, (bars, table, twice))


def changed(known: Gathered) -> Section:
    """What was recorded between two meetings, or in the last thirty days."""
    request = known.request
    until = request.until or request.day
    since = request.since or until - timedelta(days=USUAL_DAYS)
    narrowed = (
        {} if request.subject == "all" else {"finding_ids": known.findings["finding_id"].tolist() or NOTHING}
    )
    frame = known.asking.frame(
        "briefing_changes", since=since.isoformat(), until=until.isoformat(), **narrowed
    )
    blocks: tuple[Block, ...] = ()
    if len(frame):
        blocks = (tables.changes(frame, "Changes, newest first"),)
    return Section("changed", "What changed", sentences.changes(frame, since, until), blocks)


def _actions(known: Gathered) -> Section:
    narrowed = (
        {}
        if known.request.subject == "all"
        else {"finding_ids": known.findings["finding_id"].tolist() or NOTHING}
    )
    frame = known.asking.frame("briefing_actions", **narrowed)
    blocks: tuple[Block, ...] = ()
    if len(frame):
        blocks = (tables.actions(frame, "Actions by owner"),)
    return Section("actions", "Actions by owner", sentences.actions(frame), blocks)


def _gaps(known: Gathered) -> Section:
    points = missing(known)
    bare = known.unanswered
    blocks: list[Block] = []
    message = (
        f"{words.sentence(words.counted(len(bare), 'finding that calls', 'findings that call'))} for work "
        f"{words.verb(len(bare), 'has', 'have')} no project."
    )
    if known.request.subject == "all":
        counts = known.asking.row("coverage_counts") or {}
        message = coverage_words.state(counts)
        points += _loose(known)
    if points:
        blocks.append(Points(tuple(points)))
    if len(bare):
        listed = "Findings that nobody works on, by report"
        if len(bare) > MOST_GAPS:
            listed = f"The first {MOST_GAPS} of {len(bare):,} findings that nobody works on, by report"
        blocks += [Paragraph(f"{listed}:", is_strong=True), *tables.findings_by_report(bare.head(MOST_GAPS))]
    return Section("gaps", "Gaps", message, tuple(blocks), keys_of_rows(bare.head(MOST_GAPS)))


def _loose(known: Gathered) -> list[str]:
    """Money tied to nothing, and priorities with nothing behind them: the other two gaps of the coverage
    page."""
    points = []
    loose = known.asking.frame("gap_money")
    if len(loose):
        names = _some([str(name) for name in loose["name"]])
        whole = words.counted(len(loose), "funded project serves", "funded projects serve")
        points.append(f"{words.sentence(whole)} no finding and no Plan priority: {names}.")
    empty = known.asking.frame("gap_priorities")
    if len(empty):
        names = _some([str(title) for title in empty["title"]])
        whole = words.counted(len(empty), "priority", "priorities")
        have = words.verb(len(empty), "has", "have")
        points.append(
            f"{words.sentence(whole)} of a Plan in force {have} neither a finding nor a project: {names}."
        )
    return points


def _some(names: list[str], most: int = 6) -> str:
    more = len(names) - most
    return words.joined([*names[:most], f"{words.number(more)} more"] if more > 0 else names)


def _responses(known: Gathered) -> Section:
    frame: pd.DataFrame = known.clocks
    blocks: tuple[Block, ...] = ()
    if len(frame):
        blocks = (tables.inspections(frame, "Inspections, running clocks first"),)
    return Section("responses", "Responses to inspections", sentences.owed(frame), blocks)


def _projects(known: Gathered) -> Section:
    return interventions.funded(
        known.projects, known.counts, subject=known.request.subject, numbers=finding_numbers(known)
    )


def _every_finding(known: Gathered) -> Section:
    message = counts.standing(known.counts)
    if known.findings.empty:
        return Section("findings", "Every finding", message, ())
    listed = tables.findings_by_report(known.findings)
    return Section("findings", "Every finding", message, listed, keys_of_rows(known.findings))

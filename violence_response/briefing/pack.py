"""The partnership pack: status by theme, what changed, actions by owner, gaps, money ending, and every
finding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from violence_response import words
from violence_response.accounts import actions, changes, counts, coverage, findings, overview, response
from violence_response.accounts.blocks import Block, Paragraph, Points, Section
from violence_response.briefing import sentences, tables
from violence_response.briefing.asking import Asking, Request
from violence_response.briefing.gaps import missing
from violence_response.briefing.gathering import NOTHING, Gathered, keys_of_rows
from violence_response.briefing.note import ANSWERING, project_table
from violence_response.rows import (
    Actions,
    Changes,
    CountsOfPlan,
    GapMoney,
    PrioritiesSupported,
    ThemesSupported,
)

USUAL_DAYS = 30
"""Days looked back on where no meetings are named."""
MOST_GAPS = 40


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the pack."""
    narrowed = _narrowed(known)
    return (
        overview.in_short(known.counts, known.newest, known.of_newest),
        _themes(known),
        changed(known.asking, known.request, narrowed),
        actions.by_owner(known.asking.rows(Actions, **narrowed)),
        _gaps(known),
        _ending(known),
        response.section(known.counts, known.inspections),
        _projects(known),
        findings.every(known.findings, counts.standing(known.counts)),
    )


def _themes(known: Gathered) -> Section:
    scope = known.request.scope
    return coverage.themes(
        known.asking.rows(ThemesSupported, **scope), known.asking.only(CountsOfPlan, **scope)
    )


def changed(asking: Asking, request: Request, narrowed: Mapping[str, list[str]]) -> Section:
    """What changed between two meetings, or in the last thirty days; `narrowed` names the findings."""
    until = request.until or request.day
    since = request.since or until - timedelta(days=USUAL_DAYS)
    span = {"since": changes.end_of(since), "until": changes.end_of(until)}
    return changes.between(asking.rows(Changes, **span, **narrowed), since, until)


def _narrowed(known: Gathered) -> dict[str, list[str]]:
    if known.request.subject == "all":
        return {}
    return {"finding_ids": [row.finding_id for row in known.findings] or NOTHING}


def _gaps(known: Gathered) -> Section:
    points = missing(known)
    bare = known.unanswered
    blocks: list[Block] = []
    message = counts.unanswered(known.counts)
    if known.request.subject == "all":
        message = coverage.not_covered(known.counts, known.asking.only(CountsOfPlan))
        points += coverage.named(
            known.asking.rows(GapMoney), known.asking.rows(PrioritiesSupported, is_empty=True)
        )
    if points:
        blocks.append(Points(tuple(points)))
    if len(bare):
        listed = "Findings that no project answers, by report"
        if len(bare) > MOST_GAPS:
            listed = f"The first {MOST_GAPS} of {len(bare):,} findings that no project answers, by report"
        blocks += [Paragraph(f"{listed}:", is_strong=True), *findings.by_report(bare[:MOST_GAPS])]
    return Section("gaps", "Gaps", message, tuple(blocks), findings.sources(bare[:MOST_GAPS]))


def _ending(known: Gathered) -> Section:
    frame = known.ending
    if frame.empty:
        message = "No award here is known to end within six months."
        return Section("ending", "Money ending within six months", message, (_ends(known),))
    given = frame[frame["is_given"].astype(bool)]
    amount = words.pounds(sentences.total(given["amount"]), "no amount is confirmed")
    count, projects = len(frame), frame["intervention_id"].nunique()
    alone = int(frame["next_end_date"].isna().sum())
    message = (
        f"{words.sentence(words.counted(count, 'award'))} to {words.counted(projects, 'project')} "
        f"{words.verb(count, 'ends', 'end')} within six months: "
        f"{f'{amount} known to have been given' if len(given) else amount}. "
        f"{_after(alone, count)}"
    )
    return Section(
        "ending", "Money ending within six months", message,
        (tables.ending(frame, "Awards, the nearest end first"), _ends(known)),
    )  # fmt: skip


def _after(alone: int, count: int) -> str:
    if not alone:
        return "A later award is on record for each."
    if alone == count:
        return f"No later award is on record for {'it' if count == 1 else 'any of them'}."
    return f"For {words.number(alone)} of them no later award is on record."


def _ends(known: Gathered) -> Paragraph:
    return Paragraph(sentences.ends(known.projects, known.ending))


def _projects(known: Gathered) -> Section:
    frame = known.projects
    message = sentences.money(frame, ANSWERING[known.request.subject])
    if frame.empty:
        return Section("projects", "What is funded", message, ())
    table = project_table(known, frame, "Projects, most money first")
    return Section("projects", "What is funded", message, (table,), keys_of_rows(frame))

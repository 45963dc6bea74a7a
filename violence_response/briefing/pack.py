"""The partnership pack: status by theme, what was decided and what changed, actions by owner, gaps, money
ending, and every finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from violence_response.accounts import (
    actions,
    changes,
    counts,
    coverage,
    decisions,
    findings,
    interventions,
    money,
    overview,
    response,
    themes,
)
from violence_response.accounts.blocks import Block, Drawing, Paragraph, Points, Section
from violence_response.briefing import drawn
from violence_response.briefing.asking import Asking, Request
from violence_response.briefing.gathering import NOTHING, Gathered
from violence_response.briefing.note import finding_numbers, missing
from violence_response.rows import (
    ActionsFound,
    Changes,
    CountsOfPlan,
    DecisionsFound,
    GapMoney,
    PrioritiesSupported,
    ThemeRecurrences,
    ThemesSupported,
)

USUAL_DAYS = 30
"""Days looked back on where no meetings are named."""
MOST_GAPS = 40


def sections(known: Gathered) -> tuple[Section, ...]:
    """The sections of the pack."""
    narrowed = _narrowed(known)
    return (
        overview.in_short(known.counts, known.newest, known.of_newest, _pictures(known)),
        *drawn.violence_there(known),
        _themes(known),
        decided(known.asking, known.request, narrowed),
        changed(known.asking, known.request, narrowed),
        actions.by_owner(known.asking.rows(ActionsFound, **narrowed)),
        _gaps(known),
        money.ending(known.ending, known.counts),
        response.section(known.counts, known.inspections, drawn.responses(known)),
        _projects(known),
        findings.every(known.findings, counts.standing(known.counts)),
    )


def _pictures(known: Gathered) -> tuple[Drawing, ...]:
    return (*drawn.findings(known), *((drawn.months(known),) if known.request.subject == "all" else ()))


def _themes(known: Gathered) -> Section:
    scope = known.request.scope
    found = themes.shown(known.asking.rows(ThemesSupported, **scope))
    plan = known.asking.only(CountsOfPlan, **scope)
    # The order of inspections is that of the whole register.
    is_whole = known.request.subject == "all"
    found_again = drawn.recurrence(known.asking.rows(ThemeRecurrences)) if is_whole else ()
    return themes.section(found, plan, drawn.themes(found, plan), found_again)


def changed(asking: Asking, request: Request, narrowed: Mapping[str, list[str]], called: str = "") -> Section:
    """What changed between two meetings, or in the last thirty days; `narrowed` names the findings.

    `called` is what happened on the first day, a meeting for instance.
    """
    since, until = span(request)
    ends = {"since": changes.end_of(since), "until": changes.end_of(until)}
    found = asking.rows(Changes, **ends, **narrowed)
    section = changes.between(found, since, until, called)
    return replace(section, blocks=(*drawn.board(asking, found, (since, until), narrowed), *section.blocks))


def decided(asking: Asking, request: Request, narrowed: Mapping[str, list[str]]) -> Section:
    """What was decided in the same time."""
    since, until = span(request)
    return decisions.between(asking.rows(DecisionsFound, since=since, until=until, **narrowed), since, until)


def span(request: Request) -> tuple[date, date]:
    """The two days between which changes and decisions are listed."""
    until = request.until or request.day
    return request.since or until - timedelta(days=USUAL_DAYS), until


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


def _projects(known: Gathered) -> Section:
    return interventions.funded(
        known.projects, known.counts, subject=known.request.subject, numbers=finding_numbers(known)
    )

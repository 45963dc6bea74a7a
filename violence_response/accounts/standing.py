"""Where every finding is: what a square of the overview says, the steps from finding to funding, in words."""

from __future__ import annotations

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Link, link, plain
from violence_response.rows import Counts, FindingSquares, InspectionsStanding
from violence_response.words import counted, sentence, short_title, verb

MOST_SQUARES = 300
"""Findings that are drawn one by one; a larger register is drawn as a bar an inspection."""
MOST_BARS = 12


def square(row: FindingSquares) -> str:
    """A finding, our reply to it and the work in answer: read out, and shown under the pointer."""
    lead = f"{short_title(row.inspection_title)}, finding {row.ordinal}: {row.summary.rstrip('.')}."
    if not row.calls_for_work:
        return f"{lead} {row.work.label}."
    reply = plain(row.acceptance) if row.acceptance else "? Not recorded"
    return f"{lead} Our reply: {reply}. Work: {plain(row.work)}."


def opened(row: FindingSquares) -> Link:
    """The page of a finding."""
    return link(row.summary, "findings", finding=row.finding_id)


def inspection(row: FindingSquares | InspectionsStanding) -> Link:
    """The inspection of a finding, by its short name."""
    return link(short_title(row.inspection_title), "responses", inspection=row.inspection_id)


def published(row: FindingSquares) -> str:
    """The month of publication, as far as it is known."""
    if row.published_date is None:
        return "no date"
    return (
        str(row.published_date.year) if row.published_precision == "year" else words.month(row.published_date)
    )


def steps(counts: Counts) -> tuple[tuple[int, str, Link], ...]:
    """From finding to funding: how many findings are left at each step, each out of the first."""
    calling = f"{verb(counts.calling, 'calls', 'call')} for work"
    return (
        (counts.calling, "calling", link(calling, "findings")),
        (counts.replied, "replied", link(verb(counts.replied, "has", "have") + " our reply", "findings")),
        (
            counts.answered,
            "answered",
            link(verb(counts.answered, "has", "have") + " a project that answers", "coverage"),
        ),
        (
            counts.funding_today,
            "funding_today",
            link(verb(counts.funding_today, "has", "have") + " such a project with funding today",
                 "findings", work="funding_today"),
        ),
    )  # fmt: skip


def picture(counts: Counts) -> str:
    """What the picture of all findings shows, in sentences."""
    return said.standing(counts)


def standing(row: InspectionsStanding) -> str:
    """The findings of one inspection, or of the earlier ones, in words."""
    calls = counted(row.calling, "finding calls for work", "findings call for work")
    return sentence(
        f"{calls}; {row.replied:,} with our reply, {row.funding_today:,} with a project with funding today, "
        f"{row.answered_not_today:,} with other projects, {row.unanswered:,} that no project answers."
    )


def earlier(row: InspectionsStanding) -> Link:
    """The inspections that have no row of their own."""
    return link(sentence(counted(row.inspections, "earlier inspection")), "responses")

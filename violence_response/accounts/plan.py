"""What supports the Plan: each Plan, each of its priorities, and the money behind them."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Block, Numbers, Paragraph, Quiet, Strong, Table, Words, link
from violence_response.rows import Counts, PlansSupported, PrioritiesSupported
from violence_response.words import Status, counted, number, sentence, short_pounds, verb

MONEY_NOTE = (
    "A project's whole recorded money counts once for each priority that it serves, so the priorities' sums "
    "must not be added; the Plan's own sum counts every project once."
)


def standing(plan: PlansSupported) -> str:
    """A Plan in a sentence: how many of its priorities have a finding, and how many a project."""
    if not plan.priorities:
        return f"No priority of {plan.title} ({_force(plan.in_force)}) is recorded."
    return said.supported(plan, f"{plan.title} ({_force(plan.in_force)})")


def _force(in_force: bool) -> str:
    return "in force" if in_force else "not in force today"


def numbers(plan: PlansSupported) -> Numbers:
    """The headline numbers of a Plan."""
    total, empty = plan.priorities, plan.priorities_empty
    behind = f"{number(empty) if empty else 'none'} with neither a finding nor a project"
    calling = counted(plan.findings_calling, "finding that calls", "findings that call")
    bears = verb(plan.findings_calling, "bears", "bear")
    return Numbers(
        (
            ("Priorities", f"{total:,}", behind if total else "none is recorded"),
            (
                "With a finding",
                f"{plan.priorities_with_finding} of {total}",
                f"{calling} for work {bears} on the Plan",
            ),
            (
                "With a project",
                f"{plan.priorities_with_project} of {total}",
                f"{counted(plan.projects, 'project')} {verb(plan.projects, 'serves', 'serve')} the Plan",
            ),
            _awarded(plan),
        )
    )


def _awarded(row: PlansSupported | PrioritiesSupported) -> tuple[str, str, str]:
    """The headline number of the money known to have been given, and what it leaves out."""
    parts = []
    if row.other_amount is not None:
        parts.append(f"up to {short_pounds(row.other_amount)} not confirmed")
    if row.not_stated:
        parts.append(f"{counted(row.not_stated, 'amount')} not stated")
    more = f"plus {words.joined(parts)}" if parts else ""
    if not parts:
        more = "no grant is recorded" if row.awarded_amount is None else "every amount is known"
    return "Known to be awarded", short_pounds(row.awarded_amount, "none known"), more


def priorities(rows: Sequence[PrioritiesSupported]) -> Table:
    """Each priority of a Plan, what supports it and what is missing."""
    return Table(
        "",
        ("Priority", "", ""),
        tuple((_named(row), sentence(_behind(row)), _flags(row)) for row in rows),
        (30, 45, 25),
    )


def _named(row: PrioritiesSupported) -> Words:
    return Words(Strong(f"{row.ordinal}."), " ", link(row.title, "priorities", priority=row.priority_id))


def _behind(row: PrioritiesSupported) -> str:
    money = words.money(row.awarded_amount, row.other_amount, row.not_stated)
    return f"{supporters(row)} · {money}"


def supporters(row: PrioritiesSupported) -> str:
    """The findings and projects behind a priority, counted."""
    calls = counted(row.findings_calling, "finding that calls for work", "findings that call for work")
    return f"{calls} · {counted(row.projects, 'project')}"


def _flags(row: PrioritiesSupported) -> Words:
    flags = [Status("gap", gap, "▲", "caution") for gap in missing(row)]
    return Words(*(part for flag in flags for part in (" ", flag)[flag is flags[0] :]))


def missing(row: PrioritiesSupported) -> list[str]:
    """What is missing behind a priority, in words."""
    if not row.findings_calling and not row.projects and not row.related_projects:
        return ["nothing supports it"]
    gaps = []
    if not row.findings_calling:
        gaps.append("no finding that calls for work bears on it")
    elif bare := row.findings_unanswered:
        gaps.append(f"{counted(bare, 'finding')} that no project answers")
    if not row.projects:
        gaps.append("only projects on the same subject" if row.related_projects else "no project serves it")
    elif row.plan_in_force and not row.projects_funding_today:
        gaps.append("no project with funding today")
    return gaps


def about(plan: PlansSupported) -> Words:
    """A Plan's days, whether it is in force, what is doubtful of it, and its source."""
    dates = sentence(words.period(plan.starts_date, plan.ends_date, plan.date_precision))
    note = f" {plan.note}." if plan.note else ""
    text = f"{dates}, {_force(plan.in_force)}.{note} Source: "
    return Words(text, link(plan.source_title, "about_the_data", source=plan.source_id))


def of_priority(row: PrioritiesSupported) -> Words:
    """Which Plan a priority belongs to, and what it asks for."""
    plan = link(row.plan_title, "priorities", plan=row.plan_id)
    return Words(f"Priority {row.ordinal} of ", plan, f", {_force(row.plan_in_force)}. {row.summary}")


def priority_numbers(row: PrioritiesSupported, counts: Counts) -> Numbers:
    """The headline numbers of one priority; `counts` are those of its findings and projects."""
    calling, bare = counts.calling, counts.unanswered
    tied = f"{number(calling) if calling else 'none'} {verb(calling or 1, 'calls', 'call')} for work"
    answers = f"; {number(bare)} with no project that answers {verb(bare, 'it', 'them')}" if bare else ""
    today = counts.projects_funding_today
    return Numbers(
        (
            ("Findings tied to it", f"{counts.findings:,}", f"{tied}{answers}"),
            (
                "Projects that serve it",
                f"{counts.projects:,}",
                f"{number(today) if today else 'none'} {verb(today or 1, 'has', 'have')} funding today",
            ),
            (
                "Evaluated",
                f"{counts.projects_evaluated:,} of {counts.projects:,}",
                "published or under way",
            ),
            _awarded(row),
        )
    )


def one(row: PrioritiesSupported, counts: Counts) -> tuple[Block, ...]:
    """What is missing behind one priority, how far its findings are answered, and where its funding is."""
    gaps = "; ".join(missing(row))
    lead = (Paragraph(f"What is missing: {gaps}.", is_warning=True),) if gaps else ()
    found = said.held(counts) if counts.findings else ""
    told = " ".join(part for part in (found, said.work(counts), said.funding(counts)) if part)
    left_out = said.left_out(counts)
    note = f"{left_out} {MONEY_NOTE}".strip()
    source = link(row.source_title, "about_the_data", source=row.source_id)
    return (*lead, Paragraph(told), Paragraph(Words(Quiet(f"{note} Source:"), " ", source)))


def most_money(rows: Sequence[PrioritiesSupported]) -> str:
    """Which priority of a Plan most money supports."""
    known = [row for row in rows if row.awarded_amount is not None]
    if not known:
        return "No priority of this Plan has a confirmed award"
    top = max(known, key=lambda row: (row.awarded_amount or 0, -row.ordinal))
    return f"Most money supports “{top.title}”: {short_pounds(top.awarded_amount)}"


def money(rows: Sequence[PrioritiesSupported]) -> str:
    """The money behind each priority of a Plan in words."""
    each = (f"{row.title}: {_behind(row)}" for row in rows)
    return ". ".join(
        [*each, "A project that serves two priorities counts in both, so the bars must not be added."]
    )

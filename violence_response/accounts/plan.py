"""What supports the Plan: each Plan, each of its priorities, and the money behind them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Block, Link, Numbers, Paragraph, Quiet, Words, link
from violence_response.rows import Counts, PlansSupported, PrioritiesSupported
from violence_response.words import counted, number, sentence, short_pounds, verb

MONEY_NOTE = (
    "A project's whole recorded money counts once for each priority that it serves, so the priorities' sums "
    "must not be added; the Plan's own sum counts every project once."
)
HEADINGS = ("Findings that call for work", "Projects that serve it", "Pounds known")
"""The three bars of a priority."""


def standing(plan: PlansSupported) -> str:
    """A Plan in a sentence: how many of its priorities have a finding, and how many a project."""
    if not plan.priorities:
        return f"No priority of {plan.title} ({_force(plan.in_force)}) is recorded."
    return said.supported(plan, f"{plan.title} ({_force(plan.in_force)})")


def _force(in_force: bool) -> str:
    return "in force" if in_force else "not in force today"


def _awarded(row: PrioritiesSupported) -> tuple[str, str, str]:
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


def pictured(plans: Sequence[PlansSupported], rows: Sequence[PrioritiesSupported]) -> str:
    """What the rows show: each Plan, then each of its priorities, and that the pounds must not be added."""
    parts = []
    for plan in plans:
        parts.append(standing(plan))
        parts += [row(each) for each in rows if each.plan_id == plan.plan_id]
    return " ".join([*parts, MONEY_NOTE])


def called(plan: PlansSupported) -> str:
    """A Plan by its name, and whether it is in force."""
    return f"{plan.title} ({_force(plan.in_force)})"


def opened(plan: PlansSupported) -> Link:
    """The page with this Plan alone."""
    return link(plan.title, "priorities", plan=plan.plan_id)


def named(row: PrioritiesSupported) -> Link:
    """The page of a priority."""
    return link(row.title, "priorities", priority=row.priority_id)


def title(row: PrioritiesSupported) -> str:
    """A priority with its number in the Plan."""
    return f"{row.ordinal}. {row.title}"


def row(found: PrioritiesSupported) -> str:
    """A priority and all that stands behind it: read out, and shown under the pointer."""
    gaps = "; ".join(missing(found))
    lacks = f" What is missing: {gaps}." if gaps else ""
    return f"{title(found)}: {_answered(found)}; {_served(found)}; {_money(found)}.{lacks}"


def _answered(found: PrioritiesSupported) -> str:
    calls = counted(found.findings_calling, "finding calls for work", "findings call for work")
    if not found.findings_calling:
        return "no finding calls for work"
    parts = (
        (found.findings_funding_today, "with a project with funding today"),
        (found.findings_answered_not_today, "with other projects"),
        (found.findings_unanswered, "with no project that answers"),
    )
    return f"{calls}, {words.joined(f'{number(count)} {what}' for count, what in parts if count)}"


def _served(found: PrioritiesSupported) -> str:
    if not found.projects:
        return "no project serves it"
    parts = (
        (found.projects_funding_today, "with funding today"),
        (found.projects_funding_not_today, "whose funding ended, starts later or has no known end"),
        (found.projects_without_award, "with no funding recorded"),
    )
    serve = f"{counted(found.projects, 'project')} {verb(found.projects, 'serves', 'serve')} it"
    return f"{serve}, {words.joined(f'{number(count)} {what}' for count, what in parts if count)}"


def _money(found: PrioritiesSupported) -> str:
    return words.money(found.awarded_amount, found.other_amount, found.not_stated)


def all_pounds(found: PrioritiesSupported) -> Decimal:
    """The pounds behind a priority, those not confirmed among them: the length of its bar."""
    return (found.awarded_amount or Decimal(0)) + (found.other_amount or Decimal(0))


def short_money(found: PrioritiesSupported) -> str:
    """The pounds behind a priority where room is short; what is not confirmed or not stated beside them."""
    if found.awarded_amount is None and found.other_amount is None and not found.not_stated:
        return "none known"
    parts = [f"{short_pounds(found.awarded_amount)} awarded"] if found.awarded_amount is not None else []
    if found.other_amount is not None:
        parts.append(f"up to {short_pounds(found.other_amount)} not confirmed")
    if found.not_stated:
        parts.append(f"{counted(found.not_stated, 'amount')} not stated")
    return ", ".join(parts)


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
    once = words.money(plan.awarded_amount, plan.other_amount, plan.not_stated)
    serve = (
        f"{counted(plan.projects, 'project')} {verb(plan.projects, 'serves', 'serve')} it, each counted once"
    )
    text = (
        f"{plan.title}: {dates[:1].lower()}{dates[1:]}, {_force(plan.in_force)}.{note} "
        f"{sentence(serve)}: {once}. Source: "
    )
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

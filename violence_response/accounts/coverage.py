"""What is covered and what is not: findings, projects, priorities and themes, and the lists of gaps."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts import money as projects_money
from violence_response.accounts.blocks import (
    Section,
    Table,
    Words,
    link,
)
from violence_response.rows import (
    Counts,
    CountsOfPlan,
    FindingsFound,
    GapMoney,
    PrioritiesSupported,
    ThreadCounts,
)
from violence_response.words import counted, joined, number, pounds, sentence, verb

EMPTY = "The register holds neither findings nor projects yet."
NAMED = 6
"""Names in a sentence; the rest is counted."""


def not_covered(counts: Counts, plan: CountsOfPlan) -> str:
    """What is not covered over the whole register, in three sentences."""
    return f"{said.unanswered(counts)} {said.tied(counts)} {said.priorities(plan)}"


def money(counts: Counts) -> str:
    """What is known of the money in all, and what its sums leave out."""
    given, answering = pounds(counts.awarded_amount, "none"), pounds(counts.awarded_answering, "none")
    text = f"Pounds known to have been given: {given}; to projects that answer a finding: {answering}."
    return f"{text} {said.left_out(counts)}".strip()


# --- the threads from findings to the Plan


def columns(start: str) -> str:
    """What the picture of the threads has at the left, in the middle and at the right."""
    left = "the findings that call for work"
    if start == "themes":
        left = "the themes of findings that call for work"
    return (
        f"Left: {left}. Middle: the projects that answer them, and where their funding is. Right: the Plan "
        "priorities that these serve. Dark bands: fully; pale: in part, or only another Plan. Orange: the "
        "thread ends."
    )


def no_thread(counts: Counts, drawn: ThreadCounts, by: str) -> str:
    """Why there are no threads to draw; empty where there are."""
    if not counts.calling:
        return "No finding of this inspection calls for work."
    if by == "money" and drawn.awarded_amount is None:
        return "No pounds are known to have been given to projects that answer these findings."
    return ""


def threads_headline(counts: Counts, drawn: ThreadCounts, by: str) -> str:
    """What the threads show, by number of links or by money; `counts` are those of the same findings."""
    if by == "money":
        projects = counted(drawn.projects, "project that answers", "projects that answer")
        whole = f"{number(drawn.projects_awarded)} of {projects} a finding"
        return f"{pounds(drawn.awarded_amount, 'No pounds')} known to have been given to {whole}"
    calling, funded, bare = counts.calling, counts.funding_today, counts.unanswered
    if funded == calling > 1:
        return "A project with funding today answers every finding that calls for work"
    if calling == 1:
        which = "project" if bare else "project with funding today"
        return f"{'A' if funded else 'No'} {which} answers the one finding that calls for work"
    left = f"; {number(bare)} {verb(bare, 'has', 'have')} no project that answers {verb(bare, 'it', 'them')}"
    return (
        f"{sentence(number(funded)) if funded else 'None'} of {number(calling)} findings that call for work "
        f"{verb(funded or 1, 'is', 'are')} answered by a project with funding today{left if bare else ''}"
    )


def threads_sentence(counts: Counts, drawn: ThreadCounts, *, by: str, start: str) -> str:
    """What the picture of the threads shows and what it leaves out, in words."""
    parts = [
        said.held(counts),
        said.work(counts),
        said.answered(counts),
        said.funding(drawn),
        _serving(drawn),
    ]
    if by == "money":
        parts.append(_pounds(drawn))
    else:
        parts.append("A band is as wide as the number of links it shows.")
        if start == "themes":
            parts.append("A finding with two themes is drawn under both.")
    return " ".join(part for part in parts if part)


def _serving(drawn: ThreadCounts) -> str:
    served, priorities = drawn.priorities_served, drawn.priorities
    whole = counted(priorities, "priority", "priorities")
    some = sentence(number(served)) if served else "None"
    reached = f"{some} of {whole} {verb(served or 1, 'is', 'are')} served."
    if drawn.projects < 2:
        return reached
    serving, other = drawn.projects_serving, drawn.projects_other_only
    some = sentence(number(serving)) if serving else "None"
    projects = f"{some} of {number(drawn.projects)} projects {verb(serving or 1, 'serves', 'serve')}"
    elsewhere = f", and {number(other)} {verb(other, 'serves', 'serve')} only another Plan" if other else ""
    return f"{projects} a priority shown{elsewhere}. {reached}"


def _pounds(drawn: ThreadCounts) -> str:
    parts = [
        "A project's pounds are shared equally over the findings it answers, and again over the priorities "
        "it serves, so that none is counted twice."
    ]
    if drawn.awarded_not_serving is not None:
        parts.append(f"{pounds(drawn.awarded_not_serving)} went to projects that serve no priority shown.")
    if silent := drawn.projects - drawn.projects_awarded:
        parts.append(
            f"{sentence(counted(silent, 'project'))} {verb(silent, 'has', 'have')} no pounds known to have "
            f"been given and {verb(silent, 'is', 'are')} not drawn."
        )
    return " ".join([*parts, said.left_out(drawn)]).strip()


# --- the gaps, one by one


def findings(rows: Sequence[FindingsFound], counts: Counts) -> Section:
    """Findings that call for work and that no project answers."""
    return Section(
        "findings",
        f"Findings that no project answers: {counts.unanswered:,}",
        f"{said.unanswered(counts)} Newest inspection first.",
        (_list(tuple((_finding(row), _about(row)) for row in rows)),),
    )


def _finding(row: FindingsFound) -> Words:
    return Words(link(row.summary, "findings", finding=row.finding_id))


def _about(row: FindingsFound) -> str:
    reply = row.acceptance.label.lower() if row.acceptance else "no reply recorded"
    near = row.related
    subject = f" · {counted(near, 'project')} on the same subject" if near else ""
    return f"{row.finding_type.label} · {row.inspection_title} · our reply: {reply}{subject}"


SERVING = {
    "none": (
        "projects_loose",
        "Money tied to no finding and no Plan",
        "Funded projects that answer no finding and serve no Plan. Most money first.",
        "Every funded project answers a finding or serves a Plan.",
    ),
    "in_force": (
        "projects_priority_only",
        "Money tied only to the Plan in force",
        "Funded projects that answer no finding and serve a priority of the Plan in force.",
        "Every funded project that serves the Plan in force answers a finding.",
    ),
    "earlier": (
        "projects_earlier_only",
        "Money tied only to an earlier Plan",
        "Funded projects that answer no finding and serve only an earlier Plan.",
        "No funded project serves only an earlier Plan without an answer to a finding.",
    ),
}
"""By what they serve, as gap_money asks for it: funded projects that answer no finding, how they are counted
and said."""


def projects(rows: Sequence[GapMoney], counts: Counts, serving: str) -> Section:
    """Funded projects that answer no finding, by the Plan they serve."""
    _, heading, message, none = SERVING[serving]
    count = loose(counts, serving)
    listed = _list(tuple((_project(row), _money(row)) for row in rows))
    return Section(serving, f"{heading}: {count:,}", message if count else none, (listed,))


def loose(counts: Counts, serving: str) -> int:
    """How many funded projects that answer no finding serve this."""
    return int(getattr(counts, SERVING[serving][0]))


def _project(row: GapMoney) -> Words:
    name = link(row.name, "interventions", intervention=row.intervention_id)
    return Words(name, " ", projects_money.until(row.funding, row.last_end_date))


def _money(row: GapMoney) -> str:
    provider = row.provider_name or "provider not stated"
    amount = words.money(row.awarded_amount, row.other_amount, row.not_stated)
    return f"{provider} · {amount if row.grants else projects_money.BY_THE_UNIT}"


def priorities(rows: Sequence[PrioritiesSupported], plan: CountsOfPlan) -> Section:
    """Priorities of the Plan in force with nothing behind them."""
    message = said.priorities(plan)
    if plan.priorities and not plan.priorities_empty:
        message = "Every priority of the Plan in force has a finding or a project behind it."
    listed = _list(tuple((_priority(row), row.plan_title) for row in rows))
    return Section(
        "priorities", f"Plan priorities with neither: {plan.priorities_empty:,}", message, (listed,)
    )


def _priority(row: PrioritiesSupported) -> Words:
    return Words(link(row.title, "priorities", priority=row.priority_id))


def _list(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table("", ("What", ""), rows, (50, 50))


def named(free: Sequence[GapMoney], empty: Sequence[PrioritiesSupported]) -> list[str]:
    """The funded projects tied to nothing, and the priorities with nothing behind them, by name."""
    points = []
    if free:
        names = _some([row.name for row in free])
        points.append(f"Funded projects that answer no finding and serve no Plan: {names}.")
    if empty:
        names = _some([row.title for row in empty])
        points.append(f"Priorities of the Plan in force with neither a finding nor a project: {names}.")
    return points


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return joined([*names[:NAMED], f"{number(more)} more"] if more > 0 else names)

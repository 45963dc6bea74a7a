"""The counts of a subject in sentences: one row of `counts` or `counts_of_plan` in, plain text out.

What each count counts, and out of what, is defined in `queries/counts.sql`, `queries/counts_of_plan.sql` and
`docs/counts.md`. A sentence names its denominator, and says the live figure first.
"""

from __future__ import annotations

from typing import Protocol

from violence_response import words
from violence_response.rows import (
    Counts,
    CountsOfPlan,
    FindingCounts,
    InterventionCounts,
    PlansSupported,
    ThreadCounts,
)
from violence_response.words import counted, joined, number, sentence, verb

WORK = (
    ("funding_today", "a project with funding today", "projects with funding today"),
    ("funding_later", "a project whose funding starts later", "projects whose funding starts later"),
    (
        "end_not_known",
        "a funded project whose end date is not known",
        "funded projects whose end date is not known",
    ),
    ("funding_ended", "a project whose funding has ended", "projects whose funding has ended"),
    ("no_funding", "a project with no funding recorded", "projects with no funding recorded"),
)
"""What answers a finding that calls for work, the live figure first: the count, and its words for one and for
several. Together with those that no project answers they are all findings that call for work."""
FUNDING = (
    ("projects_funding_today", "has funding today", "have funding today"),
    ("projects_funding_later", "has funding that starts later", "have funding that starts later"),
    ("projects_end_not_known", "has an end date that is not known", "have an end date that is not known"),
    ("projects_funding_ended", "has funding that has ended", "have funding that has ended"),
    ("projects_applied_for", "has an application only", "have an application only"),
    ("projects_no_funding", "has no funding recorded", "have no funding recorded"),
)
"""Where the funding of projects is; together they are all projects."""
RESPONSES = (
    ("responses_answered", "is answered", "are answered"),
    ("responses_unknown", "has no response recorded", "have no response recorded"),
    ("responses_settled", "needs no response of its own", "need no response of their own"),
)
"""Where the response to an inspection is when no day lies ahead and nothing is begun or overdue."""


class Held(Protocol):
    """A row that counts findings: all that are held, those that call for work, and of these the replied."""

    @property
    def findings(self) -> int: ...  # noqa: D102
    @property
    def calling(self) -> int: ...  # noqa: D102
    @property
    def replied(self) -> int: ...  # noqa: D102


def held(counts: Held) -> str:
    """How many findings are held here, and how many of them call for work."""
    count, calling = counts.findings, counts.calling
    if not count:
        return "No finding is held here."
    if count == 1:
        return (
            f"One finding is held here, and it {'calls for work' if calling else 'needs no action from us'}."
        )
    if not calling:
        return f"{sentence(counted(count, 'finding is', 'findings are'))} held here; none calls for work."
    if calling == count:
        return f"{_all(count)} findings held here call for work."
    calls = verb(calling, "calls", "call")
    return f"{sentence(number(calling))} of {number(count)} findings held here {calls} for work."


def work(counts: Counts | FindingCounts) -> str:
    """What is behind the findings that call for work, funding today first; empty where none does."""
    calling, bare = counts.calling, counts.unanswered
    if not calling:
        return ""
    answering = [(getattr(counts, name), one, several) for name, one, several in WORK]
    if calling == 1:
        by = next((one for count, one, _ in answering if count), "")
        return f"It is answered by {by}." if by else "No project answers it."
    parts = [f"{number(count)} by {verb(count, one, several)}" for count, one, several in answering if count]
    if not parts:
        return f"No project answers {'either' if calling == 2 else 'any'} of these {number(calling)}."
    first, *rest = parts
    first = first.replace(" by ", f" {verb(int(first.startswith('one ')), 'is', 'are')} answered by ", 1)
    lead = "" if counts.funding_today else "none is answered by a project with funding today; "
    left = f"; {number(bare)} {verb(bare, 'has', 'have')} no project that answers {verb(bare, 'it', 'them')}"
    return f"Of these {number(calling)}, {lead}{joined([first, *rest])}{left if bare else ''}."


def unanswered(counts: Counts) -> str:
    """How many findings that call for work no project answers, and how many of these a project comes near."""
    calling, bare, near = counts.calling, counts.unanswered, counts.same_subject
    if not calling:
        return "No finding held here calls for work."
    if calling == 1 or not bare:
        whole = verb(calling, "the one finding that calls", "every finding that calls")
        return f"{'No' if bare else 'A'} project answers {whole} for work."
    has = verb(bare, "has no project that answers it", "have no project that answers them")
    subject = f"; {number(near)} of these {verb(near, 'has', 'have')} a project on the same subject"
    whole = f"{sentence(number(bare))} of {number(calling)} findings that call for work"
    return f"{whole} {has}{subject if near else ''}."


def answered(counts: Counts) -> str:
    """How many findings that call for work a project answers, fully and in part."""
    total, full, part = counts.answered, counts.answered_in_full, counts.answered_in_part
    if not total:
        return ""
    if total == 1:
        return f"One finding is answered, {'fully' if full else 'in part'}."
    how = f"{number(full)} fully and {number(part)} in part"
    if not full or not part:
        how = "in part only" if part else "fully"
        return f"{sentence(number(total))} findings are answered {how}."
    return f"{sentence(number(total))} findings are answered: {how}."


def replied(counts: Held) -> str:
    """How many of the findings that call for work have a reply; empty where none calls for work."""
    calling, count = counts.calling, counts.replied
    if not calling:
        return ""
    if calling == 1:
        return f"It has {'a' if count else 'no'} reply."
    if count == calling:
        return f"{'Both' if calling == 2 else f'All {number(calling)}'} have a reply."
    if not count:
        return f"{'Neither' if calling == 2 else f'None of the {number(calling)}'} has a reply."
    return f"{sentence(number(count))} of the {number(calling)} {verb(count, 'has', 'have')} a reply."


def replied_of_calling(counts: Held) -> str:
    """The same as `replied`, where no sentence before it has said what is counted."""
    calling, count = counts.calling, counts.replied
    if not calling:
        return ""
    whole = counted(calling, "finding that calls for work", "findings that call for work")
    if calling == 1:
        return f"The {whole} has {'a' if count else 'no'} reply on record."
    return f"{sentence(_some(count))} of {whole} {verb(count or 1, 'has', 'have')} a reply on record."


def standing(counts: Counts) -> str:
    """How many findings call for work, what stands behind them, and how many have a reply."""
    return " ".join(part for part in (held(counts), work(counts), replied(counts)) if part)


def state(counts: Counts | FindingCounts) -> str:
    """How many findings that call for work are answered with funding today, and how many have a reply."""
    if not counts.calling:
        return held(counts)
    funded, count = counts.funding_today, counts.replied
    if counts.calling == 1:
        has = "has a project with funding today" if funded else "has no project with funding today"
        return f"The one finding that calls for work {has} and {'a' if count else 'no'} reply."
    some = sentence(number(funded)) if funded else "None"
    replies = number(count) if count else "none"
    return (
        f"{some} of the {number(counts.calling)} findings that call for work "
        f"{verb(funded or 1, 'is', 'are')} answered by a project with funding today; "
        f"{replies} {verb(count or 1, 'has', 'have')} a reply."
    )


def funding(counts: Counts | InterventionCounts | ThreadCounts) -> str:
    """Where the funding of the projects is, funding today first."""
    count = counts.projects
    if not count:
        return "No project is on record, so no funding is."
    parts = [
        f"{number(getattr(counts, name))} {verb(getattr(counts, name), one, several)}"
        for name, one, several in FUNDING
        if getattr(counts, name)
    ]
    if count == 1:
        return f"The one project {next(one for name, one, _ in FUNDING if getattr(counts, name))}."
    lead = "" if counts.projects_funding_today else "none has funding today; "
    return f"Of {counted(count, 'project')}, {lead}{joined(parts)}."


def money(counts: Counts | InterventionCounts, answering: str = "are on record") -> str:
    """How many projects there are and the money known behind them; `answering` says what they do."""
    count = counts.projects
    if not count:
        return f"No project {_singular(answering)}."
    start = f"{sentence(counted(count, 'project'))} {_singular(answering) if count == 1 else answering}"
    return f"{start}: {words.money(counts.awarded_amount, counts.other_amount, counts.grants_not_stated)}."


def _singular(answering: str) -> str:
    first, _, rest = answering.partition(" ")
    return (
        f"{ {'answer': 'answers', 'serve': 'serves', 'are': 'is', 'have': 'has'}.get(first, first) } {rest}"
    )


def left_out(counts: Counts | InterventionCounts | ThreadCounts) -> str:
    """What sums of money leave out: grants without an amount, and amounts that may not have been paid."""
    parts = [silent(counts)] if counts.grants_not_stated else []
    if doubtful := counts.grants_not_given:
        parts.append(
            f"{sentence(counted(doubtful, 'grant'))} {verb(doubtful, 'is', 'are')} a ceiling, a share, "
            "an application or a sum of ours, and may not have been paid."
        )
    return " ".join(parts)


def silent(counts: Counts | InterventionCounts | ThreadCounts) -> str:
    """How many grants state no amount; nothing where all do."""
    count = counts.grants_not_stated
    return f"{sentence(counted(count, 'grant'))} {verb(count, 'states', 'state')} no amount." if count else ""


def ending(counts: Counts) -> str:
    """Which awards end within six months."""
    awards, projects = counts.awards_ending, counts.projects_ending
    if not counts.projects:
        return "No project is on record, so no funding ends."
    if not awards:
        return "No award is known to end within six months."
    amount = words.pounds(counts.ending_amount, "amount not known")
    missing = ""
    if counts.ending_not_known and counts.ending_amount is not None:
        missing = f", {counted(counts.ending_not_known, 'amount')} not known"
    start = f"{sentence(counted(awards, 'award'))} to {counted(projects, 'project')}"
    return f"{start} {verb(awards, 'ends', 'end')} within six months ({amount}{missing})."


def tied(counts: Counts) -> str:
    """How many funded projects answer a finding, and what the others serve."""
    funded = counts.projects_funded
    if not funded:
        return "No funded project is on record."
    silent = funded - counts.projects_answering
    if not silent:
        return f"{verb(funded, 'The one', 'Every')} funded project answers a finding."
    parts = [
        (
            counts.projects_priority_only,
            "serves a priority of the Plan in force",
            "serve a priority of the Plan in force",
        ),
        (counts.projects_earlier_only, "serves only an earlier Plan", "serve only an earlier Plan"),
        (counts.projects_loose, "serves no Plan", "serve no Plan"),
    ]
    said = joined(f"{number(count)} {verb(count, one, several)}" for count, one, several in parts if count)
    whole = counted(funded, "funded project")
    return f"{sentence(number(silent))} of {whole} {verb(silent, 'answers', 'answer')} no finding: {said}."


def evaluated(counts: Counts | InterventionCounts) -> str:
    """How many projects have an evaluation."""
    count, done = counts.projects, counts.projects_evaluated
    if not count:
        return "No project is on record, so there is nothing to evaluate."
    if count == 1:
        return f"The one project has {'an' if done else 'no'} evaluation, published or under way."
    some, has = sentence(number(done)) if done else "None", verb(done or 1, "has", "have")
    return f"{some} of {number(count)} projects {has} an evaluation, published or under way."


def responses(counts: Counts) -> list[str]:
    """Which response days lie ahead, what is overdue, and what is begun without a day."""
    said = [_running(counts)]
    if overdue := counts.responses_overdue:
        said.append(sentence(counted(overdue, "response is", "responses are")) + " overdue.")
    if begun := counts.responses_begun:
        is_begun = sentence(counted(begun, "response is", "responses are"))
        said.append(f"{is_begun} begun; the day to be published by is not known.")
    return said


def response_states(counts: Counts) -> str:
    """How many inspections are answered, have nothing recorded, or need no response; empty where none is."""
    total = counts.inspections
    parts = [
        f"{number(getattr(counts, name))} {verb(getattr(counts, name), one, several)}"
        for name, one, several in RESPONSES
        if getattr(counts, name)
    ]
    if not parts:
        return ""
    if total == 1:
        return f"The one inspection {next(one for name, one, _ in RESPONSES if getattr(counts, name))}."
    return f"Of {counted(total, 'inspection')}, {joined(parts)}."


def _running(counts: Counts) -> str:
    running = counts.responses_running
    if not running or counts.next_day is None:
        return "No response deadline is running."
    nearest = f"{words.day(counts.next_day)}, {words.days_left((counts.next_day - counts.as_at).days)}"
    if running == 1:
        return f"One response deadline is running: {nearest}."
    return f"{sentence(number(running))} response deadlines are running, the nearest on {nearest}."


def not_recorded(counts: Counts) -> str:
    """How many inspections have no response recorded here."""
    missing, inspections = counts.responses_not_recorded, counts.inspections
    if not inspections:
        return "No inspection is in this register yet."
    if not missing:
        return "Every inspection that asks for a response has one recorded here."
    if missing == inspections:
        return "No inspection has a response recorded here."
    return (
        f"{sentence(number(missing))} of {number(inspections)} inspections {verb(missing, 'has', 'have')} "
        "no response recorded here."
    )


def actions(counts: Counts) -> str:
    """How many actions are open, and how many of these are overdue."""
    return open_actions(counts.actions_open, counts.actions_overdue)


def open_actions(opened: int, late: int) -> str:
    """So many actions are open, and so many of these are overdue."""
    if not opened:
        return "No action is open."
    start = sentence(counted(opened, "action is", "actions are")) + " open"
    if not late:
        return f"{start}; none is overdue."
    if late == opened:
        return f"{start}, and {verb(late, 'it is', 'all of them are')} overdue."
    return f"{start}; {number(late)} of them {verb(late, 'is', 'are')} overdue."


def dates_passed(counts: Counts) -> str:
    """How many findings' own dates have passed with no close recorded; nothing where none has."""
    passed = counts.own_dates_passed
    if not passed:
        return ""
    dates = sentence(counted(passed, "finding's own date", "findings' own dates"))
    return f"{dates} {verb(passed, 'has', 'have')} passed and no close is recorded."


def priorities(plan: CountsOfPlan) -> str:
    """What the priorities of the Plan in force have behind them."""
    return supported(plan, "the Plan in force") if plan.priorities else "No Plan is in force on this day."


def supported(plan: CountsOfPlan | PlansSupported, called: str) -> str:
    """What the priorities of a Plan have behind them, where it has any; `called` is how the Plan is named."""
    total, found, served = plan.priorities, plan.priorities_with_finding, plan.priorities_with_project
    if total == 1:
        return (
            f"{sentence(called)} has one priority, with {'a' if found else 'no'} finding that calls for work "
            f"and {'a' if served else 'no'} project that serves it."
        )
    return (
        f"Of {number(total)} priorities of {called}, "
        f"{_some(found)} {verb(found or 1, 'has', 'have')} a finding that calls for work, and "
        f"{_some(served)} {verb(served or 1, 'has', 'have')} a project that serves "
        f"{verb(served or 1, 'it', 'them')}."
    )


def themes(plan: CountsOfPlan) -> str:
    """How many themes with findings that call for work have none that a project answers."""
    total, bare = plan.themes_calling, plan.themes_unanswered
    if not total:
        return "No theme has a finding that calls for work."
    if not bare:
        return "Every theme with findings that call for work has one that a project answers."
    whole = counted(total, "theme with findings that call", "themes with findings that call")
    has = verb(bare, "has", "have")
    return f"{sentence(number(bare))} of {whole} for work {has} none that a project answers."


def _some(count: int) -> str:
    return number(count) if count else "none"


def _all(count: int) -> str:
    return "Both" if count == 2 else f"All {number(count)}"

"""One finding's chain: what was found, our reply, the projects that answer it, the Plan, and how far it is.

Where a link of the chain is missing, its place says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from violence_response import words
from violence_response.accounts import body, evidence, interventions
from violence_response.accounts.blocks import (
    Block,
    Facts,
    Link,
    Paragraph,
    Points,
    Quiet,
    Section,
    Span,
    Words,
    link,
)
from violence_response.accounts.findings import PRACTICE, due, themes
from violence_response.rows import Counts, FindingDetails, FindingPlanPriorities, InterventionsFound
from violence_response.words import Status, counted, number, sentence, verb

NO_DELIVERY = Status("not_recorded", "Not recorded", "?", "neutral")
NO_VIEW = Status("not_recorded", "Its view is not known", "?", "neutral")
NO_EVIDENCE = Status("none", "No approved evidence recorded", "?", "neutral")
LACKS_ACTION = (
    "This is a recommendation to us. Section 55(5B) of the Police Act 1996 asks our comments to say what was "
    "or will be done, or why nothing; the reply held here says neither."
)


def place(row: FindingDetails) -> str:
    """Where it is among the findings held for its report."""
    if row.held == 1:
        return "The only finding held for this report"
    return f"Finding {row.ordinal}, one of {row.held} held for this report"


def found(row: FindingDetails) -> Section:
    """What inspectors found: the finding in full, and its facts."""
    report = link(row.inspection_title, "responses", inspection=row.inspection_id)
    day = words.day(row.published_date, "day of publication not known")
    pairs = (
        ("Kind", Words(row.finding_type)),
        ("Report", Words(report, f", {day}")),
        ("Place in the report", place(row)),
        ("Where in the report", row.source_reference or ""),
        ("Addressed to", _addressee(row)),
        ("Report asks for it by", due(row)),
        ("Themes", themes(row)),
        ("Source", Words(link(row.source_title, "about_the_data", source=row.source_id))),
        ("In the report's words", f"“{row.source_quote}”" if row.source_quote else ""),
        ("What is missing or doubtful", row.note or ""),
    )
    facts = Facts(tuple(pair for pair in pairs if pair[1]))
    return Section("finding", "What inspectors found", "", (Paragraph(row.summary), facts), (row.source_id,))


def _addressee(row: FindingDetails) -> str:
    for_us = row.addressed_label
    said = f"{row.addressee} ({for_us[:1].lower()}{for_us[1:]})" if row.addressee else for_us
    return Words(f"{said}: ", body.names(row.body_ids, row.body_names)) if row.body_ids else said


def reply(row: FindingDetails) -> Section:
    """What our response says on the finding, and what it does not say."""
    if row.reply_id is None or row.acceptance is None:
        return Section("reply", "Our reply", _no_reply(row))
    silent = "The response is silent on it."
    if not row.is_silent:
        silent = "The reply names neither an action nor a reason."
    pairs = (
        ("Action or reason", row.action_or_reason or silent),
        ("What the reply does not say", row.reply_note or ""),
        ("Where in the response", row.reply_reference or ""),
    )
    blocks: list[Block] = [Facts(tuple(pair for pair in pairs if pair[1]))]
    if row.lacks_action:
        blocks.append(Paragraph(LACKS_ACTION, is_warning=True))
    when = f" in our response of {words.day(row.response_date)}" if row.response_date else ""
    sources = (row.reply_source_id,) if row.reply_source_id else ()
    return Section("reply", "Our reply", Words(row.acceptance, when), tuple(blocks), sources)


def _no_reply(row: FindingDetails) -> Words:
    def response(label: str) -> Link:
        return link(label, "responses", inspection=row.inspection_id)

    if row.covered_by_inspection_id:
        other = link(row.covered_by_title, "responses", inspection=row.covered_by_inspection_id)
        lead = "No reply to this finding is recorded. The response to “"
        return Words(lead, other, "” answers this report too.")
    if row.response_required == "no":
        return Words("No reply is recorded, and ", response("none was asked for"), ".")
    if row.response_id is None:
        none = response("no record of a response to this report")
        return Words("We have ", none, ". One may have been given.")
    rest = " is on record, but no reply to this finding is recorded."
    return Words("A ", response("response to this report"), rest)


def projects(row: FindingDetails, linked: Sequence[InterventionsFound]) -> Section:
    """The projects that answer the finding and, apart from them, those only on the same subject."""
    answering = [each for each in linked if each.is_answer]
    others = [each for each in linked if not each.is_answer]
    blocks: list[Block] = []
    if answering:
        blocks.append(interventions.linked(answering, "Projects that answer it"))
    if others:
        blocks.append(interventions.linked(others, "On the same subject, but not an answer"))
    if linked:
        blocks.append(Paragraph(evidence.NOTE))
    sources = tuple(dict.fromkeys(each.claim_source_id for each in linked if each.claim_source_id))
    return Section("projects", "Projects that answer it", _answered(row), tuple(blocks), sources)


def _answered(row: FindingDetails) -> Words:
    """What is behind the finding: the best of it, how many projects answer it, and how far."""
    spans: list[Span] = [row.work]
    if not row.calls_for_work:
        spans.append(f": {PRACTICE}.")
    if row.answering:
        full, part = row.in_full, row.answering - row.in_full
        how = f"{number(full)} fully and {number(part)} in part" if full and part else ""
        how = how or ("fully" if full else "in part only")
        answers = verb(row.answering, "answers", "answer")
        lead = ". " if row.calls_for_work else " "
        spans.append(f"{lead}{sentence(counted(row.answering, 'project'))} {answers} it, {how}.")
    elif row.related:
        subject = f"{counted(row.related, 'project')} {verb(row.related, 'is', 'are')} on the same subject."
        spans.append(f"{'. ' if row.calls_for_work else ' '}{sentence(subject)}")
    elif row.calls_for_work:
        spans.append(".")
    return Words(*spans)


def plan(priorities: Sequence[FindingPlanPriorities]) -> Section:
    """The Plan priorities that the finding bears on, itself or through the projects that answer it."""
    count = len([each for each in priorities if each.is_in_force])
    message = "The finding is tied to no priority of a Plan in force."
    if count:
        message = f"It bears on {counted(count, 'priority', 'priorities')} of the Plan in force."
    points = tuple(_priority(each) for each in priorities)
    return Section("plan", "Plan priorities", message, (Points(points),) if points else ())


def _priority(each: FindingPlanPriorities) -> Words:
    in_force = "" if each.is_in_force else ", not in force"
    spans: list[Span] = [
        link(each.title, "priorities", priority=each.priority_id),
        f" ({each.plan_title}{in_force})",
    ]
    if each.relation:
        spans += [" ", each.relation, f": {each.rationale or 'no reason recorded'}"]
        spans.append(Quiet(f" ({each.basis_label})"))
    if each.projects:
        serve = verb(each.projects, "that answers it serves this", "that answer it serve this")
        spans.append(f". {sentence(counted(each.projects, 'project'))} {serve}.")
    return Words(*spans)


def delivery(row: FindingDetails) -> Section:
    """Three marks that may disagree: what we say, what we have evidence of, what the inspectorate agreed."""
    since = f" since {words.day(row.delivery_date)}" if row.delivery and row.delivery_date else ""
    shown = row.approved_evidence
    approved = Status("approved", sentence(counted(shown, "approved document")), "✓", "good")
    facts = Facts(
        (
            ("We say", Words(row.delivery or NO_DELIVERY, since)),
            ("Evidence", Words(approved if shown else NO_EVIDENCE)),
            ("Inspectorate", Words(row.inspectorate or NO_VIEW)),
        )
    )
    message = "What we say, what we can show and what the inspectorate agreed are three things."
    return Section("delivery", "Delivery", message, (facts,))


def chain(
    row: FindingDetails, linked: Sequence[InterventionsFound], priorities: Sequence[FindingPlanPriorities]
) -> tuple[Section, ...]:
    """Our reply, the projects, the Plan priorities and how far it is delivered."""
    return reply(row), projects(row, linked), plan(priorities), delivery(row)


# --- the chain as a strip


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain at a glance: its name and a few short words, some of which open a page.

    `how` is held, broken (what is missing is ours to mend), unknown (we have no record) or quiet (nothing is
    needed, or an earlier link is missing). `mark` is the sign of the reply or the state of the work,
    `strength` that of the evidence, `opened` the page that says more, and `part` the section of it.
    """

    key: str
    name: str
    words: tuple[str | Link, ...]
    opened: Link
    how: str = "held"
    mark: str = ""
    strength: int | None = None
    part: str = ""


NO_PROJECT = "no project answers, so none"
MOST_NAMED, MOST_PRIORITIES = 4, 2


def strip(
    row: FindingDetails,
    linked: Sequence[InterventionsFound],
    priorities: Sequence[FindingPlanPriorities],
    counts: Counts,
) -> tuple[Step, ...]:
    """The chain in six steps, from the finding to the Plan; `counts` are those of this finding."""
    answering = [each for each in linked if each.is_answer]
    return (
        _finding_step(row),
        _reply_step(row),
        _projects_step(row, answering),
        _money_step(row, answering, counts),
        _evidence_step(row, answering, counts),
        _plan_step(row, priorities),
    )


def said_of(steps: Sequence[Step]) -> str:
    """The chain in sentences, in place of its picture."""
    return " ".join(f"{step.name}: {_in_words(step)}." for step in steps)


def _in_words(step: Step) -> str:
    return ", ".join(each.label if isinstance(each, Link) else each for each in step.words)


def _here(row: FindingDetails, label: str) -> Link:
    return link(label, "findings", finding=row.finding_id)


def _finding_step(row: FindingDetails) -> Step:
    report = link(words.short_title(row.inspection_title), "responses", inspection=row.inspection_id)
    kind = () if row.finding_type.label == "Finding" else (row.finding_type.label,)
    calls = "calls for work" if row.calls_for_work else "no action needed from us"
    day = words.day(row.published_date, "day not known")
    return Step("finding", "Finding", (*kind, calls, report, day), report, mark=row.work.term)


def _reply_step(row: FindingDetails) -> Step:
    opened = link("Our reply", "responses", inspection=row.inspection_id)
    sign = (row.acceptance.mark if row.acceptance else None) or "?"
    step = partial(Step, "reply", "Our reply", opened=opened, mark=sign)
    if row.covered_by_inspection_id and row.reply_id is None:
        other = link(
            words.short_title(row.covered_by_title), "responses", inspection=row.covered_by_inspection_id
        )
        return step(("another response covers it", other), how="quiet")
    if row.acceptance is not None and not row.is_silent:
        if row.lacks_action:
            return step((row.acceptance.label, "neither action nor reason"), how="broken")
        return step((row.acceptance.label,))
    if not row.calls_for_work or row.response_required == "no":
        return step(("none needed",), how="quiet")
    if row.response_id is None:
        return step(("no response on record",), how="unknown")
    return step(("no reply in our response",), how="broken")


def _projects_step(row: FindingDetails, answering: Sequence[InterventionsFound]) -> Step:
    step = partial(Step, "projects", "Projects", opened=_here(row, "Projects"), part="projects")
    if not answering:
        if not row.calls_for_work:
            return step(("none needed",), how="quiet")
        more = (f"{number(row.related)} on the same subject",) if row.related else ()
        return step(("no project answers it", *more), how="broken")
    names = tuple(
        link(each.name, "interventions", intervention=each.intervention_id) for each in answering[:MOST_NAMED]
    )
    more = (f"+{row.answering - MOST_NAMED} more",) if row.answering > MOST_NAMED else ()
    part = () if row.in_full else ("in part only",)
    return step((*names, *more, *part))


def _money_step(row: FindingDetails, answering: Sequence[InterventionsFound], counts: Counts) -> Step:
    step = partial(Step, "money", "Money", opened=_here(row, "Money"), part="projects")
    if not answering:
        return step((NO_PROJECT,), how="quiet")
    if not counts.projects_funded:
        return step(("no funding recorded",), how="broken")
    state = "funding_today" if counts.projects_funding_today else "funding_ended"
    today = f"{counts.projects_funding_today:,} of {counts.projects:,} with funding today"
    return step((today, *_pounds(counts)), mark=state)


def _pounds(counts: Counts) -> tuple[str, ...]:
    given, other = counts.awarded_amount, counts.other_amount
    parts = [f"{words.short_pounds(given)} awarded"] if given else []
    if other:
        parts.append(f"up to {words.short_pounds(other)} not confirmed")
    if counts.grants_not_stated:
        parts.append(f"{counted(counts.grants_not_stated, 'amount')} not stated")
    return tuple(parts)


def _evidence_step(row: FindingDetails, answering: Sequence[InterventionsFound], counts: Counts) -> Step:
    step = partial(Step, "evidence", "Evidence", opened=_here(row, "Evidence"), part="projects")
    if not answering:
        return step((NO_PROJECT,), how="quiet")
    evaluated = f"{counts.projects_evaluated:,} of {counts.projects:,} evaluated"
    rated = [each for each in answering if each.strength is not None]
    if not rated:
        doubtful = next((each for each in answering if each.rating), None)
        said = f"{doubtful.rating.label} for {doubtful.approach_name}" if doubtful and doubtful.rating else ""
        return step((said or "no rating of the approach found", evaluated), how="unknown")
    best = max(rated, key=lambda each: each.strength or 0)
    rating = f"{evidence.rating(best.rating)} for {best.approach_name}"
    return step((rating, evaluated), strength=best.strength)


def _plan_step(row: FindingDetails, priorities: Sequence[FindingPlanPriorities]) -> Step:
    named = [each for each in priorities if each.is_in_force]
    opened = link("Plan", "priorities", **({"priority": named[0].priority_id} if named else {}))
    step = partial(Step, "plan", "Plan priority", opened=opened)
    if named:
        shown = tuple(
            link(each.title, "priorities", priority=each.priority_id) for each in named[:MOST_PRIORITIES]
        )
        more = len(named) - MOST_PRIORITIES
        return step((*shown, *((f"+{more} more",) if more > 0 else ())))
    if not row.calls_for_work:
        return step(("none",), how="quiet")
    return step(("no priority of the Plan in force",), how="broken")

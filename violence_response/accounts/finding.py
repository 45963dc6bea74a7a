"""One finding's chain: what was found, our reply, the projects that answer it, the Plan, and how far it is.

Where a link of the chain is missing, its place says so.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from violence_response.accounts.findings import NO_REPLY, PRACTICE, due, themes
from violence_response.rows import FindingDetails, FindingPlanPriorities, InterventionsFound
from violence_response.words import Status, counted, number, sentence, verb

NO_DELIVERY = Status("not_recorded", "Not recorded", "?", "neutral")
NO_VIEW = Status("not_recorded", "Its view is not known", "?", "neutral")
NO_EVIDENCE = Status("none", "No approved evidence recorded", "?", "neutral")
NO_ACTION = Status("lacking", "No action or reason", "▲", "problem")
NO_PRIORITY = Status("none", "None of the Plan in force", "✗", "problem")
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


def steps(row: FindingDetails, priorities: Sequence[FindingPlanPriorities]) -> tuple[tuple[str, Words], ...]:
    """The chain at a glance: each link with its state."""
    in_force = len([each for each in priorities if each.is_in_force])
    plan = Status("some", sentence(counted(in_force, "priority", "priorities")), "●", "good")
    part = row.answering and row.calls_for_work and not row.in_full
    return (
        ("Our reply", Words(row.acceptance or NO_REPLY, *((" ", NO_ACTION) if row.lacks_action else ()))),
        ("Projects", Words(_short(row.work), *([Quiet(" in part only")] if part else []))),
        ("Plan priorities", Words(plan if in_force else NO_PRIORITY)),
        ("Delivery", Words(row.delivery or NO_DELIVERY)),
    )


def _short(work: Status) -> Status:
    """The state of the work without the word that the step's own name says, so that a narrow box holds it."""
    return work._replace(label=sentence(work.label.removeprefix("Answered, ")))


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

"""Where we are, over the whole register: the headline, the newest report, the numbers and the gaps."""

from __future__ import annotations

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import (
    Block,
    Drawing,
    Paragraph,
    Points,
    Section,
    Strong,
    Words,
    link,
)
from violence_response.rows import Counts, CountsOfPlan, NewestReport
from violence_response.words import number, short_title, verb

EMPTY = "No inspection is in this register yet."


def newest(report: NewestReport, counts: Counts) -> Words:
    """The newest report that we answered, by name, and what became of its findings that call for work."""
    kind = "joint report" if report.inspectorates > 1 else "report"
    lead = "The newest report that we answered" if report.is_answered else "The newest report"
    dated = f" of {words.day(report.published_date)}" if report.published_date else ", of an unknown day,"
    name = link(short_title(report.title), "responses", inspection=report.inspection_id)
    return Words(f"{lead} is the inspectors' {kind}{dated} “", name, f"”: {_of_newest(report, counts)}")


def _of_newest(report: NewestReport, counts: Counts) -> str:
    calling, funded, replied = counts.calling, counts.funding_today, counts.replied
    if not counts.findings:
        return "none of its findings is held here."
    if not calling:
        return "none of its findings held here calls for work."
    if calling == 1:
        reply = f"its one finding that calls for work has {'a' if replied else 'no'} reply"
        return f"{reply}, and {'a' if funded else 'no'} project with funding today answers it."
    replies = f"{number(replied) if replied else 'none'} {verb(replied or 1, 'has', 'have')} a reply"
    if not report.is_answered:
        replies = "no published response is recorded here"
    work = f"{number(funded) if funded else 'none'} {verb(funded or 1, 'is', 'are')} answered by a project"
    return f"of its {number(calling)} findings that call for work, {replies} and {work} with funding today."


def deadlines(whole: Counts) -> str:
    """Which response days lie ahead, and how many inspections have no response recorded here."""
    return " ".join([*said.responses(whole), said.not_recorded(whole)])


def gaps(whole: Counts, plan: CountsOfPlan) -> Points:
    """What is not covered: findings, projects and priorities, each counted, with out of what, and a link."""
    findings, loose, empty = whole.unanswered, whole.projects_loose, plan.priorities_empty
    same, earlier = whole.same_subject, whole.projects_earlier_only
    subject = f"; {same:,} of these have a project on the same subject" if same else ""
    before = f"; {earlier:,} more serve only an earlier Plan" if earlier else ""
    return Points(
        (
            _gap(
                findings,
                verb(findings, "finding that no project answers", "findings that no project answers"),
                f", out of {whole.calling:,} that call for work{subject}",
            ),
            _gap(
                loose,
                verb(loose, "funded project", "funded projects") + " that "
                f"{verb(loose, 'answers', 'answer')} no finding and {verb(loose, 'serves', 'serve')} no Plan",
                f", out of {whole.projects_funded:,}{before}",
            ),
            _gap(
                empty,
                verb(empty, "priority", "priorities")
                + " of the Plan in force with neither a finding nor a project",
                f", out of {plan.priorities:,}",
            ),
        )
    )


def _gap(count: int, what: str, out_of: str) -> Words:
    return Words(Strong(f"{count:,}" if count else "No"), " ", link(what, "coverage", part="gaps"), out_of)


def in_short(
    counts: Counts, report: NewestReport | None, of_newest: Counts | None, pictures: tuple[Drawing, ...]
) -> Section:
    """The findings of a subject in sentences, with pictures; of the whole register, the newest report too."""
    blocks: list[Block] = list(pictures)
    if report is not None and of_newest is not None:
        blocks.insert(0, Paragraph(newest(report, of_newest)))
    return Section("in-short", "In short", said.standing(counts), tuple(blocks))

"""What is missing and what somebody has to decide: sentences that notes, packs and forms share."""

from __future__ import annotations

from violence_response import queries
from violence_response.accounts import findings
from violence_response.briefing.gathering import Gathered
from violence_response.words import counted, day, days_left, sentence, verb

MOST_AWARDS = 2


def missing(known: Gathered) -> list[str]:
    """What has no answer, no reply, no money or no date, each in a sentence."""
    points = findings.missing(known.findings, is_one_report=known.inspection is not None)
    if unknown := int(known.projects["not_stated"].sum()):
        points.append(f"{sentence(counted(unknown, 'award states', 'awards state'))} no amount.")
    if untold := known.counts.delivery_not_recorded:
        whole = counted(untold, "finding that calls", "findings that call")
        points.append(f"For {whole} for work, how far the work has come is not recorded.")
    return points


def decisions(known: Gathered) -> list[str]:
    """What the register asks somebody to decide, each as a question."""
    asked = findings.to_decide(known.unanswered, is_one_report=known.inspection is not None)
    return [*_on_the_response(known), *asked, *_on_money(known)]


def _on_the_response(known: Gathered) -> list[str]:
    row, points = known.inspection, []
    if row is not None and row.clock_state in {"running", "late"}:
        last = f"{day(row.last_lawful_day)}, {days_left(row.days_left)}"
        points.append(f"When is the response approved? Its last lawful day is {last}.")
    if row is not None and row.clock_state == "unknown":
        points.append("Was a response to this report given? None is recorded here.")
    if lacking := known.counts.lacking_action:
        noun = verb(lacking, "the recommendation", "the recommendations")
        points.append(
            f"Which action, or which reason for none, do we state on {noun} whose reply names neither?"
        )
    return points


def _on_money(known: Gathered) -> list[str]:
    points = []
    alone = known.ending[known.ending["next_end_date"].isna()]
    for award in queries.as_records(alone.head(MOST_AWARDS)):
        points.append(
            f"Does money follow for {award['name']}, whose award ends on {day(award['ends_date'])}?"
        )
    if (more := len(alone) - MOST_AWARDS) > 0:
        ends = counted(more, "further award that ends", "further awards that end")
        points.append(f"And for the {ends} within six months?")
    funded = known.projects[known.projects["is_funded"].astype(bool)]
    if bare := int((~funded["is_evaluated"].astype(bool)).sum()):
        whole = sentence(counted(bare, "funded project has", "funded projects have"))
        points.append(f"Is an evaluation asked for? {whole} none, published or under way.")
    return points

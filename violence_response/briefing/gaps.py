"""What is missing and what somebody has to decide: sentences that notes, packs and forms share."""

from __future__ import annotations

from violence_response.accounts import counts, findings, money
from violence_response.briefing.gathering import Gathered
from violence_response.words import counted, day, days_left, verb


def missing(known: Gathered) -> list[str]:
    """What has no answer, no reply, no money or no date, each in a sentence."""
    points = findings.missing(known.findings, is_one_report=known.inspection is not None)
    if silent := counts.silent(known.counts):
        points.append(silent)
    if untold := known.counts.delivery_not_recorded:
        whole = counted(untold, "finding that calls", "findings that call")
        points.append(f"For {whole} for work, how far the work has come is not recorded.")
    return points


def decisions(known: Gathered) -> list[str]:
    """What the register asks somebody to decide, each as a question."""
    asked = findings.to_decide(known.unanswered, is_one_report=known.inspection is not None)
    return [*_on_the_response(known), *asked, *money.questions(known.ending, known.counts)]


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

    return points

"""What is missing and what somebody has to decide on one subject, for notes, packs and forms."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response.accounts import counts as said
from violence_response.accounts import findings, money
from violence_response.accounts.blocks import Points, Section
from violence_response.rows import Counts, FindingsFound, InspectionsFound, MoneyEnding
from violence_response.words import counted, day, days_left, sentence, verb


def missing(rows: Sequence[FindingsFound], counts: Counts, *, is_one_report: bool) -> list[str]:
    """What has no answer, no reply, no money or no date, each in a sentence."""
    points = findings.missing(rows, is_one_report=is_one_report)
    if silent := said.silent(counts):
        points.append(silent)
    if untold := counts.delivery_not_recorded:
        whole = counted(untold, "finding that calls", "findings that call")
        points.append(f"For {whole} for work, how far the work has come is not recorded.")
    return points


def section(points: Sequence[str]) -> Section:
    """What is missing, and how much of it."""
    if not points:
        return Section("missing", "What is missing", "The register shows nothing that is missing.")
    message = f"{sentence(counted(len(points), 'thing is', 'things are'))} missing or not known."
    return Section("missing", "What is missing", message, (Points(tuple(points)),))


def to_decide(
    row: InspectionsFound | None,
    unanswered: Sequence[FindingsFound],
    ending: Sequence[MoneyEnding],
    counts: Counts,
) -> Section:
    """What the register asks somebody to decide, each as a question; `row` is the one inspection."""
    asked = findings.to_decide(unanswered, is_one_report=row is not None)
    points = [*_on_the_response(row, counts), *asked, *money.questions(ending, counts)]
    if not points:
        return Section("decide", "What to decide", "Nothing in the register asks for a decision today.")
    message = f"The register puts {counted(len(points), 'question')} to the Commissioner."
    return Section("decide", "What to decide", message, (Points(tuple(points)),))


def _on_the_response(row: InspectionsFound | None, counts: Counts) -> list[str]:
    points = []
    if row is not None and row.clock_state in {"running", "late"}:
        last = f"{day(row.last_lawful_day)}, {days_left(row.days_left)}"
        points.append(f"When is the response approved? Its last lawful day is {last}.")
    if row is not None and row.clock_state == "unknown":
        points.append("Was a response to this report given? None is recorded here.")
    if lacking := counts.lacking_action:
        noun = verb(lacking, "the recommendation", "the recommendations")
        points.append(
            f"Which action, or which reason for none, do we state on {noun} whose reply names neither?"
        )
    return points

"""What is missing and what somebody has to decide: sentences that notes, packs and forms share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from violence_response import queries
from violence_response.accounts import counts, money
from violence_response.accounts.blocks import quoted
from violence_response.briefing.gathering import Gathered
from violence_response.words import counted, day, days_left, joined, number, sentence, verb

MOST_NUMBERS = 12
MOST_NAMES = 3
MOST_ASKED = 3


def missing(known: Gathered) -> list[str]:
    """What has no answer, no reply, no money or no date, each in a sentence."""
    calling, points = known.calling, []
    calls = ("finding that calls for work has", "findings that call for work have")
    is_silent = ~calling["is_replied"].astype(bool)
    is_lacking = calling["lacks_action"].astype(bool)
    is_unpaid = calling["is_answered"].astype(bool) & ~calling["is_funded"].astype(bool)
    are = ("finding is", "findings are")
    names = ("reply to a recommendation names", "replies to recommendations name")
    for rows, nouns, said in (
        (known.unanswered, calls, "no project"),
        (calling[is_silent], calls, "no reply on record"),
        (calling[is_lacking], names, "neither an action nor a reason (section 55(5B))"),
        (
            calling[is_unpaid],
            are,
            "answered only by projects without recorded money",
        ),
    ):
        if len(rows):
            points.append(f"{sentence(counted(len(rows), *nouns))} {said}: {_listed(known, rows)}.")
    if silent := counts.silent(known.counts):
        points.append(silent)
    if untold := int(calling["delivery_label"].isna().sum()):
        whole = counted(untold, "finding that calls", "findings that call")
        points.append(f"For {whole} for work, how far the work has come is not recorded.")
    return points


def _listed(known: Gathered, frame: pd.DataFrame) -> str:
    """Findings by their numbers in the one report, or by how they begin."""
    if known.inspection is not None:
        names, most, lead = [str(int(each)) for each in frame["ordinal"]], MOST_NUMBERS, "no. "
    else:
        names, most, lead = [quoted(text, 8) for text in frame["summary"].head(MOST_NAMES)], MOST_NAMES, ""
    more = len(frame) - most
    return lead + joined([*names[:most], f"{number(more)} more"] if more > 0 else names)


def called(known: Gathered, row: Mapping[Any, Any]) -> str:
    """A finding by its number in the one report, or by how it begins."""
    if known.inspection is not None:
        return f"finding {int(row['ordinal'])}"
    return quoted(row["summary"], 8)


def decisions(known: Gathered) -> list[str]:
    """What the register asks somebody to decide, each as a question."""
    return [*_on_the_response(known), *_on_findings(known), *money.questions(known.ending, known.counts)]


def _on_the_response(known: Gathered) -> list[str]:
    row, points = known.inspection, []
    if row is not None and row["clock_state"] in {"running", "late"}:
        last = f"{day(row['last_lawful_day'])}, {days_left(row['days_left'])}"
        points.append(f"When is the response approved? Its last lawful day is {last}.")
    if row is not None and row["clock_state"] == "unknown":
        points.append("Was a response to this report given? None is recorded here.")
    if lacking := int(known.calling["lacks_action"].sum()):
        noun = verb(lacking, "the recommendation", "the recommendations")
        points.append(
            f"Which action, or which reason for none, do we state on {noun} whose reply names neither?"
        )
    return points


def _on_findings(known: Gathered) -> list[str]:
    points = []
    for row in queries.as_records(known.unanswered.head(MOST_ASKED)):
        which = called(known, row)
        words = f" {quoted(row['summary'], 14)}" if known.inspection is not None else ""
        points.append(f"Who answers {which}, which no project answers?{words}")
    if (more := len(known.unanswered) - MOST_ASKED) > 0:
        points.append(f"And who answers the {counted(more, 'further finding')} without a project?")
    return points

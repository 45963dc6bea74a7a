"""What is covered and what is not, in sentences: for the page, its pictures and the briefings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from violence_response import queries
from violence_response.words import counted, is_unknown, joined, number, pounds, sentence, verb


def state(row: Mapping[str, Any]) -> str:
    """What is covered and what is not, in three sentences; `row` is that of coverage_counts."""
    return " ".join((_findings_state(row), _money_state(row), _priorities_state(row)))


def _findings_state(row: Mapping[str, Any]) -> str:
    calling, unanswered = int(row["calling"]), int(row["unanswered"])
    if not calling:
        return "No finding held here calls for work."
    if not unanswered:
        whole = verb(calling, "the one finding that calls", "every finding that calls")
        return f"A project answers {whole} for work."
    first = f"{sentence(number(unanswered))} of {counted(calling, 'finding')}"
    second = verb(calling, "that calls for work", "that call for work")
    third = verb(unanswered, "has no project that answers it", "have no project that answers them")
    return f"{first} {second} {third}."


def _money_state(row: Mapping[str, Any]) -> str:
    funded, loose = int(row["funded_projects"]), int(row["projects_loose"])
    silent = loose + int(row["projects_priority_only"])
    if not funded:
        return "No funded project is on record."
    if not silent:
        return "Every funded project answers a finding."
    text = f"{sentence(number(silent))} of {counted(funded, 'funded project')}"
    text += verb(silent, " answers no finding", " answer no finding")
    if not loose:
        return f"{text}; {verb(silent, 'it serves', 'they all serve')} a Plan priority."
    return f"{text}; {number(loose)} of these {verb(loose, 'serves', 'serve')} no Plan priority either."


def _priorities_state(row: Mapping[str, Any]) -> str:
    priorities, empty = int(row["priorities"]), int(row["priorities_empty"])
    if not priorities:
        return "No Plan is in force on this day."
    if not empty:
        whole = verb(priorities, "The one priority", "Every priority")
        return f"{whole} of the Plan in force has a finding or a project behind it."
    return (
        f"{sentence(number(empty))} of {counted(priorities, 'priority', 'priorities')} of the Plan in force "
        f"{verb(empty, 'has', 'have')} neither a finding nor a project."
    )


def thread_headline(counts: Mapping[str, Any], by: str) -> str:
    """The finding of the threads, by number of links or by money; `counts` is the row of thread_counts."""
    drawn, unanswered, projects = int(counts["drawn"]), int(counts["unanswered"]), int(counts["projects"])
    answer = verb(projects, "answers", "answer")
    if by == "money":
        given = number(int(counts["projects_awarded"]))
        whole = f"{given} of {counted(projects, 'project')} that {answer} a finding"
        return f"{pounds(counts['awarded_amount'], 'No pounds')} known to have been given to {whole}"
    if not unanswered:
        whole = verb(drawn, "the one finding", "all findings")
        return f"{sentence(counted(projects, 'project'))} {answer} {whole} drawn"
    if not projects:
        return f"No project answers {verb(drawn, 'the one finding', f'any of the {drawn:,} findings')} drawn"
    left = f"{sentence(number(unanswered))} of {counted(drawn, 'finding')}"
    has = verb(unanswered, "has", "have")
    return f"{left} {has} no project; {counted(projects, 'project')} {answer} the rest"


def thread_sentence(counts: Mapping[str, Any], *, by: str, start: str) -> str:
    """What the picture of the threads shows and what it leaves out, in words."""
    held, drawn, unanswered = int(counts["findings"]), int(counts["drawn"]), int(counts["unanswered"])
    projects, without = int(counts["projects"]), int(counts["projects_without_priority"])
    served, priorities = int(counts["priorities_served"]), int(counts["priorities"])
    parts = [
        f"Of {counted(held, 'finding')}, {number(drawn)} {verb(drawn, 'calls', 'call')} for work or "
        f"{verb(drawn, 'has', 'have')} a project; {number(unanswered)} of these "
        f"{verb(unanswered, 'has', 'have')} none.",
        f"{sentence(counted(projects, 'project'))} {verb(projects, 'answers', 'answer')} findings, "
        f"{number(without)} of them without a priority of the Plan chosen.",
        f"{sentence(number(served))} of {counted(priorities, 'priority', 'priorities')} "
        f"{verb(served, 'is', 'are')} reached.",
    ]
    if by == "money":
        parts.append(_pounds_sentence(counts))
    else:
        parts.append("A band is as wide as the number of links it shows.")
        if start == "themes":
            parts.append("A finding with two themes is drawn under both.")
    return " ".join(parts)


def _pounds_sentence(counts: Mapping[str, Any]) -> str:
    parts = [
        "A project's pounds are shared equally over the findings it answers, and again over the priorities "
        "it serves, so that none is counted twice."
    ]
    if not is_unknown(counts["awarded_without_priority"]):
        without = pounds(counts["awarded_without_priority"])
        parts.append(f"{without} went to projects without a priority of the Plan chosen.")
    silent = int(counts["projects"]) - int(counts["projects_awarded"])
    if silent:
        parts.append(
            f"{sentence(counted(silent, 'project'))} {verb(silent, 'has', 'have')} no pounds known to have "
            f"been given and {verb(silent, 'is', 'are')} not drawn."
        )
    return " ".join(
        [*parts, left_out(int(counts["grants_not_stated"]), int(counts["grants_not_given"]))]
    ).strip()


def left_out(not_stated: int, not_given: int) -> str:
    """What sums of money leave out: grants without an amount, and amounts that may not have been paid."""
    parts = []
    if not_stated:
        parts.append(
            f"{sentence(counted(not_stated, 'grant'))} {verb(not_stated, 'states', 'state')} no amount."
        )
    if not_given:
        parts.append(
            f"{sentence(counted(not_given, 'grant'))} {verb(not_given, 'is', 'are')} a ceiling, a share, an "
            "application or a sum of ours, and may not have been paid."
        )
    return " ".join(parts)


def matrix_headline(frame: pd.DataFrame) -> str:
    """The finding of the matrix of theme_approaches: themes that call for work and have no project at all."""
    themes = frame.drop_duplicates("theme_id")
    bare = themes[(themes["calling"] > 0) & (themes["theme_projects"] == 0)]
    if bare.empty:
        return "Every theme with findings that call for work has a project"
    names = joined(str(name) for name in bare["theme_name"].head(3))
    if len(bare) == 1:
        return f"One theme with findings that call for work has no project: {names}"
    first = f"{sentence(number(len(bare)))} themes with findings that call for work have no project"
    return f"{first}: {names}" if len(bare) <= 3 else f"{first}, among them {names}"


def matrix_sentence(frame: pd.DataFrame) -> str:
    """The projects of the wide themes, and the themes without any."""
    wide = queries.as_records(frame[frame["parent_theme_id"].isna()].drop_duplicates("theme_id"))
    parts = [f"{row['theme_name']} {counted(int(row['theme_projects']), 'project')}" for row in wide]
    said = f"Projects on the wide themes: {'; '.join(parts)}. " if parts else ""
    return f"{said}{matrix_headline(frame)}. A project with several themes counts in each."

"""What a briefing says, in sentences built from frames: singular, plural and unknown each in its own
words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from violence_response import words
from violence_response.words import counted, joined, number, sentence, verb


def total(amounts: pd.Series) -> Decimal | None:
    """The sum of the amounts that are known; None where none is."""
    known = [Decimal(str(value)) for value in amounts if not words.is_unknown(value)]
    return sum(known, Decimal(0)) if known else None


def money(projects: pd.DataFrame, answering: str) -> str:
    """How many projects there are and the money known behind them; `answering` says what they do."""
    count = len(projects)
    if not count:
        return f"No project {_singular(answering)}."
    start = f"{sentence(counted(count, 'project'))} {_singular(answering) if count == 1 else answering}"
    known = words.money(
        total(projects["awarded_amount"]), total(projects["other_amount"]), int(projects["not_stated"].sum())
    )
    silent = int((projects["awarded_amount"].isna()).sum())
    text = f"{start}: {known}."
    if silent and silent < count:
        text += f" For {number(silent)} of them no amount is confirmed."
    return text


def _singular(answering: str) -> str:
    first, _, rest = answering.partition(" ")
    return f"{ {'answer': 'answers', 'serve': 'serves', 'are': 'is'}.get(first, first) } {rest}"


def ends(projects: pd.DataFrame, ending: pd.DataFrame) -> str:
    """The state of the money of the projects: running, ending within six months, ended, not stated."""
    if projects.empty:
        return "No project is on record, so no money ends."
    states = projects.groupby("money_label", sort=False).size()
    listed = [
        f"{str(label)[:1].lower()}{str(label)[1:]} for {number(int(count))}"
        for label, count in states.items()
    ]
    soon = ending["intervention_id"].nunique()
    whole = f"Of {counted(len(projects), 'project')}: {joined(listed)}."
    if not soon:
        return f"{whole} No award among them is known to end within six months."
    award = verb(
        soon, "One of them has an award that ends", f"{sentence(number(soon))} of them have awards that end"
    )
    return f"{whole} {award} within six months."


def evidence(projects: pd.DataFrame) -> str:
    """How many projects are evaluated, and what is known of their approaches."""
    count = len(projects)
    if not count:
        return "No project is on record, so there is nothing to evaluate."
    done = int(projects["is_evaluated"].sum())
    if count == 1:
        first = "The one project has an evaluation" if done else "The one project has no evaluation on record"
    else:
        some = sentence(number(done)) if done else "None"
        first = f"{some} of {number(count)} projects {verb(done or 1, 'has', 'have')} an evaluation"
    first += ", published or under way." if done or count > 1 else "."
    rated = projects[projects["rating_label"].notna()]
    if rated.empty:
        return f"{first} No rating was found for their approaches."
    labels = rated.groupby("rating_label", sort=False).size().sort_values(ascending=False, kind="stable")
    listed = [f"{str(label).lower()} for {number(int(size))}" for label, size in labels.items()]
    bare = number(count - len(rated)) if count > len(rated) else "none"
    return (
        f"{first} The Toolkit rates the approach: {joined(listed)}; for {bare} no rating "
        "was found. A rating belongs to an approach across many studies; it does not say that one project "
        "works."
    )


def places(projects: pd.DataFrame, most: int = 8) -> str:
    """Where the projects work."""
    if projects.empty:
        return "No project is on record, so no place is named."
    names = list(dict.fromkeys(name for some in projects["place_names"] for name in some))
    silent = int(projects["place_names"].map(len).eq(0).sum())
    if not names:
        return "No place is stated for any of them."
    shown = names[:most] + ([f"{number(len(names) - most)} more"] if len(names) > most else [])
    unknown = f" For {counted(silent, 'project')} no place is stated." if silent else ""
    return f"Places named: {joined(shown)}.{unknown}"


def priorities(projects: pd.DataFrame) -> str:
    """Which priorities of the Plan in force the projects serve."""
    names = list(dict.fromkeys(title for titles in projects["priority_titles"] for title in titles))
    if not names:
        return "No project here serves a priority of a Plan in force."
    silent = int(projects["priority_titles"].map(len).eq(0).sum())
    unserved = ""
    if silent:
        serve = verb(silent, "serves", "serve")
        unserved = f" {sentence(counted(silent, 'project'))} {serve} no priority of a Plan in force."
    return f"{sentence(counted(len(names), 'priority', 'priorities'))}: {'; '.join(names)}.{unserved}"


def numbered(ordinals: Iterable[Any]) -> str:
    """Findings by their numbers: "finding 3", "findings 1, 2 and 5"."""
    listed = [str(int(each)) for each in ordinals]
    return f"{'finding' if len(listed) == 1 else 'findings'} {joined(listed)}"

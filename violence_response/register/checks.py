"""Run `queries/checks/`: each names a fault and returns the rows that have it; none is good."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import ChecksFailed

RELATIONS = ("references_resolve", "terms_are_in_vocabularies")
"""The checks that take the place of foreign keys: a build that breaks one is undone."""

SHOWN = 5
"""Rows that the sentence of a failed build names."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name, the fault it looks for in words, and the rows that have it (empty is good)."""

    name: str
    words: str
    rows: pd.DataFrame


def run_checks(database: Database, names: tuple[str, ...] | None = None) -> list[CheckResult]:
    """The result of every check, or of those named, in order of name."""
    chosen = [query for name, query in queries.all_checks().items() if names is None or name in names]
    return [CheckResult(query.name, query.words, queries.frame(database, query.name)) for query in chosen]


def require_relations(database: Database) -> None:
    """Raises ChecksFailed, naming the first rows, when a reference or a vocabulary term does not resolve."""
    broken = [row for result in run_checks(database, RELATIONS) for row in result.rows.to_dict("records")]
    if broken:
        first = [
            f"{row['table_name']} {row['row_key']}, {row['column_name']}: {row['value']}"
            for row in broken[:SHOWN]
        ]
        noun = "row" if len(broken) == 1 else "rows"
        raise ChecksFailed(count=len(broken), rows=noun, first="; ".join(first))

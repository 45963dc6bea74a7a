"""Run `queries/checks/`: each names a fault and returns the rows that have it; none is good."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import ChecksFailed

RELATIONS = ("references_resolve", "terms_are_in_vocabularies")
"""The checks that stand in for foreign keys: a build that breaks one is undone."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name, the fault it looks for in words, and the rows that have it (empty is good)."""

    name: str
    words: str
    rows: pd.DataFrame


def run_checks(database: Database, names: tuple[str, ...] | None = None) -> list[CheckResult]:
    """The result of every check, or of those named, in order of name."""
    chosen = {name: query for name, query in queries.all_checks().items() if names is None or name in names}
    return [
        CheckResult(name, query.words, queries.frame(database, name)) for name, query in chosen.items()
    ]


def require_relations(database: Database) -> None:
    """Raises ChecksFailed, naming the first rows, when a reference or a vocabulary term does not resolve."""
    broken = [(result, row) for result in run_checks(database, RELATIONS) for row in result.rows.to_dict("records")]
    if broken:
        count = len(broken)
        first = "; ".join(f"{row['table_name']} {row['row_key']}, {row['column_name']}: {row['value']}" for _, row in broken[:5])
        raise ChecksFailed(count=count, rows="row" if count == 1 else "rows", first=first)

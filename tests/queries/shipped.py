"""What to ask the shipped register, so that every query that can give rows there does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from violence_response import queries
from violence_response.database import Database

DAYS = {"today": "2026-03-01", "day": "2026-03-01", "from_day": "2015-01-01", "to_day": "2026-03-01"}
USUAL: dict[str, Any] = {
    **DAYS,
    "since": "2015-01-01",
    "until": "2026-03-01",
    "notice_days": 14,
    "crime_type": "Violence and sexual offences",
    "force_id": "E23000013",
    "most": 12,
    "start": "findings",
    "by": "money",
}
KEYS = {
    "action_id": "actions",
    "area_id": "areas",
    "finding_id": "findings",
    "inspection_id": "inspections",
    "intervention_id": "interventions",
    "measure_id": "measures",
    "plan_id": "plans",
    "priority_id": "priorities",
    "source_id": "sources",
}
"""Parameters that are the key of one row: of which table."""
WORDS = {
    "subject": ("inspection", "theme", "priority", "area", "finding"),
    "subject_type": ("finding", "action", "response", "link", "reply", "evidence", "inspectorate"),
    "target_type": ("intervention", "priority", "theme"),
}
MOST = 40
"""Keys of one table that are asked for: enough to meet every kind of row."""


def askings(database: Database, name: str) -> Iterator[dict[str, Any]]:
    """The parameters with which to ask a query: without any choice, then for one thing after another."""
    known = {part.name for part in queries.named(name).parameters}
    usual = {key: value for key, value in USUAL.items() if key in known}
    yield usual
    for key in known & (KEYS.keys() | WORDS.keys()):
        for value in WORDS.get(key) or _keys(database, key):
            yield {**usual, key: value}


def _keys(database: Database, key: str) -> list[str]:
    return [row[0] for row in database.rows_by(f"register.{KEYS[key]}", (key,), (key,))][:MOST]

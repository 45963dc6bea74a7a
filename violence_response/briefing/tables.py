"""Tables of a briefing out of frames, as the dashboard words their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.accounts.blocks import Table

Row = Mapping[Any, Any]


def status(label: Any, mark: Any) -> str:
    """A status in words with its sign."""
    if words.is_unknown(label):
        return "? Not recorded"
    return str(label) if words.is_unknown(mark) else f"{mark} {label}"


def projects(frame: pd.DataFrame, caption: str, numbers: Mapping[str, int] | None = None) -> Table:
    """Projects with money, its end and the evidence; with `numbers` of findings, also which of these they
    answer."""
    header = ("Project and provider", "Money", "Money ends", "Evaluation", "Findings answered")
    rows = []
    for row in queries.as_records(frame):
        provider = words.plain(row["provider_name"], "provider not stated")
        rows.append(
            (
                str(row["name"]) if provider in str(row["name"]) else f"{row['name']}, {provider}",
                known_money(row),
                words.day(row["last_end_date"], "not stated" if row["grants"] else "no award recorded"),
                str(row["evaluation_label"]),
                _answered(row, numbers),
            )
        )
    return Table(caption, header, tuple(rows), (34, 26, 13, 15, 12))


def _answered(row: Row, numbers: Mapping[str, int] | None) -> str:
    keys = [str(key) for key in row["finding_ids_answered"]]
    if numbers is None:
        return words.sentence(words.number(len(keys))) if keys else "None"
    ordinals = sorted(numbers[key] for key in keys if key in numbers)
    return ", ".join(str(each) for each in ordinals) or "None"


def known_money(row: Row) -> str:
    """What is known of a project's money."""
    if not int(row["grants"]):
        return (
            "Paid for by the violence reduction unit, amount not stated"
            if row["is_funded"]
            else "None recorded"
        )
    return words.sentence(words.money(row["awarded_amount"], row["other_amount"], row["not_stated"]))


def ending(frame: pd.DataFrame, caption: str) -> Table:
    """Awards that end within six months."""
    rows = tuple(
        (
            words.day(row["ends_date"]) + (" (worked out)" if row["date_precision"] == "inferred" else ""),
            words.sentence(words.days_left(row["days_left"])),
            str(row["name"]),
            award(row),
            words.day(row["next_end_date"], "None on record"),
        )
        for row in queries.as_records(frame)
    )
    header = ("Ends", "When", "Project", "Amount", "Later award runs until")
    return Table(caption, header, rows, (16, 13, 34, 22, 15))


def award(row: Row) -> str:
    """An award's amount with what the amount is."""
    if words.is_unknown(row["amount"]):
        return "Amount not stated"
    return f"{words.pounds(row['amount'])}, {str(row['amount_basis_label']).lower()}"

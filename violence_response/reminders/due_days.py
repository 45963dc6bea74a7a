"""What has a day, asked of a register: one list for the calendar and the digest."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from violence_response import queries
from violence_response.accounts import due
from violence_response.accounts.blocks import Link
from violence_response.accounts.due import Entry
from violence_response.database import Database
from violence_response.rows import ActionsFound, EvidenceFound, MoneyEnding, NextDeadlines
from violence_response.settings import Settings


def entries(database: Database, today: date, notice_days: int) -> list[Entry]:
    """Everything that has a day, the nearest first; what is overdue comes before that."""
    day = today.isoformat()
    return due.entries(
        queries.rows_of(database, NextDeadlines, today=day, notice_days=notice_days),
        queries.rows_of(database, ActionsFound, today=day, is_open=True),
        queries.rows_of(database, MoneyEnding, today=day),
        queries.rows_of(database, EvidenceFound, today=day, is_ending=True),
    )


def base_address(chosen: Settings, found: str = "") -> str:
    """Where the dashboard is reached: as the settings say, else where it was found."""
    return (chosen.address or found).rstrip("/")


def address(link: Link, base: str) -> str:
    """The address that a link leads to below `base`, which ends without a slash; empty without a base."""
    choices = urlencode(link.address)
    return f"{base}/{link.page}{f'?{choices}' if choices else ''}" if base else ""

"""Everything an office may set: one frozen value, read from the environment.

Each setting's environment variable is its name in capitals after `VIOLENCE_RESPONSE_` and is documented in
`docs/settings.md`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from violence_response.errors import SettingWrong

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "VIOLENCE_RESPONSE_"
OPEN_DATA = ("off", "signed_in", "public")
"""Who may read the open data routes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The office's choices; the defaults serve one person on one machine.

    home: folder of the register, its backups and logs. data: folder of the starter register's CSV files.
    body: name of the local policing body. marking: protective marking shown on every page.
    notice_days: days before the last lawful day by which the chief officer's comment is asked for.
    today: a fixed date for rehearsals and tests; empty means the date in London.
    small_numbers: counts of offences below this are hidden for wards and small areas.
    open_data: who may read the addresses under /data: off, signed_in or public.
    console_seconds: how long one question in the SQL console may take.
    """

    home: Path = ROOT / ".violence_response"
    data: Path = ROOT / "data"
    body: str = "Police and Crime Commissioner for Cleveland"
    marking: str = "OFFICIAL"
    notice_days: int = 14
    today: date | None = None
    small_numbers: int = 5
    open_data: str = "off"
    console_seconds: int = 5

    @property
    def register_path(self) -> Path:
        """The file that holds the register."""
        return self.home / "register.duckdb"

    @property
    def statistics_path(self) -> Path:
        """The file that holds the statistics, which can be rebuilt."""
        return self.home / "statistics.duckdb"

    @property
    def backups(self) -> Path:
        """The folder of copies that were made before a change of structure."""
        return self.home / "backups"

    def current_day(self) -> date:
        """The date in London (where the statutory clock runs), or the fixed one."""
        return self.today or datetime.now(ZoneInfo("Europe/London")).date()


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives; what it does not name keeps its default.

    Raises SettingWrong with the name and the value of the first one that cannot be used.
    """
    given = os.environ if environment is None else environment
    chosen: dict[str, object] = {}
    for name in ("home", "data"):
        if text := given.get(PREFIX + name.upper(), "").strip():
            chosen[name] = Path(text).expanduser().resolve()
    for name in ("body", "marking"):
        if text := given.get(PREFIX + name.upper(), "").strip():
            chosen[name] = text
    if text := given.get(PREFIX + "NOTICE_DAYS", "").strip():
        chosen["notice_days"] = _days(PREFIX + "NOTICE_DAYS", text)
    if text := given.get(PREFIX + "TODAY", "").strip():
        chosen["today"] = _date(PREFIX + "TODAY", text)
    for name, lowest, highest, what in (
        ("small_numbers", 1, 100, "a whole number from 1 to 100"),
        ("console_seconds", 1, 60, "a whole number of seconds from 1 to 60"),
    ):
        if text := given.get(PREFIX + name.upper(), "").strip():
            chosen[name] = _whole_number(PREFIX + name.upper(), text, lowest, highest, what)
    if text := given.get(PREFIX + "OPEN_DATA", "").strip():
        if text not in OPEN_DATA:
            raise SettingWrong(name=PREFIX + "OPEN_DATA", value=text, expected="off, signed_in or public")
        chosen["open_data"] = text
    return Settings(**chosen)  # type: ignore[arg-type]


def _days(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 55:
        raise SettingWrong(name=name, value=text, expected="a whole number of days from 0 to 55")
    return int(text)


def _whole_number(name: str, text: str, lowest: int, highest: int, what: str) -> int:
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise SettingWrong(name=name, value=text, expected=what)
    return int(text)


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingWrong(name=name, value=text, expected="a date such as 2025-01-14") from None

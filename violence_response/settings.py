"""Everything an office may set: one frozen value, read from the environment.

Each setting's environment variable is its name in capitals after `VIOLENCE_RESPONSE_` and is documented in
`docs/settings.md`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from violence_response.errors import SettingWrong

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "VIOLENCE_RESPONSE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The office's choices; the defaults serve one person on one machine.

    home: folder of the register, its backups and logs. data: folder of the starter register's CSV files.
    body: name of the local policing body. marking: protective marking shown on every page.
    notice_days: days before the last lawful day by which the chief officer's comment is asked for.
    today: a fixed date for rehearsals and tests; empty means the date in London.
    logo: picture (PNG or JPEG) on the papers. template: Word document whose styles the Word papers take.
    colours: two colours of the papers, for headings and for what stands beside them, as #12436D.
    """

    home: Path = ROOT / ".violence_response"
    data: Path = ROOT / "data"
    body: str = "Police and Crime Commissioner for Cleveland"
    marking: str = "OFFICIAL"
    notice_days: int = 14
    today: date | None = None
    logo: Path | None = None
    template: Path | None = None
    colours: tuple[str, str] = ("#12436D", "#F46A25")

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
    for name in ("home", "data", "logo", "template"):
        if text := given.get(PREFIX + name.upper(), "").strip():
            chosen[name] = Path(text).expanduser().resolve()
    for name in ("body", "marking"):
        if text := given.get(PREFIX + name.upper(), "").strip():
            chosen[name] = text
    if text := given.get(PREFIX + "NOTICE_DAYS", "").strip():
        chosen["notice_days"] = _days(PREFIX + "NOTICE_DAYS", text)
    if text := given.get(PREFIX + "TODAY", "").strip():
        chosen["today"] = _date(PREFIX + "TODAY", text)
    if text := given.get(PREFIX + "COLOURS", "").strip():
        chosen["colours"] = _colours(PREFIX + "COLOURS", text)
    return Settings(**chosen)  # type: ignore[arg-type]


def _days(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 55:
        raise SettingWrong(name=name, value=text, expected="a whole number of days from 0 to 55")
    return int(text)


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingWrong(name=name, value=text, expected="a date such as 2025-01-14") from None


def _colours(name: str, text: str) -> tuple[str, str]:
    """Two colours; white letters stand on the first, so WCAG 2.2 (1.4.3) asks for 4.5 to 1 against white."""
    parts = [part.strip().upper() for part in text.split(",")]
    expected = "two colours such as #12436D,#F46A25, the first dark enough for white letters"
    if len(parts) != 2 or not all(re.fullmatch("#[0-9A-F]{6}", part) for part in parts):
        raise SettingWrong(name=name, value=text, expected=expected)
    if 1.05 / (_luminance(parts[0]) + 0.05) < 4.5:
        raise SettingWrong(name=name, value=text, expected=expected)
    return parts[0], parts[1]


def _luminance(colour: str) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

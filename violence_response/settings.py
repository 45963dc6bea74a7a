"""Everything an office may set: one frozen value, read from the environment.

Each setting's environment variable is its name in capitals after `VIOLENCE_RESPONSE_` and is documented in
`docs/settings.md`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from violence_response.errors import SettingWrong

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "VIOLENCE_RESPONSE_"
ROLES = ("viewer", "editor", "approver", "administrator")
"""What people may be; each includes the ones before it."""
OPEN_DATA = ("off", "signed_in", "public")
"""Who may read the open data routes."""
SMTP_SECURITY = ("none", "starttls", "tls")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Settings:
    """The office's choices; the defaults serve one person on one machine.

    home: folder of the register, its backups and logs. data: folder of the starter register's CSV files.
    body: name of the local policing body. marking: protective marking shown on every page.
    notice_days: days before the last lawful day by which the chief officer's comment is asked for.
    today: a fixed date for rehearsals and tests; empty means the date in London.
    logo: picture (PNG or JPEG) on briefings. template: Word document whose styles Word briefings take.
    colours: the colour of the briefings' headings, as #12436D; a second one is accepted, and not used.

    Who may (docs/signing-in.md): role_claim: the claim of a sign-in whose values the lists name. viewers,
    editors, approvers, administrators: who has that role, as values of the claim or e-mail addresses.
    default_role: the role of everyone else who signs in. visitor_role: where nobody signs in, the role of
    people on other machines. sign_in_hours: how long a sign-in lasts. contact: whom to ask for a role.

    small_numbers: counts of offences below this are hidden for wards and small areas. open_data: who may read
    the addresses under /data. console_seconds: how long one question in the SQL console may take.
    Reminders (docs/reminders.md): address: where the dashboard is reached, for links. smtp: the mail server
    as HOST:PORT. smtp_security: none, starttls or tls. smtp_user, smtp_password: for the mail server.
    digest_from, digest_to: e-mail addresses. digest_when: when the running dashboard sends it itself.
    """

    home: Path = ROOT / ".violence_response"
    data: Path = ROOT / "data"
    body: str = "Police and Crime Commissioner for Cleveland"
    marking: str = "OFFICIAL"
    notice_days: int = 14
    today: date | None = None
    logo: Path | None = None
    template: Path | None = None
    colours: tuple[str, ...] = ("#12436D",)
    role_claim: str = "roles"
    viewers: tuple[str, ...] = ("viewer",)
    editors: tuple[str, ...] = ("editor",)
    approvers: tuple[str, ...] = ("approver",)
    administrators: tuple[str, ...] = ("administrator",)
    default_role: str | None = None
    visitor_role: str | None = None
    sign_in_hours: int = 12
    contact: str = "the people who look after this service"
    small_numbers: int = 5
    open_data: str = "off"
    console_seconds: int = 5
    address: str = ""
    smtp: str = ""
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    digest_from: str = ""
    digest_to: tuple[str, ...] = ()
    digest_when: str = ""

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
    return _read(tuple(given.get(variable, "") for variable in _VARIABLES))


_VARIABLES = tuple(PREFIX + name.upper() for name in Settings.__dataclass_fields__)


@lru_cache(maxsize=64)
def _read(texts: tuple[str, ...]) -> Settings:
    """The settings of these texts, in the order of the fields. Asked for some forty times while a page
    is drawn."""
    chosen: dict[str, object] = {}
    for name, given in zip(Settings.__dataclass_fields__, texts, strict=True):
        if text := given.strip():
            chosen[name] = _READERS.get(name, _text)(PREFIX + name.upper(), text)
    return Settings(**chosen)  # type: ignore[arg-type]


def _text(_name: str, text: str) -> str:
    return text


def _path(_name: str, text: str) -> Path:
    return Path(text).expanduser().resolve()


def _list(_name: str, text: str) -> tuple[str, ...]:
    return tuple(entry for part in text.split(",") if (entry := part.strip()))


def _role(name: str, text: str) -> str | None:
    if text not in (*ROLES, "none"):
        raise SettingWrong(name=name, value=text, expected=f"none or one of {', '.join(ROLES)}")
    return None if text == "none" else text


def _whole(least: int, most: int, unit: str) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise SettingWrong(
                name=name, value=text, expected=f"a whole number of {unit} from {least} to {most}"
            )
        return int(text)

    return read


def _open_data(name: str, text: str) -> str:
    if text not in OPEN_DATA:
        raise SettingWrong(name=name, value=text, expected="off, signed_in or public")
    return text


def _web_address(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingWrong(
            name=name, value=text, expected="a web address with its scheme and without a query"
        )
    return text.rstrip("/")


def _security(name: str, text: str) -> str:
    if text not in SMTP_SECURITY:
        raise SettingWrong(name=name, value=text, expected=f"one of {', '.join(SMTP_SECURITY)}")
    return text


def _moment(name: str, text: str) -> str:
    if not re.fullmatch(rf"({'|'.join(WEEKDAYS)}|daily) ([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise SettingWrong(name=name, value=text, expected='a moment such as "Mon 07:00" or "daily 16:30"')
    return text


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingWrong(name=name, value=text, expected="a date such as 2025-01-14") from None


def _colours(name: str, text: str) -> tuple[str, ...]:
    """A colour behind white letters, for which WCAG 2.2 (1.4.3) asks for 4.5 to 1 against white.

    Earlier versions wanted a second one, for bars; settings that name it keep working.
    """
    parts = [part.strip().upper() for part in text.split(",")]
    expected = "a colour such as #12436D, dark enough for white letters"
    if len(parts) > 2 or not all(re.fullmatch("#[0-9A-F]{6}", part) for part in parts):
        raise SettingWrong(name=name, value=text, expected=expected)
    if 1.05 / (_luminance(parts[0]) + 0.05) < 4.5:
        raise SettingWrong(name=name, value=text, expected=expected)
    return tuple(parts)


def _luminance(colour: str) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_READERS: dict[str, Callable[[str, str], object]] = {
    "home": _path,
    "data": _path,
    "notice_days": _whole(0, 55, "days"),
    "today": _date,
    "logo": _path,
    "template": _path,
    "colours": _colours,
    "viewers": _list,
    "editors": _list,
    "approvers": _list,
    "administrators": _list,
    "default_role": _role,
    "visitor_role": _role,
    "address": _web_address,
    "smtp_security": _security,
    "digest_to": _list,
    "digest_when": _moment,
    "sign_in_hours": _whole(1, 720, "hours"),
    "small_numbers": _whole(1, 100, "offences"),
    "open_data": _open_data,
    "console_seconds": _whole(1, 60, "seconds"),
}
"""How the text of a setting becomes its value; the others are texts."""

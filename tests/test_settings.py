"""Settings come from the environment; a wrong one is named with its value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from violence_response import settings
from violence_response.errors import SettingWrong


def test_people_and_their_roles_can_be_set() -> None:
    chosen = settings.from_environment(
        {
            "VIOLENCE_RESPONSE_ROLE_CLAIM": "groups",
            "VIOLENCE_RESPONSE_EDITORS": " ann@office.test, 0a1b ,,",
            "VIOLENCE_RESPONSE_DEFAULT_ROLE": "viewer",
            "VIOLENCE_RESPONSE_VISITOR_ROLE": "none",
            "VIOLENCE_RESPONSE_SIGN_IN_HOURS": "8",
        }
    )
    assert (chosen.role_claim, chosen.editors) == ("groups", ("ann@office.test", "0a1b"))
    assert (chosen.default_role, chosen.visitor_role, chosen.sign_in_hours) == ("viewer", None, 8)
    assert chosen.approvers == ("approver",)


def test_defaults_serve_one_person_on_one_machine() -> None:
    chosen = settings.from_environment({})
    assert chosen.home == settings.ROOT / ".violence_response"
    assert chosen.data == settings.ROOT / "data"
    assert chosen.notice_days == 14
    assert chosen.marking == "OFFICIAL"


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    chosen = settings.from_environment(
        {
            "VIOLENCE_RESPONSE_HOME": str(tmp_path),
            "VIOLENCE_RESPONSE_DATA": str(tmp_path / "data"),
            "VIOLENCE_RESPONSE_BODY": "Mayor of Testshire",
            "VIOLENCE_RESPONSE_MARKING": "OFFICIAL-SENSITIVE",
            "VIOLENCE_RESPONSE_NOTICE_DAYS": "21",
            "VIOLENCE_RESPONSE_TODAY": "2025-03-03",
            "VIOLENCE_RESPONSE_LOGO": str(tmp_path / "logo.png"),
            "VIOLENCE_RESPONSE_TEMPLATE": str(tmp_path / "own.docx"),
            "VIOLENCE_RESPONSE_COLOURS": "#801650, #28a197",
        }
    )
    assert chosen.register_path == tmp_path.resolve() / "register.duckdb"
    assert chosen.data == (tmp_path / "data").resolve()
    assert (chosen.body, chosen.marking, chosen.notice_days) == (
        "Mayor of Testshire",
        "OFFICIAL-SENSITIVE",
        21,
    )
    assert chosen.current_day() == date(2025, 3, 3)
    assert chosen.logo == (tmp_path / "logo.png").resolve()
    assert chosen.template == (tmp_path / "own.docx").resolve()
    assert chosen.colours == ("#801650", "#28A197")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NOTICE_DAYS", "-1"),
        ("NOTICE_DAYS", "56"),
        ("NOTICE_DAYS", "ten"),
        ("NOTICE_DAYS", "٣"),
        ("SIGN_IN_HOURS", "0"),
        ("SIGN_IN_HOURS", "721"),
        ("DEFAULT_ROLE", "Viewer"),
        ("VISITOR_ROLE", "boss"),
        ("ADDRESS", "register.office.test"),
        ("ADDRESS", "ftp://localhost"),
        ("SMTP_SECURITY", "ssl"),
        ("DIGEST_WHEN", "Monday 7:00"),
        ("DIGEST_WHEN", "Mon 24:00"),
        ("TODAY", "3 March"),
        ("TODAY", "2025-02-30"),
        ("COLOURS", "blue,red"),
        ("COLOURS", "#12436D,#F46A25,#801650"),
        ("COLOURS", "#F46A25,#12436D"),
    ],
)
def test_a_wrong_setting_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingWrong) as caught:
        settings.from_environment({f"VIOLENCE_RESPONSE_{name}": value})
    assert f"VIOLENCE_RESPONSE_{name}" in str(caught.value)
    assert value in str(caught.value)


def test_every_setting_is_documented() -> None:
    page = (settings.ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in settings.Settings.__dataclass_fields__:
        assert f"`VIOLENCE_RESPONSE_{name.upper()}`" in page

"""Everything with a day is listed once, in order, with its owner's role and a page that opens it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.conftest import TODAY
from violence_response.database import Database
from violence_response.reminders import due_days
from violence_response.settings import Settings


def test_the_fixture_has_these_days(fixture_register: Database) -> None:
    found = due_days.entries(fixture_register, TODAY, 14)
    assert [(entry.kind, entry.key, entry.day.isoformat(), entry.is_overdue) for entry in found] == [
        ("action", "a2", "2025-01-31", True),
        ("action", "a1", "2025-02-28", True),
        ("response", "force-2025", "2025-03-11", False),
        ("finding", "joint-f02", "2025-03-31", False),
        ("chief_officer", "letter-2025", "2025-04-16", False),
        ("response", "letter-2025", "2025-04-30", False),
        ("money", "g2", "2025-06-30", False),
    ]
    moved = found[1]
    assert moved.words == "Action due: Name the lead, put off once"
    assert moved.owner == "Head of the violence reduction unit"
    assert (
        due_days.address(moved.link, "http://localhost:8501")
        == "http://localhost:8501/findings?finding=joint-f02"
    )


def test_evidence_is_listed_until_a_month_after_it_expired(fixture_register: Database) -> None:
    def words(day: date) -> list[str]:
        return [e.words for e in due_days.entries(fixture_register, day, 14) if e.kind == "evidence"]

    about = "(about Children carry knives because they feel unsafe)"
    assert words(date(2025, 12, 20)) == [f"Evidence expires: Attendance sheets {about}"]
    assert words(date(2026, 1, 20)) == [f"Evidence expired: Attendance sheets {about}"]
    assert words(date(2026, 2, 20)) == []


def test_long_and_strange_titles_fit_on_one_line(own_register: Database) -> None:
    title = "One\nline\x07 " + "x" * 5_000
    with own_register.transaction():
        own_register.update_key("register.actions", {"action_id": "a1"}, {"title": title})
    entry = next(e for e in due_days.entries(own_register, TODAY, 14) if e.key == "a1")
    assert entry.words.startswith("Action due: One line xxx")
    assert entry.words.isprintable()
    assert len(entry.words) < 250


def test_the_address_of_the_settings_comes_first() -> None:
    assert due_days.base_address(Settings(address="http://localhost/register"), "http://localhost:1") == (
        "http://localhost/register"
    )
    assert due_days.base_address(Settings(), "http://localhost:1/") == "http://localhost:1"


def test_a_closed_action_is_due_no_more(own_register: Database) -> None:
    assert "a2" in {entry.key for entry in due_days.entries(own_register, TODAY, 14)}
    done = {
        "update_id": "done",
        "subject_type": "action",
        "subject_id": "a2",
        "updated_at": TODAY - timedelta(days=1),
        "actor_role": "editor",
        "to_status": "closed",
    }
    with own_register.transaction():
        own_register.insert("register.updates", done)
    assert "a2" not in {entry.key for entry in due_days.entries(own_register, TODAY, 14)}

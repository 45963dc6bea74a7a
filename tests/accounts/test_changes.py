"""What changed, what is due and what was decided: one account each, on every page and in every document."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from streamlit.testing.v1 import AppTest

from tests.briefing.making import made, of_word
from tests.conftest import TODAY
from tests.pages.opened import opened, text
from violence_response import queries
from violence_response.accounts import actions, changes, due, minutes
from violence_response.accounts.blocks import Section, Table
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database
from violence_response.interface import data
from violence_response.register import decisions, meetings, recording, schema
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor
from violence_response.reminders import digest
from violence_response.reminders import due_days as asking_due
from violence_response.rows import (
    ActionsFound,
    BoardColumns,
    BoardFindings,
    Changes,
    ChangesInSteps,
    EvidenceFound,
)
from violence_response.settings import Settings

SINCE, UNTIL = date(2025, 1, 20), TODAY
SPAN = {"since": changes.end_of(SINCE), "until": changes.end_of(UNTIL)}
FORTH_AND_BACK = (("in_progress", "Begun."), ("closed", "Done."), ("in_progress", "It was not."))


def press(minute: int) -> Press:
    return Press(Actor("editor"), datetime(2025, 3, 3, 9, minute), f"press-{minute}")


def move_forth_and_back(database: Database, finding: str = "joint-f03") -> None:
    """A finding's status: in progress, closed, and in progress again, within an hour."""
    seen = ""
    for minute, (status, reason) in enumerate(FORTH_AND_BACK):
        given = {"to_status": status, "reason": reason, "seen": seen}
        decisions.record_update(database, press(minute), "finding", finding, **given)
        newest = queries.records(database, "subject_newest", subject_type="finding", subject_id=finding)
        seen = newest[0]["update_id"]


def changed(database: Database, **more: Any) -> list[Changes]:
    return queries.rows_of(database, Changes, **{**SPAN, "notice_days": 14, **more})


def section(sections: tuple[Section, ...], key: str) -> Section:
    return next(each for each in sections if each.key == key)


def cells(part: Section) -> list[tuple[str, ...]]:
    return [row for block in part.blocks if isinstance(block, Table) for row in block.rows]


def test_page_pack_digest_and_overview_say_the_same_of_one_register(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("meeting", monkeypatch=monkeypatch, tmp_path=tmp_path)
    database = data.database_for_routes()
    move_forth_and_back(database)
    found = changed(database)
    said = changes.counted(found)
    assert said == ("one action slipped, one finding is new, two findings moved and one finding was closed")
    page = text(app.run())
    pack = section(made(database, "pack", "all", since=SINCE, until=UNTIL).sections, "changed")
    assert said in page
    assert said in pack.message
    assert [row[0] for row in cells(pack)].count("Finding: Money for projects is short-term") == 1
    for row in cells(pack):
        assert row[0].partition(": ")[2] in page
    mail = digest.gather(database, Settings(), datetime(2025, 1, 21), datetime(2025, 3, 3, 23, 59))
    assert mail.counts[3] == changes.total(changed(database, since="2025-01-21 00:00:00"))
    assert "Finding “Money for projects is short-term”: ◐ In progress (three steps)" in digest.as_text(mail)
    app.switch_page("../../pages/overview.py")
    line = "Finding “[Money for projects is short-term](./findings?finding=joint-f03)”: "
    assert line in text(app.run())


def test_the_steps_are_shown_when_somebody_asks_for_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("meeting", monkeypatch=monkeypatch, tmp_path=tmp_path)
    move_forth_and_back(data.database_for_routes())
    app = app.run()
    assert ":orange-badge[◐ In progress] (three steps)" in text(app)
    # The decisions of the day are there too.
    assert text(app).count("Closed → :orange-badge[◐ In progress]") == 1
    app.session_state["meeting.steps"] = True
    said = text(app.run())
    assert not app.exception
    assert "In progress → :green-badge[● Closed] · Done." in said
    assert said.count("Closed → :orange-badge[◐ In progress] · It was not.") == 2


def test_a_status_that_came_back_is_no_change_of_status(own_register: Database) -> None:
    seen = "u2"
    for minute, status in enumerate(("in_progress", "awaiting_sign_off")):
        given = {"to_status": status, "reason": "A slip.", "seen": seen}
        decisions.record_update(own_register, press(minute), "finding", "joint-f01", **given)
        newest = queries.records(
            own_register, "subject_newest", subject_type="finding", subject_id="joint-f01"
        )
        seen = newest[0]["update_id"]
    [row] = changed(own_register, since="2025-03-01 00:00:00", finding_ids=["joint-f01"])
    assert (row.change, row.steps) == ("noted", 2)
    assert changes.tables([row])[0].rows[0][1] == "changed, and changed back (two steps)"


def test_the_newest_are_listed_and_the_rest_can_be_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("meeting", monkeypatch=monkeypatch, tmp_path=tmp_path)
    database = data.database_for_routes()
    with database.transaction():
        # A report of each month; the keys run against the days.
        for number in range(11):
            day = {"published_date": date(2025, 1, 22) + timedelta(number), "response_required": "no"}
            report = {"inspection_id": f"z{20 - number}", "title": f"Report {number}"}
            database.insert("register.inspections", {**_inspection(database), **report, **day})
            key = f"z{20 - number}-f01"
            row = {"finding_id": key, "inspection_id": f"z{20 - number}", "ordinal": 1}
            known = {"finding_type": "finding", "addressed_to_us": "yes", "source_id": "report-a"}
            database.insert("register.findings", {**row, **known, "summary": f"Finding of report {number}"})
    said = text(app.run())
    assert "Finding of report 10" in said
    assert "Finding of report 0]" not in said
    assert "[and 4 more](./meeting?all=changes)" in said
    app.query_params["all"] = "changes"
    said = text(app.run())
    assert "Finding of report 0]" in said
    assert "[Show fewer](" in said
    assert "more](" not in said


def _inspection(database: Database) -> dict[str, Any]:
    columns = schema.tables()["inspections"].column_names
    known = database.row_of("register.inspections", columns, {"inspection_id": "joint-2024"})
    assert known is not None
    return {name: value for name, value in zip(columns, known, strict=True) if value is not None}


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-01-01", "valid until 1 Jan 2026"), ("2026-01-02", "expired 1 Jan 2026")],
)
def test_evidence_is_valid_or_expired_in_the_same_words_everywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, day: str, said: str
) -> None:
    monkeypatch.setattr("tests.pages.opened.TODAY", date.fromisoformat(day))
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding="joint-f01")
    database = data.database_for_routes()
    [row] = queries.rows_of(database, EvidenceFound, today=day, finding_ids=["joint-f01"])
    assert actions.valid(row) == said
    assert f"Attendance sheets: :green-badge[● Approved], {said}" in text(app)
    thread = made(database, "finding", "finding", "joint-f01", day=date.fromisoformat(day))
    assert f"Attendance sheets: ● Approved, {said}" in section(thread.sections, "actions").items()


def test_the_finding_prints_its_actions_and_steps_on_page_and_in_its_briefing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding="joint-f02")
    thread = made(data.database_for_routes(), "finding", "finding", "joint-f02")
    page = text(app)
    for key in ("actions", "events"):
        part = section(thread.sections, key)
        assert part.message in page
        for row in cells(part):
            # A badge ends in a bracket where the briefing has a comma.
            assert all(part in page for cell in row for part in cell.lstrip("▲? ").split(", "))


def test_actions_that_are_due_are_the_same_everywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app: AppTest = opened("meeting", monkeypatch=monkeypatch, tmp_path=tmp_path)
    database = data.database_for_routes()
    found = queries.rows_of(database, ActionsFound, today=TODAY.isoformat(), is_open=True)
    assert [actions.due(row) for row in found][1] == ("overdue", "Overdue since 28 Feb 2025", "▲", "problem")
    pack = section(made(database, "pack", "all").sections, "actions")
    assert pack.message == "Two actions are open, and all of them are overdue."
    for row in cells(pack):
        assert row[2].lstrip("▲ ") in text(app).replace("]", "")
    entries = asking_due.entries(database, TODAY, 14)
    assert [entry.key for entry in entries if entry.kind == "action"] == [row.action_id for row in found]
    assert all(entry.kind in due.KINDS for entry in entries)


def test_the_minutes_are_a_briefing_with_marking_meeting_and_language(own_register: Database) -> None:
    move_forth_and_back(own_register)
    decisions.add_action(
        own_register, press(30), "joint-f03", title="=Ask", owner_role="Treasurer", due_date=date(2025, 4, 1)
    )  # fmt: skip
    own = {"marking": "OFFICIAL-SENSITIVE", "until": TODAY, "since": SINCE}
    briefing = made(own_register, "minutes", "all", **own)
    assert briefing.full_title == "Minutes: Partnership board, 3 Mar 2025"
    assert [part.key for part in briefing.sections] == ["meeting", "decisions", "changed", "actions"]
    assert section(briefing.sections, "decisions").message == "No decisions made on 3 Mar 2025."
    file = rendered(briefing, Look(), "docx")
    document = docx.Document(io.BytesIO(file))
    assert document.core_properties.language == "en-GB"
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert "Partnership board, 3 Mar 2025" in of_word(file)
    # Only the frames that it rests on go into the zip.
    assert {asked.query for asked in briefing.asked} == {
        "meetings_listed", "decisions_found", "changes", "board_columns", "board_findings", "actions_found"
    }  # fmt: skip


def test_what_changes_nothing_that_is_followed_is_no_change(own_register: Database) -> None:
    at = datetime(2025, 3, 3, 10, 0)
    meetings.start_meeting(own_register, press(1), name="Board", day=date(2025, 3, 4))
    meetings.record_decision(own_register, press(2), decision="Meet again.", day=TODAY)
    recording.record(own_register, Actor("editor"), "calendar_link", "A calendar link was made", [], at=at)
    span = {"since": "2025-03-03 00:00:00", "until": changes.end_of(TODAY)}
    found = queries.rows_of(own_register, ChangesInSteps, **span, decisions_only=True)
    assert minutes.summary(found, TODAY) == "No changes recorded on 3 Mar 2025."
    assert found == []


@pytest.mark.parametrize("first", [date(2024, 11, 1), SINCE, date(2025, 2, 1), date(2025, 2, 20)])
@pytest.mark.parametrize("last", [date(2025, 2, 20), TODAY])
def test_the_board_moves_what_the_account_of_changes_moves(
    own_register: Database, first: date, last: date
) -> None:
    move_forth_and_back(own_register)
    found = changed(own_register, since=changes.end_of(first), until=changes.end_of(last))
    moved = {
        row.subject_id
        for row in found
        if row.subject_type == "finding" and row.change in ("moved", "closed", "reopened")
    }
    rows = queries.rows_of(own_register, BoardFindings, since=first, until=last)
    assert {row.finding_id for row in rows if row.has_moved} == moved
    columns = queries.rows_of(own_register, BoardColumns, since=first, until=last)
    assert sum(row.findings for row in columns) == len(rows)
    assert sum(row.moved_here for row in columns) == len(moved)
    new = {row.subject_id for row in found if row.subject_type == "finding" and row.change == "new"}
    assert {row.finding_id for row in rows if row.is_new} <= new

"""Recording on the thread of a finding: what an editor saves is on the page; a viewer has no form."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text, with_open_box
from violence_response.interface import data
from violence_response.register import decisions
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor, now


def thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str, finding: str = "joint-f01") -> AppTest:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding=finding)
    app = with_open_box(app, "finding.record")
    if what != "delivery":
        app.session_state["finding.record.what"] = what
        app.run()
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def field(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]
    (found,) = [each for each in getattr(app, kind) if each.label == label]
    return found


def test_a_status_is_recorded_and_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = thread(monkeypatch, tmp_path, "delivery")
    field(app, "selectbox", "Status").select("closed")
    field(app, "text_area", "Reason").input("Sheets <b>seen</b>")
    app = pressed(app, "Save")
    assert not app.exception
    said = text(app)
    assert "Closed" in said
    assert "Awaiting sign-off → " in said
    # What was typed is shown as text, and the form is empty again.
    assert "Sheets <b>seen</b>" in said
    assert field(app, "text_area", "Reason").value == ""


def test_the_newest_decision_is_undone_beside_its_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = thread(monkeypatch, tmp_path, "delivery")
    assert not [each for each in app.button if each.label == "Undo"]
    field(app, "selectbox", "Status").select("closed")
    field(app, "text_area", "Reason").input("Sheets seen")
    app = pressed(app, "Save")
    assert [each.value.replace("\\", "") for each in app.success] == ["The update is recorded."]
    assert "Saved last (3 Mar 2025, " in text(app)
    app = pressed(app, "Undo")
    assert not app.exception
    assert app.success[0].value.replace("\\", "").startswith("Undone: Children carry knives")
    assert "Sheets seen" not in text(app)
    assert not [each for each in app.button if each.label == "Undo"]


def test_without_a_reason_nothing_is_recorded_and_nothing_typed_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = thread(monkeypatch, tmp_path, "delivery")
    field(app, "selectbox", "Status").select("closed")
    app = pressed(app, "Save")
    assert "Reason: must not be empty" in app.error[0].value.replace("\\", "")
    assert field(app, "selectbox", "Status").value == "closed"
    assert "Awaiting sign-off → " not in text(app)


def test_the_second_person_is_told_and_may_then_decide(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = thread(monkeypatch, tmp_path, "delivery")
    field(app, "selectbox", "Status").select("closed")
    field(app, "text_area", "Reason").input("Mine.")
    somebody = Press(Actor("Head of policy"), now(), "somebody-else")
    decisions.record_update(
        data.database(),
        somebody,
        "finding",
        "joint-f01",
        to_status="in_progress",
        reason="Theirs.",
        seen="u2",
    )
    app = pressed(app, "Save")
    told = app.error[0].value.replace("\\", "")
    assert "by Head of policy" in told
    assert "In progress: Theirs." in told
    assert field(app, "text_area", "Reason").value == "Mine."
    app = pressed(app, "Save")
    assert not app.error
    assert "Mine." in text(app)


def test_a_reply_where_there_was_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = thread(monkeypatch, tmp_path, "reply", "force-f01")
    field(app, "selectbox", "Our reply").select("accepted")
    field(app, "text_area", "What was or will be done, or why nothing").input("Training by May.")
    app = pressed(app, "Save the reply")
    assert "Training by May." in text(app)


def test_an_action_and_its_slip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = thread(monkeypatch, tmp_path, "action")
    field(app, "text_input", "What is to be done").input("Write to the board")
    field(app, "text_input", "Owner").input("Head of policy")
    app = pressed(app, "Save the action")
    assert "Write to the board · Head of policy · :gray-badge[○ No date set]" in text(app)
    app.session_state["finding.record.what"] = "move"
    app.run()
    field(app, "text_area", "Reason").input("The post is vacant.")
    app = pressed(app, "Move the day")
    assert ":orange-badge[◷ Due 3 Mar 2025, today], moved once" in text(app)


def test_evidence_and_the_inspectorates_view(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = thread(monkeypatch, tmp_path, "evidence")
    field(app, "text_input", "Title of the document").input("Letter of thanks")
    field(app, "text_input", "Web address").input("javascript:alert(1)")
    app = pressed(app, "Save the evidence")
    assert "is not a web address" in app.error[0].value
    field(app, "text_input", "Web address").input("https://example.org/letter")
    app = pressed(app, "Save the evidence")
    assert "Letter of thanks" in text(app)
    app.session_state["finding.record.what"] = "inspectorate"
    app.run()
    field(app, "selectbox", "Status").select("complete")
    field(app, "text_area", "Reason").input("Their letter.")
    app = pressed(app, "Save")
    assert "Inspectorate: :green-badge[✓ Complete]" in text(app).replace("**", "")


@pytest.mark.parametrize(("role", "boxes"), [("viewer", 0), ("editor", 1)])
def test_only_editors_have_the_forms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, role: str, boxes: int
) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding="joint-f01")
    moment = datetime.now(UTC).timestamp()
    app.user = {"is_logged_in": True, "name": "Vera", "iat": moment, "roles": [role]}
    app.run()
    assert len([each for each in app.expander if each.label == "Record something"]) == boxes


def test_a_form_whose_person_lost_the_role_records_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = thread(monkeypatch, tmp_path, "delivery")
    field(app, "selectbox", "Status").select("closed")
    field(app, "text_area", "Reason").input("Mine.")
    moment = datetime.now(UTC).timestamp()
    app.user = {"is_logged_in": True, "name": "Vera", "iat": moment, "roles": ["viewer"]}
    app = pressed(app, "Save")
    assert "Mine." not in text(app)
    assert data.database_for_routes().rows_in("register.recordings") == 0


def test_a_step_of_a_response_moves_its_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("responses", monkeypatch=monkeypatch, tmp_path=tmp_path, inspection="force-2025")
    app = with_open_box(app, "response.record")
    field(app, "date_input", "Chief officer's comment received").set_value(date(2025, 2, 20))
    field(app, "date_input", "Approved by the Commissioner").set_value(date(2025, 2, 10))
    app = pressed(app, "Save the days")
    assert "Approved by the Commissioner\\: 10 Feb 2025 is before" in app.error[0].value
    field(app, "date_input", "Approved by the Commissioner").set_value(date(2025, 3, 1))
    app = pressed(app, "Save the days")
    assert not app.error
    assert "Approved" in text(app)
    assert field(app, "date_input", "Approved by the Commissioner").value == date(2025, 3, 1)

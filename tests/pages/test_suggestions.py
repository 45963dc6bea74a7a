"""Suggested links on the pages: what fits is offered with its words, accepted or rejected, and stays
away then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text, with_open_box
from tests.pages.test_recording import field, pressed

FINDING = "jtai-syv-2024-f10"


def thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    app = opened("findings", "shipped", monkeypatch=monkeypatch, tmp_path=tmp_path, finding=FINDING)
    return with_open_box(app, "finding.links")


def offers(app: AppTest) -> list[tuple[str, str]]:
    """Kind and key of what is offered, read from the links of the cards that say which words matched."""
    kinds = {"interventions?intervention=": "intervention", "priorities?priority=": "priority"}
    found = []
    for each in app.markdown:
        match = re.match(r"\[.*?\]\(\./(\w+\?\w+=)([\w-]+)\)", each.value)
        if match and "Words: " in each.value:
            found.append((kinds.get(match[1], "theme"), match[2]))
    return found


def box_of(offer: tuple[str, str]) -> str:
    return f"link.{FINDING}.{offer[0]}.{offer[1]}.open"


def test_a_suggestion_is_rejected_and_stays_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = thread(monkeypatch, tmp_path)
    before = offers(app)
    assert before, text(app)
    app = with_open_box(app, box_of(before[0]))
    field(app, "radio", "It is").set_value("apart")
    field(app, "text_area", "Reason").input("Other ages.")
    app = pressed(app, "Save")
    assert not app.exception
    assert "Rejected" in text(app)
    assert "Other ages." in text(app)
    assert "It was suggested for: " in text(app)
    assert before[0] not in offers(app)


def test_a_suggestion_is_accepted_and_stands_among_the_projects(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = thread(monkeypatch, tmp_path)
    offer = next(each for each in offers(app) if each[0] == "intervention")
    app = with_open_box(app, box_of(offer))
    field(app, "radio", "It is").set_value("related")
    field(app, "text_area", "Reason").input("Same young people.")
    app = pressed(app, "Save")
    # The project's own card, the decision on the link, and the log.
    assert text(app).count("Same young people.") == 3
    assert offer not in offers(app)


def test_the_gaps_and_a_project_have_their_suggestions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = opened("coverage", "shipped", monkeypatch=monkeypatch, tmp_path=tmp_path, part="gaps")
    app = with_open_box(app, "coverage.links")
    assert "It is for you to say" in text(app)
    app = opened(
        "interventions", "shipped", monkeypatch=monkeypatch, tmp_path=tmp_path / "two",
        intervention="corner-house-public-space-safety",
    )  # fmt: skip
    app = with_open_box(app, "intervention.links")
    assert "Words: " in text(app) or "No finding fits it" in text(app)


def test_a_link_is_written_by_hand_and_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("findings", monkeypatch=monkeypatch, tmp_path=tmp_path, finding="joint-f04")
    app = with_open_box(app, "finding.record")
    app.session_state["finding.record.what"] = "link"
    app.run()
    field(app, "selectbox", "Projects").select("navigators").run()
    field(app, "radio", "It is").set_value("addresses")
    field(app, "text_area", "Reason").input("It does.")
    app = pressed(app, "Save")
    assert "It does." in text(app)
    field(app, "text_area", "Reason").input("It does not.")
    app = pressed(app, "End the link")
    assert "No longer linked to “Custody navigators”: It does not." in text(app)

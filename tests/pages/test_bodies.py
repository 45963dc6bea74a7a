"""The page of bodies: the list by kind, one body by link, and the ways to it from findings and projects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import opened


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def show(name: str = "bodies", register: str = "fixture", **query: Any) -> tuple[AppTest, str]:
        app = opened.opened(name, register, monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
        assert not app.exception
        return app, opened.text(app)

    return show


def test_every_body_is_a_row_that_opens_its_account(page: Any) -> None:
    app, said = page()
    assert app.title[0].value == "What does each body owe, deliver and receive?"
    for part in (
        "**Of seven bodies, two have findings addressed to them or about them",
        "[Harbour Police](./bodies?body=force)",
        "[Corner House](./bodies?body=corner)",
        "[2](./interventions?provider=corner)",
        "[3](./findings?body=force)",
    ):
        assert part in said, part


def test_a_kind_can_be_chosen(page: Any) -> None:
    app, said = page(kind="inspectorate")
    assert "[HMICFRS](./bodies?body=hmicfrs)" in said
    assert "Harbour Police" not in said
    assert list(app.multiselect[0].options)[:2] == ["Inspectorate (2)", "Local policing body (1)"]


def test_one_body_with_all_that_is_on_record(page: Any) -> None:
    app, said = page(body="force")
    assert app.title[0].value == "Harbour Police"
    assert opened.headline_numbers(app) == ["2 of 12", "4"]
    for part in (
        "**Kind of body:** Police force",
        "Two of the 12 findings on record are addressed to it, all by name.",
        "[Train every supervisor by the end of January](./findings?finding=force-f02)",
        "[Force report](./responses?inspection=force-2025)",
        "Chief officer's comment on [Force report](./responses?inspection=force-2025)",
        "The register does not have a report that it published",
    ):
        assert part in said, part


def test_a_bad_address_shows_all_and_says_so(page: Any) -> None:
    _, said = page(body="nobody", kind="guess")
    assert 'There is no body called "nobody" in the register; all are shown.' in said
    assert "The link asks for kinds of body that is not in the register: guess. All are shown." in said
    assert "Harbour Police" in said


def test_an_empty_register_says_how_to_begin(page: Any) -> None:
    _, said = page(register="empty")
    assert "No body is in the register yet." in said


@pytest.mark.parametrize(
    ("name", "choice", "link"),
    [
        ("findings", {"finding": "force-f01"}, "[Harbour Police](./bodies?body=force)"),
        ("responses", {"inspection": "force-2025"}, "[HMICFRS](./bodies?body=hmicfrs)"),
        ("interventions", {"intervention": "corner-outreach"}, "[Corner House](./bodies?body=corner)"),
        ("interventions", {"intervention": "corner-deterrence"}, "(./bodies?body=vru)"),
    ],
)
def test_names_of_bodies_open_their_accounts(page: Any, name: str, choice: dict[str, str], link: str) -> None:
    assert link in page(name, **choice)[1]


def test_findings_are_chosen_by_body(page: Any) -> None:
    app, said = page("findings", body="force")
    assert "3 of 12 findings" in said
    filters = opened.facets(app)
    assert "Harbour Police 3 ✕" in filters
    assert "Violence reduction unit 1" in filters


def test_projects_are_chosen_by_body(page: Any) -> None:
    app, said = page("interventions", body="vru")
    assert "5 of eight projects" in said
    shown = opened.facets(app)
    assert shown["Violence reduction unit 5 ✕"] == "./interventions"


def test_the_shipped_register_has_the_bodies_that_partners_ask_about(page: Any) -> None:
    app, said = page(register="shipped")
    for name in ("Cleveland Police", "South Tees Safeguarding Children Partnership", "Ofsted", "(CURV)"):
        assert name in said
    app.query_params["body"] = "cleveland-police"
    said = opened.text(app.run())
    assert "34 of the 50 findings on record are addressed to it, 30 by name and four to a group" in said

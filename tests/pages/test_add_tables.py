"""Tables on the page Add documents, as the person who drops them meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.conftest import FIXTURE, TODAY
from tests.pages.opened import headline_numbers, text
from tests.register.spreadsheets import GRANT, as_csv, as_xlsx, fixture_rows
from violence_response.interface import data
from violence_response.register import building, exporting
from violence_response.register.tables.workbooks import read_workbook
from violence_response.settings import Settings

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> None:
    from violence_response.interface.forms import add_tables
    from violence_response.register.recording import Actor

    add_tables.show(lambda: Actor("editor"))


def page_of_a_visitor() -> None:
    from violence_response.errors import RecordingRefused
    from violence_response.interface.forms import add_tables
    from violence_response.register.recording import Actor

    def actor() -> Actor:
        raise RecordingRefused(reason="you may look and not write")

    add_tables.show(actor)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("tables") / "home"
    building.build(Settings(home=home, data=FIXTURE))
    return home


@pytest.fixture
def app(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    shutil.copytree(built, tmp_path / "home")
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(FIXTURE))
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", TODAY.isoformat())
    st.cache_data.clear()
    st.cache_resource.clear()
    return AppTest.from_function(page, default_timeout=20).run()


def dropped(app: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    app.file_uploader[0].set_value(list(files)).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    more = [element.value for element in [*app.error, *app.success]]
    return text(app) + "\n".join(more).replace("\\", "")


def grants() -> str:
    return "".join(exporting.csv_lines(data.database(), building.schema.tables()["grants"]))


def test_faults_are_a_table_with_row_and_column(app: AppTest) -> None:
    dropped(app, ("grants.csv", as_csv("grants", [{**GRANT, "amount": "12k"}]), "text/csv"))
    assert "One fault found. Nothing was saved" in said(app)
    assert '| 2 | amount | "12k" is not a number; write pounds and pence as 12000.00 |' in said(app)
    assert "In grants.csv" in said(app)
    assert not [button for button in app.button if button.label.startswith("Save")]


def test_what_would_change_is_shown_and_saved_when_said(app: AppTest) -> None:
    before = grants()
    first = fixture_rows("grants")[0]
    content = as_xlsx({"grants": [{**first, "amount": "1.50"}, fixture_rows("grants")[1], GRANT]})
    dropped(app, ("grants.xlsx", content, XLSX))
    assert headline_numbers(app) == ["1", "1", "1"]
    old = f"{float(first['amount']):.2f}"
    assert f"| {first['grant_id']} | amount | {old} | 1.50 |" in said(app)
    assert "One row to add in grants" in said(app)
    assert grants() == before, "nothing is saved before the person says so"
    app.button(key="tables-save").click().run()
    assert "Saved: Imported grants.xlsx (grants: 1 added, 1 changed, 1 unchanged)." in said(app)
    assert "g-new" in grants()
    assert not headline_numbers(app)
    app.button(key="tables-undo").click().run()
    assert "Undone: Imported grants.xlsx" in said(app)
    assert grants() == before


def test_files_that_belong_together(app: AppTest) -> None:
    project = {**fixture_rows("interventions")[0], "intervention_id": "brand-new"}
    dropped(
        app,
        ("grants.csv", as_csv("grants", [{**GRANT, "intervention_id": "brand-new"}]), "text/csv"),
        ("interventions.csv", as_csv("interventions", [project]), "text/csv"),
    )
    assert "| grants | 1 | 0 | 0 |" in said(app)
    assert "| interventions | 1 | 0 | 0 |" in said(app)
    app.button(key="tables-save").click().run()
    assert "brand-new" in grants()


def test_a_file_that_is_no_table_is_said_in_a_sentence(app: AppTest) -> None:
    good = ("grants.csv", as_csv("grants", [GRANT]), "text/csv")
    dropped(
        app, good, ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "application/vnd.ms-excel")
    )
    assert "old Office program (such as XLS), which is not read here; save it as one of XLSX or CSV" in said(
        app
    )
    assert not [button for button in app.button if button.label.startswith("Save")]


def test_nothing_new_is_said(app: AppTest) -> None:
    dropped(app, ("grants.csv", as_csv("grants", fixture_rows("grants")), "text/csv"))
    assert "there is nothing to save" in said(app)


def test_the_files_can_be_put_away(app: AppTest) -> None:
    dropped(app, ("grants.csv", as_csv("grants", [GRANT]), "text/csv"))
    app.button(key="tables-away").click().run()
    assert not headline_numbers(app)
    assert "g-new" not in grants()


def test_who_may_not_write_saves_nothing(app: AppTest) -> None:
    visitor = AppTest.from_function(page_of_a_visitor, default_timeout=20).run()
    dropped(visitor, ("grants.csv", as_csv("grants", [GRANT]), "text/csv"))
    visitor.button(key="tables-save").click().run()
    assert "you may look and not write" in said(visitor)
    assert "g-new" not in grants()


def test_templates_are_offered(app: AppTest) -> None:
    labels = [button.label for button in app.get("download_button")]
    assert len(labels) == 4
    assert "One row per word of a controlled vocabulary" in said(app)


def test_the_template_of_the_page_is_a_workbook(app: AppTest) -> None:
    from violence_response.register.tables import matching, templates

    content = templates.workbook(data.database(), [matching.named("Grants")])
    sheets, _ = read_workbook(content, "grants.xlsx")
    assert [sheet.title for sheet in sheets] == ["grants", "Columns", "Words", "Keys"]

"""The page Add documents: a document dropped, looked at, corrected, saved once, seen, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.documents import printing
from tests.documents.offices import FORM, LETTER
from tests.documents.test_bad_input import locked_pdf, package
from tests.pages.opened import opened, text
from violence_response import words
from violence_response.interface import data
from violence_response.people import LOCAL_ROLE
from violence_response.register import recording

TITLE = FORM.fields["title"]


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The page after these files were dropped."""
    app.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    return app.run()


def rows(table: str) -> int:
    return data.database().rows_in(f"register.{table}")


def button(app: AppTest, label: str) -> AppTest:
    found = [one for one in app.button if one.label == label]
    assert found, [one.label for one in app.button]
    return found[0].click().run()


def originals(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "home" / "documents").glob("*") if path.is_file()]


FORM_TEXT = printing.as_text(FORM).encode()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    return opened("add", monkeypatch=monkeypatch, tmp_path=tmp_path)


def test_says_what_can_be_put_in(page: AppTest) -> None:
    assert not page.exception
    assert "Nothing is saved before you say so" in text(page)
    assert page.title[0].value == "What would you like to add?"


def test_a_bad_address_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("add", monkeypatch=monkeypatch, tmp_path=tmp_path, show="zzz", nonsense="1")
    assert not app.exception
    assert '"zzz" is not' in text(app)


def test_dropped_corrected_saved_and_undone_recordings(page: AppTest, tmp_path: Path) -> None:
    before = {
        table: rows(table) for table in ("inspections", "findings", "responses", "documents", "sources")
    }
    app = dropped(page, ("form.txt", FORM_TEXT))
    assert not app.exception, app.exception
    assert "What will be saved" in text(app)
    assert f"A new inspection: “{TITLE}”" in text(app)
    assert rows("inspections") == before["inspections"], "nothing is saved before it is said"
    app = button(app, "Save as a new inspection")
    assert not app.exception, app.exception
    assert "form.txt" in app.success[0].value.replace("\\", "")
    assert rows("inspections") == before["inspections"] + 1
    assert rows("findings") == before["findings"] + len(FORM.findings)
    assert [path.read_bytes() for path in originals(tmp_path)] == [FORM_TEXT]
    app = button(app, "Undo")
    assert not app.exception, app.exception
    assert {table: rows(table) for table in before} == before
    assert originals(tmp_path) == []
    assert "was undone" in text(app)


def test_what_was_saved_is_among_the_changes_on_the_overview(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.pages.opened.TODAY", recording.now().date())
    app = opened("add", monkeypatch=monkeypatch, tmp_path=tmp_path)
    button(dropped(app, ("form.txt", FORM_TEXT)), "Save as a new inspection")
    app = app.switch_page("../../pages/overview.py").run()
    assert not app.exception
    day = words.day(recording.now())
    said = f"- A response from “form.txt”: {TITLE}"
    assert said in text(app)
    assert f"{day}, {LOCAL_ROLE}" in text(app).partition(said)[2]
    assert "Nothing was recorded" not in text(app)


def test_what_a_person_corrects_is_what_is_saved(page: AppTest) -> None:
    app = dropped(page, ("form.txt", FORM_TEXT))
    box = next(one for one in app.checkbox if FORM.findings[0][:30] in one.label.replace("\\", ""))
    app = box.uncheck().run()
    about = next(one for one in app.text_area if one.label == "What the report is about, in our words")
    app = about.set_value("How calls are answered.").run()
    app = button(app, "Save as a new inspection")
    found = data.database().rows_by("register.inspections", ["title", "summary"], ["inspection_id"])
    assert (TITLE, "How calls are answered.") in found
    quotes = {
        row[0] for row in data.database().rows_by("register.findings", ["source_quote"], ["finding_id"])
    }
    assert FORM.findings[0] not in quotes
    assert set(FORM.findings[1:]) <= quotes


def test_the_same_file_again_is_recognised(page: AppTest, tmp_path: Path) -> None:
    app = button(dropped(page, ("form.txt", FORM_TEXT)), "Save as a new inspection")
    count = rows("inspections")
    again = opened_again(app)
    again = dropped(again, ("other name.txt", FORM_TEXT))
    assert not again.exception, again.exception
    assert "This file was added before" in text(again)
    assert "has all of this" in text(again)
    assert rows("inspections") == count


def opened_again(app: AppTest) -> AppTest:
    """Another visit to the same register."""
    fresh = AppTest.from_file(str(app._script_path), default_timeout=20)
    fresh.switch_page("../../pages/add.py")
    return fresh.run()


BAD = {
    "empty.pdf": b"",
    "locked.pdf": locked_pdf(),
    "cut.pdf": printing.as_pdf(LETTER)[:900],
    "not a pdf.pdf": package({"xl/workbook.xml": b"<workbook/>"}),
    "bomb.docx": package({"word/document.xml": b"<a>" + b"a" * 130_000_000 + b"</a>"}),
    "shopping list.txt": b"Eggs, milk and bread.\n",
    "../../up.txt": b"Eggs, milk and bread.\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_give_one_sentence_and_the_page_lives(page: AppTest, tmp_path: Path, name: str) -> None:
    before = sorted(str(path) for path in tmp_path.rglob("*") if "wal" not in path.name)
    app = dropped(page, (name, BAD[name]))
    assert not app.exception, app.exception
    assert len(app.error) == 1
    assert app.error[0].value.count("\n") == 0
    assert app.title[0].value
    assert not [one for one in app.button if one.label.startswith("Save")]
    assert sorted(str(path) for path in tmp_path.rglob("*") if "wal" not in path.name) == before


def test_many_at_once_those_without_doubts_saved_by_one_button(page: AppTest, tmp_path: Path) -> None:
    before = rows("inspections")
    app = dropped(
        page,
        ("form.txt", FORM_TEXT),
        ("bad.pdf", b"nothing"),
        ("letter.txt", printing.as_text(LETTER).encode()),
    )
    assert not app.exception, app.exception
    assert "cannot be read" in text(app)
    certain = [one.label for one in app.button if one.label.startswith("Save") and "no doubts" in one.label]
    if certain:
        app = button(app, certain[0])
        assert rows("inspections") > before
    assert not app.exception


def test_an_empty_register_takes_its_first_response(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("add", register="empty", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app = button(dropped(app, ("form.txt", FORM_TEXT)), "Save as a new inspection")
    assert not app.exception, app.exception
    assert rows("inspections") == 1
    assert rows("organisations") == 1


def test_the_real_document_is_added_to_what_is_shipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from violence_response.settings import ROOT

    path = ROOT.parent / "shared" / "documents" / "000_78098188eaf12bf8.txt"
    if not path.is_file():
        pytest.skip("the response that is not part of the project is not here")
    app = opened("add", register="shipped", monkeypatch=monkeypatch, tmp_path=tmp_path)
    count = rows("findings")
    app = dropped(app, ("response.txt", path.read_bytes()))
    assert "The register has an inspection of this title and day" in "\n".join(one.value for one in app.info)
    app = button(app, "Save to this inspection")
    assert not app.exception, app.exception
    assert rows("findings") == count, "ten findings are ten findings"
    quotes = [
        row[0] for row in data.database().rows_by("register.findings", ["source_quote"], ["finding_id"])
    ]
    assert sum(quote is not None for quote in quotes) == 10

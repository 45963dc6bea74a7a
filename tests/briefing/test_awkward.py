"""Four hundred findings, three thousand words, odd letters, an empty register: each makes a sound file that
says so."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import docx
import pypdfium2
import pytest
from pptx import Presentation

from tests.briefing import registers
from tests.briefing.making import made, squeezed, texts
from violence_response.briefing.formats import RENDERERS, rendered
from violence_response.briefing.look import Look
from violence_response.database import Database

pytestmark = pytest.mark.slow

OFFICE = shutil.which("soffice")


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize(
    ("kind", "subject", "key"),
    [("finding", "finding", "odd-f"), ("finding", "finding", "long-f"), ("finding", "finding", "unbroken-f"),
     ("note", "inspection", "joint-2024"), ("response", "inspection", "joint-2024")],
)  # fmt: skip
def test_odd_and_long_texts_stand_in_every_format(
    own_register: Database, kind: str, subject: str, key: str, form: str
) -> None:
    briefing = made(registers.with_odd_texts(own_register), kind, subject, key)
    found = squeezed(texts(briefing, form))
    for said in (
        "Emoji",
        "Arabic",
        "<script>alert(1)</script>&*stars*|bars,",
        "controlsigns,turnedround,$maths$",
    ):
        if key in {"odd-f", "joint-2024"}:
            assert squeezed(said) in found
    if key == "long-f":
        assert "Word0of" in found
        assert "Word499of" in found
    assert not [each for each in found if unicodedata.category(each) == "Cc"]
    if form != "pdf" and key == "odd-f":
        assert "مرحبا" in found
        assert "😀" in found
    if form == "pdf" and key == "odd-f":
        assert "[grinningface]" in found


@pytest.mark.parametrize("form", RENDERERS)
def test_four_hundred_findings_are_all_told(own_register: Database, form: str) -> None:
    briefing = made(registers.with_many_findings(own_register), "pack", "inspection", "force-2025")
    found = squeezed(texts(briefing, form))
    for number in range(400):
        assert f"Number{number}:what" in found


def test_a_note_on_four_hundred_findings_stays_a_note(own_register: Database) -> None:
    briefing = made(registers.with_many_findings(own_register), "note", "inspection", "force-2025")
    pages = pypdfium2.PdfDocument(rendered(briefing, Look(), "pdf"))
    assert len(pages) == 2
    said = squeezed(" ".join(briefing.items()))
    assert squeezed("The 10 findings with least behind them, of 403 held here") in said


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("kind", ["note", "pack"])
def test_an_empty_register_says_that_it_is_empty(own_register: Database, kind: str, form: str) -> None:
    briefing = made(registers.emptied(own_register), kind, "all")
    found = squeezed(texts(briefing, form))
    assert squeezed("No finding is held here.") in found
    assert squeezed("No source is cited.") in found


@pytest.mark.parametrize("key", ["undated", "probation-2021", "letter-2025", "covered-2024"])
@pytest.mark.parametrize("kind", ["note", "pack", "response"])
def test_inspections_with_little_known_are_told(fixture_register: Database, kind: str, key: str) -> None:
    briefing = made(fixture_register, kind, "inspection", key)
    wrong = (" nan", "NaT", "<NA>", ": None", "None,", "(None")
    found = [item for item in briefing.items() if any(each in item for each in wrong)]
    assert not found


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "pptx"])
@pytest.mark.parametrize("key", ["joint-2024", "force-2025"])
def test_libreoffice_opens_the_file_and_finds_every_word(own_register: Database, form: str, key: str) -> None:
    briefing = made(registers.with_odd_texts(own_register), "pack", "inspection", key)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"briefing.{form}"
        path.write_bytes(rendered(briefing, Look(), form))
        command = [str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        document = pypdfium2.PdfDocument(path.with_suffix(".pdf").read_bytes())
        pages = [page.get_textpage().get_text_bounded() for page in document]
        sizes = [page.get_size() for page in document]
    for text in pages:
        assert text.count("OFFICIAL") == 2
    found = squeezed(" ".join(pages))
    for section in briefing.sections:
        assert squeezed(section.heading) in found
    assert all(width > 500 for width, _ in sizes)


def test_word_and_slides_open_again_after_the_worst(own_register: Database) -> None:
    briefing = made(registers.with_many_findings(registers.with_odd_texts(own_register), 40), "pack", "all")
    assert docx.Document(io.BytesIO(rendered(briefing, Look(), "docx"))).tables
    assert len(Presentation(io.BytesIO(rendered(briefing, Look(), "pptx"))).slides) > 10

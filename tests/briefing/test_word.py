"""The Word document is one that people edit: styles, headings, header rows, alternatives, language,
marking."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from tests.briefing.making import MADE_AT, made, squeezed
from violence_response.accounts.blocks import Drawing
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look, look_of
from violence_response.database import Database
from violence_response.errors import LogoUnusable, TemplateUnusable
from violence_response.settings import Settings

pytestmark = pytest.mark.slow


def opened(database: Database, kind: str = "note", look: Look | None = None):
    briefing = made(database, kind, "inspection", "joint-2024")
    return briefing, docx.Document(io.BytesIO(rendered(briefing, look or Look(), "docx")))


def png(size: tuple[int, int] = (200, 100)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#12436D").save(file, "PNG")
    return file.getvalue()


def test_headings_styles_language_and_title(fixture_register: Database) -> None:
    briefing, document = opened(fixture_register)
    by_style = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert ("Title", "Commissioner's note") in by_style
    headings = [text for style, text in by_style if style == "Heading 1"]
    assert headings == [*(section.heading for section in briefing.sections), "Sources"]
    assert any(style == "List Bullet" for style, _ in by_style)
    about = document.core_properties
    assert (about.title, about.language) == (briefing.full_title, "en-GB")
    assert about.created.replace(tzinfo=None) == MADE_AT
    languages = document.styles.element.findall(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert [each.get(qn("w:val")) for each in languages] == ["en-GB"]


def test_tables_are_native_with_header_rows_and_alternatives(fixture_register: Database) -> None:
    _, document = opened(fixture_register)
    assert len(document.tables) == 3
    for table in document.tables:
        first, *rest = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rest)
        described = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert "its columns are" in described


def test_a_picture_has_its_sentence_as_an_alternative(fixture_register: Database) -> None:
    briefing, document = opened(fixture_register)
    said = [
        block.sentence
        for section in briefing.sections
        for block in section.blocks
        if isinstance(block, Drawing)
    ]
    assert said
    described = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert [each for each in described if each in said] == said


def test_marking_stands_at_the_top_and_bottom_of_every_page(fixture_register: Database) -> None:
    _, document = opened(fixture_register)
    for section in document.sections:
        assert "OFFICIAL" in [paragraph.text for paragraph in section.header.paragraphs]
        assert section.footer.paragraphs[-1].text == "OFFICIAL"
        fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_form_has_fields_to_type_in(fixture_register: Database) -> None:
    _, document = opened(fixture_register, "response")
    names = [each.get(qn("w:val")) for each in document.element.iter(qn("w:alias"))]
    assert names[0].startswith("Comment by the Police and Crime Commissioner")
    assert len(names) == 3


def test_an_offices_own_template_keeps_its_styles_and_header(
    fixture_register: Database, tmp_path: Path
) -> None:
    own = docx.Document()
    own.styles["Heading 1"].font.name = "Georgia"
    own.sections[0].header.paragraphs[0].text = "The office, its address"
    own.save(tmp_path / "own.docx")
    _, document = opened(fixture_register, look=look_of(Settings(template=tmp_path / "own.docx")))
    assert document.styles["Heading 1"].font.name == "Georgia"
    header = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert header == ["The office, its address", "OFFICIAL"]


def test_a_template_without_our_styles_is_given_them(fixture_register: Database, tmp_path: Path) -> None:
    own = docx.Document()
    for name in ("List Bullet", "Subtitle", "Heading 1"):
        own.styles[name].delete()
    own.save(tmp_path / "bare.docx")
    briefing, document = opened(fixture_register, look=look_of(Settings(template=tmp_path / "bare.docx")))
    headings = [each for each in document.paragraphs if each.style.name == "Heading 1"]
    assert len(headings) == len(briefing.sections) + 1
    assert document.styles["Heading 1"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


@pytest.mark.parametrize("form", ["docx", "pdf", "pptx", "html"])
def test_the_logo_is_shown_with_an_alternative(fixture_register: Database, tmp_path: Path, form: str) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    look = look_of(Settings(logo=tmp_path / "logo.png"))
    briefing = made(fixture_register, "note", "inspection", "joint-2024")
    with_logo, without = rendered(briefing, look, form), rendered(briefing, Look(), form)
    assert len(with_logo) > len(without)
    if form == "docx":
        document = docx.Document(io.BytesIO(with_logo))
        words = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
        assert "Logo of the Police and Crime Commissioner for Cleveland" in words
    if form == "html":
        assert b'alt="Logo of the Police' in with_logo


def test_a_logo_or_template_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"not a picture")
    (tmp_path / "cut.png").write_bytes(png((900, 900))[:200])
    (tmp_path / "own.docx").write_bytes(b"PK not a document")
    Image.new("RGB", (5, 5)).save(tmp_path / "logo.gif")
    wrong = {
        "logo.png": "not a picture",
        "cut.png": "not a picture",
        "none.png": "No such file",
        "logo.gif": "it is GIF",
        "": "Is a directory",
    }
    for name, reason in wrong.items():
        with pytest.raises(LogoUnusable, match=reason):
            look_of(Settings(logo=tmp_path / name))
    for name, reason in (("own.docx", "not a Word document"), ("none.docx", "No such file")):
        with pytest.raises(TemplateUnusable, match=reason):
            look_of(Settings(template=tmp_path / name))


def test_colours_are_the_offices(fixture_register: Database) -> None:
    look = Look(colour="#801650")
    _, document = opened(fixture_register, look=look)
    assert str(document.styles["Title"].font.color.rgb) == "801650"
    briefing = made(fixture_register, "note", "all")
    assert b"#801650" in rendered(briefing, look, "html")
    assert squeezed("801650") in squeezed(str(rendered(briefing, look, "html")))

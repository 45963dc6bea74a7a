"""The PDF is tagged, titled, bookmarked and numbered; veraPDF needs Java, so the structure is read here
instead."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.briefing.making import EVERY_KIND, made
from violence_response.briefing import pdf
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database
from violence_response.register import building
from violence_response.settings import Settings

pytestmark = pytest.mark.slow


def opened(database: Database, kind: str, subject: str, key: str) -> tuple[Any, pikepdf.Pdf]:
    briefing = made(database, kind, subject, key)
    return briefing, pikepdf.open(io.BytesIO(rendered(briefing, Look(), "pdf")))


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure tree."""
    for kid in node.get("/K", []) if isinstance(node.get("/K", []), pikepdf.Array) else [node["/K"]]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.parametrize(("kind", "subject", "key"), EVERY_KIND)
def test_is_tagged_for_screen_readers(fixture_register: Database, kind: str, subject: str, key: str) -> None:
    briefing, file = opened(fixture_register, kind, subject, key)
    root = file.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == briefing.full_title
    found = list(elements(root.StructTreeRoot))
    counts = Counter(str(each.S) for each in found)
    headings = sum(count for name, count in counts.items() if name in {"/H1", "/H2"})
    assert headings >= len(briefing.sections)
    tables = sum(type(block).__name__ == "Table" for section in briefing.sections for block in section.blocks)
    assert counts["/Table"] == tables
    assert bool(tables) == bool(counts["/TH"])
    drawn = sum(
        type(block).__name__ == "Drawing" for section in briefing.sections for block in section.blocks
    )
    figures = [each for each in found if str(each.S) == "/Figure"]
    assert len(figures) == drawn
    assert all(str(each.Alt) for each in figures)


def test_header_cells_say_what_they_head(fixture_register: Database) -> None:
    _, file = opened(fixture_register, "note", "inspection", "joint-2024")
    heads = [each for each in elements(file.Root.StructTreeRoot) if str(each.S) == "/TH"]
    for head in heads:
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        assert any(str(each.get("/Scope", "")) == "/Column" for each in attributes)


def test_has_bookmarks_numbers_and_marking_on_every_page(fixture_register: Database) -> None:
    briefing, file = opened(fixture_register, "pack", "all", "")
    with file.open_outline() as outline:
        marks = [item.title for item in outline.root]
        marks += [item.title for top in outline.root for item in top.children]
    for section in briefing.sections:
        assert section.heading in marks
    document = pypdfium2.PdfDocument(rendered(briefing, Look(), "pdf"))
    for place, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_bounded()
        assert text.count("OFFICIAL") == 2
        assert f"Page {place} of {len(document)}" in text.replace("\r\n", " ")
        assert "register as at 3 Mar 2025" in text
        assert "Open Government Licence" in text.replace("\r\n", " ")


def test_fonts_are_inside_and_the_same_briefing_gives_the_same_bytes(fixture_register: Database) -> None:
    briefing, file = opened(fixture_register, "note", "inspection", "joint-2024")
    for page in file.pages:
        for font in page.Resources.Font.values():
            below = font.DescendantFonts[0].FontDescriptor
            assert any(key in below for key in ("/FontFile2", "/FontFile3"))
    assert rendered(briefing, Look(), "pdf") == rendered(briefing, Look(), "pdf")


def test_nothing_stands_outside_the_margins(fixture_register: Database) -> None:
    briefing = made(fixture_register, "pack", "all")
    document = pypdfium2.PdfDocument(rendered(briefing, Look(), "pdf"))
    for page in document:
        width, height = page.get_size()
        words = page.get_textpage()
        for place in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(place)
            assert left > 40
            assert right < width - 40
            assert bottom > 15
            assert top < height - 15


def test_what_no_font_shows_is_spelt_out() -> None:
    assert pdf.without_picture(frozenset("😀●◐")) == ("😀",)
    assert pdf.spelt_out("😀") == "[grinning face]"
    assert pdf.spelt_out("\u200d") == ""
    many = frozenset(chr(each) for each in range(0x4E00, 0x4E00 + 500))
    assert set(pdf.without_picture(many)) == many


def test_a_page_is_drawn(fixture_register: Database) -> None:
    printed = rendered(made(fixture_register, "note", "all"), Look(), "pdf")
    assert pdf.page_count(printed) == 2
    small, large = (pdf.page_picture(printed, 1, sharpness) for sharpness in (0.5, 1.0))
    assert small.startswith(b"\x89PNG")
    assert len(large) > len(small)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("subject", "key"), [("all", ""), ("inspection", "jtai-serious-youth-violence-2024")]
)
def test_the_note_on_what_is_shipped_has_two_sides(subject: str, key: str) -> None:
    with building.in_memory(Settings().data) as database:
        assert pdf.page_count(rendered(made(database, "note", subject, key), Look(), "pdf")) == 2

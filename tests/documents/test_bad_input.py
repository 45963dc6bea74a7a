"""Whatever is given, a reading or one sentence comes back, and nothing is left behind."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.documents import printing
from tests.documents.offices import FORM, LETTER
from violence_response import errors
from violence_response.documents.fields.facts import Reading
from violence_response.documents.fields.reader import read, read_bytes
from violence_response.documents.formats import limits, scan

pytestmark = pytest.mark.slow

TEXT = printing.as_text(LETTER).encode()
ENDINGS = ["a.pdf", "a.docx", "a.txt", "a.html", "a.md", "a.png", "a.tiff", "a", "a.xyz"]


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_with(part: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(printing.as_word(LETTER))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return package({**parts, part: data})


def locked_pdf() -> bytes:
    paper = FPDF()
    paper.set_encryption(owner_password="owner", user_password="user")
    paper.add_page()
    paper.set_font("helvetica", size=11)
    paper.cell(0, 5, "secret")
    return bytes(paper.output())


def long_pdf(pages: int) -> bytes:
    paper = FPDF()
    paper.set_font("helvetica", size=11)
    for _ in range(pages):
        paper.add_page()
        paper.cell(0, 5, "HMICFRS report, commissioner's response")
    return bytes(paper.output())


def bomb_pdf(times: int) -> bytes:
    packed = b"\0" * (limits.UNPACKED + 1_000_000)
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    filters = b" ".join([b"/FlateDecode"] * times)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + str(len(packed)).encode()
        + b"/Filter["
        + filters
        + b"]>>stream\n"
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def nested_pdf(depth: int) -> bytes:
    """Drawings that each hold the next one ten times."""

    def stream(number: int, told: str, words: str) -> str:
        return f"{number} 0 obj<<{told}/Length {len(words)}>>stream\n{words}\nendstream endobj\n"

    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>"
    parts = [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]",
        "/Resources<</XObject<</X 20 0 R>>>>/Contents 10 0 R>>endobj\n",
        stream(10, "", "/X Do"),
        *(stream(20 + place, form.format(21 + place), "/X Do\n" * 10) for place in range(depth)),
        stream(20 + depth, form.format(1), "0 0 m 9 9 l S"),
        "trailer<</Root 1 0 R>>\n%%EOF\n",
    ]
    return "".join(parts).encode()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t>'
    b"</w:r></w:p></w:body></w:document>"
)
CASES: dict[str, tuple[type[errors.ViolenceResponseError], str, bytes]] = {
    "empty": (errors.DocumentEmpty, "a.pdf", b""),
    "blank": (errors.DocumentEmpty, "a.txt", b" \n\n\t "),
    "cut off PDF": (errors.DocumentDamaged, "a.pdf", printing.as_pdf(LETTER)[:-900]),
    "beginning of a PDF": (errors.DocumentDamaged, "a.pdf", b"%PDF-1.7\n%%EOF"),
    "cut off Word file": (errors.DocumentDamaged, "a.docx", printing.as_word(LETTER)[:-700]),
    "locked PDF": (errors.DocumentLocked, "a.pdf", locked_pdf()),
    "locked Word file": (
        errors.DocumentLocked,
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "old Word file": (errors.DocumentNotAsNamed, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "text called PDF": (errors.DocumentNotAsNamed, "a.pdf", TEXT),
    "PDF called Word": (errors.DocumentNotAsNamed, "a.docx", printing.as_pdf(LETTER)),
    "spreadsheet called PDF": (errors.DocumentNotAsNamed, "a.pdf", package({"xl/workbook.xml": b"<x/>"})),
    "spreadsheet": (errors.DocumentKindUnknown, "a.xlsx", package({"xl/workbook.xml": b"<x/>"})),
    "unknown ending": (errors.DocumentNotAsNamed, "a.csv", TEXT),
    "packed bomb in Word": (
        errors.DocumentUnsafe,
        "a.docx",
        word_with("word/media/a.png", b"\0" * (limits.UNPACKED + 1)),
    ),
    "packed bomb in PDF": (errors.DocumentUnsafe, "a.pdf", bomb_pdf(1)),
    "bomb packed twice": (errors.DocumentUnsafe, "a.pdf", bomb_pdf(2)),
    "drawings within drawings": (errors.DocumentUnsafe, "a.pdf", nested_pdf(9)),
    "outside content": (errors.DocumentUnsafe, "a.docx", word_with("word/document.xml", ENTITIES)),
    "broken picture": (errors.DocumentDamaged, "a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
    "no response": (
        errors.DocumentNotAResponse,
        "a.txt",
        b"Minutes of the garden club.\n\nThe roses were praised. " * 5,
    ),
    "hardly a word": (errors.DocumentNotAResponse, "a.txt", b"PCC response to inspection"),
    "signs only": (errors.DocumentWithoutText, "a.txt", b"1234 5678 !!! 99 " * 20),
    "bytes": (errors.DocumentKindUnknown, "a.txt", bytes(range(256)) * 20),
    "too many pages": (errors.DocumentTooLarge, "a.pdf", long_pdf(limits.PAGES + 1)),
    "too large": (errors.DocumentTooLarge, "a.txt", b"a" * (limits.BYTES + 1)),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_one_sentence(case: str) -> None:
    kind, name, data = CASES[case]
    with pytest.raises(kind) as caught:
        read_bytes(data, name)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(errors.DocumentTooLarge, match="200 MB"):
        read(path)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path, Path("a\0b")):
        with pytest.raises(errors.DocumentMissing):
            read(path)


def test_links_pipes_and_devices_are_no_documents(tmp_path: Path) -> None:
    link, pipe, device = (tmp_path / name for name in ("link.pdf", "pipe.txt", "device.txt"))
    try:
        link.symlink_to(tmp_path / "gone.pdf")
        device.symlink_to("/dev/zero")
        os.mkfifo(pipe)
    except (OSError, AttributeError, NotImplementedError):
        pytest.skip("this system has no such files")
    for path in (link, pipe, device):
        with pytest.raises(errors.DocumentMissing):
            read(path)


def test_a_link_to_a_document_is_read_and_shown_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_bytes(TEXT)
    link = tmp_path / "linked.txt"
    try:
        link.symlink_to(tmp_path / "kept.txt")
    except (OSError, NotImplementedError):
        pytest.skip("this system has no links")
    assert read(link).file.name == "linked.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold a process to its memory")
def test_the_process_that_reads_a_pdf_is_held_to_its_memory() -> None:
    from violence_response.documents.formats import pdf_process

    assert pdf_process.MEMORY <= 300_000_000
    with pytest.raises(errors.DocumentUnsafe, match="memory"):
        read_bytes(nested_pdf(9), "a.pdf")


def test_a_picture_of_too_many_dots_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 9_000)).save(out, "PNG")
    with pytest.raises((errors.DocumentTooLarge, errors.DocumentUnsafe)):
        read_bytes(out.getvalue(), "a.png")


def test_a_scan_without_its_reader_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "PROGRAM", "no-such-program-here")
    out = io.BytesIO()
    Image.new("L", (300, 300), 255).save(out, "PNG")
    with pytest.raises(errors.ScanReaderMissing, match="apt install tesseract-ocr"):
        read_bytes(out.getvalue(), "a.png")


def test_a_blank_scan_has_no_text(scan_reader: None) -> None:
    out = io.BytesIO()
    Image.new("L", (600, 800), 255).save(out, "PNG")
    with pytest.raises(errors.DocumentWithoutText):
        read_bytes(out.getvalue(), "a.png")


def test_names_are_shown_and_never_followed() -> None:
    reading = read_bytes(TEXT, "../../etc/\x1b[31mpasswd.txt")
    assert reading.file.name == "?[31mpasswd.txt"


def test_deep_web_pages_do_not_break_the_reader() -> None:
    page = b"<html><body>" + b"<div>" * 5000 + TEXT + b"</div>" * 5000 + b"</body></html>"
    assert outcome(page, "a.html")


def outcome(data: bytes, name: str) -> Reading | errors.ViolenceResponseError:
    try:
        return read_bytes(data, name)
    except errors.ViolenceResponseError as error:
        return error


STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"<html>"]


@given(st.binary(max_size=400), st.sampled_from(STARTS), st.sampled_from(ENDINGS))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_reading_or_a_sentence(data: bytes, start: bytes, name: str) -> None:
    assert outcome(start + data, name)


@given(st.text(max_size=600), st.sampled_from(["a.txt", "a.html", "a.md"]))
@settings(max_examples=150, deadline=None)
def test_any_text_among_a_response_gives_a_reading_or_a_sentence(text: str, name: str) -> None:
    whole = printing.as_text(FORM).replace("In summary", text + "\n\nIn summary")
    assert outcome(whole.encode("utf-8", "replace"), name)


WHOLE = {"a.pdf": printing.as_pdf(LETTER), "a.docx": printing.as_word(FORM, "controls")}


@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30),
)
@settings(max_examples=80, deadline=None)
def test_damaged_bytes_give_a_reading_or_a_sentence(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE[name])
    for place, value in changes:
        data[place % len(data)] = value
    assert outcome(bytes(data), name)


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font: str) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for kind, name, data in (
        *CASES.values(),
        (None, "a.pdf", printing.as_scan(printing.as_pdf(LETTER, fonts=font))),
    ):
        assert kind is None or isinstance(outcome(data, name), kind)
        outcome(data, name)
    assert list(tmp_path.iterdir()) == []


def test_deleted_and_struck_words_are_not_read() -> None:
    document = docx.Document()
    for kind, words in FORM.parts:
        paragraph = document.add_paragraph(
            "" if "quoted" in words else words, style="List Bullet" if kind == "li" else None
        )
        if "quoted" in words:
            paragraph.add_run("Is Cleveland Police quoted in the Report? ")
            paragraph.add_run("Yes").font.strike = True
            paragraph.add_run(" No")
    out = io.BytesIO()
    document.save(out)
    assert read_bytes(out.getvalue(), "a.docx").fields["is_force_quoted"].value is False

"""What kind of file it is, by what is inside, and its lines by the reader of that kind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from violence_response.documents.formats.limits import BYTES, Watch, size_in_words
from violence_response.documents.formats.lines import Source
from violence_response.documents.formats.pdf_document import read_pdf
from violence_response.documents.formats.plain_text import read_plain
from violence_response.documents.formats.scan import read_image
from violence_response.documents.formats.web_page import read_web
from violence_response.documents.formats.word_document import read_word
from violence_response.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentMissing,
    DocumentNotAsNamed,
    DocumentTooLarge,
    DocumentWithoutText,
)
from violence_response.words import file_name

READERS: dict[str, Callable[[bytes, Watch], Source]] = {
    "pdf": read_pdf,
    "docx": read_word,
    "html": read_web,
    "text": read_plain,
    "image": read_image,
}
ENDINGS = {
    ".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text",
    ".md": "text", ".markdown": "text", ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image",
    ".tiff": "image",
}  # fmt: skip
SAVE_AS = "PDF, DOCX, TXT, MD, HTML, PNG, JPEG or TIFF"
KIND_WORDS = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "html": "a web page",
    "text": "plain text",
    "image": "a picture",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
WEB = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises DocumentMissing or DocumentTooLarge, the latter before they are read."""
    try:
        if not path.is_file():
            raise DocumentMissing(path=path, reason="no such file")
        size = path.stat().st_size
        if size > BYTES:
            raise DocumentTooLarge(
                name=file_name(path.name), found=size_in_words(size), limit=size_in_words(BYTES)
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentMissing(path=path, reason=(error.strerror or "it cannot be read").lower()) from error
    except ValueError as error:
        raise DocumentMissing(path=file_name(str(path)), reason="no such file") from error


def source_of(data: bytes, name: str) -> tuple[Source, str]:
    """The lines of a file's bytes, and its format as the register names it: pdf, pdf_scan, docx, md, …

    Raises DocumentEmpty, DocumentTooLarge, DocumentNotAsNamed, DocumentKindUnknown, DocumentLocked,
    DocumentUnsafe, DocumentDamaged, DocumentWithoutText or ScanReaderMissing.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise DocumentEmpty(name=name)
    if len(data) > BYTES:
        raise DocumentTooLarge(name=name, found=size_in_words(len(data)), limit=size_in_words(BYTES))
    kind = kind_of(data, name)
    source = READERS[kind](data, Watch(name))
    if not any(letter.isalpha() for line in source.lines for letter in line.text):
        raise DocumentWithoutText(name=name)
    return source, _format(kind, name, source)


def _format(kind: str, name: str, source: Source) -> str:
    ending = Path(name).suffix.lower().lstrip(".")
    if kind == "text":
        return "md" if ending in ("md", "markdown") else "txt"
    return f"{kind}_scan" if kind == "pdf" and source.is_scan else kind


def kind_of(data: bytes, name: str) -> str:
    """The reader for some bytes, by what is inside; the name's ending has to agree.

    Raises DocumentNotAsNamed, DocumentKindUnknown or DocumentLocked.
    """
    ending = Path(name).suffix.lower()
    kind, words = _inside(data, name)
    expected = ENDINGS.get(ending)
    if kind is None:
        if expected is not None and expected != "text":
            raise DocumentNotAsNamed(name=name, found=words, endings=SAVE_AS)
        raise DocumentKindUnknown(name=name, found=words, endings=SAVE_AS)
    if ending and expected is None:
        raise DocumentNotAsNamed(name=name, found=words, endings=SAVE_AS)
    # What is inside decides between plain text and web pages; either ending will do.
    is_text = kind in ("text", "html") and expected in ("text", "html")
    if expected not in (None, kind) and not is_text:
        if expected == "pdf" and kind == "text" and data.lstrip()[:4] == b"%PDF":
            raise DocumentDamaged(name=name, reason="it is not a whole PDF")
        raise DocumentNotAsNamed(name=name, found=words, endings=SAVE_AS)
    return expected if is_text and expected == "html" else kind


def _inside(data: bytes, name: str) -> tuple[str | None, str]:
    """The reader and the words for what is inside; no reader where nobody here reads it."""
    if b"%PDF-" in data[:1024]:
        return "pdf", KIND_WORDS["pdf"]
    if data.startswith((OLD_OFFICE, b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_package(data, name)
    if data.startswith(PICTURES):
        return "image", KIND_WORDS["image"]
    if WEB.match(data[:4096]) or b"<body" in data[:200_000].lower():
        return "html", KIND_WORDS["html"]
    return _inside_text(data)


def _inside_text(data: bytes) -> tuple[str | None, str]:
    if data.startswith(b"{\\rtf"):
        return None, "a rich text document"
    sample = data[:4000]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    is_wide = sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample.count(0) > len(sample) * 0.3
    if strange > len(sample) * 0.02 and not is_wide:
        return None, "no text"
    return "text", KIND_WORDS["text"]


def _inside_package(data: bytes, name: str) -> tuple[str | None, str]:
    if data.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentLocked(name=name)
        return None, "a document of an old Office program"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise DocumentDamaged(name=name, reason="its package is broken or cut off") from error
    if "word/document.xml" in names:
        return "docx", KIND_WORDS["docx"]
    for start, words in (
        ("xl/", "a spreadsheet"),
        ("ppt/", "a slide show"),
        ("content.xml", "an OpenDocument file"),
    ):
        if any(each.startswith(start) for each in names):
            return None, words
    return None, "an archive"

"""Plain text and Markdown, in the encodings that offices' programs write."""

from __future__ import annotations

import codecs
import re

from violence_response.documents.formats.limits import Watch
from violence_response.documents.formats.lines import Line, Source
from violence_response.errors import DocumentKindUnknown

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HEADING = re.compile(r"^#{1,6}\s+")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])[*_](?=[^\s*_])([^*_]+?)(?<=\S)[*_](?![\w*])")
QUOTATION = re.compile(r"^\s*>\s?")
WIDE = re.compile(r"(?<=\S) {4,}(?=\S)")
"""Spaces that part the cells of a row."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
WRAPPED = range(50, 125)
"""Longest line of a text whose lines were broken by width."""
ENDINGS = "txt, md, html, docx, pdf"


def decoded(data: bytes, name: str) -> str:
    """The text of bytes: by their mark, as UTF-8, as UTF-16 where every other byte is nought, or as
    Windows-1252.

    Raises DocumentKindUnknown where the bytes are no text.
    """
    text = _as_text(data)
    strange = len(CONTROL.findall(text[:100_000]))
    if strange > 2 + len(text[:100_000]) / 1000:
        raise DocumentKindUnknown(name=name, found="not a text", endings=ENDINGS)
    return CONTROL.sub(lambda found: "\f" if found[0] == "\x0c" else " ", text)


def _as_text(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    sample = data[:4000]
    if len(sample) > 3 and b"\0" in sample:
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        if max(odd, even) > len(sample) * 0.3:
            return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_plain(data: bytes, watch: Watch) -> Source:
    """The lines of a text; a form feed begins a page."""
    text = watch.text(decoded(data, watch.name)).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    is_whole = not _is_wrapped(text)
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        has_gap = False
        for row in page.split("\n"):
            if not row.strip():
                has_gap = True
                continue
            lines.append(_line(row, number, is_whole, has_gap))
            has_gap = False
    watch.pages(len(pages))
    return Source(tuple(lines), len(pages))


def _line(row: str, page: int, is_whole: bool, has_gap: bool) -> Line:
    is_heading, is_quotation = bool(HEADING.match(row)), bool(QUOTATION.match(row))
    text = QUOTATION.sub("", HEADING.sub("", row))
    text = EMPHASIS.sub(lambda found: found[2] or found[3], text)
    text = WIDE.sub("\t", text)
    indent = float(len(row) - len(row.lstrip()))
    return Line(
        text.strip(" "),
        page,
        "heading" if is_heading else "text",
        is_whole or is_heading,
        is_quotation,
        has_gap,
        left=indent,
    )


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a width: many of them end close to the longest."""
    lengths = [len(row.rstrip()) for row in text.split("\n") if row.strip()]
    longest = max(lengths, default=0)
    near = sum(length > longest * 0.75 for length in lengths)
    return longest in WRAPPED and near >= max(3, len(lengths) * 0.25)

"""Word documents through python-docx: paragraphs, tables, lists and both kinds of tick boxes.

python-docx opens the package; the body is walked here, because boxes, numbering and deleted words lie below
its surface.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.oxml.ns import qn
from lxml import etree

from violence_response import packages
from violence_response.documents.formats.limits import UNPACKED, Watch
from violence_response.documents.formats.lines import Kind, Line, Source
from violence_response.errors import DocumentDamaged, DocumentTooLarge, DocumentUnsafe

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:sdtPr"), FALLBACK})
WINGDINGS = {
    "FE": "☑", "FD": "☒", "FC": "✓", "FB": "☒", "52": "☑", "53": "☒", "A8": "☐", "6F": "☐", "72": "☐",
    "71": "☐",
}  # fmt: skip
SIGNS = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
OFF = ("0", "false", "off")
BROKEN = (
    AttributeError, LookupError, NotImplementedError, OSError, RuntimeError, SyntaxError, TypeError,
    ValueError, zipfile.BadZipFile, etree.LxmlError, PythonDocxError,
)  # fmt: skip
PARTS = 5_000
WRITTEN = 20_000_000
"""Most bytes of XML: in memory it takes many times its size."""


def read_word(data: bytes, watch: Watch) -> Source:
    """The lines of a Word document; headers and footers are parts of their own and are left out.

    Raises DocumentDamaged, DocumentTooLarge or DocumentUnsafe.
    """
    check_package(data, watch)
    try:
        document = docx.Document(io.BytesIO(data))
        walk = Walk(document, watch)
        lines = tuple(walk.lines(document.element.body))
    except (DocumentTooLarge, DocumentUnsafe):
        raise
    # Whatever a broken package makes the library say, the reader of the message needs one sentence.
    except BROKEN as error:
        raise DocumentDamaged(name=watch.name, reason="it is not a whole Word document") from error
    watch.pages(walk.page)
    return Source(lines, walk.page)


def check_package(data: bytes, watch: Watch) -> None:
    """Refuse a package that unpacks beyond the limit or whose XML declares a document type (entities)."""
    packages.check(
        data,
        watch.name,
        "a response",
        most_parts=PARTS,
        unpacked=UNPACKED,
        written=WRITTEN,
        tick=watch.tick,
    )


class Walk:
    """One way through a document's body: counts pages and the items of numbered lists."""

    def __init__(self, document: Document, watch: Watch) -> None:
        """A walk that has not begun."""
        self.watch = watch
        self.page = 1
        self.styles = {style.style_id: style for style in document.styles}
        self.formats = dict(_number_formats(document))
        self.counts: dict[tuple[str, int], int] = defaultdict(int)

    def lines(self, parent: Any) -> Iterator[Line]:
        """The lines of a part of the body, in order."""
        for node in parent:
            if node.tag == qn("w:p"):
                yield from self.paragraph(node)
            elif node.tag == qn("w:tbl"):
                yield from self.table(node)
            elif node.tag == qn("w:sdt") or node.tag not in SKIPPED:
                content = node.find(qn("w:sdtContent")) if node.tag == qn("w:sdt") else node
                if content is not None:
                    yield from self.lines(content)

    def paragraph(self, node: Any) -> Iterator[Line]:
        """A paragraph as a line, with its number where Word counts it; text boxes in it follow."""
        page = self.page
        text = self.watch.text(self.text(node))
        kind, number = self.manner(node)
        if text.strip():
            yield Line(f"{number}{text.strip()}", page, kind, is_whole=True)
        for box in node.iter(qn("w:txbxContent")):
            if not any(each.tag == FALLBACK for each in box.iterancestors()):
                yield from self.lines(box)

    def table(self, node: Any) -> Iterator[Line]:
        """A line for each row, its cells parted by tabs; a row with one filled cell gives its paragraphs."""
        for row in node.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not node:
                continue
            cells = [
                list(self.lines(cell))
                for cell in row.iter(qn("w:tc"))
                if next(cell.iterancestors(qn("w:tr"))) is row
            ]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                text = "\t".join(" ".join(line.text for line in cell) for cell in filled)
                yield Line(text, filled[0][0].page, is_whole=True)

    def text(self, node: Any) -> str:
        """The words of a node, with signs for its boxes; deleted and struck words are left out."""
        pieces = []
        for child in node:
            tag = child.tag
            if tag in SKIPPED or tag == qn("w:txbxContent"):
                continue
            if tag == qn("w:t"):
                pieces.append(child.text or "")
            elif tag == qn("w:sdt"):
                pieces.append(self.control(child))
            elif tag == qn("w:fldChar"):
                pieces.append(_field_box(child))
            elif tag == qn("w:sym"):
                pieces.append(WINGDINGS.get((child.get(qn("w:char")) or "")[-2:].upper(), ""))
            elif tag == qn("w:lastRenderedPageBreak") or (
                tag == qn("w:br") and child.get(qn("w:type")) == "page"
            ):
                self.page += 1
            elif tag in SIGNS:
                pieces.append(SIGNS[tag])
            elif not (tag == qn("w:r") and _is_struck(child)):
                pieces.append(self.text(child))
        return "".join(pieces)

    def control(self, node: Any) -> str:
        """A content control: a box's sign by its state, whatever glyph it shows; otherwise its words."""
        state = node.find(f"{qn('w:sdtPr')}/{W14}checkbox/{W14}checked")
        if state is not None or node.find(f"{qn('w:sdtPr')}/{W14}checkbox") is not None:
            is_on = state is not None and state.get(f"{W14}val") not in OFF
            return " ☒ " if is_on else " ☐ "
        content = node.find(qn("w:sdtContent"))
        return "" if content is None else self.text(content)

    def manner(self, node: Any) -> tuple[Kind, str]:
        """Whether a paragraph is a heading, an item or text, and the number Word shows before it."""
        found = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(found.get(qn("w:val"))) if found is not None else None
        name = (style.name or "").lower() if style is not None else ""
        place = node.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if place is None and style is not None:
            place = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        kind: Kind = "heading" if name.startswith(("heading", "title")) else "text"
        key = _list_place(place)
        if key is None:
            return ("bullet" if name.startswith("list bullet") else kind), ""
        if self.formats.get(key, "bullet") in ("bullet", "none"):
            return ("bullet" if kind == "text" else kind), ""
        return kind, self.counted(key)

    def counted(self, key: tuple[str, int]) -> str:
        """The number of the next item of a list: "2. " or "2.1 "."""
        name, level = key
        self.counts[key] += 1
        for other in [each for each in self.counts if each[0] == name and each[1] > level]:
            self.counts[other] = 0
        numbers = [str(self.counts[name, each] or 1) for each in range(level + 1)]
        return f"{numbers[0]}. " if level == 0 else ".".join(numbers) + " "


def _list_place(node: Any) -> tuple[str, int] | None:
    if node is None:
        return None
    number, level = node.find(qn("w:numId")), node.find(qn("w:ilvl"))
    if number is None or number.get(qn("w:val")) == "0":
        return None
    return number.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0


def _number_formats(document: Document) -> Iterator[tuple[tuple[str, int], str]]:
    """How each list counts: (list, level) and "bullet", "decimal" and so on."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    kinds = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
    for each in root.iter(qn("w:num")):
        link = each.find(qn("w:abstractNumId"))
        kind = kinds.get(link.get(qn("w:val"))) if link is not None else None
        for level in [] if kind is None else kind.iter(qn("w:lvl")):
            shape = level.find(qn("w:numFmt"))
            if shape is not None:
                yield (each.get(qn("w:numId")), int(level.get(qn("w:ilvl")))), shape.get(qn("w:val"))


def _field_box(node: Any) -> str:
    """The sign of an old form field's tick box, from its state or, where nobody touched it, its default."""
    box = node.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    for name in ("w:checked", "w:default"):
        state = box.find(qn(name))
        if state is not None:
            return " ☐ " if state.get(qn("w:val")) in OFF else " ☒ "
    return " ☐ "


def _is_struck(run: Any) -> bool:
    """Whether a run is struck through: "Yes / No" with one struck is an answer."""
    for name in ("w:strike", "w:dstrike"):
        mark = run.find(f"{qn('w:rPr')}/{qn(name)}")
        if mark is not None and mark.get(qn("w:val")) not in OFF:
            return True
    return False

"""Web pages, through lxml: the words of the article without menus, in reading order.

lxml because python-docx needs it anyway and its parser survives broken pages; it fetches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from violence_response.documents.formats.limits import Watch
from violence_response.documents.formats.lines import Line, Source
from violence_response.documents.formats.plain_text import decoded
from violence_response.errors import DocumentDamaged

DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "footer", "aside", "svg", "iframe", "head", "button",
    "select", "object",
))  # fmt: skip
BREAKS = frozenset((
    "p", "div", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "thead",
    "tbody", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "pre", "form", "figure",
    "figcaption", "fieldset", "address", "details", "summary",
))  # fmt: skip
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"])
DEEPEST = 200


def read_web(data: bytes, watch: Watch) -> Source:
    """The lines of a web page; a page's own declaration of its encoding counts before the usual guess."""
    declared = re.search(rb"""charset=["']?\s*([A-Za-z0-9_-]+)""", data[:2048])
    text = _declared(data, declared[1].decode("ascii") if declared else "", watch.name)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", watch.text(text))
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged(name=watch.name, reason="it is not a web page") from error
    return Source(tuple(_lines(_article(tree))), 1)


def _declared(data: bytes, encoding: str, name: str) -> str:
    try:
        if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            return decoded(data.decode(encoding).encode("utf-8"), name)
    except (LookupError, UnicodeError):
        pass
    return decoded(data, name)


def _article(tree: Any) -> Any:
    """The part that holds the article: the page's main part where it has one with enough words."""
    for path in (".//main", ".//*[@role='main']", ".//article", ".//body"):
        for node in tree.findall(path):
            if len("".join(node.itertext()).split()) > 40:
                return node
    return tree


def _lines(node: Any) -> Iterator[Line]:
    """Lines of a node: every element that breaks a line ends one; cells of a row are parted by tabs."""
    pieces: list[str] = []
    state: dict[str, Any] = {"kind": "text", "quoted": 0}

    def flush() -> Iterator[Line]:
        text = "\t".join(" ".join(part.split()) for part in "".join(pieces).split("\t")).strip()
        pieces.clear()
        if text:
            yield Line(text, 1, state["kind"], is_whole=True, is_quotation=state["quoted"] > 0)
        state["kind"] = "text"

    for event, part in _events(node):
        if event == "text":
            pieces.append(re.sub(r"[\t\n\r]", " ", part))
        elif event == "cell":
            pieces.append("\t")
        elif event == "mark":
            pieces.append(f" {part} ")
        else:
            yield from flush()
            if event == "quote":
                state["quoted"] += part
            elif event == "item":
                state["kind"] = "bullet"
                pieces.append(part)
            elif event == "heading":
                state["kind"] = "heading"
    yield from flush()


def _events(node: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """What happens on the way through a node: text, breaks, headings, numbered items, cells, boxes."""
    if not isinstance(node.tag, str) or node.tag in DROPPED or depth > DEEPEST:
        return
    if node.tag == "header" and node.find(".//h1") is None:
        return
    yield from _opening(node)
    if node.text:
        yield "text", node.text
    for child in node:
        yield from _events(child, depth + 1)
        if child.tail:
            yield "text", child.tail
    yield from _closing(node)


def _closing(node: Any) -> Iterator[tuple[str, Any]]:
    tag = node.tag
    if tag in ("td", "th"):
        yield "cell", None
    elif tag == "blockquote":
        yield "quote", -1
    elif tag in BREAKS and not _is_in_cell(node):
        yield "break", None


def _opening(node: Any) -> Iterator[tuple[str, Any]]:
    tag = node.tag
    if tag == "blockquote":
        yield "quote", 1
    elif tag == "input" and node.get("type") in ("checkbox", "radio"):
        yield "mark", "☐" if node.get("checked") is None else "☒"
    elif tag in HEADINGS:
        yield "heading", None
    elif tag == "li":
        yield (
            "item",
            f"{_place(node)}. " if node.getparent() is not None and node.getparent().tag == "ol" else "",
        )
    elif tag in BREAKS and not _is_in_cell(node) and not _begins_item(node):
        yield "break", None


def _place(node: Any) -> int:
    """The number of an item of a numbered list."""
    first = node.getparent().get("start", "1")
    return (int(first) if first.isdigit() else 1) + len(list(node.itersiblings("li", preceding=True)))


def _begins_item(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == "li" and parent.index(node) == 0


def _is_in_cell(node: Any) -> bool:
    """Whether a paragraph or break is in a cell: it then parts words, not lines."""
    parent = node.getparent()
    return node.tag in ("p", "div", "br") and parent is not None and parent.tag in ("td", "th")

"""Lines become paragraphs again: running heads and page numbers go, broken lines and words are joined.

That nothing is lost matters more than tidiness: a line that could be a list item is never taken for a
running head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from violence_response.documents.fields import tick_boxes
from violence_response.documents.fields.facts import Block
from violence_response.documents.fields.layouts import RECOMMENDATION
from violence_response.documents.fields.mending import Wording
from violence_response.documents.formats.lines import Kind, Line, Source

BULLET = re.compile(r"^\s*(?:[•●▪◦‣·∙○◆➢►*\uf0b7\uf0a7\uf0d8\uf076]|[-–—](?=\s)|o(?=\s+[A-Za-z]))\s*(?=\S)")
SCAN_BULLET = re.compile(r"^\s*(?:[_~-]?[.e*«»°·¢©®+=#~-]|\([eo]\))\s+(?=[A-Za-z])")
NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.(?:\d{1,2}\.?)*)\s+(?=\S)")
PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*(?:page\W*)?$|^\W*\d{1,3}\s*\|\s*p\s?a\s?g\s?e\W*$",
    re.IGNORECASE,
)
MARKING = re.compile(
    r"^\W*(?:OFFICIAL|UNCLASSIFIED|NOT PROTECTIVELY MARKED|RESTRICTED)"
    r"(?:[\s:–-]+[A-Z ]{2,30}|\s*[–—:|-]\s*\S.{2,80})?\W*$"
)
STARTS = re.compile(
    r"^(?:title\b.{0,25}:|date (?:inspection|of|published)|type of inspection|is .{3,40} quoted|"
    r"for office use only|"
    rf"comments? by the|response (?:forwarded|published)|{RECOMMENDATION}|dear |yours (?:sincerely|"
    r"faithfully|ever)|"
    r"(?:pcc|commissioner)\S* (?:response|comment)|executive summary|inspection details)",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.!?:;][\"”'’)\]]*$")
ZONE = 2


@dataclass(slots=True)
class Open:
    """A paragraph that may still grow."""

    lines: list[Line]
    text: str
    kind: Kind

    @property
    def last(self) -> Line:
        """The line that was added last."""
        return self.lines[-1]


def blocks(source: Source, terms: Iterable[str] = ()) -> tuple[Block, ...]:
    """The paragraphs, items and headings of a document, mended, in order."""
    lines = without_running_heads(source)
    wording = Wording([line.text for line in lines], terms, source.is_scan)
    widest = _right_edge(lines)
    found: list[Open] = []
    for line in lines:
        kind, text = _manner(line, source.is_scan)
        if found and kind != "bullet" and _continues(found[-1], line, text, widest):
            _add(found[-1], line, text, wording)
        elif text.strip():
            found.append(Open([line], text, kind))
    return tuple(_block(each, wording) for each in found)


def without_running_heads(source: Source) -> list[Line]:
    """The lines without page numbers, protective markings and what repeats, each at the edge of pages.

    Only what white space parts from the rest of the page is taken for a running head, so that the end of an
    item that happens to repeat stays; "Page 2 of 3" needs no white space.
    """
    pages: dict[int, list[int]] = {}
    for place, line in enumerate(source.lines):
        pages.setdefault(line.page, []).append(place)
    edges = {place: is_apart for places in pages.values() for place, is_apart in _edges(source.lines, places)}
    shapes = {(source.lines[place].page, _shape(source.lines[place])) for place in edges}
    seen = Counter(shape for _, shape in shapes)
    enough = max(2, source.pages / 2)
    dropped = set()
    for place, is_apart in edges.items():
        line = source.lines[place]
        is_page_number = PAGE_NUMBER.match(line.text) is not None
        is_repeated = source.pages > 1 and (is_page_number or seen[_shape(line)] >= enough)
        if (
            (is_page_number and "page" in line.text.lower())
            or MARKING.match(line.text)
            or (is_repeated and is_apart)
        ):
            dropped.add(place)
    return [line for place, line in enumerate(source.lines) if place not in dropped]


def _edges(lines: Sequence[Line], places: Sequence[int]) -> Iterable[tuple[int, bool]]:
    """The first and last lines of a page that begin no item, and whether white space parts them off."""
    for index, place in enumerate(places):
        is_first, is_last = index < ZONE, index >= len(places) - ZONE
        if not (is_first or is_last) or lines[place].is_whole or BULLET.match(lines[place].text):
            continue
        after = is_first and any(lines[each].has_gap for each in places[index + 1 : ZONE + 1])
        before = is_last and any(lines[each].has_gap for each in places[len(places) - ZONE : index + 1])
        yield place, after or before


def _shape(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words without numbers, and its height on the page."""
    return re.sub(r"\d+", "#", " ".join(line.text.lower().split())), round((line.top or 0) / 4) if abs(
        line.top or 0
    ) < 1e4 else 0


def _manner(line: Line, is_scan: bool) -> tuple[Kind, str]:
    """Whether a line begins an item, and its words without the item's sign."""
    if line.kind == "heading":
        return "heading", line.text
    for pattern in (BULLET, SCAN_BULLET) if is_scan else (BULLET,):
        found = pattern.match(line.text)
        if found is not None and not tick_boxes.has_box(found.group()):
            return "bullet", line.text[found.end() :]
    if line.kind == "bullet":
        return "bullet", line.text
    return ("heading" if is_capitals(line.text) else "text"), line.text


def is_capitals(text: str) -> bool:
    """Whether a line is a heading in capitals: at least two words, none of them small."""
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(text.split()) >= 2
        and len(letters) >= 6
        and all(letter.isupper() for letter in letters)
        and len(text) < 110
    )


def _right_edge(lines: Sequence[Line]) -> int:
    """Letters of a full line."""
    lengths = sorted(len(line.text) for line in lines if not line.is_whole)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(paragraph: Open, line: Line, text: str, widest: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = paragraph.last
    if line.is_whole or last.is_whole or line.kind == "heading" or "\t" in text or "\t" in paragraph.text:
        return False
    if paragraph.kind == "heading":
        return is_capitals(text) and not line.has_gap and line.page == last.page and not STARTS.match(text)
    if _begins(paragraph, line, text):
        return False
    if line.page != last.page:
        return _goes_over_the_page(paragraph, line, text)
    # A short line that ends a sentence ends the paragraph, too, where white space does not show it.
    is_end = ENDS.search(last.text) is not None and len(last.text) < widest * 0.6
    return not line.has_gap and not is_end and len(last.text) > widest * 0.4


def _begins(paragraph: Open, line: Line, text: str) -> bool:
    """Whether a line begins a paragraph by its words or its letters."""
    last = paragraph.last
    if (
        is_capitals(text)
        or STARTS.match(text)
        or _begins_number(paragraph, text)
        or tick_boxes.has_box(last.text)
    ):
        return True
    # Another size of letters is another paragraph; in a scan the height of a line depends on its letters.
    return line.certainty == 1 and abs((line.size or 0) - (last.size or 0)) > 1.2


def _begins_number(paragraph: Open, text: str) -> bool:
    found = NUMBER.match(text)
    # "in section\n55. The" is no list: a number begins an item only after a sentence's end or a short line.
    return found is not None and bool(
        ENDS.search(paragraph.text) or paragraph.last.is_whole or len(paragraph.last.text) < 60
    )


def _goes_over_the_page(paragraph: Open, line: Line, text: str) -> bool:
    if not ENDS.search(paragraph.text.rstrip()):
        return text[:1].islower() or len(paragraph.text) > 60
    if paragraph.kind != "bullet" or line.left is None:
        return False
    if len(paragraph.lines) == 1:
        return line.left > (paragraph.last.left or 0) + 4
    # The sentence ended with the page: words at the item's own indent still belong to it.
    return abs(line.left - (paragraph.last.left or 0)) < 3 and line.left > (paragraph.lines[0].left or 0) + 2


def _add(paragraph: Open, line: Line, text: str, wording: Wording) -> None:
    before = paragraph.text.rstrip()
    is_broken = before.endswith("-") and len(before) > 1 and before[-2].isalpha()
    paragraph.text = wording.joined(before, text.lstrip()) if is_broken else f"{before} {text.lstrip()}"
    paragraph.lines.append(line)


def _block(paragraph: Open, wording: Wording) -> Block:
    first = paragraph.lines[0]
    quote = "\n".join(line.text.strip(" ") for line in paragraph.lines)
    certainty = (
        min(line.certainty for line in paragraph.lines)
        if len(paragraph.lines) < 4
        else _mean(paragraph.lines)
    )
    return Block(
        wording.mend(paragraph.text), quote, first.page, paragraph.kind, first.is_quotation, certainty
    )


def _mean(lines: Sequence[Line]) -> float:
    return round(sum(line.certainty for line in lines) / len(lines), 3)

"""Which of the known layouts a document has, and whether it is a response at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from violence_response.documents.fields.facts import Block, Layout

FORM_HEADINGS = (
    "inspection details",
    "executive summary of report",
    "pcc response to inspection",
    "for office use only",
    "response by the pcc to hmicfrs inspections of cleveland police",
)
FORM_LINES = re.compile(
    r"^(?:date inspection published|type of inspection|is cleveland police quoted|comments? by the pcc)", re.I
)
SALUTATION = re.compile(
    r"^dear\s+(?:home secretary|secretary of state|minister|sir|madam|mr|mrs|ms|miss|dr|rt|lord|lady|dame)\b",
    re.I,
)
FAREWELL = re.compile(
    r"\byours (?:sincerely|faithfully|truly|ever)|^(?:with )?(?:kind|best|warm) (?:regards|wishes)", re.I
)
MINISTERS = ("dear home secretary", "dear secretary of state", "dear minister")
RECOMMENDATION = (
    r"(?:(?:recommendations?|areas? for improvement|afi|rec\.?)\s*(?:no\.?\s*|number\s+)?\d|"
    r"r\d{1,2}\s*(?:[:.)–—-]|$))"
)
"""How the head of a recommendation begins; small and capital letters alike."""
HEAD_NUMBER = re.compile(
    r"(?:recommendations?|areas? for improvement|causes? of concern|afi|rec\.?)\s*"
    r"(?:no\.?\s*|number\s+)?\d{1,3}|"
    r"r\d{1,2}(?=\s*(?:[:.)–—-]|$))",
    re.I,
)
CHIEF_SPEAKS = re.compile(
    r"chief (?:constable|officer)(?:['’]s)?\b.{0,80}?"
    r"(?:comment|response|view|stat|said|says|told|wrote|writes|repl|respond|advis|assur|confirm)|"
    r"(?:comments?|response|views?|statement) (?:by|of|from) (?:the )?chief ",
    re.I | re.S,
)
SECTION = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?P<words>\S.*)", re.S)
SIGNS = {
    "it names no commissioner, chief officer or force": re.compile(
        r"commissioner|\bpccs?\b|\bpfcc\b|\bopcc\b|mayor|policing body|police authority|"
            r"chief (?:constable|officer)", re.I
    ),
    "it names no inspection": re.compile(r"\bhmic(?:frs)?\b|inspect(?:ion|ions|orate|orates|ors)\b|"
        r"\bpeel\b|\bjtais?\b|ofsted", re.I),
    "it holds no answer": re.compile(r"\brespon(?:se|ses|d|ds|ded|ding)\b|\bcomments?\b|"
        r"recommendations?\b|chief constable", re.I),
}  # fmt: skip


def missing_signs(blocks: Sequence[Block]) -> str | None:
    """What a response would have and this document does not; nothing where it has all."""
    text = "\n".join(block.text for block in blocks)
    lacking = [words for words, pattern in SIGNS.items() if not pattern.search(text)]
    if len(text.split()) < 12:
        return "it holds hardly any words"
    return " and ".join(lacking) if lacking else None


def is_heading(block: Block, words: str) -> bool:
    """Whether a block is a heading of those words, however a scan spelt it."""
    text = re.sub(r"[^a-z ]", "", block.text.lower()).strip()
    return abs(len(text) - len(words)) <= 8 and fuzz.ratio(text, words) >= 86


def layout_of(blocks: Sequence[Block]) -> Layout:
    """The layout: enough of the form's own headings and lines; a salutation with a farewell or
    recommendations; numbered sections; otherwise unknown."""
    headings = sum(any(is_heading(block, words) for block in blocks) for words in FORM_HEADINGS)
    lines = len({match.group().lower() for block in blocks if (match := FORM_LINES.match(block.text))})
    if headings >= 2 or (headings and lines >= 2) or lines >= 3:
        return "cleveland_form"
    is_letter = any(_salutes(line) for block in blocks for line in block.quote.split("\n"))
    has_recommendation = any(re.match(RECOMMENDATION, block.text, re.I) for block in blocks)
    is_to_minister = any(_salutes(block.text, MINISTERS) for block in blocks[:25])
    if is_to_minister or (
        is_letter and (has_recommendation or any(FAREWELL.search(block.text) for block in blocks))
    ):
        return "letter"
    numbers = [match["number"] for block in blocks if (match := SECTION.match(block.text))]
    tops = {int(number.split(".")[0]) for number in numbers}
    has_parts = any("." in number for number in numbers)
    if {1, 2} <= tops and (has_parts or len(numbers) >= 3):
        return "numbered_report"
    heads = {match.group().lower() for block in blocks if (match := HEAD_NUMBER.match(block.text))}
    asked = {match["number"] for block in blocks if (match := SECTION.match(block.text)) and _is_asked(match)}
    if max(len(heads), len(asked)) >= 2 and any(CHIEF_SPEAKS.search(block.text) for block in blocks):
        return "numbered_report"
    return "unknown"


def _is_asked(section: re.Match[str]) -> bool:
    return re.search(r"\b(?:should|must|needs? to)\b", section["words"]) is not None


def _salutes(line: str, ministers: Sequence[str] = ()) -> bool:
    """Whether a line greets the reader of a letter, or one of these ministers, however a scan spelt it."""
    if not ministers and SALUTATION.match(line):
        return True
    # In Wales the greeting is in two languages: "Annwyl … / Dear Home Secretary".
    for part in line[:90].split(" / "):
        text = " ".join(re.findall(r"[a-z]+", part[:40].lower()))
        if text.startswith("d") and any(
            fuzz.ratio(text[: len(words)], words) >= 84 for words in ministers or MINISTERS
        ):
            return True
    return False

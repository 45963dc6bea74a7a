"""The title of the inspection: put in order again where a scan's columns mixed it, and compared with known
titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from violence_response.documents.known import Known
from violence_response.documents.layouts import SALUTATION
from violence_response.documents.matching import known_title, sure
from violence_response.documents.model import Block, Draft, Field

DANGLING = re.compile(r"\b(?:to|of|and|the|in|for|by|with|on|a|an|or|into|how|from|το)\s*$", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:(?:title|name)(?: of (?:the )?(?:inspection|report|review))?|(?:inspection|report) (?:title|name))"
    r"\s*[:–—-]*\s*|^(?:inspection|report|review|subject)(?: report)?\s*[:–—]\s*",
    re.I,
)
LABEL_CELL = re.compile(r"^(?:title|name|inspection|report|review|subject)(?: \w+){0,3}$", re.I)
ANSWERS = re.compile(
    r"^(?:re:|subject:|ref:)?\s*(?:(?:the|our)\s+)?(?:[\w&,'’ -]{0,60}\b(?:response|comments?|reply)\b"
    r"(?:\s+(?:to|on|under|pursuant))\b[^:–—]{0,50}?"
    r"(?:(?:hmic(?:frs)?|thematic|national|joint|section 55)[\w'’ -]{0,40}\b(?:report|inspection)s?\b|"
    r"report|publication)"
    r"(?:\s+(?:entitled|titled|called|on|into))?)\s*[:–—,-]*\s*",
    re.IGNORECASE,
)
SHORT_ANSWER = re.compile(
    r"^(?:re:|subject:)?\s*(?:[\w&,'’ -]{0,60}\b(?:response|comments?|reply)\s+(?:to|"
        r"on))\b\s*(?:the\s+)?[:–—-]?\s*"
    r"(?:hmic(?:frs)?(?:['’]s)?\s*[:–—-]?\s+)?", re.IGNORECASE
)  # fmt: skip
PREFIXED = re.compile(
    r"^(?:re:|subject:)?\s*(?:hmic(?:frs)?|(?:hmic(?:frs)?|peel|thematic|national|joint)[\w'’ -]{0,40}"
    r"\b(?:inspection|report|review))\s*[:–—]\s*(?=\S.{12})",
    re.I,
)
LABELLED = re.compile(
    r"^(?:[\w&,'’ -]{2,60}\s)?(?:response|comments?|reply)\s*[:–—]\s*(?=[A-Z“‘\"'].{15})", re.IGNORECASE
)
MISREAD = re.compile(r"[a-z]\d|\d[a-z](?<!\dst)(?<!\dn)(?<!\dr)(?<!\dt)(?<!\ds)|[\u0370-\u03ff\u0400-\u04ff]")
NO_BEGINNING = re.compile(r"^[a-z]")
SUBJECT = re.compile(r"^(?:re|subject|ref)\s*:\s*", re.IGNORECASE)
SENTENCE = re.compile(r"^(?:I|we|thank|this letter|further to|in (?:reply|response))\b", re.IGNORECASE)
QUOTED = re.compile(
    r"\b(?:report|inspection|review|publication)\b[^.“\"‘]{0,60}[“\"‘'](?P<title>[^”\"]{15,220}?)[”\"’'](?=[\s,.;)]|$)"
)
NAMED = re.compile(
    r"\breport,?\s+(?:entitled|titled|called)\s+(?P<title>[A-Z][^.;“”\"]{15,200}?)"
    r"(?=,?\s+(?:which\s+was\s+)?published\b|[.;]|$)"
)
NO_TITLE = re.compile(
    r"^(?:dear\b|date\b|\d{1,2}\S* (?:of )?[A-Z]\w+ (?:19|20)\d\d|the rt|rt hon|"
    r"police and crime commissioner|office of|hmicfrs (?:reports|responses)$|home$|contents$|"
    r"commissioner.?s response$)",
    re.I,
)


def put_in_order(block: Block) -> tuple[str, bool]:
    """The words of a title whose row was read cell by cell, and whether they were moved.

    A title cannot end in "to" or "of". Where it does and the row's first cell begins in small letters, that
    cell is the end of the second printed line, which the scan put first.
    """
    cells = block.cells
    text = LABEL.sub("", block.text)
    if len(cells) == 2 and LABEL_CELL.match(cells[0].rstrip(" :")):
        # A row of a table: its first cell says what the second one is.
        text = block.text.removeprefix(cells[0]).lstrip(" :–—-") or text
    first = cells[0] if cells else ""
    if len(cells) < 3 or not DANGLING.search(text) or not first[:1].islower() or not text.startswith(first):
        return text, False
    return f"{text.removeprefix(first).strip()} {first}", True


def title_field(
    block: Block, draft: Draft, known: Known, *, when: date | None, confidence: float, text: str | None = None
) -> Field:
    """A title with its confidence; doubts where its beginning or end is missing or a known title differs."""
    words, was_moved = put_in_order(block) if text is None else (text, False)
    words = words.strip(" “”\"‘’'.,:;–—-")
    page = block.page
    if not words:
        return Field()
    if MISREAD.search(words):
        confidence = min(confidence, 0.5)
        draft.doubt("title", "The title holds letters that look misread.", page)
    is_cut = words[:1].islower()
    if is_cut:
        confidence = min(confidence, 0.5)
        draft.doubt("title", "The beginning of the title is cut off; what is left of it is shown.", page)
    if was_moved:
        draft.doubt(
            "title", "The parts of the title stood in another order; they were put together again.", page
        )
    if DANGLING.search(words):
        confidence = min(confidence, 0.5)
        draft.doubt("title", "The end of the title is cut off.", page)
    found = known_title(words, when, known)
    if found is not None:
        inspection, score = found
        is_whole = abs(len(inspection.title) - len(words)) <= 4 and score >= 96
        is_same_day = when is not None and when == inspection.published_date
        confidence = max(confidence, 0.97 if is_whole else 0.75 if is_same_day else 0.6)
        if not is_whole:
            day = ", published on the same day" if is_same_day else ""
            named = f'{inspection.inspection_id}, "{inspection.title}"{day}'
            draft.doubt("title", f"It fits the known inspection {named}: confirm it.", page)
    return Field(words, sure(confidence, block), page, block.quote)


def find_title(blocks: Sequence[Block], draft: Draft, known: Known, when: date | None) -> Field:
    """The title of the report that a letter or web page answers; the best of several ways of naming it."""
    candidates = list(_candidates(blocks))
    for block, text, _ in candidates:
        found = known_title(text, when, known)
        if found is not None and found[1] >= 93:
            return title_field(block, draft, known, when=when, confidence=0.9, text=text)
    if not candidates:
        draft.doubt("title", "No title could be told from the rest.")
        return Field()
    block, text, confidence = max(candidates, key=lambda each: each[2])
    return title_field(block, draft, known, when=when, confidence=confidence, text=text)


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, float]]:
    """Places where titles stand: after "response to the report", in quotation marks, in a heading."""
    for place, block in enumerate(blocks[:25]):
        if block.kind == "bullet":
            continue
        if place and SALUTATION.match(blocks[place - 1].text) and _is_title_like(block.text):
            yield block, SUBJECT.sub("", block.text), 0.72
        if len(block.text) < 260:
            yield from _short_candidates(place, block)
        for pattern, confidence in ((QUOTED, 0.88), (NAMED, 0.8)):
            match = pattern.search(block.text)
            if match is not None:
                yield block, match["title"], confidence
                break


def _is_title_like(text: str) -> bool:
    """Whether a paragraph may be the subject line of a letter: short, and no sentence."""
    return 4 <= len(text.split()) <= 32 and text.rstrip()[-1] not in ".,;" and not SENTENCE.match(text)


def _short_candidates(place: int, block: Block) -> Iterator[tuple[Block, str, float]]:
    """Titles in a short paragraph: what follows the words that lead to it, or the whole of a heading."""
    text = block.text
    is_early = block.kind == "heading" or place < 4
    for pattern, confidence in (
        (ANSWERS, 0.85),
        (SHORT_ANSWER, 0.75 if is_early else 0.4),
        (PREFIXED, 0.8 if is_early or place < 8 else 0.5),
        (LABELLED, 0.7 if is_early else 0.0),
        (SUBJECT, 0.7),
    ):
        match = pattern.match(text)
        rest = text[match.end() :] if match is not None else ""
        if match is not None and confidence and len(rest) > 12 and not NO_BEGINNING.match(rest):
            yield block, text[match.end() :], confidence
            break
    if len(text.split()) < 4 or NO_TITLE.match(text):
        return
    if block.kind == "heading":
        yield block, text, 0.55 if place < 3 else 0.4
    elif place < 3 and text[-1] not in ".:,":
        yield block, text, 0.45

"""The title of the inspection: put in order again where a scan's columns mixed it, and compared with known
titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from violence_response.documents.known import Known
from violence_response.documents.matching import known_title, sure
from violence_response.documents.model import Block, Draft, Field

DANGLING = re.compile(r"\b(?:to|of|and|the|in|for|by|with|on|a|an|or|into|how|from|το)\s*$", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:title(?: of (?:the )?(?:inspection|report))?|(?:inspection|report) title|name of inspection)\s*[:–—-]*\s*",
    re.I,
)
ANSWERS = re.compile(
    r"^(?:re:|subject:|ref:)?\s*(?:(?:the|our)\s+)?(?:[\w&,'’ -]{0,60}\b(?:response|comments?|reply)\b"
    r"(?:\s+(?:to|on|under|pursuant))\b[^:–—]{0,50}?"
    r"(?:(?:hmic(?:frs)?|thematic|national|joint|section 55)[\w'’ -]{0,40}\b(?:report|inspection)s?\b|report|publication)"
    r"(?:\s+(?:entitled|titled|called|on|into))?)\s*[:–—,-]*\s*",
    re.IGNORECASE,
)
SHORT_ANSWER = re.compile(
    r"^(?:re:|subject:)?\s*(?:[\w&,'’ -]{0,60}\b(?:response|comments?|reply)\s+(?:to|on))\s+(?:the\s+)?[:–—-]?\s*"
    r"(?:hmic(?:frs)?(?:['’]s)?\s*[:–—-]?\s+)?", re.IGNORECASE
)  # fmt: skip
PREFIXED = re.compile(
    r"^(?:re:|subject:)?\s*(?:hmic(?:frs)?|peel|thematic|national|joint)[\w'’ -]{0,40}\b(?:inspection|report|review)\s*[:–—]\s*(?=\S.{12})",
    re.I,
)
SUBJECT = re.compile(r"^(?:re|subject|ref)\s*:\s*", re.IGNORECASE)
QUOTED = re.compile(
    r"\b(?:report|inspection|review|publication)\b[^.“\"‘]{0,60}[“\"‘'](?P<title>[^”\"]{15,220}?)[”\"’'](?=[\s,.;)]|$)"
)
NAMED = re.compile(
    r"\breport,?\s+(?:entitled|titled|called)\s+(?P<title>[A-Z][^.;“”\"]{15,200}?)(?=,?\s+(?:which\s+was\s+)?published\b|[.;]|$)"
)
NO_TITLE = re.compile(
    r"^(?:dear\b|date\b|\d{1,2}\S* (?:of )?[A-Z]\w+ (?:19|20)\d\d|the rt|rt hon|police and crime commissioner|office of|hmicfrs (?:reports|responses)$|home$|contents$|commissioner.?s response$)",
    re.I,
)


def put_in_order(block: Block) -> tuple[str, bool]:
    """The words of a title whose row was read cell by cell, and whether they were moved.

    A title cannot end in "to" or "of". Where it does and the row's first cell begins in small letters, that
    cell is the end of the second printed line, which the scan put first.
    """
    cells = block.cells
    text = LABEL.sub("", block.text)
    first = cells[0] if cells else ""
    if len(cells) < 3 or not DANGLING.search(text) or not first[:1].islower() or not text.startswith(first):
        return text, False
    return f"{text.removeprefix(first).strip()} {first}", True


def title_field(
    block: Block, draft: Draft, known: Known, when: date | None, confidence: float, text: str | None = None
) -> Field:
    """A title with its confidence; doubts where its beginning or end is missing or a known title differs."""
    words, was_moved = put_in_order(block) if text is None else (text, False)
    words = words.strip(" “”\"‘’'.,:;–—-")
    page = block.page
    if not words:
        return Field()
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
            message = f'It fits the known inspection {inspection.inspection_id}, "{inspection.title}"{day}: confirm it.'
            draft.doubt("title", message, page)
    return Field(words, sure(confidence, block), page, block.quote)


def find_title(blocks: Sequence[Block], draft: Draft, known: Known, when: date | None) -> Field:
    """The title of the report that a letter or web page answers; the best of several ways of naming it."""
    candidates = list(_candidates(blocks))
    for block, text, _ in candidates:
        found = known_title(text, when, known)
        if found is not None and found[1] >= 93:
            return title_field(block, draft, known, when, 0.9, text)
    if not candidates:
        draft.doubt("title", "No title could be told from the rest.")
        return Field()
    block, text, confidence = max(candidates, key=lambda each: each[2])
    return title_field(block, draft, known, when, confidence, text)


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, float]]:
    """Places where titles stand: after "response to the report", in a subject line, in quotation marks, in a
    heading."""
    for place, block in enumerate(blocks[:25]):
        text = block.text
        if block.kind == "bullet":
            continue
        is_short = len(text) < 260
        if is_short and (match := ANSWERS.match(text)) and len(text) - match.end() > 12:
            yield block, text[match.end() :], 0.85
        elif is_short and (match := SHORT_ANSWER.match(text)) and len(text) - match.end() > 12:
            yield block, text[match.end() :], 0.75 if block.kind == "heading" or place < 4 else 0.4
        elif is_short and (match := PREFIXED.match(text)):
            yield block, text[match.end() :], 0.8 if block.kind == "heading" or place < 8 else 0.5
        elif is_short and (match := SUBJECT.match(text)):
            yield block, text[match.end() :], 0.7
        if match := QUOTED.search(text):
            yield block, match["title"], 0.88
        elif match := NAMED.search(text):
            yield block, match["title"], 0.8
        if is_short and block.kind == "heading" and len(text.split()) >= 4 and not NO_TITLE.match(text):
            yield block, text, 0.55 if place < 3 else 0.4
        elif (
            is_short
            and place < 3
            and len(text.split()) >= 4
            and not NO_TITLE.match(text)
            and text[-1] not in ".:,"
        ):
            yield block, text, 0.45

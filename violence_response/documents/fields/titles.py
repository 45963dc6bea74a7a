"""The title of the inspection: put in order again where a scan's columns mixed it, and compared with known
titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz

from violence_response.documents.fields.comparing import folded
from violence_response.documents.fields.facts import Block, Draft, Field, sure
from violence_response.documents.fields.known import Known, KnownInspection
from violence_response.documents.fields.layouts import SALUTATION

DANGLING = re.compile(r"\b(?:to|of|and|the|in|for|by|with|on|a|an|or|into|how|from|το)\s*$", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:(?:title|name)(?: of (?:the )?(?:inspection|report|review))?|(?:inspection|report) (?:title|name))"
    r"\s*[:–—-]*\s*|^(?:inspection|report|review|subject)(?: report)?\s*[:–—]\s*",
    re.I,
)
LABEL_CELL = re.compile(r"^(?:title|name|inspection|report|review|subject)(?: \w+){0,3}$", re.I)
ANSWERS = re.compile(
    r"^(?:re:|subject:|ref:)?\s*(?:(?:the|our)\s+)?(?:[\w&,'’ -]{0,60}?\b(?:response|comments?|reply)\b"
    r"(?:\s+(?:from|of|by)\s+[^:–—]{3,90}?)?(?:\s+(?:to|on|under|pursuant))\b[^:–—]{0,50}?"
    r"(?:(?:hmic(?:frs)?|thematic|national|joint|section 55)[\w'’ -]{0,40}\b(?:report|inspection)s?\b|"
    r"report|publication)"
    r"(?:\s+(?:entitled|titled|called|on|into))?)\s*[:–—,-]*\s*",
    re.IGNORECASE,
)
SHORT_ANSWER = re.compile(
    r"^(?:re:|subject:)?\s*(?:[\w&,'’ -]{0,60}?\b(?:response|comments?|reply)\s+"
    r"(?:(?:from|of|by)\s+[^:–—]{3,90}?\s+)?(?:to|on))\b\s*"
    r"(?:(?-i:the)\s+)?[:–—-]?\s*(?:hmic(?:frs)?(?:['’]s)?\s*[:–—-]?\s+)?",
    re.IGNORECASE,
)
PREFIXED = re.compile(
    r"^(?:re:|subject:)?\s*(?:hmic(?:frs)?|(?:hmic(?:frs)?|peel|thematic|national|joint)[\w'’ -]{0,40}"
    r"\b(?:inspection|report|review))(?:\s*[:–—]|\s[\"”])\s*(?=\S.{12})",
    re.I,
)
LABELLED = re.compile(
    r"^(?:[\w&,'’ -]{2,60}\s)?(?:response|comments?|reply)\s*[:–—]\s*(?=[A-Z“‘\"'].{15})", re.IGNORECASE
)
MISREAD = re.compile(r"[a-z]\d|\d[a-z](?<!\dst)(?<!\dn)(?<!\dr)(?<!\dt)(?<!\ds)|[\u0370-\u03ff\u0400-\u04ff]")
NO_BEGINNING = re.compile(r"^[a-z]")
SUBJECT = re.compile(r"^(?:\w+ / )?(?:re|subject)\s*:\s*", re.IGNORECASE)
TITLE_LABEL = re.compile(
    r"^(?:(?:inspection|report|review|publication)\s+)?(?:title|name)(?:\s+of\s+(?:the\s+)?"
    r"(?:inspection|report|review|publication))?\s*[:–—]\s*|^(?:inspection|report|publication)\s*:\s*",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"^(?:I|we|thank|this letter|further to|in (?:reply|response))\b", re.IGNORECASE)
QUOTED = re.compile(
    r"\b(?:report|inspection|review|publication|paper|document)\b[^.“\"‘]{0,200}?"
    r"(?<!\w)(?P<open>[“\"‘'])(?=[A-Z0-9])",
)
CLOSING = {"“": r"”", '"': r"\"", "‘": r"[’'](?=[\s,.;:)]|$)", "'": r"'(?=[\s,.;:)]|$)"}
"""What ends a quotation that begins so; an apostrophe inside a word ends none."""
NAMED = re.compile(
    r"\breport,?\s+(?:entitled|titled|called)\s+(?P<title>[A-Z][^.;“”\"]{15,200}?)"
    r"(?=,?\s+(?:which\s+was\s+)?published\b|[.;]|$)"
)
PUBLISHED_AS = re.compile(
    r"[“\"‘](?P<title>[A-Z][^”\"]{15,220}?)[”\"’],?\s+(?:(?:which|that)\s+)?(?:(?:was|were|"
    r"has been)\s+)?published\b"
)
ANSWERED = re.compile(r"\b(?:on|to)\s+[“\"](?P<title>[A-Z][^”\"]{15,220}?)[”\"]")
UNQUOTED = re.compile(
    r"\b(?:report|inspection|review)(?:\s+(?:of|by|from)\s+[^.“”\"]{3,90}?)?[,:]\s+"
    r"(?P<title>(?!HMIC|H[MeE]|His\b|The\s+H)[A-Z][^.;“”\"]{15,220}?),?\s+"
    r"(?:(?:which|that)\s+)?(?:(?:was|were)\s+)?(?:first\s+)?published\b"
)
BRACKETED = re.compile(r"\((?P<title>[A-Z][^()]{15,220})\)")
AFTER_PUBLISHED = re.compile(
    r"\bpublished\s+(?P<title>(?!HMIC|H[MeE]|His\b|By\b)[A-Z][^.;“”\"]{15,200}?)(?=[.;]|,?\s+(?:which|on)\b)"
)
NO_NAME = re.compile(r"^(?:section\s+\d|police act\b|[A-Z]{2,6}/)", re.I)
"""What is where a title might be, and is a law or a reference."""
NO_TITLE = re.compile(
    r"^(?:dear\b|date\b|\d{1,2}\S* (?:of )?[A-Z]\w+ (?:19|20)\d\d|the rt|rt hon|"
    r"(?:deputy )?police(?:, fire)? and crime (?:commissioner|panel)|office of|commissioner.?s response$|"
    r"hmicfrs (?:reports|responses)$|introduction$|background$|summary$|contents$|published\b|"
    r"home\b|(?:skip|jump|go|back) to\b|(?:main )?menu\b|search\b|you are here|breadcrumb|cookies?\b|"
    r"accept\b|share\b|print\b|last updated|page last|"
    r"agenda\b|report (?:of|to)\b|purpose of\b|(?:to|from|for|cc):|our ref|your ref|ref(?:erence)?\b|"
    r"tel\b|telephone|e-?mail\b|www\.|https?:)"
    r"|\bpolice(?:, fire)? and crime panel$|\s[>›»|•]\s"
    r"|^[\w ,&'’-]{0,40}\bpolice(?:, fire(?: (?:and|&) rescue)?)? and crime commissioner(?:['’]s office)?"
    r"(?: for [\w ,&]+)?$",
    re.I,
)
WITHIN = ((PUBLISHED_AS, 0.88), (NAMED, 0.8), (UNQUOTED, 0.78), (ANSWERED, 0.75), (AFTER_PUBLISHED, 0.75))
"""How a sentence names a report, and how sure the name is then."""
GENERIC = re.compile(
    r"^(?:[\w&,'’ -]{0,80}?\b)?(?:response|comments?|reply|statement)s?\s+(?:to|on)\s+"
    r"(?:(?:the|an?|recent|latest|new|national|thematic|joint|hmicfrs|hmic|peel|ofsted|cqc|hmi probation|"
    r"[\w']+ inspectorate'?s?)\s+)*"
    r"(?:inspections?|reports?|publications?|reviews?)(?:\s+(?:report|published))*$",
    re.I,
)
"""A heading that says only that a report is answered, and not which."""
USUAL = re.compile(
    r"^(?:(?:hmicfrs|hmic|report|the)\b[\s:–—-]*)*"
    r"(?:[A-Z][^:.]{4,70}:\s+)?"
    r"(?:(?:report on )?an? (?:(?:un)?announced |joint |thematic |national |targeted |re-?|follow-up |"
    r"progress |super-)*(?:inspection|examination|review|assessment|investigation)\s*"
    r"(?:visit )?(?:of|into|on|to)\b|(?:an )?inspection of\b|joint (?:targeted|thematic|inspection)|"
    r"PEEL\b.{0,30}\d\d|state of policing|"
    r"(?:the )?(?:police|policing|multi-agency|criminal justice) response to\b)",
    re.I,
)
"""How the inspectorates begin their titles."""


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
            "title", "The parts of the title were in another order; they were put together again.", page
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
    candidates = [each for each in _candidates(blocks) if not NO_NAME.match(each[1])]
    near = [
        (found[1] - abs(len(found[0].title) - len(text.strip())) / 10, place)
        for place, (_, text, _) in enumerate(candidates)
        if (found := known_title(text, when, known)) is not None and found[1] >= 93
    ]
    if near:
        block, text, _ = candidates[max(near, key=lambda each: (each[0], -each[1]))[1]]
        return title_field(block, draft, known, when=when, confidence=0.9, text=text)
    if not candidates:
        draft.doubt("title", "No title could be recognised.")
        return Field()
    block, text, confidence = max(candidates, key=lambda each: each[2])
    return title_field(block, draft, known, when=when, confidence=confidence, text=text)


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, float]]:
    """Places where titles are: after "response to the report", in quotation marks, in a heading."""
    for place, block in enumerate(blocks[:25]):
        if block.kind == "bullet":
            continue
        if place and SALUTATION.match(blocks[place - 1].text) and _is_title_like(block.text):
            yield block, SUBJECT.sub("", block.text), 0.72
        if len(block.text) < 260:
            yield from _short_candidates(place, block)
        yield from ((block, title, confidence) for title, confidence in _named_in(block.text))


def _named_in(text: str) -> Iterator[tuple[str, float]]:
    """The first name of a report that a sentence gives: in quotation marks, called so, or in brackets."""
    for match in QUOTED.finditer(text):
        rest = text[match.end() :]
        end = re.search(CLOSING[match["open"]], rest)
        if end is not None and 15 <= end.start() <= 220:
            yield rest[: end.start()], 0.88
            return
    for pattern, confidence in WITHIN:
        if (named := pattern.search(text)) is not None:
            yield named["title"], confidence
            return
    for bracketed in BRACKETED.finditer(text):
        if USUAL.match(bracketed["title"]):
            yield bracketed["title"], 0.85
            return


def _is_title_like(text: str) -> bool:
    """Whether a paragraph may be the subject line of a letter: short, and no sentence."""
    return 4 <= len(text.split()) <= 32 and text.rstrip()[-1] not in ".,;" and not SENTENCE.match(text)


def _short_candidates(place: int, block: Block) -> Iterator[tuple[Block, str, float]]:
    """Titles in a short paragraph: what follows the words that lead to it, or the whole of a heading."""
    text = block.text
    is_early = block.kind == "heading" or place < 4
    for pattern, confidence in (
        (TITLE_LABEL, 0.9 if place < 12 else 0.0),
        (ANSWERS, 0.85),
        (SHORT_ANSWER, 0.75 if is_early else 0.4),
        (PREFIXED, 0.8 if is_early or place < 8 else 0.5),
        (LABELLED, 0.7 if is_early else 0.0),
        (SUBJECT, 0.7),
    ):
        match = pattern.match(text)
        rest = text[match.end() :] if match is not None else ""
        if match is not None and confidence and len(rest) > 12 and not NO_BEGINNING.match(rest):
            # A title in the inspectorates' own manner is surer than what is merely in its place.
            yield block, rest, max(confidence, 0.88 if USUAL.match(rest) else 0.0)
            break
    if len(text.split()) < 4 or NO_TITLE.search(text) or GENERIC.match(text):
        return
    is_usual = USUAL.match(text) is not None and text[-1] not in ".:,;" and "published" not in text
    if block.kind == "heading":
        yield block, text, 0.86 if is_usual else 0.55 if place < 3 else 0.4
    elif place < 12 and is_usual:
        yield block, text, 0.8
    elif place < 3 and text[-1] not in ".:,":
        yield block, text, 0.45


def known_title(text: str, when: date | None, known: Known) -> tuple[KnownInspection, float] | None:
    """The known inspection whose title a text is, or holds, or is a part of; the score is 0 to 100."""
    wanted = folded(text)
    scored = []
    for each in known.inspections:
        title = folded(each.title)
        if min(len(title), len(wanted)) < 18:
            continue
        score = max(fuzz.ratio(wanted, title), fuzz.partial_ratio(wanted, title) - 2)
        is_same_day = when is not None and each.published_date == when
        scored.append((score, is_same_day, each))
    if not scored:
        return None
    score, _, best = max(scored, key=lambda each: (each[0] + 5 * each[1], len(each[2].title)))
    return (best, score) if score >= 88 else None

"""Comparing what a document says with what is known: themes, projects, priorities, titles, inspectorates.

RapidFuzz compares spellings, so that a misread letter does not hide a name. What fits two things fits none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from rapidfuzz import fuzz

from violence_response.documents.known import (
    Known,
    KnownInspection,
    KnownPriority,
    KnownTheme,
)
from violence_response.documents.model import Block, Draft, Field, Finding, Priority

SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "one",
        "or",
        "our",
        "that",
        "the",
        "their",
        "them",
        "this",
        "to",
        "was",
        "we",
        "were",
        "which",
        "who",
        "with",
        "will",
        "not",
        "more",
        "most",
        "into",
        "other",
        "up",
        "out",
        "than",
        "about",
        "where",
        "what",
    ]
)
INSPECTORATES = (
    ("Ofsted", re.compile(r"\bofsted\b", re.I)),
    ("CQC", re.compile(r"\bCQC\b|care quality commission", re.I)),
    ("HMICFRS", re.compile(r"\bHMIC(?:FRS)?\b|inspectorate of constabulary", re.I)),
    (
        "HMI Probation",
        re.compile(r"\bHMI\s*Probation\b|\bHMIP\b(?! ?risons)|inspectorate of probation", re.I),
    ),
    ("HMI Prisons", re.compile(r"\bHMI\s*Prisons\b|inspectorate of prisons", re.I)),
    ("HMCPSI", re.compile(r"\bHMCPSI\b|crown prosecution service inspectorate", re.I)),
    ("Estyn", re.compile(r"\bestyn\b", re.I)),
    ("Care Inspectorate Wales", re.compile(r"care inspectorate wales", re.I)),
)
TIED = re.compile(r"priorit(?:y|ies|ise|ises|ised|ising)\b|objectives?\b|police (?:and|&) crime plan", re.I)
STATED = (
    re.compile(
        r"\bpriorit(?:y|ies)\b[^.]{0,60}?\b(?:is|are|of|to)\s+(?:to\s+)?(?P<words>[^.;]{8,160})", re.I
    ),
    re.compile(r"\bprioriti[sz](?:es|e|ing|ed)\s+(?P<words>[^.;]{8,160})", re.I),
)
PLAN = re.compile(r"police (?:and|&) crime plan\s*(?:for\s*)?(20\d\d)", re.I)
AMBIGUOUS = 0.15


def terms_of(known: Known) -> list[str]:
    """The words that the register uses: they may be expected in a response."""
    return [
        *(term for theme in known.themes for term in (theme.name, *theme.terms)),
        *(text for each in known.interventions for text in (each.name, each.provider, each.description)),
        *(each.title for each in known.priorities),
        *(each.title for each in known.inspections),
    ]


def stems(text: str) -> set[str]:
    """The words of a text that carry meaning, without their endings: "reducing" and "reduce" become one."""
    words = re.findall(
        r"[a-z]+", text.lower().replace("anti-social", "antisocial").replace("re-offend", "reoffend")
    )
    return {_stem(word) for word in words if word not in SMALL and len(word) > 2}


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def themes_of(text: str, themes: Sequence[KnownTheme]) -> tuple[str, ...]:
    """Keys of the themes whose words stand in a text, at most three, the best first; wide themes only where
    no narrow one fits. A suggestion: words signal a theme, they do not decide it."""
    lowered = text.lower()
    scores: list[tuple[float, str, bool]] = []
    for theme in themes:
        hits = {
            term for term in theme.terms if re.search(rf"\b{re.escape(term.lower())}(?:s|es)?\b", lowered)
        }
        # A term of several words says more than one word.
        score = sum(1.0 + 0.5 * term.count(" ") for term in hits)
        if score:
            scores.append((score, theme.theme_id, theme.is_wide))
    narrow = [each for each in scores if not each[2]] or scores
    best = max((each[0] for each in narrow), default=0)
    chosen = sorted((each for each in narrow if each[0] >= best * 0.6), key=lambda each: (-each[0], each[1]))
    return tuple(each[1] for each in chosen[:3])


def findings_of(items: Iterable[Block], confidence: float, known: Known) -> list[Finding]:
    """Items of a list as findings, in their order."""
    return [
        Finding(place, item.text, themes_of(item.text, known.themes), item.page, sure(confidence, item))
        for place, item in enumerate(items, start=1)
    ]


def sure(confidence: float, *blocks: Block) -> float:
    """A confidence, lowered by what a scan's reader was unsure of."""
    return round(confidence * min((block.certainty for block in blocks), default=1.0), 2)


def inspectorates_in(blocks: Sequence[Block], confidence: float = 0.9) -> Field:
    """The inspectorates that some paragraphs name, by their short names in the order of first mention."""
    found: dict[str, tuple[int, int, Block]] = {}
    for place, block in enumerate(blocks):
        for name, pattern in INSPECTORATES:
            match = pattern.search(block.text)
            if match is not None and name not in found:
                found[name] = (place, match.start(), block)
    whole = " ".join(block.text for block in blocks).lower()
    if "HMI Prisons" in found and "probation" not in whole:
        # "HMIP" is either inspectorate; the one that is spelt out somewhere is meant.
        found.pop("HMI Probation", None)
    if not found:
        return Field()
    ordered = sorted(found, key=lambda name: found[name][:2])
    holders = list(dict.fromkeys(found[name][2] for name in ordered))
    quote = " … ".join(block.quote for block in holders[:2])
    return Field(ordered, sure(confidence, *holders), holders[0].page, quote)


def known_title(text: str, when: date | None, known: Known) -> tuple[KnownInspection, float] | None:
    """The known inspection whose title a text is, or holds, or is a part of; the score is 0 to 100."""
    folded = _folded(text)
    scored = []
    for each in known.inspections:
        title = _folded(each.title)
        if min(len(title), len(folded)) < 18:
            continue
        score = max(fuzz.ratio(folded, title), fuzz.partial_ratio(folded, title) - 2)
        is_same_day = when is not None and each.published_date == when
        scored.append((score, is_same_day, each))
    if not scored:
        return None
    score, _, best = max(scored, key=lambda each: (each[0] + 5 * each[1], len(each[2].title)))
    return (best, score) if score >= 88 else None


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def fill_priorities(blocks: Sequence[Block], draft: Draft, known: Known) -> None:
    """Note the plan's priorities that a response ties itself to: those it states, with the key where one
    fits."""
    whole = " ".join(block.text for block in blocks)
    years = set(PLAN.findall(whole))
    plans = [each for each in known.priorities if any(year in each.plan for year in years)] or list(
        known.priorities
    )
    for block in blocks:
        is_tied = False
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", block.text):
            if not TIED.search(sentence):
                # "My plan commits me to … It also commits me to …"
                for found in _same_titles(sentence, plans) if is_tied else ():
                    _add_priority(sentence, found, block, draft)
                continue
            is_tied = True
            stated, titled = _stated(sentence), _same_titles(sentence, plans)
            for found in titled:
                _add_priority(stated or sentence, found, block, draft)
            if stated and not titled:
                _add_priority(stated, _fitting(stated, plans), block, draft)


def _add_priority(words: str, found: tuple[KnownPriority, float] | None, block: Block, draft: Draft) -> None:
    key = found[0].priority_id if found else None
    if any(each.priority_id == key and (key or each.text == words) for each in draft.priorities):
        return
    confidence = found[1] if found else 0.6
    if not re.search(r"[.!?:;)”\"'’]\s*$", block.text):
        confidence -= 0.1
        draft.doubt("priorities", f'The sentence about "{words}" is cut off.', block.page)
    if found and found[1] < 0.8:
        draft.doubt(
            "priorities", f'"{words}" was taken for the priority "{found[0].title}": confirm it.', block.page
        )
    draft.priorities.append(Priority(words, key, block.page, block.quote, sure(confidence, block)))


def _stated(sentence: str) -> str | None:
    for pattern in STATED:
        match = pattern.search(sentence)
        if match is not None:
            return match["words"].strip(" ,.“”\"'")
    return None


def _same_titles(sentence: str, priorities: Sequence[KnownPriority]) -> list[tuple[KnownPriority, float]]:
    """The priorities whose titles stand in a sentence, or all of whose words do ("building trust")."""
    text = _folded(sentence.replace("anti-social", "antisocial"))
    said = stems(text)
    found = []
    for each in priorities:
        own = stems(each.title)
        if len(each.title) > 12 and fuzz.partial_ratio(_folded(each.title), text) >= 96:
            found.append((each, 0.95))
        elif len(own) >= 3 and own <= said:
            found.append((each, 0.9))
    return found


def _fitting(words: str, priorities: Sequence[KnownPriority]) -> tuple[KnownPriority, float] | None:
    """The priority that shares most of its words with a statement, where no other comes near."""
    said = stems(words)
    scored = []
    for each in priorities:
        own = stems(each.title)
        scored.append((len(own & said) / len(own) if own else 0.0, each))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[0][0] - scored[1][0] < AMBIGUOUS):
        return None
    return scored[0][1], 0.9 if scored[0][0] >= 0.99 else 0.7

"""The priorities of a Police and Crime Plan that a response ties itself to.

What fits two priorities fits none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from violence_response.documents.fields.comparing import folded, meaning
from violence_response.documents.fields.facts import Block, Draft, Priority, sure
from violence_response.documents.fields.known import Known, KnownPriority

TIED = re.compile(r"priorit(?:y|ies|ise|ises|ised|ising)\b|objectives?\b|police (?:and|&) crime plan", re.I)
STATED = (
    re.compile(
        r"\bpriorit(?:y|ies)\b[^.]{0,60}?\b(?:is|are|of|to)\s+(?:to\s+)?(?P<words>[^.;]{8,160})", re.I
    ),
    re.compile(r"\bprioriti[sz](?:es|e|ing|ed)\s+(?P<words>[^.;]{8,160})", re.I),
)
PLAN = re.compile(r"police (?:and|&) crime plan\s*(?:for\s*)?(20\d\d)", re.I)
AMBIGUOUS = 0.15
"""Share of words by which the best priority has to be ahead of the next."""


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
        for sentence in block.sentences:
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
    """The priorities whose titles are in a sentence, or all of whose words are ("building trust")."""
    text = folded(sentence.replace("anti-social", "antisocial"))
    said = meaning(text)
    found = []
    for each in priorities:
        own = meaning(each.title)
        if len(each.title) > 12 and fuzz.partial_ratio(folded(each.title), text) >= 96:
            found.append((each, 0.95))
        elif len(own) >= 3 and own <= said:
            found.append((each, 0.9))
    return found


def _fitting(words: str, priorities: Sequence[KnownPriority]) -> tuple[KnownPriority, float] | None:
    """The priority that shares most of its words with a statement, where no other comes near."""
    said = meaning(words)
    scored = []
    for each in priorities:
        own = meaning(each.title)
        scored.append((len(own & said) / len(own) if own else 0.0, each))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[0][0] - scored[1][0] < AMBIGUOUS):
        return None
    return scored[0][1], 0.9 if scored[0][0] >= 0.99 else 0.7

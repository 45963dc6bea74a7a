"""Lists of findings and themes: the items under a sentence that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from violence_response.documents.fields.comparing import themes_of
from violence_response.documents.fields.facts import Block, Draft, Finding, Theme, sure
from violence_response.documents.fields.known import Known

THEMES = re.compile(
    r"\bthemes?\b|\bareas of focus\b|\b(?:focus(?:ed|ses)?|concentrated|centred) on\b|"
    r"\b(?:looked (?:at|into)|considered|examined|covered|assessed|asked)\b[^.]{0,40}"
    r"\b(?:areas|questions|subjects|topics|aspects|strands|lines of enquiry)\s*:?\s*$|"
    r"\b(?:it|inspectors?|inspection|inspectorates?|hmicfrs)\s+(?:has |have )?"
    r"(?:looked (?:at|into)|considered|examined|covered|assessed|explored)\s*(?:how|whether)?\s*:\s*$",
    re.IGNORECASE,
)
FINDINGS = re.compile(
    r"\bf(?:ound|indings?)\b|\bidentif|\breport (?:states|says|notes|highlights|concludes|sets out)|"
    r"\bin summary\b|"
    r"\b(?:inspectors?|inspectorate|hmicfrs|ofsted|report)\b[^.]{0,20}\b(?:reports?|says?|said|saw|notes?|noted|"
    r"concludes?|tells?|told|states?|stated)\b|\bareas? for improvement\b|\bcauses? of concern\b|\bhighlight|"
    r"\bconclu|\bread\b[^.]{0,40}\bthat\s*:?\s*$",
    re.IGNORECASE,
)
NOT_FINDINGS = re.compile(
    r"\brecommend|\b(?:force|we|I|commissioner|pcc|chief constable|plan)\s+(?:has|have|will|is|are|"
        r"recognis\w+|supports?)\b|"
    r"\bactions?\b|\bresponse\b|\bnext steps\b", re.IGNORECASE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: the sentence before it (empty where there is none) and its items."""

    lead: str
    items: tuple[Block, ...]


def lists_in(blocks: Sequence[Block]) -> Iterator[Listed]:
    """Every run of items with what leads to it."""
    lead, items = "", []
    for block in blocks:
        if block.kind == "bullet":
            items.append(block)
            continue
        if items:
            yield Listed(lead, tuple(items))
            items = []
        # What was said before the sentence that leads to the list says nothing about it.
        lead = block.sentences[-1]
    if items:
        yield Listed(lead, tuple(items))


def fill_lists(blocks: Sequence[Block], draft: Draft, known: Known, is_digest: bool) -> None:
    """Note themes and findings.

    is_digest: the blocks are the digest of the report, so that every list in it that does not give themes
    gives findings; elsewhere only a list whose lead speaks of what the report found does.
    """
    found: list[Block] = []
    for listed in lists_in(blocks):
        is_themes = THEMES.search(listed.lead) and not re.search(
            r"\bfound\b|\bfindings\b", listed.lead, re.IGNORECASE
        )
        if is_themes and len(listed.items) <= 8:
            draft.themes += [Theme(item.text, item.page, sure(0.93, item)) for item in listed.items]
        elif is_digest or (FINDINGS.search(listed.lead) and not NOT_FINDINGS.search(listed.lead)):
            found += listed.items
    draft.findings += _findings_of(found, 0.95 if is_digest else 0.8, known)


def _findings_of(items: Iterable[Block], confidence: float, known: Known) -> list[Finding]:
    """Items of a list as findings, in their order."""
    return [
        Finding(place, item.text, themes_of(item.text, known.themes), item.page, sure(confidence, item))
        for place, item in enumerate(items, start=1)
    ]

"""The chief officer's comment: quoted under a heading or after a lead-in, or only reported by the
commissioner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from violence_response.documents.fields.facts import Block, Draft, Field, sure
from violence_response.documents.fields.layouts import FAREWELL, SECTION

WHO = r"(?:(?:temporary|acting|interim|deputy)\s+)?(?:chief constable|chief officer)"
HEADING = re.compile(
    rf"^(?:\d[\d.]*[.)]?\s+)?(?:comments?|response|views?|statement)\s+(?:by|of|from)\s+(?:the\s+)?{WHO}[^.]{{0,40}}$|"
    rf"^(?:\d[\d.]*[.)]?\s+)?(?:the\s+)?{WHO}(?:['’]s|s['’])?\s+(?:comments?|response|views?|statement)[^.]{{0,40}}$",
    re.IGNORECASE,
)
LABELLED = re.compile(
    rf"^(?:\d[\d.]*[.)]?\s+)?(?:the\s+)?(?:{WHO}(?:['’]s)?\s+(?:comments?|response|views?|statement)|"
    rf"(?:comments?|response)\s+(?:by|of|from)\s+(?:the\s+)?{WHO})\s*[:–—]\s*(?P<rest>\S.{{20,}})",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
SAYS = (
    r"(?:stat|sa(?:id|ys)|comment|respond|repl|told|writ|wrote|provid|confirm|advis|view|response|explain|assur|follow|"
    r"observ|set out|feedback)"
)
LEAD = re.compile(rf"\b{WHO}\b.{{0,260}}?{SAYS}\w*.{{0,160}}$", re.IGNORECASE | re.DOTALL)
NAMED_LEAD = re.compile(rf"\b{WHO}\b", re.IGNORECASE)
REPORTED = re.compile(
    rf"\b(?:advised|assured|told|informed|confirmed)\s+by\s+(?:the\s+|my\s+)?{WHO}\b|\b{WHO}\b[^.]{{0,40}}\b(?:has\s+)?"
    r"(?:assured|told|advised|informed|confirmed|said\b[^.]{0,50}\bthat)\b", re.IGNORECASE
)  # fmt: skip
OPENS = re.compile(r"^(?:\d[\d.]*\s+)?[“\"‘«]")
CLOSES = re.compile(r"[”\"’»]\W*$")
INLINE = re.compile(r"[“\"](?P<words>[^“”\"]{25,})[”\"]", re.DOTALL)
LONGEST = 15
NO_MARKS = "The chief officer's words have no quotation marks; where they end is open."


def fill_chief_officer(blocks: Sequence[Block], draft: Draft) -> None:
    """Note the chief officer's comment, or nothing where none is given."""
    found = _under_heading(blocks) or _quoted(blocks, draft) or _reported(blocks, draft)
    if found is not None:
        draft.chief_officer_comment = found


def _field(parts: Sequence[Block], confidence: float, text: str | None = None) -> Field:
    words = (
        "\n\n".join(SECTION.sub(lambda found: found["words"], part.text) for part in parts)
        if text is None
        else text
    )
    quote = "\n".join(part.quote for part in parts)
    return Field(words.strip(' \n“”"«»'), sure(confidence, *parts), parts[0].page, quote)


def _under_heading(blocks: Sequence[Block]) -> Field | None:
    for place, block in enumerate(blocks):
        if (match := LABELLED.match(block.text)) and not match["rest"].lstrip().lower().startswith(
            ("see ", "n/a", "none")
        ):
            return _field([block], 0.85, match["rest"])
        if not HEADING.match(block.text.rstrip(" :")) or "commissioner" in block.text.lower():
            continue
        parts = []
        for each in blocks[place + 1 :]:
            if _ends_section(each, block):
                break
            parts.append(each)
        if len(parts) > 1 and parts[0].text.rstrip().endswith(":") and NAMED_LEAD.search(parts[0].text):
            # The sentence that leads to the words is the commissioner's.
            parts = parts[1:]
            quoted = next((i for i, each in enumerate(parts) if not each.is_quotation), len(parts))
            parts = parts[:quoted] or parts
        if parts:
            return _field(parts[:LONGEST], 0.88 if len(parts) <= LONGEST else 0.6)
    return None


def _ends_section(block: Block, heading: Block) -> bool:
    """Whether a block begins the next section after a heading: another heading, or a number of the same
    depth."""
    if block.kind == "heading" or FAREWELL.search(block.text):
        return True
    own, other = SECTION.match(heading.text), SECTION.match(block.text)
    if other is None:
        return bool(re.match(r"^(?:recommendations?\s+\d|(?:my|pcc|commissioner|our)\S*\s+(?:response|"
            r"comments?)\b.{0,30}$)",
                             block.text, re.IGNORECASE))  # fmt: skip
    return own is None or other["number"].count(".") <= own["number"].count(".")


def _quoted(blocks: Sequence[Block], draft: Draft) -> Field | None:
    """Words in quotation marks, or set as a quotation, after a sentence that names the chief officer as the
    speaker."""
    for place, block in enumerate(blocks):
        if not NAMED_LEAD.search(block.text):
            continue
        inline = INLINE.search(block.text)
        if inline is not None and LEAD.search(block.text[: inline.start()]):
            return _field([block], 0.85, inline["words"])
        start = re.search(r"[:,–—-]\s*[“\"]", block.text)
        if start is not None and LEAD.search(block.text[: start.start()]):
            return _over_paragraphs(blocks[place:], block.text[start.end() :], draft)
        following = blocks[place + 1 : place + 1 + LONGEST]
        if not following or not LEAD.search(block.text):
            continue
        if following[0].is_quotation:
            count = next((i for i, each in enumerate(following) if not each.is_quotation), len(following))
            return _field(following[:count], 0.92)
        if OPENS.match(following[0].text):
            return _over_paragraphs(following, None, draft)
        if block.text.rstrip().endswith(":") and following[0].kind == "text":
            draft.doubt("chief_officer_comment", NO_MARKS, following[0].page)
            return _field(following[:1], 0.65)
    return None


def _over_paragraphs(parts: Sequence[Block], first: str | None, draft: Draft) -> Field:
    """A quotation that goes on until its closing mark; a doubt where there is none."""
    taken: list[Block] = []
    for each in parts[:LONGEST]:
        if taken and (each.kind == "heading" or re.match(r"recommendations?\s+\d", each.text, re.IGNORECASE)):
            break
        taken.append(each)
        if CLOSES.search(each.text):
            text = None if first is None else "\n\n".join([first, *(part.text for part in taken[1:])])
            return _field(taken, 0.9, text)
    page = parts[0].page
    draft.doubt(
        "chief_officer_comment",
        "The chief officer's words have no closing quotation mark; where they end is open.",
        page,
    )
    return _field(taken[:1], 0.5, first)


def _reported(blocks: Sequence[Block], draft: Draft) -> Field | None:
    for block in blocks:
        if REPORTED.search(block.text):
            draft.doubt("chief_officer_comment", "The chief officer is reported, not quoted.", block.page)
            return _field([block], 0.6)
    return None

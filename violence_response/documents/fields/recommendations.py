"""Recommendations and the replies to them: under headings, in tables, or as numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from violence_response.documents.fields.comparing import themes_of
from violence_response.documents.fields.facts import Block, Draft, Recommendation, sure
from violence_response.documents.fields.known import Known
from violence_response.documents.fields.layouts import FAREWELL

NUMBERS = r"\d{1,3}[a-z]?(?:\s*(?:,|and|&|,\s*and|to|-|–)\s*(?:recommendations?\s+)?\d{1,3}[a-z]?)*"
HEAD = re.compile(
    r"^(?:\w+ \d{1,3} / )?"
    r"(?:(?:recommendations?|areas? for improvement|afi|rec\.?)\s*(?:no\.?\s*|number\s+)?|"
    r"r(?=\d{1,2}\s*(?:[:.)–—-]|$)))"
    rf"(?P<numbers>{NUMBERS})(?P<sep>\s*[:.)–—-]*\s*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
PARAGRAPH = re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z“\"‘'(])")
SECTION_HEAD = re.compile(r"^\d{1,2}(?:\.0)?[.)]?\s+[A-Z][^.!?]{2,80}$")
ANSWER = r"(?:response|reply|comments?|update|position|progress|views?|answer|actions?(?: taken)?)"
WHOSE = r"(?:our|my|the|pcc|pfcc|force|commissioner\S*|chief constable\S*)"
REPLY = re.compile(
    # "Our response:", "Ymateb / Response:", "Response to recommendations 3 and 4:", "Update – "
    rf"^(?P<label>(?:[\w&.'’/-]+ ){{0,6}}?{ANSWER}(?: (?:by|from|of|to|on) [^:]{{3,50}})?)"
    rf"\s*:\s*(?P<rest>.*)$|"
    rf"^(?:{WHOSE} )?{ANSWER}\s*[–—-]\s*(?P<after>.*)$|"
    # A line of its own: "Update from the force", "What are we doing?"
    rf"^(?!in |no |under )(?:[\w&.'’/-]+ ){{0,4}}{ANSWER}(?: (?:by|from|of) [\w '’]{{2,40}})?$|"
    r"^(?:what (?:are|have|has|is|will|did) (?:we|the force|\w+ police)\b[^?]{0,50}\?|"
    r"where (?:we|things) stand)$",
    re.IGNORECASE | re.DOTALL,
)
ASKS = re.compile(
    r"\b(?:should|must|need(?:s)? to|is to|are to|ought to)\b|^(?:by|within|with immediate)\b", re.IGNORECASE
)
OURS = re.compile(
    r"\b(?:I|we|my|our|has (?:been|already|introduced|put|set)|have (?:been|already))\b|"
    r"\bthe force (?:has|is|was|have|will)\b"
)
OWN = re.compile(r"\b(?:I|we|my|our)\b|\bthe force (?:has|is|was|have|will)\b")
ITEM = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?P<words>\S.*)$", re.DOTALL)
LABELLED = 0.93
"""How sure a recommendation is whose reply is under a label of its own."""
PRINTED_ROW = re.compile(
    r"^(?P<word>(?:recommendations?|areas? for improvement|afi|rec\.?|r)\s*(?:no\.?\s*)?)?(?P<number>\d{1,2})"
    r"(?:\s*[:.)–—-]+\s*|\s+)(?=[A-Z“\"])",
    re.IGNORECASE,
)
COLUMNS = re.compile(r"recommendation|areas? for improvement|causes? of concern", re.IGNORECASE)
ANSWER_COLUMN = re.compile(r"response|reply|action|comment|update|progress|position", re.IGNORECASE)


TO_SEVERAL = re.compile(
    rf"^(?:\w+ ){{0,3}}{ANSWER} (?:to|on) recommendations (?P<numbers>{NUMBERS})\s*:", re.IGNORECASE
)


def fill_recommendations(blocks: Sequence[Block], draft: Draft, known: Known) -> None:
    """Note every recommendation with its reply; the first of the manners that gives any is taken."""
    # The number of a paragraph in a report is no part of its words.
    plain = [replace(block, text=PARAGRAPH.sub("", block.text)) for block in blocks]
    for manner in (_in_tables, _in_printed_tables, _under_heads, _numbered):
        found = list(manner(plain))
        if found:
            draft.recommendations += [
                replace(each, themes=themes_of(each.text or "", known.themes)) for each in found
            ]
            break
    for each in draft.recommendations:
        if each.reply is None:
            draft.doubt(
                "recommendations",
                f"No reply could be read for recommendation {each.number or 'without number'}.",
                each.page,
            )


def numbers_in(text: str) -> list[int]:
    """The numbers that a heading names: "10 and 22" are two, "3 to 5" are three."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{1,3})[a-z]?(?:\s*(?:to|-|–)\s*(\d{1,3}))?", text):
        end = int(last or first)
        found += range(int(first), end + 1) if int(first) <= end <= int(first) + 40 else [int(first), end]
    return list(dict.fromkeys(found))


def _is_head(block: Block) -> re.Match[str] | None:
    """The heading of a recommendation; a sentence that begins with the words is none."""
    match = HEAD.match(block.text)
    if match is None:
        return None
    rest, is_parted = match["rest"], bool(match["sep"].strip())
    return (
        match
        if not rest or is_parted or rest[0] in '“"‘(' or (rest[0].isupper() and block.kind != "bullet")
        else None
    )


def _under_heads(blocks: Sequence[Block]) -> Iterator[Recommendation]:
    heads = [(place, match) for place, block in enumerate(blocks) if (match := _is_head(block))]
    found: list[Recommendation] = []
    shared: dict[int, str] = {}
    for index, (place, match) in enumerate(heads):
        end = heads[index + 1][0] if index + 1 < len(heads) else len(blocks)
        body = list(_until_end(blocks[place + 1 : end], is_last=index + 1 == len(heads)))
        text, reply, confidence = _split(match["rest"].strip(), body)
        found += [
            Recommendation(
                number, text, reply, blocks[place].page, sure(confidence, blocks[place], *body[:3])
            )
            for number in numbers_in(match["numbers"])
        ]
        for each in body:
            if (label := TO_SEVERAL.match(each.text)) and reply:
                shared |= dict.fromkeys(numbers_in(label["numbers"]), reply)
    for one in found:
        is_answered_elsewhere = one.reply is None and one.number in shared
        yield replace(one, reply=shared[one.number or 0]) if is_answered_elsewhere else one


def _until_end(blocks: Sequence[Block], is_last: bool) -> Iterator[Block]:
    """The blocks that belong to a recommendation: until the farewell or the next heading."""
    for place, block in enumerate(blocks):
        if FAREWELL.search(block.text) or (SECTION_HEAD.match(block.text) and not _asks(block)):
            return
        is_label = REPLY.match(block.text) is not None
        if block.kind == "heading" and not is_label and (place > 0 or not is_last):
            return
        yield block


def _split(rest: str, body: Sequence[Block]) -> tuple[str | None, str | None, float]:
    """Text, reply and confidence: a label parts them; otherwise the words that ask are the text."""
    for place, block in enumerate(body):
        match = REPLY.match(block.text)
        if match is not None and (match["after"] or len((match["label"] or block.text).split()) <= 9):
            text = _joined([rest, *(each.text for each in body[:place])])
            first = match["rest"] or match["after"] or ""
            reply = _joined([first, *(each.text for each in body[place + 1 :])])
            if reply is not None:
                return text, reply, LABELLED
    count = 0
    if not rest and body and (_asks(body[0]) or _is_asked_of_forces(body)):
        rest, count = body[0].text, 1
    while (
        count < len(body)
        and rest
        and (body[count].kind == "bullet" and (rest.rstrip().endswith((":", ";")) or _asks(body[count])))
    ):
        rest, count = f"{rest}\n{body[count].text}", count + 1
    while count < len(body) and rest and body[count].is_quotation:
        rest, count = f"{rest}\n{body[count].text}", count + 1
    return _joined([rest]), _joined(each.text for each in body[count:]), 0.88 if rest else 0.8


def _asks(block: Block) -> bool:
    """Whether words ask for something, as a recommendation does, and do not report what was done."""
    return block.is_quotation or (ASKS.search(block.text) is not None and OURS.search(block.text) is None)


def _is_asked_of_forces(body: Sequence[Block]) -> bool:
    """Whether the first of several paragraphs asks for something and nobody speaks of their own in it."""
    first = body[0].text
    return len(body) > 1 and ASKS.search(first) is not None and OWN.search(first) is None


def _joined(parts: Iterable[str]) -> str | None:
    return "\n\n".join(part.strip(' “”"') for part in parts if part.strip()) or None


def _in_tables(blocks: Sequence[Block]) -> Iterator[Recommendation]:
    """Rows under a head that names a column of recommendations and one of answers."""
    columns: tuple[int, int] | None = None
    for block in blocks:
        cells = block.cells
        if len(cells) < 2:
            columns = None
            continue
        if (named := _columns(cells)) is not None:
            columns = named
        elif columns is not None and max(columns) < len(cells):
            text, reply = cells[columns[0]], cells[columns[1]]
            number = re.match(r"\D{0,18}(\d{1,2})\b", cells[0])
            if head := HEAD.match(text):
                is_apart = not head["rest"] and columns[0] + 1 < columns[1]
                # "Recommendation 15 – Forces should …" in one cell, or the number alone beside the words.
                text = cells[columns[0] + 1] if is_apart else head["rest"] if head["sep"].strip() else text
            yield Recommendation(
                int(number[1]) if number else None, text, reply, block.page, sure(0.88, block)
            )


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    """The places of the recommendation and of the answer in the head of a table; nothing where it is none."""
    asked = [place for place, cell in enumerate(cells) if COLUMNS.search(cell) and len(cell) < 40]
    answered = [place for place, cell in enumerate(cells) if ANSWER_COLUMN.search(cell) and len(cell) < 60]
    return (asked[-1], answered[-1]) if asked and answered and asked[-1] != answered[-1] else None


def _in_printed_tables(blocks: Sequence[Block]) -> Iterator[Recommendation]:
    """Rows of a table that was printed as lines, one gap between the columns: "1  Forces should … days.
    We have …". Each row goes on until the next number."""
    head = next((place for place, block in enumerate(blocks) if _columns(block.cells)), None)
    if head is None:
        return
    starts: list[tuple[int, re.Match[str]]] = []
    for place in range(head + 1, len(blocks)):
        found = PRINTED_ROW.match(blocks[place].text)
        # A line may begin with a number of its own: rows are numbered upwards, in the manner of the first.
        if found and (
            not starts
            or (
                int(found["number"]) > int(starts[-1][1]["number"])
                and bool(found["word"]) == bool(starts[0][1]["word"])
            )
        ):
            starts.append((place, found))
    for index, (place, found) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(blocks)
        row = list(_until_end(blocks[place:end], is_last=end == len(blocks)))
        row = list(takewhile(lambda block: not REPLY.match(block.text), row))
        text, reply = _parted(row, found.end()) if row else ("", "")
        if reply:
            yield Recommendation(int(found["number"]), text, reply, blocks[place].page, sure(0.82, *row[:3]))


def _parted(row: Sequence[Block], start: int) -> tuple[str, str]:
    """The two cells of a printed row: at its gap, or else where the sentences stop asking."""
    before: list[str] = []
    for place, block in enumerate(row):
        cells = [cell for cell in block.cells if not re.fullmatch(r"(?:\D{0,18})?\d{1,2}\W*", cell) or place]
        if len(cells) == 2:
            rest = " ".join(each.text for each in row[place + 1 :])
            return _unnumbered([*before, cells[0]]), f"{cells[1]} {rest}".strip()
        before.append(block.text)
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(before)[start:])
    asked = next((i for i, each in enumerate(sentences) if ASKS.search(each)), 0)
    return " ".join(sentences[: asked + 1]), " ".join(sentences[asked + 1 :])


def _unnumbered(parts: Sequence[str]) -> str:
    return PRINTED_ROW.sub("", " ".join(parts), count=1)


def _numbered(blocks: Sequence[Block]) -> Iterator[Recommendation]:
    """Numbered paragraphs that ask for something, each followed by its reply; two at least, or it is no such
    list."""
    heads = [
        (place, match)
        for place, block in enumerate(blocks)
        if (match := ITEM.match(block.text)) and _asks(block)
    ]
    for index, (place, match) in enumerate(heads if len(heads) > 1 else []):
        end = heads[index + 1][0] if index + 1 < len(heads) else len(blocks)
        body = list(_until_end(blocks[place + 1 : end], is_last=index + 1 == len(heads)))
        text, reply, confidence = _split(match["words"].strip(), body)
        sureness = 0.88 if confidence > LABELLED - 0.01 else 0.75
        yield Recommendation(
            int(match["number"]), text, reply, blocks[place].page, sure(sureness, blocks[place])
        )

"""The form of Cleveland's office: inspection details, digest of the report, the commissioner's comment, two
boxes at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from violence_response.documents.fields import tick_boxes
from violence_response.documents.fields.chief_officer import fill_chief_officer
from violence_response.documents.fields.days import fill_fieldwork, find_response_date, published_field
from violence_response.documents.fields.facts import Block, Draft, Field, merged, sure
from violence_response.documents.fields.finding_lists import fill_lists
from violence_response.documents.fields.inspectorates import inspectorates_in
from violence_response.documents.fields.known import Known
from violence_response.documents.fields.layouts import RECOMMENDATION, is_heading
from violence_response.documents.fields.named_priorities import fill_priorities
from violence_response.documents.fields.named_projects import fill_projects
from violence_response.documents.fields.paragraphs import ENDS
from violence_response.documents.fields.recommendations import fill_recommendations
from violence_response.documents.fields.titles import title_field
from violence_response.documents.fields.written_dates import dates_in

PARTS = {
    "details": "inspection details",
    "digest": "executive summary of report",
    "comment": "pcc response to inspection",
    "office": "for office use only",
}
KINDS = {
    "cleveland_specific": r"cleveland\s+specific",
    "follow_up": r"follow[\s-]*up",
    "partner_inspection": r"partner\s+inspection",
    "national": r"\bnational\b",
    "thematic": r"\bthematic\b",
}
OFFICE = {
    "forwarded_to_home_office": r"response\s+forwarded\s+to\s+(?:the\s+)?home\s+office",
    "published_on_website": r"response\s+published\s+on\s+(?:the\s+)?pcc\s+website",
}
PUBLISHED = re.compile(r"^date\s+(?:inspection|report)?\s*(?:was\s+)?publi\w*\s*[:–—-]*\s*", re.IGNORECASE)
KIND = re.compile(r"^types?\s+of\s+inspections?\s*:?\s*", re.IGNORECASE)
QUOTED = re.compile(
    r"^(?:is|was)\s+.{3,40}?\bquoted\s+in\s*(?:the|this)\s+r\s?eport\s*\??\s*:?\s*", re.IGNORECASE
)
LINES = {
    "published": "dateinspectionpublished",
    "kind": "typeofinspection",
    "quoted": "isclevelandpolicequotedinthereport",
}
ALIKE = 84
"""Share of letters, in per cent, that a misread line has in common with its words."""
YES_NO = {"yes": r"\byes\b", "no": r"\bno\b"}


def fill(blocks: tuple[Block, ...], draft: Draft, known: Known) -> None:
    """Fill a draft from the form."""
    parts = sections(blocks)
    digest = parts["digest"]
    comment = parts["comment"]
    _fill_details(parts["details"], draft, known)
    _fill_office(parts["office"], draft)
    fill_fieldwork(digest, draft)
    draft.fields["inspectorates"] = inspectorates_in(digest, 0.92)
    draft.fields["response_date"] = find_response_date([*comment[-4:], *parts["office"]])
    fill_lists(digest, draft, known, is_digest=True)
    if not draft.findings:
        draft.doubt("findings", "No list of findings could be recognised in the digest.")
    fill_projects(comment, draft, known)
    fill_priorities(comment, draft, known)
    fill_chief_officer(comment, draft)
    if any(re.match(RECOMMENDATION, block.text, re.IGNORECASE) for block in comment):
        fill_recommendations(comment, draft, known)
    if not comment:
        draft.doubt("response", "The commissioner's comment could not be found.")
    elif not ENDS.search(comment[-1].text) and len(comment[-1].text) > 60:
        draft.doubt(
            "response",
            f'The last sentence of the comment is cut off: "… {comment[-1].text[-60:]}".',
            comment[-1].page,
        )


def sections(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """The blocks of each part of the form; what comes before the first heading belongs to the details."""
    found: dict[str, list[Block]] = {name: [] for name in PARTS}
    current = "details"
    for block in blocks:
        named = next((name for name, words in PARTS.items() if is_heading(block, words)), None)
        if named is not None:
            current = named
            if named == "details":
                # What is above the heading is the head of the page.
                found[named].clear()
        elif current == "comment" and any(
            re.match(pattern, block.text, re.IGNORECASE) for pattern in OFFICE.values()
        ):
            # The heading of the last part is lost.
            current = "office"
            found[current].append(block)
        elif not is_heading(block, "response by the pcc to hmicfrs inspections of cleveland police"):
            found[current].append(block)
    return found


def _fill_details(blocks: Sequence[Block], draft: Draft, known: Known) -> None:
    """Title, date, kinds and whether the force is quoted; a line may go on in the next until another line's
    words begin."""
    lines: dict[str, list[Block]] = {"title": [], "published": [], "kind": [], "quoted": []}
    current = "title"
    for block in blocks:
        current = _line_named(block.text) or current
        lines[current].append(block)
    when = None
    if lines["published"]:
        whole = merged(lines["published"])
        draft.fields["published_date"] = published_field(PUBLISHED.sub("", whole.text), whole, draft, 0.96)
        when = draft.fields["published_date"].value
    else:
        draft.doubt("published_date", "The line with the date could not be found.")
    titles = [
        block for block in lines["title"] if not re.fullmatch(r"title[\s:]*", block.text, re.IGNORECASE)
    ]
    if titles:
        draft.fields["title"] = title_field(merged(titles), draft, known, when=when, confidence=0.9)
    if draft.fields["title"].value is None:
        draft.doubt("title", "The title could not be found.")
    _fill_kinds(lines["kind"], draft)
    _fill_quoted(lines["quoted"], draft)


def _line_named(text: str) -> str | None:
    """Which line of the details begins with a text, however a scan spelt its words."""
    for name, pattern in (("published", PUBLISHED), ("kind", KIND), ("quoted", QUOTED)):
        if pattern.match(text):
            return name
    letters = "".join(letter for letter in text.lower() if letter.isalpha())
    for name, label in LINES.items():
        if len(letters) >= len(label) - 3 and fuzz.ratio(letters[: len(label)], label) >= ALIKE:
            return name
    return None


def _answer(pattern: re.Pattern[str], text: str) -> str:
    """What follows a line's own words; where those are misread, what follows their colon or precedes
    the first box."""
    if pattern.match(text):
        return pattern.sub("", text)
    return re.sub(
        rf"^[^:?{tick_boxes.EMPTY}{tick_boxes.TICKED}]{{10,60}}?(?:[:?]|(?=[{tick_boxes.EMPTY}{tick_boxes.TICKED}]))",
        "",
        tick_boxes.uniform(text),
    )


def _fill_kinds(blocks: Sequence[Block], draft: Draft) -> None:
    if not blocks:
        draft.doubt("inspection_types", "The line with the types of inspection could not be found.")
        return
    whole = merged(blocks)
    found = tick_boxes.ticks(_answer(KIND, " ".join(whole.quote.split())), KINDS)
    if found.reason is None:
        value = [name for name in KINDS if found.states[name]]
        if not value:
            draft.doubt("inspection_types", "No type of inspection is ticked.", whole.page)
        draft.fields["inspection_types"] = Field(value, sure(0.95, whole), whole.page, whole.quote)
        return
    line = KIND.sub("", whole.text)
    written = [name for name, pattern in KINDS.items() if re.search(pattern, line, re.IGNORECASE)]
    rest = re.sub("|".join(KINDS.values()), "", line, flags=re.IGNORECASE)
    if 0 < len(written) < 3 and re.fullmatch(r"(?:[\s,;/&]|and)*", rest) and whole.certainty == 1:
        # No boxes, and nothing but some of the types is there: they were typed in, or the others deleted.
        draft.fields["inspection_types"] = Field(written, sure(0.8, whole), whole.page, whole.quote)
        return
    draft.fields["inspection_types"] = Field(None, 0.0, whole.page, whole.quote)
    draft.doubt(
        "inspection_types",
        f"The tick boxes cannot be told apart ({found.reason}): look at the page.",
        whole.page,
    )


def _fill_quoted(blocks: Sequence[Block], draft: Draft) -> None:
    """Whether the force is quoted.

    With both boxes read, that of the ticked one. With one box left, only a ticked box directly before its
    word decides, as the form puts boxes before their words; the other box is missing, so it stays a doubt.
    """
    if not blocks:
        draft.doubt("is_force_quoted", "The line about the force being quoted could not be found.")
        return
    whole = merged(blocks)
    answer = _answer(QUOTED, tick_boxes.uniform(whole.text)).strip()
    value, confidence = _yes_or_no(answer)
    if whole.certainty < 1 and not tick_boxes.has_box(answer):
        # A scan may have lost the boxes and one of the words.
        value, confidence = None, 0.0
    if value is None:
        draft.doubt("is_force_quoted", "Neither yes nor no could be read from the boxes.", whole.page)
    elif confidence < 0.8:
        words = ("yes", "no") if value else ("no", "yes")
        message = (
            f'Only the ticked box before "{words[0]}" could be read; the box for "{words[1]}" is missing.'
        )
        draft.doubt("is_force_quoted", message, whole.page)
    draft.fields["is_force_quoted"] = Field(value, sure(confidence, whole), whole.page, whole.quote)


def _yes_or_no(answer: str) -> tuple[bool | None, float]:
    found = tick_boxes.ticks(answer, YES_NO)
    if found.reason is None:
        yes, no = found.states["yes"], found.states["no"]
        return (None, 0.0) if yes == no else (yes, 0.95)
    plain = re.sub(r"[\s:.]", "", answer).lower()
    if plain in ("yes", "no"):
        return plain == "yes", 0.9
    if plain in (f"{tick_boxes.TICKED}no", f"{tick_boxes.TICKED}yes"):
        return plain.endswith("yes"), 0.7
    return None, 0.0


def _fill_office(blocks: Sequence[Block], draft: Draft) -> None:
    """The two boxes at the end: a box, a date or a plain "yes" beside the words decides; nothing beside them
    does not."""
    own = [block for block in blocks if tick_boxes.has_box(block.quote) or _names_office_box(block)]
    text = " ".join(" ".join(block.quote.split()) for block in own)
    for name, pattern in OFFICE.items():
        holder = next((block for block in own if re.search(pattern, block.text, re.IGNORECASE)), None)
        if holder is None and re.search(pattern, text, re.IGNORECASE):
            # Its words run over a line's end.
            holder = merged(own)
        page = holder.page if holder else None
        quote = holder.quote if holder else None
        value = _office_value(text, blocks, pattern) if holder else None
        if value is None:
            reason = "No box or mark could be read." if holder else "The line could not be found."
            draft.doubt(name, reason, page)
        confidence = 0.0 if value is None or holder is None else sure(0.9, holder)
        draft.fields[name] = Field(value, confidence, page, quote)


def _names_office_box(block: Block) -> bool:
    return any(re.search(pattern, block.text, re.IGNORECASE) for pattern in OFFICE.values())


def _office_value(text: str, blocks: Sequence[Block], pattern: str) -> bool | None:
    found = tick_boxes.ticks(text, OFFICE)
    if found.reason is None:
        return next(found.states[name] for name, words in OFFICE.items() if words == pattern)
    for block in blocks:
        match = re.search(
            rf"(?P<before>.*?){pattern}(?P<after>.*)",
            tick_boxes.uniform(block.text),
            re.IGNORECASE | re.DOTALL,
        )
        if match is None or any(
            re.search(other, block.text, re.I) for other in OFFICE.values() if other != pattern
        ):
            continue
        beside = (match["before"] + match["after"]).strip(" :.?–-\t")
        yes_no, _ = _yes_or_no(beside)
        if yes_no is not None:
            return yes_no
        if beside in (tick_boxes.TICKED, tick_boxes.EMPTY):
            return beside == tick_boxes.TICKED
        # A date written beside the words says that it was done.
        if len(dates_in(beside)) == 1 and len(beside) < 30:
            return True
    return None

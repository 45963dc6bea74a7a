"""A reading as a person has corrected it: what is to be saved, and what is still to be looked at.

A review is a value: every correction makes a new one. Nothing here knows the register or a page.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from violence_response.documents.fields.facts import Doubt, Field, Layout, Reading, Recommendation
from violence_response.documents.fields.written_dates import dates_in
from violence_response.documents.formats.lines import File

SURE = 0.9
"""From here on a value is right about nine times in ten: it is shown as sure and needs no second look."""
LIKELY = 0.7
"""From here on a value is shown as likely; below, as doubtful. What nobody looks at (`import --accept`) is
saved from here on and left empty below."""
CHIEF = "chief_officer_comment"
NOT_SAID = "not_stated"
"""The term of the vocabulary acceptance for a reply that does not say whether it agrees."""
NOT_STATED = "not_stated"
"""The term of the vocabulary date_precision for a date that is not known."""
REFUSED = re.compile(
    r"\b(?:do(?:es)? not|cannot|can not|don't|unable to)\s+(?:\w+\s+)?(?:accept|agree)|\breject", re.I
)
IN_PART = re.compile(
    r"\b(?:partially|partly|in part)\b.{0,25}\b(?:accept|agree)|"
    r"\b(?:accept|agree)\w*\b.{0,25}\b(?:partially|partly|in part)",
    re.I,
)
ACCEPTED = re.compile(r"\b(?:accept(?:s|ed)?|agree[sd]?)\b(?!\s+(?:by|on|to\s+disagree))", re.I)
TO_US = re.compile(
    r"\bchief constables?\b|\b(?:every|all|each|the|police) forces?\b|\bforces\b|\bcommissioners?\b|\bOPCC\b",
    re.I,
)
TO_A_GROUP = re.compile(r"\bpartner(?:s|ships?)?\b|\blocal (?:agencies|services|areas)\b|\bagencies\b", re.I)
DUE = re.compile(r"^\s*by\b(?P<words>[^,;.]{4,60}?),", re.I)

Certainty = Literal["sure", "likely", "doubtful"]
NamedKind = Literal["intervention", "priority"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding or recommendation with the reply to it.

    finding_id: the finding of the register that it is, where it is one; empty for a new one. summary: what
    is shown in lists. is_kept: false where a person dropped it.
    """

    text: str
    finding_type: str
    number: int | None
    themes: tuple[str, ...] = ()
    addressed_to_us: str = "no"
    due_date: date | None = None
    reply: str | None = None
    acceptance: str | None = None
    page: int = 1
    confidence: float = 1.0
    is_kept: bool = True
    finding_id: str | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A project or priority that the response names, and the statements (by place, from 0) it is tied to."""

    kind: NamedKind
    name: str
    subject_id: str | None
    quote: str
    page: int = 1
    confidence: float = 1.0
    is_kept: bool = True
    statements: tuple[int, ...] = ()
    relation: str = "related"
    basis: str = "accepted_suggestion"


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that would be saved. `facts` are the single facts by name, with the chief officer's
    comment."""

    file: File
    size: int
    layout: Layout
    facts: dict[str, Any]
    read: dict[str, Field]
    statements: tuple[Statement, ...]
    named: tuple[Named, ...]
    subjects: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    summary: str = ""
    left_out: tuple[str, ...] = ()

    def corrected(self, name: str, value: Any) -> Review:
        """The review with another value for one fact."""
        return self if self.facts.get(name) == value else replace(self, facts={**self.facts, name: value})

    @property
    def kept(self) -> tuple[Statement, ...]:
        """The statements that a person has not dropped."""
        return tuple(each for each in self.statements if each.is_kept)


def certainty(confidence: float) -> Certainty:
    """A confidence in words."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "doubtful"


def review_of(reading: Reading, size: int, least: float = 0.0) -> Review:
    """The review with which a person begins: everything as it was read.

    size: bytes of the file. least: what is less sure than this is left out and named in `left_out`.
    """
    read = {**reading.fields, CHIEF: reading.chief_officer_comment}
    # A report must have a title, so a doubtful one is better than none.
    weak = {name for name, each in read.items() if each.value is not None and each.confidence < least} - {
        "title"
    }
    facts = {name: None if name in weak else field.value for name, field in read.items()}
    left_out = [
        f"{label(name)}: “{shown(read[name].value)}” is doubtful and was left empty"
        for name in read
        if name in weak
    ]
    statements = [
        Statement(each.text, "finding", each.ordinal, each.themes, addressee(each.text), None,
                  page=each.page, confidence=each.confidence, summary=summary_of(each.text))
        for each in reading.findings
    ]  # fmt: skip
    statements += [_recommended(each) for each in reading.recommendations]
    named = [
        *(Named("intervention", each.name, each.intervention_id, each.quote, each.page, each.confidence)
          for each in reading.interventions),
        *(Named("priority", each.text, each.priority_id, each.quote, each.page, each.confidence)
          for each in reading.priorities),
    ]  # fmt: skip
    left_out += [
        f"“{short(each.text)}” is doubtful and was left out" for each in statements if each.confidence < least
    ]
    left_out += [f"“{each.name}” is doubtful and was left out" for each in named if each.confidence < least]
    subjects = tuple(each.text for each in reading.themes if each.confidence >= least)
    return Review(
        reading.file, size, reading.layout, facts, read,
        tuple(replace(each, is_kept=each.confidence >= least) for each in statements),
        tuple(replace(each, is_kept=each.confidence >= least) for each in named),
        subjects, reading.doubts, about(subjects), tuple(left_out),
    )  # fmt: skip


def _recommended(each: Recommendation) -> Statement:
    number = "" if each.number is None else f" {each.number}"
    text = each.text or f"Recommendation{number}; the response does not repeat its words."
    to_us = addressee(text) if each.text else "yes"
    return Statement(
        text, "recommendation", each.number, each.themes, to_us, due_date(text), each.reply,
        acceptance_of(each.reply), each.page, each.confidence, summary=summary_of(text),
    )  # fmt: skip


def acceptance_of(reply: str | None) -> str | None:
    """Whether a reply accepts, as a term of the vocabulary acceptance; None without a reply.

    Only plain words decide: a reply that reports what was done and says neither yes nor no is "not_stated".
    """
    if reply is None:
        return None
    opening = reply[:600]
    for pattern, term in ((REFUSED, "not_accepted"), (IN_PART, "accepted_in_part"), (ACCEPTED, "accepted")):
        if pattern.search(opening):
            return term
    return NOT_SAID


def addressee(text: str) -> str:
    """Whom a statement is for, as a term of the vocabulary addressed_to_us: by whom its words name."""
    return "yes" if TO_US.search(text) else "shared" if TO_A_GROUP.search(text) else "no"


def due_date(text: str) -> date | None:
    """The day at the start of a recommendation: "By 31 March 2024, chief constables should …"."""
    match = DUE.match(text)
    found = dates_in(match["words"]) if match else []
    return found[0].last if len(found) == 1 else None


def summary_of(text: str, longest: int = 240) -> str:
    """The first sentences of a text that fit into a list; a sentence too long is cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    whole = [match.end() for match in re.finditer(r"[.!?][”\"')]?(?=\s)", line) if match.end() <= longest]
    return line[: whole[-1]] if whole else line[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def about(subjects: tuple[str, ...]) -> str:
    """What an inspection is about, from the subjects that the response lists; a person may say it better."""
    if not subjects:
        return "Added from the response; what the report is about has not been summed up yet."
    return f"Subjects that the response names: {'; '.join(each.rstrip(' .;') for each in subjects)}."


def precision(first: date | None, last: date | None, quote: str | None) -> str:
    """How much of two dates is known, as a term of the vocabulary date_precision.

    A whole month is what a month alone is read as, so the days count only where the words hold one.
    """
    known = [each for each in (first, last) if each is not None]
    if not known:
        return NOT_STATED
    is_whole = (first is None or first.day == 1) and (
        last is None or last.day == calendar.monthrange(last.year, last.month)[1]
    )
    if is_whole and not any(each.precision == "day" for each in dates_in(quote or "")):
        return "month"
    return "day"


def open_questions(review: Review) -> tuple[str, ...]:
    """What a person has to look at before this is saved unseen: doubts, and values that are not sure."""
    found = [f"{label(each.field)}: {each.message}" for each in review.doubts]
    found += [
        f"{label(name)} is {certainty(field.confidence)}: “{shown(field.value)}”"
        for name, field in review.read.items()
        if field.value is not None and field.confidence < SURE
    ]
    rows: tuple[Statement | Named, ...] = (*review.statements, *review.named)
    for each in rows:
        if each.is_kept and each.confidence < SURE:
            words = each.text if isinstance(each, Statement) else each.name
            found.append(f"{certainty(each.confidence).capitalize()}: “{short(words)}”")
    return tuple(dict.fromkeys([*found, *review.left_out]))


LABELS = {
    "title": "Title of the report",
    "published_date": "Day the report was published",
    "inspection_types": "Type of inspection",
    "is_force_quoted": "Force quoted in the report",
    "forwarded_to_home_office": "Response forwarded to the Home Office",
    "published_on_website": "Response published on the website",
    "fieldwork_from": "Fieldwork from",
    "fieldwork_to": "Fieldwork to",
    "inspectorates": "Inspectorates",
    "response_date": "Day of the response",
    CHIEF: "Chief officer's comment",
    "file": "The file",
}
TYPES = {
    "cleveland_specific": "This force",
    "follow_up": "Follow-up",
    "partner_inspection": "Partner inspection",
    "national": "National",
    "thematic": "Thematic",
}


def label(name: str) -> str:
    """A fact as people call it."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def shown(value: Any) -> str:
    """A fact's value as text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(TYPES.get(str(each), str(each)) for each in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def short(text: str, longest: int = 80) -> str:
    """A text on one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"

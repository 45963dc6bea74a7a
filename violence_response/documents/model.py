"""The shapes that a document passes through: lines as a format gives them, blocks as a reader sees them, the
reading."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Layout = Literal["cleveland_form", "letter", "numbered_report", "unknown"]
Kind = Literal["text", "bullet", "heading"]

FIELDS = (
    "title", "published_date", "inspection_types", "is_force_quoted", "forwarded_to_home_office",
    "published_on_website", "fieldwork_from", "fieldwork_to", "inspectorates", "response_date",
)  # fmt: skip
"""The single facts of a response, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the format gives it; tabs stand between the cells of a row.

    is_whole: the format says where paragraphs end (Word, HTML), so nothing is joined to it.
    has_gap: white space stands before it. left and size are in points, where the format knows them.
    """

    text: str
    page: int = 1
    kind: Kind = "text"
    is_whole: bool = False
    is_quotation: bool = False
    has_gap: bool = False
    left: float | None = None
    top: float | None = None
    size: float | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its format gives it: lines in reading order, the count of pages, and whether it was a
    scan."""

    lines: tuple[Line, ...]
    pages: int = 1
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading: its text mended, and the words as read."""

    text: str
    quote: str
    page: int
    kind: Kind = "text"
    is_quotation: bool = False
    certainty: float = 1.0

    @property
    def cells(self) -> tuple[str, ...]:
        """The parts of a row, as read."""
        return tuple(" ".join(part.split()) for part in self.quote.split("\t") if part.strip())


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: its value (None where it cannot be said), how sure that is (0 to 1), where it was read."""

    value: Any = None
    confidence: float = 0.0
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement of the report as the response gives it; themes are keys of known themes, a suggestion."""

    ordinal: int
    text: str
    themes: tuple[str, ...]
    page: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that the response says the inspection had."""

    text: str
    page: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with the reply to it; either may be missing."""

    number: int | None
    text: str | None
    reply: str | None
    page: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Intervention:
    """A project that the response names; the key only where the text leaves no other."""

    name: str
    intervention_id: str | None
    page: int
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority of a Police and Crime Plan that the response ties itself to."""

    text: str
    priority_id: str | None
    page: int
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person has to look at."""

    field: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What the document came in."""

    name: str
    sha256: str
    format: str
    pages: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read out of a response document."""

    file: File
    layout: Layout
    fields: dict[str, Field]
    findings: tuple[Finding, ...] = ()
    themes: tuple[Theme, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    priorities: tuple[Priority, ...] = ()
    chief_officer_comment: Field = field(default_factory=Field)
    doubts: tuple[Doubt, ...] = ()

    def as_json(self) -> str:
        """The reading as JSON, two spaces deep, dates in ISO form."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, default=str) + "\n"


@dataclass(slots=True)
class Draft:
    """A reading while it is made: the rules of each layout fill it."""

    fields: dict[str, Field] = field(default_factory=lambda: {name: Field() for name in FIELDS})
    findings: list[Finding] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    chief_officer_comment: Field = field(default_factory=Field)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, name: str, message: str, page: int | None = None) -> None:
        """Note once that a person has to look at a field."""
        found = Doubt(name, message, page)
        if found not in self.doubts:
            self.doubts.append(found)

"""What a reader finds: paragraphs, facts with the words they were read from, and the whole reading."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from violence_response.documents.formats.lines import File, Kind

Layout = Literal["cleveland_form", "letter", "numbered_report", "unknown"]

FIELDS = (
    "title", "published_date", "inspection_types", "is_force_quoted", "forwarded_to_home_office",
    "published_on_website", "fieldwork_from", "fieldwork_to", "inspectorates", "response_date",
)  # fmt: skip
"""The single facts of a response, in the order in which they are shown."""
SENTENCE_END = re.compile(r"(?<=[a-z)”\"][.!?])\s+(?=[A-Z“\"])")


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

    @property
    def sentences(self) -> list[str]:
        """The text, parted where a sentence ends and another begins."""
        return SENTENCE_END.split(self.text)


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
    """A recommendation with the reply to it; either may be missing. Themes as of a finding."""

    number: int | None
    text: str | None
    reply: str | None
    page: int
    confidence: float
    themes: tuple[str, ...] = ()


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

    def finished(self, file: File, layout: Layout) -> Reading:
        """The reading that the draft has become."""
        return Reading(
            file, layout, self.fields, tuple(self.findings), tuple(self.themes), tuple(self.recommendations),
            tuple(self.interventions), tuple(self.priorities), self.chief_officer_comment, tuple(self.doubts),
        )  # fmt: skip


def sure(confidence: float, *blocks: Block) -> float:
    """A confidence, lowered by what a scan's reader was unsure of."""
    return round(confidence * min((block.certainty for block in blocks), default=1.0), 2)


def merged(blocks: Sequence[Block]) -> Block:
    """Several blocks as one."""
    first = blocks[0]
    if len(blocks) == 1:
        return first
    return Block(
        " ".join(block.text for block in blocks),
        "\n".join(block.quote for block in blocks),
        first.page,
        first.kind,
        certainty=min(block.certainty for block in blocks),
    )

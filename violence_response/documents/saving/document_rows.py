"""The rows of a register that a review becomes, one table at a time, as texts by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from violence_response.documents.fields.inspectorates import FULL_NAMES
from violence_response.documents.saving import keys
from violence_response.documents.saving.holdings import Holdings, Row
from violence_response.documents.saving.review import (
    CHIEF,
    NOT_SAID,
    NOT_STATED,
    Review,
    Statement,
    label,
    precision,
    short,
)
from violence_response.register.reading import LONGEST_TEXT

FLAGS = {
    "national": "is_national",
    "thematic": "is_thematic",
    "cleveland_specific": "is_force_specific",
    "follow_up": "is_follow_up",
    "partner_inspection": "is_partner",
}
USUAL_LEAD = "HMICFRS"
"""Who leads where the response does not say: section 55 is about the inspectorate of constabulary."""
NOT_SAID_TERM: Row = {
    "vocabulary": "acceptance",
    "term": NOT_SAID,
    "label": "Replied, agreement not said",
    "ordinal": "5",
    "counts_as": "replied",
    "mark": "?",
    "tone": "neutral",
    "definition": "The response speaks to it and does not say whether it agrees.",
}


def text(value: Any) -> str | None:
    """A value as the CSV files write it; a text too long for a cell is cut."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else str(value)[:LONGEST_TEXT]


@dataclass(slots=True)
class Maker:
    """Makes the rows for one document; the keys that they share are worked out once."""

    review: Review
    holdings: Holdings
    inspection_id: str
    title: str
    at: datetime
    source_id: str = ""
    response_id: str = ""
    _new_bodies: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wanted = f"response-{self.inspection_id}"
        self.source_id = keys.free(wanted, self.holdings.keys("sources"))
        self.response_id = keys.free(wanted, self.holdings.keys("responses"))

    def use_response(self, held: Row) -> None:
        """Tie what is made to a response that the register has, and to its source."""
        self.response_id, self.source_id = str(held["response_id"]), str(held["source_id"])

    # --- the document, the source and the response

    def document(self) -> Row:
        """The row of the file itself."""
        file = self.review.file
        wanted = f"{self.inspection_id}-{file.sha256[:8]}"
        return {
            "document_id": keys.free(wanted, self.holdings.keys("documents")),
            "inspection_id": self.inspection_id,
            "response_id": self.response_id,
            "file_name": file.name,
            "format": file.format,
            "sha256": file.sha256,
            "size_bytes": str(self.review.size),
            "pages": str(max(file.pages, 1)),
            "layout": self.review.layout,
            "received_at": text(self.at),
            "source_id": self.source_id,
        }

    def source(self) -> Row:
        """The response as the source of everything that is read out of it."""
        return {
            "source_id": self.source_id,
            "title": f"Response to: {self.title}",
            "publisher": self.holdings.body,
            "licence": "not stated",
            "published_date": text(self.review.facts["response_date"]),
            "note": f"Added as the file “{self.review.file.name}”; the original is kept with the register",
        }

    def response(self) -> Row:
        """Our response; a box ticked without a date is said in its note, because only a date counts."""
        facts = self.review.facts
        ticked = {
            "forwarded_to_home_office": "forwarded to the Home Office",
            "published_on_website": "published on the website",
        }
        notes = [
            f"Marked as {'' if facts[name] else 'not yet '}{called}; no date is given"
            for name, called in ticked.items()
            if facts[name] is not None
        ]
        if facts[CHIEF]:
            notes.append(f"Holds the chief officer's comment: “{short(facts[CHIEF], 1500)}”")
        given = {name: value for _, values in self.response_facts() for name, value in values.items()}
        return {
            "response_id": self.response_id,
            "inspection_id": self.inspection_id,
            **given,
            "note": "; ".join(notes) or None,
            "source_id": self.source_id,
        }

    def response_facts(self) -> list[tuple[str, Row]]:
        """What a document says of the response itself, with what each fact is called.

        The day on a letter is the day it was signed, not the day it was published: the clock must not run on
        it. A web report gives the day it was put on the web.
        """
        column = "published_date" if self.review.layout == "numbered_report" else "approved_date"
        called = "published" if column == "published_date" else "approved"
        # A document without the comment may leave it out: that nobody commented, it does not say.
        held = True if self.review.facts[CHIEF] else None
        return [
            (f"Day the response was {called}", {column: text(self.review.facts["response_date"])}),
            ("Holds the chief officer's comment", {"holds_chief_officer_comment": text(held)}),
        ]

    # --- the inspection

    def inspection(self, lead: str) -> Row:
        """A new inspection. What the response does not say stays empty."""
        facts = {name: value for _, values in self.inspection_facts() for name, value in values.items()}
        notes = [f"{each.field}: {each.message}" for each in self.review.doubts if each.field in ("title",)]
        return {
            **facts,
            "inspection_id": self.inspection_id,
            "title": self.title,
            "lead_organisation_id": lead,
            "response_regime": "section_55",
            "response_required": "yes",
            "response_reason": "The office answered it",
            "summary": self.review.summary,
            "note": "; ".join(notes) or None,
            "source_id": self.source_id,
        }

    def inspection_facts(self) -> list[tuple[str, Row]]:
        """What a document says of the report, with what each fact is called; what belongs together is one."""
        facts, read = self.review.facts, self.review.read
        published: date | None = facts["published_date"]
        first, last = facts["fieldwork_from"], facts["fieldwork_to"]
        kinds = facts["inspection_types"]
        is_web = self.review.layout in ("numbered_report", "unknown")
        return [
            (label("title"), {"title": facts["title"]}),
            (label("published_date"), {
                "published_date": text(published),
                "published_precision": "day" if published else NOT_STATED}),
            ("Fieldwork", {
                "fieldwork_from": text(first), "fieldwork_to": text(last),
                "fieldwork_precision": precision(first, last, read["fieldwork_from"].quote)}),
            (label("inspection_types"), {
                column: None if kinds is None else text(name in kinds) for name, column in FLAGS.items()}),
            (label("is_force_quoted"), {"is_force_quoted": text(facts["is_force_quoted"])}),
            ("What we have seen of a response", {"response_seen": "web_statement" if is_web else "form"}),
        ]  # fmt: skip

    # --- bodies

    def lead(self) -> str:
        """The key of the inspectorate that leads: the first that is named, or that of section 55."""
        return next(iter(self.inspectorate_ids()), None) or self._body(USUAL_LEAD)

    def inspectorate_ids(self) -> list[str]:
        """The keys of the inspectorates named, in their order."""
        return list(dict.fromkeys(self._body(name) for name in self.review.facts["inspectorates"] or ()))

    def new_bodies(self) -> Iterator[Row]:
        """The inspectorates that the register does not have yet."""
        yield from self._new_bodies.values()

    def _body(self, name: str) -> str:
        """The key of a body by its name, short or full; one that is not known is made."""
        wanted = _plain(name)
        full = _plain(FULL_NAMES.get(name, name))
        for row in self.holdings.rows["organisations"]:
            called = _plain(str(row["name"]))
            if wanted in (_plain(str(row["organisation_id"])), called) or full == called:
                return str(row["organisation_id"])
        if name not in self._new_bodies:
            key = keys.free(keys.slug(name) or "inspectorate", self.holdings.keys("organisations"))
            self._new_bodies[name] = {
                "organisation_id": key,
                "name": FULL_NAMES.get(name, name),
                "organisation_type": "inspectorate",
                "source_id": self.source_id,
            }
        return str(self._new_bodies[name]["organisation_id"])

    # --- findings and replies

    def finding(self, finding_id: str, ordinal: int, each: Statement) -> Row:
        """A new finding, with the report's words as the response gives them."""
        kind = "Recommendation" if each.finding_type == "recommendation" else "Bullet"
        number = f"{kind} {each.number}" if each.number is not None else kind
        return {
            "finding_id": finding_id,
            "inspection_id": self.inspection_id,
            "ordinal": str(ordinal),
            "finding_type": each.finding_type,
            "summary": text(each.summary or each.text),
            "source_quote": text(each.text),
            "source_reference": f"{number} in the response, page {each.page}",
            "addressed_to_us": each.addressed_to_us,
            "due_date": text(each.due_date),
            "source_id": self.source_id,
        }

    def reply(self, finding_id: str, each: Statement) -> Row:
        """What the response says on one finding."""
        return {
            "reply_id": keys.free(f"reply-{finding_id}", self.holdings.keys("response_replies")),
            "response_id": self.response_id,
            "finding_id": finding_id,
            "acceptance": each.acceptance or NOT_SAID,
            "action_or_reason": text(each.reply),
            "reference": f"Page {each.page}",
            "source_id": self.source_id,
        }


def _plain(name: str) -> str:
    """A body's name as it is compared: letters and digits only, His and Her Majesty alike."""
    folded = re.sub(r"\b(?:his|her) majesty.?s\b", "hm", name.lower()).replace("&", "and")
    return re.sub(r"[^a-z0-9]+", "", folded)

"""The frames that every kind of briefing starts from, for one subject and one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from violence_response import words
from violence_response.accounts.blocks import Section
from violence_response.briefing.asking import Asking, Request, named
from violence_response.briefing.composition import Source
from violence_response.rows import (
    BriefingSources,
    Counts,
    FindingsFound,
    InspectionsFound,
    InterventionCounts,
    InterventionsFound,
    MoneyEnding,
    NewestReport,
)

WITHIN = {
    "inspection": "inspections",
    "finding": "findings",
    "theme": "themes",
    "priority": "priorities",
    "area": "areas",
}
"""How the subject of a briefing narrows the projects, by the names of their queries' parameters."""
NOTHING = [""]
"""A list of keys that no row has: an empty list would keep all."""


@dataclass(slots=True)
class Numbering:
    """Numbers of sources in the order in which a briefing uses them."""

    numbers: dict[str, int] = field(default_factory=dict)

    def numbered(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """The sections with the numbers of the sources that they rest on."""
        return tuple(replace(each, sources=self._of(each.source_ids)) for each in sections)

    def _of(self, keys: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers.setdefault(key, len(self.numbers) + 1) for key in keys}))


def keys_of(*keys: Any) -> tuple[str, ...]:
    """Keys of sources, each once; what is not known is left out, lists are taken apart."""
    flat: list[str] = []
    for key in keys:
        if isinstance(key, str):
            flat.append(key)
        elif isinstance(key, Iterable):
            flat += [str(each) for each in key]
    return tuple(dict.fromkeys(flat))


@dataclass(slots=True)
class Gathered:
    """What is known of the subject: findings, projects, money that ends, the overall state; and what to
    cite."""

    request: Request
    asking: Asking
    body: str
    name: str
    detail: str
    counts: Counts
    newest: NewestReport | None
    of_newest: Counts | None
    findings: list[FindingsFound]
    projects: list[InterventionsFound]
    of_projects: InterventionCounts
    ending: list[MoneyEnding]
    inspections: list[InspectionsFound]
    numbering: Numbering

    @property
    def inspection(self) -> InspectionsFound | None:
        """The one inspection that the briefing is about; None where it is about something else."""
        return self.inspections[0] if self.request.subject == "inspection" else None

    @property
    def scope(self) -> dict[str, list[str]]:
        """What the findings are narrowed to, as parameters of the queries on findings."""
        return scope_of(self.request)

    @property
    def calling(self) -> list[FindingsFound]:
        """The findings that call for work by us."""
        return [row for row in self.findings if row.calls_for_work]

    @property
    def unanswered(self) -> list[FindingsFound]:
        """The findings that call for work and that no project answers."""
        return [row for row in self.calling if not row.answering]


def scope_of(request: Request) -> dict[str, list[str]]:
    """What a request narrows findings to, as parameters of the queries on findings."""
    lists = {
        "inspection": "inspections",
        "theme": "themes",
        "priority": "priorities",
        "area": "areas",
        "finding": "findings",
    }
    return {} if request.subject == "all" else {lists[request.subject]: [request.key]}


def gathered(asking: Asking, request: Request, body: str) -> Gathered:
    """Ask for everything about the subject. Raises BriefingKindUnfit or BriefingSubjectUnknown."""
    request.require_fit()
    name, detail = named(asking, request)
    subject = request.subject
    scope = request.scope
    within = {} if subject == "all" else {WITHIN[subject]: [request.key]}
    findings = asking.rows(FindingsFound, **within)
    reports = scope
    if subject not in {"all", "inspection"}:
        reports = {"inspection_ids": sorted({row.inspection_id for row in findings}) or NOTHING}
    projects = asking.rows(InterventionsFound, **within, sort="awarded")
    ours = {project.intervention_id for project in projects}
    ending = asking.rows(MoneyEnding)
    newest = asking.one(NewestReport) if subject == "all" else None
    return Gathered(
        request=request,
        asking=asking,
        body=body,
        name=name,
        detail=detail,
        counts=asking.only(Counts, **request.scope),
        newest=newest,
        of_newest=asking.only(Counts, inspection_ids=[newest.inspection_id]) if newest else None,
        findings=findings,
        projects=projects,
        of_projects=asking.only(InterventionCounts, **within),
        ending=[award for award in ending if award.intervention_id in ours],
        inspections=asking.rows(InspectionsFound, **reports),
        numbering=Numbering(),
    )


class Citing(Protocol):
    """What numbers the sources of a briefing, and asks for what they are."""

    @property
    def asking(self) -> Asking: ...  # noqa: D102
    @property
    def numbering(self) -> Numbering: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Cited:
    """The same by itself."""

    asking: Asking
    numbering: Numbering


def sources_cited(known: Citing) -> tuple[Source, ...]:
    """The sources that were numbered, in their order, with dates and licences."""
    numbers = known.numbering.numbers
    if not numbers:
        return ()
    found = [
        Source(
            number=numbers[row.source_id],
            title=row.title,
            detail=f"{row.publisher}, {words.day(row.published_date, 'day not stated')}. "
            f"Licence: {_licence(row.licence_label)}.",
            url=row.url or "",
            published=row.published_date,
        )
        for row in known.asking.rows(BriefingSources, source_ids=list(numbers))
    ]
    return tuple(sorted(found, key=lambda source: source.number))


def sources_in_words(sources: tuple[Source, ...]) -> str:
    """How many sources there are and of which days, for the foot of every page."""
    if not sources:
        return "No source is cited."
    days = [source.published for source in sources if source.published is not None]
    counted = words.sentence(words.counted(len(sources), "source"))
    dated = ""
    if days:
        first, last = words.day(min(days)), words.day(max(days))
        dated = f", dated {first}" if first == last else f", dated {first} to {last}"
    undated = len(sources) - len(days)
    if undated and days:
        dated += f" ({words.number(undated)} without a day)"
    return f"{counted}{dated}; the list is at the end."


def _licence(label: str) -> str:
    return label.lower() if label == "Not stated" else label

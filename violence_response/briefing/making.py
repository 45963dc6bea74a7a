"""Make a briefing: gather the frames of its subject, build its sections, number its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from violence_response import __version__, words
from violence_response.accounts.blocks import Section, quoted
from violence_response.briefing import minutes, note, one_body, pack, response_form, thread
from violence_response.briefing.asking import SUBJECTS, Ask, Asking, Request, named
from violence_response.briefing.composition import KINDS, Briefing, Source, cleaned
from violence_response.briefing.gathering import (
    Cited,
    Gathered,
    Numbering,
    gathered,
    sources_cited,
    sources_in_words,
)
from violence_response.settings import Settings

LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0; other licences "
    "are given with their sources."
)
BUILDERS: Mapping[str, Callable[[Gathered], tuple[Section, ...]]] = {
    "note": note.sections,
    "pack": pack.sections,
    "response": response_form.sections,
    "finding": thread.sections,
}
"""Kind of briefing about a subject: what builds its sections."""


class Content(NamedTuple):
    """What a briefing says, and what it is about."""

    subject: str
    filters: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    sources_words: str = "No source is cited."


def london_now() -> datetime:
    """The moment in London, to the minute."""
    return datetime.now(ZoneInfo("Europe/London")).replace(second=0, microsecond=0)


def make(request: Request, ask: Ask, chosen: Settings, *, marking: str, made_at: datetime) -> Briefing:
    """The briefing that was asked for.

    Raises BriefingKindUnfit or BriefingSubjectUnknown.
    """
    asking = Asking(ask, request.day, chosen.notice_days)
    content = _content(asking, request, chosen.body)
    return cleaned(
        Briefing(
            kind=request.kind,
            title=KINDS[request.kind],
            subject=content.subject,
            filters=content.filters + _since(request),
            body=chosen.body,
            marking=marking.upper(),
            as_at=request.day,
            made_at=made_at,
            version=__version__,
            as_at_words=f"register as at {words.day(request.day)}, made {words.day(made_at)} at "
            f"{made_at:%H:%M}",
            sources_words=content.sources_words,
            licence=LICENCE,
            sections=content.sections,
            sources=content.sources,
            asked=tuple(asking.asked),
        )
    )


def _content(asking: Asking, request: Request, office: str) -> Content:
    if request.kind == "minutes":
        return _of_meeting(asking, request)
    if request.kind == "body":
        return _of_body(asking, request)
    return _of_subject(gathered(asking, request, office))


def _of_body(asking: Asking, request: Request) -> Content:
    request.require_fit()
    name, _ = named(asking, request)
    cited = Cited(asking, Numbering())
    sections = cited.numbering.numbered(one_body.sections(asking, request.key))
    sources = sources_cited(cited)
    about = f"narrowed to the body “{_short(name)}”"
    return Content(name, about, sections, sources, sources_in_words(sources))


def _of_meeting(asking: Asking, request: Request) -> Content:
    request.require_fit()
    about = minutes.subject(asking, request)
    return Content(about, minutes.filters(request), minutes.sections(asking, request))


def _of_subject(known: Gathered) -> Content:
    sections = known.numbering.numbered(BUILDERS[known.request.kind](known))
    sources = sources_cited(known)
    return Content(_subject(known), _filters(known), sections, sources, sources_in_words(sources))


def _filters(known: Gathered) -> str:
    """What the briefing was narrowed to, in words."""
    if known.request.subject == "all":
        return "the whole register, not narrowed"
    return f"narrowed to the {SUBJECTS[known.request.subject]} “{_short(words.short_title(known.name))}”"


def _since(request: Request) -> str:
    """Between which meetings changes are listed, where two are named."""
    if request.since is None:
        return ""
    return f"; changes after {words.day(request.since)} and up to {words.day(request.until)}"


def _subject(known: Gathered) -> str:
    """What the briefing is about; a finding may be as long as a page, and is given in full below."""
    request = known.request
    if request.subject == "finding":
        return quoted(known.name, 16)
    names = {"theme": "Theme", "priority": "Plan priority", "area": "Place"}
    called = f"{names[request.subject]}: " if request.subject in names else ""
    detail = f" ({known.detail})" if request.subject in {"priority", "area"} and known.detail else ""
    return f"{called}{known.name}{detail}"


def _short(name: str) -> str:
    parts = name.split()
    return name if len(parts) <= 12 and len(name) <= 90 else " ".join(parts[:10])[:88] + " …"

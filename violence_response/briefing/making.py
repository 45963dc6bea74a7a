"""Make a briefing: gather the frames of its subject, build its sections, number its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from violence_response import __version__, words
from violence_response.accounts.blocks import Section, quoted
from violence_response.briefing import note, pack, response_form, thread
from violence_response.briefing.asking import SUBJECTS, Ask, Asking, Request
from violence_response.briefing.gathering import Gathered, gathered, sources_cited, sources_in_words
from violence_response.briefing.model import KINDS, Briefing, cleaned
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
"""Kind of briefing: what builds its sections."""


def london_now() -> datetime:
    """The moment in London, to the minute."""
    return datetime.now(ZoneInfo("Europe/London")).replace(second=0, microsecond=0)


def make(request: Request, ask: Ask, chosen: Settings, *, marking: str, made_at: datetime) -> Briefing:
    """The briefing that was asked for.

    Raises BriefingKindUnfit or BriefingSubjectUnknown.
    """
    asking = Asking(ask, request.day, chosen.notice_days)
    known = gathered(asking, request, chosen.body)
    sections = known.numbering.numbered(BUILDERS[request.kind](known))
    sources = sources_cited(known)
    return cleaned(
        Briefing(
            kind=request.kind,
            title=KINDS[request.kind],
            subject=_subject(known),
            filters=_filters(known),
            body=chosen.body,
            marking=marking.upper(),
            as_at=request.day,
            made_at=made_at,
            version=__version__,
            as_at_words=f"register as at {words.day(request.day)}, made {words.day(made_at)} at "
            f"{made_at:%H:%M}",
            sources_words=sources_in_words(known, sources),
            licence=LICENCE,
            sections=sections,
            sources=sources,
            asked=tuple(asking.asked),
        )
    )


def _filters(known: Gathered) -> str:
    """What the briefing was narrowed to, in words."""
    request = known.request
    if request.subject == "all":
        chosen = "the whole register, not narrowed"
    else:
        chosen = f"narrowed to the {SUBJECTS[request.subject]} “{_short(words.short_title(known.name))}”"
    if request.since is None:
        return chosen
    return f"{chosen}; changes after {words.day(request.since)} and up to {words.day(request.until)}"


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

"""Saving a reviewed document: its rows in one transaction, its original beside the register, and a way
back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from violence_response.database import Database
from violence_response.documents.duplicates import Duplicate, duplicate, settled
from violence_response.documents.holdings import Holdings, known_of
from violence_response.documents.links import suggested
from violence_response.documents.matching import themes_of
from violence_response.documents.plan import Plan, planned
from violence_response.documents.review import Review
from violence_response.errors import RecordingRefused
from violence_response.register import originals, recording
from violence_response.register.recording import Actor, Recording
from violence_response.settings import Settings

KIND = "document"
"""What a recording of this kind is called."""


def prepared(review: Review, holdings: Holdings) -> tuple[Review, Duplicate | None]:
    """The review tied to the register: its inspection where it is there, its findings, and suggested
    links."""
    found = duplicate(review, holdings)
    return tied(review, holdings, found.inspection_id if found else None), found


def tied(review: Review, holdings: Holdings, inspection_id: str | None) -> Review:
    """The review tied to one inspection of the register, or to none."""
    return suggested(settled(themed(review, holdings), holdings, inspection_id), holdings)


def themed(review: Review, holdings: Holdings) -> Review:
    """The review with themes suggested for recommendations: the reader suggests them for findings only."""
    themes = known_of(holdings).themes
    return replace(
        review,
        statements=tuple(
            replace(each, themes=themes_of(each.text, themes))
            if each.finding_type == "recommendation" and not each.themes
            else each
            for each in review.statements
        ),
    )


def save(
    database: Database,
    settings: Settings,
    actor: Actor,
    review: Review,
    plan: Plan,
    *,
    content: bytes,
    at: datetime,
    token: str | None = None,
) -> Recording:
    """Save a plan and keep the document's bytes, together or not at all.

    The same token saves once. Raises RecordingRefused (with the reason), ChangedMeanwhile or
    RegisterNotWritable; nothing is then in the register, and no original that nobody uses is left.
    """
    if not plan.writes:
        raise RecordingRefused(reason=f"the register has all of “{review.file.name}” already")
    if hashlib.sha256(content).hexdigest() != review.file.sha256:
        raise RecordingRefused(reason=f"“{review.file.name}” is not the file that was read")
    with originals.kept(settings, database, content, review.file.format):
        words = f"{'More from' if plan.is_update else 'A response from'} “{review.file.name}”: {plan.title}"
        return recording.record(database, actor, KIND, words, plan.writes, at=at, token=token)


def take_back(
    database: Database, settings: Settings, recording_id: str, actor: Actor, *, at: datetime
) -> Recording:
    """Undo a recording, and remove the originals that no row names afterwards.

    Raises RecordingUnknown or ChangedMeanwhile; everything then stays as it is.
    """
    done = recording.undo(database, recording_id, actor, at=at)
    originals.remove_unused(database, settings)
    return done


def plan_for(
    review: Review,
    holdings: Holdings,
    inspection_id: str | None,
    at: datetime,
    chosen: Collection[str] | None = None,
) -> Plan:
    """The plan for a review, where dropping a statement drops what hangs on it."""
    kept = {place for place, each in enumerate(review.statements) if each.is_kept}
    named = tuple(
        replace(each, statements=tuple(place for place in each.statements if place in kept))
        for each in review.named
    )
    return planned(replace(review, named=named), holdings, inspection_id, at=at, chosen=chosen)

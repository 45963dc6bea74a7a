"""Saving a reviewed document: its rows in one transaction, its original beside the register, and its
undoing."""

from __future__ import annotations

import hashlib
from datetime import datetime

from violence_response.database import Database
from violence_response.documents.saving.document_plan import Plan
from violence_response.documents.saving.review import Review
from violence_response.errors import RecordingRefused
from violence_response.register import originals, recording
from violence_response.register.recording import Actor, Recording
from violence_response.settings import Settings

KIND = "document"
"""What a recording of this kind is called."""


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


def undo(
    database: Database, settings: Settings, recording_id: str, actor: Actor, *, at: datetime
) -> Recording:
    """Undo a recording, and remove the originals that no row names afterwards.

    Raises RecordingUnknown or ChangedMeanwhile; everything then stays as it is.
    """
    done = recording.undo(database, recording_id, actor, at=at)
    originals.remove_unused(database, settings)
    return done

"""Calendar links: one secret address per reader. Only a hash of the secret is kept, so nobody can read it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import LinkRefused
from violence_response.register import recording
from violence_response.register.recording import Actor

LONGEST_LABEL = 80


def make(database: Database, owner: Actor, label: str, *, at: datetime) -> str:
    """Make a link for its owner and give its secret, which is kept nowhere. `at` is London time.

    Raises LinkRefused where the label is empty, too long or of several lines.
    """
    named = label.strip()
    if not named:
        raise LinkRefused(problem="it has no name; call it, say, Outlook at work")
    if len(named) > LONGEST_LABEL or not named.isprintable():
        raise LinkRefused(problem=f"its name is longer than one line of {LONGEST_LABEL} characters")
    secret = secrets.token_urlsafe(32)
    row = {
        "link_id": recording.new_token(),
        "secret_hash": _hash(secret),
        "label": named,
        "owner_role": owner.role,
        "owner_name": owner.name,
        "created_at": at,
    }
    with database.transaction():
        database.insert("register.calendar_links", row)
    recording.record(database, owner, "calendar_link", "A calendar link was made", [], at=at)
    return secret


def revoke(database: Database, link_id: str, actor: Actor, *, may_any: bool, at: datetime) -> None:
    """Stop a link for good. Its owner may, and whoever `may_any`.

    Raises LinkRefused where there is no such link that works, or it belongs to somebody else.
    """
    known = database.row_of("register.calendar_links", ("owner_name", "revoked_at"), {"link_id": link_id})
    if known is None or known[1] is not None:
        raise LinkRefused(problem="it has been stopped already, or there is none of that name")
    if not may_any and (known[0] or "") != actor.name:
        raise LinkRefused(problem="it belongs to somebody else")
    with database.transaction():
        database.update_key("register.calendar_links", {"link_id": link_id}, {"revoked_at": at})
    recording.record(database, actor, "calendar_link", "A calendar link was stopped", [], at=at)


def opens(database: Database, secret: str) -> bool:
    """Whether a link with this secret was made and still works."""
    return bool(queries.records(database, "calendar_link_of_secret", secret_hash=_hash(secret)))


def _hash(secret: str) -> str:
    # The secret is 256 bits drawn at random: a plain hash of it cannot be searched, and needs no salt.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

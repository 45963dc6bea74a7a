"""Calendar links: one secret address per reader. Only a hash of the secret is kept, so nobody can read it."""

from __future__ import annotations

import hashlib
import secrets

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import LinkRefused
from violence_response.register import recording
from violence_response.register.deciding import Press
from violence_response.register.recording import Recording
from violence_response.rows import CalendarLinkOfSecret

LONGEST_LABEL = 80


def make(database: Database, press: Press, label: str) -> tuple[str, Recording]:
    """Make a link for the person who pressed, and give its secret, which is kept nowhere.

    The same press makes one link: the secret is empty the second time. Raises LinkRefused where the label is
    empty, too long or of several lines.
    """
    named = label.strip()
    if not named:
        raise LinkRefused(problem="it has no name; call it, say, Outlook at work")
    if len(named) > LONGEST_LABEL or not named.isprintable():
        raise LinkRefused(problem=f"its name is longer than one line of {LONGEST_LABEL} characters")
    secret = secrets.token_urlsafe(32)
    owner, at = press.actor, press.at
    row = {
        "link_id": press.token,
        "secret_hash": _hash(secret),
        "label": named,
        "owner_role": owner.role,
        "owner_name": owner.name,
        "created_at": at,
    }
    with database.writing():
        if recording.is_recorded(database, press.token):
            return "", Recording(press.token, at, 0, is_new=False)
        with database.transaction():
            database.insert("register.calendar_links", row)
        return secret, _recorded(database, press, "A calendar link was made")


def revoke(database: Database, press: Press, link_id: str, *, may_any: bool) -> Recording:
    """Stop a link for good. Its owner may, and anyone where `may_any`.

    Raises LinkRefused where there is no such link that works, or it belongs to somebody else.
    """
    with database.writing():
        known = database.row_of("register.calendar_links", ("owner_name", "revoked_at"), {"link_id": link_id})
        if known is None or known[1] is not None:
            raise LinkRefused(problem="it has been stopped already, or there is none of that name")
        if not may_any and (known[0] or "") != press.actor.name:
            raise LinkRefused(problem="it belongs to somebody else")
        with database.transaction():
            database.update_key("register.calendar_links", {"link_id": link_id}, {"revoked_at": press.at})
        return _recorded(database, press, "A calendar link was stopped")


def opens(database: Database, secret: str) -> bool:
    """Whether a link with this secret was made and still works."""
    return queries.one_of(database, CalendarLinkOfSecret, secret_hash=_hash(secret)) is not None


def _recorded(database: Database, press: Press, words: str) -> Recording:
    # The link itself is no row of the register: the trail says who did what, and never the link.
    return recording.record(database, press.actor, "calendar_link", words, [], at=press.at, token=press.token)


def _hash(secret: str) -> str:
    # The secret is 256 bits drawn at random: a plain hash of it cannot be searched, and needs no salt.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

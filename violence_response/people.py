"""Who may do what: four roles, each of which includes the one before, and how a person comes to have one.

Nothing here knows how people sign in: `interface/access.py` hands over the claims that a sign-in brought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from violence_response.errors import NotAllowed, NotSignedIn
from violence_response.settings import ROLES, Settings

LOCAL_ROLE = "editor"
"""What the one person without a sign-in, on the machine itself, is called in the register's history."""

CLOCK_SKEW = 300
"""Seconds that the clock of the provider may be ahead of this machine's."""


NAMES = frozenset({"actor_name", "owner_name"})
"""Columns that name people: everyone but administrators sees roles."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: their role (None: none), their name (for the audit trail only) and how they came here.

    `is_local` is the one person on the machine itself, where nobody signs in: there is no one else to ask,
    so they may do everything, and are called an editor.
    """

    role: str | None
    name: str = ""
    is_signed_in: bool = False
    is_local: bool = False

    def may(self, role: str) -> bool:
        """Whether this person has `role`, or one that includes it."""
        return self.is_local or (self.role is not None and ROLES.index(self.role) >= ROLES.index(role))

    @property
    def label(self) -> str:
        """The role as a page prints it, such as "Approver" or "Editor on this machine"."""
        if self.is_local:
            return f"{LOCAL_ROLE.capitalize()} on this machine"
        return self.role.capitalize() if self.role else "No role"


LOCAL = Person(LOCAL_ROLE, is_local=True)
NOBODY = Person(None)


def require(person: Person, role: str, chosen: Settings) -> Person:
    """The person, when they may do what `role` may.

    Raises NotSignedIn where people sign in and this one has not (or not lately), otherwise NotAllowed.
    """
    if person.may(role):
        return person
    if not person.is_signed_in and person.role is None:
        raise NotSignedIn(needed=_with_article(role))
    has = f"you are {_with_article(person.role)}" if person.role else "you have no role here"
    raise NotAllowed(needed=_with_article(role), has=has, contact=chosen.contact)


def role_to_read(columns: Iterable[str]) -> str:
    """The role that reading these columns of a query needs."""
    return "viewer" if NAMES.isdisjoint(columns) else "administrator"


def from_claims(claims: Mapping[str, Any], chosen: Settings, now: datetime) -> Person:
    """The person whom a verified sign-in names, NOBODY when it is older than the settings allow.

    `claims` are those of the identity token; `iat` (seconds since 1970) says when the provider issued it.
    OpenID Connect Core 1.0, section 2, requires it, so a sign-in without one is not believed.
    """
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return NOBODY
    age = now.timestamp() - issued
    if not -CLOCK_SKEW <= age < chosen.sign_in_hours * 3600:
        return NOBODY
    return Person(role_of(claims, chosen), _name(claims), is_signed_in=True)


def role_of(claims: Mapping[str, Any], chosen: Settings) -> str | None:
    """The highest role that the settings give to these claims, else the one for everyone signed in.

    An entry of a role's list with an "@" is an e-mail address, compared without regard to capitals; any other
    is a value of the claim that the settings name.
    """
    values = _values(claims, chosen.role_claim)
    address = _address(claims)
    for role in reversed(ROLES):
        for entry in getattr(chosen, f"{role}s"):
            if entry.casefold() == address if "@" in entry else entry in values:
                return role
    return chosen.default_role


def _values(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    """The texts of a claim; "realm_access.roles" also finds `roles` inside `realm_access`."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list | tuple) else [found]
    return frozenset(value for value in listed if isinstance(value, str))


def _address(claims: Mapping[str, Any]) -> str:
    """The e-mail address in small letters; none when the provider says that it is not verified."""
    address = claims.get("email")
    if not isinstance(address, str) or claims.get("email_verified") in (False, "false"):
        return ""
    return address.strip().casefold()


def _name(claims: Mapping[str, Any]) -> str:
    """The name with what tells two people of the same name apart: address, user name or identifier."""
    keys = ("name", "email", "preferred_username", "sub")
    texts = {key: str(claims.get(key) or "").strip() for key in keys}
    single = texts["email"] or texts["preferred_username"] or texts["sub"]
    return f"{texts['name']} ({single})" if texts["name"] and single else texts["name"] or single


def _with_article(role: str | None) -> str:
    return f"{'an' if role and role[0] in 'aeiou' else 'a'} {role}"

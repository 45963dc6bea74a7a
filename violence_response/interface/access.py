"""Who is asking, and may they: the one place where pages, writes and routes find out.

`require(role)` is in the code that reads and writes, so a button that is hidden is also a button that
does not work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address

import streamlit as st
from starlette.requests import Request

from violence_response import people, settings
from violence_response.interface import sign_in
from violence_response.people import LOCAL, NOBODY, Person
from violence_response.register.recording import Actor

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""What a machine calls itself."""
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def person() -> Person:
    """Who is looking at the page that is being drawn.

    Where people sign in: the one whom the sign-in names, while it lasts. Otherwise the local person on this
    machine, and for people on other machines the role that the settings give to visitors.
    Raises SignInWrong when the settings for signing in cannot be trusted.
    """
    chosen = settings.from_environment()
    if people_sign_in():
        claims = st.user.to_dict()
        is_in = claims.get("is_logged_in") is True
        return people.from_claims(claims, chosen, datetime.now(UTC)) if is_in else NOBODY
    headers = st.context.headers
    # Only a test of a page has none; a browser that has just gone has none either, and is nobody.
    is_here = is_from_here(st.context.ip_address or "127.0.0.1", headers) if headers else not _is_served
    return LOCAL if is_here else Person(chosen.visitor_role)


def people_sign_in() -> bool:
    """Whether people sign in here; a test of a page says so by naming a user."""
    return sign_in.is_set_up() or (not _is_served and "is_logged_in" in st.user)


def require(role: str) -> Person:
    """The person at the page, when they may do what `role` may.

    Raises NotAllowed (NotSignedIn, a kind of it, where signing in would help): one sentence to be shown.
    """
    return people.require(person(), role, settings.from_environment())


def actor(role: str = "editor") -> Actor:
    """Who records, for `recording.record`. Raises NotAllowed unless the person may do what `role` may."""
    found = require(role)
    return Actor(found.role or people.LOCAL_ROLE, found.name)


def reader_of(request: Request) -> Person:
    """Who asks a route of ours; the same answer as `person` gives for a page."""
    chosen = settings.from_environment()
    if sign_in.is_set_up():
        claims = sign_in.claims_of_cookies(request.cookies)
        return people.from_claims(claims, chosen, datetime.now(UTC))
    address = request.client.host if request.client else ""
    return LOCAL if is_from_here(address, request.headers) else Person(chosen.visitor_role)


def is_from_here(address: str, headers: Mapping[str, str]) -> bool:
    """Whether a request was made on this machine, to this machine, with nothing in between.

    The names it asks for count too: a page from elsewhere that has its own name lead to this machine
    (DNS rebinding), and a proxy on this machine that serves others, both arrive from 127.0.0.1.
    """
    try:
        came_from = ip_address(address)
    except ValueError:
        return False
    came_from = getattr(came_from, "ipv4_mapped", None) or came_from
    named = [_host(headers.get("host") or "")]
    if origin := headers.get("origin"):
        named.append(_host(origin.partition("://")[2]))
    proxied = any(headers.get(name) for name in _OF_PROXIES)
    return came_from.is_loopback and not proxied and all(name in OWN_NAMES for name in named)


def warning_at_start(address: str) -> str:
    """What the log should say about who gets in, for a server that listens on `address`; mostly nothing.

    Raises SignInWrong when the settings for signing in cannot be trusted.
    """
    if sign_in.is_set_up() or address in OWN_NAMES:
        return ""
    role = settings.from_environment().visitor_role
    others = f"are {role}s without signing in" if role else "are not let in"
    return f"the server listens beyond this machine and nobody signs in: people on other machines {others}"


@contextmanager
def browsers_only() -> Iterator[None]:
    """While this lasts pages are drawn by a server: a run without a browser's headers is nobody's."""
    global _is_served  # noqa: PLW0603 - one fact of the whole process
    _is_served = True
    try:
        yield
    finally:
        _is_served = False


def _host(authority: str) -> str:
    if authority.startswith("["):
        return authority[1:].partition("]")[0].lower()
    return authority.partition(":")[0].lower()


_is_served = False

"""What Streamlit knows of a sign-in: whether people sign in here at all, with whom, and what a cookie proves.

People sign in where `.streamlit/secrets.toml` has a section `[auth]`. Streamlit does the OpenID Connect part
and keeps the claims of the identity token in a signed cookie. Its own pages are given them when their
websocket opens; a route of ours is given the cookie only, and verifies it here in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import auth_util
from streamlit.web.server import server_util
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from violence_response.errors import SignInWrong

SHORTEST_SECRET = 32
"""Characters of `cookie_secret`. Anyone who guesses it can sign in as anybody."""

_NEEDED = ("redirect_uri", "cookie_secret")
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")


@cache
def is_set_up() -> bool:
    """Whether people sign in here; looked up once, so a change asks for a new start.

    Raises SignInWrong when the settings for it are there and cannot be trusted: then nobody gets in, rather
    than everybody.
    """
    section = auth_util.get_secrets_auth_section()
    if not section:
        _require_no_broken_file()
        return False
    missing = [key for key in _NEEDED if not section.get(key)]
    if missing:
        raise SignInWrong(problem=f"the section [auth] lacks {' and '.join(missing)}")
    if len(str(section["cookie_secret"])) < SHORTEST_SECRET:
        raise SignInWrong(problem=f"cookie_secret is shorter than {SHORTEST_SECRET} characters")
    if not str(section["redirect_uri"]).endswith("/oauth2callback"):
        raise SignInWrong(problem="redirect_uri does not end with /oauth2callback")
    if not providers():
        raise SignInWrong(problem=f"the section [auth] lacks {', '.join(_OF_A_PROVIDER)}")
    return True


def providers() -> list[str | None]:
    """The names of the providers to sign in with, as `st.login` takes them; None is one without a name."""
    section = auth_util.get_secrets_auth_section()
    named: list[str | None] = [
        name
        for name, part in section.items()
        if isinstance(part, Mapping) and all(part.get(key) for key in _OF_A_PROVIDER)
    ]
    return [None] if all(section.get(key) for key in _OF_A_PROVIDER) else sorted(named, key=str)


def claims_of_cookies(cookies: Mapping[str, str]) -> dict[str, Any]:
    """The claims that the sign-in cookie of a request proves; empty when it is missing, forged or too old.

    As Streamlit does for a websocket, a cookie that was made for another address is not believed.
    """
    secret = server_util.get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(secret, name, value) if value else None

    proved = auth_util.get_cookie_with_chunks(signed, server_util.AUTH_COOKIE_NAME)
    try:
        claims = json.loads(proved or b"{}")
    except ValueError:
        return {}
    origin = auth_util.get_origin_from_redirect_uri()
    is_ours = isinstance(claims, dict) and origin is not None and claims.get("origin") == origin
    return claims if is_ours and claims.get("is_logged_in") is True else {}


def _require_no_broken_file() -> None:
    """Secrets that cannot be read may hold an [auth]: Streamlit takes them for missing ones."""
    for path in map(Path, st.get_option("secrets.files")):
        if path.exists() and not st.secrets.load_if_toml_exists():
            raise SignInWrong(problem="something cannot be read")

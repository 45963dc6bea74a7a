"""Addresses that are nearly right: the page that is meant, or the overview with a sentence."""

from __future__ import annotations

from urllib.parse import urlencode

from violence_response.interface import menu, no_page

_NAMES = {place.name.lower().replace(" ", "_"): place.file for place in menu.PLACES}
_PAGES = {place.file: place.file for place in menu.PLACES}
_MEANT = _NAMES | menu.FORMER | _PAGES | {menu.FIRST: "", "": "", "index.html": ""}
"""The page that each name means, in small letters; the overview is at the root."""


def as_it_is(_path: str, _query: str) -> None:
    """Nobody is sent elsewhere."""


def better(base: str, path: str, query: str) -> str | None:
    """Where somebody who asked for the page at this path is sent, relative to it; None where the path is that
    of a page. `base` is the server's base path.

    Capitals, blanks, hyphens and a slash at the end are forgiven. A name that no page has leads to the
    overview, which says so.
    """
    asked = path.removeprefix(base).removeprefix("/")
    up = "../" * asked.count("/") or "./"
    name = asked.strip("/ ").lower().replace("-", "_").replace(" ", "_")
    meant = _MEANT.get(name)
    if meant is None:
        return f"{up}?{urlencode({no_page.NAME: asked.strip('/ ')[: no_page.LONGEST]})}"
    if asked == meant:
        return None
    return f"{up}{meant}{f'?{query}' if query else ''}"

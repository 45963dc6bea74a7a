"""The overview's sentence and picture, in the page that starts a visit: read while the program still loads.

Streamlit's page is empty until its program has come and has asked the server. For anyone who may read without
signing in, the server puts the same words and the same picture into it; `assets/links.js` takes them away
when the running page has drawn its own. They are inert: nobody reads or reaches them twice. Where access is
guarded, where a day or a choice is asked for, and where anything is amiss, there is nothing.
"""

from __future__ import annotations

import logging
from functools import lru_cache

from lxml import etree
from lxml.builder import E
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import Scope

from violence_response import queries, words
from violence_response.accounts import standing
from violence_response.accounts.counts import state
from violence_response.database import Database
from violence_response.errors import ViolenceResponseError
from violence_response.figures import standing as figures
from violence_response.interface import access, data, show
from violence_response.interface.server import logs
from violence_response.rows import Counts, FindingSquares

LOGGER = logging.getLogger(logs.NAME)


async def of(scope: Scope) -> bytes:
    """What goes before the program's own element; empty for any address but the overview's, or any doubt."""
    if scope["query_string"] or scope["path"] != f"{scope.get('root_path', '')}/":
        return b""
    return await run_in_threadpool(_made, Request(scope))


def _made(request: Request) -> bytes:
    try:
        if access.people_sign_in() or not access.reader_of(request).may("viewer"):
            return b""
        opened, chosen = data.database_for_routes(), data.chosen_settings()
        given = (chosen.current_day().isoformat(), str(chosen.notice_days))
        return _drawn(opened, opened.serial, opened.version, given, chosen.marking, chosen.body)
    except ViolenceResponseError:
        # The page that follows says what is wrong, in its own words.
        return b""
    except Exception:
        LOGGER.exception("no first screen was drawn")
        return b""


@lru_cache(maxsize=1)
def _drawn(
    opened: Database, _serial: int, _version: int, given: tuple[str, str], marking: str, body: str
) -> bytes:
    today, notice_days = given
    counts = queries.rows_of(opened, Counts, today=today, notice_days=notice_days)[0]
    if not 0 < counts.findings <= standing.MOST_SQUARES:
        return b""
    squares = queries.rows_of(opened, FindingSquares, today=today)
    top = E.div(
        E.p(f"{marking} · {body} · as at {words.day(counts.as_at)}", {"class": "caption"}),
        E.h1("Where do we stand?"),
        E.p(state(counts)),
    )
    picture = show.in_html(figures.squares(squares, counts).sheets)
    inside = etree.tostring(top, encoding="unicode", method="html") + picture
    return f'<div id="first-screen" inert><div class="main">{inside}</div></div>'.encode()

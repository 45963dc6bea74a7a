"""The one HTML page that starts a visit: Streamlit's own, in our language and name, and with our links.

Streamlit answers every page address with the same file and draws the rest in the browser. What is changed in
it:

- `lang`, the title and a description, read before anything is drawn (by screen readers, tabs and previews);
- where the server is: without that, on an address such as `/findings` Streamlit asks twice for
  `/findings/_stcore/…` and is answered 404 before it tries the right place. The inline script resolves "./"
  as the browser does for the scripts of the same file, so a base path, or a prefix that a proxy takes off,
  needs no setting;
- our files, `assets/house.css`, `assets/links.js` and `assets/connection.js`;
- the words shown where JavaScript is off;
- on the overview, its sentence and picture until the running page has drawn them (`first_screen.py`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import lru_cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from violence_response.interface.server import addresses, headers, late, logs

Better = Callable[[str, str], str | None]
LOGGER = logging.getLogger(logs.NAME)

SCRIPTS = ("links.js", "connection.js")
SENT = {"house.css": "text/css", **dict.fromkeys(SCRIPTS, "text/javascript")}
"""Our scripts in the page, and all files of ours that it asks for, with what they are."""
TITLE = "Violence Response"
DESCRIPTION = "What inspectors found about serious violence, what we replied and fund in answer, what is due."
BASE = 'window.__streamlit = { BACKEND_BASE_URL: new URL("./", window.location.href).href }'
WITHOUT_SCRIPT = "Violence Response draws its pages with JavaScript. Please turn it on and load this page."

# Each of these has to be there once; otherwise Streamlit has changed its page, and it is served as it is.
_LANGUAGE = b'<html lang="en">'
_TITLE = b"<title>Streamlit</title>"
_ROOT = b'<div id="root"></div>'
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)

# Addresses below these never answer with the page; what they send may be large and is passed on untouched.
_NOT_A_PAGE = re.compile(r"/(?:_stcore|static|media|component|assets|data)/|/calendar\.ics$")
_LARGEST = 100_000

# What these headers say is true of the file on disk and not of what is sent.
_ABOUT_THE_FILE = ("ETag", "Last-Modified", "Accept-Ranges")


def rewrite(page: bytes, assets_version: str) -> bytes:
    """Streamlit's page with our changes, or the very same bytes when it is not the page that we know."""
    if any(page.count(marker) != 1 for marker in (_LANGUAGE, _TITLE, _ROOT)):
        return page
    head = (
        f"<title>{TITLE}</title>\n"
        f'    <meta name="description" content="{DESCRIPTION}" />\n'
        f"    <script>{BASE}</script>\n"
        f'    <link rel="stylesheet" href="./assets/house.css?v={assets_version}" />\n'
        + "\n".join(
            f'    <script async src="./assets/{name}?v={assets_version}"></script>' for name in SCRIPTS
        )
    )
    without_script = f"<noscript><p>{WITHOUT_SCRIPT}</p></noscript>".encode()
    page = page.replace(_LANGUAGE, b'<html lang="en-GB">').replace(_TITLE, head.encode())
    return _NO_SCRIPT.sub(lambda _: without_script, page)


class Shell:
    """Rewrites the page on its way out; any other answer, and any websocket, passes through as it comes.


    Streamlit answers every address with its page; one that is no page's is sent on to a better one.
    """

    def __init__(self, app: ASGIApp, assets_version: str, better: Better = addresses.as_it_is) -> None:
        """Wrap `app`; `assets_version` becomes part of our files' addresses, `better` knows the pages."""
        self.app = app
        self._better = better
        self._prepared = lru_cache(maxsize=4)(self._prepare)
        self._assets_version = assets_version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if _may_be_the_page(scope):
            better = self._better(scope["path"], scope.get("query_string", b"").decode("latin-1"))
            first = b"" if better else await late.module("server.first_screen").of(scope)
            sending = _Rewriting(send, self._prepared, better, first)
            await self.app(_asking_for_all_of_it(scope), receive, sending)
        else:
            await self.app(scope, receive, send)

    def _prepare(self, page: bytes) -> tuple[bytes, str]:
        rewritten = rewrite(page, self._assets_version)
        if rewritten == page and _ROOT in page:
            LOGGER.warning("the page that starts a visit has changed in Streamlit; it is served as it is")
        return rewritten, headers.content_security_policy(rewritten)


def _may_be_the_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and not _NOT_A_PAGE.search(scope["path"])
    )


def _asking_for_all_of_it(scope: Scope) -> Scope:
    """The request without what would make the answer compressed, partial, empty or "not modified".

    An answer to HEAD has to have the length of the one to GET; the server below leaves its body out.
    """
    unwanted = {b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since"}
    kept = [(name, value) for name, value in scope["headers"] if name not in unwanted]
    return {**scope, "method": "GET", "headers": kept}


class _Rewriting:
    """Sends a short HTML answer rewritten, once it is complete; passes anything else on at once."""

    def __init__(
        self, send: Send, prepared: Callable[[bytes], tuple[bytes, str]], better: str | None, first: bytes
    ) -> None:
        self._send = send
        self._better = better
        self._first = first
        self._prepared = prepared
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_short_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await self._send_rewritten(self._start)
        else:
            await self._send(message)

    async def _send_rewritten(self, start: Message) -> None:
        page = bytes(self._body)
        body, policy = self._prepared(page)
        body = body.replace(_ROOT, self._first + _ROOT)
        answer = MutableHeaders(scope=start)
        if self._better is not None and _ROOT in page:
            start["status"], body = 307, b""
            answer["Location"] = self._better
        answer["Content-Length"] = str(len(body))
        answer["Content-Security-Policy"] = policy
        for name in _ABOUT_THE_FILE:
            del answer[name]
        self._start = None
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_short_html(start: Message) -> bool:
    answer = Headers(raw=start["headers"])
    length = answer.get("content-length", "")
    html = answer.get("content-type", "").startswith("text/html")
    plain = "content-encoding" not in answer and "content-disposition" not in answer
    return start["status"] == 200 and html and plain and length.isdigit() and int(length) <= _LARGEST

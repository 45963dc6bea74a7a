"""What the server does around the pages: its routes, its layers, its start, and errors nobody expected."""

from __future__ import annotations

import gc
import hashlib
import importlib
import logging
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from violence_response import __version__, figures, settings, words
from violence_response.errors import ViolenceResponseError
from violence_response.interface import access, menu
from violence_response.interface.server import addresses, compression, headers, late, logs, shell

MAIN_SCRIPT = Path(__file__).resolve().parents[1] / "main.py"
ASSETS = Path(__file__).resolve().parents[1] / "assets"

DATA = {
    "": "index",
    "openapi.json": "description",
    "datapackage.json": "package",
    "{name}.{ending}": "rows",
}
"""Addresses below /data, and what answers them."""

LOGGER = logging.getLogger(logs.NAME)


def routes() -> list[Route]:
    """The routes that are ours, below the base path (`server.baseUrlPath`) if the office sets one."""
    prefix = _prefix()
    return [
        Route(f"{prefix}/healthz", health),
        *[Route(f"{prefix}/assets/{name}", asset) for name in shell.SENT],
        Route(f"{prefix}/overview", overview),
        *[Route(f"{prefix}/{address}", renamed) for address in menu.FORMER],
        *[Route(f"{prefix}/data/{path}", late.endpoint("server.open_data", DATA[path])) for path in DATA],
        Route(f"{prefix}/documents/{{sha256}}", late.endpoint("server.original_route", "document")),
        Route(f"{prefix}/calendar.ics", late.endpoint("server.calendar_route", "answer")),
    ]


def middleware() -> list[Middleware]:
    """The layers around every request, outermost first: headers, log, compression, the page itself.

    The headers are outermost so that an answer to a failure inside carries them too.
    """
    return [
        Middleware(headers.SecurityHeaders),
        Middleware(logs.RequestLog),
        Middleware(compression.CompressedStatic),
        Middleware(shell.Shell, assets_version=assets_version(), better=partial(addresses.better, _prefix())),
    ]


def _prefix() -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Open the log when the server starts and close it when it stops.

    A wrong setting does not stop the start: it is logged, and the pages show it.
    """
    try:
        home = settings.from_environment().home
    except ViolenceResponseError as problem:
        logs.configure(None)
        LOGGER.error("%s", problem)
    else:
        logs.configure(home)
        _log_who_gets_in()
    load_all()
    LOGGER.info("started, version %s", __version__)
    try:
        with access.browsers_only():
            async with late.module("server.scheduled_digests").sent_in_time():
                yield
    finally:
        LOGGER.info("stopped")
        logs.close()


def _log_who_gets_in() -> None:
    try:
        if warning := access.warning_at_start(str(st.get_option("server.address") or "every address")):
            LOGGER.warning("%s", warning)
    except ViolenceResponseError as problem:
        LOGGER.error("%s", problem)


def load_all() -> None:
    """Load what the pages use, and take it out of garbage collection for good.

    A full collection looks at every object there is: about 100 ms here, most of them for modules that stay
    anyway. Loaded before the first visit, they do not slow that one.
    """
    for package in (figures, late.module("controls"), late.module("forms"), late.module("server")):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


async def health(_request: Request) -> JSONResponse:
    """200 when there is a register, 503 when there is none yet or a setting is wrong; never cached.

    Returns JSON with `status` ("ok", "no register" or "a setting is wrong"), `version`, and `register`
    (whether its file exists).
    """
    try:
        found = settings.from_environment().register_path.is_file()
    except ViolenceResponseError:
        found, status = False, "a setting is wrong"
    else:
        status = "ok" if found else "no register"
    body = {"status": status, "version": __version__, "register": found}
    return JSONResponse(body, 200 if found else 503, {"Cache-Control": "no-store"})


async def overview(request: Request) -> Response:
    """To the root, where Streamlit keeps the first page: an address that names it must work as every other
    page's does."""
    return RedirectResponse("./" + _query(request))


async def renamed(request: Request) -> Response:
    """From the address that a page had in an earlier version to its present one, with the same choices."""
    page = menu.FORMER[request.url.path.rpartition("/")[2]]
    return RedirectResponse(f"./{page}{_query(request)}", 308)


def _query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""


async def asset(request: Request) -> Response:
    """A script or style sheet of ours; kept for a year when asked for by its present version."""
    name = request.url.path.rsplit("/", 1)[-1]
    current = request.query_params.get("v") == assets_version()
    caching = "public, max-age=31536000, immutable" if current else "no-cache"
    return Response(_asset(name), media_type=shell.SENT[name], headers={"Cache-Control": caching})


@cache
def assets_version() -> str:
    """Twelve hexadecimal digits that change whenever one of these files does."""
    return hashlib.sha256(b"".join(map(_asset, shell.SENT))).hexdigest()[:12]


@cache
def _asset(name: str) -> bytes:
    return (ASSETS / name).read_bytes()


def script_error(problem: Exception) -> bool:
    """Show one calm sentence for a problem that a page did not expect, and say that it has been shown.

    Our own errors are written for the reader and are shown as they are. For anything else the traceback goes
    to the log under a reference, and the reader gets the reference only.
    """
    if isinstance(problem, ViolenceResponseError):
        LOGGER.warning("shown to the reader: %s", problem)
        st.error(words.markdown(str(problem)))
        return True
    reference = logs.new_reference()
    LOGGER.error("%s a page failed", reference, exc_info=problem)
    st.error(
        "This page could not be shown. Please try again; if it happens again, give the people who look after "
        f"this service the reference {reference}."
    )
    return True

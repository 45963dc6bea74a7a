"""Where the program's own words go: one logger, to the terminal and to a file in the register's folder.

A request is logged without its query: a search may hold words that nobody should find in a log.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME = "violence_response"
FILE = Path("logs") / "violence-response.log"
LOGGER = logging.getLogger(NAME)

# Streamlit writes every problem of a page to the terminal before it asks us; ours has the reference.
_STREAMLIT_LOGGER = logging.getLogger("streamlit.error_util")
_STREAMLIT_WORDS = "Uncaught app execution"

_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")
_BYTES = 1_000_000
_OLDER_FILES = 5

# Asked for dozens of times a visit, or by a monitor all the time: worth a line only when something is wrong.
_ROUTINE = re.compile(r"/(?:static|assets)/|/_stcore/(?:health|host-config)$|/healthz$|/favicon\.png$")
# What follows these in an address names a session or a person's file.
_PRIVATE = re.compile(r"(/_stcore/upload_file/|/media/).*", re.DOTALL)
_LONGEST_PATH = 200


def new_reference() -> str:
    """A short number to quote, such as VR-7F3A2C: six hexadecimal digits, drawn at random."""
    return f"VR-{secrets.token_hex(3).upper()}"


def configure(home: Path | None) -> None:
    """Send the logger `violence_response` to the terminal and, when `home` is given, to a file below it.

    The file is `home/logs/violence-response.log`; it is renamed at 1 MB and five older ones are kept. A
    folder that cannot be written to costs one warning, never the start. Calling it again begins afresh.
    """
    close()
    _STREAMLIT_LOGGER.addFilter(_is_not_a_repetition)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    _add(logging.StreamHandler())
    if home is None:
        return
    path = home / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _add(RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"))
    except OSError as problem:
        reason = problem.strerror or problem
        LOGGER.warning("no log file is kept, because %s cannot be written to (%s)", path, reason)


def close() -> None:
    """Undo what `configure` did."""
    _STREAMLIT_LOGGER.removeFilter(_is_not_a_repetition)
    for handler in list(LOGGER.handlers):
        LOGGER.removeHandler(handler)
        handler.close()


def _is_not_a_repetition(record: logging.LogRecord) -> bool:
    return record.getMessage() != _STREAMLIT_WORDS


def _add(handler: logging.Handler) -> None:
    handler.setFormatter(_FORMAT)
    LOGGER.addHandler(handler)


class RequestLog:
    """One line for each HTTP request: method, path, status, milliseconds and reference.

    The answer carries the reference too, in the header `X-Request-Id`. A request that fails before its answer
    has begun is answered with 500 and that reference, and its traceback is logged under it. Websockets are
    left alone.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and log it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reference, began, status = new_reference(), time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = reference
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            LOGGER.exception("%s a request failed", reference)
            if status:  # the answer has begun, so the server can only break it off
                raise
            sentence = f"Something went wrong here. Please try again; if it happens again, quote {reference}."
            await PlainTextResponse(sentence, 500)(scope, receive, sending)
        finally:
            milliseconds = round((time.perf_counter() - began) * 1000)
            path = loggable(scope["path"])
            line = f"{scope['method']} {path} {status} {milliseconds} ms {reference}"
            LOGGER.log(_level(path, status), "%s", line)


def loggable(path: str) -> str:
    """The path for the log: no session or file names, one line whatever it holds, 200 characters at most."""
    return quote(_PRIVATE.sub(r"\1...", path), safe="/.-_~")[:_LONGEST_PATH]


def _level(path: str, status: int) -> int:
    if status >= 500 and not path.endswith("/healthz"):
        return logging.ERROR
    return logging.DEBUG if _ROUTINE.search(path) and status < 400 else logging.INFO

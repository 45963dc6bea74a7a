"""The addresses under /data: what is published, as files for other programs.

They are off unless the office turns them on (`VIOLENCE_RESPONSE_OPEN_DATA`), give nothing but published rows,
say when nothing has changed, and answer one address only so often.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from typing import Any

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from violence_response import __version__, settings
from violence_response.errors import (
    FrameUnknown,
    QuestionRefused,
    ViolenceResponseError,
)
from violence_response.interface import access, published
from violence_response.publishing import exploring, frames, kept, openapi, statements, values, written_files
from violence_response.publishing.frames import Frame

RATE: RateLimitItem = parse("120/minute")
"""How often one address may ask."""
OFF = "Open data is not offered here."
SIGNED_IN = "Open data is for people who are signed in; sign in to the dashboard first."
TOO_OFTEN = "You have asked too often; wait a minute and ask again."

_limiter = MovingWindowRateLimiter(MemoryStorage())
Answer = Callable[[Request], Response]


def _guarded(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        if (refused := _refused(request)) is not None:
            return refused
        try:
            return await run_in_threadpool(answer, request)
        except FrameUnknown as problem:
            return _problem(404, str(problem))
        except QuestionRefused as problem:
            return _problem(400, str(problem))
        except ViolenceResponseError as problem:
            return _problem(503, str(problem))

    return guarded


def _refused(request: Request) -> Response | None:
    """Why this request gets no data, if it gets none."""
    chosen = settings.from_environment().open_data
    if chosen == "off":
        return _problem(404, OFF)
    if chosen == "signed_in" and not access.reader_of(request).may("viewer"):
        return _problem(403, SIGNED_IN)
    who = request.client.host if request.client else "unknown"
    if not _limiter.hit(RATE, who):
        return _problem(429, TOO_OFTEN, {"Retry-After": "60"})
    return None


def _problem(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"problem": words}, status, {"Cache-Control": "no-store", **(headers or {})})


def _every_frame(request: Request) -> Response:
    return _kept(request, json.dumps(openapi.index("."), ensure_ascii=False), "application/json")


def _described(request: Request) -> Response:
    base = request.url.path.rpartition("/")[0]
    chosen = settings.from_environment()
    told = openapi.document(chosen.body, __version__, base)
    return _kept(request, json.dumps(told, ensure_ascii=False), "application/json")


def _as_package(request: Request) -> Response:
    told = openapi.package(settings.from_environment().body)
    return _kept(request, json.dumps(told, ensure_ascii=False), "application/json")


def _rows_of(request: Request) -> Response:
    ending = request.path_params["ending"]
    if ending not in openapi.ENDINGS:
        raise FrameUnknown(name=f".{ending}", suggestion="ask for .csv, .json or .parquet")
    frame = frames.named(request.path_params["name"])
    given = _values(frame, request)
    held, made = published.for_routes()
    about = published.about(frame.name, "; ".join(f"{k} {v}" for k, v in request.query_params.multi_items()))
    # The same version, parameters and day give the same bytes; nothing is read when the asker has them.
    stamp = [str(made), about.stem(), ending, json.dumps(given, sort_keys=True, default=str)]
    tag = f'"{hashlib.sha256("|".join(stamp).encode()).hexdigest()[:32]}"'
    headers = _headers(tag, made)
    if _has_it(request, tag, made):
        return Response(None, 304, headers)
    columns = [part.name for part in frame.columns]
    begin = statements.narrowed(kept.source(held, frame, given), ())
    order = exploring.order(frame, exploring.Picked(frame.name))
    sql = statements.all_rows(begin, columns, order, exploring.MOST_DOWNLOADED)
    body = written_files.KINDS[ending].make(exploring.arrow(held, sql, {}), about)
    headers["Content-Disposition"] = f'attachment; filename="{written_files.file_name(about, ending)}"'
    return Response(body, 200, headers, openapi.ENDINGS[ending])


def _values(frame: Frame, request: Request) -> dict[str, Any]:
    known = {part.name: part for part in frame.parameters}
    if strange := sorted(set(request.query_params) - set(known)):
        has = ", ".join(known) or "none"
        raise QuestionRefused(reason=f'"{strange[0][:60]}" is no parameter of {frame.name} (it has: {has})')
    given = {
        name: values.read(part, request.query_params.getlist(name))
        for name, part in known.items()
        if name in request.query_params or name in values.HELD_BACK
    }
    return published.usual(frame, given)


def _kept(request: Request, text: str, media_type: str) -> Response:
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    made = started_at()
    headers = _headers(tag, made)
    if _has_it(request, tag, made):
        return Response(None, 304, headers)
    return Response(text, 200, headers, media_type)


@cache
def started_at() -> datetime:
    """When this process first described its data."""
    return datetime.now(UTC).replace(microsecond=0)


def _headers(tag: str, made: datetime) -> dict[str, str]:
    chosen = settings.from_environment().open_data
    return {
        "ETag": tag,
        "Last-Modified": format_datetime(made, usegmt=True),
        "Cache-Control": "public, no-cache" if chosen == "public" else "private, no-cache",
        **({"Access-Control-Allow-Origin": "*"} if chosen == "public" else {}),
    }


def _has_it(request: Request, tag: str, made: datetime) -> bool:
    """Whether the asker's copy is still good: by its tag, or by its date where it sends no tag."""
    if sent := request.headers.get("if-none-match"):
        return sent.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in sent.split(",")}
    if since := request.headers.get("if-modified-since"):
        try:
            return parsedate_to_datetime(since) >= made
        except (TypeError, ValueError):
            return False
    return False


index = _guarded(_every_frame)
"""Answers with every table and query, its words, parameters and addresses."""
description = _guarded(_described)
"""Answers with the addresses as an OpenAPI document."""
package = _guarded(_as_package)
"""Answers with the tables as a Frictionless data package."""
rows = _guarded(_rows_of)
"""Answers with the rows of a table or query, as the ending of the address says."""

"""The route `/calendar.ics`: what is due, for a program that holds a reader's secret link."""

from __future__ import annotations

import hashlib
import logging

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from violence_response.errors import ViolenceResponseError
from violence_response.interface import data
from violence_response.interface.server import logs
from violence_response.reminders import calendar_links, due_days
from violence_response.reminders.calendar import MEDIA_TYPE, calendar

LOGGER = logging.getLogger(logs.NAME)
# A shared cache must not keep it: the address is a reader's secret.
HEADERS = {"Cache-Control": "private, no-cache"}


def answer(request: Request) -> Response:
    """The calendar for anyone with a link that works, "not changed" where they have it; 404 for all others.

    Calendar programs cannot sign in, so the secret identifies the reader, on this machine as elsewhere.
    """
    chosen = data.chosen_settings()
    try:
        register = data.database_for_routes()
        if not calendar_links.opens(register, request.query_params.get("key", "")):
            return PlainTextResponse("There is no calendar at this address.", 404, HEADERS)
        today = chosen.current_day()
        entries = due_days.entries(register, today, chosen.notice_days)
    except ViolenceResponseError as problem:
        LOGGER.warning("no calendar could be given: %s", problem)
        return PlainTextResponse(
            "The calendar cannot be given just now.", 503, {**HEADERS, "Retry-After": "900"}
        )
    body = calendar(entries, today, chosen, due_days.base_address(chosen, _found_at(request)))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**HEADERS, "ETag": tag, "Content-Disposition": 'inline; filename="violence-response.ics"'}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


def _found_at(request: Request) -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{request.url.scheme}://{request.url.netloc}" + (f"/{base}" if base else "")

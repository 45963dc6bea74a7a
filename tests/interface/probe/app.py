"""The server as it is, over pages that show one of every kind of thing and fail on purpose."""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from violence_response.interface import access, server


async def who(request: Request) -> PlainTextResponse:
    """Who asks, as a route of ours finds it out."""
    return PlainTextResponse(access.reader_of(request).label)


app = st.App(
    Path(__file__).resolve().parent / "main.py",
    routes=[*server.routes(), Route("/who", who)],
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=server.script_error,
)

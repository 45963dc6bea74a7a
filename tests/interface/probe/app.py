"""The server as it is, over pages that show one of every kind of thing and fail on purpose."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from violence_response.interface import access
from violence_response.interface.server import application, shell


async def who(request: Request) -> PlainTextResponse:
    """Who asks, as a route of ours finds it out."""
    return PlainTextResponse(access.reader_of(request).label)


app = st.App(
    Path(__file__).resolve().parent / "main.py",
    routes=[*application.routes(), Route("/who", who)],
    # The pages of this folder are not in the menu: no address is taken for a mistaken one.
    middleware=[
        *application.middleware()[:-1],
        Middleware(shell.Shell, assets_version=application.assets_version()),
    ],
    lifespan=application.lifespan,
    on_script_error=application.script_error,
)

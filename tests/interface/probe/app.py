"""The server as it is, over pages that show one of every kind of thing and fail on purpose."""

from pathlib import Path

import streamlit as st

from violence_response.interface import server

app = st.App(
    Path(__file__).resolve().parent / "main.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=server.script_error,
)

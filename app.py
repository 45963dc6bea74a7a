"""The server: `streamlit run app.py`.

Streamlit looks for the constructor's name in this file, so the server is put together here; what it is made
of is in `interface/server.py`.
"""

import streamlit as st

from violence_response.interface import server

app = st.App(
    server.MAIN_SCRIPT,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=server.script_error,
)

"""The server: `streamlit run app.py`.

Streamlit looks for the constructor's name in this file, so the server is put together here; what it is made
of is in `interface/server/application.py`.
"""

import streamlit as st

from violence_response.interface.server import application

app = st.App(
    application.MAIN_SCRIPT,
    routes=application.routes(),
    middleware=application.middleware(),
    lifespan=application.lifespan,
    on_script_error=application.script_error,
)

"""Modules of the interface that are loaded when the server runs, not when it is put together.

They keep answers in Streamlit's caches. A cache that is made before Streamlit's runtime is there belongs to
no server, and Streamlit warns of each.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Awaitable, Callable
from types import ModuleType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

PACKAGE = "violence_response.interface"
Endpoint = Callable[[Request], Awaitable[Response]]


def module(name: str) -> ModuleType:
    """The module of the interface of that name, such as `server.open_data`; loaded the first time."""
    return importlib.import_module(f"{PACKAGE}.{name}")


def endpoint(name: str, function: str) -> Endpoint:
    """What answers a route: a function of a module that is loaded by then."""

    async def answer(request: Request) -> Response:
        found = getattr(module(name), function)
        answered: Response
        if inspect.iscoroutinefunction(found):
            answered = await found(request)
        else:
            answered = await run_in_threadpool(found, request)
        return answered

    return answer

"""Streamlit's scripts and styles, compressed once and kept."""

from __future__ import annotations

import gzip

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEVEL = 6


class CompressedStatic:
    """Sends `/static/….js` and `.css` compressed to a browser that accepts gzip.

    Their names hold a hash of what is in them, so the first compressed copy stays right for the life of the process.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not _is_wanted(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def collecting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                start.update(message)
            elif message["type"] == "http.response.body" and start:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await self._send_compressed(scope["path"], start, bytes(body), send)
            else:
                await send(message)

        await self.app(scope, receive, collecting)

    async def _send_compressed(self, path: str, start: Message, body: bytes, send: Send) -> None:
        if path not in self._kept:
            self._kept[path] = await anyio.to_thread.run_sync(gzip.compress, body, _LEVEL)
        answer = MutableHeaders(scope=start)
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(self._kept[path]))
        answer.add_vary_header("Accept-Encoding")
        await send(start)
        await send({"type": "http.response.body", "body": self._kept[path]})


def _is_wanted(scope: Scope) -> bool:
    asked = Headers(scope=scope)
    return (
        scope["method"] == "GET"
        and "/static/" in scope["path"]
        and scope["path"].endswith((".js", ".css"))
        and "gzip" in asked.get("accept-encoding", "")
        and "range" not in asked
    )

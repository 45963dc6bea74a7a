"""Streamlit's scripts and styles, compressed once and kept.

Streamlit sends them as they are, because compressing them again for every visitor costs more than it saves.
Kept, they cost 0.3 s of processor time once in the life of the process and 3 MB of memory; a page with a
chart and a table is then 3 MB instead of 9 MB.
"""

from __future__ import annotations

import gzip

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LEVEL = 6


class CompressedStatic:
    """Sends scripts and styles below `/static/` compressed to a browser that accepts gzip.

    Only what Streamlit marks as immutable, because its name holds a hash of its content, so a copy stays
    right. (An unknown address is answered with the page, which is not marked, and so cannot fill the memory.)
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app
        self._kept: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def collecting(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_immutable(message):
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
        for name in ("ETag", "Accept-Ranges"):  # of the uncompressed file
            del answer[name]
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(self._kept[path]))
        answer.add_vary_header("Accept-Encoding")
        await send(start)
        await send({"type": "http.response.body", "body": self._kept[path]})


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or "/static/" not in scope["path"]:
        return False
    asked = Headers(scope=scope)
    accepted = "gzip" in asked.get("accept-encoding", "") and "range" not in asked
    return accepted and scope["path"].endswith((".js", ".css"))


def _is_immutable(start: Message) -> bool:
    return start["status"] == 200 and "immutable" in Headers(raw=start["headers"]).get("cache-control", "")

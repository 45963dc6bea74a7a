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
        self._kept: dict[str, tuple[Message, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        if scope["path"] in self._kept:
            # Streamlit is not asked again: a page is fifty of these, and each would read its file.
            await self._send(scope["path"], send)
            return
        start: Message = {}
        body = bytearray()

        async def collecting(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_immutable(message):
                start.update(message)
            elif message["type"] == "http.response.body" and start:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await self._keep(scope["path"], start, bytes(body))
                    await self._send(scope["path"], send)
            else:
                await send(message)

        await self.app(scope, receive, collecting)

    async def _keep(self, path: str, start: Message, body: bytes) -> None:
        compressed = await anyio.to_thread.run_sync(gzip.compress, body, _LEVEL)
        answer = MutableHeaders(scope=start)
        for name in ("ETag", "Accept-Ranges"):  # of the uncompressed file
            del answer[name]
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(compressed))
        answer.add_vary_header("Accept-Encoding")
        self._kept[path] = (start, compressed)

    async def _send(self, path: str, send: Send) -> None:
        start, compressed = self._kept[path]
        # A copy: layers around this one add headers to what they are given.
        await send({**start, "headers": list(start["headers"])})
        await send({"type": "http.response.body", "body": compressed})


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or "/static/" not in scope["path"]:
        return False
    asked = Headers(scope=scope)
    accepted = "gzip" in asked.get("accept-encoding", "") and "range" not in asked
    return accepted and scope["path"].endswith((".js", ".css"))


def _is_immutable(start: Message) -> bool:
    return start["status"] == 200 and "immutable" in Headers(raw=start["headers"]).get("cache-control", "")

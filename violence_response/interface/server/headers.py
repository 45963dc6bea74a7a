"""Headers that tell the browser to trust nothing but this server."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts: only files of this server, and the inline ones of the page by their hash. eval stays forbidden, so
# there can be no WebGL scatter charts, which need it; 'wasm-unsafe-eval' only lets the front end's
# long-number arithmetic compile. Styles: the front end writes <style> elements and style attributes as it
# draws, so they cannot be listed by hash. blob: and data: are what charts, maps, downloads and icons make
# inside the browser; neither reaches another host. In connect-src, 'self' includes the websocket of the same
# host and port.
DIRECTIVES = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "media-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def content_security_policy(page: bytes = b"") -> str:
    """The policy for an answer whose HTML is `page`: its inline scripts are allowed by their SHA-256.

    Source: W3C, Content Security Policy Level 3, hash-source.
    """
    digests = [hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page)]
    hashes = [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]
    allowed = DIRECTIVES | {"script-src": " ".join([DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


class SecurityHeaders:
    """Puts the headers on every HTTP answer; a policy that a layer inside has already set is kept."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app
        self._policy = content_security_policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on and complete its answer; leave websockets alone."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.setdefault("Content-Security-Policy", self._policy)
                for name, value in FIXED.items():
                    answer[name] = value
            await send(message)

        await self.app(scope, receive, complete)

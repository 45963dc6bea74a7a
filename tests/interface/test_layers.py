"""The layers around every request, each on its own: the rewritten page, the policy, the log, streams."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit

from violence_response.interface.server import application, headers, logs, shell

SHELL = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()


# The page that starts a visit


def test_the_page_is_rewritten() -> None:
    page = shell.rewrite(SHELL, "abc123").decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Violence Response</title>" in page
    assert page.count("<title>") == 1
    assert '<meta name="description" content="What inspectors found' in page
    assert '<script async src="./assets/links.js?v=abc123"></script>' in page
    assert page.index("window.__streamlit") < page.index('type="module"')
    assert re.findall(r"<noscript>.*?</noscript>", page, re.DOTALL) == [
        f"<noscript><p>{shell.WITHOUT_SCRIPT}</p></noscript>"
    ]


def test_the_rest_of_the_page_stays() -> None:
    before, after = SHELL.decode(), shell.rewrite(SHELL, "abc123").decode()
    tags = re.findall(r"<(?:link|script|meta)[^>]*>", before)
    assert len(tags) > 50
    assert [tag for tag in tags if tag not in after] == []
    assert after.endswith(before[before.index("</noscript>") + len("</noscript>") :])


@pytest.mark.parametrize(
    "changed",
    [
        SHELL.replace(b'<html lang="en">', b'<html lang="en" dir="ltr">'),
        SHELL.replace(b"<title>Streamlit</title>", b"<title>Another</title>"),
        SHELL.replace(b'<div id="root"></div>', b'<div id="app"></div>'),
        SHELL + SHELL,
        b"<p>anything else</p>",
        b"",
    ],
)
def test_a_page_we_do_not_know_is_left_alone(changed: bytes) -> None:
    assert shell.rewrite(changed, "abc123") == changed


def test_inline_scripts_are_allowed_by_hash_and_others_are_not() -> None:
    # The digest of "1" worked by hand: printf 1 | openssl dgst -sha256 -binary | base64
    policy = headers.content_security_policy(b'<script>1</script><script src="x.js"></script>')
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert (
        scripts
        == "script-src 'self' 'wasm-unsafe-eval' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    )
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in policy


# Layers, each on its own


def drive(app: Any, path: str = "/", method: str = "GET", **given: str) -> list[dict[str, Any]]:
    """The messages that an ASGI application sends for one request."""
    sent: list[dict[str, Any]] = []
    listed = [(name.replace("_", "-").encode(), text.encode()) for name, text in given.items()]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app({"type": "http", "method": method, "path": path, "headers": listed}, receive, send))
    return sent


def layered(app: Any) -> Any:
    """The application inside all our layers, in their order."""
    for layer in reversed(application.middleware()):
        app = layer.cls(app, *layer.args, **layer.kwargs)
    return app


def test_websockets_pass_through_untouched() -> None:
    seen: list[tuple[Any, Any, Any]] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope, receive, send))

    passed = ({"type": "websocket", "path": "/_stcore/stream"}, object(), object())
    asyncio.run(layered(inner)(*passed))
    assert [tuple(map(id, one)) for one in seen] == [tuple(map(id, passed))]


@pytest.mark.parametrize("kind", [b"text/csv", b"text/html"])
def test_a_stream_is_passed_on_piece_by_piece(kind: bytes) -> None:
    order: list[str] = []

    async def inner(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
        for piece in ("one", "two"):
            order.append(f"made {piece}")
            await send({"type": "http.response.body", "body": piece.encode(), "more_body": piece == "one"})

    async def run() -> None:
        async def send(message: Any) -> None:
            if message["type"] == "http.response.body":
                order.append(f"sent {message['body'].decode()}")

        scope = {"type": "http", "method": "GET", "path": "/export", "headers": []}
        await layered(inner)(scope, None, send)

    asyncio.run(run())
    assert order == ["made one", "sent one", "made two", "sent two"]


def test_a_failing_route_is_answered_with_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    async def inner(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError("a secret of the inside")

    start, body = drive(layered(inner), "/healthz")
    answered = {name.decode(): text.decode() for name, text in start["headers"]}
    assert start["status"] == 500
    assert answered["x-request-id"] in body["body"].decode()
    assert b"secret" not in body["body"]
    assert answered["content-security-policy"]
    logged = next(record for record in caplog.records if record.exc_info)
    assert answered["x-request-id"] in logged.getMessage()


def test_an_unknown_static_address_is_neither_compressed_nor_kept() -> None:
    async def inner(_scope: Any, _receive: Any, send: Any) -> None:
        listed = [(b"content-type", b"text/html"), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": 200, "headers": listed})
        await send({"type": "http.response.body", "body": b"the page", "more_body": False})

    app = layered(inner)
    sent = drive(app, "/static/js/made-up.js", accept_encoding="gzip")
    assert sent[1]["body"] == b"the page"


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/findings", "/findings"),
        ("/_stcore/upload_file/5e55-1d/f11e", "/_stcore/upload_file/..."),
        ("/media/0123abcd.pdf", "/media/..."),
        ("/media/x\nINFO made up", "/media/..."),
        ("/a\nINFO made up", "/a%0AINFO%20made%20up"),
        ("/\x1b[31m", "/%1B%5B31m"),
    ],
)
def test_what_of_a_path_is_logged(path: str, logged: str) -> None:
    assert logs.loggable(path) == logged


def test_a_long_path_is_cut() -> None:
    assert len(logs.loggable("/" + "a" * 5000)) == 200


# The log


@pytest.fixture
def _own_log() -> Iterator[None]:
    propagated = logs.LOGGER.propagate
    yield
    logs.close()
    logs.LOGGER.propagate = propagated


@pytest.mark.usefixtures("_own_log")
def test_logging_starts_without_a_folder_to_write_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    logs.configure(tmp_path / "file")
    logs.LOGGER.info("still here")
    written = capsys.readouterr().err
    assert written.count("WARNING") == 1
    assert "cannot be written to" in written
    assert "still here" in written


@pytest.mark.usefixtures("_own_log")
def test_logging_is_configured_once(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    logs.configure(tmp_path)
    logs.LOGGER.info("one line")
    assert (tmp_path / logs.FILE).read_text(encoding="utf-8").count("one line") == 1


@pytest.mark.usefixtures("_own_log")
def test_the_log_is_renamed_when_it_is_full(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    logging.getLogger("violence_response.a_part").info("x" * 600_000)
    logs.LOGGER.info("y" * 600_000)
    kept = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert kept == ["violence-response.log", "violence-response.log.1"]

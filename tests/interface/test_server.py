"""The server around the pages, started for real: its answers, its headers, its log and its looks."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import json
import re
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.running_app import ROOT, running_app, warnings_of
from violence_response import __version__
from violence_response.interface.server import application, headers, logs

pytestmark = pytest.mark.slow

PROBE = ROOT / "tests" / "interface" / "probe" / "app.py"
REFERENCE = re.compile(r"VR-[0-9A-F]{6}")


class Answer(NamedTuple):
    """What came back over the network, as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, path: str, method: str = "GET", **given: str) -> Answer:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    connection.request(
        method, parts.path + path, headers={name.replace("_", "-"): text for name, text in given.items()}
    )
    answer = connection.getresponse()
    found = Answer(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())
    connection.close()
    return found


def log_line(home: Path, reference: str) -> str:
    """The line of the log file with this reference; it is written just after the answer has been sent."""
    for _ in range(50):
        for line in (home / logs.FILE).read_text(encoding="utf-8").splitlines():
            if reference in line:
                return line
        time.sleep(0.1)
    raise AssertionError(f"no line with {reference}")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """The real dashboard, without a register: nothing here opens one of its pages in a browser."""
    with running_app(home) as started:
        yield started


# The state


@pytest.mark.parametrize(
    ("notice_days", "file", "expected"),
    [
        ("14", True, (200, "ok", True)),
        ("14", False, (503, "no register", False)),
        ("many", True, (503, "a setting is wrong", False)),
    ],
)
def test_the_state_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    notice_days: str,
    file: bool,
    expected: tuple[int, str, bool],
) -> None:
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(tmp_path))
    monkeypatch.setenv("VIOLENCE_RESPONSE_NOTICE_DAYS", notice_days)
    if file:
        (tmp_path / "register.duckdb").touch()
    answer = asyncio.run(application.health(None))  # type: ignore[arg-type]
    told = json.loads(bytes(answer.body))
    assert (answer.status_code, told["status"], told["register"]) == expected
    assert told["version"] == __version__
    assert answer.headers["cache-control"] == "no-store"


# Over the network


def test_the_first_question_may_be_a_page_below_the_start(tmp_path: Path) -> None:
    with running_app(tmp_path) as started:
        answer = ask(started, "/findings?finding=f02", Accept_Encoding="gzip")
    assert answer.status == 200
    assert b'<html lang="en-GB">' in answer.body
    assert f"./assets/links.js?v={application.assets_version()}".encode() in answer.body


def test_a_clean_start_warns_of_nothing(tmp_path: Path) -> None:
    with running_app(tmp_path) as started:
        for path in ("/", "/findings", "/data/", "/documents/none", "/explore"):
            ask(started, path)
    assert "started, version" in (tmp_path / "terminal.txt").read_text(encoding="utf-8")
    assert not warnings_of(tmp_path / "terminal.txt")


def test_the_main_script_has_no_pages_beside_it() -> None:
    # Streamlit would run them without the frame until the first visit to it.
    assert not (application.MAIN_SCRIPT.parent / "pages").exists()


@pytest.mark.parametrize(
    "path", ["/", "/findings", "/healthz", "/assets/links.js", "/favicon.png", "/_stcore/health"]
)
def test_every_answer_carries_the_headers(address: str, path: str) -> None:
    answer = ask(address, path)
    for name, text in headers.FIXED.items():
        assert answer.headers[name.lower()] == text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert REFERENCE.fullmatch(answer.headers["x-request-id"])


def test_the_page_is_whole_however_it_is_asked_for(address: str) -> None:
    whole = ask(address, "/findings")
    assert int(whole.headers["content-length"]) == len(whole.body)
    assert whole.headers["content-security-policy"] == headers.content_security_policy(whole.body)
    assert "etag" not in whole.headers
    for given in ({"Accept_Encoding": "gzip"}, {"Range": "bytes=0-9"}, {"If_None_Match": "*"}):
        answer = ask(address, "/findings", **given)
        assert (answer.status, answer.body) == (200, whole.body)
        assert "content-encoding" not in answer.headers
    head = ask(address, "/findings", "HEAD")
    assert (head.headers["content-length"], head.body) == (whole.headers["content-length"], b"")


def test_the_script_for_links_is_kept_only_by_its_present_version(address: str) -> None:
    named = re.search(rb'src="\.(/assets/links\.js\?v=[0-9a-f]{12})"', ask(address, "/").body)
    assert named
    present = ask(address, named[1].decode())
    assert present.headers["content-type"].startswith("text/javascript")
    assert present.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert present.body == (application.ASSETS / "links.js").read_bytes()
    assert ask(address, "/assets/links.js?v=older").headers["cache-control"] == "no-cache"


def test_static_files_are_compressed_for_those_who_accept_it(address: str) -> None:
    script = re.search(rb'src="\.(/static/js/index\.[^"]+\.js)"', ask(address, "/").body)
    assert script
    path = script[1].decode()
    plain = ask(address, path)
    for _ in range(2):  # the second time it is the kept copy
        packed = ask(address, path, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["vary"] == "Accept-Encoding"
        assert int(packed.headers["content-length"]) == len(packed.body) < len(plain.body) / 2
        assert gzip.decompress(packed.body) == plain.body
    assert "content-encoding" not in plain.headers
    part = ask(address, path, Accept_Encoding="gzip", Range="bytes=0-9")
    assert (part.status, part.body) == (206, plain.body[:10])


def test_every_request_has_a_line_without_its_query(address: str, home: Path) -> None:
    answer = ask(address, "/findings?search=Kettlewell")
    line = log_line(home, answer.headers["x-request-id"])
    assert re.search(r" INFO GET /findings 200 \d+ ms VR-[0-9A-F]{6}$", line)
    lost = ask(address, "/_stcore/agent/nothing")
    assert f" GET /_stcore/agent/nothing {lost.status} " in log_line(home, lost.headers["x-request-id"])
    everything = (home / logs.FILE).read_text(encoding="utf-8")
    assert "Kettlewell" not in everything
    assert everything.splitlines()[0].endswith(f"INFO started, version {__version__}")
    assert "/static/" not in everything
    assert "Kettlewell" not in (home / "terminal.txt").read_text(encoding="utf-8")


def shake_hands(address: str, origin: str) -> int:
    """The status of an attempt to open the websocket from a page of `origin`; 101 means that it is open."""
    asked = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": origin,
    }
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    connection.request(
        "GET", "/_stcore/stream", headers={name.replace("_", "-"): asked[name] for name in asked}
    )
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_our_own_pages_may_open_the_websocket(address: str) -> None:
    assert shake_hands(address, address) == 101
    assert shake_hands(address, "http://elsewhere.example") == 403


def test_the_programming_interface_is_off(address: str) -> None:
    assert ask(address, "/_stcore/agent/interact", "POST", Content_Type="application/json").status in (
        403,
        404,
    )


def test_a_base_path_is_respected(tmp_path: Path) -> None:
    with running_app(tmp_path, base_path="office/violence") as started:
        assert started.endswith("/office/violence")
        assert ask(started, "/assets/links.js").body == (application.ASSETS / "links.js").read_bytes()
        assert b'lang="en-GB"' in ask(started, "/findings").body
        assert json.loads(ask(started, "/healthz").body)["version"] == __version__


# Looks


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as #0B0C0C (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_worked_out_right() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_the_theme_can_be_read_by_everybody() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    surfaces = (theme["backgroundColor"], theme["secondaryBackgroundColor"])
    for name in ("primaryColor", "textColor", "linkColor", "codeTextColor"):
        assert min(contrast(theme[name], surface) for surface in surfaces) >= 4.5, name
    assert min(contrast(theme["borderColor"], surface) for surface in surfaces) >= 3
    words = [name for name in theme if name.endswith("TextColor") and name != "codeTextColor"]
    assert len(words) == 7
    for name in words:
        assert contrast(theme[name], theme[name.replace("Text", "Background")]) >= 4.5, name
        assert contrast(theme[name], "#FFFFFF") >= 4.5, name


def test_nothing_is_switched_on_that_should_be_off() -> None:
    chosen = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert chosen["server"]["enableXsrfProtection"] is True
    assert chosen["server"]["enableCORS"] is True
    assert "enableAgentApi" not in chosen["server"]
    assert chosen["server"]["address"] == "localhost"
    assert chosen["browser"]["gatherUsageStats"] is False
    assert not {"light", "dark"} & set(chosen["theme"])

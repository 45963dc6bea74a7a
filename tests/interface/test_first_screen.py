"""What comes with the page that starts a visit: the overview's words and picture; nothing for a stranger."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests.conftest import FIXTURE
from violence_response.interface.server import first_screen
from violence_response.register import building
from violence_response.settings import Settings


def asked(path: str = "/", query: bytes = b"", **headers: str) -> dict[str, Any]:
    given = {"host": "localhost:8501", **{name.replace("_", "-"): text for name, text in headers.items()}}
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query,
        "client": ("127.0.0.1", 5000),
        "headers": [(name.encode(), text.encode()) for name, text in given.items()],
    }


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(tmp_path))
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(FIXTURE))
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", "2025-03-03")
    st.cache_resource.clear()
    building.build(Settings(home=tmp_path, data=FIXTURE))
    return tmp_path


def test_it_is_the_overview_s_sentence_and_picture(home: Path) -> None:
    found = asyncio.run(first_screen.of(asked())).decode()
    assert found.startswith('<div id="first-screen" inert>')
    assert "One of the nine findings that call for work is answered by a project with funding today" in found
    assert found.count("./findings?finding=joint-f01") == 3
    assert "&lt;b&gt;youth violence&lt;/b&gt; | and *measure* it" in found
    assert "<script" not in found


@pytest.mark.parametrize(
    "scope",
    [
        asked("/findings"),
        asked(query=b"as_at=2025-01-01"),
        asked(host="register.office.test"),
        asked(x_forwarded_for="10.0.0.7"),
        {**asked(), "client": ("10.0.0.7", 5000)},
    ],
    ids=["another page", "a past day", "another name", "through a proxy", "another machine"],
)
def test_there_is_nothing_where_it_is_not_asked_for_or_not_allowed(home: Path, scope: dict[str, Any]) -> None:
    assert asyncio.run(first_screen.of(scope)) == b""


def test_there_is_nothing_without_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(tmp_path))
    st.cache_resource.clear()
    assert asyncio.run(first_screen.of(asked())) == b""

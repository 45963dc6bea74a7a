"""`/calendar.ics` through the server's own layers: a secret that works, and everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import streamlit as st
from icalendar import Calendar
from starlette.applications import Starlette

from violence_response.interface import data
from violence_response.interface.server import application, logs
from violence_response.register import recording
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor
from violence_response.reminders import calendar_links
from violence_response.settings import Settings

ANN = Actor("viewer", "Ann")


class Client:
    """Somebody who asks the server for addresses, from another machine."""

    def __init__(self) -> None:
        app = Starlette(routes=application.routes(), middleware=application.middleware())
        self._transport = httpx.ASGITransport(app=app, client=("10.0.0.7", 50_000))

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer to one request."""

        async def asked() -> httpx.Response:
            address = "http://register.office.test"
            async with httpx.AsyncClient(transport=self._transport, base_url=address) as client:
                return await client.request(method, path, **more)

        return asyncio.run(asked())

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to GET."""
        return self.ask("GET", path, **more)


@pytest.fixture
def client(office: Settings) -> Iterator[Client]:
    """A client of a server whose register is the office's."""
    st.cache_resource.clear()
    yield Client()
    st.cache_resource.clear()


def make() -> tuple[str, Press]:
    press = Press(ANN, recording.now(), recording.new_token())
    return calendar_links.make(data.database_for_routes(), press, "Outlook")[0], press


def test_a_secret_that_works_gives_the_calendar(client: Client) -> None:
    secret, press = make()
    given = client.get("/calendar.ics", params={"key": secret})
    assert given.status_code == 200
    assert given.headers["content-type"] == "text/calendar; charset=utf-8"
    assert given.headers["cache-control"] == "private, no-cache"
    events = Calendar.from_ical(given.content).walk("VEVENT")
    assert len(events) == 7
    assert str(events[0]["URL"]).startswith("http://register.office.test/findings?finding=")
    assert "Ann" not in given.text
    calendar_links.revoke(
        data.database_for_routes(), Press(ANN, press.at, "other"), press.token, may_any=False
    )
    assert client.get("/calendar.ics", params={"key": secret}).status_code == 404


def test_it_is_sent_again_only_when_it_changed(client: Client) -> None:
    secret, _ = make()
    tag = client.get("/calendar.ics", params={"key": secret}).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get("/calendar.ics", params={"key": secret}, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    register = data.database_for_routes()
    with register.transaction():
        register.update_key("register.actions", {"action_id": "a1"}, {"title": "Another title"})
    later = client.get("/calendar.ics", params={"key": secret}, headers={"If-None-Match": tag})
    assert later.status_code == 200
    assert "Another title" in later.text


@pytest.mark.parametrize("query", ["", "?key=", "?key=x", "?key=%00", "?Key=right", "?key=wrong&key=x"])
def test_anything_else_is_not_found(client: Client, query: str) -> None:
    secret, _ = make()
    answer = client.get(f"/calendar.ics{query.replace('right', secret)}")
    assert answer.status_code == 404
    assert answer.text == "There is no calendar at this address."
    assert client.get(f"/calendar.ics/{secret}").status_code == 404
    assert client.ask("POST", "/calendar.ics", params={"key": secret}).status_code == 405


def test_a_secret_is_not_written_to_the_log(client: Client, office: Settings) -> None:
    secret, _ = make()
    logs.configure(office.home)
    client.get("/calendar.ics", params={"key": secret})
    written = (office.home / logs.FILE).read_text(encoding="utf-8")
    logs.close()
    assert "GET /calendar.ics 200" in written
    assert secret not in written


def test_without_a_register_it_asks_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", "/nowhere/at/all")
    answer = client.get("/calendar.ics", params={"key": "x"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "900"

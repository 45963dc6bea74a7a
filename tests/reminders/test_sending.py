"""Sent through a real mail server on this machine: to everybody, or to nobody and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner

from tests.running_app import free_port
from violence_response.__main__ import main
from violence_response.errors import DigestNotSent
from violence_response.register import opening
from violence_response.reminders import schedule
from violence_response.settings import Settings

pytestmark = pytest.mark.slow


class Mailbox:
    """A mail server's handler that keeps what it is given, refuses some addresses, or breaks off."""

    def __init__(self) -> None:
        self.received: list[tuple[list[str], EmailMessage]] = []
        self.is_full = False

    async def handle_RCPT(  # noqa: N802 - the server looks for this name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if address.startswith("gone"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.is_full:
            return "452 no room"
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.received.append((list(envelope.rcpt_tos), message))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    """A mail server on a free port of this machine."""
    kept = Mailbox()
    server = Controller(kept, hostname="127.0.0.1", port=free_port())
    server.start()
    yield kept, f"127.0.0.1:{server.port}"
    server.stop()


@pytest.fixture(autouse=True)
def plain_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an office with a plain mail server; two of them try to slip a header in."""
    for name, value in (
        ("DIGEST_FROM", "register@office.test"),
        ("SMTP_SECURITY", "none"),
        ("BODY", "Office\r\nBcc: eve@elsewhere.test"),
        ("MARKING", "OFFICIAL\nX-Own: yes"),
    ):
        monkeypatch.setenv(f"VIOLENCE_RESPONSE_{name}", value)


def run(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["digest", *arguments])
    assert "Traceback" not in ran.output
    return ran.exit_code, ran.output


def digests(chosen: Settings) -> list[tuple[str | None, ...]]:
    with opening.open_register(chosen) as register:
        return register.text_rows("register.digests", ("reaches_to", "sent_to"))


def test_it_arrives_as_text_and_as_html(office: Settings, mailbox: tuple[Mailbox, str]) -> None:
    kept, server = mailbox
    code, said = run("--to", "ann@office.test", "--to", "bob@office.test", "--smtp", server)
    assert (code, said) == (0, "The digest was sent to two addresses.\n")
    (to, message), *others = kept.received
    assert not others
    assert to == ["ann@office.test", "bob@office.test"]
    assert message["From"] == "register@office.test"
    assert "2 overdue, 2 due, 0 changed" in message["Subject"]
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "Action due: Train supervisors" in text.get_content()
    assert "£54,200" in html.get_content()
    assert digests(office) == [("2025-03-03 23:59:59", "2")]


def test_settings_cannot_slip_a_header_in(office: Settings, mailbox: tuple[Mailbox, str]) -> None:
    kept, server = mailbox
    run("--to", "ann@office.test", "--smtp", server)
    to, message = kept.received[0]
    assert to == ["ann@office.test"]
    assert message["Bcc"] is None
    assert message["X-Own"] is None


@pytest.mark.parametrize(
    "address",
    [
        "ann@office.test\nBcc: eve@elsewhere.test",
        "ann@office.test\r\n\r\nOther words",
        "ann@office.test, eve@elsewhere.test",
        "Ann <ann@office.test>",
        "ann@office.test> SIZE=1",
        "@office.test",
        "a" * 300 + "@office.test",
        "änn@office.test",
        "",
    ],
)
def test_what_is_no_address_is_refused(office: Settings, mailbox: tuple[Mailbox, str], address: str) -> None:
    kept, server = mailbox
    code, said = run("--to", "bob@office.test", "--to", address, "--smtp", server)
    assert code == 1
    assert "is not an e-mail address" in said
    assert said.count("\n") == 1
    assert kept.received == []
    assert digests(office) == []


def test_one_refused_address_stops_it_for_all(office: Settings, mailbox: tuple[Mailbox, str]) -> None:
    kept, server = mailbox
    code, said = run("--to", "ann@office.test", "--to", "gone@office.test", "--smtp", server)
    assert code == 1
    assert "refused the address gone@office.test (550 no such person)" in said
    assert kept.received == []
    assert digests(office) == []


def test_a_failed_sending_changes_nothing(office: Settings, mailbox: tuple[Mailbox, str]) -> None:
    kept, server = mailbox
    kept.is_full = True
    code, said = run("--to", "ann@office.test", "--smtp", server)
    assert code == 1
    assert "452 no room" in said
    assert digests(office) == []
    kept.is_full = False
    assert run("--to", "ann@office.test", "--smtp", server)[0] == 0
    subject = kept.received[0][1].get_body(("plain",))
    assert subject is not None
    assert "CHANGED SINCE 24 FEB 2025" in subject.get_content()


def test_no_server_no_sending(office: Settings) -> None:
    code, said = run("--to", "ann@office.test", "--smtp", f"127.0.0.1:{free_port()}")
    assert code == 1
    assert "did not take it (Connection refused)" in said
    assert digests(office) == []


def test_a_server_without_encryption_is_not_given_a_password(
    office: Settings, mailbox: tuple[Mailbox, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, server = mailbox
    monkeypatch.setenv("VIOLENCE_RESPONSE_SMTP_USER", "register")
    monkeypatch.setenv("VIOLENCE_RESPONSE_SMTP_PASSWORD", "secret words")
    code, said = run("--to", "ann@office.test", "--smtp", server)
    assert code == 1
    assert "a password is not sent" in said
    monkeypatch.setenv("VIOLENCE_RESPONSE_SMTP_SECURITY", "starttls")
    code, said = run("--to", "ann@office.test", "--smtp", server)
    assert code == 1
    assert "STARTTLS" in said
    assert "secret words" not in said
    assert kept.received == []


def test_addresses_and_server_can_come_from_the_settings(
    office: Settings, mailbox: tuple[Mailbox, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, server = mailbox
    monkeypatch.setenv("VIOLENCE_RESPONSE_DIGEST_TO", "ann@office.test, bob@office.test")
    monkeypatch.setenv("VIOLENCE_RESPONSE_SMTP", server)
    assert "OVERDUE" in run("--print")[1]
    assert kept.received == []
    assert run() == (0, "The digest was sent to two addresses.\n")
    assert kept.received[0][0] == ["ann@office.test", "bob@office.test"]


def test_the_running_dashboard_sends_it_when_its_moment_comes(
    office: Settings, mailbox: tuple[Mailbox, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, server = mailbox
    chosen = replace(
        office,
        smtp=server,
        smtp_security="none",
        digest_from="register@office.test",
        digest_to=("ann@office.test",),
        digest_when="Mon 07:00",
    )
    started = datetime(2025, 2, 26, 9, 0)
    with opening.open_register(chosen) as register:

        def look(day: int, hour: int, when: Settings = chosen) -> int:
            return schedule.send_when_due(register, when, datetime(2025, 3, day, hour), started)

        assert look(1, 9) == 0
        assert look(3, 6) == 0
        assert look(3, 7, replace(chosen, today=date(2025, 3, 3))) == 0
        kept.is_full = True
        with pytest.raises(DigestNotSent):
            look(3, 7)
        kept.is_full = False
        assert [look(3, 7), look(3, 8), look(9, 23)] == [1, 0, 0]
        assert look(12, 12) == 1
    assert len(kept.received) == 2
    second = kept.received[1][1].get_body(("plain",))
    assert second is not None
    assert "CHANGED SINCE 3 MAR 2025, 07:00" in second.get_content()

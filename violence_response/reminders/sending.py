"""Send a digest by SMTP: to everybody it is meant for, or to nobody."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import formatdate, make_msgid

from violence_response.errors import AddressWrong, DigestNotSent
from violence_response.reminders import digest as digests
from violence_response.reminders.digest import Digest
from violence_response.settings import Settings

SECONDS = 30
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")
"""What is taken for an address: RFC 5322's dot-atom at a host name: no spaces, commas or line ends."""
SERVER = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")


def send(digest: Digest, chosen: Settings, to: Sequence[str], server: str = "") -> None:
    """Send the digest. `server` is HOST:PORT, of the settings where it is empty.

    Raises AddressWrong or DigestNotSent; then it was sent to nobody.
    """
    found = SERVER.fullmatch(server or chosen.smtp)
    if not server and not chosen.smtp:
        raise DigestNotSent(reason="no mail server is named (VIOLENCE_RESPONSE_SMTP or --smtp)")
    if found is None or not 0 < int(found[2]) < 65_536:
        raise DigestNotSent(reason=f'"{server or chosen.smtp}" is not a mail server as HOST:PORT')
    if not chosen.digest_from:
        raise DigestNotSent(reason="no sender is named (VIOLENCE_RESPONSE_DIGEST_FROM)")
    for address in (chosen.digest_from, *to):
        if not ADDRESS.fullmatch(address) or len(address) > 254:
            raise AddressWrong(value=" ".join(address.split())[:100])
    _deliver(message(digest, chosen.digest_from, to), chosen, to, found[1].strip("[]"), int(found[2]))


def message(digest: Digest, sender: str, to: Sequence[str]) -> EmailMessage:
    """The mail, as text and as HTML."""
    made = EmailMessage(policy=SMTP_POLICY)
    made["From"] = sender
    made["To"] = ", ".join(to)
    made["Subject"] = digest.subject
    made["Date"] = formatdate(localtime=True)
    made["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office programs do not answer it
    made.set_content(digests.as_text(digest))
    made.add_alternative(digests.as_html(digest), subtype="html")
    return made


def _deliver(made: EmailMessage, chosen: Settings, to: Sequence[str], host: str, port: int) -> None:
    try:
        with _connected(chosen, host, port) as server:
            _accepted(server.mail(chosen.digest_from), "the sender")
            for address in to:
                _accepted(server.rcpt(address), f"the address {address}")
            _accepted(server.data(made.as_bytes()), "the message")
    except (OSError, smtplib.SMTPException) as problem:
        reason = getattr(problem, "strerror", None) or _first_line(problem)
        raise DigestNotSent(reason=f"the mail server {host}:{port} did not take it ({reason})") from problem


@contextmanager
def _connected(chosen: Settings, host: str, port: int) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if chosen.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=SECONDS)
    with server:
        server.ehlo()
        if chosen.smtp_security == "starttls":
            server.starttls(context=context)
            server.ehlo()
        if chosen.smtp_user:
            if chosen.smtp_security == "none":
                raise DigestNotSent(reason="a password is not sent without VIOLENCE_RESPONSE_SMTP_SECURITY")
            server.login(chosen.smtp_user, chosen.smtp_password)
        yield server


def _accepted(answer: tuple[int, bytes], what: str) -> None:
    """Nobody gets the message unless everybody does: the server is asked for each before it is sent."""
    code, said = answer
    if code not in (250, 251):
        raise DigestNotSent(
            reason=f"the mail server refused {what} ({code} {said.decode('ascii', 'replace')})"
        )


def _first_line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:200] or type(problem).__name__

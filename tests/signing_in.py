"""A real OpenID Connect provider in a process of its own, and the secrets file that makes people sign in."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.running_app import PATIENCE_SECONDS, free_port

COOKIE_SECRET = "a-secret-for-tests-of-more-than-32-characters"
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "vera": {"name": "Vera Viewer", "email": "vera@office.test", "roles": ["viewer"]},
    "ed": {"name": "Ed Editor", "email": "ed@office.test", "roles": ["editor", "unrelated"]},
    "ap": {"name": "Ap Approver", "email": "ap@office.test"},
    "ada": {"name": "Ada Administrator", "email": "ada@office.test", "roles": "administrator"},
    "nemo": {"name": "Nemo Nobody", "email": "nemo@office.test", "roles": ["unrelated"]},
}
"""Whom the provider knows. The approver is one by e-mail address: see ENVIRONMENT."""

ENVIRONMENT = {
    "VIOLENCE_RESPONSE_APPROVERS": "approver,ap@office.test",
    "VIOLENCE_RESPONSE_CONTACT": "the performance team",
}


@contextmanager
def provider(log: Path) -> Iterator[str]:
    """A provider that knows PEOPLE; gives its address. It signs real tokens and asks who one is in a form."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--host", "127.0.0.1"]
    for sub, claims in PEOPLE.items():
        command += ["--user-claims", json.dumps({"sub": sub, **claims})]
    address = f"http://localhost:{port}"
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=written, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, f"{address}/.well-known/openid-configuration", log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=10)


def secrets_file(folder: Path, provider_address: str, **changed: str) -> Path:
    """A secrets file with a section [auth] for that provider; `changed` replaces what is in it."""
    section = {
        "redirect_uri": "http://localhost:{port}/oauth2callback",
        "cookie_secret": COOKIE_SECRET,
        "client_id": "violence-response",
        "client_secret": "not checked by this provider",
        "server_metadata_url": f"{provider_address}/.well-known/openid-configuration",
        **changed,
    }
    path = folder / "secrets.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in section.items()]
    path.write_text("\n".join(["[auth]", *lines, ""]), encoding="utf-8")
    return path


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the provider did not start; it wrote:\n{log.read_text(encoding='utf-8')}")

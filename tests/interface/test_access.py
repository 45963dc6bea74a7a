"""Who a request comes from: this machine or another, a cookie that proves a sign-in or one that does not."""

from __future__ import annotations

import pytest

from violence_response.interface import access, sign_in


def test_a_server_that_others_can_reach_says_who_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in.is_set_up.cache_clear()
    assert access.warning_at_start("localhost") == ""
    assert access.warning_at_start("0.0.0.0").endswith("people on other machines are not let in")
    monkeypatch.setenv("VIOLENCE_RESPONSE_VISITOR_ROLE", "editor")
    assert access.warning_at_start("every address").endswith("are editors without signing in")


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("127.0.0.1", {"host": "localhost:8501"}),
        ("127.0.0.1", {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}),
        ("::1", {"host": "[::1]:8501", "origin": "http://[::1]:8501"}),
        ("::ffff:127.0.0.1", {"host": "LOCALHOST"}),
    ],
)
def test_this_machine(address: str, headers: dict[str, str]) -> None:
    assert access.is_from_here(address, headers)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("10.0.0.7", {"host": "localhost:8501"}),
        ("", {"host": "localhost:8501"}),
        ("127.0.0.1", {}),
        ("127.0.0.1", {"host": "violence.office.test"}),
        ("127.0.0.1", {"host": "localhost.office.test"}),
        ("127.0.0.1", {"host": "localhost:8501", "origin": "https://violence.office.test"}),
        ("127.0.0.1", {"host": "localhost:8501", "x-forwarded-for": "10.0.0.7"}),
        ("127.0.0.1", {"host": "localhost:8501", "forwarded": "for=10.0.0.7"}),
        ("::ffff:10.0.0.7", {"host": "localhost"}),
    ],
)
def test_another_machine_or_something_in_between(address: str, headers: dict[str, str]) -> None:
    assert not access.is_from_here(address, headers)

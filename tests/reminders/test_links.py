"""A calendar link: opened by its secret alone, kept as a hash alone, stopped by its owner or an
administrator."""

from __future__ import annotations

from datetime import datetime

import pytest

from violence_response.database import Database
from violence_response.errors import LinkRefused
from violence_response.register import recording
from violence_response.register.deciding import Press
from violence_response.register.recording import Actor
from violence_response.reminders import calendar_links

ANN = Actor("viewer", "Ann (ann@office.test)")
BOB = Actor("viewer", "Bob (bob@office.test)")
AT = datetime(2025, 3, 3, 9, 0)


def press(actor: Actor = ANN) -> Press:
    return Press(actor, AT, recording.new_token())


def test_a_secret_opens_until_it_is_revoked(own_register: Database) -> None:
    made = press()
    secret, _ = calendar_links.make(own_register, made, " Outlook at work ")
    assert calendar_links.opens(own_register, secret)
    for wrong in ("", " ", secret[:-1], secret + "x", secret.swapcase(), "\ud800", "x" * 100_000):
        assert not calendar_links.opens(own_register, wrong)
    calendar_links.revoke(own_register, press(), made.token, may_any=False)
    assert not calendar_links.opens(own_register, secret)


def test_the_secret_is_kept_nowhere(own_register: Database) -> None:
    secret, _ = calendar_links.make(own_register, press(), "Outlook")
    kept = [
        own_register.text_rows("register.calendar_links", ("link_id", "secret_hash", "label")),
        own_register.text_rows("register.recordings", ("recording_id", "words", "actor_name")),
        own_register.text_rows("register.row_changes", ("row_after",)),
    ]
    assert secret not in str(kept)
    assert kept[1][0][1:] == ("A calendar link was made", ANN.name)
    assert kept[2] == []


def test_one_press_makes_one_link(own_register: Database) -> None:
    once = press()
    secret, first = calendar_links.make(own_register, once, "Outlook")
    again, second = calendar_links.make(own_register, once, "Outlook")
    assert (bool(secret), again, first.is_new, second.is_new) == (True, "", True, False)
    assert own_register.rows_in("register.calendar_links") == 1


@pytest.mark.parametrize("label", ["", "  ", "x" * 81, "two\nlines", "bell\x07"])
def test_a_link_needs_a_name_of_one_line(own_register: Database, label: str) -> None:
    with pytest.raises(LinkRefused):
        calendar_links.make(own_register, press(), label)
    assert own_register.rows_in("register.calendar_links") == 0
    assert own_register.rows_in("register.recordings") == 0


def test_only_its_owner_or_an_administrator_stops_it(own_register: Database) -> None:
    made = press()
    secret, _ = calendar_links.make(own_register, made, "Outlook")
    with pytest.raises(LinkRefused, match="somebody else"):
        calendar_links.revoke(own_register, press(BOB), made.token, may_any=False)
    assert calendar_links.opens(own_register, secret)
    calendar_links.revoke(own_register, press(BOB), made.token, may_any=True)
    with pytest.raises(LinkRefused, match="stopped already"):
        calendar_links.revoke(own_register, press(), made.token, may_any=False)
    with pytest.raises(LinkRefused, match="none of that name"):
        calendar_links.revoke(own_register, press(), "no such link", may_any=True)

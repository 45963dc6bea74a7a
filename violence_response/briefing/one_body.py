"""One body's account: what was found about it, what it owes, delivers, was given, pays for and published."""

from __future__ import annotations

from dataclasses import replace

from violence_response.accounts import body as account
from violence_response.accounts.blocks import Section
from violence_response.briefing.asking import Ask
from violence_response.rows import (
    BodiesFound,
    BodyMoney,
    BodyOwes,
    FindingsFound,
    InspectionsFound,
    InterventionsFound,
)


def known(ask: Ask, body: BodiesFound) -> account.Known:
    """Everything on record for the body."""
    key = body.body_id
    return account.Known(
        body,
        ask.rows(FindingsFound, bodies=[key]),
        ask.rows(BodyOwes, body_id=key),
        ask.rows(InspectionsFound, bodies=[key]),
        ask.rows(InterventionsFound, providers=[key], sort="awarded"),
        ask.rows(BodyMoney, body_id=key),
    )


def sections(ask: Ask, key: str) -> tuple[Section, ...]:
    """The sections of the account of the body of that key."""
    (body,) = ask.rows(BodiesFound, body_ids=[key])
    return replace(account.head(body), heading="What it is"), *account.account(known(ask, body))

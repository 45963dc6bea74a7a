"""Roles include one another; claims and lists give them; an old, early or undated sign-in gives nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from violence_response import people
from violence_response.errors import NotAllowed, NotSignedIn
from violence_response.people import LOCAL, NOBODY, Person
from violence_response.settings import ROLES, Settings

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
ROLE = st.sampled_from(ROLES)


def claims(**more: Any) -> dict[str, Any]:
    return {"sub": "7", "name": "Ann Example", "email": "ann@office.test", "iat": NOW.timestamp(), **more}


@given(held=ROLE, needed=ROLE)
def test_a_role_includes_those_before_it(held: str, needed: str) -> None:
    may = Person(held, is_signed_in=True).may(needed)
    assert may == (ROLES.index(held) >= ROLES.index(needed))
    assert LOCAL.may(needed)
    assert not NOBODY.may(needed)


@given(role=ROLE, others=st.lists(st.text()), now=st.just(NOW))
def test_a_value_of_the_claim_gives_its_role(role: str, others: list[str], now: datetime) -> None:
    values = [value for value in others if value not in ROLES]
    found = people.from_claims(claims(roles=[*values, role]), Settings(), now)
    assert found == Person(role, "Ann Example (ann@office.test)", is_signed_in=True)
    assert people.from_claims(claims(roles=values), Settings(), now).role is None


def test_the_highest_role_wins() -> None:
    assert people.role_of(claims(roles=["viewer", "approver", "editor"]), Settings()) == "approver"


@pytest.mark.parametrize(
    ("claim", "given_claims"),
    [
        ("groups", {"groups": ["0a1b", "2c3d"]}),
        ("role", {"role": "0a1b"}),
        ("https://office.test/roles", {"https://office.test/roles": ["0a1b"]}),
        ("realm_access.roles", {"realm_access": {"roles": ["0a1b"]}}),
    ],
)
def test_any_claim_can_carry_roles(claim: str, given_claims: dict[str, Any]) -> None:
    chosen = Settings(role_claim=claim, editors=("0a1b",))
    assert people.role_of(claims(**given_claims), chosen) == "editor"


@pytest.mark.parametrize("odd", [None, 7, True, {"editor": True}, [["editor"]], [None, 3], "Editor", "edit"])
def test_odd_claims_give_no_role(odd: Any) -> None:
    assert people.role_of(claims(roles=odd), Settings()) is None


def test_addresses_give_roles_unless_they_are_not_verified() -> None:
    chosen = Settings(approvers=("Ann@Office.test",))
    assert people.role_of(claims(), chosen) == "approver"
    assert people.role_of(claims(email="ANN@office.test ", email_verified=True), chosen) == "approver"
    assert people.role_of(claims(email_verified=False), chosen) is None
    assert people.role_of(claims(email="ann@elsewhere.test"), chosen) is None
    assert people.role_of(claims(roles=["ann@office.test"], email=None), chosen) is None


def test_everyone_else_gets_what_the_settings_say() -> None:
    assert people.role_of(claims(), Settings()) is None
    assert people.role_of(claims(), Settings(default_role="viewer")) == "viewer"


@pytest.mark.parametrize(
    ("hours", "is_in"),
    [(0, True), (11.99, True), (12, False), (48, False), (-0.05, True), (-1, False)],
)
def test_a_sign_in_lasts_twelve_hours(hours: float, is_in: bool) -> None:
    issued = (NOW - timedelta(hours=hours)).timestamp()
    found = people.from_claims(claims(iat=issued, roles=["editor"]), Settings(), NOW)
    assert found.is_signed_in == is_in
    assert found == NOBODY or is_in


@pytest.mark.parametrize("issued", [None, "1740992400", True, [], float("nan"), float("inf"), -1e300])
def test_a_sign_in_without_a_moment_is_not_believed(issued: Any) -> None:
    assert people.from_claims(claims(iat=issued, roles=["editor"]), Settings(), NOW) == NOBODY


def test_people_are_told_apart_in_the_audit_trail() -> None:
    def name(**given_claims: Any) -> str:
        return people.from_claims({"iat": NOW.timestamp(), **given_claims}, Settings(), NOW).name

    assert name(name="Ann", email="ann@office.test") == "Ann (ann@office.test)"
    assert name(name="Ann", preferred_username="ann.e") == "Ann (ann.e)"
    assert name(email="ann@office.test") == "ann@office.test"
    assert name(sub="7") == "7"


def test_refusals_are_one_sentence_that_helps() -> None:
    chosen = Settings(contact="the performance team")
    with pytest.raises(NotAllowed, match=r"Only an editor may .* you are a viewer, .*the performance team"):
        people.require(Person("viewer", "Ann", is_signed_in=True), "editor", chosen)
    with pytest.raises(NotAllowed, match="you have no role here"):
        people.require(Person(None, "Ann", is_signed_in=True), "viewer", chosen)
    with pytest.raises(NotSignedIn, match="sign in and try again"):
        people.require(NOBODY, "viewer", chosen)
    assert people.require(LOCAL, "administrator", chosen) is LOCAL


def test_labels_are_words() -> None:
    assert LOCAL.label == "Editor on this machine"
    assert Person("approver").label == "Approver"
    assert NOBODY.label == "No role"

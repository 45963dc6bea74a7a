"""The index of an opened register: made once, made again where texts change, and refusing unknown keys."""

from __future__ import annotations

from datetime import date

import pytest

from violence_response import linking
from violence_response.database import Database
from violence_response.errors import RowUnknown
from violence_response.linking.indexing import Index, read


def change(database: Database, statement: str) -> None:
    with database.transaction():
        database.execute(statement)


def test_an_index_is_kept_while_texts_stay(own_register: Database) -> None:
    first = linking.index(own_register)
    assert linking.index(own_register) is first
    change(own_register, "update register.findings set note = 'seen' where finding_id = 'joint-f01'")
    assert linking.index(own_register) is first


@pytest.mark.parametrize(
    "statement",
    [
        "update register.findings set summary = 'Boxing is not offered' where finding_id = 'force-f02'",
        "update register.interventions set description = 'Arches' where intervention_id = 'boxing-club'",
        "update register.themes set terms = 'knife;harbour' where theme_id = 'knives'",
        "update register.priorities set summary = 'Fewer knives' where priority_id = 'new-3'",
        "insert into register.finding_themes values ('force-f01', 'knives')",
        "delete from register.intervention_themes where intervention_id = 'boxing-club'",
        "update register.approaches set name = 'Knife sports' where approach_id = 'sport'",
    ],
)
def test_an_index_that_was_renewed_is_the_same_as_a_new_one(own_register: Database, statement: str) -> None:
    before = linking.index(own_register)
    before.findings_for("boxing-club")
    change(own_register, statement)
    renewed, fresh = linking.index(own_register), Index(read(own_register))
    assert renewed is not before
    assert renewed.texts == fresh.texts
    for finding in fresh.texts.finding:
        assert renewed.suggest_for(finding.key) == fresh.suggest_for(finding.key)
    for intervention in fresh.texts.intervention:
        assert renewed.findings_for(intervention.key) == fresh.findings_for(intervention.key)


def test_priorities_are_those_of_the_plans_in_force(own_register: Database) -> None:
    text = "Violence against victims is not tackled, and crime and knives are not reduced."

    def offered(day: date | None) -> set[str]:
        return {text.key for text in linking.index(own_register, day).texts.priority}

    assert offered(date(2025, 3, 3)) == {"new-1", "new-2", "new-3"}
    assert offered(date(2022, 3, 3)) == {"old-1"}
    assert offered(None) == {"new-1", "new-2", "new-3", "old-1"}
    assert {each.target_id for each in linking.index(own_register).suggest(text).priorities} >= {"old-1"}


def test_unknown_keys_are_refused_with_the_nearest(fixture_register: Database) -> None:
    index = linking.index(fixture_register)
    with pytest.raises(
        RowUnknown, match='There is no finding "joint-f1" in the register; did you mean "joint-f'
    ):
        index.suggest_for("joint-f1")
    with pytest.raises(RowUnknown, match='There is no intervention "<b>"'):
        index.findings_for("<b>")
    with pytest.raises(RowUnknown, match=r'There is no theme "knive" .* did you mean "knives"'):
        index.suggest("knives", ["knive"])
    with pytest.raises(RowUnknown, match="…"):
        index.suggest_for("x" * 50_000)


def test_a_recorded_theme_counts_and_is_told(fixture_register: Database) -> None:
    index = linking.index(fixture_register)
    without, with_theme = (
        index.suggest("Focused deterrence is not used.", themes).interventions[0]
        for themes in ([], ["knives"])
    )
    assert without.target_id == with_theme.target_id == "corner-deterrence"
    assert with_theme.score > without.score
    assert without.why == "Both are about focused deterrence."
    assert with_theme.why == 'Both are about focused deterrence and the theme "Knife carrying".'


def test_an_empty_register_gives_empty_lists(own_register: Database) -> None:
    for table in ("interventions", "themes", "priorities"):
        change(own_register, f"delete from register.{table}")
    assert linking.index(own_register).suggest("Knife crime").as_record() == {
        "interventions": [],
        "themes": [],
        "priorities": [],
    }

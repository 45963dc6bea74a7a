"""A facet's count is what the catalogue would hold if that value alone were chosen in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from violence_response import queries
from violence_response.database import Database

TODAY = "2025-03-03"
PARAMETERS = {
    "approach": "approaches",
    "provider": "providers",
    "theme": "themes",
    "place": "places",
    "evaluation": "evaluations",
    "funding": "fundings",
    "money": "moneys",
    "answers": "answers",
}
VALUES = {
    "approach": ["deterrence", "outreach", "sport"],
    "provider": ["corner", "not-stated"],
    "theme": ["strategy", "knives"],
    "place": ["E06000091", "no-code", "not-stated"],
    "evaluation": ["none_found", "required"],
    "funding": ["unit", "other"],
    "money": ["running", "applied_for"],
    "answers": ["yes", "no"],
}
CHOICES = st.fixed_dictionaries(
    {facet: st.lists(st.sampled_from(values), unique=True, max_size=1) for facet, values in VALUES.items()}
)


def found(register: Database, choice: dict[str, list[str]], search: str) -> set[str]:
    given_: dict[str, Any] = {PARAMETERS[facet]: values for facet, values in choice.items()}
    frame = queries.frame(register, "interventions_found", today=TODAY, search=search, **given_)
    return set(frame["intervention_id"])


@settings(max_examples=12, deadline=None)
@given(
    choice=CHOICES,
    search=st.sampled_from(["", "corner", "  KNÍFE ", "what does", "nowhere"]),
    facet=st.sampled_from(["all", *VALUES]),
)
def test_counts_are_what_choosing_would_find(
    fixture_register: Database, choice: dict[str, list[str]], search: str, facet: str
) -> None:
    given_: dict[str, Any] = {PARAMETERS[facet]: values for facet, values in choice.items()}
    facets = queries.frame(fixture_register, "intervention_facets", today=TODAY, search=search, **given_)
    for row in facets[facets["facet"] == facet].itertuples(index=False):
        expected = choice if row.facet == "all" else {**choice, row.facet: [row.value]}
        assert row.interventions == len(found(fixture_register, expected, search)), (row.facet, row.value)


def test_an_award_on_its_first_and_on_its_last_day_runs(fixture_register: Database) -> None:
    def running(day: str) -> set[str]:
        frame = queries.frame(fixture_register, "interventions_found", today=day, moneys=["running"])
        return set(frame["intervention_id"])

    assert "navigators" not in running("2025-03-31")
    assert {"navigators"} <= running("2025-04-01")
    assert {"navigators"} <= running("2026-03-31")
    assert running("2026-04-01") == set()


def test_an_office_may_add_its_own_terms(own_register: Database) -> None:
    for vocabulary, term, counts_as in (
        ("evaluation_status", "peer_reviewed", "evaluated"),
        ("grant_amount_basis", "paid", "given"),
    ):
        own_register.insert(
            "register.vocabulary_terms",
            {"vocabulary": vocabulary, "term": term, "label": term, "ordinal": 9, "counts_as": counts_as},
        )
    before = queries.rows(own_register, "intervention_totals", today=TODAY)[0]
    own_register.execute(
        "update register.interventions set evaluation_status = 'peer_reviewed' "
        "where intervention_id = 'boxing-club'"
    )
    own_register.execute("update register.grants set amount_basis = 'paid' where grant_id = 'g5'")
    after = queries.rows(own_register, "intervention_totals", today=TODAY)[0]
    names = [part.name for part in queries.named("intervention_totals").columns]
    change = {name: new - old for name, old, new in zip(names, before, after, strict=True) if new != old}
    assert change == {
        "awarded_amount": 216366,
        "awarded_grants": 1,
        "other_amount": -216366,
        "other_grants": -1,
        "evaluated": 1,
        "funded_not_evaluated": -1,
    }

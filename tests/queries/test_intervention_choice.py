"""A facet's count is what the catalogue would hold if that value alone were chosen in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from violence_response import queries
from violence_response.accounts import counts, evidence
from violence_response.database import Database
from violence_response.rows import Counts, InterventionCounts, InterventionsFound

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
    "body": "bodies",
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
    "body": ["vru", "not-stated"],
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
    before = queries.rows(own_register, "intervention_counts", today=TODAY)[0]
    own_register.execute(
        "update register.interventions set evaluation_status = 'peer_reviewed' "
        "where intervention_id = 'boxing-club'"
    )
    own_register.execute("update register.grants set amount_basis = 'paid' where grant_id = 'g5'")
    after = queries.rows(own_register, "intervention_counts", today=TODAY)[0]
    names = [part.name for part in queries.named("intervention_counts").columns]
    change = {name: new - old for name, old, new in zip(names, before, after, strict=True) if new != old}
    assert change == {
        "awarded_amount": 216366,
        "grants_given": 1,
        "other_amount": -216366,
        "grants_not_given": -1,
        "projects_evaluated": 1,
        "projects_funded_not_evaluated": -1,
    }


def test_what_both_count_is_the_same_over_the_whole_register(fixture_register: Database) -> None:
    (whole,) = queries.rows_of(fixture_register, Counts, today=TODAY, notice_days=14)
    (chosen,) = queries.rows_of(fixture_register, InterventionCounts, today=TODAY)
    shared = set(Counts._fields) & set(InterventionCounts._fields)
    assert {"projects", "projects_evaluated", "awarded_amount", "awards_ending", "grants_not_given"} <= shared
    assert {name: getattr(chosen, name) for name in shared} == {name: getattr(whole, name) for name in shared}


def test_ratings_and_fundings_of_the_chosen_add_up(fixture_register: Database) -> None:
    for choice in ({}, {"moneys": ["running"]}, {"approaches": ["sport"]}, {"priorities": ["new-1"]}):
        (row,) = queries.rows_of(fixture_register, InterventionCounts, today=TODAY, **choice)
        assert sum(getattr(row, name) for name, _ in evidence.RATINGS) == row.projects
        assert sum(getattr(row, name) for name, _, _ in counts.FUNDING) == row.projects


def test_an_application_has_no_end_of_funding(fixture_register: Database) -> None:
    """Its only grant was applied for: the day it would have ended on is no day on which funding ends."""
    found = queries.rows_of(fixture_register, InterventionsFound, today=TODAY)
    (project,) = (each for each in found if each.intervention_id == "asked-for")
    assert (project.money.label, project.last_end_date) == ("End date not known", None)

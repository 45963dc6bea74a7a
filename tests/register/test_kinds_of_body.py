"""A register built before bodies had these kinds gets them with the step, and an office's own kinds stay."""

from __future__ import annotations

from pathlib import Path

from violence_response.database import Database
from violence_response.settings import ROOT

STEPS = ROOT / "queries" / "schema" / "register"
OLD = (
    ("inspectorate", 1), ("police_force", 2), ("council", 3), ("provider", 4), ("funder", 5),
    ("partnership", 6), ("street_pastors", 7),
)  # fmt: skip


def statements(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_step_gives_an_old_register_the_kinds() -> None:
    with Database() as database:
        database.execute("attach ':memory:' as register")
        steps = sorted(STEPS.glob("*.sql"))
        new = next(step for step in steps if step.name.endswith("_finding_addressees.sql"))
        for step in steps[: steps.index(new)]:
            database.execute(statements(step))
        for term, ordinal in OLD:
            database.insert(
                "register.vocabulary_terms",
                {"vocabulary": "organisation_type", "term": term, "label": term, "ordinal": ordinal},
            )
        database.execute(statements(new))
        found = database.rows(
            "select term, ordinal, counts_as from register.vocabulary_terms "
            "where vocabulary = 'organisation_type' order by ordinal"
        )
    assert [term for term, _, _ in found][:3] == ["inspectorate", "policing_body", "police_force"]
    assert [ordinal for _, ordinal, _ in found] == [*range(1, 13), 27]
    assert found[-1][0] == "street_pastors"
    assert {term: counts for term, _, counts in found if counts} == {
        "policing_body": "responds",
        "police_force": "comments",
    }

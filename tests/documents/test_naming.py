"""A project is recognised by its name, its acronym or its body's name; who only pays is no project."""

from __future__ import annotations

import pytest

from violence_response.documents.fields.facts import Block, Draft
from violence_response.documents.fields.known import Known, KnownIntervention
from violence_response.documents.fields.named_projects import fill_projects

UNIT = KnownIntervention(
    "vrp", "VRP: the violence reduction partnership", "Wessex Violence Reduction Partnership (VRP)",
    provider_kind="partnership",
)  # fmt: skip
ANALYSIS = KnownIntervention(
    "needs", "VRP needs assessment", "Wessex Violence Reduction Partnership (VRP)",
    provider_kind="partnership",
)  # fmt: skip
OFFICE = KnownIntervention(
    "grants", "Small grants of 2024", "Office of the PCC (OPCC)", provider_kind="funder"
)
COUNCIL = KnownIntervention("lights", "Street lights", "Yarford Borough Council", provider_kind="council")
SHORT = KnownIntervention("bold", "Fearless", "Crimeline (Fearless)")
PROPER = KnownIntervention("link", "Get Connected", "Link Trust")
LONG = KnownIntervention("rise", "RISE UP early help sessions", "The Rise Trust")
KNOWN = Known(interventions=(UNIT, ANALYSIS, OFFICE, COUNCIL, SHORT, PROPER, LONG))


def keys(text: str, known: Known = KNOWN) -> list[str | None]:
    draft = Draft()
    fill_projects([Block(text, text, 1)], draft, known)
    return [each.intervention_id for each in draft.interventions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Wessex Violence Reduction Partnership (VRP) works with schools.", ["vrp"]),
        ("Schools work with the VRP.", ["vrp"]),
        ("A plan came from the Wessex Violence Reduction Partnership.", ["vrp"]),
        ("The VRP needs assessment shows where.", ["needs"]),
        ("The VRP needs assessment shows where, and the VRP acts on it.", ["vrp", "needs"]),
        ("Young people learn from Fearless how to report.", ["bold"]),
        ("RISE UP sessions began.", ["rise"]),
        ("Get Connected began in May.", ["link"]),
    ],
)
def test_projects_are_known_by_all_their_names(text: str, expected: list[str]) -> None:
    assert sorted(str(key) for key in keys(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The Office of the PCC (OPCC) paid for the work.",
        "It was funded by the OPCC and Yarford Borough Council.",
        "Officers must be fearless.",
        "We want residents to get connected to each other.",
        "They rise up early.",
        "The non-VRP areas and the VRPs of other forces were visited.",
    ],
)
def test_who_pays_and_plain_words_are_no_projects(text: str) -> None:
    assert keys(text) == []


def test_a_name_that_two_projects_share_is_a_name_of_neither() -> None:
    twins = Known(
        interventions=(
            KnownIntervention("a", "Bridge Club (BC)", "A"),
            KnownIntervention("b", "Boxing Camp (BC)", "B"),
        )
    )
    assert keys("BC was a success.", twins) == []
    assert keys("The Boxing Camp was a success.", twins) == ["b"]


def test_a_body_is_a_project_only_where_the_register_has_one_of_its_name() -> None:
    without = Known(interventions=(ANALYSIS,))
    assert keys("The Wessex Violence Reduction Partnership (VRP) works with schools.", without) == []

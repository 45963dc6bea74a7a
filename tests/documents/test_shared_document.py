"""The one real response that we hold, damaged as it came: what can be read, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from violence_response.documents import Known, Reading, read
from violence_response.settings import ROOT

FOLDER = ROOT.parent / "shared" / "documents"
TAIL = "responses to serious youth violence: working together to support and protect children"


@pytest.fixture(scope="module")
def reading(known: Known) -> Reading:
    found = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
    if not found:
        pytest.skip("the real document is not beside the repository")
    return read(found[0], known)


def doubted(reading: Reading) -> set[str]:
    return {doubt.field for doubt in reading.doubts}


def test_title_is_put_together_and_its_lost_beginning_said(reading: Reading) -> None:
    title = reading.fields["title"]
    assert title.value == TAIL
    assert 0.5 <= title.confidence < 0.9
    assert "youtn" in (title.quote or "")
    assert "title" in doubted(reading)
    assert any("jtai-serious-youth-violence-2024" in doubt.message for doubt in reading.doubts)


def test_dates_are_read(reading: Reading) -> None:
    assert reading.layout == "cleveland_form"
    assert reading.fields["published_date"].value == date(2024, 11, 20)
    assert reading.fields["fieldwork_from"].value == date(2023, 9, 1)
    assert reading.fields["fieldwork_to"].value == date(2024, 5, 31)
    assert reading.fields["response_date"].value is None


def test_boxes_that_run_together_are_not_decided(reading: Reading) -> None:
    for name in ("inspection_types", "forwarded_to_home_office", "published_on_website"):
        assert reading.fields[name].value is None
        assert name in doubted(reading)
    # The only box left is ticked and stands before "No", as all boxes of the form stand before their words.
    quoted = reading.fields["is_force_quoted"]
    assert quoted.value is False
    assert quoted.confidence < 0.8
    assert "is_force_quoted" in doubted(reading)


def test_bodies_and_lists(reading: Reading) -> None:
    assert reading.fields["inspectorates"].value == ["Ofsted", "CQC", "HMICFRS", "HMI Probation"]
    assert len(reading.themes) == 3
    assert [each.ordinal for each in reading.findings] == list(range(1, 11))
    assert reading.findings[0].text.startswith("The extent and impact of serious youth violence")
    assert reading.findings[0].text.endswith("carrying a knife is the norm for some children.")
    assert reading.findings[9].text.startswith("Engagement with the community, children and parents")
    assert reading.findings[9].text.endswith("voluntary sectors work together.")
    assert reading.findings[8].themes[0] == "short-term-funding"
    assert not reading.recommendations


def test_project_and_priorities(reading: Reading) -> None:
    (project,) = reading.interventions
    assert project.name == "Corner House Youth Project"
    assert project.intervention_id == "corner-house-public-space-safety"
    assert any("corner-house-focused-deterrence" in doubt.message for doubt in reading.doubts)
    assert [each.priority_id for each in reading.priorities] == [
        "plan-2024-29-less-crime-asb-harm",
        "plan-2024-29-offending-reoffending",
    ]
    assert any(doubt.field == "priorities" and "cut off" in doubt.message for doubt in reading.doubts)
    assert reading.chief_officer_comment.value is None


def test_without_a_register_nothing_is_invented(reading: Reading) -> None:
    bare = read(next(iter(sorted(FOLDER.glob("*.txt")))), Known())
    assert [each.intervention_id for each in bare.interventions] == [None]
    assert [each.priority_id for each in bare.priorities] == [None, None]
    assert [each.text for each in bare.findings] == [each.text for each in reading.findings]

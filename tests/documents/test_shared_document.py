"""The one real response that we hold, damaged as it came: what can be read, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import printing
from tests.documents.offices import Office
from violence_response.documents.fields.facts import Reading
from violence_response.documents.fields.known import Known
from violence_response.documents.fields.reader import read, read_bytes
from violence_response.settings import ROOT

pytestmark = pytest.mark.slow

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
    unit, project = reading.interventions
    assert (unit.name, unit.intervention_id) == (
        "Cleveland Unit for the Reduction of Violence",
        "curv-violence-reduction-unit",
    )
    assert unit.confidence >= 0.8
    assert not any("named as a body" in doubt.message for doubt in reading.doubts)
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


def printed_again(text: str) -> Office:
    """The document's lines as parts that can be printed in other formats."""
    rows = [row.replace("\t", "   ") for row in text.split("\n") if row.strip()]
    parts = tuple(("li", row[2:]) if row.startswith("- ") else ("p", row) for row in rows)
    return Office("shared", "cleveland_form", parts, {})


@pytest.mark.parametrize("form", ["word", "a4", "low pages", "scan"])
def test_the_same_findings_come_back_from_other_formats(
    reading: Reading, form: str, font: str, request: pytest.FixtureRequest
) -> None:
    office = printed_again(next(iter(sorted(FOLDER.glob("*.txt")))).read_text(encoding="utf-8"))
    if form == "word":
        again = read_bytes(printing.as_word(office), "a.docx")
    else:
        data = printing.as_pdf(office, fonts=font, height=110 if form == "low pages" else 297)
        if form == "scan":
            request.getfixturevalue("scan_reader")
            data = printing.as_scan(data)
        again = read_bytes(data, "a.pdf")
    # A scan's reader may take a straight apostrophe for a curved one.
    found = [each.text.replace("’", "'") for each in again.findings]
    assert found == [each.text for each in reading.findings]
    assert again.fields["published_date"].value == date(2024, 11, 20)
    assert again.fields["inspection_types"].value is None
    assert len(again.themes) == 3

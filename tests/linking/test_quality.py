"""How good the suggestions are on the labelled set, and on pairs whose wording differs."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks import linking as benchmark
from tests.linking import labelled
from violence_response.linking import Index
from violence_response.settings import ROOT

pytestmark = pytest.mark.slow


@cache
def index() -> Index:
    return Index(labelled.texts())


def part(name: str) -> list[labelled.Labelled]:
    return [finding for finding in labelled.findings() if finding.part == name]


def suggested(text: str) -> list[str]:
    return [each.target_id for each in index().suggest(text).interventions]


@pytest.mark.parametrize(
    ("kind", "recall", "rank", "not_empty"),
    [("intervention", 0.75, 0.8, 0), ("theme", 0.8, 0.75, 2), ("priority", 0.75, 0.7, 3)],
)
def test_the_held_out_part_is_answered_well(kind: str, recall: float, rank: float, not_empty: int) -> None:
    found = benchmark.quality(part("held_out"), kind, benchmark.suggesting(index(), kind))
    assert found[0] >= recall
    assert found[1] >= rank
    assert found[3] - found[2] <= not_empty


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Young people injured by knives leave the emergency department without help.", "a-and-e-navigators"),
        ("Licensed premises are not inspected.", "professional-witness-service"),
        ("Violence in pubs late at night has risen.", "nte-plan-hartlepool"),
        ("Exclusion from school leads to violence.", "pupil-referral-coaches"),
        ("Pupils in alternative provision are at risk.", "proclaim-schools"),
        ("No youth workers in custody suites.", "custody-navigators"),
        ("Navigators are not funded beyond March.", "custody-navigators"),
        ("There are no bleed kits in the town.", "campus-bleed-control-cabinet"),
        ("Scrutiny of stop and search is poor.", "stop-review-panel"),
        ("Children are drawn into county lines.", "drug-line-keyworkers"),
        ("Data sharing with hospitals is weak.", "injury-data-agreement"),
        ("Autistic children wait for help.", "daisy-chain-trauma-informed"),
        ("SEND provision is late.", "neurodevelopmental-fast-track"),
    ],
)
def test_another_wording_is_understood(text: str, wanted: str) -> None:
    assert wanted in suggested(text)[:5]


@pytest.mark.parametrize(
    "text",
    [
        "Payroll runs late.",
        "The forensic backlog is growing.",
        "Ligature points in cells were not removed.",
        "Digital case files are incomplete.",
        "Officers send letters late and bar visitors from the front desk.",
        "The force should stop using paper notebooks.",
        "There was a spike in fuel costs and the light bulbs were broken.",
        "Suspects on bail are not managed.",
    ],
)
def test_what_nothing_fits_comes_back_empty(text: str) -> None:
    assert suggested(text) == []


def test_words_that_no_subject_knows_are_found_where_two_are_shared() -> None:
    assert suggested("Breathing exercises are not offered.") == ["kalma-life-primary-schools"]


def test_recorded_themes_bring_more_of_the_recorded_links() -> None:
    summary_only, with_themes = benchmark.recorded_links(labelled.shipped())
    assert float(with_themes[1]) > float(summary_only[1]) > 0.4


def test_the_tables_in_the_documentation_are_those_of_the_benchmark() -> None:
    page = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    written = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()]
    for row in benchmark.shipped_kinds(labelled.texts()):
        assert row in written
    for row in benchmark.recorded_links(labelled.shipped()):
        assert row in written

"""Can I trust this? What the page says of sources, checks, doubts, definitions, queries and versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text
from violence_response import __version__, queries
from violence_response.settings import ROOT

pytestmark = pytest.mark.slow

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    return partial(opened, "about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path)


def test_answers_in_words_and_numbers(visit: Visit) -> None:
    app = visit()
    said = text(app)
    assert not app.exception
    assert "rest on four sources" in said
    assert "offences to Feb 2025" in said
    assert "20 Nov 2024" in said
    assert "| [Report A](./about_the_data?source=report-a) | Ofsted, 20 Nov 2024; licence" in said


def test_search_and_publisher_narrow_the_sources(visit: Visit) -> None:
    app = visit(search="decision", publisher="The office")
    said = text(app)
    assert "1 of 4 sources" in said
    assert "Decision 1" in said
    assert "Report A" not in said
    assert app.multiselect[0].options == ["The office (1)", "Ofsted (0)"]


def test_search_without_a_hit_shows_the_way_back(visit: Visit) -> None:
    said = text(visit(search="zzz"))
    assert "No source has all of these words. [Show all sources]" in said


def test_a_source_shows_the_rows_that_cite_it(visit: Visit) -> None:
    app = visit(source="decision-1")
    assert "Interventions: eight rows" in [box.label for box in app.expander]
    assert "[Corner House deterrence](./interventions?intervention=corner-deterrence)" in text(app)
    assert "[https://example.org/d1](https://example.org/d1)" in text(app)


def test_every_check_is_said_in_words(visit: Visit) -> None:
    said = text(visit(section="checks"))
    for name, query in queries.all_checks().items():
        assert query.words in said
        assert f"?query={name}" in said


def test_doubts_are_counted_and_open(visit: Visit) -> None:
    said = text(visit(section="doubts"))
    assert "| 7 of 9 |" in said
    assert "?section=doubts&doubt=grants_without_amount" in said


def test_one_kind_of_doubt_lists_its_rows(visit: Visit) -> None:
    app = visit(section="doubts", doubt="reports_without_day")
    assert "[Report of an unknown day](./responses?inspection=undated)" in text(app)


def test_notes_are_read_by_table(visit: Visit) -> None:
    app = visit(section="doubts", notes="findings")
    assert "Second-hand: from a digest" in text(app)


def test_tables_and_words_are_defined(visit: Visit) -> None:
    app = visit(
        section="definitions",
        table="grants",
        vocabulary="grant_amount_basis",
    )
    said = text(app)
    assert "One row per award to one intervention. Key: grant_id." in said
    assert "a key of interventions" in said
    assert "A ceiling; what was paid is not stated." in said


@pytest.mark.parametrize("name", ["doubts", "references_resolve"])
def test_a_query_opens_with_its_words_and_sql(visit: Visit, name: str) -> None:
    app = visit(query=name)
    assert queries.named(name).words in text(app)
    assert app.code[0].value.strip() == queries.named(name).text.strip()


def test_all_queries_are_listed(visit: Visit) -> None:
    said = text(visit(section="queries"))
    for name in {**queries.all_queries(), **queries.all_checks()}:
        assert f"?query={name})" in said


def test_accessibility_statement_is_the_file(visit: Visit) -> None:
    app = visit(section="accessibility")
    title, _, statement = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").partition("\n")
    assert title == f"# {app.subheader[0].value}"
    assert statement.strip() in [element.value.strip() for element in app.markdown]


def test_version_shows_no_path(visit: Visit, tmp_path: Path) -> None:
    said = text(visit(section="version"))
    assert f"**Violence Response:** {__version__}" in said
    assert "**Step of the register's tables:** " in said
    assert "| 12 | One row per finding" in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"section": "zzz"}, '"zzz" is not a part of this page'),
        ({"source": "zzz"}, 'There is no source called "zzz"'),
        ({"query": "zzz"}, 'There is no query called "zzz"'),
        ({"section": "doubts", "doubt": "zzz"}, '"zzz" is not a kind of doubt'),
        ({"nonsense": "1"}, 'a part that this page does not know ("nonsense")'),
    ],
)
def test_a_bad_address_says_so(visit: Visit, query: dict[str, str], words: str) -> None:
    app = visit(**query)
    assert not app.exception
    assert words in text(app)


@pytest.mark.parametrize(
    "section", ["sources", "checks", "doubts", "definitions", "queries", "accessibility", "version"]
)
def test_an_empty_register_raises_nothing(visit: Visit, section: str) -> None:
    app = visit("empty", section=section)
    assert not app.exception
    assert "rest on no sources" in text(app)


def test_a_page_that_is_no_number_says_so(visit: Visit) -> None:
    app = visit()
    app.query_params["page"] = "0"
    assert '"0" is not a page number' in text(app.run())

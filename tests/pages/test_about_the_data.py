"""Whether this can be trusted: what the page says of sources, checks, doubts, definitions, queries and versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.opened import opened, text
from violence_response import __version__, queries
from violence_response.settings import ROOT


def test_answers_in_words_and_numbers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path)
    said = text(app)
    assert not app.exception
    assert "rest on four sources" in said
    assert "## 28 Feb 2025" not in said
    assert "## 20 Nov 2024" in said
    assert "| [Report A](./about_the_data?source=report-a) | Ofsted | 20 Nov 2024 |" in said


def test_search_and_publisher_narrow_the_sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened(
        "about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, search="decision", publisher="The office"
    )
    said = text(app)
    assert "1 of 4 sources" in said
    assert "Decision 1" in said
    assert "Report A" not in said
    assert app.multiselect[0].options == ["The office (1)", "Ofsted (0)"]


def test_search_without_a_hit_shows_the_way_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, search="zzz"))
    assert "No source has all of these words. [Show all sources]" in said


def test_a_source_shows_the_rows_that_cite_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, source="decision-1")
    assert "Interventions: eight rows" in [box.label for box in app.expander]
    assert "[Corner House deterrence](./interventions?intervention=corner-deterrence)" in text(app)
    assert "[https://example.org/d1](https://example.org/d1)" in text(app)


def test_every_check_is_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="checks"))
    for name, query in queries.all_checks().items():
        assert query.words in said
        assert f"?query={name}" in said


def test_doubts_are_counted_and_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="doubts"))
    assert "| 7 of 9 |" in said
    assert "?section=doubts&doubt=grants_without_amount" in said


def test_one_kind_of_doubt_lists_its_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened(
        "about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="doubts", doubt="reports_without_day"
    )
    assert "[Report of an unknown day](./responses?inspection=undated)" in text(app)


def test_notes_are_read_by_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="doubts", notes="findings")
    assert "Second-hand: from a digest" in text(app)


def test_tables_and_words_are_defined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened(
        "about_the_data",
        monkeypatch=monkeypatch,
        tmp_path=tmp_path,
        section="definitions",
        table="grants",
        vocabulary="grant_amount_basis",
    )
    said = text(app)
    assert "One row per award to one intervention. Key: grant_id." in said
    assert "a key of interventions" in said
    assert "A ceiling; what was paid is not stated." in said


@pytest.mark.parametrize("name", ["doubts", "references_resolve"])
def test_a_query_opens_with_its_words_and_sql(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, query=name)
    assert queries.named(name).words in text(app)
    assert app.code[0].value.strip() == queries.named(name).sql.strip()


def test_all_queries_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="queries"))
    for name in {**queries.all_queries(), **queries.all_checks()}:
        assert f"?query={name})" in said


def test_accessibility_statement_is_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="accessibility")
    title, _, statement = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").partition("\n")
    assert title == f"# {app.subheader[0].value}"
    assert statement.strip() in [element.value.strip() for element in app.markdown]


def test_version_shows_no_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = text(opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, section="version"))
    assert f"**Violence Response:** {__version__}" in said
    assert "**Step of the register's tables:** 1" in said
    assert "| 12 | One row per finding" in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"section": "zzz"}, '"zzz" is not a part of this page'),
        ({"source": "zzz"}, 'There is no source called "zzz"'),
        ({"query": "zzz"}, 'There is no query called "zzz"'),
        ({"page": "0"}, '"0" is not a page number'),
        ({"section": "doubts", "doubt": "zzz"}, '"zzz" is not a kind of doubt'),
        ({"nonsense": "1"}, 'a part that this page does not know ("nonsense")'),
    ],
)
def test_a_bad_address_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, query: dict[str, str], words: str
) -> None:
    app = opened("about_the_data", monkeypatch=monkeypatch, tmp_path=tmp_path, **query)
    assert not app.exception
    assert words in text(app)


@pytest.mark.parametrize(
    "section", ["sources", "checks", "doubts", "definitions", "queries", "accessibility", "version"]
)
def test_an_empty_register_raises_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, section: str) -> None:
    app = opened("about_the_data", "empty", monkeypatch=monkeypatch, tmp_path=tmp_path, section=section)
    assert not app.exception
    assert "rest on no sources" in text(app)

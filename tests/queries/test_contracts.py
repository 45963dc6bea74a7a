"""Every query file keeps its header's promise: parameters, columns, grain, order and golden frame; and
something uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.queries import golden, shipped
from violence_response import queries, row_types
from violence_response.database import Database
from violence_response.queries import STATUS
from violence_response.register import building
from violence_response.settings import ROOT, Settings

EVERY = {**queries.all_queries(), **queries.all_checks()}
STRUCT = 'STRUCT(term VARCHAR, "label" VARCHAR, mark VARCHAR, tone VARCHAR)'


@pytest.fixture(scope="module")
def shipped_register() -> Iterator[Database]:
    with building.in_memory(Settings().data) as database:
        yield database


@pytest.mark.parametrize("name", EVERY)
def test_parameters_are_those_of_the_header(fixture_register: Database, name: str) -> None:
    query = EVERY[name]
    assert fixture_register.parameter_names(query.text) == {part.name for part in query.parameters}


@pytest.mark.parametrize("name", EVERY)
def test_columns_are_those_of_the_header(fixture_register: Database, name: str) -> None:
    query = EVERY[name]
    fields = [(part.name, STRUCT if part.type == STATUS else part.type) for part in query.fields]
    assert fixture_register.result_columns(query.text) == fields
    columns = [(part.name, part.type) for part in query.columns]
    assert fixture_register.result_columns(query.sql) == columns


def empty_without_a_mark(database: Database, name: str, given: dict[str, object]) -> set[str]:
    """The columns that are empty in a row of the frame, though the header says they never are."""
    query = EVERY[name]
    never = [(place, part.name) for place, part in enumerate(query.columns) if not part.may_be_null]
    rows = database.rows(query.sql, query.bind(given))
    return {column for row in rows for place, column in never if row[place] is None}


@pytest.mark.parametrize("name", queries.all_queries())
def test_only_a_marked_column_is_ever_null(fixture_register: Database, name: str) -> None:
    for each, case in golden.cases():
        if each == name:
            given = golden.parameters(name, case)
            assert not empty_without_a_mark(fixture_register, name, given), given


@pytest.mark.slow
@pytest.mark.parametrize("name", queries.all_queries())
def test_only_a_marked_column_is_ever_null_in_what_is_shipped(shipped_register: Database, name: str) -> None:
    for given in shipped.askings(shipped_register, name):
        assert not empty_without_a_mark(shipped_register, name, given), given


@pytest.mark.parametrize(("name", "case"), golden.cases())
def test_frame_is_the_golden_one_and_grain_is_unique(
    fixture_register: Database, name: str, case: str
) -> None:
    expected = (golden.FOLDER / name / f"{case}.csv").read_text(encoding="utf-8")
    assert golden.text(fixture_register, name, case) == expected
    frame = queries.frame(fixture_register, name, **golden.parameters(name, case))
    assert not frame.duplicated(list(EVERY[name].grain)).any()


@pytest.mark.parametrize("name", EVERY)
def test_has_a_golden_frame_and_a_total_order(name: str) -> None:
    assert (name, "default") in golden.cases()
    assert re.search(r"(?i)order by[^()]*$", EVERY[name].text), "the last clause must be an ORDER BY"


def test_no_golden_is_left_of_a_query_that_is_gone() -> None:
    assert {name for name, _ in golden.cases()} <= set(EVERY)


@pytest.mark.parametrize("name", queries.all_queries())
def test_something_uses_it(name: str) -> None:
    places = [*ROOT.glob("pages/*.py"), *ROOT.glob("violence_response/**/*.py"), ROOT / "app.py"]
    use = re.compile(rf'"{name}"|\b{row_types.class_name(name)}\b')
    texts = [path.read_text(encoding="utf-8") for path in places if path.name != "rows.py" and path.exists()]
    assert any(use.search(text) for text in texts)


def test_nothing_is_counted_by_a_window_over_everything() -> None:
    # The engine sometimes breaks down at it (docs/decisions/0014).
    files = [*ROOT.glob("queries/**/*.sql"), *ROOT.glob("violence_response/**/*.py")]
    window = re.compile(r"\bover\s*\(\s*\)", re.IGNORECASE)
    assert [path.name for path in files if window.search(path.read_text(encoding="utf-8"))] == []

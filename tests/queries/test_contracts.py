"""Every query file keeps its header's promise: parameters, columns, grain, order and golden frame; and
something uses it."""

from __future__ import annotations

import re

import pytest

from tests.queries import golden
from violence_response import queries
from violence_response.database import Database
from violence_response.settings import ROOT

EVERY = {**queries.all_queries(), **queries.all_checks()}


@pytest.mark.parametrize("name", EVERY)
def test_parameters_are_those_of_the_header(fixture_register: Database, name: str) -> None:
    query = EVERY[name]
    assert fixture_register.parameter_names(query.sql) == {part.name for part in query.parameters}


@pytest.mark.parametrize("name", EVERY)
def test_columns_are_those_of_the_header(fixture_register: Database, name: str) -> None:
    query = EVERY[name]
    assert fixture_register.result_columns(query.sql) == [(part.name, part.type) for part in query.columns]


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
    assert re.search(r"(?i)order by[^()]*$", EVERY[name].sql), "the last clause must be an ORDER BY"


def test_no_golden_is_left_of_a_query_that_is_gone() -> None:
    assert {name for name, _ in golden.cases()} <= set(EVERY)


@pytest.mark.parametrize("name", queries.all_queries())
def test_something_uses_it(name: str) -> None:
    places = [*ROOT.glob("pages/*.py"), *ROOT.glob("violence_response/**/*.py"), ROOT / "app.py"]
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in places if path.exists())


def test_nothing_is_counted_by_a_window_over_everything() -> None:
    # The engine sometimes breaks down at it (docs/decisions/0014).
    files = [*ROOT.glob("queries/**/*.sql"), *ROOT.glob("violence_response/**/*.py")]
    window = re.compile(r"\bover\s*\(\s*\)", re.IGNORECASE)
    assert [path.name for path in files if window.search(path.read_text(encoding="utf-8"))] == []

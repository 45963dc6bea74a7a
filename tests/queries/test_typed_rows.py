"""Rows as their own types: the same values as the frame has, money to the penny, unknown as None."""

from __future__ import annotations

import typing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from tests.queries import golden
from violence_response import queries, row_types, rows
from violence_response.database import Database
from violence_response.errors import QueryFileIllFormed, QueryParameterWrong, QueryUnknown
from violence_response.settings import ROOT
from violence_response.words import Status


def kind_of(name: str) -> type[typing.NamedTuple]:
    return getattr(rows, row_types.class_name(name))


def test_the_types_are_those_of_the_headers() -> None:
    written = (ROOT / "violence_response" / "rows.py").read_text(encoding="utf-8")
    assert written == row_types.source(), 'run "violence-response describe"'


@pytest.mark.parametrize("name", queries.all_queries())
def test_every_type_finds_its_query(name: str) -> None:
    assert queries.of_rows(kind_of(name)).name == name
    assert kind_of(name)._fields == tuple(part.name for part in queries.named(name).fields)


def test_a_type_without_a_query_is_refused() -> None:
    class FindingsFoud(typing.NamedTuple):
        finding_id: str

    with pytest.raises(QueryUnknown, match="findings_found"):
        queries.of_rows(FindingsFoud)


def fits(value: object, hint: object) -> bool:
    if isinstance(hint, type) and not typing.get_origin(hint):
        # A truth is a whole number in Python, and a moment a date; in a row neither passes for the other.
        return type(value) is hint
    if typing.get_origin(hint) is list:
        return isinstance(value, list) and all(fits(each, typing.get_args(hint)[0]) for each in value)
    return any(fits(value, each) for each in typing.get_args(hint))


@pytest.mark.parametrize(
    ("name", "case"), [each for each in golden.cases() if each[0] in queries.all_queries()]
)
def test_values_are_of_their_types_and_those_of_the_frame(
    fixture_register: Database, name: str, case: str
) -> None:
    kind, given = kind_of(name), golden.parameters(name, case)
    found = queries.rows_of(fixture_register, kind, **given)
    hints = typing.get_type_hints(kind)
    for row in found:
        assert [key for key, value in row._asdict().items() if not fits(value, hints[key])] == []
    ours, frame = queries.frame_of(kind, found), queries.frame(fixture_register, name, **given)
    assert list(ours.columns) == list(frame.columns)
    for column in frame.columns:
        pairs = zip(ours[column], frame[column], strict=True)
        assert all(same(mine, theirs) for mine, theirs in pairs), column


def same(mine: object, theirs: object) -> bool:
    if mine is None:
        return theirs is None or bool(pd.isna(theirs))
    if isinstance(mine, list):
        return list(theirs) == mine
    return (
        float(mine) == theirs
        if isinstance(mine, Decimal)
        else bool(pd.Timestamp(mine) == theirs if isinstance(mine, date) else mine == theirs)
    )


def test_a_wrong_value_is_said_with_the_query(fixture_register: Database) -> None:
    with pytest.raises(QueryParameterWrong, match="findings_found"):
        queries.rows_of(fixture_register, rows.FindingsFound, today="soon")
    with pytest.raises(QueryParameterWrong, match="it has no parameter"):
        queries.rows_of(fixture_register, rows.FindingsFound, day="2025-03-03")


def test_a_mark_on_a_parameter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "things.sql"
    path.write_text(
        "-- One thing.\n--\n-- param day DATE?\n-- column day DATE\n-- grain day\n\nselect $day as day\n"
    )
    with pytest.raises(QueryFileIllFormed, match='its parameter "day" is marked'):
        queries.parse(path)


def test_a_status_is_one_value_and_four_columns_of_a_frame(fixture_register: Database) -> None:
    asked = {"finding_id": "joint-f01", "today": "2025-03-03"}
    found = queries.rows_of(fixture_register, rows.FindingDetails, **asked)[0]
    frame = queries.frame(fixture_register, "finding_details", **asked).iloc[0]
    assert found.acceptance == Status("accepted_in_part", "Accepted in part", "◐", "caution")
    columns = ("acceptance", "acceptance_label", "acceptance_mark", "acceptance_tone")
    assert tuple(frame[list(columns)]) == found.acceptance
    steps = {"finding_ids": ["joint-f01"], "until": "2025-03-03"}
    change = queries.rows_of(fixture_register, rows.ChangesInSteps, **steps)[0]
    spread = queries.frame(fixture_register, "changes_in_steps", **steps).iloc[0]
    assert change.to_status is not None
    assert (spread["to_status"], spread["to_label"]) == change.to_status[:2]


def test_a_status_that_nobody_described_is_shown_as_it_is(fixture_register: Database) -> None:
    asked = "select status_of('acceptance', cast($term as varchar))"
    known, odd, none = (
        fixture_register.rows(asked, {"term": term})[0][0] for term in ("accepted", "odd", None)
    )
    assert Status(**known) == Status("accepted", "Accepted", "●", "good")
    assert Status(**odd) == Status("odd", "odd", None, None)
    assert none is None

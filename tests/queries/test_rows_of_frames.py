"""The rows of a frame as dictionaries: the same as pandas gives, whatever kinds of columns it has."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from violence_response import queries

PLAIN = {
    "text": pd.Series(["a", None, ""], dtype=object),
    "count": np.array([1, 2, 3]),
    "rate": np.array([1.5, np.nan, 0.0]),
    "is_known": np.array([True, False, True]),
    "day": pd.to_datetime(["2024-11-20", None, "2025-01-14"]),
}
EXTENDED = {
    **PLAIN,
    "whole": pd.array([1, None, 3], dtype="Int64"),
    "name": pd.Series(["x", "y", None], dtype="str"),
}


@pytest.mark.parametrize("columns", [PLAIN, EXTENDED], ids=["plain", "extended"])
@pytest.mark.parametrize("rows", [0, 1, 3])
def test_rows_are_those_of_pandas(columns: dict[str, object], rows: int) -> None:
    frame = pd.DataFrame(columns).head(rows)
    given, wanted = queries.as_records(frame), frame.to_dict("records")
    assert len(given) == len(wanted) == rows
    for ours, theirs in zip(given, wanted, strict=True):
        assert list(ours) == list(theirs)
        for name, value in ours.items():
            assert type(value) is type(theirs[str(name)]), name
            assert value == theirs[name] or (pd.isna(value) and pd.isna(theirs[name])), name


def test_a_value_that_is_a_list_stays_one() -> None:
    frame = pd.DataFrame({"themes": [["knives", "schools"], []], "ordinal": [1, 2]})
    assert queries.as_records(frame) == [
        {"themes": ["knives", "schools"], "ordinal": 1},
        {"themes": [], "ordinal": 2},
    ]

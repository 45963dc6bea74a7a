"""The file of a table's rows holds what the table shows, several values of a cell side by side."""

from __future__ import annotations

import io

import pandas as pd

from violence_response import queries
from violence_response.database import Database
from violence_response.interface.controls import tables


def test_lists_are_joined_in_the_file(fixture_register: Database) -> None:
    frame = queries.frame(fixture_register, "findings_found", today="2025-03-03")
    held = frame["theme_names"].map(len)
    assert held.max() > 1
    lines = tables._as_csv(frame).decode("utf-8-sig").splitlines()
    assert not any("[" in line for line in lines)
    written = pd.read_csv(io.StringIO("\n".join(lines)), keep_default_na=False)
    assert written["theme_names"].tolist() == ["; ".join(names) for names in frame["theme_names"]]


def test_no_item_of_a_list_becomes_a_formula() -> None:
    frame = pd.DataFrame({"names": [["=1+1", "b"], ["a", "=2"]]})
    assert tables._as_csv(frame).decode("utf-8-sig").splitlines() == ["names", "'=1+1; b", "a; =2"]

"""Check rows of text against the schema: types, required values, vocabularies, keys, references, more.

Pandera runs the rules over whole columns and collects every failure; each becomes a sentence that says what
to do.
Which rules a column has comes from the register's own tables; none is repeated here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from violence_response.database import Database
from violence_response.errors import Fault
from violence_response.register import schema
from violence_response.register.reading import LONGEST_TEXT, shown
from violence_response.register.schema import Column, Table

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
WHOLE = re.compile(r"-?\d{1,10}", re.ASCII)
NUMBER = re.compile(r"-?\d{1,400}(\.\d{1,400})?", re.ASCII)
LARGEST_INTEGER = 2_147_483_647

Frames = Mapping[str, pd.DataFrame]
Rule = tuple[Callable[[str], bool], str]
"""Whether a text is right, and the sentence when it is not, in which {value} and {length} are filled in."""


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


def _is_whole(text: str) -> bool:
    return WHOLE.fullmatch(text) is not None and abs(int(text)) <= LARGEST_INTEGER


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None and math.isfinite(float(text))


def _is_date(text: str) -> bool:
    try:
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return MOMENT.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


TYPE_RULES: Mapping[str, Rule] = {
    "DATE": (_is_date, '"{value}" is not a date; write it as 2024-11-20'),
    "TIMESTAMP": (_is_moment, '"{value}" is not a date and time; write it as 2024-11-20T09:30:00'),
    "yearmonth": (_matches(r"\d{4}-(0[1-9]|1[0-2])"), '"{value}" is not a month; write it as 2024-11'),
    "DECIMAL": (
        _matches(r"-?\d{1,12}(\.\d{1,2})?"),
        '"{value}" is not a number; write pounds and pence as 12000.00',
    ),
    "INTEGER": (_is_whole, '"{value}" is not a whole number; write digits only, such as 12'),
    "DOUBLE": (_is_number, '"{value}" is not a number; write digits with a point, such as 14.02'),
    "BOOLEAN": (
        {"true", "false"}.__contains__,
        '"{value}" is neither true nor false; write one of these words, or leave the cell empty',
    ),
    "VARCHAR": (
        lambda text: len(text) <= LONGEST_TEXT,
        f"the text is {{length}} characters long; the longest that fits is {LONGEST_TEXT:,}; shorten it",
    ),
}
"""By format or type, without its size."""


def faults_in(frames: Frames, terms: Mapping[str, list[str]] | None = None) -> list[Fault]:
    """Every fault in the tables' rows (as `reading.read_folder` gives them), by table, row and column.

    References are looked up in the same set of frames; a table that is absent is not held against others.
    With `terms` (the vocabularies by name) the frames are rows for a register that has more: their references
    are then left to the caller.
    """
    vocabulary = _terms(frames.get("vocabulary_terms")) if terms is None else terms
    parents = frames if terms is None else {}
    faults = []
    with ExitStack() as stack:
        scratch = None
        for name, frame in frames.items():
            table = schema.tables()[name]
            found = [*_cell_faults(table, frame, parents, vocabulary), *_key_faults(table, frame)]
            # Rules are between typed values, so they can only be tried on a table whose cells are sound.
            if table.rules and not found and not frame.empty:
                scratch = scratch or stack.enter_context(Database())
                found = rule_faults(scratch, table, frame)
            faults += sorted(found, key=lambda fault: (fault.row, table.column_names.index(fault.column)))
    return faults


def _terms(frame: pd.DataFrame | None) -> dict[str, list[str]] | None:
    if frame is None:
        return None
    return {str(name): list(rows["term"]) for name, rows in frame.groupby("vocabulary", sort=False)}


def _cell_faults(
    table: Table, frame: pd.DataFrame, frames: Frames, vocabulary: Mapping[str, list[str]] | None
) -> Iterator[Fault]:
    columns = {
        column.name: pa.Column(object, [_check(*rule) for rule in _rules(column, frames, vocabulary)])
        for column in table.columns
        # An empty cell is only checked against `required`: a column of nothing else has nothing to be tried.
        if column.required or frame[column.name].any()
    }
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as found:
        for failure in found.failure_cases.to_dict("records"):
            value = str(failure["failure_case"])
            advice = (
                str(failure["check"]).replace("{length}", f"{len(value):,}").replace("{value}", shown(value))
            )
            yield Fault(table.file, int(failure["index"]), str(failure["column"]), shown(value), advice)


def _check(rule: Callable[[str], bool], sentence: str) -> pa.Check:
    """A rule on a text as Pandera's check of a column; the sentence of a failure travels as its message."""

    def holds(cells: pd.Series) -> pd.Series:
        # Values recur a lot, so each distinct one is tried once.
        codes, values = pd.factorize(cells)
        verdicts = np.array([rule(value) for value in values], dtype=bool)
        return pd.Series(verdicts[codes], index=cells.index)

    return pa.Check(holds, error=sentence)


def _rules(column: Column, frames: Frames, vocabulary: Mapping[str, list[str]] | None) -> Iterator[Rule]:
    """The rules of one column. An empty cell is only checked against `required`."""
    if column.required:
        yield bool, "must not be empty; fill it in"
    right, sentence = TYPE_RULES[column.format or column.kind]
    yield lambda text: text == "" or right(text), sentence
    if column.vocabulary is not None and vocabulary is not None:
        terms = vocabulary.get(column.vocabulary, [])
        known = ", ".join(terms[:12]) or "it has no terms yet"
        advice = f'"{{value}}" is not in the vocabulary {column.vocabulary} ({known}); '
        yield {"", *terms}.__contains__, advice + "use one of these or add it to vocabulary_terms.csv"
    if column.references is not None and column.references in frames:
        parent = schema.tables()[column.references]
        keys = {"", *frames[parent.name][parent.key[0]]}
        yield keys.__contains__, f'"{{value}}" is not in {parent.file}; add it there or correct it here'


def _key_faults(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    for columns in (table.key, *table.unique):
        names = list(columns)
        # As in SQL, rows with an empty part are never equal; an empty part of a key is a fault of its own.
        whole = frame[(frame[names] != "").all(axis=1)]
        doubled = whole[whole.duplicated(names, keep="first")]
        if doubled.empty:
            continue
        first = whole.drop_duplicates(names).reset_index().set_index(names)["row"]
        what = "key" if columns == table.key else "combination of " + ", ".join(names)
        for row, values in doubled[names].iterrows():
            key: Any = values.iloc[0] if len(names) == 1 else tuple(values)
            value = " / ".join(values)
            advice = (
                f'the {what} "{shown(value)}" is already in row {int(first.loc[key])}; '
                f"keep one row or give this one a {what} of its own"
            )
            yield Fault(table.file, int(str(row)), names[0], shown(value), advice)


def rule_faults(scratch: Database, table: Table, frame: pd.DataFrame) -> list[Fault]:
    """A fault for each rule between columns that a row of sound texts breaks; `scratch` is any database."""
    faults = []
    types = {column.name: column.type for column in table.columns}
    with scratch.staged("staged_rows", frame, types) as staged:
        for rule in table.rules:
            columns = [name for name in table.column_names if re.search(rf"\b{name}\b", rule)]
            for (number,) in scratch.broken_rows(staged, rule):
                row = frame.index[number - 1]
                value = ", ".join(f"{name} {frame.loc[row, name]}".strip() for name in columns)
                advice = f"{shown(value)}: the rule is {rule.removeprefix('(').removesuffix(')')}; correct it"
                faults.append(Fault(table.file, int(row), columns[0], shown(value), advice))
    return faults

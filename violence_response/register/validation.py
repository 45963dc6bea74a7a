"""Hold rows of text to the schema: types, required values, vocabularies, keys, references and rules between columns.

Pandera runs the checks over whole columns and collects every failure; this module builds its schemas from the register's
own tables and turns each failure into a sentence that says what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from violence_response.database import Database
from violence_response.errors import Fault
from violence_response.register import schema
from violence_response.register.reading import LONGEST_TEXT
from violence_response.register.schema import Column, Table

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?")
PATTERNS = {
    "INTEGER": (r"-?\d{1,9}", "is not a whole number; write digits only, such as 12"),
    "DOUBLE": (r"-?\d{1,15}(\.\d{1,12})?", "is not a number; write digits with a point, such as 14.02"),
    "BOOLEAN": (r"true|false", "is neither true nor false; write one of these words, or leave the cell empty"),
}
SHOWN = 80
"""Characters of a wrong value that a fault repeats."""


def faults_in(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Every fault in the tables' rows (as `reading.read_folder` gives them), in the order of tables, rows and columns.

    References are looked up in the same set of frames; a table that is absent from it is not held against others.
    """
    vocabulary = _terms(frames.get("vocabulary_terms"))
    faults = []
    with Database() as scratch:
        for name, frame in frames.items():
            table = schema.tables()[name]
            found = [*_cell_faults(table, frame, frames, vocabulary), *_key_faults(table, frame)]
            # Rules are between typed values, so they can only be tried on a table whose cells are sound.
            found += [] if found else _rule_faults(scratch, table, frame)
            faults += sorted(found, key=lambda fault: (fault.row, table.column_names.index(fault.column)))
    return faults


def _terms(frame: pd.DataFrame | None) -> dict[str, list[str]]:
    if frame is None:
        return {}
    return {str(name): list(rows["term"]) for name, rows in frame.groupby("vocabulary", sort=False)}


def _cell_faults(
    table: Table, frame: pd.DataFrame, frames: Mapping[str, pd.DataFrame], vocabulary: Mapping[str, list[str]]
) -> Iterator[Fault]:
    columns = {}
    for column in table.columns:
        columns[column.name] = pa.Column(object, list(_checks(column, frames, vocabulary)))
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        for failure in error.failure_cases.to_dict("records"):
            value = str(failure["failure_case"])
            shown = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
            advice = str(failure["check"]).replace("{value}", shown).replace("{length}", f"{len(value):,}")
            yield Fault(table.file, int(failure["index"]), str(failure["column"]), shown, advice)


def _checks(
    column: Column, frames: Mapping[str, pd.DataFrame], vocabulary: Mapping[str, list[str]]
) -> Iterator[pa.Check]:
    """The checks of one column. The text of `error` is the fault's sentence; an empty cell is only held to `required`."""

    def check(rule: Callable[[str], bool], sentence: str) -> pa.Check:
        def hold(cells: pd.Series) -> pd.Series:  # values recur a lot, so each distinct one is tried once
            codes, values = pd.factorize(cells)
            verdicts = np.array([value == "" or rule(value) for value in values], dtype=bool)
            return pd.Series(verdicts[codes], index=cells.index)

        return pa.Check(hold, error=sentence)

    if column.required:
        yield pa.Check(lambda cells: cells.str.strip() != "", error="must not be empty; fill it in")
    yield check(*_type_rule(column))
    if column.vocabulary is not None:
        terms = vocabulary.get(column.vocabulary, [])
        known = ", ".join(terms[:12]) or "it has no terms yet"
        advice = f'"{{value}}" is not in the vocabulary {column.vocabulary} ({known}); use one of these or add it to vocabulary_terms.csv'
        yield check(set(terms).__contains__, advice)
    if column.references in frames:
        parent = schema.tables()[column.references]
        keys = set(frames[parent.name][parent.key[0]])
        yield check(keys.__contains__, f'"{{value}}" is not in {parent.file}; add it there or correct it here')


def _type_rule(column: Column) -> tuple[Callable[[str], bool], str]:
    if column.type == "DATE":
        return _is_date, '"{value}" is not a date; write it as 2024-11-20'
    if column.type == "TIMESTAMP":
        return _is_moment, '"{value}" is not a date and time; write it as 2024-11-20 09:30:00'
    if column.format == "yearmonth":
        return _matches(r"\d{4}-(0[1-9]|1[0-2])"), '"{value}" is not a month; write it as 2024-11'
    if column.type.startswith("DECIMAL"):
        return _matches(r"-?\d{1,12}(\.\d{1,2})?"), '"{value}" is not a number; write pounds and pence as 12000.00'
    if column.type in PATTERNS:
        pattern, words = PATTERNS[column.type]
        return _matches(pattern), '"{value}" ' + words
    limit = f"the text is {{length}} characters long; the longest that fits is {LONGEST_TEXT:,}"
    return (lambda text: len(text) <= LONGEST_TEXT and "\x00" not in text), limit


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    try:
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return TIMESTAMP.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _key_faults(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    for columns in (table.key, *table.unique):
        names = list(columns)
        if names == list(table.key):
            doubled = frame[frame.duplicated(names, keep="first")]
        else:
            # As in SQL, rows with an empty part are never equal.
            whole = frame[(frame[names] != "").all(axis=1)]
            doubled = whole[whole.duplicated(names, keep="first")]
        first = frame.drop_duplicates(names).reset_index().set_index(names)["row"] if len(doubled) else None
        for row, values in doubled[names].iterrows():
            key: Any = values.iloc[0] if len(names) == 1 else tuple(values)
            shown = " / ".join(values)
            earlier = int(first.loc[key]) if first is not None else 0
            what = "key" if columns == table.key else "combination of " + ", ".join(names)
            advice = f'the {what} "{shown}" stands already in row {earlier}; keep one row or give this one a key of its own'
            yield Fault(table.file, int(str(row)), names[0], shown, advice)


def _rule_faults(scratch: Database, table: Table, frame: pd.DataFrame) -> list[Fault]:
    if not table.rules or frame.empty:
        return []
    faults = []
    types = {column.name: column.type for column in table.columns}
    with scratch.staged("staged_rows", frame, types) as staged:
        for rule in table.rules:
            columns = [name for name in table.column_names if re.search(rf"\b{name}\b", rule)]
            for (number,) in scratch.broken_rows(staged, rule):
                row = frame.index[number - 1]
                value = ", ".join(f"{name} {frame.loc[row, name]}".strip() for name in columns)
                advice = f"{value}: the rule is {rule.removeprefix('(').removesuffix(')')}; correct it"
                faults.append(Fault(table.file, int(row), columns[0], value, advice))
    return faults

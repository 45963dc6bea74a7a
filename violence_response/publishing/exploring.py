"""Put what a person picked on the page Explore to the published copy: facets, rows, totals, groups."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from violence_response.database import Database, EngineError
from violence_response.errors import QuestionRefused
from violence_response.publishing import frames, kept, reading_sql, statements
from violence_response.publishing.frames import Frame, nature

PAGE = 100
MOST_VALUES = 500
"""Values of one facet that are counted."""
SUITABLE = 400
"""A text column with more different values than this is for searching, not for picking from."""
TELLING = 40
BANDS = 8
MOST_DOWNLOADED = 1_000_000
UNCOUNTABLE = {"ordinal", "latitude", "longitude", "year", "back", "rank"}
"""Words in a column's name that say that neither a sum nor a median tells anything."""
OVERLAPPING = frozenset(
    {
        "funds",
        "intervention_results",
        "observations",
        "offences_by_small_place",
        "offences_protected",
        "violence_months",
        "violence_places",
    }
)
"""Frames whose rows lie in one another (wards and their small areas, funds in funds) or count different
things: a sum over all of them means nothing."""
NOT_ADDED = ("latitude", "longitude", "ordinal", "rate", "rank", "decile", "year", "share", "back", "age")
"""Words in a column's name that say that its numbers are not to be added up."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column to pick values from: what kind of column it is, and how its values are put together."""

    column: str
    nature: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """What a person has picked: a frame, its parameters, words to find, values of columns, an order."""

    frame: str
    values: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    facets: Mapping[Facet, Sequence[str]] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a frame's columns hold: rows, and by column the known cells, different values and the range."""

    held: int
    known: Mapping[str, int]
    distinct: Mapping[str, int]
    low: Mapping[str, float]
    high: Mapping[str, float]


def profile(copy: Database, frame: Frame, values: Mapping[str, Any]) -> Profile:
    """How many rows a frame has, and what its columns hold."""
    natures = {part.name: nature(part) for part in frame.columns}
    begin = statements.narrowed(kept.source(copy, frame, values), ())
    found = _one(copy, statements.profile(begin, natures), {})
    low, high = {}, {}
    for number, name in enumerate(natures):
        if (lowest := found.get(f"low_{number}")) is not None and not math.isnan(lowest):
            low[name], high[name] = lowest, found[f"high_{number}"]
    return Profile(
        int(found["held"]),
        {name: int(found[f"known_{number}"]) for number, name in enumerate(natures)},
        {name: int(found[f"distinct_{number}"]) for number, name in enumerate(natures)},
        low,
        high,
    )


def facets(frame: Frame, held: Profile) -> list[Facet]:
    """The columns that are suitable for picking from: days by year and by month, numbers by band."""
    found: list[Facet] = []
    few = min(SUITABLE, max(2, held.held * 0.8))
    # A name is picked by its code: two rows of the same name stay apart.
    names = {code.name for code in frame.codes}
    for part in frame.columns:
        if part.name in names:
            continue
        kind, different = nature(part), held.distinct[part.name]
        if kind == "day" and different:
            found += [Facet(part.name, kind, "year"), Facet(part.name, kind, "month")]
        elif kind == "number" and different > 1:
            found.append(Facet(part.name, kind, band(held.low[part.name], held.high[part.name])))
        elif (kind in ("truth", "list") and different) or (kind == "text" and 1 < different <= few):
            found.append(Facet(part.name, kind))
    return sorted(found, key=lambda facet: _dullness(facet, held))


def _dullness(facet: Facet, held: Profile) -> int:
    """Columns of few words come first, then days and amounts, then keys and places in lists."""
    if facet.column.endswith("_id") or not adds_up(facet.column):
        return 3
    if facet.nature in ("day", "number"):
        return 1
    return 0 if held.distinct[facet.column] <= TELLING else 2


def band(low: float, high: float) -> str:
    """The width of bands that makes about eight of a range: 1, 2 or 5 times a power of ten."""
    if high <= low:
        return "1"
    rough = (high - low) / BANDS
    power = 10 ** math.floor(math.log10(rough))
    return f"{next(step * power for step in (1, 2, 5, 10) if step * power >= rough):g}"


def counts(copy: Database, picked: Picked, facet: Facet) -> pd.DataFrame:
    """The values of a facet and how many rows have each, under everything picked in the other facets."""
    frame = frames.explored(picked.frame)
    begin, known = _begin(copy, frame, picked, leaving=facet)
    sql = statements.facet(begin, facet.column, facet.nature, facet.by, MOST_VALUES)
    return _frame(copy, sql, known)


def rows(copy: Database, picked: Picked, columns: Sequence[str], page: int) -> pd.DataFrame:
    """One page of rows, at most PAGE of them."""
    frame = frames.explored(picked.frame)
    begin, known = _begin(copy, frame, picked)
    sql = statements.rows(begin, columns, order(frame, picked))
    return _frame(copy, sql, {**known, "explore_limit": PAGE, "explore_offset": (page - 1) * PAGE})


def every_row(copy: Database, picked: Picked, columns: Sequence[str]) -> pa.Table:
    """All rows, for a file."""
    frame = frames.explored(picked.frame)
    begin, known = _begin(copy, frame, picked)
    sql = statements.all_rows(begin, columns, order(frame, picked), MOST_DOWNLOADED)
    return arrow(copy, sql, known)


def totals(copy: Database, picked: Picked) -> dict[str, Any]:
    """How many rows there are (`held`), and for each column of numbers its known cells and its sum, or its
    median where numbers do not add up."""
    frame = frames.explored(picked.frame)
    numbers = {
        part.name: "sum" if adds_up(part.name) else "median"
        for part in frame.columns
        if nature(part) == "number" and not set(part.name.split("_")) & UNCOUNTABLE
        if not (picked.frame in OVERLAPPING and adds_up(part.name))
    }
    begin, known = _begin(copy, frame, picked)
    found = _one(copy, statements.totals(begin, numbers), known)
    return {
        "held": int(found["held"]),
        "columns": {
            name: {"known": found[f"known_{number}"], way: found[f"number_{number}"]}
            for number, (name, way) in enumerate(numbers.items())
        },
    }


def grouped(
    copy: Database, picked: Picked, by: tuple[Facet, Facet | None], measure: str, value: str
) -> pd.DataFrame:
    """A row for each group: `down`, `across`, `measure`, `held`, `unknown` (rows of it without a value)."""
    frame = frames.explored(picked.frame)
    begin, known = _begin(copy, frame, picked)
    texts = [statements.as_text(each.column, each.nature, each.by) if each else "" for each in by]
    return _frame(copy, statements.grouped(begin, texts[0], texts[1], measure, value), known)


def names(copy: Database, frame: Frame, column: str) -> dict[str, str]:
    """The name of each code of a column, with the code where two have the same name; empty where the column
    holds no codes."""
    code = next((each for each in frame.codes if each.column == column), None)
    if code is None:
        return {}
    bound = {"vocabulary": code.vocabulary} if code.vocabulary else {}
    table = arrow(copy, statements.names(code), bound)
    found = dict(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))
    often = Counter(found.values())
    return {key: f"{name} ({key})" if often[name] > 1 else name for key, name in found.items()}


def adds_up(column: str) -> bool:
    """Whether the numbers of a column can be added up; a rate, a rank or a latitude cannot."""
    return not any(word in column.split("_") for word in NOT_ADDED)


def order(frame: Frame, picked: Picked) -> list[tuple[str, bool]]:
    """The picked order and then the grain, so that pages do not overlap; a query keeps its own order."""
    if not picked.sort and frame.kind == "query":
        return []
    first = [(picked.sort, picked.descending)] if picked.sort else []
    return [*first, *((name, False) for name in frame.grain if name != picked.sort)]


def arrow(copy: Database, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
    """The rows of a statement as an Arrow table. Raises QuestionRefused when the engine cannot run it."""
    try:
        with copy.watched():
            return copy.cursor().execute(sql, dict(parameters) or None).to_arrow_table()
    except EngineError as error:
        raise QuestionRefused(reason=str(reading_sql.explained(error))) from error


def _begin(
    copy: Database, frame: Frame, picked: Picked, leaving: Facet | None = None
) -> tuple[str, dict[str, Any]]:
    known: dict[str, Any] = {}
    conditions = [
        statements.condition(facet.column, facet.nature, facet.by, values, known)
        for facet, values in picked.facets.items()
        if values and facet != leaving
    ]
    texts = [part.name for part in frame.columns if nature(part) in ("text", "list")]
    conditions += statements.searched(texts, picked.words.split(), known)
    return statements.narrowed(kept.source(copy, frame, picked.values), conditions), known


def _frame(copy: Database, sql: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
    found: pd.DataFrame = arrow(copy, sql, parameters).to_pandas(date_as_object=False)
    return found


def _one(copy: Database, sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return dict(arrow(copy, sql, parameters).to_pylist()[0])

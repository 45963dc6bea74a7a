"""Statements that are put together here and not written in `queries/`: those whose tables and columns a
person picks.

Every name comes out of the catalogue of frames and is quoted; every value is bound as a parameter
(docs/decisions/0012-composed-statements.md). `$explore_…` are the parameters that are added here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from violence_response.publishing.code_names import Code
from violence_response.whole_tables import quoted

NOT_STATED = "~none"
"""Takes the place of an empty cell among the values of a facet."""
MEASURES = {
    "count": "count(*)",
    "sum": "sum({value})",
    "median": "median({value})",
    "share": "count(*) * 100.0 / (select count(*) from narrowed)",
}


def every_row(path: str, columns: Sequence[str] = ()) -> str:
    """All rows of a table, or of these columns of it."""
    chosen = ", ".join(quoted(name) for name in columns) or "*"
    return f"select {chosen} from {quoted(path)}"


def add_incoming(path: str) -> str:
    """Add the rows of the registered frame `incoming`; columns it does not have stay empty."""
    return f"insert into {quoted(path)} by name select * from incoming"


def plain_name(path: str) -> str:
    """Let a table be asked by its name alone, without its store."""
    name = path.rpartition(".")[2]
    return f"create or replace view {quoted(f'memory.main.{name}')} as from {quoted(path)}"


def keep(name: str, sql: str) -> str:
    """Keep a query's rows, in their order, as a table of the copy."""
    return f"create or replace table {quoted(f'memory.main.{name}')} as\n{sql.rstrip().rstrip(';')}"


def name_codes(name: str, codes: Sequence[Code]) -> str:
    """Give a kept table the names of its codes."""
    # A join loses the order of the rows; their numbers bring it back.
    numbered = f"select *, rowid as explore_row from {quoted(f'memory.main.{name}')}"
    whole = f"select * exclude (explore_row) from (\n{with_names(numbered, codes)}\n) order by explore_row"
    return keep(name, whole)


def with_names(source: str, codes: Sequence[Code]) -> str:
    """The rows of a statement with a column more for each column of codes: what each code means."""
    columns, joins = ["coded.*"], []
    for number, code in enumerate(codes):
        path, key, label = quoted(code.path), one(code.key), one(code.label)
        if code.is_list:
            joins.append(
                f"cross join (select map(list({key}), list({label})) as known from {path}) as names_{number}"
            )
            named = f"list_transform(coded.{one(code.column)}, lambda code: names_{number}.known[code])"
            columns.append(f"{named} as {one(code.name)}")
            continue
        only = f" where vocabulary = '{code.vocabulary}'" if code.vocabulary else ""
        # A word that nobody described is its own name; so is no other code.
        label_of = f"coalesce(names_{number}.label, coded.{one(code.column)})" if code.vocabulary else ""
        joins.append(
            f"left join (select {key} as code, {label} as label from {path}{only}) as names_{number} "
            f"on coded.{one(code.column)} = names_{number}.code"
        )
        columns.append(f"{label_of or f'names_{number}.label'} as {one(code.name)}")
    return f"select {', '.join(columns)} from (\n{source}\n) as coded\n" + "\n".join(joins)


def names(code: Code) -> str:
    """Every code of a column with its name."""
    only = " where vocabulary = $vocabulary" if code.vocabulary else ""
    return f"select {one(code.key)}, {one(code.label)} from {quoted(code.path)}{only}"


def forget(name: str) -> str:
    """Drop what `keep` kept."""
    return f"drop table if exists {quoted(f'memory.main.{name}')}"


def one(name: str) -> str:
    """A column's name, quoted. A dot in it is part of it."""
    return '"' + name.replace('"', '""') + '"'


def as_text(column: str, nature: str, by: str = "") -> str:
    """A column as the text that groups and facets show: a day by `year` or `month`, a number by bands of the
    width and origin that `by` names."""
    name = one(column)
    if nature == "day":
        return f"strftime({name}, '{'%Y' if by == 'year' else '%Y-%m' if by == 'month' else '%Y-%m-%d'}')"
    if nature == "number" and by:
        width = float(by)
        low = f"floor(cast({name} as double) / {width!r}) * {width!r}"
        return f"case when {name} is not null then printf('%.12g..%.12g', {low}, {low} + {width!r}) end"
    return f"cast({name} as varchar)"


def condition(column: str, nature: str, by: str, values: Sequence[str], bound: dict[str, Any]) -> str:
    """The rows whose column has one of these values; `bound` gains the values of the statement's
    parameters."""
    parts = []
    known = [value for value in values if value != NOT_STATED]
    if NOT_STATED in values:
        parts.append(f"{one(column)} is null")
    if known and nature == "number" and by:
        for value in known:
            low, _, high = value.partition("..")
            first, second = f"explore_{len(bound)}", f"explore_{len(bound) + 1}"
            bound[first], bound[second] = float(low), float(high)
            parts.append(f"({one(column)} >= ${first} and {one(column)} < ${second})")
    elif known and nature == "list":
        name = f"explore_{len(bound)}"
        bound[name] = known
        parts.append(f"list_has_any({one(column)}, cast(${name} as varchar[]))")
    else:
        for value in known:
            name = f"explore_{len(bound)}"
            bound[name] = value
            parts.append(f"{as_text(column, nature, by)} = ${name}")
    return "(" + " or ".join(parts or ["false"]) + ")"


def searched(columns: Sequence[str], words: Sequence[str], bound: dict[str, Any]) -> list[str]:
    """The rows in whose columns every one of these words occurs, whatever its case."""
    text = " || ' ' || ".join(f"coalesce(cast({one(name)} as varchar), '')" for name in columns) or "''"
    found = []
    for word in words:
        name = f"explore_{len(bound)}"
        bound[name] = word.lower()
        found.append(f"contains(lower({text}), ${name})")
    return found


def narrowed(source: str, conditions: Sequence[str]) -> str:
    """The rows of a frame that meet all conditions, as the beginning of a statement."""
    where = f" where {' and '.join(conditions)}" if conditions else ""
    # A query's text may end in a comment: the bracket is on a line of its own.
    return f"with frame as (\n{source.rstrip().rstrip(';')}\n), narrowed as (select * from frame{where})"


def rows(begin: str, columns: Sequence[str], order: Sequence[tuple[str, bool]]) -> str:
    """A page of rows; `$explore_limit` and `$explore_offset` say which."""
    chosen = ", ".join(one(name) for name in columns)
    ordered = ", ".join(f"{one(name)} {'desc' if down else 'asc'} nulls last" for name, down in order)
    sort = f" order by {ordered}" if ordered else ""
    return f"{begin} select {chosen} from narrowed{sort} limit $explore_limit offset $explore_offset"


def all_rows(begin: str, columns: Sequence[str], order: Sequence[tuple[str, bool]], most: int) -> str:
    """Every row up to `most`, for a file."""
    page = rows(begin, columns, order)
    return page.replace("limit $explore_limit offset $explore_offset", f"limit {int(most)}")


def facet(begin: str, column: str, nature: str, by: str, most: int) -> str:
    """The values of a column with how many rows have each, most frequent first; days and numbers in order."""
    value = f"unnest({one(column)})" if nature == "list" else as_text(column, nature, by)
    order = {"day": "1 desc nulls last", "number": "min(place) asc nulls last"}.get(
        nature, "2 desc, 1 asc nulls last"
    )
    place = f", {one(column)} as place" if nature == "number" else ""
    return (
        f"{begin}, valued as (select {value} as value{place} from narrowed) "
        f"select value, count(*) as held from valued group by 1 order by {order} limit {int(most)}"
    )


def profile(begin: str, columns: Mapping[str, str]) -> str:
    """One row: how many rows, and for each column its different values, its empty cells, and the range and
    fractional part of a number."""
    parts = ["count(*) as held"]
    for number, (name, nature) in enumerate(columns.items()):
        column = one(name)
        parts.append(f"count({column}) as known_{number}")
        parts.append(f"approx_count_distinct({column}) as distinct_{number}")
        if nature == "number":
            parts.append(f"cast(min({column}) as double) as low_{number}")
            parts.append(f"cast(max({column}) as double) as high_{number}")
    return f"{begin} select {', '.join(parts)} from narrowed"


def totals(begin: str, columns: Mapping[str, str]) -> str:
    """One row: how many rows, and for each column of numbers its known cells and its `sum` or `median`."""
    parts = ["count(*) as held"]
    for number, (name, way) in enumerate(columns.items()):
        column = one(name)
        parts.append(f"count({column}) as known_{number}")
        parts.append(f"cast({'sum' if way == 'sum' else 'median'}({column}) as double) as number_{number}")
    return f"{begin} select {', '.join(parts)} from narrowed"


def grouped(begin: str, down: str, across: str, measure: str, value: str) -> str:
    """A row for each group: its texts, the measure, its rows, and how many of them have no value.

    `down` and `across` are texts made by `as_text`; `across` may be empty. The largest groups come first.
    """
    number = f"cast({one(value)} as double)" if value else ""
    calculated = MEASURES[measure].format(value=number)
    unknown = f"count(*) - count({one(value)})" if value else "0"
    second = across or "null"
    return (
        f"{begin} select {down} as down, {second} as across, cast({calculated} as double) as measure, "
        f"count(*) as held, {unknown} as unknown from narrowed group by 1, 2 "
        "order by 3 desc nulls last, 1 asc, 2 asc limit 20000"
    )

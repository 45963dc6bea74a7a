"""Which columns hold codes, and where the name of each code is: areas, themes, words of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from violence_response.publishing import rules
from violence_response.queries import Part
from violence_response.register import schema

NAMING = ("name", "title", "summary")
"""Columns that name a row, the best first."""
OTHER_WORDS = {"ward_id": "areas", "local_authority_id": "areas", "force_id": "areas"}
"""Columns of queries that are a key under a name of their own."""


@dataclass(frozen=True, slots=True)
class Code:
    """A column of codes: the column that names them, and the table, key and column where the names are; for a
    word of a vocabulary, which vocabulary."""

    column: str
    name: str
    path: str
    key: str
    label: str
    is_list: bool = False
    vocabulary: str = ""


def codes(
    columns: Sequence[Part], grain: Sequence[str], references: Mapping[str, tuple[str, str]] | None
) -> Iterator[Code]:
    """The columns of codes that have no name beside them yet.

    references: what the columns of a table refer to: (table, vocabulary). Of a query (None), the names of the
    columns say it.
    """
    taken = {part.name for part in columns}
    for part in columns:
        meant = _meant(part) if references is None else references.get(part.name)
        table, vocabulary = meant or ("", "")
        if vocabulary:
            code = Code(
                part.name,
                f"{part.name}_label",
                "register.vocabulary_terms",
                "term",
                "label",
                False,
                vocabulary,
            )
        elif table:
            if not naming_column(table):
                # Nothing in that table is a name: what was decided, say, is a sentence that stays here.
                continue
            code = _of_table(part, table)
            if references is not None and code.name in taken:
                # The table has a column of that name for what has no code.
                code = replace(code, name=f"{part.name}_{code.label}")
            if grain == (part.name,) and taken & set(NAMING):
                continue
        else:
            continue
        if references is not None or not _is_named(code, taken):
            yield code


def naming_column(name: str) -> str:
    """The column of a table that names its rows; empty where none does."""
    return next((each for each in NAMING if each in schema.tables()[name].column_names), "")


def _of_table(part: Part, name: str) -> Code:
    table = schema.tables()[name]
    naming = naming_column(name)
    is_list = part.type.endswith("[]")
    stem = part.name.removesuffix("s").removesuffix("_id")
    return Code(part.name, f"{stem}_{naming}{'s' * is_list}", table.path, table.key[0], naming, is_list)


def _is_named(code: Code, taken: Iterable[str]) -> bool:
    stem = code.column.removesuffix("s").removesuffix("_id")
    ends = [*NAMING, *(f"{each}s" for each in NAMING), "label"]
    return any(f"{stem}_{end}" in taken for end in ends)


def _meant(part: Part) -> tuple[str, str]:
    """The table or vocabulary that a column of a query means; two empty texts where it is no code."""
    is_list = part.type.endswith("[]")
    name = part.name.removesuffix("s") if is_list else part.name
    keys = _keys()
    found = keys.get(name)
    if found is None:
        found = next((to for key, to in keys.items() if to and name.endswith(f"_{key}")), "")
    return found, name if name in schema.vocabularies() and not is_list else ""


@cache
def _keys() -> Mapping[str, str]:
    """The table whose keys a column of that name holds; an empty text for a table whose rows have no name."""
    found = dict(OTHER_WORDS)
    for table in schema.tables().values():
        for column in table.columns:
            if to := column.references:
                found.setdefault(column.name, to if _has_names(to) else "")
        if len(table.key) == 1:
            found[table.key[0]] = table.name if _has_names(table.name) else ""
    return found


def _has_names(table: str) -> bool:
    return rules.is_published(table) and bool(set(NAMING) & set(schema.tables()[table].column_names))

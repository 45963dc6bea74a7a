"""What the register's words, tables and queries mean, the accessibility statement, and the version."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from violence_response import __version__, queries, words
from violence_response.interface.controls.about_the_data import month_or_none, table_label
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    Column,
    empty,
    facts,
    heading,
    link,
    status,
    table,
    text,
)
from violence_response.interface.filters import Address
from violence_response.queries import Query
from violence_response.register import schema
from violence_response.rows import RegisterVersions, TableRows, VocabularyListed
from violence_response.settings import ROOT

STATEMENT = ROOT / "docs" / "accessibility.md"


def tables_and_words(address: Address, terms: Sequence[VocabularyListed], chosen: str, name: str) -> None:
    """The words of the chosen vocabulary, and the columns of the chosen table, each to be chosen."""
    heading("Tables and columns", "What one row is and what every column means.")
    address.selectbox(
        "table", "Table", {table: table_label(table) for table in schema.tables()}, name, width=360
    )
    columns(name)
    heading("Words", "Every status and kind is a word of a vocabulary; an office may add its own.")
    if not terms:
        empty("The register holds no vocabulary.", HOW_TO_BEGIN)
        return
    labels = {"": "Choose a vocabulary"} | {term.vocabulary: table_label(term.vocabulary) for term in terms}
    address.selectbox("vocabulary", "Vocabulary", labels, chosen, width=360)
    if chosen:
        vocabulary(chosen, [term for term in terms if term.vocabulary == chosen])


def vocabulary(name: str, found: Sequence[VocabularyListed]) -> None:
    """The words of one vocabulary, and where it is used."""
    used = schema.vocabularies().get(name, [])
    where = words.joined(f"{column.replace('_', ' ')} of {table.replace('_', ' ')}" for table, column in used)
    st.caption(words.markdown(f"Used in: {where}." if where else "Worked out, never typed in."))
    table(
        found,
        (
            Column("Shown as", lambda term: status(term.label, term.mark, term.tone)),
            Column("What it means", _meaning),
        ),
    )


def _meaning(term: VocabularyListed) -> str:
    counts = f", counts as {term.counts_as}" if term.counts_as else ""
    return words.markdown(f"{term.definition or ''} Stored as {term.term}{counts}.".strip())


def columns(name: str) -> None:
    """A table in words, with its columns."""
    described = schema.tables()[name]
    st.markdown(f"{words.markdown(described.words)} Key: {words.markdown(', '.join(described.key))}.")
    table(
        described.columns,
        (
            Column("Column", lambda column: text(column.name)),
            Column("What it means", lambda column: text(_column(column))),
        ),
    )


def _column(column: schema.Column) -> str:
    facts_of_it = [column.type, "never empty" if column.required else "may be empty"]
    if column.references:
        facts_of_it.append(f"a key of {column.references.replace('_', ' ')}")
    if column.vocabulary:
        facts_of_it.append(f"a word of the vocabulary {column.vocabulary.replace('_', ' ')}")
    return f"{column.words} ({', '.join(facts_of_it)})"


# --- queries


def every_query() -> dict[str, Query]:
    """All queries and checks by name."""
    return {**queries.all_queries(), **queries.all_checks()}


def query_or_list(address: Address, name: str, search: str) -> None:
    """The query of that name; without one, all queries and a field to look for words in them."""
    if name in every_query():
        query(every_query()[name])
        return
    address.search("search", "Search in names and words", search)
    query_list(search)


def query_list(search: str) -> None:
    """The queries whose name or words have what was looked for."""
    wanted = search.lower().split()
    found = [
        query
        for query in every_query().values()
        if all(word in f"{query.name} {query.words}".lower() for word in wanted)
    ]
    if not found:
        empty("No query has all of these words.", "[Show all queries](./about_the_data?section=queries)")
        return
    st.caption(
        f"{words.sentence(words.counted(len(found), 'query', 'queries'))}: every number comes from one."
    )
    table(
        found,
        (
            Column("Query", lambda query: link(query.name, "about_the_data", query=query.name)),
            Column("What one row is", lambda query: text(query.words)),
            Column("Kind", lambda query: "check" if query.name in queries.all_checks() else "query"),
        ),
        most=300,
    )


def query(found: Query) -> None:
    """One query: its words, parameters, columns, grain and its SQL."""
    st.markdown("[All queries](./about_the_data?section=queries)")
    heading(found.name)
    st.markdown(words.markdown(found.words))
    facts((("One row for each", words.markdown(", ".join(found.grain))),))
    for title, parts in (("Parameters", found.parameters), ("Columns", found.columns)):
        st.markdown(f"**{title}**")
        if not parts:
            st.markdown("None.")
            continue
        table(
            parts,
            (
                Column("Name", lambda part: text(part.name)),
                Column("Type", lambda part: text(part.type)),
                Column("What it means", lambda part: text(part.words or "–")),
            ),
        )
    st.markdown("**SQL**")
    st.code(found.text, language="sql", wrap_lines=True)


# --- accessibility and version


def accessibility() -> None:
    """The accessibility statement, from the file that is also in the documentation."""
    title, _, text = STATEMENT.read_text(encoding="utf-8").partition("\n")
    heading(title.removeprefix("# "))
    st.markdown(text, anchors=False)


def version(found: RegisterVersions, held: Sequence[TableRows]) -> None:
    """The program's version, the step of the tables, the newest facts, and the rows of every table."""
    heading("Version")
    facts(
        (
            ("Violence Response", words.markdown(__version__)),
            (
                "Step of the register's tables",
                words.markdown(words.plain(found.register_step, "not recorded")),
            ),
            (
                "Step of the statistics' tables",
                words.markdown(words.plain(found.statistics_step, "not recorded")),
            ),
            ("Newest source with a day", words.markdown(words.day(found.newest_source_date, "none"))),
            ("Newest month of offences", words.markdown(month_or_none(found.newest_month))),
        )
    )
    heading("Rows in every table")
    table(
        held,
        (
            Column("Table", _definition),
            Column("Rows", lambda row: words.plain(row.held), align_right=True),
            Column("One row is", lambda row: words.markdown(schema.tables()[row.table_name].words)),
        ),
    )


def _definition(row: TableRows) -> str:
    name = row.table_name
    return link(table_label(name), "about_the_data", section="definitions", table=name)

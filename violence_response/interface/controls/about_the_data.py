"""Sources, checks and doubts: what the page about the data says on how far the register can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import blocks
from violence_response.interface import show
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    Column,
    download,
    empty,
    facts,
    heading,
    link,
    named,
    status,
    table,
    text,
)
from violence_response.interface.filters import Address
from violence_response.register.checks import CheckResult
from violence_response.rows import (
    Doubts,
    RegisterVersions,
    RowNotes,
    SourcePublishers,
    SourceRows,
    SourcesListed,
)

SECTIONS = {
    "sources": "Sources",
    "checks": "Checks",
    "doubts": "Doubts",
    "definitions": "Definitions",
    "queries": "Queries",
    "accessibility": "Accessibility",
    "version": "Version",
}
PAGE = 20
"""Sources on one page of their list."""
MOST = 50
"""Rows of one table or one kind of doubt shown on the page; the download holds the rest."""
PAGES = {
    "inspections": ("responses", "inspection"),
    "findings": ("findings", "finding"),
    "interventions": ("interventions", "intervention"),
    "priorities": ("priorities", "priority"),
    "measures": ("violence", "measure"),
    "sources": ("about_the_data", "source"),
}
"""The page and the part of its address that open a row of a table."""


def first_section(query: str, source: str) -> str:
    """The section that a link without one means: that of the query or the source it names."""
    return "queries" if query and not source else "sources"


def lead(version: RegisterVersions, results: Sequence[CheckResult], doubts: Sequence[Doubts]) -> None:
    """The answer in a sentence, and four numbers."""
    good = sum(result.rows.empty for result in results)
    kinds = sum(doubt.rows_of_doubt > 0 for doubt in doubts)
    sources = version.sources
    faulty = len(results) - good
    state = "Every check passes" if not faulty else f"{faulty} of {len(results)} checks find faults"
    st.markdown(
        words.markdown(
            f"The facts here rest on {words.counted(sources, 'source')}, named beside each fact. {state}. "
            f"What is missing or doubtful comes in {words.counted(kinds, 'kind')}, listed row by row."
        )
    )
    undated = version.undated_sources
    looked_for = blocks.link("What they look for", "about_the_data", section="checks")
    missing = blocks.link("What is missing or doubtful", "about_the_data", section="doubts")
    figures = (
        ("Sources", words.plain(sources), f"{words.plain(undated)} without a day of publication"),
        ("Checks that pass", f"{good} of {len(results)}", blocks.Words(looked_for)),
        ("Kinds of doubt", words.plain(kinds), blocks.Words(missing)),
        (
            "Newest source",
            words.day(version.newest_source_date, "not known"),
            f"of those with a day; offences to {month_or_none(version.newest_month)}",
        ),
    )
    show.numbers(blocks.Numbers(figures))


def month_or_none(value: date | None) -> str:
    """The month of a date such as "Nov 2025", or that there is none."""
    return "no month" if value is None else words.month(value)


# --- sources


def matching(publishers: Sequence[SourcePublishers], chosen: Sequence[str]) -> int:
    """How many sources the search and the publishers leave over."""
    return sum(each.sources for each in publishers if not chosen or each.publisher in chosen)


def source_filters(
    address: Address, search: str, publishers: Sequence[SourcePublishers], chosen: list[str]
) -> None:
    """A field to search and the publishers to choose from, each with the number of its sources that match."""
    labels = {each.publisher: f"{each.publisher} ({each.sources:,})" for each in publishers}
    left, right = st.columns(2)
    with left:
        address.search("search", "Search in titles, publishers and notes", search)
    with right:
        address.multiselect("publisher", "Publisher", labels, chosen)


def sources(found: Sequence[SourcesListed], count: int, version: RegisterVersions) -> None:
    """One page of the list of sources; `count` says how many match."""
    every = version.sources
    if every == 0:
        empty(
            "The register holds no source yet.",
            HOW_TO_BEGIN,
        )
        return
    if count == 0:
        empty("No source has all of these words.", "[Show all sources](./about_the_data?section=sources)")
        return
    shown = f"{count:,} of {every:,} sources" if count != every else words.counted(every, "source")
    st.caption(f"{words.sentence(shown)}, those that most rows rest on first.")
    table(
        found,
        (
            Column("Source", lambda source: link(source.title, "about_the_data", source=source.source_id)),
            Column("Publisher, day and licence", _published),
            Column("Rows that cite it", lambda source: words.plain(source.cited), align_right=True),
        ),
    )


def _published(source: SourcesListed) -> str:
    when = words.day(source.published_date, "day not stated")
    return words.markdown(f"{source.publisher}, {when}; licence: {source.licence_label}")


def source(found: SourcesListed, citing: Sequence[SourceRows]) -> None:
    """One source with the rows that cite it, table by table."""
    st.markdown("[All sources](./about_the_data?section=sources)")
    heading(found.title)
    facts(
        (
            ("Publisher", words.markdown(found.publisher)),
            ("Published", words.markdown(words.day(found.published_date, "the page gives no day"))),
            ("Licence", words.markdown(found.licence_label)),
            ("Address", _address(found.url)),
            ("Note", words.markdown(words.plain(found.note))),
        )
    )
    heading("What rests on it")
    if not citing:
        empty("No row of the register cites it.", "It supports a note, or waits to be used.")
        return
    tables = {row.table_name: row.rows_of_table for row in citing}
    for number, (name, held) in enumerate(tables.items()):
        title = f"{table_label(name)}: {words.counted(held, 'row')}"
        with st.expander(title, expanded=number == 0 and held <= 20, key=f"citing-{name}"):
            table(
                [row for row in citing if row.table_name == name],
                (Column("Row", _row), Column("Key", lambda row: text(row.row_key))),
            )
            if held > MOST:
                st.caption(f"The first {MOST} of {held:,}.")


def _address(url: str | None) -> str:
    return "none is known" if url is None else show.external(url, url)


def table_label(name: str) -> str:
    """The name of a table as people read it."""
    return words.sentence(name.replace("_", " "))


def _row(row: SourceRows | RowNotes) -> str:
    return _row_link(row.table_name, row.row_key, row.row_label)


def _row_link(name: str | None, key: str | None, label: str | None) -> str:
    """A row's words, as a link where a page opens rows of its table."""
    if name not in PAGES:
        return words.markdown(label)
    page, part = PAGES[name]
    more = {"show": "measures"} if part == "measure" else {}
    return link(label, page, **more, **{part: str(key)})


# --- checks


def checks(results: Sequence[CheckResult]) -> None:
    """Every check with the fault it looks for, OK or how many rows have it, its query, and those rows."""
    heading("Checks", "Each check looks for one kind of fault in the whole register. None is good.")
    table(
        results,
        (
            Column("Result", _result),
            Column("The fault it looks for", _fault),
        ),
    )
    for result in results:
        if result.rows.empty:
            continue
        heading(f"{table_label(result.name)}: {words.counted(len(result.rows), 'row')}", result.words)
        table(
            queries.as_records(result.rows),
            [named(table_label(str(name)), str(name)) for name in result.rows.columns],
            most=MOST,
        )
        download(result.rows, result.name, key=f"check-{result.name}")


def _fault(check: CheckResult) -> str:
    return f"{words.markdown(check.words)} {link('Its query', 'about_the_data', query=check.name)}"


def _result(check: CheckResult) -> str:
    found = len(check.rows)
    return status(words.counted(found, "row"), "✗", "problem") if found else status("OK", "✓", "good")


# --- doubts


def doubts(kinds: Sequence[Doubts]) -> None:
    """Every kind of doubt with its count; `kinds` has one row of each."""
    heading(
        "What is missing or doubtful",
        "Worked out from the register each time; nothing here is hidden from a count.",
    )
    table(
        kinds,
        (
            Column("What", _doubt_link),
            Column(
                "Rows",
                lambda kind: words.markdown(f"{kind.rows_of_doubt:,} of {kind.all_rows:,}"),
                align_right=True,
            ),
            Column("What follows", lambda kind: text(kind.consequence)),
        ),
    )


def _doubt_link(kind: Doubts) -> str:
    if not kind.rows_of_doubt:
        return words.markdown(kind.doubt_label)
    return link(kind.doubt_label, "about_the_data", section="doubts", doubt=kind.doubt)


def doubt(found: Sequence[Doubts]) -> None:
    """The rows of one kind of doubt."""
    first = found[0]
    st.markdown("[All kinds of doubt](./about_the_data?section=doubts)")
    heading(first.doubt_label, first.consequence)
    if first.row_id is None:
        empty("No row has it.")
        return
    st.markdown(words.markdown(f"{words.plain(first.rows_of_doubt)} of {words.plain(first.all_rows)}."))
    table(
        found,
        (
            Column("Row", lambda row: _row_link(row.row_table, row.row_key, row.row_label)),
            Column("Note", lambda row: words.markdown(words.plain(row.row_note, "–"))),
        ),
        most=MOST,
    )
    download(queries.frame_of(Doubts, found), first.doubt, key="doubt")


def notes_of(address: Address, noted: Sequence[RowNotes], chosen: str) -> None:
    """The tables with notes, to choose one; `noted` has one row of each table."""
    heading("Notes", "What was written on what is missing or doubtful in a row.")
    if not noted:
        empty("No row of the register carries a note.")
        return
    labels = {"": "Choose a table"} | {
        row.table_name: f"{table_label(row.table_name)} ({row.rows_of_table:,})" for row in noted
    }
    address.selectbox("notes", "Table", labels, chosen, width=360)


def notes(found: Sequence[RowNotes], name: str) -> None:
    """The notes of one table; `name` is empty where none was chosen."""
    if not name:
        return
    columns: tuple[Column[RowNotes], ...] = (
        Column(table_label(name), _row),
        Column("Note", lambda row: text(row.note)),
    )
    table(found, columns, most=MOST)
    download(queries.frame_of(RowNotes, found), f"notes_{name}", key="notes")

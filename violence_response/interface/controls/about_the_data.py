"""Sources, checks and doubts: what the page about the data says on how far the register can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface import show
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    Column,
    download,
    empty,
    facts,
    heading,
    link,
    numbers,
    status,
    table,
)
from violence_response.interface.filters import Address
from violence_response.register.checks import CheckResult

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


def lead(version: Mapping[str, Any], results: Sequence[CheckResult], doubts: pd.DataFrame) -> None:
    """The answer in a sentence, and four numbers."""
    good = sum(result.rows.empty for result in results)
    kinds = int(doubts["rows_of_doubt"].gt(0).sum())
    sources = int(version["sources"])
    faulty = len(results) - good
    state = "Every check passes" if not faulty else f"{faulty} of {len(results)} checks find faults"
    st.markdown(
        words.markdown(
            f"The facts here rest on {words.counted(sources, 'source')}, named beside each fact. {state}. "
            f"What is missing or doubtful comes in {words.counted(kinds, 'kind')}, listed row by row."
        )
    )
    undated = int(version["undated_sources"])
    numbers(
        (
            ("Sources", words.plain(sources), f"{words.plain(undated)} without a day of publication"),
            (
                "Checks that pass",
                f"{good} of {len(results)}",
                "[What they look for](./about_the_data?section=checks)",
            ),
            (
                "Kinds of doubt",
                words.plain(kinds),
                "[What is missing or doubtful](./about_the_data?section=doubts)",
            ),
            (
                "Newest source",
                words.day(version["newest_source_date"], "not known"),
                words.markdown(f"of those with a day; offences to {month_or_none(version['newest_month'])}"),
            ),
        )
    )


def month_or_none(value: Any) -> str:
    """The month of a date such as "Nov 2025", or that there is none."""
    return "no month" if words.is_unknown(value) else words.month(value)


# --- sources


def matching(publishers: pd.DataFrame, chosen: list[str]) -> int:
    """How many sources the search and the publishers leave over."""
    some = publishers[publishers["publisher"].isin(chosen)] if chosen else publishers
    return int(some["sources"].sum())


def source_filters(address: Address, search: str, publishers: pd.DataFrame, chosen: list[str]) -> None:
    """A field to search and the publishers to choose from, each with the number of its sources that match."""
    labels = {
        str(record["publisher"]): f"{record['publisher']} ({record['sources']:,})"
        for record in queries.as_records(publishers)
    }
    left, right = st.columns(2)
    with left:
        address.search("search", "Search in titles, publishers and notes", search)
    with right:
        address.multiselect("publisher", "Publisher", labels, chosen)


def sources(found: pd.DataFrame, count: int, version: Mapping[str, Any]) -> None:
    """One page of the list of sources; `found` is the frame `sources_listed`, `count` how many match."""
    every = int(version["sources"])
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
            Column("Source", lambda s: link(s["title"], "about_the_data", source=str(s["source_id"]))),
            Column("Publisher, day and licence", _published),
            Column("Rows that cite it", lambda s: words.plain(s["cited"]), align_right=True),
        ),
    )


def _published(source: Mapping[str, Any]) -> str:
    when = words.day(source["published_date"], "day not stated")
    return words.markdown(f"{source['publisher']}, {when}; licence: {source['licence_label']}")


def source(found: Mapping[str, Any], citing: pd.DataFrame) -> None:
    """One source with the rows that cite it, table by table; `citing` is the frame `source_rows`."""
    st.markdown("[All sources](./about_the_data?section=sources)")
    heading(str(found["title"]))
    facts(
        (
            ("Publisher", words.markdown(found["publisher"])),
            ("Published", words.markdown(words.day(found["published_date"], "the page gives no day"))),
            ("Licence", words.markdown(found["licence_label"])),
            ("Address", _address(found["url"])),
            ("Note", words.markdown(words.plain(found["note"]))),
        )
    )
    heading("What rests on it")
    if citing.empty:
        empty("No row of the register cites it.", "It supports a note, or waits to be used.")
        return
    by_table = citing.drop_duplicates("table_name")
    for number, record in enumerate(queries.as_records(by_table)):
        name, held = str(record["table_name"]), int(record["rows_of_table"])
        title = f"{table_label(name)}: {words.counted(held, 'row')}"
        with st.expander(title, expanded=number == 0 and held <= 20, key=f"citing-{name}"):
            table(citing[citing["table_name"] == name], (Column("Row", _row(name)), Column("Key", "row_key")))
            if held > MOST:
                st.caption(f"The first {MOST} of {held:,}.")


def _address(url: Any) -> str:
    return "none is known" if words.is_unknown(url) else show.external(str(url), str(url))


def table_label(name: str) -> str:
    """The name of a table as people read it."""
    return words.sentence(name.replace("_", " "))


def _row(name: str) -> Any:
    return lambda record: row_link(name, record["row_key"], record["row_label"])


def row_link(name: Any, key: Any, label: Any) -> str:
    """A row's words, as a link where a page opens rows of its table."""
    if name not in PAGES:
        return words.markdown(label)
    page, part = PAGES[str(name)]
    more = {"show": "measures"} if part == "measure" else {}
    return link(label, page, **more, **{part: str(key)})


# --- checks


def checks(results: Sequence[CheckResult]) -> None:
    """Every check with the fault it looks for, OK or how many rows have it, its query, and those rows."""
    heading("Checks", "Each check looks for one kind of fault in the whole register. None is good.")
    lines = [{"name": one.name, "words": one.words, "found": len(one.rows)} for one in results]
    table(
        pd.DataFrame(lines, columns=["name", "words", "found"]),
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
            result.rows,
            [Column(table_label(str(name)), str(name)) for name in result.rows.columns],
            most=MOST,
        )
        download(result.rows, result.name, key=f"check-{result.name}")


def _fault(check: Mapping[str, Any]) -> str:
    return f"{words.markdown(check['words'])} {link('Its query', 'about_the_data', query=str(check['name']))}"


def _result(check: Mapping[str, Any]) -> str:
    found = int(check["found"])
    return status(words.counted(found, "row"), "✗", "problem") if found else status("OK", "✓", "good")


# --- doubts


def doubts(kinds: pd.DataFrame) -> None:
    """Every kind of doubt with its count; `kinds` is the frame `doubts` without rows."""
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
                lambda d: words.markdown(f"{d['rows_of_doubt']:,} of {d['all_rows']:,}"),
                align_right=True,
            ),
            Column("What follows", "consequence"),
        ),
    )


def _doubt_link(doubt: Mapping[str, Any]) -> str:
    if not doubt["rows_of_doubt"]:
        return words.markdown(doubt["doubt_label"])
    return link(doubt["doubt_label"], "about_the_data", section="doubts", doubt=str(doubt["doubt"]))


def doubt(found: pd.DataFrame) -> None:
    """The rows of one kind of doubt; `found` is the frame `doubts` for it."""
    first = queries.as_records(found)[0]
    st.markdown("[All kinds of doubt](./about_the_data?section=doubts)")
    heading(str(first["doubt_label"]), str(first["consequence"]))
    if words.is_unknown(first["row_id"]):
        empty("No row has it.")
        return
    st.markdown(words.markdown(f"{words.plain(first['rows_of_doubt'])} of {words.plain(first['all_rows'])}."))
    table(
        found,
        (
            Column("Row", lambda d: row_link(d["row_table"], d["row_key"], d["row_label"])),
            Column("Note", lambda d: words.markdown(words.plain(d["row_note"], "–"))),
        ),
        most=MOST,
    )
    download(found, str(first["doubt"]), key="doubt")


def notes_of(address: Address, noted: pd.DataFrame, chosen: str) -> None:
    """The tables with notes, to choose one; `noted` is the frame `row_notes`, one row of each table."""
    heading("Notes", "What was written on what is missing or doubtful in a row.")
    if noted.empty:
        empty("No row of the register carries a note.")
        return
    labels = {"": "Choose a table"}
    for record in queries.as_records(noted):
        labels[str(record["table_name"])] = (
            f"{table_label(str(record['table_name']))} ({record['rows_of_table']:,})"
        )
    address.selectbox("notes", "Table", labels, chosen, width=360)


def notes(found: pd.DataFrame, name: str) -> None:
    """The notes of one table: the frame `row_notes` for it; `name` is empty where none was chosen."""
    if not name:
        return
    table(found, (Column(table_label(name), _row(name)), Column("Note", "note")), most=MOST)
    download(found, f"notes_{name}", key="notes")

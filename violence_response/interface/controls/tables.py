"""Words, numbers and small tables. Tables are Markdown: links work in them, and they cost no extra download
to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd
import streamlit as st

from violence_response import words
from violence_response.accounts import blocks
from violence_response.accounts.blocks import Words
from violence_response.interface import show
from violence_response.words import Status

MOST_ROWS = 100
"""Rows of a Markdown table; beyond that a table is for downloading, not for reading."""
HOW_TO_BEGIN = (
    "Put rows into the CSV files of the data folder and run `violence-response build`; "
    "[About the data](./about_the_data) describes every table."
)
"""What to do next where the whole register is empty (Markdown)."""
Shown = TypeVar("Shown")


def link(label: Any, page: str, **address: str) -> str:
    """Markdown for a name that opens its page: `link("Corner House", "interventions", intervention="corner-
    house")`."""
    return show.markdown(Words(blocks.link(label, page, **address)))


def status(label: Any, mark: Any, tone: Any) -> str:
    """Markdown for a status: word, sign and colour, never colour alone."""
    if words.is_unknown(label):
        return words.markdown("not recorded")
    return show.markdown(Words(Status("", label, "" if words.is_unknown(mark) else mark, tone)))


def heading(text: str, explanation: str = "") -> None:
    """A section's heading and, under it, a line that says what the section is about."""
    st.subheader(text, anchor=False)
    if explanation:
        st.caption(words.markdown(explanation))


def small(text: str) -> None:
    """A smaller line (Markdown, may hold links). A caption would fade its links below the contrast that WCAG
    asks for."""
    st.markdown(f":small[{text}]")


@dataclass(frozen=True, slots=True)
class Column(Generic[Shown]):
    """How one column of a table is shown: its heading with a small name after it, and how its cell of a row
    is written (Markdown)."""

    heading: str
    cell: Callable[[Shown], str]
    align_right: bool = False
    also: str = ""

    def head(self) -> str:
        """The heading as Markdown."""
        small_name = f" :small[:gray[{words.markdown(self.also)}]]" if self.also else ""
        return words.markdown(self.heading) + small_name


Named = Column[Mapping[str, Any]]
"""A column of rows whose columns are not known beforehand, such as those of any table."""


def named(heading: str, name: str, *, align_right: bool = False) -> Named:
    """The column of that name as plain text."""
    return Column(heading, lambda row: text(row[name]), align_right)


def text(value: Any) -> str:
    """A value as plain text in Markdown, or that it is not stated."""
    return words.markdown(words.plain(value, "not stated"))


def table(rows: Sequence[Shown], columns: Sequence[Column[Shown]], *, most: int = MOST_ROWS) -> None:
    """The first `most` rows as a table; what is left out is said."""
    lines = [
        "| " + " | ".join(column.head() for column in columns) + " |",
        "|" + "|".join(" ---: " if column.align_right else " :--- " for column in columns) + "|",
    ]
    for row in rows[:most]:
        lines.append("| " + " | ".join(column.cell(row) for column in columns) + " |")
    st.markdown("\n".join(lines))
    if len(rows) > most:
        st.caption(f"The first {most} of {len(rows):,} rows; the download holds them all.")


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Facts about one thing: what, and its value (Markdown)."""
    lines = [f"**{words.markdown(what)}:** {value}" for what, value in pairs if value]
    st.markdown("  \n".join(lines))


def empty(what: str, next_step: str = "") -> None:
    """An empty place that says so, and what to do next (Markdown)."""
    st.info(f"{words.markdown(what)} {next_step}".strip(), icon=":material/info:")


def download(frame: pd.DataFrame, name: str, key: str) -> None:
    """A button that saves the frame as a CSV file for a spreadsheet: no text in it is taken for a formula.

    Texts as they are come from `violence-response query` and from Explore.
    """
    st.download_button(
        "Download these rows (CSV)",
        # Made only when somebody asks for it.
        data=lambda: _as_csv(frame),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=f"download-{key}",
        on_click="ignore",
    )


def _as_csv(frame: pd.DataFrame) -> bytes:
    harmless = frame.map(_spreadsheet_cell)
    # The mark at the beginning is how Excel knows that the file is UTF-8.
    return harmless.to_csv(index=False).encode("utf-8-sig")


def _spreadsheet_cell(value: Any) -> Any:
    text = words.listed(value) if words.is_several(value) else value
    return words.for_spreadsheet(text) if isinstance(text, str) else text

"""Words, numbers and small tables. Tables are Markdown: links work in them, and they cost no extra download
to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from violence_response import words

MOST_ROWS = 100
"""Rows of a Markdown table; beyond that a table is for downloading, not for reading."""
HOW_TO_BEGIN = (
    "Put rows into the CSV files of the data folder and run `violence-response build`; "
    "[About the data](./about_the_data) describes every table."
)
"""What to do next where the whole register is empty (Markdown)."""
Shown = TypeVar("Shown")
BADGES = {"good": "green", "caution": "orange", "problem": "red", "neutral": "gray"}


def link(label: Any, page: str, **address: str) -> str:
    """Markdown for a name that opens its page: `link("Corner House", "interventions", intervention="corner-
    house")`."""
    query = "?" + urlencode(address) if address else ""
    # The overview is the page at the root. A space or bracket would end the Markdown link early; urlencode
    # leaves neither.
    return f"[{words.markdown(label)}](./{'' if page == 'overview' else page}{query})"


def status(label: Any, mark: Any, tone: Any) -> str:
    """Markdown for a status: word, sign and colour, never colour alone."""
    if words.is_unknown(label):
        return words.markdown("not recorded")
    sign = "" if words.is_unknown(mark) else f"{mark} "
    return f":{BADGES.get(str(tone), 'gray')}-badge[{words.markdown(f'{sign}{label}')}]"


def heading(text: str, explanation: str = "") -> None:
    """A section's heading and, under it, a line that says what the section is about."""
    st.subheader(text, anchor=False)
    if explanation:
        st.caption(words.markdown(explanation))


def section(text: str, body: str) -> None:
    """A section of a first screen, heading and body (Markdown), as one element because each costs the browser
    some milliseconds."""
    st.markdown(f"### {words.markdown(text)}\n\n{body}", anchors=False)


def small(text: str) -> None:
    """A smaller line (Markdown, may hold links). A caption would fade its links below the contrast that WCAG
    asks for."""
    st.markdown(f":small[{text}]")


def numbers(values: Sequence[tuple[str, str, str]]) -> None:
    """A row of headline numbers: label, number, and a line that says what it counts (Markdown, may
    hold links).

    Label and number are one heading of the second level, which the theme sets large: a screen reader says
    "Findings with our reply, 4 of 38", and the browser has less to load and draw than for `st.metric`, whose
    script comes after the page's first words.
    """
    with st.grid(len(values)):
        for label, value, below in values:
            lines = [f":small[{words.markdown(label)}]  ", words.markdown(value), "---"]
            st.markdown("\n".join([*lines, "", f":small[{below}]" if below else ""]), anchors=False)


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


def cards(items: Iterable[tuple[str, str]]) -> None:
    """A list in which each item has a headline and a line below it (both Markdown)."""
    for headline, below in items:
        with st.container(border=True, gap="xsmall"):
            # One element for both: a list has many cards, and each element costs the server and the browser.
            st.markdown(f"{headline}  \n:small[{below}]" if below else headline)


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

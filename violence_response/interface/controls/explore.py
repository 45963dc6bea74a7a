"""What the page Explore is made of: choose a frame, narrow it, read its rows, take them away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.interface import published
from violence_response.interface.controls.tables import Column, Named, empty, small, table
from violence_response.interface.filters import Address
from violence_response.publishing import exploring, frames, written_files
from violence_response.publishing.exploring import Facet, Picked, Profile
from violence_response.publishing.frames import Frame, nature
from violence_response.publishing.statements import NOT_STATED
from violence_response.queries import Part

SHOWN = {"rows": "Rows", "group": "Group and draw", "sql": "SQL", "saved": "Saved questions"}
OF_ROWS = ("frame", "words", "sort", "more", "columns", "page", "f.", "v.")
OF_GROUPS = ("rows", "across", "measure", "value", "chart")
"""Parts of the address that other views of the page keep."""
FIRST_COLUMNS, FIRST_FACETS, LONGEST_CELL = 7, 6, 90
TALLEST, LINE = 640, 60
"""Pixels of the box of a table, and of one of its lines."""
DULL = (
    "note",
    "source_id",
    "source_title",
    "latitude",
    "longitude",
    "force_id",
    "force_name",
    "back",
    "period_from",
)
"""Columns that are not among the first few."""
OPENS = {
    "inspection_id": ("responses", "inspection"),
    "finding_id": ("findings", "finding"),
    "intervention_id": ("interventions", "intervention"),
    "priority_id": ("priorities", "priority"),
    "measure_id": ("violence", "measure"),
    "source_id": ("about_the_data", "source"),
}
"""The page and the part of its address that open what a key names."""


def narrow(address: Address, frame: Frame, given: Mapping[str, Any], held: Profile) -> Picked:
    """The search, the order and the facets, read and drawn; what is picked."""
    again = {"on_change": address.first_page}
    sorts = _sorts(frame)
    order = address.one("sort", list(sorts), "order", "")
    found = address.text("words")
    left, right = st.columns([3, 2])
    with left:
        address.search("words", "Words anywhere in the rows", found, **again)
    with right:
        address.selectbox("sort", "Order", sorts, order, **again)
    whole = Picked(frame.name, given)
    suitable = {key_of(facet): facet for facet in exploring.facets(frame, held)}
    chosen = _chosen(address, whole, suitable)
    descending = order.startswith("-")
    picked = Picked(frame.name, given, found, chosen, order.removeprefix("-"), descending)
    _draw_facets(address, picked, suitable)
    return picked


def key_of(facet: Facet) -> str:
    """A facet's name in a link: the column, and for days what they are counted by."""
    return f"{facet.column}.{facet.by}" if facet.nature == "day" else facet.column


def label_of(facet: Facet) -> str:
    """A facet's name on the page."""
    plain = facet.column.replace("_", " ").capitalize().removesuffix(" id")
    return f"{plain} by {facet.by}" if facet.nature == "day" else plain


def _sorts(frame: Frame) -> dict[str, str]:
    usual, headings = "Usual order", columns_named(frame)
    return {"": usual} | {
        f"{mark}{part.name}": f"{headings[part.name]}, {way}"
        for part in frame.columns
        if nature(part) != "list"
        for mark, way in (("", "rising"), ("-", "falling"))
    }


def _chosen(address: Address, whole: Picked, suitable: Mapping[str, Facet]) -> dict[Facet, list[str]]:
    more = address.many("more", list(suitable), "columns to filter by")
    asked = {key.removeprefix("f.") for key in st.query_params if key.startswith("f.")}
    chosen: dict[Facet, list[str]] = {}
    for number, (key, facet) in enumerate(suitable.items()):
        if number < FIRST_FACETS or key in more or key in asked:
            known = [_value(value) for value in published.counts(whole, facet)["value"]]
            chosen[facet] = address.many(f"f.{key}", known, f"values of {label_of(facet).lower()}")
    return chosen


def _draw_facets(address: Address, picked: Picked, suitable: Mapping[str, Facet]) -> None:
    again = {"on_change": address.first_page}
    number = sum(bool(some) for some in picked.facets.values())
    title = f"Filters: {number} in use" if number else "Filters, each value with its rows"
    box = st.expander(title, icon=":material/filter_list:", key="explore.filters", on_change="rerun")
    if not box.open:
        _in_use(picked)
        return
    with box, st.grid(min_column_width=240):
        for facet, some in picked.facets.items():
            found = published.counts(picked, facet)
            held = dict(zip(map(_value, found["value"]), found["held"].astype(int), strict=True))
            known = labels(picked.frame, facet.column)
            options = {value: f"{shown(value, known)} ({count:,})" for value, count in held.items()}
            options |= {value: f"{shown(value, known)} (0)" for value in some if value not in options}
            name = f"f.{key_of(facet)}"
            address.multiselect(name, label_of(facet), options, list(some), placeholder="All", **again)
        if len(suitable) > len(picked.facets) or st.session_state.get("explore.more"):
            others = {key: label_of(facet) for key, facet in suitable.items()}
            more = list(st.session_state.get("explore.more", []))
            address.multiselect("more", "More columns to filter by", others, more, placeholder="Choose")


def _value(value: Any) -> str:
    return NOT_STATED if words.is_unknown(value) else str(value)


def _in_use(picked: Picked) -> None:
    said = [
        f"{label_of(facet).lower()} **{words.markdown(' or '.join(shown(v, known) for v in some))}**"
        for facet, some in picked.facets.items()
        for known in (labels(picked.frame, facet.column),)
        if some
    ]
    if said:
        whole = f"[Take every filter away](./explore?frame={picked.frame})"
        small(f"Chosen: {'; '.join(said)}. {whole}")


def labels(frame: str, column: str) -> Mapping[str, str]:
    """The names of the codes of a column: of places, themes, words of a vocabulary."""
    return published.names(frame, column)


def shown(value: str, known: Mapping[str, str] | None = None) -> str:
    """A facet's value as a person reads it."""
    if value == NOT_STATED:
        return "not stated"
    if known and value in known:
        return known[value]
    low, dots, high = value.partition("..")
    if dots:
        return f"{float(low):,g} to under {float(high):,g}"
    return {"true": "yes", "false": "no"}.get(value, value)


def count_sentence(picked: Picked, held: Profile, totals: Mapping[str, Any]) -> None:
    """How many rows there are, what their numbers add up to, and how many of them are not known."""
    found = int(totals["held"])
    first = f"{found:,} of {held.held:,} rows" if found != held.held else words.counted(found, "row")
    frame = frames.explored(picked.frame)
    said = [
        _total(part, totals["columns"][part.name], found)
        for part in frame.columns
        if part.name in totals["columns"]
    ]
    st.markdown(f"**{words.markdown(first)}**")
    if found and (told := [one for one in said if one]):
        small(words.markdown("; ".join(told[:6]) + "."))


def _total(part: Part, column: Mapping[str, Any], found: int) -> str:
    known = int(column["known"])
    name = part.name.replace("_", " ")
    missing = f", not known in {found - known:,}" if found > known else ""
    if not known:
        return f"{name}: not known in any row"
    if exploring.adds_up(part.name):
        return f"{name}: {number(column['sum'], part)} in {words.counted(known, 'row')}{missing}"
    return f"{name}: median {number(column['median'], part)}{missing}"


def number(value: float, part: Part) -> str:
    """A number of a column as a person reads it."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    return f"£{text}" if part.type.startswith("DECIMAL") else text


def columns(address: Address, frame: Frame) -> list[str]:
    """The columns to show: those picked, codes with their names beside them, or the first few."""
    known = columns_named(frame)
    picked = address.many("columns", list(known), "columns")
    address.multiselect("columns", "Columns", known, picked, placeholder="The first few")
    beside = {code.column: code.name for code in frame.codes}
    if picked:
        both = [each for name in picked for each in (name, beside.get(name, name))]
        return list(dict.fromkeys(both))
    words_of = {code.column for code in frame.codes if code.vocabulary}
    telling = [name for name in known if name not in DULL and name not in words_of]
    return telling[:FIRST_COLUMNS]


def columns_named(frame: Frame) -> dict[str, str]:
    """The heading of each column. The name of a code has the plain one: "Area" beside "Area id"."""
    found = {part.name: words.sentence(part.name.replace("_", " ")) for part in frame.columns}
    for code in frame.codes:
        if code.vocabulary:
            found[code.name], found[code.column] = found[code.column], f"{found[code.column]} (code)"
        else:
            stem = code.column.removesuffix("s").removesuffix("_id").replace("_", " ")
            found[code.name] = words.sentence(stem) + "s" * code.is_list
    return found


def rows(address: Address, picked: Picked, chosen: Sequence[str], found: int) -> None:
    """One page of rows as a table, and the numbers of the other pages."""
    if not found:
        empty("No row fits this choice.", "Take a filter away, or choose another table or query.")
        return
    pages = -(-found // exploring.PAGE)
    page = address.number("page", pages)
    frame = frames.explored(picked.frame)
    shown_rows = published.rows(picked, chosen, page)
    headings = columns_named(frame)
    heads = [_column(part, headings[part.name]) for name in chosen if (part := frame.column(name))]
    wide_table(shown_rows, heads, exploring.PAGE)
    address.pages("page", pages, page)


def wide_table(frame: pd.DataFrame, heads: Sequence[Named], most: int) -> None:
    """A table that may be wider than the page: it scrolls in a box of its own, and the page does not."""
    lines = min(len(frame), most)
    with st.container(height=min(TALLEST, 110 + LINE * lines), border=False):
        table(queries.as_records(frame), heads, most=most)


def _column(part: Part, heading: str) -> Named:
    return Column(heading, lambda row: cell(part, row[part.name]), align_right=nature(part) == "number")


def cell(part: Part, value: Any) -> str:
    """A cell as Markdown: short, readable, and a link where it names something that has a page."""
    kind = nature(part)
    if not words.is_several(value) and words.is_unknown(value):
        return words.markdown("not stated")
    if part.name in OPENS:
        page, key = OPENS[part.name]
        return f"[{words.markdown(value)}](./{page}?{urlencode({key: str(value)})})"
    ways: Mapping[str, Callable[[Any], str]] = {
        "list": lambda many: _cut(words.listed(each for each in many if each is not None) or "none"),
        "day": words.day,
        "truth": lambda is_so: "yes" if is_so else "no",
        "number": lambda amount: number(float(amount), part),
        "text": lambda text: _cut(str(text)),
    }
    return words.markdown(ways[kind](value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def in_words(picked: Picked) -> str:
    """What was picked, in words, for a file."""
    said = [f'with the words "{picked.words}"'] if picked.words else []
    said += [f"{name} {value}" for name, value in picked.values.items() if value not in (None, [], "")]
    said += [
        f"{label_of(facet).lower()}: {' or '.join(shown(each, known) for each in some)}"
        for facet, some in picked.facets.items()
        if some
        for known in (labels(picked.frame, facet.column),)
    ]
    return "; ".join(said)


def downloads(picked: Picked, chosen: Sequence[str], found: int) -> None:
    """The rows as a file of every kind, with all columns or those shown."""
    box = st.popover("Download", icon=":material/download:", key="explore.download", on_change="rerun")
    if not box.open or not found:
        return
    with box:
        frame = frames.explored(picked.frame)
        is_whole = st.toggle("All columns", value=True, key="explore.whole")
        names = [part.name for part in frame.columns] if is_whole else list(chosen)
        about = published.about(frame.name, in_words(picked))
        files_of(about, published.every_row(picked, names), "explore")


def _made(kind: written_files.Kind, make: Callable[[], Any], about: written_files.About) -> bytes:
    return kind.make(make(), about)


def files_of(about: written_files.About, make: Any, key: str) -> None:
    """A button for every kind of file; each is made only when somebody asks for it."""
    for kind, each in written_files.KINDS.items():
        st.download_button(
            each.label,
            data=partial(_made, each, make, about),
            file_name=written_files.file_name(about, kind),
            mime=each.media_type,
            key=f"{key}.{kind}",
            on_click="ignore",
            width="stretch",
        )
    st.download_button(
        "What the file is (text)",
        data=lambda: written_files.beside(about),
        file_name=f"{about.stem()}-about.txt",
        mime="text/plain",
        key=f"{key}.about.txt",
        on_click="ignore",
        width="stretch",
    )
    small("A CSV file has no place to say what it is: keep the text beside it\\.")

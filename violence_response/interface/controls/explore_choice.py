"""What is explored: a table of the register, or a question that a page asks; and what it asks for itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import streamlit as st

from violence_response import words
from violence_response.errors import ViolenceResponseError
from violence_response.interface import menu, published
from violence_response.interface.controls.explore import columns_named
from violence_response.interface.controls.tables import Column, small, table, text
from violence_response.interface.filters import Address
from violence_response.publishing import frames, values
from violence_response.publishing.frames import Frame, nature
from violence_response.queries import Part
from violence_response.settings import ROOT

FIRST = "findings"
FILLED = ("today", "notice_days", "limit", "offset", "sort")
"""Parameters that nobody needs to fill in here."""
TABLES, INNER = "tables", "inner"
"""Groups beside those of the pages: the register's tables, and what the program asks for its own lists."""
OF_LISTS = ("_facets", "_choices")
"""Ends of the names of questions that fill the lists to choose from."""
PACKAGE = "violence_response.interface."
GROUP = "explore.from"


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The names of all frames by group: the tables, then the questions of each page in the menu's order, then
    what no page shows."""
    found: dict[str, list[str]] = {TABLES: [], **{place.file: [] for place in menu.PLACES}, INNER: []}
    asked = {place.file: _asked_by(place.file) for place in menu.PLACES}
    for frame in frames.all_frames().values():
        found[TABLES if frame.kind == "table" else _page_of(frame.name, asked)].append(frame.name)
    return {group: tuple(names) for group, names in found.items() if names}


def _page_of(name: str, asked: Mapping[str, set[str]]) -> str:
    """The page whose question it is: of those that ask it, the one that it is named after, or the first."""
    pages = [page for page, names in asked.items() if name in names]
    if not pages or name.endswith(OF_LISTS):
        return INNER
    subject = name.partition("_")[0].rstrip("s")
    return next((page for page in pages if page.startswith(subject)), pages[0])


def _asked_by(page: str) -> set[str]:
    """The questions that a page and the controls that it uses ask: its program names them."""
    tree = ast.parse((ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8"))
    named = set(_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{PACKAGE}controls."):
            for each in node.names:
                path = ROOT / f"{node.module}.{each.name}".replace(".", "/")
                if path.with_suffix(".py").is_file():
                    named |= set(_names(ast.parse(path.with_suffix(".py").read_text(encoding="utf-8"))))
    types = {"".join(part.capitalize() for part in name.split("_")): name for name in frames.all_frames()}
    return {types.get(name, name) for name in named} & set(frames.all_frames())


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Call):
            given = [*node.args, *(each.value for each in node.keywords)]
            yield from (str(each.value) for each in given if isinstance(each, ast.Constant))


def group_of(name: str) -> str:
    """The group that a frame is in."""
    return next(group for group, names in groups().items() if name in names)


def called(group: str) -> str:
    """A group as people read it."""
    if group == TABLES:
        return "Tables of the register"
    if group == INNER:
        return "Behind the pages"
    return f"Questions of {next(place.name for place in menu.PLACES if place.file == group)}"


def choose(address: Address) -> Frame:
    """The frame that was picked, with the words on what one of its rows is."""
    name = address.one("frame", list(frames.all_frames()), "table or query", FIRST)
    group = group_of(name)
    # What no page shows is for those who came by its address.
    offered = {each: called(each) for each in groups() if each != INNER or group == INNER}
    labels = {each: frames.named(each).label for each in groups()[group]}
    frame = frames.explored(name)
    first, second, third = st.columns([3, 3, 2], vertical_alignment="bottom")
    with first:
        st.session_state[GROUP] = group
        st.selectbox(
            "Where from",
            list(offered),
            format_func=called,
            key=GROUP,
            on_change=_other_group,
            args=(address,),
        )
    with second:
        what = "Table" if group == TABLES else "Question"
        address.selectbox("frame", what, labels, name, on_change=address.restart, args=("frame", "show"))
    with third:
        columns_and_units(frame)
    small(words.markdown(frame.words))
    return frame


def _other_group(address: Address) -> None:
    """Another group opens with its first frame."""
    address.restart("show")
    st.query_params["frame"] = groups()[st.session_state[GROUP]][0]


def columns_and_units(frame: Frame) -> None:
    """A closed box with every column: its name, what kind of value it holds, and what it means."""
    box = st.popover(
        "Columns and units", icon=":material/view_column:", key="explore.about", on_change="rerun"
    )
    if box.open:
        with box:
            headings = columns_named(frame)
            table(
                frame.columns,
                (
                    Column("Column", lambda part: text(headings[part.name])),
                    Column("In files", lambda part: text(part.name)),
                    Column("Holds", lambda part: text(kind_of(part))),
                    Column("Means", lambda part: text(part.words)),
                ),
            )


def kind_of(part: Part) -> str:
    """The kind of a column's values in plain words."""
    if part.type.startswith("DECIMAL"):
        return "pounds"
    return {"text": "text", "number": "number", "day": "date", "truth": "yes or no", "list": "list"}[
        nature(part)
    ]


def parameters(address: Address, frame: Frame) -> dict[str, Any]:
    """The parameters that the frame's query asks for, out of the link and the fields for it."""
    given: dict[str, Any] = {}
    asked = [part for part in frame.parameters if part.name not in FILLED]
    if not asked:
        return published.usual(frame, given)
    with st.expander("What this query asks for", icon=":material/tune:", expanded=True):
        with st.grid(min_column_width=280):
            for part in asked:
                text = address.text(f"v.{part.name}")
                hint = " (several: with ; between)" if part.type.endswith("[]") else ""
                label = f"{part.name.replace('_', ' ').capitalize()}{hint}"
                address.field(f"v.{part.name}", label, text, help=part.words or None)
                texts = text.split(";") if part.type.endswith("[]") else [text]
                try:
                    given[part.name] = values.read(part, [each.strip() for each in texts])
                except ViolenceResponseError as problem:
                    address.say(str(problem))
        small("Left empty, a field narrows nothing, or gives no rows where the query is about one thing.")
    return published.usual(frame, given)

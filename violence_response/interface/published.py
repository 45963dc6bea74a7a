"""The one gateway from pages and routes to what is published: the copy, the console, and cached answers.

Nothing that a page shows, a console answers, a file holds or a route hands out is read past this.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from violence_response.database import Database
from violence_response.interface import data
from violence_response.publishing import copying, exploring, frames, rules, written_files
from violence_response.publishing.console_queue import Console
from violence_response.publishing.exploring import Facet, Picked, Profile
from violence_response.publishing.frames import Frame

HASHES: dict[Any, Any] = {Picked: repr, Facet: repr}


def copy() -> Database:
    """The published copy of the register as it is now; made again after every change."""
    opened = data.database()
    return _copy(opened.serial, opened.version, opened)[0]


def for_routes() -> tuple[Database, datetime]:
    """The same copy and when it was made (UTC), for the server's own routes, which find out who may read.

    Raises RegisterMissing where there is no register yet.
    """
    opened = data.database_for_routes()
    return _copy(opened.serial, opened.version, opened)


def _works(made: tuple[Database, datetime]) -> bool:
    return made[0].works


@st.cache_resource(show_spinner=False, max_entries=2, validate=_works)
def _copy(serial: int, version: int, _database: Database) -> tuple[Database, datetime]:
    return copying.published(_database), datetime.now(UTC).replace(microsecond=0)


def console() -> Console:
    """The SQL console over the present copy."""
    found = _console(data.chosen_settings().console_seconds)
    found.use(copy())
    return found


@st.cache_resource(show_spinner=False, max_entries=1, on_release=Console.close)
def _console(seconds: int) -> Console:
    return Console(copy(), seconds)


def warm() -> None:
    """Start the console's processes while a person is still reading; returns at once."""
    _warm(copy().serial, console())


@st.cache_resource(show_spinner=False, max_entries=1)
def _warm(serial: int, _console: Console) -> threading.Thread:
    thread = threading.Thread(target=_console.warm, daemon=True)
    thread.start()
    return thread


def usual(frame: Frame, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a frame's parameters, with the day and the notice filled in where they are not given."""
    known = {part.name for part in frame.parameters}
    filled: dict[str, Any] = {
        "today": data.today().isoformat(),
        "notice_days": data.chosen_settings().notice_days,
    }
    return {**{name: value for name, value in filled.items() if name in known}, **given}


def about(name: str, asked: str) -> written_files.About:
    """What a file of these rows says of itself."""
    chosen = data.chosen_settings()
    words, note = "An answer from the SQL console.", ""
    if name in frames.all_frames():
        frame = frames.named(name)
        words = frame.words
        if "offences" in {part.name for part in frame.columns}:
            note = rules.SMALL_NUMBERS
    return written_files.About(name, words, asked, data.today(), chosen.marking, chosen.body, note)


def profile(name: str, values: Mapping[str, Any]) -> Profile:
    """What a frame's columns hold."""
    held = copy()
    return _profile(held.serial, name, dict(values), held)


def names(name: str, column: str) -> dict[str, str]:
    """The name of each code in a column of a frame; empty where the column has no codes."""
    held = copy()
    return _names(held.serial, name, column, held)


@st.cache_data(show_spinner=False, max_entries=300)
def _names(serial: int, name: str, column: str, _copy: Database) -> dict[str, str]:
    return exploring.names(_copy, frames.explored(name), column)


@st.cache_data(show_spinner=False, max_entries=300)
def _profile(serial: int, name: str, values: dict[str, Any], _copy: Database) -> Profile:
    return exploring.profile(_copy, frames.explored(name), values)


def counts(picked: Picked, facet: Facet) -> pd.DataFrame:
    """The values of a facet with how many rows have each."""
    held = copy()
    return _counts(held.serial, picked, facet, held)


@st.cache_data(show_spinner=False, max_entries=2000, hash_funcs=HASHES)
def _counts(serial: int, picked: Picked, facet: Facet, _copy: Database) -> pd.DataFrame:
    return exploring.counts(_copy, picked, facet)


def rows(picked: Picked, columns: Sequence[str], page: int) -> pd.DataFrame:
    """One page of rows."""
    held = copy()
    return _rows(held.serial, picked, tuple(columns), page, held)


@st.cache_data(show_spinner=False, max_entries=300, hash_funcs=HASHES)
def _rows(serial: int, picked: Picked, columns: tuple[str, ...], page: int, _copy: Database) -> pd.DataFrame:
    return exploring.rows(_copy, picked, columns, page)


def totals(picked: Picked) -> dict[str, Any]:
    """How many rows, and the sums of numbers with how many are not known."""
    held = copy()
    return _totals(held.serial, picked, held)


@st.cache_data(show_spinner=False, max_entries=500, hash_funcs=HASHES)
def _totals(serial: int, picked: Picked, _copy: Database) -> dict[str, Any]:
    return exploring.totals(_copy, picked)


def grouped(picked: Picked, down: Facet, across: Facet | None, measure: str, value: str) -> pd.DataFrame:
    """A row for each group."""
    held = copy()
    return _grouped(held.serial, picked, (down, across, measure, value), held)


@st.cache_data(show_spinner=False, max_entries=300, hash_funcs=HASHES)
def _grouped(
    serial: int, picked: Picked, by: tuple[Facet, Facet | None, str, str], _copy: Database
) -> pd.DataFrame:
    down, across, measure, value = by
    return exploring.grouped(_copy, picked, (down, across), measure, value)


def every_row(picked: Picked, columns: Sequence[str]) -> Callable[[], pa.Table]:
    """What gives all rows, for a file. Who may read is asked now: a file is made outside the page's run."""
    held = copy()
    return lambda: exploring.every_row(held, picked, columns)

"""The one gateway from pages to the register: opened once, read through a cache that knows the register's
version."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from violence_response import people, queries, settings
from violence_response.database import Database
from violence_response.errors import ViolenceResponseError
from violence_response.interface import access, past_day
from violence_response.queries import Query, Row
from violence_response.register import as_at as past_registers
from violence_response.register import building, checks, opening
from violence_response.settings import Settings

Answer = TypeVar("Answer")


def chosen_settings() -> Settings:
    """The office's settings, as the environment gives them now."""
    return settings.from_environment()


def _works(opened: Database) -> bool:
    """Whether a database that is kept may be used again; one that may not lets go of its files."""
    if not opened.works:
        opened.close()
    return opened.works


@st.cache_resource(show_spinner=False, max_entries=1, validate=_works)
def _opened(home: str, process: int, _chosen: Settings) -> Database:
    # The process is part of the key: a connection must not be carried over a fork.
    return opening.open_register(_chosen)


def database() -> Database:
    """The opened register of this process; it is built first where there is none, with progress on the page.

    Where the address asks for a past day, it is a copy as the register stood then, which refuses to be
    written to. Raises NotAllowed for anyone who may not read, and the errors of `building.build` and
    `opening.open_register`.
    """
    access.require("viewer")
    return _database()


def _database() -> Database:
    chosen = chosen_settings()
    if not chosen.register_path.exists():
        _build_with_progress(chosen)
    opened = _kept(chosen)
    past = past_day.day()
    return _past(past, opened.serial, opened.version, opened) if past else opened


def _kept(chosen: Settings) -> Database:
    # Named, here and below: Streamlit looks a function's parameters up again for each one that is not.
    return _opened(home=str(chosen.home), process=os.getpid(), _chosen=chosen)


@st.cache_resource(show_spinner="Putting the register back as it stood", max_entries=2, validate=_works)
def _past(day: date, serial: int, version: int, _present: Database) -> Database:
    return past_registers.register_as_at(_present, day)


def database_for_routes() -> Database:
    """The opened register for the server's own routes, which find out themselves who may read.

    Raises RegisterMissing where there is none yet, and the errors of `opening.open_register`.
    """
    chosen = chosen_settings()
    return _kept(chosen)


@st.cache_resource(show_spinner=False, max_entries=1)
def _built_once(chosen: Settings, _bar: Any) -> bool:
    # A cached resource is made under a lock, so two people who open the first page at once build once.
    if not chosen.register_path.exists():
        building.build(chosen, lambda share, words: _bar.progress(share, text=words))
    return True


def _build_with_progress(chosen: Settings) -> None:
    bar = st.progress(0.0, text="Making the register from the data folder")
    _built_once.clear()
    _built_once(chosen, bar)
    bar.empty()


def today() -> date:
    """The day that the pages show: a past one asked for, London's date, or the settings' fixed one."""
    return past_day.day() or chosen_settings().current_day()


def frame(name: str, **parameters: Any) -> pd.DataFrame:
    """The frame of a named query; `today` and `notice_days` are filled in where the query asks for them.

    Cached by name, parameters and the register's version; the caller may change its copy. Raises NotAllowed
    where the query gives names of people and the person who asks is no administrator.
    """
    bound = _bound(queries.named(name), parameters)
    return _answered(
        lambda opened: _frame(key=_key(name, opened, bound), _database=opened, _name=name, _bound=bound)
    )


def rows(kind: type[Row], **parameters: Any) -> list[Row]:
    """The rows of the query of that type, as `frame` gives its frame: money as Decimal, days as date, unknown
    as None.

    Cached like `frame`, and raises what it raises.
    """
    query = queries.of_rows(kind)
    bound = _bound(query, parameters)
    return _answered(
        lambda opened: _rows(
            key=_key(f"{query.name} rows", opened, bound), _database=opened, _kind=kind, _bound=bound
        )
    )


def one(kind: type[Row], **parameters: Any) -> Row | None:
    """The single row of a query that gives at most one; None where there is none."""
    found = rows(kind, **parameters)
    return found[0] if found else None


def only(kind: type[Row], **parameters: Any) -> Row:
    """The one row of a query that always gives one."""
    return rows(kind, **parameters)[0]


def _bound(query: Query, parameters: Mapping[str, Any]) -> dict[str, Any]:
    access.require(people.role_to_read(part.name for part in query.columns))
    known = {part.name for part in query.parameters}
    bound: dict[str, Any] = {}
    if "today" in known:
        bound["today"] = today().isoformat()
    if "notice_days" in known:
        bound["notice_days"] = chosen_settings().notice_days
    bound.update(parameters)
    return bound


def _answered(ask: Callable[[Database], Answer]) -> Answer:
    opened = _database()
    try:
        return ask(opened)
    except ViolenceResponseError:
        if opened.works:
            raise
    # The engine has gone, not the register: it is opened again and asked once more.
    return ask(_database())


def _key(name: str, opened: Database, bound: Mapping[str, Any]) -> str:
    # One text is a key that costs next to nothing; a structure would be walked through for every frame.
    return repr((name, opened.serial, opened.version, sorted(bound.items())))


@st.cache_data(show_spinner=False, max_entries=1000)
def _frame(key: str, _database: Database, _name: str, _bound: dict[str, Any]) -> pd.DataFrame:
    found = queries.frame(_database, _name, **_bound)
    # Pages take frames apart row by row, and read cells faster from objects than from pandas' own texts and
    # whole numbers with gaps.
    own = [
        column for column, kind in found.dtypes.items() if isinstance(kind, pd.api.extensions.ExtensionDtype)
    ]
    # The copy lays columns of a kind side by side: a frame that is a pile of columns is filtered slowly.
    return found.astype(dict.fromkeys(own, object)).copy()


@st.cache_data(show_spinner=False, max_entries=1000)
def _rows(key: str, _database: Database, _kind: type[Row], _bound: dict[str, Any]) -> list[Row]:
    return queries.rows_of(_database, _kind, **_bound)


def check_results() -> list[checks.CheckResult]:
    """Every check of `queries/checks/` with its rows, cached by the register's version."""
    opened = database()
    return _check_results(opened.serial, opened.version, opened)


@st.cache_data(show_spinner=False, max_entries=2)
def _check_results(serial: int, version: int, _database: Database) -> list[checks.CheckResult]:
    return checks.run_checks(_database)

"""The SQL console: a question, the names it may use, its answer, and the questions asked before."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from violence_response import words
from violence_response.errors import ViolenceResponseError
from violence_response.interface import data, published
from violence_response.interface.controls import explore
from violence_response.interface.controls.tables import Column, Named, empty, heading, small, table
from violence_response.interface.filters import Address
from violence_response.publishing import frames
from violence_response.publishing.console_queue import DOWNLOADED, SHOWN, Answer
from violence_response.publishing.frames import Frame
from violence_response.queries import Part

OF_CONSOLE = ("sql", "query", "p.")
LONGEST_LINK = 6_000
LONGEST_LIST = 20
FIRST_SHOWN = 100
PLACE = re.compile(r"\$([a-z_][a-z0-9_]*)", re.IGNORECASE)
EXAMPLES = {
    "Findings by kind": (
        "from register.findings\nselect label_of('finding_type', finding_type) as kind, count(*) as n\n"
        "group by all\norder by n desc"
    ),
    "Kinds by addressee": (
        "pivot register.findings\non addressed_to_us\nusing count(*)\ngroup by finding_type"
    ),
    "Money without its date": (
        "from register.grants\nselect grant_id, amount, amount_basis\nwhere starts_date is null\n"
        "order by amount desc nulls last"
    ),
    "Offences by authority": (
        "from offences_by_authority_month as o\njoin register.areas as a using (area_id)\n"
        "select a.name, o.month, sum(o.offences) as offences\ngroup by all\norder by a.name, o.month"
    ),
}


def open_here(frame: Frame, given: Mapping[str, Any]) -> None:
    """A link to the console with the statement of this frame in it."""
    address = {"show": "sql", "query": frame.name}
    address |= {f"p.{name}": _as_text(value) for name, value in given.items() if value not in (None, [], "")}
    st.markdown(f"[Open in SQL](./explore?{urlencode(address)})")


def console(address: Address) -> None:
    """The whole view: the question with its values, the answer, the schema, what was asked before."""
    published.warm()
    query = address.one("query", ["", *frames.all_frames()], "table or query", "")
    start = _statement(frames.named(query)) if query else next(iter(EXAMPLES.values()))
    # A page's own statement may be longer than a link; it is never cut.
    asked = address.text("sql", max(LONGEST_LINK, len(start))) or start
    left, right = st.columns([3, 2], gap="large")
    with left:
        _examples(query)
        address.area("sql", "Your question in DuckDB's SQL", asked, height=260)
        values = _values(address, asked, query)
        is_asked = st.button("Run", type="primary", icon=":material/play_arrow:", key="explore.run")
    with right:
        schema()
    if query and asked == start:
        # The statement of a page is in `queries/`; the link need not carry it.
        address.text("sql", 0)
    box = st.container()
    if is_asked:
        with box:
            _run(asked, values)
    last = st.session_state.get("explore.answer")
    if last and last["sql"] == asked:
        answer(last)
    _history()


def _examples(query: str) -> None:
    if query:
        small(f"{words.markdown(frames.named(query).words)} [Explore its rows](./explore?frame={query})")
    links = [
        f"[{name}](./explore?{urlencode({'show': 'sql', 'sql': sql})})" for name, sql in EXAMPLES.items()
    ]
    small("Examples: " + " · ".join(links))


def _statement(frame: Frame) -> str:
    """A frame's statement without the header of its file, which is shown beside it."""
    lines = frame.sql.strip().splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(lines[first:]).strip()


def _values(address: Address, sql: str, query: str) -> dict[str, Any]:
    """Fields for the `$values` that a question names."""
    names = list(dict.fromkeys(PLACE.findall(sql)))
    usual = {"today": data.today().isoformat(), "notice_days": str(data.chosen_settings().notice_days)}
    asked = frames.named(query).parameters if query else ()
    # An empty list narrows nothing; a null would let nothing through.
    usual |= {part.name: "[]" for part in asked if part.type.endswith("[]")}
    found: dict[str, Any] = {}
    if names:
        with st.grid(min_column_width=200):
            for name in names[:LONGEST_LIST]:
                text = address.text(f"p.{name}") or usual.get(name, "")
                address.field(f"p.{name}", f"${name}", text, placeholder="nothing (null)")
                found[name] = _value(text)
    return found


def _value(text: str) -> Any:
    """What a field for a value holds: a list in brackets, nothing, or a text that the question casts."""
    if text.startswith("["):
        try:
            read = json.loads(text)
        except ValueError:
            return text
        return read if isinstance(read, list) else text
    return text or None


def _as_text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, list) else str(value)


def _run(sql: str, values: dict[str, Any]) -> None:
    """Ask, and wait with a way to stop; leaving the page or pressing Stop ends the question too."""
    question = published.console().ask(sql, values)
    entry: dict[str, Any] = {"sql": sql, "rows": None, "seconds": 0.0, "problem": ""}
    began = time.monotonic()
    place = st.empty()
    try:
        found = question.answer(0.15)
        if found is None:
            st.button("Stop", icon=":material/stop:", key="explore.stop")
        while found is None:
            # Writing to the page is where Streamlit notices that somebody pressed Stop or went away.
            place.caption(f"Running for {time.monotonic() - began:.0f} seconds")
            found = question.answer(0.25)
        entry |= {"answer": found, "rows": found.rows.num_rows, "seconds": found.seconds}
    except ViolenceResponseError as problem:
        entry["problem"] = str(problem)
    finally:
        question.stop()
        place.empty()
    st.session_state["explore.answer"] = entry
    history = st.session_state.setdefault("explore.history", [])
    history.insert(0, {name: entry[name] for name in ("sql", "rows", "seconds", "problem")})
    del history[LONGEST_LIST:]


def answer(entry: Mapping[str, Any]) -> None:
    """The rows of an answer with their files, or why there is none."""
    if entry["problem"]:
        st.error(words.markdown(entry["problem"]))
        return
    found: Answer = entry["answer"]
    rows = found.rows.num_rows
    told = f"{rows:,} rows" if rows != 1 else "1 row"
    if found.is_cut:
        told = f"The first {rows:,} rows; the question gives more than is handed out ({DOWNLOADED:,} rows)"
    st.markdown(f"**{words.markdown(told)}** in {words.markdown(f'{found.seconds:.2f}')} seconds")
    if not rows:
        empty("The question was answered, and no row fits it.")
        return
    frame: pd.DataFrame = found.rows.slice(0, SHOWN).to_pandas(date_as_object=False)
    parts = [Part(str(name), _type(frame[name]), "") for name in frame.columns]
    explore.wide_table(frame, [_column(part) for part in parts], FIRST_SHOWN)
    if rows > FIRST_SHOWN:
        with st.expander(f"Up to {SHOWN:,} rows", icon=":material/table_rows:", on_change="rerun") as box:
            if box.open:
                st.dataframe(frame, width="stretch", hide_index=True, alt=told)
    pop = st.popover("Download", icon=":material/download:", key="explore.answer.files", on_change="rerun")
    if pop.open:
        with pop:
            about = published.about("answer", " ".join(entry["sql"].split()))
            explore.files_of(about, lambda: found.rows, "explore.answer")


def _type(column: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "BOOLEAN"
    if pd.api.types.is_numeric_dtype(column):
        return "DOUBLE"
    return "DATE" if pd.api.types.is_datetime64_any_dtype(column) else "VARCHAR"


def _column(part: Part) -> Named:
    return Column(
        part.name,
        lambda row: explore.cell(part, row[part.name]),
        align_right=part.type == "DOUBLE",
    )


def schema() -> None:
    """The names that a question may use: tables with their columns, found by any part of a name."""
    heading("Names you can use", "The field on the left has no completion of its own: find a name here.")
    wanted = st.text_input("Find a table or column", key="explore.names", max_chars=60).strip().lower()
    every = [frame for frame in frames.all_frames().values() if frame.kind == "table"]
    lines = []
    for frame in every:
        name = frame.sql.rpartition(" from ")[2].replace('"', "").removeprefix("memory.main.")
        names = [part.name for part in frame.columns]
        fitting = [each for each in names if wanted in each] if wanted and wanted not in name else names
        if fitting:
            lines.append(f"**{words.markdown(name)}**  \n:small[{words.markdown(', '.join(fitting))}]")
    with st.container(height=330):
        st.markdown("\n\n".join(lines) or "No name has that in it\\.")


def _history() -> None:
    asked = st.session_state.get("explore.history", [])
    if not asked:
        return
    with st.expander(f"Asked before ({len(asked)})", icon=":material/history:"):
        table(
            asked,
            (
                Column("Question", _again),
                Column("Answer", lambda row: words.markdown(_outcome(row))),
            ),
        )


def _again(row: Mapping[str, Any]) -> str:
    short = " ".join(str(row["sql"]).split())[:90]
    return f"[{words.markdown(short)}](./explore?{urlencode({'show': 'sql', 'sql': row['sql']})})"


def _outcome(row: Mapping[str, Any]) -> str:
    return row["problem"] or f"{int(row['rows']):,} rows in {row['seconds']:.2f} seconds"

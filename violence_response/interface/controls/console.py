"""The SQL console: a question, the names it may use, its answer, and the questions asked before."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
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
from violence_response.register import labels
from violence_response.register.schema import tables

OF_CONSOLE = ("sql", "query", "p.")
LONGEST_LINK = 6_000
LONGEST_LIST = 20
FIRST_SHOWN = 100
PLACE = re.compile(r"\$([a-z_][a-z0-9_]*)", re.IGNORECASE)
EXAMPLES = {
    "Findings by kind": (
        "from findings\nselect label_of('finding_type', finding_type) as kind, count(*) as n\n"
        "group by all\norder by n desc"
    ),
    "Kinds by addressee": ("pivot findings\non addressed_to_us\nusing count(*)\ngroup by finding_type"),
    "Money without its date": (
        "from grants\nselect grant_id, amount, amount_basis\nwhere starts_date is null\n"
        "order by amount desc nulls last"
    ),
    "Offences by authority": (
        "from offences_by_authority_month as o\njoin areas as a using (area_id)\n"
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
        # In a form Ctrl+Enter runs the question, and leaving the field does not.
        with st.form("explore.question", border=False):
            address.area("sql", "Your question in DuckDB's SQL", asked, height=210)
            values = _values(address, asked, query)
            help_words = "Ctrl+Enter in the field does the same."
            is_asked = st.form_submit_button(
                "Run", type="primary", icon=":material/play_arrow:", key="explore.run", help=help_words
            )
    with right:
        schema()
    last = st.session_state.get("explore.answer")
    # A link to a question opens with its answer.
    is_asked = is_asked or (address.names("sql", "query") and not _answers(last, asked, values))
    if query and asked == start:
        # The statement of a page is in `queries/`; the link need not carry it.
        address.text("sql", 0)
    box = st.container()
    if is_asked:
        with box:
            _run(asked, values)
    last = st.session_state.get("explore.answer")
    if last and _answers(last, asked, values):
        answer(last)
    _history()


def _answers(last: Mapping[str, Any] | None, sql: str, values: Mapping[str, Any]) -> bool:
    """Whether the newest answer is that of this question."""
    return last is not None and last["sql"] == sql and last["values"] == values


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
    entry: dict[str, Any] = {"sql": sql, "values": values, "rows": None, "seconds": 0.0, "problem": ""}
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
                heads = {name: st.column_config.Column(_heading(name), help=name) for name in frame.columns}
                st.dataframe(frame, width="stretch", hide_index=True, alt=told, column_config=heads)
    pop = st.popover("Download", icon=":material/download:", key="explore.answer.files", on_change="rerun")
    if pop.open:
        with pop:
            about = published.about("answer", " ".join(entry["sql"].split()))
            explore.files_of(about, lambda: found.rows, "explore.answer")


def _type(column: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "BOOLEAN"
    if column.map(words.is_several).any():
        return "VARCHAR[]"
    if pd.api.types.is_numeric_dtype(column):
        return "DOUBLE"
    return "DATE" if pd.api.types.is_datetime64_any_dtype(column) else "VARCHAR"


def _column(part: Part) -> Named:
    name = _heading(part.name)
    return Column(
        name,
        lambda row: explore.cell(part, row[part.name]),
        align_right=part.type == "DOUBLE",
        also=part.name if name != part.name else "",
    )


def _heading(column: str) -> str:
    """A column of an answer in people's words, where it is one that we know."""
    return _known_headings().get(column, column)


@cache
def _known_headings() -> Mapping[str, str]:
    """The words for every column of a frame: the label of its field where one table alone has it."""
    known = {part.name for name in frames.all_frames() for part in frames.explored(name).columns}
    homes = Counter(name for table_of in tables().values() for name in table_of.column_names)
    fields = {
        column: label
        for columns in labels.FIELDS.values()
        for column, label in columns.items()
        if homes[column] == 1
    }
    return {name: words.sentence(name.replace("_", " ")) for name in known} | fields


def schema() -> None:
    """The names that a question may use: tables with their columns, found by any part of a name."""
    every = [frame for frame in frames.all_frames().values() if frame.kind == "table"]
    names = words.joined(sorted(frame.name for frame in every))
    heading(
        "Names you can use",
        f"There are {len(every)} tables, each known by its name alone: {names}.",
    )
    box = st.expander(
        "Their columns", icon=":material/view_column:", key="explore.columns_of", on_change="rerun"
    )
    if box.open:
        with box:
            _columns_found(every)


def _columns_found(every: Sequence[Frame]) -> None:
    wanted = st.text_input("Find a table or column", key="explore.names", max_chars=60).strip().lower()
    lines = []
    for frame in every:
        columns = [part.name for part in frame.columns]
        is_named = not wanted or wanted in frame.name
        fitting = columns if is_named else [each for each in columns if wanted in each]
        if fitting:
            lines.append(f"**{words.markdown(frame.name)}**  \n:small[{words.markdown(', '.join(fitting))}]")
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

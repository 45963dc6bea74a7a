"""Tables on the page Add documents: templates, files to drop, faults, what would change, save, undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.accounts.blocks import Numbers
from violence_response.errors import ChangedMeanwhile, Fault, ViolenceResponseError
from violence_response.interface import controls, data
from violence_response.interface.controls.tables import Column, text
from violence_response.interface.show import numbers
from violence_response.register import recording, tables
from violence_response.register.recording import Actor
from violence_response.register.tables import (
    PlannedTable,
    RowChange,
    TablePlan,
    matching,
    table_files,
    templates,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN, ROUND, SAVED = "tables-plan", "tables-round", "tables-saved"
MOST_SAID = 120
Shown = TypeVar("Shown")


class Cell(NamedTuple):
    """One cell that would change."""

    table: str
    key: str
    column: str
    now: str
    new: str


FAULT_COLUMNS: tuple[Column[Fault], ...] = (
    Column("File", lambda fault: text(fault.file)),
    Column("Row", lambda fault: text(str(fault.row or "")), align_right=True),
    Column("Column", lambda fault: text(fault.column)),
    Column("What is wrong, and what to do", lambda fault: text(fault.advice)),
)
CELL_COLUMNS: tuple[Column[Cell], ...] = (
    Column("Table", lambda cell: text(cell.table)),
    Column("Row", lambda cell: text(cell.key)),
    Column("Column", lambda cell: text(cell.column)),
    Column("Now", lambda cell: text(cell.now)),
    Column("Would become", lambda cell: text(cell.new)),
)
ADDED_COLUMNS: tuple[Column[RowChange], ...] = (
    Column("Table", lambda row: text(row.table)),
    Column("Row", lambda row: text(row.key)),
    Column("What it says", lambda row: text(_said(row))),
)
COUNT_COLUMNS: tuple[Column[PlannedTable], ...] = (
    Column("Table", lambda table: text(table.name)),
    Column("To add", lambda table: text(len(table.added)), align_right=True),
    Column("To change", lambda table: text(len(table.changed)), align_right=True),
    Column("Left as they are", lambda table: text(table.same), align_right=True),
)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved last on this page, and whether it has been undone."""

    recording_id: str
    words: str
    is_undone: bool = False


def show(actor: Callable[[], Actor]) -> None:
    """The whole part. `actor` gives who records; what it raises is shown, and nothing is saved then."""
    _show_saved(actor)
    _show_templates()
    turn = st.session_state.setdefault(ROUND, 0)
    dropped = st.file_uploader(
        f"Tables to add: CSV or XLSX, up to {table_files.BYTES // 1_000_000} MB",
        accept_multiple_files=True,
        max_upload_size=table_files.BYTES // 1_000_000,
        key=f"tables-files-{turn}",
        help="Drop files that belong together at once: a row of one may point to a row of another.",
    )
    if dropped:
        plan = _planned(dropped)
        if plan.faults:
            _show_faults(plan)
        else:
            _show_plan(plan, actor)


def _show_saved(actor: Callable[[], Actor]) -> None:
    saved: Saved | None = st.session_state.get(SAVED)
    if saved is None:
        return
    if saved.is_undone:
        st.info(f"Undone: {words.markdown(saved.words)}.", icon=":material/undo:")
        return
    st.success(f"Saved: {words.markdown(saved.words)}.", icon=":material/check:")
    if st.button("Undo", icon=":material/undo:", key="tables-undo"):
        try:
            recording.undo(data.database(), saved.recording_id, actor(), at=recording.now())
        except ViolenceResponseError as error:
            st.error(words.markdown(error), icon=":material/error:")
        else:
            st.session_state[SAVED] = Saved(saved.recording_id, saved.words, is_undone=True)
            st.session_state.pop(PLAN, None)
            st.rerun()


def _show_templates() -> None:
    with st.expander("Templates to fill in", icon=":material/table:"):
        controls.small(
            "A workbook has drop-down lists of the words and keys that the register has now, a note on every "
            "heading, and sheets that explain them. A CSV template is the row of headings only."
        )
        importable = matching.importable()
        name = st.selectbox(
            "Table",
            list(importable),
            format_func=lambda name: words.sentence(name.replace("_", " ")),
            key="tables-template",
        )
        table = importable[name]
        controls.small(words.markdown(table.words))
        opened = data.database()
        with st.container(horizontal=True):
            _fetch("This table (XLSX)", partial(templates.workbook, opened, [table]), f"{name}.xlsx", XLSX)
            _fetch("This table (CSV)", partial(templates.csv_header, table), table.file, "text/csv")
            every = partial(templates.workbook, opened, list(importable.values()))
            _fetch("One workbook with every table (XLSX)", every, templates.ALL_TABLES, XLSX)
            zipped = partial(templates.archive, opened)
            _fetch("All templates (ZIP)", zipped, "templates.zip", "application/zip")


def _fetch(label: str, make: Callable[[], bytes], name: str, kind: str) -> None:
    # Made only when somebody asks for it, with the words and keys of that moment.
    st.download_button(
        label, make, name, kind, icon=":material/download:", key=f"tables-fetch-{label}", on_click="ignore"
    )


def _planned(dropped: Sequence[UploadedFile]) -> TablePlan:
    """The plan of these files, made once for each state of the register."""
    database = data.database()
    mark = (tuple(file.file_id for file in dropped), id(database), database.version)
    kept = st.session_state.get(PLAN)
    if kept is None or kept[0] != mark:
        with st.spinner(f"Reading {words.counted(len(dropped), 'file')}"):
            contents = [(file.name, file.getvalue()) for file in dropped]
            try:
                plan = tables.plan_files(database, contents)
            except ViolenceResponseError:
                plan = TablePlan(tuple(file.name for file in dropped), faults=list(_whole(contents)))
        kept = st.session_state[PLAN] = (mark, plan)
    return kept[1]


def _whole(contents: Sequence[tuple[str, bytes]]) -> Iterator[Fault]:
    """The sentence about each file that cannot be read as a table at all."""
    for name, content in contents:
        try:
            tables.plan(data.database(), name, content)
        except ViolenceResponseError as error:
            yield Fault(words.file_name(name), 0, "", "", str(error))


def _show_faults(plan: TablePlan) -> None:
    count = words.sentence(words.counted(len(plan.faults), "fault"))
    st.error(
        f"{count} found. Nothing was saved: correct the file and drop it again.", icon=":material/error:"
    )
    files = {fault.file for fault in plan.faults}
    if len(files) == 1:
        controls.small(f"In {words.markdown(plan.faults[0].file)}")
    controls.table(plan.faults, _telling(FAULT_COLUMNS, files))
    rows = [
        (fault.file, str(fault.row or ""), fault.column, fault.value, fault.advice) for fault in plan.faults
    ]
    frame = pd.DataFrame(rows, columns=["file", "row", "column", "value", "advice"])
    controls.download(frame, "faults", "table-faults")
    _show_notes(plan)


def _show_notes(plan: TablePlan) -> None:
    if plan.notes:
        controls.small("**Please note**")
        st.markdown("\n".join(f"- {words.markdown(note)}" for note in plan.notes))


def _show_plan(plan: TablePlan, actor: Callable[[], Actor]) -> None:
    added = [row for table in plan.tables for row in table.added]
    changed = [row for table in plan.tables for row in table.changed]
    same = sum(table.same for table in plan.tables)
    controls.heading(
        "What would change", "Nothing is saved yet. Rows that the files do not have stay as they are."
    )
    figures = (
        ("Rows to add", f"{len(added):,}", ""),
        ("Rows to change", f"{len(changed):,}", ""),
        ("Left as they are", f"{same:,}", ""),
    )
    numbers(Numbers(figures))
    _show_notes(plan)
    if not plan.writes:
        controls.empty("Every row of these files is already in the register: there is nothing to save.")
        return
    if len(plan.tables) > 1:
        controls.table(plan.tables, COUNT_COLUMNS)
    _show_changed(changed)
    _show_added(added)
    _save_button(plan, actor)


def _show_changed(changed: Sequence[RowChange]) -> None:
    if not changed:
        return
    cells = [
        Cell(row.table, row.key, name, _shown(old), _shown(new))
        for row in changed
        for name, old, new in row.fields
    ]
    tables_changed = {row.table for row in changed}
    counted = f"{words.counted(len(changed), 'row')} to change{_where(tables_changed)}"
    controls.small(f"**{words.sentence(counted)}, {words.counted(len(cells), 'cell')}**")
    controls.table(cells, _telling(CELL_COLUMNS, tables_changed))
    if len(cells) > controls.MOST_ROWS:
        controls.download(pd.DataFrame(cells, columns=Cell._fields), "changes", "table-changes")


def _show_added(added: Sequence[RowChange]) -> None:
    if not added:
        return
    tables_added = {row.table for row in added}
    count = words.sentence(words.counted(len(added), "row"))
    controls.small(f"**{count} to add{_where(tables_added)}**")
    controls.table(added, _telling(ADDED_COLUMNS, tables_added))
    if len(added) > controls.MOST_ROWS:
        rows = [(row.table, row.key, _said(row)) for row in added]
        frame = pd.DataFrame(rows, columns=["table", "key", "says"])
        controls.download(frame, "new-rows", "table-new-rows")


def _telling(columns: Sequence[Column[Shown]], first: Collection[str]) -> Sequence[Column[Shown]]:
    """The columns to draw: the first only where its values (`first`) differ; a telephone has little room."""
    return columns if len(first) > 1 else columns[1:]


def _where(held_in: Collection[str]) -> str:
    """Where all the rows are: in one table, if it is one."""
    return f" in {words.markdown(next(iter(held_in)))}" if len(held_in) == 1 else ""


def _said(row: RowChange) -> str:
    """The filled cells of a new row in a line."""
    said = " · ".join(_shown(value) for value in row.after.values() if value is not None and value != row.key)
    return said if len(said) <= MOST_SAID else said[: MOST_SAID - 1] + "…"


def _shown(value: str | None) -> str:
    if value is None:
        return "empty"
    return value if len(value) <= MOST_SAID else value[: MOST_SAID - 1] + "…"


def _save_button(plan: TablePlan, actor: Callable[[], Actor]) -> None:
    with st.container(horizontal=True):
        label = f"Save {words.counted(len(plan.writes), 'row')}"
        is_wanted = st.button(label, type="primary", icon=":material/save:", key="tables-save")
        if st.button("Put the files away", key="tables-away"):
            _next_round()
    if not is_wanted:
        return
    try:
        with st.spinner("Saving"):
            saved = tables.save(data.database(), plan, actor(), at=recording.now())
    except ChangedMeanwhile as error:
        st.session_state.pop(PLAN, None)
        st.error(words.markdown(error), icon=":material/error:")
        st.button("Look again", key="tables-again")
    except ViolenceResponseError as error:
        st.error(words.markdown(error), icon=":material/error:")
    else:
        st.session_state[SAVED] = Saved(saved.recording_id, tables.in_a_sentence(plan))
        _next_round()


def _next_round() -> None:
    """Begin again with no files: a file field is emptied by giving it another key."""
    st.session_state[ROUND] += 1
    st.session_state.pop(PLAN, None)
    st.rerun()

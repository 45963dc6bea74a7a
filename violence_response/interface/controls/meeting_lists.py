"""The lists of the meeting's page: what was decided, what is due, what changed, and the minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import actions as account_of_actions
from violence_response.accounts import changes as account_of_changes
from violence_response.accounts import decisions as account_of_decisions
from violence_response.accounts import due as account_of_dates
from violence_response.accounts import minutes as account_of_minutes
from violence_response.accounts.blocks import Table
from violence_response.briefing.asking import Request
from violence_response.briefing.formats import TYPES, rendered
from violence_response.briefing.look import look_of
from violence_response.interface import controls, data, filters, show
from violence_response.interface.controls import briefing
from violence_response.interface.controls.meeting import Meeting
from violence_response.rows import ActionsFound, Changes, ChangesInSteps, DecisionsFound, NextDeadlines

MOST_LISTED = {"changes": 8, "decisions": 40, "recorded": 40}
"""Things listed of each kind (of changes, for each kind of change and of thing); the others are counted."""
MOST_OF_OWNER = 12
MOST_STEPS = 500


def decided(
    address: filters.Address,
    decisions: Sequence[DecisionsFound],
    meeting: Meeting,
    undo: Callable[[DecisionsFound], None] | None,
) -> None:
    """The decisions of the second day in their order, each with its way to `undo` it, and the minutes."""
    account = account_of_decisions.of_day(decisions, meeting.to_day)
    controls.heading(account.heading)
    if not decisions:
        controls.empty(account.message, "Record one above; the minutes list it first.")
    for row, line in zip(decisions, _decisions(decisions), strict=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(line)
            if undo and row.is_recorded:
                undo(row)
    if decisions:
        _more(address, "decisions", decisions[0].decisions - len(decisions))
    _fewer(address, "decisions", meeting)
    _minutes(meeting.to_day, decisions)


def _decisions(decisions: Sequence[DecisionsFound]) -> Iterator[str]:
    for row in account_of_decisions.table(decisions).rows:
        number, said, *others = map(show.markdown, row)
        yield f"**{number}** {said}  \n:small[{' · '.join(filter(None, others))}]"


def _minutes(day: date, decisions: Sequence[DecisionsFound]) -> None:
    """The minutes of the day to take away, and its decisions as rows."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Minutes (Word)",
            # Made only when somebody asks for it.
            data=partial(_as_word, day),
            file_name=f"minutes-{day.isoformat()}.docx",
            mime=TYPES["docx"],
            icon=":material/download:",
            key="meeting.minutes",
            on_click="ignore",
        )
        if decisions:
            rows = queries.frame_of(DecisionsFound, decisions)
            controls.download(rows, f"decisions-{day.isoformat()}", key="decisions")
    address = {"kind": "minutes", "until": day.isoformat()}
    controls.small(controls.link("Minutes as PDF, slides or web page", "briefing", **address))


def _as_word(day: date) -> bytes:
    chosen = data.chosen_settings()
    made = briefing.made(Request("minutes", "all", data.today(), until=day), chosen.marking)
    return rendered(made, look_of(chosen), "docx")


def recorded(address: filters.Address, steps: Sequence[ChangesInSteps], meeting: Meeting) -> None:
    """The changes that were saved on the second day, in their order."""
    account = account_of_minutes.recorded(steps, meeting.to_day)
    controls.heading(account.heading)
    if not steps:
        controls.empty(account.message, "What is recorded is collected here as you go.")
        return
    controls.small(words.markdown(account.message))
    _list(account_of_minutes.table(steps, meeting.to_day))
    _more(address, "recorded", steps[0].steps - len(steps))
    _fewer(address, "recorded", meeting)
    name = f"recorded-{meeting.to_day.isoformat()}"
    controls.download(queries.frame_of(ChangesInSteps, steps), name, key="recorded")


def due(
    address: filters.Address,
    found: Sequence[ActionsFound],
    dates: Sequence[NextDeadlines],
    meeting: Meeting,
    *,
    records: bool,
) -> None:
    """A closed box with the days that we have to keep and every open action, as lists."""
    with st.expander(
        "The same as lists", icon=":material/format_list_bulleted:", expanded=meeting.whole == "due"
    ):
        left, right = st.columns(2, gap="large")
        with left:
            _deadlines(dates)
        with right:
            _actions(address, found, meeting, records=records)


def _deadlines(dates: Sequence[NextDeadlines]) -> None:
    """The days that have to be kept in our responses and for findings, nearest first."""
    controls.heading("Response deadlines")
    if not dates:
        controls.empty(
            "No response deadline lies ahead and none is overdue.",
            f"The clock of every report is on {controls.link('Responses', 'responses')}.",
        )
        return
    st.markdown("\n".join(f"- {show.markdown(account_of_dates.deadline(row))}" for row in dates))


def _actions(
    address: filters.Address, found: Sequence[ActionsFound], meeting: Meeting, *, records: bool
) -> None:
    """Every open action by owner, the longest overdue first."""
    controls.heading("Open actions by owner")
    if not found:
        controls.empty("No action is open.", "Add an action to a finding to follow it up here.")
    most = meeting.most("due", MOST_OF_OWNER)
    for owner, group in groupby(found, key=lambda row: row.owner_role):
        rows = list(group)
        st.markdown(f"**{words.markdown(owner)}** ({account_of_actions.of_owner(rows)})")
        shown = rows[:most]
        recorded = (("action", row.action_id) for row in shown)
        table = account_of_actions.table(shown, owner)
        _list(table, without=1, more=_records(address, recorded) if records else ())
        _more(address, "due", len(rows) - len(shown))
    _fewer(address, "due", meeting)


def changed(address: filters.Address, changes: Sequence[Changes], meeting: Meeting, *, records: bool) -> None:
    """A closed box with what changed, kind by kind, each thing as it was then and is now, and why."""
    account = account_of_changes.between(changes, meeting.from_day, meeting.to_day, meeting.from_name)
    box = st.expander(
        f"{account.heading}, with the reasons", icon=":material/history:", expanded=meeting.whole == "changes"
    )
    with box:
        st.markdown(words.markdown(account.message))
        hidden = account_of_changes.left_out(changes)
        groups = groupby(changes, key=lambda row: row.change)
        for (change, rows), table in zip(groups, account_of_changes.tables(changes), strict=True):
            st.markdown(f"**{words.markdown(table.caption)}**")
            recorded = ((row.subject_type, row.subject_id) for row in rows)
            _list(table, more=_records(address, recorded) if records else ())
            _more(address, "changes", hidden.get(change, 0), ", the newest first above")
        _fewer(address, "changes", meeting)
        controls.download(queries.frame_of(Changes, changes), "changes", key="changes")


def steps(meeting: Meeting) -> None:
    """A closed box with every step between the two days."""
    box = st.expander("Every step", icon=":material/steps:", on_change="rerun", key="meeting.steps")
    if not box.open:
        return
    found = data.rows(ChangesInSteps, **meeting.span(), most=MOST_STEPS)
    with box:
        if not found:
            st.markdown("No step was recorded between the two days.")
            return
        table = account_of_changes.in_steps(found)
        st.markdown("\n".join(f"- {line}" for line in show.lines(table)))
        if (more := found[0].steps - len(found)) > 0:
            controls.small(f"and {more:,} earlier steps; choose a shorter time to see them")


def _records(address: filters.Address, things: Iterable[tuple[str, str]]) -> list[str]:
    """A link to record something, for each thing on which that can be done here."""
    return [
        address.link("record", thing=f"{kind}:{key}") if kind in ("finding", "action") else ""
        for kind, key in things
    ]


def _list(table: Table, *, without: int | None = None, more: Sequence[str] = ()) -> None:
    """The rows of a table as lines, each with what follows it."""
    lines = show.lines(table, without=without)
    if more:
        lines = [" · ".join(filter(None, pair)) for pair in zip(lines, more, strict=True)]
    st.markdown("\n".join(f"- {line}" for line in lines))


def _more(address: filters.Address, name: str, count: int, order: str = "") -> None:
    """How many rows of a list are not shown: a link that opens them all."""
    if count > 0:
        st.markdown(f":small[{address.link(f'and {count:,} more', all=name)}{words.markdown(order)}]")


def _fewer(address: filters.Address, name: str, meeting: Meeting) -> None:
    if meeting.whole == name:
        st.markdown(f":small[{address.link('Show fewer', all='')}]")

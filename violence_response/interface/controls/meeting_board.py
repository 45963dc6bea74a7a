"""The pictures of the meeting's page: the board of findings, and the lanes of what has to be done by when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

import streamlit as st

from violence_response import queries, words
from violence_response.accounts import board as account
from violence_response.figures import board as figures
from violence_response.figures import lanes as lanes_of
from violence_response.interface import controls, data
from violence_response.interface.controls.meeting import Meeting
from violence_response.interface.filters import Address
from violence_response.rows import ActionsFound, BoardColumns, BoardFindings, Changes, NextDeadlines

KEPT = frozenset({"since", "until", "size"})


def board(address: Address, changes: Sequence[Changes], meeting: Meeting) -> None:
    """Where each finding was and is; without a status on record, what to do to see one."""
    days = {"since": meeting.from_day, "until": meeting.to_day}
    columns = data.rows(BoardColumns, **days)
    if any(row.findings for row in columns):
        found = data.rows(BoardFindings, **days)
        said = account.sentence(changes, columns, meeting.from_day, meeting.to_day, meeting.from_name)
        picture = controls.drawn(figures.board, found, columns, said, _kept(address))
        controls.drawing(picture, queries.frame_of(BoardFindings, found), query="board_findings")
    if nothing := account.nothing_yet(columns):
        controls.small(f":material/info: {words.markdown(nothing)}")


def lanes(address: Address, actions: Sequence[ActionsFound], dates: Sequence[NextDeadlines]) -> None:
    """Every open action by owner and every day that we have to keep, each in the order of its days."""
    controls.heading("What is due, and who acts")
    said = account.lanes(actions, dates)
    st.markdown(words.markdown(said))
    if actions or dates:
        picture = controls.drawn(lanes_of.lanes, actions, dates, said, _kept(address))
        controls.drawing(picture, queries.frame_of(ActionsFound, actions), query="actions_found")


def _kept(address: Address) -> account.Choices:
    """What a click on a token keeps of the address: the two days and the size of type."""
    return tuple(pair for pair in parse_qsl(address.written()) if pair[0] in KEPT)

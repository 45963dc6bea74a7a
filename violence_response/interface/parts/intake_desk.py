"""The desk of the intake page: the documents that a person has dropped, each with how far it is.

A desk belongs to one visit. Nothing of it is kept anywhere else until the person saves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.database import Database
from violence_response.documents.fields.facts import Reading
from violence_response.documents.fields.reader import read_bytes
from violence_response.documents.saving import holdings as held
from violence_response.documents.saving import ties, transaction
from violence_response.documents.saving.document_plan import Plan, plan_for
from violence_response.documents.saving.duplicates import Duplicate, duplicate
from violence_response.documents.saving.holdings import Holdings
from violence_response.documents.saving.review import Review, open_questions, review_of
from violence_response.errors import ViolenceResponseError
from violence_response.interface import data
from violence_response.register import recording
from violence_response.register.recording import Actor

DESK = "intake-desk"


@dataclass(slots=True)
class Paper:
    """One document on the desk."""

    key: str
    name: str
    size: int
    review: Review | None = None
    problem: str = ""
    inspection_id: str | None = None
    duplicate: Duplicate | None = None
    chosen: set[str] | None = None
    token: str = field(default_factory=recording.new_token)
    recording_id: str = ""
    saved: list[str] = field(default_factory=list)
    saved_inspection: str = ""
    saved_findings: list[tuple[str, str]] = field(default_factory=list)
    is_undone: bool = False

    @property
    def questions(self) -> tuple[str, ...]:
        """What a person should look at; none where the document could not be read."""
        if self.review is None:
            return ()
        already = ("The register has this inspection already.",) if self.duplicate else ()
        return already + open_questions(self.review)

    @property
    def state(self) -> str:
        """How far it is, in words."""
        if self.problem:
            return "cannot be read"
        if self.recording_id:
            return "saved"
        count = len(self.questions)
        return f"{words.number(count)} to look at" if count else "no doubts"


def holdings() -> Holdings:
    """What the register holds, read once for each of its states."""
    opened = data.database()
    return _holdings(id(opened), opened.version, data.chosen_settings().body, opened)


@st.cache_resource(show_spinner=False, max_entries=1)
def _holdings(identity: int, version: int, body: str, _database: Database) -> Holdings:
    return held.holdings_of(_database, body)


@st.cache_data(show_spinner=False, max_entries=60, scope="session")
def _read(key: str, name: str, _content: bytes) -> tuple[Reading | None, str]:
    """The reading of a document, or the sentence that says why there is none; once for one visit."""
    try:
        return read_bytes(_content, name, held.known_of(holdings())), ""
    except ViolenceResponseError as error:
        return None, str(error)


def papers(dropped: Sequence[UploadedFile]) -> list[Paper]:
    """The dropped files as papers in their order, those that are new read with progress."""
    desk: dict[str, Paper] = st.session_state.setdefault(DESK, {})
    found: dict[str, Paper] = {}
    fresh = [file for file in dropped if key_of(file) not in desk]
    bar = st.progress(0.0, text="Reading") if fresh else None
    for file in dropped:
        key = key_of(file)
        if key not in desk:
            place = fresh.index(file)
            if bar is not None:
                bar.progress(place / len(fresh), text=f"Reading {words.markdown(words.file_name(file.name))}")
            desk[key] = _paper(key, file)
        found[key] = desk[key]
    if bar is not None:
        bar.empty()
    # What is no more among the files is no more on the desk.
    st.session_state[DESK] = found
    return list(found.values())


def key_of(file: UploadedFile) -> str:
    """The hash of a dropped file, worked out once for one visit."""
    known: dict[str, str] = st.session_state.setdefault("intake-hashes", {})
    if file.file_id not in known:
        known[file.file_id] = hashlib.sha256(file.getvalue()).hexdigest()
    return known[file.file_id]


def _paper(key: str, file: UploadedFile) -> Paper:
    paper = Paper(key, words.file_name(file.name), file.size)
    reading, paper.problem = _read(key, file.name, file.getvalue())
    if reading is not None:
        paper.review, paper.duplicate = ties.prepared(review_of(reading, file.size), holdings())
        paper.inspection_id = paper.duplicate.inspection_id if paper.duplicate else None
    return paper


def tie_again(paper: Paper) -> None:
    """Look again whether the register has the inspection, after the title or the day was corrected."""
    if paper.review is None:
        return
    found = duplicate(paper.review, holdings())
    if found != paper.duplicate:
        paper.duplicate = found
        choose_inspection(paper, found.inspection_id if found else None)


def choose_inspection(paper: Paper, inspection_id: str | None) -> None:
    """Tie a paper to an inspection of the register, or to none: its findings are compared anew."""
    paper.inspection_id, paper.chosen = inspection_id, None
    if paper.review is not None:
        paper.review = ties.tied(paper.review, holdings(), inspection_id)


def plan_of(paper: Paper) -> Plan:
    """What saving this paper would write."""
    review = paper.review
    if review is None:
        raise ValueError(paper.name)
    return plan_for(review, holdings(), paper.inspection_id, recording.now(), paper.chosen)


def save(paper: Paper, content: bytes, actor: Callable[[], Actor]) -> None:
    """Save a paper; what is wrong stands in its `problem` afterwards only when it could not be tried again.

    Raises the errors of `transaction.save`, and what `actor` raises.
    """
    review, plan = paper.review, plan_of(paper)
    if review is None:
        raise ValueError(paper.name)
    chosen = data.chosen_settings()
    done = transaction.save(
        data.database(), chosen, actor(), review, plan, content=content, at=recording.now(), token=paper.token
    )
    paper.recording_id, paper.is_undone = done.recording_id, False
    paper.saved, paper.saved_inspection = plan.lines, plan.inspection_id
    kept = zip(plan.finding_ids, review.statements, strict=True)
    paper.saved_findings = [
        (finding_id, each.summary or each.text) for finding_id, each in kept if finding_id
    ]


def take_back(paper: Paper, actor: Callable[[], Actor]) -> None:
    """Take back what was saved from a paper; it can be saved anew. Raises the errors of
    `transaction.take_back`."""
    transaction.take_back(
        data.database(), data.chosen_settings(), paper.recording_id, actor(), at=recording.now()
    )
    paper.is_undone, paper.recording_id, paper.token = True, "", recording.new_token()
    if paper.review is not None:
        paper.review, paper.duplicate = ties.prepared(paper.review, holdings())
        paper.inspection_id = paper.duplicate.inspection_id if paper.duplicate else None

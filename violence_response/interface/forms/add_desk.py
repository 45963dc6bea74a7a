"""The desk of the page Add documents: the documents that a person has dropped, each with how far it is.

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

DESK = "add-desk"


@dataclass(slots=True)
class Document:
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


def documents(dropped: Sequence[UploadedFile]) -> list[Document]:
    """The documents of the dropped files, in their order, those that are new read with progress."""
    desk: dict[str, Document] = st.session_state.setdefault(DESK, {})
    found: dict[str, Document] = {}
    fresh = [file for file in dropped if key_of(file) not in desk]
    bar = st.progress(0.0, text="Reading") if fresh else None
    for file in dropped:
        key = key_of(file)
        if key not in desk:
            place = fresh.index(file)
            if bar is not None:
                bar.progress(place / len(fresh), text=f"Reading {words.markdown(words.file_name(file.name))}")
            desk[key] = _document(key, file)
        found[key] = desk[key]
    if bar is not None:
        bar.empty()
    # What is no more among the files is no more on the desk.
    st.session_state[DESK] = found
    return list(found.values())


def key_of(file: UploadedFile) -> str:
    """The hash of a dropped file, worked out once for one visit."""
    known: dict[str, str] = st.session_state.setdefault("add-hashes", {})
    if file.file_id not in known:
        known[file.file_id] = hashlib.sha256(file.getvalue()).hexdigest()
    return known[file.file_id]


def _document(key: str, file: UploadedFile) -> Document:
    document = Document(key, words.file_name(file.name), file.size)
    reading, document.problem = _read(key, file.name, file.getvalue())
    if reading is not None:
        document.review, document.duplicate = ties.prepared(review_of(reading, file.size), holdings())
        document.inspection_id = document.duplicate.inspection_id if document.duplicate else None
    return document


def tie_again(document: Document) -> None:
    """Look again whether the register has the inspection, after the title or the day was corrected."""
    if document.review is None:
        return
    found = duplicate(document.review, holdings())
    if found != document.duplicate:
        document.duplicate = found
        choose_inspection(document, found.inspection_id if found else None)


def choose_inspection(document: Document, inspection_id: str | None) -> None:
    """Tie a document to an inspection of the register, or to none: its findings are compared again."""
    document.inspection_id, document.chosen = inspection_id, None
    if document.review is not None:
        document.review = ties.tied(document.review, holdings(), inspection_id)


def plan_of(document: Document) -> Plan:
    """What saving this document would write."""
    review = document.review
    if review is None:
        raise ValueError(document.name)
    return plan_for(review, holdings(), document.inspection_id, recording.now(), document.chosen)


def save(document: Document, content: bytes, actor: Callable[[], Actor]) -> None:
    """Save a document; its `problem` is set afterwards only where trying again is of no use.

    Raises the errors of `transaction.save`, and what `actor` raises.
    """
    review, plan = document.review, plan_of(document)
    if review is None:
        raise ValueError(document.name)
    chosen = data.chosen_settings()
    done = transaction.save(
        data.database(),
        chosen,
        actor(),
        review,
        plan,
        content=content,
        at=recording.now(),
        token=document.token,
    )
    document.recording_id, document.is_undone = done.recording_id, False
    document.saved, document.saved_inspection = plan.lines, plan.inspection_id
    kept = zip(plan.finding_ids, review.statements, strict=True)
    document.saved_findings = [
        (finding_id, each.summary or each.text) for finding_id, each in kept if finding_id
    ]


def undo(document: Document, actor: Callable[[], Actor]) -> None:
    """Undo what was saved from a document; it can be saved again. Raises the errors of
    `transaction.undo`."""
    transaction.undo(
        data.database(), data.chosen_settings(), document.recording_id, actor(), at=recording.now()
    )
    document.is_undone, document.recording_id, document.token = True, "", recording.new_token()
    if document.review is not None:
        document.review, document.duplicate = ties.prepared(document.review, holdings())
        document.inspection_id = document.duplicate.inspection_id if document.duplicate else None

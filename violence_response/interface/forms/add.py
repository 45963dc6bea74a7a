"""Documents on the page Add documents: dropped, read, looked at, saved, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.documents.formats.limits import BYTES
from violence_response.errors import ViolenceResponseError
from violence_response.interface.controls.tables import link, small
from violence_response.interface.filters import Address
from violence_response.interface.forms import add_desk as desk
from violence_response.interface.forms import add_review, suggestions
from violence_response.interface.forms.add_desk import Document
from violence_response.register.recording import Actor

WAYS = {"documents": "Documents", "tables": "Tables"}
MARKS = {"cannot be read": "problem", "saved": "good", "no doubts": "good"}
FLASH = "add-said"


def show(actor: Callable[[], Actor]) -> None:
    """The whole part. `actor` gives who records; what it raises is shown, and nothing is saved then."""
    megabytes = BYTES // 1_000_000
    dropped = st.file_uploader(
        f"Responses to inspections: PDF, Word, text, web page, scan or picture, up to {megabytes} MB each",
        accept_multiple_files=True,
        max_upload_size=megabytes,
        key="add-files",
    )
    _say()
    if not dropped:
        small(
            "Drop one document or many. Nothing is saved before you say so. You see each fact beside the "
            "words it was read from, correct what is wrong, and save. You can undo it afterwards."
        )
        return
    documents = desk.documents(dropped)
    contents = {desk.key_of(file): file for file in dropped}
    if len(documents) > 1:
        _list(documents)
        _save_certain(documents, contents, actor)
    document = _chosen(documents)
    if document.problem:
        st.error(words.markdown(document.problem), icon=":material/error:")
    elif document.recording_id:
        _saved(document, actor)
    else:
        add_review.show(document, contents[document.key])
        _save(document, contents[document.key], actor)


def _say() -> None:
    """What happened at the last press of a button."""
    if said := st.session_state.pop(FLASH, None):
        st.info(words.markdown(said), icon=":material/info:")


def _list(documents: Sequence[Document]) -> None:
    """Every document with its state."""
    lines = []
    for document in documents:
        colour = {"problem": "red", "good": "green"}.get(MARKS.get(document.state, ""), "orange")
        lines.append(f"- {words.markdown(document.name)} :{colour}-badge[{words.markdown(document.state)}]")
    st.markdown("\n".join(lines))


def _chosen(documents: Sequence[Document]) -> Document:
    """The document that is looked at: the only one, or the one chosen."""
    if len(documents) == 1:
        return documents[0]
    by_key = {document.key: document for document in documents}
    key = st.selectbox(
        "Document to look at",
        list(by_key),
        format_func=lambda key: f"{by_key[key].name} – {by_key[key].state}",
        key="add-chosen",
    )
    return by_key[key]


def _save_certain(
    documents: Sequence[Document], contents: dict[str, UploadedFile], actor: Callable[[], Actor]
) -> None:
    """One button for all documents that nobody needs to look at."""
    certain = [
        document
        for document in documents
        if not document.problem and not document.recording_id and not document.questions
    ]
    if not certain:
        small("Every document that is not saved yet has something to look at: go through them one by one.")
        return
    label = f"Save {words.counted(len(certain), 'document')} that have no doubts"
    if len(certain) == 1:
        label = "Save the one document that has no doubts"
    if st.button(label, icon=":material/save:", key="add-save-certain"):
        said = []
        for document in certain:
            said += _try(partial(desk.save, document, contents[document.key].getvalue(), actor))
        done = sum(bool(document.recording_id) for document in certain)
        st.session_state[FLASH] = " ".join(
            [f"{words.sentence(words.counted(done, 'document'))} saved.", *said]
        )
        st.rerun()


def _save(document: Document, file: UploadedFile, actor: Callable[[], Actor]) -> None:
    """What will be saved, in words, and the button."""
    st.subheader("What will be saved", anchor=False)
    plan = desk.plan_of(document)
    st.markdown("\n".join(f"- {words.markdown(line)}" for line in plan.lines))
    if plan.said:
        st.markdown("**What is named and not saved**")
        st.markdown("\n".join(f"- {words.markdown(line)}" for line in plan.said))
    if not plan.writes:
        st.markdown(link("Open the inspection", "responses", inspection=plan.inspection_id))
        return
    if document.review is not None and not document.review.facts["title"] and not plan.is_update:
        st.warning("The report needs a title: type it in above.", icon=":material/edit:")
        return
    label = "Save to this inspection" if plan.is_update else "Save as a new inspection"
    if st.button(label, type="primary", icon=":material/save:", key=f"add-save-{document.key}"):
        problems = _try(lambda: desk.save(document, file.getvalue(), actor))
        if problems:
            st.error(words.markdown(problems[0]), icon=":material/error:")
        else:
            st.rerun()


def _saved(document: Document, actor: Callable[[], Actor]) -> None:
    """What was saved, with links to it, and the way back."""
    st.success(f"“{words.markdown(document.name)}” is saved.", icon=":material/check:")
    st.markdown("\n".join(f"- {words.markdown(line)}" for line in document.saved))
    opened = link("Open the inspection and our response", "responses", inspection=document.saved_inspection)
    listed = link("all its findings", "findings", inspection=document.saved_inspection)
    original = f"[the original file](./documents/{document.key})"
    st.markdown(f"{opened}, {listed}, or {original}.")
    if document.saved_findings:
        st.markdown(
            "\n".join(f"1. {link(text, 'findings', finding=key)}" for key, text in document.saved_findings)
        )
        suggestions.for_gaps(dict(document.saved_findings))
    if st.button("Undo", icon=":material/undo:", key=f"add-undo-{document.key}"):
        problems = _try(lambda: desk.undo(document, actor))
        if problems:
            st.error(words.markdown(problems[0]), icon=":material/error:")
        else:
            st.session_state[FLASH] = f"“{document.name}” was undone: the register is as it was before."
            st.rerun()


def _try(work: Callable[[], None]) -> list[str]:
    """The sentence of what went wrong, if anything did."""
    try:
        work()
    except ViolenceResponseError as error:
        return [str(error)]
    return []


def way(address: Address) -> str:
    """Documents or tables: which of the two is open, kept in the address."""
    chosen = address.one("show", list(WAYS), "part of this page", "documents")
    address.segments("show", "What to add", WAYS, chosen)
    return chosen

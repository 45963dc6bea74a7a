"""Documents on the intake page: files to drop, what was read of each, what would be saved, what was saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.documents.formats.limits import BYTES
from violence_response.errors import ViolenceResponseError
from violence_response.interface.filters import Address
from violence_response.interface.parts import intake_desk as desk
from violence_response.interface.parts import intake_review, suggestions
from violence_response.interface.parts.intake_desk import Paper
from violence_response.interface.parts.tables import link, small
from violence_response.register.recording import Actor

WAYS = {"documents": "Documents", "tables": "Tables"}
MARKS = {"cannot be read": "problem", "saved": "good", "no doubts": "good"}
FLASH = "intake-said"


def show(actor: Callable[[], Actor]) -> None:
    """The whole part. `actor` gives who records; what it raises is shown, and nothing is saved then."""
    megabytes = BYTES // 1_000_000
    dropped = st.file_uploader(
        f"Responses to inspections: PDF, Word, text, web page, scan or picture, up to {megabytes} MB each",
        accept_multiple_files=True,
        max_upload_size=megabytes,
        key="intake-files",
    )
    _say()
    if not dropped:
        small(
            "Drop one document or many. Nothing is saved before you say so. You see each fact beside the "
            "words it was read from, correct what is wrong, and save; it can be taken back afterwards."
        )
        return
    papers = desk.papers(dropped)
    contents = {desk.key_of(file): file for file in dropped}
    if len(papers) > 1:
        _list(papers)
        _save_certain(papers, contents, actor)
    paper = _chosen(papers)
    if paper.problem:
        st.error(words.markdown(paper.problem), icon=":material/error:")
    elif paper.recording_id:
        _saved(paper, actor)
    else:
        intake_review.show(paper, contents[paper.key])
        _save(paper, contents[paper.key], actor)


def _say() -> None:
    """What happened at the last press of a button."""
    if said := st.session_state.pop(FLASH, None):
        st.info(words.markdown(said), icon=":material/info:")


def _list(papers: Sequence[Paper]) -> None:
    """Every document with its state."""
    lines = []
    for paper in papers:
        colour = {"problem": "red", "good": "green"}.get(MARKS.get(paper.state, ""), "orange")
        lines.append(f"- {words.markdown(paper.name)} :{colour}-badge[{words.markdown(paper.state)}]")
    st.markdown("\n".join(lines))


def _chosen(papers: Sequence[Paper]) -> Paper:
    """The document that is looked at: the only one, or the one chosen."""
    if len(papers) == 1:
        return papers[0]
    by_key = {paper.key: paper for paper in papers}
    key = st.selectbox(
        "Document to look at",
        list(by_key),
        format_func=lambda key: f"{by_key[key].name} – {by_key[key].state}",
        key="intake-chosen",
    )
    return by_key[key]


def _save_certain(
    papers: Sequence[Paper], contents: dict[str, UploadedFile], actor: Callable[[], Actor]
) -> None:
    """One button for all documents that nobody needs to look at."""
    certain = [
        paper for paper in papers if not paper.problem and not paper.recording_id and not paper.questions
    ]
    if not certain:
        small("Every document that is not saved yet has something to look at: go through them one by one.")
        return
    label = f"Save {words.counted(len(certain), 'document')} that have no doubts"
    if len(certain) == 1:
        label = "Save the one document that has no doubts"
    if st.button(label, icon=":material/save:", key="intake-save-certain"):
        said = []
        for paper in certain:
            said += _try(lambda paper=paper: desk.save(paper, contents[paper.key].getvalue(), actor))  # type: ignore[misc]
        done = sum(bool(paper.recording_id) for paper in certain)
        st.session_state[FLASH] = " ".join(
            [f"{words.sentence(words.counted(done, 'document'))} saved.", *said]
        )
        st.rerun()


def _save(paper: Paper, file: UploadedFile, actor: Callable[[], Actor]) -> None:
    """What will be saved, in words, and the button."""
    st.subheader("What will be saved", anchor=False)
    plan = desk.plan_of(paper)
    st.markdown("\n".join(f"- {words.markdown(line)}" for line in plan.lines))
    if plan.said:
        st.markdown("**What is named and not saved**")
        st.markdown("\n".join(f"- {words.markdown(line)}" for line in plan.said))
    if not plan.writes:
        st.markdown(link("Open the inspection", "responses", inspection=plan.inspection_id))
        return
    if paper.review is not None and not paper.review.facts["title"] and not plan.is_update:
        st.warning("The report needs a title: type it in above.", icon=":material/edit:")
        return
    label = "Save to this inspection" if plan.is_update else "Save as a new inspection"
    if st.button(label, type="primary", icon=":material/save:", key=f"intake-save-{paper.key}"):
        problems = _try(lambda: desk.save(paper, file.getvalue(), actor))
        if problems:
            st.error(words.markdown(problems[0]), icon=":material/error:")
        else:
            st.rerun()


def _saved(paper: Paper, actor: Callable[[], Actor]) -> None:
    """What was saved, with links to it, and the way back."""
    st.success(f"“{words.markdown(paper.name)}” is saved.", icon=":material/check:")
    st.markdown("\n".join(f"- {words.markdown(line)}" for line in paper.saved))
    opened = link("Open the inspection and our response", "responses", inspection=paper.saved_inspection)
    listed = link("all its findings", "findings", inspection=paper.saved_inspection)
    original = f"[the original file](./documents/{paper.key})"
    st.markdown(f"{opened}, {listed}, or {original}.")
    if paper.saved_findings:
        st.markdown(
            "\n".join(f"1. {link(text, 'findings', finding=key)}" for key, text in paper.saved_findings)
        )
        suggestions.for_gaps([{"finding_id": key, "summary": text} for key, text in paper.saved_findings])
    if st.button("Take it back", icon=":material/undo:", key=f"intake-undo-{paper.key}"):
        problems = _try(lambda: desk.take_back(paper, actor))
        if problems:
            st.error(words.markdown(problems[0]), icon=":material/error:")
        else:
            st.session_state[FLASH] = f"“{paper.name}” was taken back: the register is as it was before."
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
    address.segments("show", "What to put in", WAYS, chosen)
    return chosen

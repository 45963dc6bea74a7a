"""One document under review: each fact beside the words it was read from, doubtful ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.documents.fields.inspectorates import INSPECTORATES
from violence_response.documents.saving import document_plan as plans
from violence_response.documents.saving import review as reviews
from violence_response.documents.saving.review import CHIEF, SURE, TYPES, Review
from violence_response.interface.controls.tables import link, small
from violence_response.interface.forms import add_desk as desk
from violence_response.interface.forms import add_statements as statements
from violence_response.interface.forms import add_words
from violence_response.interface.forms.add_desk import Document

KNOWN_BODIES = [name for name, _ in INSPECTORATES]
DAYS = ("published_date", "fieldwork_from", "fieldwork_to", "response_date")
EARLIEST = date(1996, 1, 1)
"""Section 55 is in the Police Act 1996; no report that it asks an answer to is older."""
YES_NO = {True: "Yes", False: "No", None: "Not known"}


def show(document: Document, file: UploadedFile) -> None:
    """The review of one document; corrections go back onto the desk."""
    review = document.review
    if review is None:
        return
    _duplicate(document)
    doubtful, certain, absent = grouped(review)
    count = len(doubtful)
    st.subheader("Look at these first" if count else "No fact is doubtful", anchor=False)
    general = [each.message for each in review.doubts if _is_general(each.field)]
    if general:
        st.markdown("\n".join(f"- {words.markdown(message)}" for message in dict.fromkeys(general)))
    _facts(document, doubtful, file)
    if certain:
        label = f"{words.sentence(words.counted(len(certain), 'fact'))} read without doubt"
        _boxed(document, label, "certain", certain, file)
    if absent:
        label = f"{words.sentence(words.counted(len(absent), 'fact'))} not found in the document"
        _boxed(document, label, "absent", absent, file)
    _about(document)
    statements.show(document, file)
    desk.tie_again(document)


def _is_general(name: str) -> bool:
    """Whether a doubt belongs to no fact, list or named thing, which show their own."""
    return name == "file" or (name not in reviews.LABELS and name not in statements.OWN_DOUBTS)


def grouped(review: Review) -> tuple[list[str], list[str], list[str]]:
    """The facts to look at (the least sure first), those read without doubt, and those not found."""
    doubted = {each.field for each in review.doubts}
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name, field in review.read.items():
        if name in doubted or (field.value is not None and field.confidence < SURE):
            found[0].append(name)
        else:
            found[1 if field.value is not None else 2].append(name)
    return sorted(found[0], key=lambda name: review.read[name].confidence), found[1], found[2]


def _boxed(document: Document, label: str, name: str, facts: Sequence[str], file: UploadedFile) -> None:
    box = st.expander(label, key=f"{document.key}-{name}", on_change="rerun")
    if box.open:
        with box:
            _facts(document, facts, file)


def _facts(document: Document, names: Sequence[str], file: UploadedFile) -> None:
    for name in names:
        review = document.review
        if review is None:
            return
        field = review.read[name]
        with st.container(border=True):
            left, right = st.columns([5, 6], gap="medium")
            with left:
                document.review = review.corrected(name, _widget(document, name, review.facts[name]))
                for each in review.doubts:
                    if each.field == name:
                        small(words.markdown(each.message))
            with right:
                add_words.beside(document, file, name, field)


def _widget(document: Document, name: str, value: Any) -> Any:
    """The field to correct a fact in; its value comes back."""
    label, key = reviews.label(name), f"{document.key}-{name}"
    if name in DAYS:
        return st.date_input(label, value=value, min_value=EARLIEST, format="DD/MM/YYYY", key=key)
    if name == "inspection_types":
        chosen = st.multiselect(
            label,
            list(TYPES),
            default=value or [],
            format_func=TYPES.__getitem__,
            key=key,
            placeholder="Not known",
        )
        return chosen or None
    if name == "inspectorates":
        options = list(dict.fromkeys([*KNOWN_BODIES, *(value or [])]))
        chosen = st.multiselect(label, options, default=value or [], key=key, placeholder="Not known")
        return chosen or None
    if name == CHIEF:
        return st.text_area(label, value=value or "", key=key, height=160).strip() or None
    if name == "title":
        return " ".join(st.text_area(label, value=value or "", key=key, height=100).split()) or None
    options = list(YES_NO)
    return st.radio(
        label, options, index=options.index(value), format_func=YES_NO.__getitem__, horizontal=True, key=key
    )


def _about(document: Document) -> None:
    """What a new inspection is about, in the person's words."""
    review = document.review
    if review is not None and document.inspection_id is None:
        told = st.text_area(
            "What the report is about, in our words", value=review.summary, key=f"{document.key}-about"
        )
        document.review = replace(review, summary=told.strip() or reviews.about(()))


# --- an inspection that the register has already


def _duplicate(document: Document) -> None:
    found = document.duplicate
    if found is None:
        return
    why = {
        "file": "This file was added before, for",
        "title": "The register has an inspection of this title and day:",
    }
    opened = link(found.title, "responses", inspection=found.inspection_id)
    st.info(f"{why[found.reason]} {opened}.", icon=":material/content_copy:")
    ways = {"update": "Add to that inspection", "new": "It is another inspection: save it as a new one"}
    chosen = st.radio(
        "What to do with it", list(ways), format_func=ways.__getitem__, key=f"{document.key}-way",
        index=0 if document.inspection_id else 1,
    )  # fmt: skip
    wanted = found.inspection_id if chosen == "update" else None
    if wanted != document.inspection_id:
        desk.choose_inspection(document, wanted)
    if wanted:
        _differences(document)


def _differences(document: Document) -> None:
    """Field by field: what the register has and what the document says, to choose from."""
    differences = desk.plan_of(document).differences
    if not differences:
        small("The document says nothing else about it than the register does.")
        return
    fills = [each for each in differences if each.fills]
    others = [each for each in differences if not each.fills]
    if document.chosen is None:
        document.chosen = {each.name for each in fills}
    if others:
        st.markdown(
            "**Where the register says something else** (it keeps its own unless you choose the document's)"
        )
        _choices(document, others)
    if fills:
        label = f"{words.sentence(words.counted(len(fills), 'empty field'))} of the register that this fills"
        box = st.expander(label, key=f"{document.key}-fills", on_change="rerun")
        if box.open:
            with box:
                _choices(document, fills)


def _choices(document: Document, differences: Sequence[plans.Difference]) -> None:
    for each in differences:
        with st.container(gap="xxsmall"):
            is_chosen = st.checkbox(
                f"{each.label}: take the document's",
                value=each.name in (document.chosen or ()),
                key=f"{document.key}-take-{each.name}",
            )
            small(f"Register: {_values(each.held)}  \nDocument: {_values(each.read)}")
        if document.chosen is not None:
            (document.chosen.add if is_chosen else document.chosen.discard)(each.name)


def _values(values: dict[str, str | None]) -> str:
    """A difference's values as Markdown, each with its column's name where there are several."""
    told = {name: value for name, value in values.items() if not name.endswith("_precision")}
    if len(told) == 1:
        value = next(iter(told.values()))
        return words.markdown(value) if value is not None else "nothing"
    parts = [
        f"{name.replace('_', ' ').removeprefix('is ')} {value or 'not known'}" for name, value in told.items()
    ]
    return words.markdown("; ".join(parts))

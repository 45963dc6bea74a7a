"""The words that a fact was read from: beside its field, and in the document itself."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from violence_response import words
from violence_response.documents.fields.facts import Field
from violence_response.documents.formats import showing
from violence_response.documents.formats.lines import File
from violence_response.documents.saving.review import certainty
from violence_response.errors import ViolenceResponseError
from violence_response.interface.controls.tables import small
from violence_response.interface.forms.add_desk import Document

TONES = {"sure": ("●", "green"), "likely": ("◐", "orange"), "doubtful": ("○", "red")}
LONGEST = 700
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
BLANKS = re.compile(r"\s+")


def badge(confidence: float, is_read: bool = True) -> str:
    """How sure a value is: word, sign and colour (Markdown)."""
    if not is_read:
        return ":gray-badge[? not read]"
    word = certainty(confidence)
    sign, colour = TONES[word]
    return f":{colour}-badge[{sign} {word}]"


def beside(document: Document, file: UploadedFile, name: str, field: Field) -> None:
    """The quote with the value's words marked, how sure it is, and a button that opens the document there."""
    quote, page, value, confidence = field.quote, field.page, field.value, field.confidence
    if quote is None:
        small(f"{badge(confidence, value is not None)} No words about this were found in the document.")
        return
    pages = document.review.file.pages if document.review else 1
    where = f"Read on page {page}" if pages > 1 and page else "Read in"
    line = BLANKS.sub(" ", quote).strip()
    shown = line if len(line) <= LONGEST else line[:LONGEST] + " …"
    marked = words.highlighted(shown, looked_for(value))
    st.markdown(f"{badge(confidence, value is not None)} :small[{where}:]  \n:small[“{marked}”]")
    opener(document, file, name, quote, page)


def opener(document: Document, file: UploadedFile, name: str, quote: str, page: int | None) -> None:
    """The button that opens the document at these words."""
    key = f"{document.key}-show-{name}"
    if st.button("Show it in the document", key=key, icon=":material/find_in_page:", type="tertiary"):
        _show_document(document, file, page or 1, quote)


def looked_for(value: Any) -> str:
    """The words by which a value can be found in its quote."""
    if isinstance(value, date):
        return f"{MONTH_NAMES[value.month - 1]} {value.year} {value.day}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    return "" if value is None else str(value)


@st.dialog("Where it was read", width="large")
def _show_document(document: Document, file: UploadedFile, page: int, quote: str) -> None:
    if document.review is None:
        return
    read = document.review.file
    try:
        if showing.is_picture(read):
            whole, top = _picture(document.key, page, quote, read, file.getvalue())
            if top:
                told = f"The part of page {page} of {read.name} with these words marked: {quote[:300]}"
                st.image(showing.around(whole, top), width="stretch", alt=told)
            box = st.expander(f"The whole of page {page}", expanded=not top)
            box.image(whole, width="stretch", alt=f"Page {page} of {read.name}")
        else:
            _text(showing.text_lines(file.getvalue(), read, quote))
    except ViolenceResponseError as error:
        st.error(words.markdown(error), icon=":material/error:")


@st.cache_data(show_spinner="Drawing the page", max_entries=30, scope="session")
def _picture(key: str, page: int, quote: str, _file: File, _content: bytes) -> tuple[bytes, int]:
    return showing.page_picture(_content, _file, page, quote)


def _text(lines: list[showing.ShownLine]) -> None:
    """The document's text, the quote marked; from a little before it."""
    first = next((place for place, line in enumerate(lines) if line.is_marked), 0)
    start = max(first - 4, 0)
    if start:
        small(f"{words.sentence(words.counted(start, 'line'))} before this left out.")
    parts = [
        f":yellow-background[{words.markdown(line.text)}]" if line.is_marked else words.markdown(line.text)
        for line in lines[start : start + 120]
        if line.text
    ]
    st.markdown("\n\n".join(parts))

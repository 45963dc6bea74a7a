"""The original files behind an inspection or a source, each a download."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from violence_response import words
from violence_response.rows import DocumentsHeld


def originals(documents: Sequence[DocumentsHeld]) -> None:
    """A line for each document; nothing where there is none."""
    lines = [
        f"- [{words.markdown(row.file_name)}](./documents/{row.sha256}) "
        f"({words.counted(row.pages, 'page')}, added on {words.day(row.received_at)})"
        for row in documents
    ]
    if lines:
        st.markdown("\n".join(["**Original files**", "", *lines]))

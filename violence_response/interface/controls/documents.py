"""The original files behind an inspection or a source, each a download."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from violence_response import queries, words


def originals(frame: pd.DataFrame) -> None:
    """A line for each document; nothing where there is none. A frame of `documents_held`."""
    lines = [
        f"- [{words.markdown(row['file_name'])}](./documents/{row['sha256']}) "
        f"({words.counted(int(row['pages']), 'page')}, added on {words.day(row['received_at'])})"
        for row in queries.as_records(frame)
    ]
    if lines:
        st.markdown("\n".join(["**Original files**", "", *lines]))

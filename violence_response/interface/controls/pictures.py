"""A picture with its headline, its sentence for those who cannot see it, and its rows, query and source one
click away."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from violence_response import queries, words
from violence_response.accounts.blocks import Drawing
from violence_response.figures.picture import Picture
from violence_response.interface import show
from violence_response.interface.controls.tables import download, small

Made = TypeVar("Made", Picture, Drawing)


def drawn(draw: Callable[..., Made], *given: Any, **choices: Any) -> Made:
    """The picture that `draw` makes of these rows, frames and choices; drawn once for everybody.

    Equal bytes are equal rows; that an equal frame may have other bytes only costs drawing it once more.
    Streamlit's own way of looking at every cell takes longer.
    """
    name = f"{draw.__module__}.{draw.__qualname__}"
    made: Made = _drawn(name, pickle.dumps((given, choices), protocol=5), lambda: draw(*given, **choices))
    return made


@st.cache_resource(show_spinner=False, max_entries=300)
def _drawn(name: str, content: bytes, _draw: Callable[[], Any]) -> Any:
    return _draw()


def figure(picture: Picture, frame: pd.DataFrame, *, query: str, source: str = "") -> None:
    """The picture, its headline above it, and below it the same rows as a table with the query that gave
    them."""
    st.markdown(f"### {words.markdown(picture.headline)}", anchors=False)
    st.plotly_chart(
        picture.figure,
        width="stretch",
        theme=None,
        alt=picture.sentence,
        key=f"figure-{query}",
        config={"displayModeBar": False, "responsive": True},
    )
    rows_behind(frame, query=query, sentence=picture.sentence, source=source)


def drawing(picture: Drawing, frame: pd.DataFrame, *, query: str, source: str = "") -> None:
    """The picture as SVG, and below it the same rows as a table with the query that gave them."""
    show.drawing(picture)
    rows_behind(frame, query=query, sentence=picture.sentence, source=source)


def rows_behind(frame: pd.DataFrame, *, query: str, sentence: str = "", source: str = "") -> None:
    """A closed box with the sentence, the rows, their download, the source and the query; it costs nothing
    until opened."""
    box = st.expander(
        "Rows, query and source", icon=":material/table_rows:", on_change="rerun", key=f"rows-{query}"
    )
    if not box.open:
        return
    with box:
        if sentence:
            st.markdown(words.markdown(sentence))
        st.dataframe(frame, width="stretch", hide_index=True, alt=sentence or f"The rows of {query}")
        download(frame, query, key=query)
        if source:
            small(source)
        link = f"[{words.markdown(query)}](./about_the_data?query={query})"
        here = f"[ask it in SQL](./explore?show=sql&query={query})"
        st.markdown(f"{words.markdown(queries.named(query).words)} Query: {link}, {here}.")

"""Questions that were saved under a name: list them, open them, save one more."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode

import streamlit as st

from violence_response import words
from violence_response.errors import ViolenceResponseError
from violence_response.interface import access, data, published
from violence_response.interface.controls import explore
from violence_response.interface.controls.tables import Column, empty, table
from violence_response.interface.filters import Address
from violence_response.publishing import frames
from violence_response.publishing.exploring import Picked
from violence_response.register import recording
from violence_response.register.recording import Add
from violence_response.rows import SavedQuestionsListed

TABLE = "saved_questions"


def listed() -> None:
    """Every saved question with its sentence, and what has become of the tables and columns it names."""
    found = data.rows(SavedQuestionsListed)
    if not found:
        empty(
            "No question is saved yet.", "Put one together under Rows or SQL, and press Save this question."
        )
        return
    table(
        found,
        (
            Column("Question", _name),
            Column("What it asks", lambda row: words.markdown(row.sentence) + _doubt(row.address)),
            Column("Saved", lambda row: words.markdown(f"{words.day(row.saved_date)}, {row.actor_role}")),
        ),
    )
    frame = frames.explored(TABLE)
    names = [part.name for part in frame.columns]
    box = st.popover("Download", icon=":material/download:", key="saved.download", on_change="rerun")
    if box.open:
        with box:
            about = published.about(TABLE, "")
            explore.files_of(about, published.every_row(Picked(TABLE), names), "saved")


def save(address: Address) -> None:
    """A box to save what the page shows under a name and a sentence."""
    if not access.person().may("editor"):
        return
    box = st.popover("Save this question", icon=":material/bookmark:", key="saved.box", on_change="rerun")
    if not box.open:
        return
    with box, st.form("saved.form", border=False):
        name = st.text_input("Name", max_chars=80, key="saved.name")
        sentence = st.text_input("What it asks, in a sentence", max_chars=300, key="saved.sentence")
        token = st.session_state.setdefault("saved.token", recording.new_token())
        if st.form_submit_button("Save", type="primary"):
            _save(name.strip(), sentence.strip(), address.written(), token)


def _save(name: str, sentence: str, address: str, token: str) -> None:
    key = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not key or not sentence:
        st.error("A question needs a name with letters in it and a sentence; give both and save again\\.")
        return
    actor = access.actor()
    values = {
        "question_id": key,
        "name": name,
        "sentence": sentence,
        "address": address,
        "saved_date": data.today().isoformat(),
        "actor_role": actor.role,
    }
    opened = data.database()
    words_said = f"The question “{name}” was saved"
    try:
        recording.record(
            opened, actor, "question", words_said, [Add(TABLE, values)], at=recording.now(), token=token
        )
    except ViolenceResponseError as problem:
        st.error(words.markdown(str(problem)))
        return
    del st.session_state["saved.token"]
    st.success("Saved\\. It is under [Saved questions](./explore?show=saved)\\.")


def _name(row: SavedQuestionsListed) -> str:
    return f"[{words.markdown(row.name)}](./explore?{_plain(row.address)})"


def _plain(address: str) -> str:
    """An address that is safe in a link, whatever somebody wrote into the table."""
    return urlencode(parse_qs(address), doseq=True)


def _doubt(address: str) -> str:
    """What the present tables no longer have of what a question names."""
    asked = {name: values[0] for name, values in parse_qs(address).items()}
    name = asked.get("frame") or asked.get("query") or ""
    if not name:
        return ""
    if name not in frames.all_frames():
        return words.markdown(f" There is no table or query called {name} any more.")
    known = {part.name for part in frames.explored(name).columns}
    wanted = [
        asked.get(key, "").split(".")[0].removeprefix("-") for key in ("rows", "across", "value", "sort")
    ]
    wanted += [key.removeprefix("f.").split(".")[0] for key in asked if key.startswith("f.")]
    gone = sorted({each for each in wanted if each and each not in known})
    if not gone:
        return ""
    return words.markdown(
        f" It names {words.joined(gone)}, which {name} no longer has; the rest still works."
    )

"""The formats of a briefing, the zip that holds them all with the data, and how a file is written whole or
not at all."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from violence_response import queries, words
from violence_response.briefing.composition import Briefing
from violence_response.briefing.look import Look
from violence_response.errors import BriefingNotWritten

RENDERERS: Mapping[str, str] = {"docx": "word", "pdf": "pdf", "pptx": "slides", "html": "web"}
"""Ending of a file: the module of this room that makes its bytes. Their libraries are loaded when they are
needed."""
NAMES = {"docx": "Word", "pdf": "PDF", "pptx": "Slides", "html": "Web page", "zip": "All, with data"}
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "zip": "application/zip",
}
Progress = Callable[[float, str], None]
"""Told a share from 0 to 1 and what is being done."""


def rendered(
    briefing: Briefing, look: Look, form: str, progress: Progress = lambda share, words: None
) -> bytes:
    """The bytes of a briefing in one format; `form` is an ending, or "zip" for all of them with the data."""
    if form != "zip":
        renderer = import_module(f"violence_response.briefing.{RENDERERS[form]}")
        made: bytes = renderer.render(briefing, look)
        return made
    file = io.BytesIO()
    stamp = briefing.made_at.timetuple()[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)

        name = file_name(briefing)
        for place, ending in enumerate(RENDERERS):
            progress(place / 5, f"Making {NAMES[ending]}")
            add(f"{name}.{ending}", rendered(briefing, look, ending))
        progress(0.8, "Adding the data")
        for path, data in data_files(briefing):
            add(f"data/{path}", data)
    progress(1.0, "Done")
    return file.getvalue()


def file_name(briefing: Briefing) -> str:
    """A name for the briefing's files, without an ending: letters, digits and dashes."""
    text = re.sub(r"[^a-z0-9]+", "-", f"{briefing.title} {briefing.subject}".lower()).strip("-")
    return f"{text[:60].strip('-')}-{briefing.as_at.isoformat()}"


def data_files(briefing: Briefing) -> Iterator[tuple[str, bytes]]:
    """The frames that the briefing was built from, each as CSV, and the dictionary of their columns."""
    names: dict[str, int] = {}
    listed = []
    for asked in briefing.asked:
        names[asked.query] = names.get(asked.query, 0) + 1
        number = names[asked.query]
        path = f"{asked.query}{'' if number == 1 else f'-{number}'}.csv"
        listed.append((path, asked))
        frame = asked.frame.map(lambda value: words.listed(value) if words.is_several(value) else value)
        yield path, frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", "what_one_row_is", "asked_with", "column", "type", "meaning"))
    for path, asked in listed:
        query = queries.named(asked.query)
        given = "; ".join(f"{key} = {_in_words(value)}" for key, value in asked.parameters)
        writer.writerows(
            (path, query.words, given, part.name, part.type, part.words) for part in query.columns
        )
    yield "data-dictionary.csv", text.getvalue().encode("utf-8")


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value):,} keys" if len(value) > 5 else ", ".join(str(each) for each in value) or "all"
    return str(value)


def write(path: Path, data: bytes) -> None:
    """Write the file whole, or leave its place as it was. Raises BriefingNotWritten."""
    place = path.expanduser()
    scratch = None
    try:
        if place.is_dir():
            raise BriefingNotWritten(path=path, reason="it is a folder")
        descriptor, name = tempfile.mkstemp(prefix=".briefing-", dir=place.parent)
        scratch = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        # A file made for others to read, as any other file would be.
        scratch.chmod(0o644)
        os.replace(scratch, place)
    except OSError as error:
        raise BriefingNotWritten(path=path, reason=(error.strerror or str(error)).lower()) from error
    finally:
        if scratch is not None:
            with suppress(OSError):
                scratch.unlink()

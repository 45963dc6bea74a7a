"""From a file to a reading: whether it is a response, which layout it has, and what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from violence_response.documents.fields import cleveland_form, paragraphs, prose
from violence_response.documents.fields.facts import Block, Draft, Layout, Reading
from violence_response.documents.fields.known import Known, terms_of
from violence_response.documents.fields.layouts import layout_of, missing_signs
from violence_response.documents.formats.file_kinds import bytes_of, source_of
from violence_response.documents.formats.lines import File
from violence_response.errors import DocumentNotAResponse
from violence_response.words import file_name

LAYOUTS: dict[Layout, Callable[[tuple[Block, ...], Draft, Known], None]] = {
    "cleveland_form": cleveland_form.fill,
    "letter": prose.fill_letter,
    "numbered_report": prose.fill_report,
    "unknown": prose.fill_report,
}


def read(path: Path, known: Known | None = None) -> Reading:
    """The reading of a file.

    Raises DocumentMissing where it cannot be opened, and what `read_bytes` raises.
    """
    return read_bytes(bytes_of(path), path.name, known)


def read_bytes(data: bytes, name: str, known: Known | None = None) -> Reading:
    """The reading of a file's bytes; the name is shown and its ending compared with what is inside, no more.

    Raises what `source_of` raises, or DocumentNotAResponse.
    """
    known = known or Known()
    shown = file_name(name)
    source, form = source_of(data, shown)
    blocks = paragraphs.blocks(source, terms_of(known))
    missing = missing_signs(blocks)
    if missing is not None:
        raise DocumentNotAResponse(name=shown, missing=missing)
    layout = layout_of(blocks)
    draft = Draft()
    LAYOUTS[layout](blocks, draft, known)
    if source.is_scan:
        draft.doubt("file", "This was read from a scan: compare every field with the page.")
    file = File(shown, hashlib.sha256(data).hexdigest(), form, source.pages)
    return draft.finished(file, layout)

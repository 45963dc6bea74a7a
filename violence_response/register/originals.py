"""The original files of documents, kept beside the register under the name of their hash.

A file's given name never becomes a path: what is kept is `documents/<sha256>.<ending>`, with an ending out
of a fixed list. The row of the table `documents` makes a file reachable; a file that no row names is removed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from violence_response.database import Database
from violence_response.errors import RegisterNotWritable
from violence_response.settings import Settings

FOLDER = "documents"
SHA256 = re.compile(r"[0-9a-f]{64}")
ENDINGS = {
    "pdf": ".pdf", "pdf_scan": ".pdf", "docx": ".docx", "txt": ".txt", "md": ".md", "html": ".html",
    "image": ".img",
}  # fmt: skip
"""By the form of a document; anything else is kept without an ending."""


def folder(settings: Settings) -> Path:
    """Where the originals lie."""
    return settings.home / FOLDER


def file_name(sha256: str, form: str) -> str:
    """The name under which an original is kept. Raises ValueError for what is no hash."""
    if SHA256.fullmatch(sha256) is None:
        raise ValueError(sha256)
    return sha256 + ENDINGS.get(form, "")


@contextmanager
def kept(settings: Settings, database: Database, data: bytes, form: str) -> Iterator[Path]:
    """Keep these bytes while what is inside records them; they go again when it fails and no row names them.

    The file is written whole beside its place and then moved there. Raises RegisterNotWritable.
    """
    place = folder(settings) / file_name(hashlib.sha256(data).hexdigest(), form)
    is_there = place.is_file()
    try:
        if not is_there:
            _write(place, data)
        yield place
    except BaseException:
        if not is_there:
            remove_unused(database, settings)
        raise


def _write(place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=".keeping-", dir=place.parent)
    except OSError as error:
        raise RegisterNotWritable(path=place.parent, reason=error.strerror) from error
    try:
        with os.fdopen(number, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, place)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise RegisterNotWritable(path=place.parent, reason=error.strerror) from error


def remove_unused(database: Database, settings: Settings) -> list[str]:
    """Remove the originals that no row of `documents` names (after an undo); their names come back."""
    place = folder(settings)
    if not place.is_dir():
        return []
    named = set(_named(database))
    gone = []
    for path in sorted(place.iterdir()):
        if path.name not in named and SHA256.fullmatch(path.name.partition(".")[0]):
            path.unlink(missing_ok=True)
            gone.append(path.name)
    return gone


def copy_to(database: Database, settings: Settings, target: Path) -> int:
    """Copy every original that a row names and that is there into `target`; the count of them comes back."""
    found = [path for name in _named(database) if (path := folder(settings) / name).is_file()]
    if found:
        target.mkdir(parents=True, exist_ok=True)
    for path in found:
        shutil.copyfile(path, target / path.name)
    return len(found)


def holds_nothing_else(place: Path) -> bool:
    """Whether a folder holds originals only, as an export wrote them."""
    return place.is_dir() and all(SHA256.fullmatch(path.name.partition(".")[0]) for path in place.iterdir())


def bring_in(settings: Settings, source: Path) -> int:
    """Take over the originals of a data folder (as an export wrote them) that are what their name says.

    One that is here already is left. The count of those taken over comes back.
    """
    count = 0
    for path in sorted(source.glob("*")) if source.is_dir() else ():
        sha256 = path.name.partition(".")[0]
        place = folder(settings) / path.name
        if SHA256.fullmatch(sha256) is None or not path.is_file() or place.exists():
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            _write(place, data)
            count += 1
    return count


def _named(database: Database) -> list[str]:
    rows = database.text_rows("register.documents", ["sha256", "format"])
    return sorted(
        {file_name(str(sha256), str(form)) for sha256, form in rows if SHA256.fullmatch(str(sha256))}
    )

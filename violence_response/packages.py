"""Office packages: what is in a Word or Excel file, and whether it is safe to unpack.

Both are zip archives of XML. Their libraries unpack whatever they are given, so what a package would cost
has to be known before they are asked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from violence_response.errors import DocumentDamaged, DocumentUnsafe

CHUNK = 1 << 20
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the old Office programs begin, and those that are locked with a password."""
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
BROKEN = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error)


def is_locked(data: bytes) -> bool:
    """Whether an Office file can only be opened with a password."""
    return data.startswith(OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in data


def parts(data: bytes, name: str) -> list[str]:
    """The names of a package's parts. Raises DocumentDamaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except BROKEN as error:
        raise DocumentDamaged(name=name, reason="its package is broken or cut off") from error


def check(
    data: bytes,
    name: str,
    holder: str,
    *,
    most_parts: int,
    unpacked: int,
    written: int,
    tick: Callable[[], None],
    look: Callable[[str, bytes], None] = lambda part, chunk: None,
) -> None:
    """Refuse a package that unpacks beyond a limit or whose XML declares a document type (entities).

    `unpacked` is the most bytes of all parts together, `written` of their XML; `holder` is what the sentence
    calls such a file ("a response"); `tick` is called now and then, `look` with each piece of a part's XML;
    both may raise. Raises DocumentUnsafe or DocumentDamaged.
    """
    total = text = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(package.infolist()) > most_parts:
                raise DocumentUnsafe(name=name, reason=f"holds far more parts than {holder} can have")
            for part in package.infolist():
                is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
                for chunk in _chunks(package, part, name if is_xml else None):
                    total += len(chunk)
                    text += len(chunk) if is_xml else 0
                    tick()
                    if total > unpacked or text > written:
                        raise DocumentUnsafe(
                            name=name, reason=f"would unpack to far more than {holder} can hold"
                        )
                    if is_xml:
                        look(part.filename, chunk)
    except RuntimeError as error:
        raise DocumentDamaged(name=name, reason="a part of it is locked") from error
    except BROKEN as error:
        raise DocumentDamaged(name=name, reason="its package is broken or cut off") from error


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str | None) -> Iterator[bytes]:
    """The pieces of a part as they unpack: what the package says of its own size may be a lie.

    With the `name` of the file, a part that declares a document type is refused.
    """
    end = b""
    with package.open(part) as opened:
        while chunk := opened.read(CHUNK):
            if name is not None and DECLARATION.search((end + chunk).replace(b"\0", b"")):
                reason = "asks for outside content (a document type with entities)"
                raise DocumentUnsafe(name=name, reason=reason)
            end = chunk[-32:]
            yield chunk

"""A PDF as lines: its text layer, and its scanned pages read as pictures."""

from __future__ import annotations

import json
import zlib

import pypdfium2 as pdfium

from violence_response import errors
from violence_response.documents.formats.limits import DRAWN, LONGEST, TOO_MUCH, UNPACKED, Watch
from violence_response.documents.formats.lines import Line, Source, with_gaps
from violence_response.documents.formats.pdf_pages import TextLayer, opened, scanned_picture
from violence_response.documents.formats.pdf_process import answered
from violence_response.documents.formats.pdf_tables import with_rows
from violence_response.documents.formats.scan import lines_of_picture
from violence_response.errors import DocumentDamaged, DocumentUnsafe

CHUNK = 1 << 20


def read_pdf(data: bytes, watch: Watch) -> Source:
    """The lines of a PDF; pages without a text layer are read as pictures.

    The text layer is read in a process of its own with a limit of time and memory, because a few hundred
    bytes of drawings nested in each other keep the PDF library busy for ever, and nothing else can stop it.

    Raises DocumentLocked, DocumentDamaged, DocumentTooLarge or DocumentUnsafe, and what reading a scan
    raises.
    """
    if b"%%EOF" not in data[-2048:]:
        raise DocumentDamaged(name=watch.name, reason="its end is missing")
    check_streams(data, watch)
    layer = _text_layer(data, watch)
    lines = with_gaps([with_rows(page) for page in layer.pages], most=1.3)
    if layer.scanned:
        document = opened(data, watch)
        try:
            for index in layer.scanned:
                lines += lines_of_picture(scanned_picture(document[index]), index + 1, watch.name)
        except pdfium.PdfiumError as error:
            raise DocumentDamaged(name=watch.name, reason="one of its pages is broken") from error
        finally:
            document.close()
    ordered = tuple(sorted(lines, key=lambda line: line.page))
    return Source(ordered, len(layer.pages), is_scan=bool(layer.scanned))


def _text_layer(data: bytes, watch: Watch) -> TextLayer:
    """The text layer, from a process that is ended when it takes too long."""
    answer = answered(
        data,
        name=watch.name,
        seconds=LONGEST,
        late=f"takes longer than {LONGEST:.0f} seconds to open",
        failed="needs far more memory than a response does, or is broken",
    )
    found = json.loads(answer)
    if found["error"] is not None:
        kind: type[errors.ViolenceResponseError] = getattr(errors, found["error"])
        raise kind(**{**found["details"], "name": watch.name})
    for line in (line for page in found["pages"] for line in page):
        watch.text(line["text"])
    return TextLayer([[Line(**line) for line in page] for page in found["pages"]], found["scanned"])


def check_streams(data: bytes, watch: Watch) -> None:
    """Refuse a PDF whose packed streams unpack beyond the limits; a stream packed twice is followed.

    The PDF library unpacks whole streams in memory, so this has to be known before it is asked.
    """
    drawn = 0
    place = data.find(b"stream")
    while place >= 0:
        start = place + 6
        if data[start : start + 2] == b"\r\n":
            start += 2
        elif data[start : start + 1] in (b"\n", b"\r"):
            start += 1
        if data[place - 3 : place] != b"end" and data[start : start + 1] in (b"x", b"h", b"X", b"H", b"8"):
            described = data[max(data.rfind(b"obj", 0, place), place - 800, 0) : place]
            is_drawing = not any(
                word in described for word in (b"/Image", b"/Length1", b"/Length2", b"/FontFile", b"Type0C")
            )
            size = _unpacked(data, start, watch, 0, DRAWN if is_drawing else UNPACKED)
            drawn += size if is_drawing else 0
            if drawn > DRAWN:
                raise DocumentUnsafe(name=watch.name, reason=TOO_MUCH)
        place = data.find(b"stream", start)


def _unpacked(data: bytes, start: int, watch: Watch, depth: int, limit: int) -> int:
    """Bytes that a packed stream unpacks to, counted without keeping them."""
    machine, total, given, inner = zlib.decompressobj(), 0, start, bytearray()
    waiting = b""
    try:
        while not machine.eof and (waiting or given < len(data)):
            if not waiting:
                waiting, given = data[given : given + CHUNK], given + CHUNK
            part = machine.decompress(waiting, CHUNK)
            waiting = machine.unconsumed_tail
            total += len(part)
            if len(inner) < CHUNK * 2:
                inner += part
            if total > limit:
                raise DocumentUnsafe(name=watch.name, reason=TOO_MUCH)
            watch.tick()
    except zlib.error:
        return total
    if depth < 3 and inner[:1] == b"x":
        total = max(total, _unpacked(bytes(inner), 0, watch, depth + 1, limit))
    return total

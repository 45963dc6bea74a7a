"""How much a document may ask of the machine. A response is a few pages; what is far beyond that is refused
early."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass, field

from violence_response.errors import DocumentTooLarge, DocumentUnsafe

BYTES = 40_000_000
"""Largest file."""
UNPACKED = 120_000_000
"""Most bytes that one packed part, or all parts of a Word file together, may unpack to."""
DRAWN = 12_000_000
"""Most bytes that a PDF's drawing instructions may unpack to: each one makes an object in memory."""
PAGES = 400
SCANNED_PAGES = 40
CHARACTERS = 800_000
PIXELS = 60_000_000
SECONDS = 9.0
"""Work on a document with a text layer, without waiting; reading a scan has its own limit for each page."""
LONGEST = 60.0
"""Seconds by the clock that the process that reads a PDF may take on a busy machine."""
CHUNK = 1 << 20
TOO_MUCH = "would unpack to far more than a response can hold"


@dataclass(slots=True)
class Watch:
    """Counts what a document costs and stops it: the work of this thread, pages and characters.

    Work and not time by the clock, so that a busy machine does not refuse what an idle one reads.
    """

    name: str
    started: float = field(default_factory=time.thread_time)
    characters: int = 0

    def pages(self, count: int, limit: int = PAGES) -> None:
        """Refuse a document of more pages than the limit."""
        if count > limit:
            raise DocumentTooLarge(name=self.name, found=f"{count:,} pages", limit=f"{limit:,} pages")

    def text(self, text: str) -> str:
        """The text, counted."""
        self.characters += len(text)
        if self.characters > CHARACTERS:
            raise DocumentTooLarge(
                name=self.name, found=f"over {CHARACTERS:,} characters", limit=f"{CHARACTERS:,} characters"
            )
        self.tick()
        return text

    def tick(self) -> None:
        """Refuse a document that takes too long."""
        if time.thread_time() - self.started > SECONDS:
            raise DocumentUnsafe(name=self.name, reason=f"takes longer than {SECONDS:.0f} seconds to open")


def size_in_words(count: int) -> str:
    """Bytes as megabytes: "200 MB"."""
    return f"{count / 1_000_000:,.0f} MB"


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
            told = data[max(data.rfind(b"obj", 0, place), place - 800, 0) : place]
            is_drawing = not any(
                word in told for word in (b"/Image", b"/Length1", b"/Length2", b"/FontFile", b"Type0C")
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

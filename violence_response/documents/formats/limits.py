"""How much a document may ask of the machine. A response is a few pages; what is far beyond that is refused
early."""

from __future__ import annotations

import time
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

"""What an account is made of: sections of a few kinds of block, the same for every printer.

A text in a block may hold links, statuses and long texts (`Words`). As a string it is what a printer without
links prints; the dashboard shows its spans. `items` of a block lists every text that a printer has to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from violence_response import words
from violence_response.words import Status

LONGEST = 42
"""Words of a text that a table of a briefing has room for; the dashboard shows all of them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that opens its page: the page's address and the choices in it."""

    label: str
    page: str
    address: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """A name that opens a page outside, whose address a person typed."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Long:
    """A text that may be longer than a printed table has room for: cut there after `most` words."""

    text: str
    most: int = LONGEST


@dataclass(frozen=True, slots=True)
class Strong:
    """A few words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """A few words in smaller type: a basis, a source, a doubt."""

    text: str


Span = str | Link | Outside | Long | Strong | Quiet | Status


class Words(str):
    """A text with spans; as a string it is the plain text of all of them."""

    spans: tuple[Span, ...]

    def __new__(cls, *spans: Span) -> Words:
        """The text of these spans, one after another; a `Words` among them gives its own spans."""
        flat: list[Span] = []
        for span in spans:
            flat += span.spans if isinstance(span, Words) else [span]
        made = super().__new__(cls, "".join(plain(span) for span in flat))
        made.spans = tuple(flat)
        return made

    def __reduce__(self) -> tuple[type[Words], tuple[Span, ...]]:
        """How a cache keeps it."""
        return Words, self.spans


def plain(span: Span) -> str:
    """A span as plain text: a status as its sign and its label, a long text cut."""
    if isinstance(span, str):
        return str(span)
    if isinstance(span, Status):
        return f"{span.mark} {span.label}" if span.mark else span.label
    if isinstance(span, Link):
        return span.label
    if isinstance(span, Outside):
        return f"{span.label}: {span.url}"
    if isinstance(span, Long):
        return shortened(span.text, span.most)
    return span.text


def link(label: object, page: str, **address: object) -> Link:
    """A name that opens its page: `link("Corner House", "interventions", intervention="corner-house")`."""
    return Link(str(label), page, tuple((key, str(value)) for key, value in address.items()))


def address(opened: Link) -> str:
    """Where a link leads, from any page of the dashboard. The overview is the page at the root."""
    query = urlencode(opened.address)
    return f"./{'' if opened.page == 'overview' else opened.page}{f'?{query}' if query else ''}"


def joined(items: Iterable[Span]) -> Words:
    """Spans as a list in a sentence: "a", "a and b", "a, b and c"."""
    parts = list(items)
    spans: list[Span] = []
    for place, part in enumerate(parts):
        if place:
            spans.append(" and " if place == len(parts) - 1 else ", ")
        spans.append(part)
    return Words(*spans)


def shortened(text: object, most: int = LONGEST) -> str:
    """The text, cut after so many words, with a sign that it goes on; a word as long as a page is cut too."""
    parts = str(text).split()
    whole = " ".join(part if len(part) <= 60 else part[:59] + "…" for part in parts[:most])
    return whole if len(parts) <= most else f"{whole.rstrip('.,;:')} …"


def quoted(text: object, most: int = 12) -> str:
    """The beginning of a text in quotation marks."""
    return f"“{shortened(text, most).rstrip('.')}”"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a strong one stands out, a warning says what is wrong."""

    text: str
    is_strong: bool = False
    is_warning: bool = False

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        yield self.text


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    points: tuple[str, ...]

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        yield from self.points


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about one thing: what, and its value."""

    pairs: tuple[tuple[str, str], ...]

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        for what, value in self.pairs:
            yield what
            yield value


@dataclass(frozen=True, slots=True)
class Numbers:
    """Headline numbers of a page: a label, the number, and a line that says out of what."""

    figures: tuple[tuple[str, str, str], ...]

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        for figure in self.figures:
            yield from figure


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `shares` are the widths of its columns, `right` those set to the right.

    The dashboard may show each row as a card instead: the first cell is its headline, the others its facts.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    right: tuple[int, ...] = ()

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        yield self.caption
        yield from self.header
        for row in self.rows:
            yield from (cell for cell in row if cell)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, made in `figures`: what it shows in a sentence (may be empty), the fuller sentence
    for those who cannot see it, the same picture for a narrow, a middle and a wide page, and the words that a
    briefing prints below it (none where the section says them already)."""

    headline: str
    sentence: str
    sheets: tuple[str, str, str]
    caption: str = ""

    def items(self) -> Iterator[str]:
        """Every text of the block that is printed; the sentence is read out in place of the picture."""
        yield from (text for text in (self.headline, self.caption) if text)


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes of a form, ticked or not."""

    label: str
    options: tuple[tuple[str, bool], ...]

    def items(self) -> Iterator[str]:
        """Every text of the block, each option with its box."""
        yield self.label
        for text, is_chosen in self.options:
            yield ticked(text, is_chosen)


@dataclass(frozen=True, slots=True)
class Room:
    """Room for somebody's own words: what belongs there, and how many lines to leave."""

    label: str
    hint: str
    lines: int = 6

    def items(self) -> Iterator[str]:
        """Every text of the block."""
        yield self.label
        yield self.hint


Block = Paragraph | Points | Facts | Table | Drawing | Choices | Room


def with_colon(label: str) -> str:
    """A label before what it labels."""
    return label if label.endswith("?") else f"{label}:"


def ticked(text: str, is_chosen: bool) -> str:
    """An option of a form with its box."""
    return f"{'☒' if is_chosen else '☐'} {text}"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an account with one message.

    `source_ids` are the keys of the sources it rests on; `sources` the numbers that a briefing gives them.
    """

    key: str
    heading: str
    message: str
    blocks: tuple[Block, ...] = ()
    source_ids: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()

    def items(self) -> Iterator[str]:
        """Every text of the section."""
        yield self.heading
        if self.message:
            yield self.message
        for block in self.blocks:
            yield from block.items()


def sentence(text: str) -> str:
    """The text with a capital first letter, its spans kept."""
    if isinstance(text, Words) and text.spans and isinstance(text.spans[0], str):
        return Words(words.sentence(text.spans[0]), *text.spans[1:])
    return text if isinstance(text, Words) else words.sentence(text)

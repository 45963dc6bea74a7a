"""Blocks of an account as Streamlit elements.

Blocks of text that follow one another are one element, because each costs the browser some milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from violence_response import words
from violence_response.accounts.blocks import (
    Bars,
    Block,
    Choices,
    Facts,
    Link,
    Long,
    Numbers,
    Paragraph,
    Points,
    Quiet,
    Room,
    Section,
    Sought,
    Span,
    Strong,
    Table,
    Words,
    plain,
    ticked,
    with_colon,
)
from violence_response.words import Status

MOST_ROWS = 100
"""Rows of a table on a page; beyond that a table is for downloading, not for reading."""
IN_TYPE = {Strong: "**{}**", Long: "{}", Quiet: ":small[{}]"}
BADGES = {"good": "green", "caution": "orange", "problem": "red", "neutral": "gray"}


def markdown(text: str) -> str:
    """A text of an account as Markdown: links open their pages, statuses have word, sign and colour."""
    if isinstance(text, Words):
        return "".join(_span(span) for span in text.spans)
    return words.markdown(text)


def address(page: str, choices: Iterable[tuple[str, str]] = ()) -> str:
    """Where a page is with these choices. The overview is the page at the root."""
    query = urlencode(list(choices))
    return f"./{'' if page == 'overview' else page}{f'?{query}' if query else ''}"


def _span(span: Span) -> str:
    if isinstance(span, str):
        # Blanks at the ends part a span from its neighbours; Markdown's own escape would drop them.
        inner = words.markdown(span)
        before = " " if span[:1].isspace() else ""
        return f"{before}{inner}{' ' if inner and span[-1:].isspace() else ''}"
    if isinstance(span, Status):
        return f":{BADGES.get(span.tone or '', 'gray')}-badge[{words.markdown(plain(span))}]"
    if isinstance(span, Link):
        # A space or bracket would end the link early; urlencode leaves neither.
        return f"[{words.markdown(span.label)}]({address(span.page, span.address)})"
    if isinstance(span, Sought):
        return words.highlighted(span.text, span.looked_for)
    return IN_TYPE[type(span)].format(words.markdown(span.text))


def sections(found: Iterable[Section]) -> None:
    """Every section with its heading, message and blocks."""
    for each in found:
        section(each)


def section(found: Section, *, are_cards: bool = False) -> None:
    """A section with its heading, message and blocks, each row of a table as a card where asked for."""
    lead = [f"### {words.markdown(found.heading)}"] if found.heading else []
    if found.message:
        lead.append(markdown(found.message))
    tables = [block for block in found.blocks if are_cards and isinstance(block, Table)]
    blocks([block for block in found.blocks if block not in tables], lead=lead)
    for table in tables:
        cards(table)


def blocks(found: Iterable[Block], *, lead: Iterable[str] = ()) -> None:
    """The blocks in their order, after the lines of Markdown in `lead`."""
    texts = list(lead)
    for block in found:
        if isinstance(block, Paragraph | Points | Facts | Choices | Table) and not _is_apart(block):
            texts.append(in_markdown(block))
            continue
        _flush(texts)
        _apart(block)
    _flush(texts)


def _flush(texts: list[str]) -> None:
    if texts:
        st.markdown("\n\n".join(texts), anchors=False)
        texts.clear()


def _is_apart(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_warning


def _apart(block: Block) -> None:
    if isinstance(block, Paragraph):  # a warning
        st.warning(markdown(block.text), icon=":material/warning:")
    else:
        st.markdown(in_markdown(block), anchors=False)


def numbers(block: Numbers) -> None:
    """A row of headline numbers: label, number, and a line that says out of what.

    Label and number are one heading of the second level, which the theme sets large: a screen reader says
    "Findings with our reply, 4 of 38", and the browser has less to load and draw than for `st.metric`, whose
    script comes after the page's first words.
    """
    with st.grid(len(block.figures)):
        for label, value, below in block.figures:
            lines = [f":small[{words.markdown(label)}]  ", words.markdown(value), "---"]
            text = "\n".join([*lines, "", f":small[{markdown(below)}]" if below else ""])
            st.markdown(text, anchors=False)


def cards(table: Table, *, most: int | None = None) -> None:
    """Each row of a table as a card: its first cell is the headline, the others are lines below it."""
    for row in table.rows[:most]:
        lines = [markdown(row[0])]
        for name, cell in zip(table.header[1:], row[1:], strict=True):
            if cell:
                label = f"**{_label(name)}** " if name else ""
                lines.append(f":small[{label}{markdown(cell)}]")
        with st.container(border=True, gap="xsmall"):
            # One element for all lines, because a list has many cards.
            st.markdown("  \n".join(lines))


def in_markdown(block: Block) -> str:
    """A block as Markdown in which whatever was typed is shown as it is."""
    return WRITERS[type(block)](block)


def _label(label: str) -> str:
    # The colon stays as it is: only what was typed needs to be made safe.
    return words.markdown(label) + with_colon(label)[len(label) :]


def _paragraph(block: Paragraph) -> str:
    return f"**{markdown(block.text)}**" if block.is_strong else markdown(block.text)


def _points(block: Points) -> str:
    return "\n".join(f"- {markdown(point)}" for point in block.points)


def _facts(facts: Facts) -> str:
    pairs = (f"**{_label(what)}** {markdown(value)}" for what, value in facts.pairs if value)
    return "  \n".join(pairs)


def _table(table: Table) -> str:
    sides = ["---:" if place in table.right else ":---" for place in range(len(table.header))]
    lines = [" | ".join(map(markdown, table.header)), " | ".join(sides)]
    lines += [" | ".join(map(markdown, row)) for row in table.rows[:MOST_ROWS]]
    said = [f"**{markdown(table.caption)}**"] if table.caption else []
    said.append("\n".join(f"| {line} |" for line in lines))
    if (count := len(table.rows)) > MOST_ROWS:
        said.append(f":small[The first {MOST_ROWS} of {count:,} rows; the download holds them all.]")
    return "\n\n".join(said)


def _choices(choices: Choices) -> str:
    options = " · ".join(words.markdown(ticked(*each)) for each in choices.options)
    return f"**{_label(choices.label)}** {options}"


def _bars(bars: Bars) -> str:
    return f"**{markdown(bars.headline)}**  \n{markdown(bars.sentence)}"


def _room(room: Room) -> str:
    return f"**{words.markdown(room.label)}** {words.markdown(room.hint)}"


WRITERS: Mapping[type[Any], Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Points: _points,
    Facts: _facts,
    Table: _table,
    Choices: _choices,
    Bars: _bars,
    Room: _room,
}

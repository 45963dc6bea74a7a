"""Blocks of an account as Streamlit elements.

Blocks of text that follow one another are one element, because each costs the browser some milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import streamlit as st

from violence_response import words
from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Link,
    Long,
    Numbers,
    Outside,
    Paragraph,
    Points,
    Quiet,
    Room,
    Section,
    Span,
    Strong,
    Table,
    Words,
    address,
    plain,
    ticked,
    with_colon,
)
from violence_response.words import Status

MOST_ROWS = 100
"""Rows of a table on a page; beyond that a table is for downloading, not for reading."""
IN_TYPE = {Strong: "**{}**", Quiet: ":small[{}]"}
BADGES = {"good": "green", "caution": "orange", "problem": "red", "neutral": "gray"}
SHEETS = ("narrow", "middle", "wide")
"""Classes of the style sheet, by the width that a sheet is drawn for."""
SAFE = "/:?#@!$&'*+,;=%~-._"
"""Characters that an address may hold as they are; at a bracket Markdown would end the link."""
UNBROKEN = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}|in [\d,]+ days?|[\d,]+ days? ago")
"""A cell that a narrow column must not break: a day, or how far off it is."""


def markdown(text: str, looked_for: str = "") -> str:
    """A text of an account as Markdown: links open their pages, statuses have word, sign and colour.

    Words looked for are marked, but not in a status.
    """
    if isinstance(text, Words):
        return "".join(_span(span, looked_for) for span in text.spans)
    return words.highlighted(text, looked_for)


def _span(span: Span, looked_for: str = "") -> str:
    if isinstance(span, Status):
        return f":{BADGES.get(span.tone or '', 'gray')}-badge[{words.markdown(plain(span))}]"
    if isinstance(span, Link | Outside):
        return _link(span, looked_for)
    text = span if isinstance(span, str) else span.text
    # Blanks at the ends part a span from its neighbours; Markdown's own escape would drop them.
    before, after = (" " if text[place : place + 1].isspace() else "" for place in (0, len(text) - 1))
    safe = words.highlighted(text, looked_for) if isinstance(span, str | Long) else words.markdown(text)
    return f"{before}{IN_TYPE.get(type(span), '{}').format(safe)}{after}" if safe else before


def _link(span: Link | Outside, looked_for: str) -> str:
    if isinstance(span, Outside):
        return external(span.label, span.url)
    # A space or bracket would end the link early; urlencode leaves neither.
    return f"[{words.highlighted(span.label, looked_for)}]({address(span)})"


def external(label: str, url: str) -> str:
    """A link that leaves this program; only web addresses become links, anything else is shown as typed."""
    whole = url.strip()
    if whole.partition("://")[0].lower() not in ("https", "http"):
        return words.markdown(whole)
    # What would end the link early in Markdown is written as its code; what is a code already stays.
    return f"[{words.markdown(label)}]({quote(whole, safe=SAFE)})"


def sections(found: Iterable[Section]) -> None:
    """Every section with its heading, message and blocks."""
    for each in found:
        section(each)


def section(found: Section, *, are_cards: bool = False) -> None:
    """A section with its heading, message and blocks, each row of a table as a card where asked for."""
    if are_cards:
        in_cards(found)
    else:
        blocks(found.blocks, lead=_lead(found))


def _lead(found: Section) -> list[str]:
    lead = [f"### {words.markdown(found.heading)}"] if found.heading else []
    return [*lead, markdown(found.message)] if found.message else lead


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
    elif isinstance(block, Drawing):
        drawing(block)
    else:
        st.markdown(in_markdown(block), anchors=False)


def drawing(block: Drawing) -> None:
    """A picture in the page: its three sheets, of which the style sheet shows the one that fits.

    It begins with a div and has no empty line, so that Markdown passes it on without reading it.
    """
    if block.headline:
        st.markdown(f"### {words.markdown(block.headline)}", anchors=False)
    st.markdown(in_html(block.sheets), unsafe_allow_html=True)


def in_html(sheets: tuple[str, ...]) -> str:
    """The sheets of a picture as one line of HTML."""
    inside = "".join(f'<div class="{name}">{sheet}</div>' for name, sheet in zip(SHEETS, sheets, strict=True))
    return f'<div class="drawing"><div class="fitting">{inside}</div></div>'


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


def in_cards(found: Section) -> None:
    """A section whose tables are lists of things: each row as a card, under the table's caption."""
    lead, texts = _lead(found), list[Block]()
    for block in found.blocks:
        if not isinstance(block, Table):
            texts.append(block)
            continue
        caption = [Paragraph(block.caption, is_strong=True)] if block.caption else []
        blocks([*texts, *caption], lead=lead)
        lead, texts = [], []
        cards(block)
    blocks(texts, lead=lead)


def cards(table: Table, *, most: int | None = None, looked_for: str = "") -> None:
    """Each row of a table as a card: its first cell is the headline, the others are lines below it."""
    for row in table.rows[:most]:
        with st.container(border=True, gap="xsmall"):
            # One element for all lines, because a list has many cards.
            st.markdown("  \n".join(_lines(table, row, looked_for)))


def stacked(table: Table) -> None:
    """The rows of a table one below the other, as cards without a border: one element for all of them."""
    if table.rows:
        st.markdown("\n\n".join("  \n".join(_lines(table, row)) for row in table.rows), anchors=False)


def _lines(table: Table, row: tuple[str, ...], looked_for: str = "") -> list[str]:
    lines = [markdown(row[0], looked_for)]
    for name, cell in zip(table.header[1:], row[1:], strict=True):
        if cell:
            label = f"**{_label(name)}** " if name else ""
            lines.append(f":small[{label}{markdown(cell, looked_for)}]")
    return lines


def lines(table: Table, *, without: int | None = None) -> list[str]:
    """Each row of a table as a line of Markdown: its cells one after another, but for one column."""
    return [markdown(_line(row, without)) for row in table.rows]


def listed(found: Section) -> None:
    """A section whose tables are shown as lists, a line for each row: for reading from end to end."""
    as_lists = (
        Points(tuple(map(_line, block.rows))) if isinstance(block, Table) else block for block in found.blocks
    )
    section(replace(found, blocks=tuple(as_lists)))


def _line(row: tuple[str, ...], without: int | None = None) -> Words:
    cells = [cell for place, cell in enumerate(row) if cell and place != without]
    return Words(*(span for place, cell in enumerate(cells) for span in ([" · "] if place else []) + [cell]))


def entries(found: Section) -> None:
    """A section whose table is a list of things: each row's links and statuses first, its sentences below.

    It is one element: a box around each row would fill the first screen with borders.
    """
    lines = [f"### {words.markdown(found.heading)}", f":small[{markdown(found.message)}]"]
    for table in (block for block in found.blocks if isinstance(block, Table)):
        lines.append("\n".join(map(_entry, table.rows)))
    st.markdown("\n\n".join(lines), anchors=False)


def _entry(row: tuple[str, ...]) -> str:
    names = [cell for cell in row if isinstance(cell, Words) and isinstance(cell.spans[0], Link | Status)]
    said = " ".join(markdown(cell) for cell in row if cell and cell not in names)
    return f"- {' '.join(map(markdown, names))}" + (f"  \n  :small[{said}]" if said else "")


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
    lines += [" | ".join(map(_cell, row)) for row in table.rows[:MOST_ROWS]]
    said = [f"**{markdown(table.caption)}**"] if table.caption else []
    said.append("\n".join(f"| {line} |" for line in lines))
    if (count := len(table.rows)) > MOST_ROWS:
        said.append(f":small[The first {MOST_ROWS} of {count:,} rows; the download holds them all.]")
    return "\n\n".join(said)


def _cell(text: str) -> str:
    written = markdown(text)
    return written.replace(" ", "\u00a0") if UNBROKEN.fullmatch(text) else written


def _choices(choices: Choices) -> str:
    options = " · ".join(words.markdown(ticked(*each)) for each in choices.options)
    return f"**{_label(choices.label)}** {options}"


def _drawing(drawing: Drawing) -> str:
    """A picture in words, where there is room for words only."""
    said = f"**{markdown(drawing.headline)}**  \n" if drawing.headline else ""
    return said + markdown(drawing.sentence)


def _room(room: Room) -> str:
    return f"**{words.markdown(room.label)}** {words.markdown(room.hint)}"


WRITERS: Mapping[type[Any], Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Points: _points,
    Facts: _facts,
    Table: _table,
    Choices: _choices,
    Drawing: _drawing,
    Room: _room,
}

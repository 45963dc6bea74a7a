"""The blocks of a briefing as Markdown, for people who read its text and not pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from violence_response.briefing.model import (
    Bars,
    Block,
    Choices,
    Facts,
    Paragraph,
    Points,
    Room,
    Table,
    ticked,
    with_colon,
)
from violence_response.words import markdown


def in_markdown(block: Block) -> str:
    """A block as Markdown in which whatever was typed is shown as it is."""
    return WRITERS[type(block)](block)


def _table(table: Table) -> str:
    lines = [" | ".join(map(markdown, row)) for row in (table.header, *table.rows)]
    lines.insert(1, " | ".join("---" for _ in table.header))
    return f"**{markdown(table.caption)}**\n\n" + "\n".join(f"| {line} |" for line in lines)


def _choices(choices: Choices) -> str:
    options = " · ".join(markdown(ticked(*each)) for each in choices.options)
    return f"**{markdown(with_colon(choices.label))}** {options}"


def _facts(facts: Facts) -> str:
    return "  \n".join(f"**{markdown(with_colon(what))}** {markdown(value)}" for what, value in facts.pairs)


WRITERS: Mapping[type[Any], Callable[[Any], str]] = {
    Paragraph: lambda block: markdown(block.text),
    Points: lambda block: "\n".join(f"- {markdown(point)}" for point in block.points),
    Facts: _facts,
    Table: _table,
    Bars: lambda block: f"**{markdown(block.headline)}**  \n{markdown(block.sentence)}",
    Choices: _choices,
    Room: lambda block: f"**{markdown(block.label)}** {markdown(block.hint)}",
}

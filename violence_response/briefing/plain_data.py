"""A briefing as plain data, for templates that are not Python."""

from __future__ import annotations

import re
from typing import Any

from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Paragraph,
    Points,
    Room,
    Table,
    ticked,
    with_colon,
)
from violence_response.briefing.composition import Briefing
from violence_response.words import joined

SPARING = 0.6
_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
NAMES = {
    Paragraph: "paragraph",
    Points: "points",
    Facts: "facts",
    Table: "table",
    Drawing: "drawing",
    Choices: "choices",
    Room: "room",
}


def as_data(briefing: Briefing) -> dict[str, Any]:
    """Everything that is printed, as texts, numbers, lists and dictionaries."""
    return {
        "title": briefing.title,
        "full_title": briefing.full_title,
        "subject": briefing.subject,
        "body": briefing.body,
        "marking": briefing.marking,
        "foot": list(briefing.foot),
        "sections": [
            {
                "heading": section.heading,
                "message": section.message,
                "sources": cited(section.sources),
                "blocks": [_block(block, briefing.kind) for block in section.blocks],
            }
            for section in briefing.sections
        ],
        "sources": [
            {"number": each.number, "title": each.title, "detail": each.detail, "url": each.url}
            for each in briefing.sources
        ],
    }


def on_paper(block: Drawing, kind: str) -> tuple[str, float]:
    """The sheet of a picture for a page of paper, and how much of the width it takes.

    The note has to fit on two sides: there it is the sheet that takes less of the page's height.
    """
    middle, wide = block.sheets[1:]
    if kind != "note":
        return middle, 1.0
    return min(((middle, SPARING), (wide, 1.0)), key=lambda each: each[1] * shape_of(each[0]))


def shape_of(sheet: str) -> float:
    """The height of a picture for a width of one."""
    width, height = map(int, _VIEW.findall(sheet)[0])
    return height / width


def cited(numbers: tuple[int, ...]) -> str:
    """The line under a section that names its sources by number; empty where it has none of its own."""
    if not numbers:
        return ""
    return f"{'Source' if len(numbers) == 1 else 'Sources'}: {joined(str(each) for each in numbers)}."


def _block(block: Block, kind: str) -> dict[str, Any]:
    data = {name: getattr(block, name) for name in block.__slots__}
    if isinstance(block, Choices):
        data["label"] = with_colon(block.label)
        data["options"] = [ticked(text, is_chosen) for text, is_chosen in block.options]
    if isinstance(block, Drawing):
        data["picture"], data["share"] = on_paper(block, kind)
        del data["sheets"]
    return {"kind": NAMES[type(block)], **data}

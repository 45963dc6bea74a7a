"""The briefing as one self-contained web page: nothing is fetched, and it prints with its marking on every
sheet."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.builder import E

from violence_response.accounts.blocks import (
    Block,
    Choices,
    Drawing,
    Facts,
    Paragraph,
    Points,
    Room,
    Section,
    Table,
    ticked,
    with_colon,
)
from violence_response.briefing import pictures_in_files
from violence_response.briefing.composition import Briefing, Source
from violence_response.briefing.look import Look
from violence_response.briefing.plain_data import cited

STYLE = Path(__file__).parent / "briefing.css"


def render(briefing: Briefing, look: Look) -> bytes:
    """The bytes of the page, UTF-8."""
    marking = {"class": "marking"}
    main = E.main(*[_section(section, place) for place, section in enumerate(briefing.sections, start=1)])
    if briefing.sources:
        main.append(_sources(briefing.sources))
    page = E.html(
        {"lang": "en-GB"},
        E.head(
            E.meta({"charset": "utf-8"}),
            E.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            E.title(briefing.full_title),
            E.style(_styles(briefing, look)),
        ),
        E.body(
            E.header(E.p(briefing.marking, marking), _top(briefing, look)),
            main,
            E.footer(*[E.p(line) for line in briefing.foot], E.p(briefing.marking, marking)),
        ),
    )
    return b"<!doctype html>\n" + bytes(etree.tostring(page, encoding="utf-8", method="html"))


def _styles(briefing: Briefing, look: Look) -> str:
    """The style sheet with the office's colour, and what the margins of each printed sheet say."""
    foot = " ".join(briefing.foot)
    return (
        _style_sheet()
        .replace("MAIN_COLOUR", look.colour)
        .replace("MARKING", in_css(briefing.marking))
        .replace("FOOT", in_css(foot))
    )


@cache
def _style_sheet() -> str:
    return STYLE.read_text(encoding="utf-8")


def in_css(text: str) -> str:
    """A text as a string of a style sheet; "<" cannot end the sheet's element there."""
    kept = "".join(each if each.isalnum() or each in " .,;:()/-·" else f"\\{ord(each):x} " for each in text)
    return f'"{kept}"'


def _top(briefing: Briefing, look: Look) -> Any:
    parts = [
        E.p(briefing.body, {"class": "body"}),
        E.h1(briefing.title),
        E.p(briefing.subject, {"class": "subject"}),
    ]
    if look.logo:
        kind = "png" if look.logo.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(look.logo).decode("ascii")
        words = f"Logo of the {briefing.body}"
        parts.insert(0, E.img({"src": f"data:image/{kind};base64,{data}", "alt": words, "class": "logo"}))
    return E.div(*parts)


def _section(section: Section, place: int) -> Any:
    found = E.section({"aria-labelledby": f"part-{place}"}, E.h2(section.heading, {"id": f"part-{place}"}))
    if section.message:
        found.append(E.p(E.strong(section.message), {"class": "message"}))
    for block in section.blocks:
        found.extend(_block(block))
    if section.sources:
        found.append(E.p(cited(section.sources), {"class": "small"}))
    return found


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph | Points):
        return [_words(block)]
    if isinstance(block, Facts):
        pairs = [part for what, value in block.pairs for part in (E.dt(what), E.dd(value))]
        return [E.dl(*pairs)]
    if isinstance(block, Choices):
        return [
            E.p(
                E.strong(f"{with_colon(block.label)} "),
                *[part for each in block.options for part in (E.span(ticked(*each), {"class": "box"}), " ")],
            )
        ]
    if isinstance(block, Table):
        return [_table(block)]
    if isinstance(block, Drawing):
        lead = [E.h3(block.headline)] if block.headline else []
        below = [E.p(block.caption, {"class": "small"})] if block.caption else []
        return [*lead, _picture(block), *below]
    return _room(block)


def _words(block: Paragraph | Points) -> Any:
    if isinstance(block, Points):
        return E.ul(*[E.li(point) for point in block.points])
    return E.p(E.strong(block.text) if block.is_strong else block.text)


def _table(table: Table) -> Any:
    head = E.tr(
        *[E.th(name, {"scope": "col", **_side(table, place)}) for place, name in enumerate(table.header)]
    )
    rows = [
        E.tr(
            *[
                E.td(cell, _side(table, place) | {"data-name": table.header[place]})
                for place, cell in enumerate(row)
            ]
        )
        for row in table.rows
    ]
    shares = sum(table.shares)
    columns = E.colgroup(*[E.col({"style": f"width:{share * 100 / shares:.1f}%"}) for share in table.shares])
    return E.table(E.caption(table.caption), columns, E.thead(head), E.tbody(*rows))


def _side(table: Table, place: int) -> dict[str, str]:
    return {"class": "right"} if place in table.right else {}


def _picture(block: Drawing) -> Any:
    return E.div(pictures_in_files.in_page(block.sheets[pictures_in_files.MIDDLE]), {"class": "drawing"})


def _room(room: Room) -> list[Any]:
    hint = E.p(room.hint, {"class": "small"})
    return [E.h3(room.label), E.div(hint, {"class": "room", "style": f"min-height:{room.lines * 1.6:.1f}em"})]


def _sources(sources: tuple[Source, ...]) -> Any:
    items = []
    for source in sources:
        name = E.a(source.title, {"href": source.url}) if source.url else E.span(source.title)
        items.append(E.li({"value": str(source.number)}, name, f". {source.detail}"))
    return E.section({"aria-labelledby": "sources"}, E.h2("Sources", {"id": "sources"}), E.ol(*items))

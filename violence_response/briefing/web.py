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
    Bars,
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
INKS = ("#FFFFFF", "#000000", "#000000")


def render(briefing: Briefing, look: Look) -> bytes:
    """The bytes of the page, UTF-8."""
    marking = {"class": "marking"}
    main = E.main(
        *[_section(section, place, look) for place, section in enumerate(briefing.sections, start=1)]
    )
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
    """The style sheet with the office's colours, and what the margins of each printed sheet say."""
    foot = " ".join(briefing.foot)
    return (
        _style_sheet()
        .replace("MAIN_COLOUR", look.colours[0])
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


def _section(section: Section, place: int, look: Look) -> Any:
    found = E.section({"aria-labelledby": f"part-{place}"}, E.h2(section.heading, {"id": f"part-{place}"}))
    if section.message:
        found.append(E.p(E.strong(section.message), {"class": "message"}))
    for block in section.blocks:
        found.extend(_block(block, look))
    if section.sources:
        found.append(E.p(cited(section.sources), {"class": "small"}))
    return found


def _block(block: Block, look: Look) -> list[Any]:
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
    if isinstance(block, Bars | Drawing):
        below = block.sentence if isinstance(block, Bars) else block.caption
        lead = [E.h3(block.headline)] if block.headline else []
        return [*lead, _picture(block, look), *([E.p(below, {"class": "small"})] if below else [])]
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


def _picture(block: Bars | Drawing, look: Look) -> Any:
    if isinstance(block, Bars):
        return _bars(block, look)
    return E.div(pictures_in_files.in_page(block.sheets[pictures_in_files.MIDDLE]), {"class": "drawing"})


def _bars(bars: Bars, look: Look) -> Any:
    """The bars as a picture whose text alternative is the sentence; a name is above its bar on a
    phone."""
    sums = [sum(values[place] for _, values in bars.series) for place in range(len(bars.labels))]
    most = max(1, *sums)
    colours = (*look.colours, "#8C9499")
    rows = []
    for place, label in enumerate(bars.labels):
        rows.append(E.span(label, {"class": "name"}))
        parts = [
            _part(values[place], values[place] * 88 / most, colours[number], INKS[number])
            for number, (_, values) in enumerate(bars.series)
            if values[place]
        ]
        rows.append(E.span(*(parts or [E.span("0")]), {"class": "bar"}))
    drawing = E.div({"role": "img", "aria-label": bars.sentence, "class": "bars"}, *rows)
    if len(bars.series) == 1:
        return drawing
    names = [
        E.span(E.span({"class": "key", "style": f"background:{colours[number]}"}), name)
        for number, (name, _) in enumerate(bars.series)
    ]
    return E.div(E.p(*names, {"class": "keys"}), drawing, {"class": "drawing"})


def _part(value: int, share: float, colour: str, ink: str) -> Any:
    style = f"width:{share:.2f}%;background:{colour};color:{ink}"
    return E.span(str(value) if share > 4 else "", {"style": style})


def _room(room: Room) -> list[Any]:
    hint = E.p(room.hint, {"class": "small"})
    return [E.h3(room.label), E.div(hint, {"class": "room", "style": f"min-height:{room.lines * 1.6:.1f}em"})]


def _sources(sources: tuple[Source, ...]) -> Any:
    items = []
    for source in sources:
        name = E.a(source.title, {"href": source.url}) if source.url else E.span(source.title)
        items.append(E.li({"value": str(source.number)}, name, f". {source.detail}"))
    return E.section({"aria-labelledby": "sources"}, E.h2("Sources", {"id": "sources"}), E.ol(*items))

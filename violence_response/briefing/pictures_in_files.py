"""Pictures of accounts in files: as PNG where a format takes no SVG, without links in a web page."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from lxml import etree

from violence_response.briefing.pdf import COMPILE, FONTS
from violence_response.briefing.plain_data import shape_of

MIDDLE = 1
"""Place of the sheet of a picture that is as wide as a page of paper."""
SHARPNESS = 220
"""Dots to an inch of a PNG."""
_LINK = "{http://www.w3.org/2000/svg}a"


@lru_cache(maxsize=60)
def as_png(sheet: str) -> bytes:
    """The picture as PNG, in the letters of the briefings."""
    wide = 600
    page = (
        f"#set page(width: {wide}pt, height: {wide * shape_of(sheet):.1f}pt, margin: 0pt)\n"
        '#set text(font: "Liberation Sans")\n'
        '#image(bytes(json(bytes(sys.inputs.picture))), format: "svg", width: 100%)'
    )
    made: bytes = COMPILE(
        page.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, format="png", ppi=SHARPNESS,
        sys_inputs={"picture": json.dumps(sheet)},
    )  # fmt: skip
    return made


def in_page(sheet: str) -> Any:
    """The picture as an element of a web page; its links, which lead into the dashboard, are none there."""
    picture = etree.fromstring(sheet)
    for link in picture.iter(_LINK):
        link.tag = "{http://www.w3.org/2000/svg}g"
        link.attrib.clear()
    picture.set("role", "img")
    del picture.attrib["height"]
    picture.set("width", "100%")
    return picture

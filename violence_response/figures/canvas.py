"""Pictures as SVG: drawn at the width they are shown at, with every label measured, linked and described.

Small marks in a page cost next to nothing, where a chart that can be zoomed costs its program. A picture is
drawn once for each of three widths, so that its letters have their natural size on a phone, beside the menu
and on a projector; the style sheet shows the one that fits. A briefing takes the one that fits its sheet.
Everything is built as elements by lxml, which escapes whatever the register holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import ImageFont

from violence_response import words
from violence_response.accounts.blocks import Drawing
from violence_response.figures.picture import INK

NARROW, MIDDLE, WIDE = 340, 600, 960
"""Widths in CSS pixels: a phone, a page of a briefing or a small screen, a large screen."""
FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif"
SIZE = 13
LINK = "#1A5A96"
SOFT = "#3D3D3D"
"""Letters that open a page, and those beside the main words."""
LINE = 1.25
"""Height of a line of words, in sizes of its letters."""
SPACE = "http://www.w3.org/2000/svg"
MEASURED = 100
"""Size at which letters are measured; the width of a word grows with its size."""

Place = tuple[float, float, float, float]
"""Where something is drawn: x and y of its corner, its width and its height."""


def drawing(headline: str, sentence: str, draw: Callable[[Canvas], float]) -> Drawing:
    """The picture that `draw` makes on a canvas of each width (NARROW, MIDDLE, WIDE); it gives the height."""

    def at(width: int) -> str:
        canvas = Canvas(width)
        return canvas.svg(draw(canvas), sentence)

    return Drawing(headline, sentence, (at(NARROW), at(MIDDLE), at(WIDE)))


@lru_cache(maxsize=4)
def _font(is_bold: bool) -> ImageFont.FreeTypeFont:
    name = "LiberationSans-Bold.ttf" if is_bold else "LiberationSans-Regular.ttf"
    return ImageFont.truetype(FONTS / name, MEASURED)


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float = SIZE, is_bold: bool = False) -> float:
    """How wide a line of words is, in CSS pixels, in letters as wide as Arial's: no usual font is wider."""
    return float(_font(is_bold).getlength(text)) * size / MEASURED


@lru_cache(maxsize=20_000)
def wrapped(
    text: str, width: float, lines: int = 2, size: float = SIZE, is_bold: bool = False
) -> tuple[str, ...]:
    """The text in at most so many lines of this width; a sign says that it goes on, and only then."""
    done: list[str] = []
    line = ""
    parts = text.split()
    for place, word in enumerate(parts):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, is_bold) <= width:
            line = longer
        elif len(done) < lines - 1 and line:
            done.append(line)
            line = word
        else:
            rest = " ".join([line, *parts[place:]]) if line else " ".join(parts[place:])
            return (*done, _cut(rest, width, size, is_bold))
    return (*done, _cut(line, width, size, is_bold)) if line else tuple(done)


def _cut(text: str, width: float, size: float, is_bold: bool) -> str:
    if width_of(text, size, is_bold) <= width:
        return text
    while text and width_of(f"{text}…", size, is_bold) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;:-')}…"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Canvas:
    """Where a picture is drawn: x to the right and y down, in CSS pixels, `width` of them across."""

    def __init__(self, width: int) -> None:
        """An empty canvas; its height is said at the end, by `svg`."""
        self.width = width
        self._root = etree.Element(f"{{{SPACE}}}svg", nsmap={None: SPACE})  # type: ignore[dict-item]
        self._at: Any = self._root

    def _add(self, name: str, **attributes: str | float) -> Any:
        element = etree.SubElement(self._at, f"{{{SPACE}}}{name}")
        for key, value in attributes.items():
            text = words.printable(value) if isinstance(value, str) else _number(value)
            element.set(key.rstrip("_").replace("_", "-"), text)
        return element

    @contextmanager
    def linked(self, address: str, said: str, *, is_stop: bool = True) -> Iterator[None]:
        """What is drawn inside opens `address`; `said` is read out, and shown under the pointer.

        The Tab key passes over it where it is no stop: one of many on a map, also reached from a list.
        """
        extra = {} if is_stop else {"tabindex": "-1"}
        with self._inside("a", href=address, target="_self", aria_label=said, **extra):
            self._say(said)
            yield

    @contextmanager
    def titled(self, said: str) -> Iterator[None]:
        """What is drawn inside shows these words under the pointer."""
        with self._inside("g"):
            self._say(said)
            yield

    @contextmanager
    def edged(self, stroke: str, thick: float) -> Iterator[None]:
        """What is drawn inside has this edge where it names none: said once for all outlines of a map."""
        with self._inside("g", stroke=stroke, stroke_width=_number(thick)):
            yield

    def _say(self, said: str) -> None:
        self._add("title").text = words.printable(said)

    @contextmanager
    def _inside(self, name: str, **attributes: str) -> Iterator[None]:
        before = self._at
        self._at = self._add(name, **attributes)
        try:
            yield
        finally:
            self._at = before

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        is_bold: bool = False,
        anchor: str = "start",
        fill: str = INK,
        has_halo: bool = False,
    ) -> None:
        """One line of words whose letters are on the line `y`; a halo parts them from a line they cross.

        The halo is a white box: Typst draws a stroke of the letters over them, whatever order is asked for.
        """
        extra: dict[str, str] = {"font_weight": "700"} if is_bold else {}
        if has_halo:
            wide = width_of(text, size, is_bold)
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
            self.box(left - 2, y - size, wide + 4, size * 1.25, fill="#FFFFFF")
        if anchor != "start":
            extra["text_anchor"] = anchor
        self._add("text", x=x, y=y, font_size=size, fill=fill, **extra).text = words.printable(text)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        *,
        lines: int = 2,
        size: float = SIZE,
        is_bold: bool = False,
        fill: str = INK,
        has_halo: bool = False,
    ) -> float:
        """Words in lines of at most `width`, the first on `y`; gives the y of the last line."""
        last = y
        for place, line in enumerate(wrapped(text, width, lines, size, is_bold)):
            last = y + place * size * LINE
            self.text(x, last, line, size=size, is_bold=is_bold, fill=fill, has_halo=has_halo)
        return last

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str = "none",
        thick: float = 1,
        radius: float = 0,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """A rectangle."""
        extra: dict[str, str | float] = {"rx": radius} if radius else {}
        if opacity < 1:
            extra["fill_opacity"] = f"{opacity:.2f}"
        if stroke != "none":
            extra |= {"stroke": stroke, "stroke_width": thick}
        if dash:
            extra["stroke_dasharray"] = dash
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill, **extra)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, stroke: str, thick: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        extra: dict[str, str | float] = {"stroke_dasharray": dash} if dash else {}
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=thick, **extra)

    def upright(self, x: float, y: float) -> Callable[[float], None]:
        """A line down from x, y behind what is drawn after it; what comes back says where it ends."""
        line = self._add("line", x1=x, y1=y, x2=x, stroke=INK, stroke_width=2)
        return lambda low: line.set("y2", _number(low))

    def path(self, d: str, *, fill: str = "none", stroke: str = "none", thick: float = 1) -> None:
        """A path as SVG writes it."""
        extra: dict[str, str | float] = {"stroke": stroke, "stroke_width": thick} if stroke != "none" else {}
        self._add("path", d=d, fill=fill, **extra)

    def shape(
        self,
        points: list[tuple[float, float]],
        *,
        fill: str = "none",
        stroke: str = "none",
        thick: float = 1,
        is_open: bool = False,
    ) -> None:
        """A line through these points, or what it encloses."""
        d = "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) + ("" if is_open else "Z")
        self.path(d, fill=fill, stroke=stroke, thick=thick)

    def circle(
        self, x: float, y: float, r: float, *, fill: str = "none", stroke: str = "none", thick: float = 1
    ) -> None:
        """A circle around x, y."""
        extra: dict[str, str | float] = {"stroke": stroke, "stroke_width": thick} if stroke != "none" else {}
        self._add("circle", cx=x, cy=y, r=r, fill=fill, **extra)

    def stripes(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        stroke: str,
        step: float = 5,
        thick: float = 2,
    ) -> None:
        """Slanting lines that fill a rectangle. They are drawn one by one: a pattern is found by its name,
        which two pictures of a page may share, and is lost with one that is not shown."""
        parts = []
        for place in range(1, math.ceil((width + height) / step)):
            far = place * step
            x1, y1 = (far, 0.0) if far <= width else (width, far - width)
            x2, y2 = (0.0, far) if far <= height else (far - height, height)
            parts.append(f"M{_number(x + x1)} {_number(y + y1)}L{_number(x + x2)} {_number(y + y2)}")
        self.path("".join(parts), stroke=stroke, thick=thick)

    def svg(self, height: float, sentence: str) -> str:
        """The picture as one line of SVG, `sentence` in place of it for those who cannot see it."""
        high = math.ceil(height)
        # Not an image: a screen reader would then pass over the links in it.
        for key, value in {
            "viewBox": f"0 0 {self.width} {high}",
            "width": str(self.width),
            "height": str(high),
            "role": "group",
            "aria-label": words.printable(sentence),
            "font-family": FAMILY,
        }.items():
            self._root.set(key, value)
        return str(etree.tostring(self._root, encoding="unicode"))

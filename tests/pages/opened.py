"""One page of the app, opened from the entry point as a visitor would, over a register the test names."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import streamlit as st
from lxml import etree
from streamlit.testing.v1 import AppTest

from tests.conftest import FIXTURE, TODAY
from violence_response.register import building
from violence_response.settings import ROOT, Settings

MAIN = ROOT / "violence_response" / "interface" / "main.py"
SHIPPED = ROOT / "data"
# As controls.numbers writes one: the label, the number, and the line that makes both a heading.
HEADLINE = re.compile(r":small\[.*\]  \n(.+)\n---(?:\n|$)")
# The folders and built registers that every test of this process shares; they go when the process ends.
_SHARED = TemporaryDirectory(prefix="violence-response-pages-")


@cache
def data_folder(register: str) -> Path:
    """The CSV files of a register: "fixture", "shipped", or "empty" (headers and vocabularies only)."""
    if register != "empty":
        return {"fixture": FIXTURE, "shipped": SHIPPED}[register]
    folder = Path(_SHARED.name) / "empty-data"
    folder.mkdir()
    for path in FIXTURE.glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = lines if path.stem == "vocabulary_terms" else lines[:1]
        (folder / path.name).write_text("".join(kept), encoding="utf-8")
    return folder


@cache
def _built(register: str) -> Path:
    home = Path(_SHARED.name) / f"home-{register}"
    building.build(Settings(home=home, data=data_folder(register)))
    return home


def opened(
    page: str, /, register: str = "fixture", *, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **query: Any
) -> AppTest:
    """The page (name of its file) after its first run, `query` in its address, over a register of its own.

    The day is that of the tests.
    """
    home = tmp_path / "home"
    shutil.copytree(_built(register), home)
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(home))
    monkeypatch.setenv("VIOLENCE_RESPONSE_DATA", str(data_folder(register)))
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", TODAY.isoformat())
    st.cache_data.clear()
    st.cache_resource.clear()
    app = AppTest.from_file(str(MAIN), default_timeout=20)
    if page != "overview":
        app.switch_page(f"../../pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def with_open_box(app: AppTest, key: str) -> AppTest:
    """The page after somebody opened the box of that key."""
    app.session_state[key] = True
    return app.run()


def menu(app: AppTest) -> str:
    """The menu in the sidebar, as HTML; empty where there is none."""
    return "".join(part.proto.body for part in app.sidebar if part.type == "html")


def text(app: AppTest) -> str:
    """Everything the page says, without its backslashes; a headline number is written "= 8"."""
    said = [element.value for element in [*app.title, *app.subheader, *app.markdown, *app.caption, *app.info]]
    said += [f"= {number}" for number in headline_numbers(app)]
    return "\n".join([*said, ""]).replace("\\", "")


def headline_numbers(app: AppTest) -> list[str]:
    """The large numbers of the page, in order."""
    found = [HEADLINE.match(element.value) for element in app.markdown]
    return [match[1] for match in found if match]


def pictures(app: AppTest) -> list[etree._Element]:
    """The pictures of the page as SVG, each as it is drawn for a wide screen."""
    drawn = (element.value for element in app.markdown if 'class="drawing"' in element.value)
    return [etree.fromstring(each).find('.//{*}div[@class="wide"]/{*}svg') for each in drawn]


def opens(picture: etree._Element) -> dict[str, str]:
    """What each link of a picture says, and where it leads; a picture says nothing twice."""
    return {link.get("aria-label"): link.get("href") for link in picture.iter("{*}a")}


def facets(app: AppTest) -> dict[str, str]:
    """What each value of the filters says, with its count, and where it leads."""
    (html,) = (element.value for element in app.markdown if 'class="facets"' in element.value)
    rail = etree.HTML(html).find('.//nav[@class="rail"]')
    return {"".join(link.itertext()): link.get("href") for link in rail.iter("a")}


def words_in(picture: etree._Element) -> list[str]:
    """The words that are drawn in a picture, line by line."""
    return ["".join(each.itertext()) for each in picture.iter("{*}text")]

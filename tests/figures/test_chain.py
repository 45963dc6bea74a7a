"""One finding's chain as a strip: no width loses a word, and a gap is never told by its colour alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from violence_response.accounts.blocks import link
from violence_response.accounts.finding import Step
from violence_response.figures import chain

NAMES = ("Finding", "Our reply", "Projects", "Money", "Evidence", "Plan priority")
HOW = st.sampled_from(["held", "broken", "unknown", "quiet"])


def steps(how: list[str]) -> list[Step]:
    return [
        Step(
            name.lower(),
            name,
            (f"words of {name}",),
            link(name, "findings", finding="f"),
            each,
            "funding_today",
        )
        for name, each in zip(NAMES, how, strict=True)
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(HOW, min_size=6, max_size=6))
def test_every_step_is_there_and_a_gap_is_dashed_and_crossed(how: list[str]) -> None:
    for sheet in chain.strip(steps(how)).sheets:
        picture = etree.fromstring(sheet)
        drawn = " ".join(" ".join("".join(each.itertext()) for each in picture.iter("{*}text")).split())
        for name in NAMES:
            assert name in drawn
            assert f"words of {name}" in drawn
        dashed = [box for box in picture.iter("{*}rect") if box.get("stroke-dasharray")]
        assert len(dashed) == how.count("broken") + how.count("unknown")
        thick = [line for line in picture.iter("{*}line") if line.get("stroke-width") == "2.5"]
        crosses = [line for line in thick if not line.get("stroke-dasharray")]
        # The first step is joined to nothing.
        assert len(crosses) == 2 * how[1:].count("broken")


@pytest.mark.parametrize("sheet", [0, 1, 2])
def test_boxes_lie_on_the_sheet_and_hold_their_words(sheet: int) -> None:
    long = [replace(each, words=("many words " * 12,) * 4) for each in steps(["held"] * 6)]
    picture = etree.fromstring(chain.strip(long).sheets[sheet])
    _, _, width, height = map(float, picture.get("viewBox").split())
    boxes = [box for box in picture.iter("{*}rect") if box.get("rx")]
    assert len(boxes) == 6
    for box in boxes:
        assert float(box.get("x")) + float(box.get("width")) <= width
        assert float(box.get("y")) + float(box.get("height")) <= height
    lowest = max(float(box.get("y")) + float(box.get("height")) for box in boxes)
    assert all(float(words.get("y")) < lowest for words in picture.iter("{*}text"))

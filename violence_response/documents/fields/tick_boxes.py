"""Tick boxes: which sign belongs to which words. What a damaged line leaves open is not decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

EMPTY, TICKED = "☐", "☒"
SIGNS = dict.fromkeys("☐□◻▢⬜❏❑❐❒◽", EMPTY) | dict.fromkeys("☑☒⊠⊡■✓✔✗✘⬛▣◼◾🗹🗷", TICKED)
# Wingdings and Symbol letters that Word and PDF files keep in the private area.
SIGNS |= dict.fromkeys("\uf06f\uf071\uf072\uf0a8", EMPTY) | dict.fromkeys(
    "\uf052\uf053\uf0fb\uf0fc\uf0fd\uf0fe", TICKED
)
TYPED = re.compile(r"\[\s*\]|\(\s+\)")
TYPED_ON = re.compile(r"\[\s*[xX✓✔√]\s*\]|\(\s*[xX✓✔√]\s*\)")
ANY = re.compile(f"[{EMPTY}{TICKED}]")
BETWEEN = re.compile(r"[\s:;,.|/\\–—•·‣*-]*")


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a line of boxes says: the state by name, or nothing decided and the reason why."""

    states: dict[str, bool]
    reason: str | None = None


def uniform(text: str) -> str:
    """The text with every kind of box as ☐ or ☒."""
    text = TYPED.sub(EMPTY, TYPED_ON.sub(TICKED, text))
    return "".join(SIGNS.get(letter, letter) for letter in text)


def has_box(text: str) -> bool:
    """Whether the text holds a box of any kind."""
    return bool(ANY.search(uniform(text)))


def ticks(text: str, labels: Mapping[str, str]) -> Ticks:
    """Which boxes are ticked.

    text: the line after its question. labels: a pattern for each name. Decided only where signs and labels
    alternate, one sign for each label, with nothing else between them.
    """
    line = uniform(text)
    signs = [(found.start(), found.end(), found.group()) for found in ANY.finditer(line)]
    names = []
    for name, pattern in labels.items():
        places = list(re.finditer(pattern, line, re.IGNORECASE))
        names += [(place.start(), place.end(), name) for place in places]
    if not signs:
        return Ticks({}, "no box could be read")
    missing = [name for name in labels if name not in {each[2] for each in names}]
    tokens = sorted(signs + names)
    if len(signs) != len(labels) or len(names) != len(labels) or missing:
        return Ticks({}, f"{len(signs)} boxes and {len(names)} of {len(labels)} labels could be read")
    is_sign = [token[2] in (EMPTY, TICKED) for token in tokens]
    if any(first == second for first, second in pairwise(is_sign)):
        return Ticks({}, "boxes and labels run together")
    ends = [0, *(token[1] for token in tokens)]
    starts = [*(token[0] for token in tokens), len(line)]
    if any(not BETWEEN.fullmatch(line[end:start]) for end, start in zip(ends, starts, strict=True)):
        return Ticks({}, "there are other letters between boxes and labels")
    pairs = zip(tokens[::2], tokens[1::2], strict=True)
    return Ticks({(b if is_sign[0] else a)[2]: (a if is_sign[0] else b)[2] == TICKED for a, b in pairs})

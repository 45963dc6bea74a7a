"""Read the text of a parameter, as a link, a form or an address gives it, by the type in a query's header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from violence_response.errors import QuestionRefused
from violence_response.queries import Part
from violence_response.register.validation import TYPE_RULES

LONGEST = 2_000
HELD_BACK = {"limit": 100_000, "offset": 0}
"""Parameters of queries that page; a whole frame is meant where they are not given."""


def read(part: Part, texts: Sequence[str]) -> Any:
    """The value of a parameter; a list takes every text, others the last; an empty text is no value.

    Raises QuestionRefused with the name, the text and what was expected.
    """
    found = [_one(part, text) for text in texts if text != ""]
    if part.type.endswith("[]"):
        return found
    return found[-1] if found else HELD_BACK.get(part.name)


def _one(part: Part, text: str) -> Any:
    kind = part.type.removesuffix("[]").partition("(")[0]
    name = {"BIGINT": "INTEGER", "HUGEINT": "INTEGER"}.get(kind, kind)
    if len(text) > LONGEST or "\x00" in text:
        raise QuestionRefused(reason=f"the value of {part.name} is no text that can be looked for")
    if name not in TYPE_RULES:
        return text
    is_right, sentence = TYPE_RULES[name]
    if not is_right(text):
        raise QuestionRefused(reason=f"{part.name}: {sentence.replace('{value}', text[:100]).rstrip('.')}")
    if name == "INTEGER":
        return int(text)
    if name in ("DOUBLE", "DECIMAL"):
        return float(text)
    return text == "true" if name == "BOOLEAN" else text

"""How words of a document are compared with words of the register."""

from __future__ import annotations

import re
from functools import lru_cache

from violence_response import linking
from violence_response.documents.fields.known import KnownTheme
from violence_response.linking.indexing import Text, Texts
from violence_response.linking.wording import stem

SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "have", "in", "is", "it", "its", "of",
    "on", "one", "or", "our", "that", "the", "their", "them", "this", "to", "was", "we", "were", "which",
    "who", "with", "will", "not", "more", "most", "into", "other", "up", "out", "than", "about", "where",
    "what",
))  # fmt: skip
"""Words that carry no meaning of their own."""
NEAR_THE_BEST = 0.8
"""Share of the best theme's score that another needs to be suggested beside it: they go into the register as
they are where nobody looks, so a wrong one costs more than a missing one."""


def folded(text: str) -> str:
    """A text in small letters without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def meaning(text: str) -> set[str]:
    """The words of a text that carry meaning, as stems: "reducing" and "reduce" become one."""
    words = re.findall(
        r"[a-z]+", text.lower().replace("anti-social", "antisocial").replace("re-offend", "reoffend")
    )
    return {stem(word) for word in words if word not in SMALL and len(word) > 2}


def themes_of(text: str, themes: tuple[KnownTheme, ...]) -> tuple[str, ...]:
    """Keys of the themes that fit a text, at most three, the best first; wide themes only where no narrow one
    fits. A suggestion: words signal a theme, they do not decide it."""
    asked = text[: linking.LONGEST]
    if not any(letter.isalnum() for letter in asked):
        return ()
    wide = {theme.theme_id for theme in themes if theme.is_wide}
    found = _index(themes).suggest(asked).themes
    narrow = [each for each in found if each.target_id not in wide] or found
    return tuple(each.target_id for each in narrow[:3] if each.score >= NEAR_THE_BEST * narrow[0].score)


@lru_cache(maxsize=4)
def _index(themes: tuple[KnownTheme, ...]) -> linking.Index:
    """The index of the themes alone; made once for each state of them."""
    texts = (Text(each.theme_id, (each.name, each.definition, each.terms)) for each in themes)
    return linking.Index(Texts((), tuple(texts), (), ()))

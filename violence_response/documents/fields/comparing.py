"""How words of a document are compared with words of the register."""

from __future__ import annotations

import re
from collections.abc import Sequence

from violence_response.documents.fields.known import KnownTheme

SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "have", "in", "is", "it", "its", "of",
    "on", "one", "or", "our", "that", "the", "their", "them", "this", "to", "was", "we", "were", "which",
    "who", "with", "will", "not", "more", "most", "into", "other", "up", "out", "than", "about", "where",
    "what",
))  # fmt: skip
"""Words that carry no meaning of their own."""


def folded(text: str) -> str:
    """A text in small letters without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def meaning(text: str) -> set[str]:
    """The words of a text that carry meaning, without their endings: "reducing" and "reduce" become one."""
    words = re.findall(
        r"[a-z]+", text.lower().replace("anti-social", "antisocial").replace("re-offend", "reoffend")
    )
    return {_stem(word) for word in words if word not in SMALL and len(word) > 2}


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def themes_of(text: str, themes: Sequence[KnownTheme]) -> tuple[str, ...]:
    """Keys of the themes whose words stand in a text, at most three, the best first; wide themes only where
    no narrow one fits. A suggestion: words signal a theme, they do not decide it."""
    lowered = text.lower()
    scores: list[tuple[float, str, bool]] = []
    for theme in themes:
        hits = {
            term for term in theme.terms if re.search(rf"\b{re.escape(term.lower())}(?:s|es)?\b", lowered)
        }
        # A term of several words says more than one word.
        score = sum(1.0 + 0.5 * term.count(" ") for term in hits)
        if score:
            scores.append((score, theme.theme_id, theme.is_wide))
    narrow = [each for each in scores if not each[2]] or scores
    best = max((each[0] for each in narrow), default=0)
    chosen = sorted((each for each in narrow if each[0] >= best * 0.6), key=lambda each: (-each[0], each[1]))
    return tuple(each[1] for each in chosen[:3])

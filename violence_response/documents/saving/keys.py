"""Keys for new rows: readable slugs made of title and year, and never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
"""Characters of a slug without its year; the longest key of the shipped register is about as long."""
FILLERS = frozenset((
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "how", "in", "into", "is", "it", "its", "of",
    "on", "or", "our", "that", "the", "their", "this", "to", "was", "what", "with",
))  # fmt: skip
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def slug(text: str, longest: int = LONGEST) -> str:
    """Words in small letters with hyphens between them: "Getting a grip!" is "getting-grip".

    Small words are left out and whole words are dropped at the end where it grows too long. A text without
    any letter or digit gives an empty slug.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    kept = [word for word in words if word not in FILLERS] or words
    while len(kept) > 1 and len("-".join(kept)) > longest:
        kept.pop()
    return "-".join(kept)[:longest].strip("-")


def free(wanted: str, taken: Collection[str]) -> str:
    """The wanted key, or the first of wanted-2, wanted-3, … that is not taken."""
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


def inspection_key(title: str, year: int | None, taken: Collection[str]) -> str:
    """The key of a new inspection: its title's words and the year of publication, once."""
    stem = slug(title) or "inspection"
    named = stem if year is None or str(year) in YEAR.findall(stem.replace("-", " ")) else f"{stem}-{year}"
    return free(named, taken)

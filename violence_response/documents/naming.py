"""The names by which a project or a body is known: its own, the one in brackets, and its acronym.

A body that pays for or runs projects is not a project itself. It counts as one only where the register holds
a project of the body's own name: "CURV: the violence reduction unit", run by "Cleveland Unit for the
Reduction of Violence (CURV)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from violence_response.documents.known import KnownIntervention

BRACKETS = re.compile(r"^(?P<name>[^()]{3,}?)\s*\((?P<other>[^()]{2,60})\)\s*(?P<rest>.*)$")
PARTED = re.compile(r"\s*(?::|–|—|\s-\s)\s*")
ACRONYM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Z&]*")
JOINING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
SHORTEST = 7
"""Letters of the shortest name that is looked for in any case; shorter ones have to be acronyms."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for; sure: how far it alone tells what is meant, 0 to 1."""

    text: str
    sure: float = 0.95

    @property
    def is_proper(self) -> bool:
        """Whether every word that matters begins with a capital or a figure, as a name's do."""
        words = [word for word in re.findall(r"[\w&'’]+", self.text) if word.lower() not in JOINING]
        return bool(words) and all(not word[0].islower() for word in words)


def own_names(name: str) -> tuple[str, ...]:
    """A name without its bracket, what the bracket holds where that is another name, and the whole."""
    found = BRACKETS.match(name)
    if found is None:
        return (name,)
    other = found["other"].strip()
    is_name = ACRONYM.fullmatch(other) is not None or (other[:1].isupper() and " " in other)
    bare = f"{found['name']} {found['rest']}".strip()
    return (bare, other) if is_name else (bare,)


def names_of(known: Sequence[KnownIntervention]) -> dict[str, tuple[Name, ...]]:
    """The names of every project by its key, the longest first.

    A name that two projects would share is a name of neither.
    """
    bodies = {each.provider for each in known if each.provider}
    heads = Counter(head for each in known if (head := _head(each.name)))
    found = {}
    for each in known:
        names = [Name(text) for full in (each.name, *each.aliases) for text in own_names(full)]
        names += [Name(text, 0.9) for text in _body_names(each)]
        head = _head(each.name)
        if head and heads[head] == 1 and not any(body.startswith(head) for body in bodies):
            names.append(Name(head, 0.8))
        found[each.intervention_id] = names
    shared = Counter(text for names in found.values() for text in {name.text.lower() for name in names})
    return {
        key: tuple(sorted(
            {name.text: name for name in reversed(names) if shared[name.text.lower()] == 1}.values(),
            key=lambda name: -len(name.text),
        ))
        for key, names in found.items()
    }  # fmt: skip


def _body_names(each: KnownIntervention) -> tuple[str, ...]:
    """The names of the body that runs a project, where the project bears one of them: it is that body."""
    names = own_names(each.provider) if each.provider else ()
    first = PARTED.split(each.name, maxsplit=1)[0].strip().lower()
    own = {first, *(text.lower() for text in own_names(each.name))}
    return names if any(name.lower() in own for name in names) else ()


def _head(name: str) -> str | None:
    """The proper name with which a longer one begins: "Thrive at 5" of "Thrive at 5 early intervention
    partnership"; none where ordinary words only are in capitals."""
    words = PARTED.split(BRACKETS.sub(r"\g<name>", name), maxsplit=1)[0].split()
    count = next(
        (place for place, word in enumerate(words) if word[0].islower() and word not in JOINING), len(words)
    )
    while count and words[count - 1].lower() in JOINING:
        count -= 1
    head = words[:count]
    if not head or count == len(name.split()):
        return None
    # Words alone may be a law's name ("Serious Violence Duty"); a figure or an acronym marks a project's.
    telling = [word for word in head if re.search(r"\d", word) or re.fullmatch(r"[A-Z]{3,}", word)]
    if not telling or (len(head) == 1 and len(head[0]) < 5):
        return None
    return " ".join(head)


def places(name: Name, text: str) -> list[tuple[int, int]]:
    """Where a name stands in a text.

    An acronym and a name of one word have to stand as they are written, a proper name with its capitals; of a
    long name, a letter may be misread.
    """
    pattern = rf"(?<![\w-]){re.escape(name.text)}(?!\w)".replace("'", "['’]")
    pattern = pattern.replace(r"\ ", r"\s+")
    found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    if " " not in name.text or len(name.text) < SHORTEST:
        return [(start, end) for start, end in found if text[start:end] == name.text]
    if name.is_proper:
        found = [(start, end) for start, end in found if not _is_small(text[start:end])]
    # A text shorter than the name would be looked for in the name.
    is_looked_for = 12 < len(name.text) <= len(text) and any(letter.isupper() for letter in name.text)
    if found or not is_looked_for:
        return found
    near = fuzz.partial_ratio_alignment(name.text, text, score_cutoff=95)
    return [(near.dest_start, near.dest_end)] if near is not None else []


def _is_small(text: str) -> bool:
    """Whether a word that matters begins with a small letter."""
    return any(word[0].islower() for word in re.findall(r"[\w&'’]+", text) if word not in JOINING)

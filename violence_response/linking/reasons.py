"""Why a suggestion was made: the words of the finding that matched, and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from violence_response import words
from violence_response.linking.wording import Analysed, Subject

TOLD = 3
"""Shared subjects that the sentence names; more make it hard to read."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A subject that counts and that a finding and a text share, with the words of each.

    `is_named` says that one of them at least names the subject itself, and not only something within it.
    """

    name: str
    in_finding: tuple[str, ...]
    in_text: tuple[str, ...]
    points: float
    is_named: bool


def shared(finding: Analysed, text: Analysed, worth: Callable[[str], float]) -> list[Shared]:
    """What the two share that counts, the weightiest first, then in the order of the finding."""
    found: dict[str, Shared] = {}
    for own in (finding.subjects, finding.wider):
        for name, said in own.items():
            theirs = text.subjects.get(name) or text.wider.get(name)
            if worth(name) and theirs and name not in found:
                names = (own is finding.subjects) + (name in text.subjects)
                found[name] = Shared(
                    name, said, theirs, worth(name) * (1.0 if names == 2 else 0.5), names > 0
                )
    return sorted(found.values(), key=lambda each: (-each.points, not each.is_named))


def matched(finding: Analysed, text: Analysed, common: list[Shared]) -> tuple[str, ...]:
    """The words of the finding that matched, each once, as they are written there."""
    said = {word.casefold(): word for each in reversed(common) for word in reversed(each.in_finding)}
    within = " ".join(said)
    single = [word for root, word in finding.words.items() if root in text.words]
    return (*reversed(said.values()), *(word for word in single if word.casefold() not in within))


def why(finding: Analysed, text: Analysed, common: list[Shared], subjects: Mapping[str, Subject]) -> str:
    """One sentence that names what both speak of, in which words each of them does."""
    if not common:
        single = [f'"{word}"' for root, word in finding.words.items() if root in text.loose & finding.loose]
        return f"Both use the words {words.joined(single[:TOLD])}."
    told: dict[str, str] = {}
    # What neither names itself is worth telling only where there is nothing else.
    for each in [each for each in common if each.is_named] or common:
        name = subjects[each.name].name
        told.setdefault(name, name + _quoted(each.in_finding[0], each.in_text[0], name))
    return f"Both are about {words.joined(list(told.values())[:TOLD])}."


def _quoted(one: str, other: str, name: str) -> str:
    """The words of each side in brackets; nothing where both use the subject's own name."""
    said = (one.casefold(), other.casefold())
    if all(word in name.casefold() for word in said):
        return ""
    return f' ("{one}")' if said[0] == said[1] else f' ("{one}" and "{other}")'

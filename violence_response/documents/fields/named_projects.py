"""The projects that a response names: known ones, those of a known provider, and names that end like a
project's.

A project or a body is known by its own name, the one in brackets, and its acronym. A body that pays for or
runs projects is not a project itself. It counts as one only where the register holds a project of the body's
own name: "CURV: the violence reduction unit", run by "Cleveland Unit for the Reduction of Violence (CURV)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from violence_response.documents.fields.comparing import meaning
from violence_response.documents.fields.facts import Block, Draft, Intervention, sure
from violence_response.documents.fields.known import Known, KnownIntervention

BRACKETS = re.compile(r"^(?P<name>[^()]{3,}?)\s*\((?P<other>[^()]{2,60})\)\s*(?P<rest>.*)$")
PARTED = re.compile(r"\s*(?::|–|—|\s-\s)\s*")
ACRONYM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Z&]*")
JOINING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
SHORTEST = 7
"""Letters of the shortest name that is looked for in any case; shorter ones have to be acronyms."""
PROJECT = re.compile(
    r"\b(?:[A-Z][\w'’&-]+(?:\s+(?:of|for|and|the|in|on|to|&))?\s+){1,6}(?:Project|Programme|Scheme|Initiative|Navigators?)\b"
)
JOINT = frozenset(["partnership", "safeguarding_partnership", "violence_reduction_unit"])
"""Kinds of body in which others work together: named, they are no project."""
DELIVERING = frozenset(["health", "probation", "provider", "youth_justice"])
"""Kinds of body whose name may mean the project that they deliver."""
LEADING = re.compile(r"^(?:The|Our|This|A|An|In)\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for; sure: how far it alone shows what is meant, 0 to 1."""

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
        names = [Name(text) for text in own_names(each.name)]
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
    """Where a name occurs in a text.

    An acronym and a name of one word have to occur as they are written, a proper name with its capitals; of a
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


def fill_projects(blocks: Sequence[Block], draft: Draft, known: Known) -> None:
    """Note the projects that a response names, each once, where it is named first.

    Words that belong to a longer name are not read again as a shorter one: "CURV small grants" is not "CURV".
    """
    names = names_of(known.interventions)
    is_own = {key for each in known.interventions if (key := _as_body(each, names))}
    taken: set[str] = set()
    for place, block in enumerate(blocks):
        context = " ".join(each.text for each in blocks[place : place + 2])
        used = _note_projects(block, draft, names, taken)
        for provider in dict.fromkeys(each.provider for each in known.interventions if each.provider):
            if provider.lower() not in taken and provider not in is_own and _is_named(provider, block, used):
                taken |= {provider.lower(), *(text.lower() for text in own_names(provider))}
                _name_provider(provider, block, context, draft, known)
        for match in PROJECT.finditer(block.text):
            name = LEADING.sub("", match.group())
            is_new = not any(name.lower() in each or each in name.lower() for each in taken)
            if is_new and name.count(" ") and not _overlaps(match.span(), used):
                taken.add(name.lower())
                draft.interventions.append(
                    Intervention(name, None, block.page, block.quote, sure(0.6, block))
                )


def _as_body(each: KnownIntervention, names: dict[str, tuple[Name, ...]]) -> str | None:
    """The provider of a project that is the provider itself."""
    own = {name.text for name in names[each.intervention_id]}
    return each.provider if each.provider and own & set(own_names(each.provider)) else None


def _note_projects(
    block: Block, draft: Draft, names: dict[str, tuple[Name, ...]], taken: set[str]
) -> list[tuple[int, int]]:
    """Note the known projects of a paragraph in the order of their places; the places of all names found."""
    found = [
        (end - start, start, end, name, key)
        for key, each in names.items()
        for name in each
        if len(name.text) > 2
        for start, end in places(name, block.text)
    ]
    used: list[tuple[int, int]] = []
    kept = []
    for _, start, end, name, key in sorted(found, key=lambda each: (-each[0], each[1])):
        if not _overlaps((start, end), used):
            used.append((start, end))
            kept.append((start, name, key))
    for _, name, key in sorted(kept, key=lambda each: each[0]):
        if key not in taken:
            taken |= {key, name.text.lower()}
            draft.interventions.append(
                Intervention(name.text, key, block.page, block.quote, sure(name.sure, block))
            )
    return used


def _overlaps(span: tuple[int, int], used: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in used)


def _is_named(provider: str, block: Block, used: Sequence[tuple[int, int]]) -> bool:
    return any(
        not _overlaps(span, used)
        for text in own_names(provider)
        if len(text) > 3
        for span in places(Name(text), block.text)
    )


def _name_provider(provider: str, block: Block, context: str, draft: Draft, known: Known) -> None:
    """Note a provider: with its project's key where there is one, or the words around leave no other."""
    projects = [each for each in known.interventions if each.provider == provider]
    if projects[0].provider_kind in JOINT:
        draft.doubt(
            "interventions",
            f"{provider} is named as a body, not as a project; it is not counted.",
            block.page,
        )
    if projects[0].provider_kind not in DELIVERING:
        return
    chosen, confidence = _decided(projects, context)
    listed = ", ".join(each.intervention_id for each in projects)
    if chosen is None:
        draft.doubt(
            "interventions",
            f"{provider} runs {len(projects)} known projects; which is meant is open: {listed}.",
            block.page,
        )
    elif len(projects) > 1:
        message = f"{provider} runs several known projects ({listed}); {chosen} fits best: confirm it."
        draft.doubt("interventions", message, block.page)
    draft.interventions.append(
        Intervention(provider, chosen, block.page, block.quote, sure(confidence, block))
    )


def _decided(projects: Sequence[KnownIntervention], context: str) -> tuple[str | None, float]:
    """The only project whose name the words around repeat, and how sure the naming is."""
    if len(projects) == 1:
        return projects[0].intervention_id, 0.75
    words = meaning(context)
    scores = []
    for each in projects:
        own, described = meaning(each.name) - meaning(each.provider), meaning(each.description)
        part = len(own & words) / len(own) if own else 0.0
        more = len(described & words) / len(described) if described else 0.0
        scores.append((part + more, part, each.intervention_id))
    (best, part, key), (second, *_) = sorted(scores, reverse=True)[:2]
    return (key, 0.75) if part >= 0.5 and best - second >= 0.5 else (None, 0.5)

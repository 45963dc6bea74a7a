"""The projects that a response names: known ones, those of a known provider, and names that end like a
project's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from violence_response.documents.known import Known, KnownIntervention
from violence_response.documents.matching import stems, sure
from violence_response.documents.model import Block, Draft, Intervention
from violence_response.documents.naming import Name, names_of, own_names, places

PROJECT = re.compile(
    r"\b(?:[A-Z][\w'’&-]+(?:\s+(?:of|for|and|the|in|on|to|&))?\s+){1,6}(?:Project|Programme|Scheme|Initiative|Navigators?)\b"
)
LEADING = re.compile(r"^(?:The|Our|This|A|An|In)\s+")


def fill_interventions(blocks: Sequence[Block], draft: Draft, known: Known) -> None:
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
    if projects[0].provider_kind == "partnership":
        draft.doubt(
            "interventions",
            f"{provider} is named as a body, not as a project; it is not counted.",
            block.page,
        )
    if projects[0].provider_kind != "provider":
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
    words = stems(context)
    scores = []
    for each in projects:
        own, told = stems(each.name) - stems(each.provider), stems(each.description)
        part = len(own & words) / len(own) if own else 0.0
        scores.append((part + (len(told & words) / len(told) if told else 0.0), part, each.intervention_id))
    (best, part, key), (second, *_) = sorted(scores, reverse=True)[:2]
    return (key, 0.75) if part >= 0.5 and best - second >= 0.5 else (None, 0.5)

"""The methods that were compared for suggested links: each gives every intervention a score for a finding.

All of them see the same texts. A method that cannot say by itself that nothing fits gets the threshold that
does best on the tuning part; the same threshold then serves for the held-out part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import bm25s
import numpy as np
from rapidfuzz import fuzz, process, utils

from violence_response.linking.indexing import WEIGHTS, Text, Texts
from violence_response.linking.ranking import Numbers, Shelf
from violence_response.linking.wording import Vocabulary

Method = Callable[[str, Sequence[str]], Numbers]
"""A finding's text and its themes → a score for each intervention in order."""

Methods = Mapping[str, tuple[Callable[[Texts], Method], bool]]
"""By name: what makes the method, and whether it needs a threshold."""

DIMENSIONS = 50
"""Of the latent vectors; more or fewer did no better on the tuning part."""


def word_overlap(texts: Texts) -> Method:
    """Words in common, by rapidfuzz, in whatever order."""
    known = [text.joined for text in texts.intervention]

    def scores(finding: str, _: Sequence[str]) -> Numbers:
        found = process.cdist([finding], known, scorer=fuzz.token_set_ratio, processor=utils.default_process)
        return np.asarray(found[0], dtype=float)

    return scores


def bm25(texts: Texts) -> Method:
    """BM25 over the stems of words."""
    vocabulary = Vocabulary()
    model = bm25s.BM25(dtype="float64")
    model.index(
        [sorted(vocabulary.analysed(text.joined).words) for text in texts.intervention], show_progress=False
    )

    def scores(finding: str, _: Sequence[str]) -> Numbers:
        asked = [word for word in vocabulary.analysed(finding).words if word in model.vocab_dict]
        return np.asarray(model.get_scores(asked)) if asked else np.zeros(len(texts.intervention))

    return scores


def themes_only(texts: Texts) -> Method:
    """The share of themes in common: the recorded ones, and those whose terms the texts use."""
    terms = {
        theme.key: [term.strip() for term in theme.texts[2].split(";") if term.strip()]
        for theme in texts.theme
    }

    def about(text: str, recorded: Sequence[str]) -> set[str]:
        folded = f" {' '.join(utils.default_process(text).split())} "
        return set(recorded) | {
            key
            for key, some in terms.items()
            if any(f" {utils.default_process(term)} " in folded for term in some)
        }

    known = [about(text.joined, text.themes) for text in texts.intervention]

    def scores(finding: str, recorded: Sequence[str]) -> Numbers:
        asked = about(finding, recorded)
        return np.array([len(asked & other) / max(1, len(asked | other)) for other in known])

    return scores


def latent_vectors(texts: Texts) -> Method:
    """Small vectors made of the register's own texts (singular values of weighted words), by angle."""
    vocabulary = Vocabulary()
    every = [*texts.intervention, *texts.theme, *texts.priority, *texts.finding]
    stems = [vocabulary.analysed(text.joined).words for text in every]
    places = {stem: place for place, stem in enumerate(sorted({stem for some in stems for stem in some}))}
    counts = np.zeros((len(every), len(places)))
    for row, some in enumerate(stems):
        counts[row, [places[stem] for stem in some]] = 1.0
    rarity = np.log((1 + len(every)) / (1 + counts.sum(axis=0))) + 1
    _, _, directions = np.linalg.svd(counts * rarity, full_matrices=False)
    directions = directions[:DIMENSIONS]
    known = _unit((counts * rarity)[: len(texts.intervention)] @ directions.T)

    def scores(finding: str, _: Sequence[str]) -> Numbers:
        row = np.zeros(len(places))
        row[[places[stem] for stem in vocabulary.analysed(finding).words if stem in places]] = 1.0
        return np.asarray(known @ _unit((row * rarity) @ directions.T), dtype=float)

    return scores


def pretrained_vectors(texts: Texts) -> Method:
    """A small language model whose weights come inside a package (wordllama), by angle."""
    import wordllama

    # The package looks for its own files here; nothing is fetched.
    folder = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
    known = _unit(model.embed([text.joined for text in texts.intervention]))
    return lambda finding, _: np.asarray(known @ _unit(model.embed([finding]))[0], dtype=float)


def _unit(rows: Numbers) -> Numbers:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12)


def words_and_subjects(texts: Texts, *, words: float = 1.0, with_terms: bool = True) -> Method:
    """The shipped method; without `words`, its subjects alone."""
    themes = [(theme.key, theme.texts[0], theme.texts[2] if with_terms else "") for theme in texts.theme]
    vocabulary = Vocabulary(themes)
    weights = WEIGHTS["intervention"]
    if not words:
        weights = replace(weights, words=0.0, word_points=0.0)
    known = [vocabulary.analysed(text.joined, text.themes) for text in texts.intervention]
    shelf = Shelf(known, vocabulary.subjects, weights)
    return lambda finding, themes: shelf.scores(vocabulary.analysed(finding, themes))


def both(texts: Texts, other: Callable[[Texts], Method] = latent_vectors) -> Method:
    """The shipped method, with vectors for the order among what fits."""
    first, second = words_and_subjects(texts), other(texts)

    def scores(finding: str, themes: Sequence[str]) -> Numbers:
        fitting = first(finding, themes)
        return np.where(fitting > 0, fitting + 0.5 * np.maximum(second(finding, themes), 0.0), 0.0)

    return scores


METHODS: Methods = {
    "Word overlap (rapidfuzz)": (word_overlap, True),
    "BM25 on words (bm25s)": (bm25, True),
    "Themes by their terms": (themes_only, True),
    "Latent vectors of the register's own texts": (latent_vectors, True),
    "Subjects only": (lambda texts: words_and_subjects(texts, words=0.0), False),
    "Words and subjects, without terms of themes": (
        lambda texts: words_and_subjects(texts, with_terms=False),
        False,
    ),
    "**Words and subjects** (shipped)": (words_and_subjects, False),
    "Words and subjects, then latent vectors": (both, False),
}

WITH_A_MODEL: Methods = {
    "Pretrained vectors (wordllama)": (pretrained_vectors, True),
    "Words and subjects, then pretrained vectors": (lambda texts: both(texts, pretrained_vectors), False),
}
"""Those that need a package which the project does not take."""


def keys(texts: Sequence[Text]) -> list[str]:
    """The keys of texts in order."""
    return [text.key for text in texts]

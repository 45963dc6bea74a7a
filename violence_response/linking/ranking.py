"""Which texts of a shelf fit a text that is asked about, with a score between 0 and 1.

Two questions, kept apart. *Does it fit at all?* is answered by points for the subjects that both texts name:
nothing else on the shelf matters, so a project that has nothing to do with it cannot bring an answer to life.
*Which fits best?* is answered by BM25 (the library bm25s) over words and subjects: what few texts share says
more than what all of them share.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import bm25s
import numpy as np
import numpy.typing as npt

from violence_response.linking.wording import Analysed, Subject

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much counts what two texts share. Chosen on the tuning part of the labelled set: docs/linking.md.

    `points` are given for a subject by its weight, half of them where one of the two names only something
    within it, and `word_points` for a word outside any subject; a text fits from `enough` points. `half`: a
    score of one half means as much in common as so many words that no other text of the shelf has.
    """

    points: Mapping[str, float] = field(default_factory=lambda: {"particular": 2.0, "general": 1.0})
    word_points: float = 0.0
    enough: float = 2.0
    words: float = 1.0
    subjects: float = 4.0
    half: float = 4.0


class Shelf:
    """Texts that can be asked which of them fit; made once, asked often, safe to share between threads."""

    def __init__(self, texts: Sequence[Analysed], subjects: Mapping[str, Subject], weights: Weights) -> None:
        self.count = len(texts)
        self._subjects, self._weights = subjects, weights
        self._words = _ranked([sorted(text.words) for text in texts])
        self._named = _ranked([_tokens(text) for text in texts])
        self._own = _places(text.subjects for text in texts)
        self._wider = _places(text.wider for text in texts)
        self._loose = _places(text.loose for text in texts)
        # The weight of a term that one text alone has.
        self._rarest = math.log(1 + (self.count - 0.5) / 1.5) if self.count else 1.0

    def best(self, asked: Analysed, limit: int) -> list[tuple[int, float]]:
        """Places and scores of the texts that fit, best first; texts that score the same keep their order."""
        scores = self.scores(asked)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [(int(place), float(scores[place])) for place in order if scores[place] > 0]

    def scores(self, asked: Analysed) -> Numbers:
        """A score for each text in order, to four decimals; 0 where it does not fit."""
        said = self._weights.words * _said(self._words, sorted(asked.words), self.count)
        said = said + self._weights.subjects * _said(self._named, _tokens(asked), self.count)
        scores = np.round(said / (said + self._weights.half * self._rarest), 4)
        # What fits is never rounded away.
        return np.where(self.points(asked) >= self._weights.enough, np.maximum(scores, 0.0001), 0.0)

    def points(self, asked: Analysed) -> Numbers:
        """For each text, points for the subjects and words that it shares with the one asked about."""
        points = np.zeros(self.count)
        for names, full in ((asked.subjects, 1.0), (asked.wider, 0.5)):
            for name in names:
                worth = self.worth(name)
                if worth:
                    points[self._own.get(name, _NOWHERE)] += worth * full
                    points[self._wider.get(name, _NOWHERE)] += worth * 0.5
        for root in asked.loose if self._weights.word_points else ():
            points[self._loose.get(root, _NOWHERE)] += self._weights.word_points
        return points

    def worth(self, name: str) -> float:
        """The points of a subject that both texts name."""
        return self._weights.points.get(self._subjects[name].weight, 0.0)


_NOWHERE: Places = np.array([], dtype=np.intp)


def _tokens(text: Analysed) -> list[str]:
    return sorted({*text.subjects, *text.wider})


def _places(texts: Iterable[Iterable[str]]) -> dict[str, Places]:
    found: dict[str, list[int]] = {}
    for place, names in enumerate(texts):
        for name in names:
            found.setdefault(name, []).append(place)
    return {name: np.array(places, dtype=np.intp) for name, places in found.items()}


def _ranked(texts: Sequence[Sequence[str]]) -> bm25s.BM25 | None:
    """BM25 over the texts; nothing where none has a term, which the library cannot index."""
    if not any(texts):
        return None
    model = bm25s.BM25(dtype="float64")
    model.index(texts, show_progress=False)
    return model


def _said(model: bm25s.BM25 | None, terms: Sequence[str], count: int) -> Numbers:
    """What BM25 gives each text for these terms, each of them once and always in the same order."""
    known = [term for term in terms if model is not None and term in model.vocab_dict]
    if model is None or not known:
        return np.zeros(count)
    return np.asarray(model.get_scores(known), dtype=np.float64)

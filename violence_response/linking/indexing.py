"""The index of a register's texts: what fits a finding, and which findings an intervention might answer."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from violence_response import queries
from violence_response.database import Database
from violence_response.errors import LinkTextUnusable, RowUnknown
from violence_response.linking import reasons, suggestion
from violence_response.linking.ranking import Shelf, Weights
from violence_response.linking.suggestion import LONGEST, Suggestion, Suggestions
from violence_response.linking.wording import Analysed, Vocabulary
from violence_response.rows import (
    LinkingFindings,
    LinkingInterventions,
    LinkingPriorities,
    LinkingState,
    LinkingThemes,
)

WEIGHTS = {
    "intervention": Weights(word_points=1.0),
    # A theme is wide and a priority wider: one shared subject is enough.
    "theme": Weights({"particular": 2.0, "general": 1.0, "wide": 1.0}, enough=1.0),
    "priority": Weights({"particular": 2.0, "general": 1.0, "wide": 2.0}, enough=1.0),
}
LIMITS = {"intervention": 10, "theme": 5, "priority": 3}
"""How many are suggested at most."""

CANDIDATES = 50
"""Findings that are looked at closely for one intervention."""


@dataclass(frozen=True, slots=True)
class Text:
    """The texts of one row that suggestions are made from, its own words joined, and the themes it has."""

    key: str
    texts: tuple[str, ...]
    themes: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """All its words as one text; parts never run into each other."""
        return ".\n".join(self.texts)

    @property
    def parts(self) -> tuple[str, ...]:
        """What a fingerprint is made from."""
        return (*self.texts, *sorted(self.themes))


@dataclass(frozen=True, slots=True)
class Texts:
    """Every text of the register that suggestions are made from, each kind in the order of its keys."""

    intervention: tuple[Text, ...]
    theme: tuple[Text, ...]
    priority: tuple[Text, ...]
    finding: tuple[Text, ...]


class Index:
    """What the register's texts speak of, made once and asked often; threads may share it.

    Its answers depend on the texts only, not on the order of rows.
    """

    def __init__(self, texts: Texts, before: Index | None = None) -> None:
        """`before` is an index of earlier texts; what they have in common is not made again."""
        kinds = (texts.intervention, texts.theme, texts.priority, texts.finding)
        # What scores the same is in the order of keys, however the rows came.
        self.texts = texts = Texts(*(tuple(sorted(some, key=lambda text: text.key)) for some in kinds))
        is_same_vocabulary = before is not None and before.texts.theme == texts.theme
        self._before = before if is_same_vocabulary else None
        self._vocabulary = Vocabulary([(each.key, each.texts[0], each.texts[2]) for each in texts.theme])
        self._theme_names = {each.key: each.texts[0] for each in texts.theme}
        self._shelves = {kind: self._shelf(kind, weights) for kind, weights in WEIGHTS.items()}
        if (
            self._before
            and "_finding_shelf" in vars(self._before)
            and self._before.texts.finding == texts.finding
        ):
            self._finding_shelf = self._before._finding_shelf
        # One index must not keep all those before it.
        self._before = None

    def suggest(self, text: str, themes: Sequence[str] = (), *, limit: int | None = None) -> Suggestions:
        """What fits a text that is not in the register yet, recorded under these themes.

        `limit` is how many interventions are given at most, ten if it is not said.

        Raises LinkTextUnusable for a text without words or of more than 10,000 characters, and RowUnknown for
        a theme that the register does not have.
        """
        if len(text) > LONGEST:
            raise LinkTextUnusable(
                problem=f"it has {len(text):,} characters and a finding at most {LONGEST:,}; give one finding"
            )
        if not any(letter.isalnum() for letter in text):
            raise LinkTextUnusable(problem="there are no words in it; write the finding as a sentence")
        for theme in themes:
            if theme not in self._theme_names:
                raise _unknown("theme", theme, list(self._theme_names))
        return self._suggestions(Text("", (text,), tuple(themes)), limit)

    def title(self, kind: str, key: str) -> str:
        """The name of an intervention or theme, the title of a priority, the summary of a finding. Raises
        RowUnknown."""
        texts: tuple[Text, ...] = getattr(self.texts, kind)
        return _of({text.key: text for text in texts}, kind, key).texts[0]

    def suggest_for(self, finding_id: str, *, limit: int | None = None) -> Suggestions:
        """What fits a finding of the register. Raises RowUnknown when there is no such finding."""
        return self._suggestions(_of(self._findings, "finding", finding_id), limit)

    def findings_for(self, intervention_id: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        """The findings that an intervention might answer, best first; each with the score that it has the
        other way round. Raises RowUnknown when there is no such intervention."""
        target = _of(self._interventions, "intervention", intervention_id)
        place = self._places[intervention_id]
        found = []
        for candidate, _ in self._finding_shelf.best(self._analysed(target), CANDIDATES):
            finding = self.texts.finding[candidate]
            score = float(self._shelves["intervention"].scores(self._analysed(finding))[place])
            if score > 0:
                found.append((score, finding))
        found.sort(key=lambda pair: (-pair[0], pair[1].key))
        return tuple(self._suggestion("finding", score, finding, target) for score, finding in found[:limit])

    def _suggestions(self, finding: Text, limit: int | None) -> Suggestions:
        asked = self._analysed(finding)
        found = {}
        for kind, shelf in self._shelves.items():
            texts: tuple[Text, ...] = getattr(self.texts, kind)
            best = shelf.best(asked, limit if kind == "intervention" and limit else LIMITS[kind])
            found[kind] = tuple(self._suggestion(kind, score, finding, texts[place]) for place, score in best)
        return Suggestions(found["intervention"], found["theme"], found["priority"])

    def _suggestion(self, kind: str, score: float, finding: Text, target: Text) -> Suggestion:
        one, other = self._analysed(finding), self._analysed(target)
        shelf = self._shelves["intervention" if kind == "finding" else kind]
        common = reasons.shared(one, other, shelf.worth)
        return Suggestion(
            kind=kind,
            target_id=(finding if kind == "finding" else target).key,
            score=score,
            matched=reasons.matched(one, other, common),
            why=reasons.why(one, other, common, self._vocabulary.subjects),
            fingerprint=suggestion.fingerprint(finding.parts, target.parts),
        )

    def _analysed(self, text: Text) -> Analysed:
        return self._vocabulary.analysed(text.joined, text.themes)

    def _shelf(self, kind: str, weights: Weights) -> Shelf:
        texts: tuple[Text, ...] = getattr(self.texts, kind)
        if self._before and getattr(self._before.texts, kind) == texts:
            return self._before._shelves[kind]
        return Shelf([self._analysed(text) for text in texts], self._vocabulary.subjects, weights)

    @cached_property
    def _finding_shelf(self) -> Shelf:
        # Only a question about an intervention needs it, and a country has many findings.
        return self._shelf("finding", WEIGHTS["intervention"])

    @cached_property
    def _findings(self) -> dict[str, Text]:
        return {text.key: text for text in self.texts.finding}

    @cached_property
    def _interventions(self) -> dict[str, Text]:
        return {text.key: text for text in self.texts.intervention}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text.key: place for place, text in enumerate(self.texts.intervention)}


@dataclass(frozen=True, slots=True)
class Kept:
    """An index, with the state of the register that it was made from."""

    version: int
    day: date | None
    marks: dict[str, str]
    index: Index


_kept: WeakKeyDictionary[Database, Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def index(database: Database, day: date | None = None) -> Index:
    """The index of the register as it is now; only what a change of texts touches is made again.

    Priorities are those of the Plans in force on the day; without a day, those of every Plan.
    """
    with _lock:
        # Taken before the texts: a commit in between is then noticed the next time.
        version, kept = database.version, _kept.get(database)
        if kept is None or (kept.version, kept.day) != (version, day):
            kept = _kept[database] = _renewed(database, version, day, kept)
        return kept.index


def read(database: Database, day: date | None = None) -> Texts:
    """The texts that suggestions are made from."""
    return _read(database, day, None)[1]


def _renewed(database: Database, version: int, day: date | None, kept: Kept | None) -> Kept:
    marks, texts = _read(database, day, kept)
    before = kept.index if kept else None
    return Kept(version, day, marks, before if before and before.texts == texts else Index(texts, before))


def _read(database: Database, day: date | None, kept: Kept | None) -> tuple[dict[str, str], Texts]:
    """The texts with a mark for each kind; those whose mark is the kept one are not read again."""
    with database.snapshot():
        marks = {row.kind: row.mark for row in queries.rows_of(database, LinkingState)}
        # Which priorities there are depends on the day as well.
        marks["priority"] = f"{marks.get('priority')} {day}"
        found: dict[str, tuple[Text, ...]] = {}
        for kind, texts in READ.items():
            if kept and kept.marks.get(kind) == marks.get(kind):
                found[kind] = getattr(kept.index.texts, kind)
            else:
                found[kind] = tuple(texts(database, day))
    return marks, Texts(**found)


def _interventions(database: Database, _day: date | None) -> Iterator[Text]:
    for row in queries.rows_of(database, LinkingInterventions):
        texts = (row.name, row.description, row.target_group or "", row.approach_name)
        yield Text(row.intervention_id, texts, tuple(row.theme_ids))


def _themes(database: Database, _day: date | None) -> Iterator[Text]:
    for row in queries.rows_of(database, LinkingThemes):
        yield Text(row.theme_id, (row.name, row.definition, row.terms), ())


def _priorities(database: Database, day: date | None) -> Iterator[Text]:
    for row in queries.rows_of(database, LinkingPriorities, today=day):
        yield Text(row.priority_id, (row.title, row.summary), ())


def _findings(database: Database, _day: date | None) -> Iterator[Text]:
    for row in queries.rows_of(database, LinkingFindings):
        yield Text(row.finding_id, (row.summary,), tuple(row.theme_ids))


READ: Mapping[str, Callable[[Database, date | None], Iterator[Text]]] = {
    "intervention": _interventions,
    "theme": _themes,
    "priority": _priorities,
    "finding": _findings,
}
"""The kinds of texts, each with what reads them."""


def _of(texts: dict[str, Text], kind: str, key: str) -> Text:
    if key not in texts:
        raise _unknown(kind, key, list(texts))
    return texts[key]


def _unknown(kind: str, key: str, known: Sequence[str]) -> RowUnknown:
    # What cannot be printed, such as half a character, would stop the sentence that says what is wrong.
    readable = "".join(letter if letter.isprintable() else "?" for letter in key)
    shown = readable if len(readable) <= 80 else readable[:79] + "…"
    near = difflib.get_close_matches(shown, known, n=1)
    suggestion = f'did you mean "{near[0]}"?' if near else "look for its key on the page where it is listed"
    return RowUnknown(kind=kind, key=shown, suggestion=suggestion)

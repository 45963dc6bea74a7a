"""What a text speaks of: its words as stems, and the subjects that its expressions mean.

Inspectors and projects word the same thing differently: "emergency department" and "A&E", "licensed premises"
and "night-time economy". `expressions.csv`, shipped beside this module, lists for each subject the
expressions that mean it, how much it says when two texts share it, and the wider subject it belongs to.
What an office writes among the terms of a theme counts as well.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

FILE = Path(__file__).parent / "expressions.csv"
COMMON = Path(__file__).parent / "common_words.txt"
"""Words that every second finding or project uses, so that sharing them says nothing."""

WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
ENDING = re.compile(r"[.;:!?\n]")
"""No expression runs over the end of a sentence or of an item in a list."""

WEIGHTS = ("particular", "general", "wide", "common", "none")
"""How much a shared subject says: enough by itself; something; something to themes and priorities; nothing.
The last is of expressions that are no subject and hide the words in them."""

THEME, TERM = "theme:", "term:"
"""What the subjects begin with that come from the register: a theme, and a term of a theme."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter that several expressions mean, with how much sharing it says."""

    name: str
    weight: str
    wider: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as it is compared: stems of its words and the subjects it names, each with the text's own words.

    `subjects` holds what the text itself names; `wider` what those belong to, with the same words; `loose`
    the stems of the words that belong to no subject.
    """

    words: Mapping[str, str]
    loose: frozenset[str]
    subjects: Mapping[str, tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]]


class Vocabulary:
    """The subjects of the shipped file and of the register's themes, with the expressions that name them."""

    def __init__(self, themes: Iterable[tuple[str, str, str]] = ()) -> None:
        """`themes` are the register's: key, name, and terms separated by `;`."""
        subjects, phrases, self._spellings = _shipped()
        self.subjects = dict(subjects)
        self._phrases = dict(phrases)
        self._themes: dict[str, str] = {}
        for theme, title, terms in themes:
            self._themes[theme] = title
            self.subjects[THEME + theme] = Subject(f'the theme "{title}"', "general", ())
            for term in terms.split(";"):
                self._add_term(term)
        # How many words the expressions have that begin with a stem, the longest first.
        lengths: dict[str, set[int]] = {}
        for stems in self._phrases:
            lengths.setdefault(stems[0], set()).add(len(stems))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}
        self._above = {name: self._wider_of(name) for name in self.subjects}

    def _add_term(self, term: str) -> None:
        stems = stemmed(term)
        # A term that every text has, such as "police", tells nothing from anything.
        if stems and stems not in self._phrases and not _common_stems().issuperset(stems):
            self.subjects[TERM + " ".join(stems)] = Subject(term.strip(), "general", ())
            self._phrases[stems] = TERM + " ".join(stems)

    def analysed(self, text: str, themes: Iterable[str] = ()) -> Analysed:
        """What a text speaks of that is recorded under these themes.

        The longest expression wins, and a word counts for one expression only.
        """
        text = plain(text)
        found = [(match.start(), match.end(), stem(match.group())) for match in WORD.finditer(text)]
        words: dict[str, str] = {}
        loose: set[str] = set()
        subjects: dict[str, dict[str, None]] = {}
        place = 0
        while place < len(found):
            length, name = self._expression(text, found, place)
            start, end = found[place][0], found[place + length - 1][1]
            if name is None or self.subjects[name].weight != "none":
                for first, last, root in found[place : place + length]:
                    if root not in _common_stems() and len(root) > 1:
                        words.setdefault(root, text[first:last])
                        loose |= set() if name else {root}
                if name is not None:
                    subjects.setdefault(name, {})[text[start:end]] = None
            place += length
        own = {name: tuple(said) for name, said in subjects.items()}
        own |= {THEME + theme: (self._themes[theme],) for theme in themes}
        return Analysed(words, frozenset(loose), own, self._wider(own))

    def _expression(self, text: str, found: list[tuple[int, int, str]], place: int) -> tuple[int, str | None]:
        """How many words the expression that begins here has, and its subject; one word without a subject."""
        for length in self._lengths.get(found[place][2], ()):
            stems = tuple([root for _, _, root in found[place : place + length]])
            if stems in self._phrases and self._is_written(stems, text, found[place : place + length]):
                return len(stems), self._phrases[stems]
        return 1, None

    def _is_written(self, stems: tuple[str, ...], text: str, found: list[tuple[int, int, str]]) -> bool:
        """Whether these words of a text are in one sentence, and are written as the expression asks."""
        if ENDING.search(text, found[0][1], found[-1][0]):
            return False
        wanted = self._spellings.get(stems)
        if wanted is None:
            return True
        written = text[found[0][0] : found[-1][1]]
        return written.casefold() in wanted or (not wanted and _has_capitals(written))

    def _wider(self, own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        above: dict[str, tuple[str, ...]] = {}
        for name, said in own.items():
            for wider in self._above[name]:
                above[wider] = tuple(dict.fromkeys([*above.get(wider, ()), *said]))
        return above

    def _wider_of(self, name: str) -> tuple[str, ...]:
        """Every subject that this one belongs to, the nearest first."""
        nearest = self.subjects[name].wider
        return tuple(dict.fromkeys([*nearest, *(far for near in nearest for far in self._wider_of(near))]))


def plain(text: str) -> str:
    """The text without what does not matter to its reading: accents, widths, kinds of apostrophe."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).replace("’", "'")


def stemmed(text: str) -> tuple[str, ...]:
    """The stems of the words of an expression, in order."""
    return tuple(stem(word) for word in WORD.findall(plain(text)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The part that a word shares with its other forms: "stabbings" and "stabbing" are one."""
    return str(snowballstemmer.stemmer("english").stemWord(word.casefold()))


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in COMMON.read_text(encoding="utf-8").split())


@cache
def _shipped() -> tuple[
    dict[str, Subject], dict[tuple[str, ...], str], dict[tuple[str, ...], frozenset[str]]
]:
    """The file's subjects, the subject of each expression, and the spellings of those that ask for one.

    An expression that begins with = means these very words and no other form of them; one in capitals,
    such as SEND, for capitals only, which is an empty set of spellings.
    """
    subjects: dict[str, Subject] = {}
    phrases: dict[tuple[str, ...], str] = {}
    spellings: dict[tuple[str, ...], frozenset[str]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["subject"]
            subjects[name] = Subject(name, row["weight"], tuple(filter(None, row["wider"].split(";"))))
            for expression in row["expressions"].split(";"):
                stems = stemmed(expression)
                phrases[stems] = name
                if expression.startswith("="):
                    spellings[stems] = spellings.get(stems, frozenset()) | {expression[1:].casefold()}
                elif _has_capitals(expression):
                    spellings[stems] = frozenset()
    return subjects, phrases, spellings


def _has_capitals(text: str) -> bool:
    return sum(letter.isupper() for letter in text) > 1

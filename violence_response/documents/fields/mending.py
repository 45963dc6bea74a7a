"""Mending of words: look-alike letters of other alphabets, letters misread in scans, words that a column cut
in two."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
OTHER_ALPHABET = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u2011": "-"}
    | dict.fromkeys("\u00ad\u200b\ufeff", "")
)
# Looked for only at the beginning of a word: from every letter, one long word would take for ever.
HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)+")
OFTEN = 3
MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
SINGLE = frozenset("aio")
"""Letters that are words, or marks of a list."""
PREFIXES = frozenset((
    "multi", "non", "co", "long", "short", "cross", "pre", "post", "self", "well", "anti", "inter", "intra",
    "re", "out", "half", "full", "part", "two", "three", "four", "first", "second", "high", "low", "ex",
    "mid", "all", "on", "off", "follow", "up", "family", "child", "police", "public", "community",
    "intelligence", "evidence", "trauma", "risk",
))  # fmt: skip
"""First parts of words that keep their hyphen when a line breaks after it."""
LOOK_ALIKES = str.maketrans(
    "αβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧаеорсухіјѕАВЕКМНОРСТУХІ",
    "aBeikvoptuxABEZHIKMNOPTYXaeopcyxijsABEKMHOPCTYXI",
)
"""Greek and Cyrillic letters for the Latin ones that they look like."""
CONFUSED = (
    ("n", "h"), ("h", "n"), ("rn", "m"), ("m", "rn"), ("vv", "w"), ("1", "l"), ("1", "i"), ("0", "o"),
    ("cl", "d"), ("d", "cl"), ("l", "i"), ("i", "l"), ("c", "e"), ("e", "c"), ("ii", "n"), ("li", "h"),
    ("u", "n"), ("n", "u"), ("t", "f"), ("f", "t"), ("b", "h"), ("h", "b"), ("5", "s"), ("|", "l"),
    ("€", "e"),
)  # fmt: skip
"""What a reader of scans takes for something else: what it gives, and what may have been printed."""


@cache
def expected_words() -> frozenset[str]:
    """Words that a response uses, to tell a misread word from a rare one: a short list of our own.

    A word that is not in it is not changed for that: only where exactly one word that is in it, or that the
    document itself uses often, is one misread letter away.
    """
    file = Path(__file__).parent / "expected_words.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


class Wording:
    """Mends the words of one document with the words that it may be expected to use.

    Letters are only changed in a document that was misread (a scan, or one with letters of another alphabet
    among its words): elsewhere an unknown word is a rare word.
    """

    def __init__(self, texts: Sequence[str], terms: Iterable[str] = (), is_scan: bool = False) -> None:
        """The words that a document with these lines may be expected to use."""
        self.is_misread = is_scan or any(OTHER_ALPHABET.search(text) for text in texts)
        self.counts: Counter[str] = Counter()
        self.hyphened: set[str] = set()
        for text in texts:
            lowered = text.translate(LIGATURES).lower()
            self.counts.update(WORD.findall(lowered))
            self.hyphened.update(HYPHENED.findall(lowered))
        self.words = expected_words() | {word for term in terms for word in WORD.findall(term.lower())}
        self.words |= {word for word, count in self.counts.items() if count > OFTEN and len(word) > 3}
        self._mended: dict[str, str] = {}

    def mend(self, text: str) -> str:
        """The text with its words mended and its white space made single; dashes and quotation marks stay."""
        clean = unicodedata.normalize("NFC", text.translate(LIGATURES))
        joined = self._parts_joined(clean)
        return " ".join(WORD.sub(lambda found: self._word(found.group()), joined).split())

    def joined(self, first: str, second: str) -> str:
        """Two parts of a line that broke after a hyphen, as one text: the hyphen stays where the word has
        one."""
        left = WORD.findall(first)[-1:]
        right = WORD.match(second)
        if not left or right is None or not right.group()[0].islower():
            return f"{first}{second}" if right is not None else f"{first} {second}"
        head, tail = left[0].lower(), right.group().lower()
        if f"{head}-{tail}" in self.hyphened:
            return first + second
        if head + tail in self.words or self.counts[head + tail]:
            return first[:-1] + second
        if head in PREFIXES or (head in self.words and tail in self.words):
            return first + second
        return first[:-1] + second

    def _knows(self, word: str) -> bool:
        return word in self.words or (word.endswith("s") and word[:-1] in self.words)

    def _parts_joined(self, text: str) -> str:
        """Words that a column cut in two made whole: "Nov<tab>ember", "R<tab>eport", "Nov ember"."""
        parts = re.split(r"(\s+)", text)
        out = parts[:1]
        for space, part in zip(parts[1::2], parts[2::2], strict=True):
            before, after = WORD.findall(out[-1])[-1:], WORD.match(part)
            if "\t" in space and before and _is_echo(before[0], part):
                continue
            if (
                before
                and after
                and out[-1].endswith(before[0])
                and self._is_cut(before[0], after.group(), "\t" in space)
            ):
                out[-1] += part
            elif part or not out[-1]:
                out += [" ", part]
        return "".join(out)

    def _is_cut(self, head: str, tail: str, at_tab: bool) -> bool:
        whole = (head + tail).lower()
        if not tail[0].islower() or head.lower() in SINGLE:
            return False
        if whole in MONTHS:
            return not (self._knows(head.lower()) and self._knows(tail.lower()))
        if not at_tab or not head.isalpha() or not tail.isalpha():
            return False
        return self._knows(whole) and not (self._knows(head.lower()) and self._knows(tail.lower()))

    def _word(self, word: str) -> str:
        if word not in self._mended:
            self._mended[word] = self._mend_word(word)
        return self._mended[word]

    def _mend_word(self, word: str) -> str:
        if OTHER_ALPHABET.search(word):
            latin = word.translate(LOOK_ALIKES)
            if latin.isascii() and (self._knows(latin.lower()) or OTHER_ALPHABET.sub("", word) != ""):
                word = latin
        lowered = word.lower()
        # Short words, names and what occurs twice are left alone: too many words lie one letter apart.
        if (
            not self.is_misread
            or len(word) < 5
            or not word.islower()
            or self._knows(lowered)
            or self.counts[lowered] > 1
        ):
            return word
        found = {near for near in _neighbours(lowered) if near in self.words and len(near) > 4}
        return found.pop() if len(found) == 1 else word


def _neighbours(word: str) -> Iterable[str]:
    """Words that differ in one sign that readers of scans confuse."""
    for read, meant in CONFUSED:
        place = word.find(read)
        while place >= 0:
            yield word[:place] + meant + word[place + len(read) :]
            place = word.find(read, place + 1)


def _is_echo(before: str, part: str) -> bool:
    """Whether a cell is only the last letter of the one before: the edge of a column read twice."""
    return (
        len(part) == 1
        and part.isalpha()
        and part.lower() not in SINGLE
        and before.lower().endswith(part.lower())
    )

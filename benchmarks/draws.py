"""What the generated country is drawn with: keys, choices, days and sentences as arrays of text, from one
seeded source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]
Source = np.random.Generator

TODAY = np.datetime64("2026-11-23")
"""The day on which the generated country is looked at; nothing in it happened later."""


def keys(prefix: str, count: int) -> Column:
    """That many keys, such as finding-00001."""
    return np.array([f"{prefix}-{number:05d}" for number in range(1, count + 1)], dtype=object)


def pick(source: Source, weights: Mapping[str, float], count: int) -> Column:
    """That many of the words, each as often as its weight says."""
    share = np.array(list(weights.values()), dtype=float)
    words = np.array(list(weights), dtype=object)
    return words[source.choice(len(words), size=count, p=share / share.sum())]


def any_of(source: Source, words: Sequence[str] | Column, count: int) -> Column:
    """That many of the words, all equally likely."""
    return np.asarray(words, dtype=object)[source.integers(len(words), size=count)]


def sentence(source: Source, parts: Sequence[Sequence[str]], count: int, end: str = ".") -> Column:
    """That many sentences, each of one choice out of every part."""
    made = any_of(source, parts[0], count)
    for part in parts[1:]:
        made = made + " " + any_of(source, part, count)
    return np.asarray(made + end, dtype=object)


def happens(source: Source, share: float, count: int) -> npt.NDArray[np.bool_]:
    """For each of that many, whether it happens; it does for that share of them."""
    return source.random(count) < share


def only_where(keep: npt.NDArray[np.bool_], values: Column) -> Column:
    """The values as text, empty where they are not kept."""
    return np.where(keep, np.asarray(values, dtype=object), "")


def days(first: Column, source: Source, least: int, most: int) -> Column:
    """The first days, each moved on by at least and at most so many days."""
    return np.asarray(first + source.integers(least, most + 1, size=len(first)))


def written(moments: Column) -> Column:
    """Days or seconds as text: 2024-11-20, or 2024-11-20T09:30:00; an unknown one is empty."""
    return only_where(~np.isnat(moments), np.datetime_as_string(moments))


def whole(values: Column) -> Column:
    """Whole numbers as text."""
    return values.astype(np.int64).astype(str).astype(object)


def pounds(values: Column) -> Column:
    """Amounts as text with two places."""
    return np.array([f"{value:.2f}" for value in values], dtype=object)


def shared_out(source: Source, total: int, among: int) -> Column:
    """How many of the total each gets: at least one, a few get many."""
    weights = source.gamma(1.5, size=among)
    return np.asarray(1 + source.multinomial(max(total - among, 0), weights / weights.sum()))


def pairs(left: Column, right: Column, most: int) -> tuple[Column, Column]:
    """The two columns without pairs that stand twice, and no more than so many of them."""
    seen = np.unique(np.stack([left, right]), axis=1, return_index=True)[1]
    kept = np.sort(seen)[:most]
    return left[kept], right[kept]

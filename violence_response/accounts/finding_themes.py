"""Findings by theme: how many of each call for work, and what is behind them. Rows of `findings_by_theme` or
`themes_supported` in.

A finding with two themes counts in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from violence_response.accounts.blocks import Bars
from violence_response.words import counted, number, sentence, verb

MOST = 8
"""Themes that are drawn; the table has them all."""


class Themed(Protocol):
    """A theme's findings that call for work, each counted as in counts."""

    @property
    def theme_id(self) -> str | None:
        """The theme; empty for findings without one."""

    @property
    def theme_name(self) -> str:
        """What it is called."""

    @property
    def calling(self) -> int:
        """Findings that call for work."""

    @property
    def funding_today(self) -> int:
        """Of these, answered by a project with funding today."""

    @property
    def answered_not_today(self) -> int:
        """Of these, answered only by projects with no funding known for the day."""

    @property
    def unanswered(self) -> int:
        """Of these, answered by no project."""


SERIES = (
    ("Answered, funding today", "funding_today"),
    ("Answered, no funding known for today", "answered_not_today"),
    ("No project answers it", "unanswered"),
)
"""The findings of a theme that call for work, as parts of its bar: what each is called, and its count."""


def bars(rows: Sequence[Themed], most: int = MOST) -> Bars:
    """The themes with most findings that call for work, each as a bar of what is behind them."""
    calling = [row for row in rows if row.calling]
    drawn = sorted(calling, key=lambda row: -row.calling)[:most]
    parts = [
        f"{row.theme_name}: {number(row.calling)} {verb(row.calling, 'calls', 'call')} for work, "
        f"{_few(row.funding_today)} with funding today, {_few(row.unanswered)} that no project answers"
        for row in drawn
    ]
    more = ""
    if (left := len(calling) - len(drawn)) > 0:
        more = f" {sentence(counted(left, 'more theme'))} {verb(left, 'is', 'are')} in the table."
    text = f"{'; '.join(parts)}.{more} A finding with two themes counts in both." if parts else NONE_CALLS
    return Bars(
        _headline(calling),
        text,
        tuple(map(_label, drawn)),
        tuple((label, tuple(getattr(row, column) for row in drawn)) for label, column in SERIES),
    )


def _label(row: Themed) -> str:
    return f"{row.theme_name}: {row.calling - row.unanswered:,} of {row.calling:,} answered"


NONE_CALLS = "No finding here calls for work."


def _headline(calling: Sequence[Themed]) -> str:
    if not calling:
        return NONE_CALLS.rstrip(".")
    live = len([row for row in calling if row.funding_today])
    bare = len([row for row in calling if row.unanswered == row.calling])
    if len(calling) == 1:
        only = calling[0].theme_name
        if live:
            return f"{only}, the one theme that calls for work, has a finding answered with funding today"
        answered = "none that a project answers" if bare else "none answered with funding today"
        return f"{only}, the one theme that calls for work, has {answered}"
    start = (
        f"{sentence(_few(live))} of {number(len(calling))} themes that call for work "
        f"{verb(live or 1, 'has', 'have')} a finding answered with funding today"
    )
    return f"{start}; {_few(bare)} {verb(bare or 1, 'has', 'have')} none that a project answers"


def _few(count: int) -> str:
    return number(count) if count else "none"

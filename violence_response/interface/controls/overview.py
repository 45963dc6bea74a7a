"""The pieces of the overview: words and numbers only, so that the first screen comes at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from violence_response import words
from violence_response.accounts import changes, due
from violence_response.accounts import money as ending
from violence_response.accounts import overview as account
from violence_response.accounts.blocks import Paragraph, Section, Words
from violence_response.interface import data, show
from violence_response.interface.controls.tables import HOW_TO_BEGIN, empty, section
from violence_response.rows import Changes, Counts, MoneyEnding, NewestReport, NextDeadlines

MOST = 6
"""Things of a list on the first screen; the others are counted."""
RECENT_DAYS = 30


def standing(counts: Counts, newest: NewestReport | None, of_newest: Counts | None) -> None:
    """The state in a sentence, the newest report and the clocks; an empty register says what to do next."""
    if newest is None or of_newest is None:
        empty(account.EMPTY, HOW_TO_BEGIN)
        return
    lead = Paragraph(account.headline(counts), is_strong=True)
    show.blocks([lead, Paragraph(Words(account.newest(newest, of_newest), " ", account.deadlines(counts)))])


def deadlines(found: Sequence[NextDeadlines], counts: Counts) -> None:
    """The dates that have to be kept, nearest first, with the days left; said where there is none."""
    lines = [show.markdown(due.deadline(each)) for each in found]
    lines += [words.markdown(text) for text in account.dates(counts, len(found))]
    section("Next deadlines", _listed(lines))


def recent() -> dict[str, str]:
    """The time of which the newest changes are listed, as the query takes it."""
    return {"since": changes.end_of(_first_day()), "until": changes.end_of(data.today())}


def _first_day() -> date:
    return data.today() - timedelta(days=RECENT_DAYS)


def changed(found: Sequence[Changes]) -> None:
    """What changed in the last 30 days, newest first."""
    show.section(changes.newest(found, _first_day(), f"Changed in the last {RECENT_DAYS} days", MOST))


def money(awards: Sequence[MoneyEnding], counts: Counts) -> None:
    """Awards that end within six months, nearest first, and where the funding of all projects is."""
    show.section(
        Section("money", "Funding that ends within six months", "", (ending.points(awards, counts),))
    )


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)

"""Recorded offences in words: by month in local authorities, in one place, and in small areas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from violence_response import words
from violence_response.accounts import violence as ranks
from violence_response.accounts.blocks import Facts, Table, Words, link
from violence_response.rows import PlaceDeciles, ViolenceMonths, ViolencePlaces, ViolenceSmallAreas
from violence_response.words import counted, number

UNITS = {"counts": "offences a month", "rate": "offences a month per 1,000 residents"}
HOVER = {"counts": "offences", "rate": "offences per 1,000 residents"}
BEST_FIT = "A ward is the sum of the small areas that fit it best, at times only one: read it with care."


def last_month(places: Sequence[ViolencePlaces]) -> str:
    """The newest month of the period that the places' sums cover, such as "Nov 2025"."""
    newest = places[0].period_to if places else None
    return "a month not on record" if newest is None else words.month(newest)


def direction(places: Sequence[ViolencePlaces]) -> str:
    """How the local authorities' newest twelve months compare with the twelve before."""
    changes = [row.change for row in places if row.area_type == "local_authority" and row.change is not None]
    if not changes:
        return "no two full years to compare"
    noun = "local authority" if len(changes) == 1 else "local authorities"
    fewer, more = sum(each < 0 for each in changes), sum(each > 0 for each in changes)
    if more == 0 and fewer == 0:
        return f"unchanged in {number(len(changes))} {noun}"
    word, count = ("fewer", fewer) if fewer >= more else ("more", more)
    return f"{word} in {number(count)} of {number(len(changes))} {noun}"


def months_headline(places: Sequence[ViolencePlaces], crime: str) -> str:
    """What the lines by month show."""
    return f"{crime}: {direction(places)}, twelve months to {last_month(places)} against the twelve before"


def value(row: ViolenceMonths | ViolenceSmallAreas, by: str) -> float | None:
    """The count of a row, or its rate."""
    return row.offences if by == "counts" else row.rate


def months(rows: Sequence[ViolenceMonths], crime: str, by: str) -> str:
    """Where each line begins and ends, with its lowest and highest month."""
    parts = [_line(name, list(line), by) for name, line in groupby(rows, key=lambda row: row.name)]
    if not parts:
        return f"{crime}: no local authority has a month on record."
    return f"{crime}, {UNITS[by]}: {'; '.join(parts)}."


def _line(name: str, line: Sequence[ViolenceMonths], by: str) -> str:
    known = [(row.month_start, each) for row in line if (each := value(row, by)) is not None]
    if not known:
        return f"{name} has no month on record"
    (begins, first), (ends, last) = known[0], known[-1]
    values = [each for _, each in known]
    return (
        f"{name} went from {words.plain(first)} in {words.month(begins)} to {words.plain(last)} in "
        f"{words.month(ends)} (lowest {words.plain(min(values))}, highest {words.plain(max(values))})"
    )


def authorities(places: Sequence[ViolencePlaces]) -> Table:
    """The force and its local authorities: two years and the rate."""
    return Table(
        "",
        ("Place", "12 months", "Change", "Rate"),
        tuple(
            (
                Words(link(row.name, "violence", show="places", area=row.area_id)),
                words.plain(row.offences, "not known"),
                _against(row),
                ranks.rate(row),
            )
            for row in places
            if row.area_type != "ward"
        ),
        (4, 2, 4, 2),
        (1, 2, 3),
    )


def _against(place: ViolencePlaces) -> str:
    than = "" if place.previous_offences is None else f" than {place.previous_offences:,}"
    return f"{words.more_or_fewer(place.change)}{than}".replace("no change than", "as many as")


def authorities_note(places: Sequence[ViolencePlaces]) -> str:
    """What the table of local authorities counts."""
    return (
        f"12 months to {last_month(places)}, change against the 12 before; rate for each 1,000 residents in "
        "that year. The force is a series of its own: it counts every row of its file, also the few outside "
        "its local authorities, so it can be larger than their sum. Rates count residents of 2021, not "
        "visitors: places with many visitors have high rates. Counts are what police recorded, not all that "
        "happened."
    )


def label(row: ViolencePlaces) -> str:
    """A place to choose: its name and kind, a ward with its local authority."""
    inside = f" in {row.parent_name}" if row.area_type == "ward" and row.parent_name else ""
    return f"{row.name} ({row.area_type_label.lower()}{inside})"


def place(row: ViolencePlaces, deciles: Sequence[PlaceDeciles]) -> Facts:
    """One place: its offences, rate and rank, and how deprived its small areas are."""
    kind = row.area_type_label.lower()
    facts = [
        ("Offences, newest twelve months", words.plain(row.offences, _missing(row))),
        ("Against the twelve before", words.more_or_fewer(row.change)),
        ("A year per 1,000 residents", ranks.rate(row)),
        ("Residents (2021)", words.plain(row.residents, "not known")),
        ("Deprivation", _deprivation(deciles)),
    ]
    if row.rate_rank is not None and row.area_type != "force":
        ranked = f"{row.rate_rank:,} of {row.peers:,} ({kind}, highest first)"
        facts.insert(3, ("Place by rate", ranked))
    return Facts(tuple(facts))


def _missing(row: ViolencePlaces) -> str:
    return ranks.HIDDEN if row.is_hidden else "not known"


def _deprivation(deciles: Sequence[PlaceDeciles]) -> str:
    known = [row for row in deciles if row.imd_decile is not None]
    if not known:
        return "not known: no small area of it has a figure"
    tenth = sum(row.small_areas for row in known if row.imd_decile == 1)
    half = sum(row.small_areas for row in known if (row.imd_decile or 0) > 5)
    return (
        f"of {counted(known[0].all_areas, 'small area')}, {_some(tenth)} in the most deprived tenth of "
        f"England, {_some(half)} in the less deprived half (2025)"
    )


def _some(count: int) -> str:
    return number(count) if count else "none"


def nobody(place: ViolencePlaces) -> str:
    """Said where no project names a place."""
    return f"No project on record names {place.name} itself or a place inside it."


def reach(called: str, projects: int) -> str:
    """The projects of one reach, near or far."""
    return f"{called}: {counted(projects, 'project')}"


def small_area(row: ViolenceSmallAreas) -> str:
    """A small area under the pointer, its number as far as it may be shown."""
    ward = "ward not known" if row.ward_name is None else f"{row.ward_name} ward"
    shown = ranks.HIDDEN
    if row.offences is not None and row.rate is not None:
        shown = f"{row.offences:,} offences, {row.rate:,.1f} per 1,000 residents"
    tenth = (
        "" if row.imd_decile is None else f"<br>deprivation: tenth {row.imd_decile} of 10, 1 is most deprived"
    )
    return f"{row.name}, {ward}<br>{shown}{tenth}"


def ward_projects(row: ViolencePlaces) -> str:
    """A ward with a project of its own, under the pointer."""
    return f"{row.name} ward: {counted(row.projects, 'project')} of its own"


def half(rows: Sequence[ViolenceSmallAreas], places: Sequence[ViolencePlaces], crime: str) -> str:
    """The fewest small areas that together have half of the offences."""
    total = sum(row.offences or 0 for row in places if row.area_type == "local_authority")
    running, needed = 0, 0
    for count in sorted((row.offences or 0 for row in rows), reverse=True):
        if running >= total / 2:
            break
        running, needed = running + count, needed + 1
    if not total or running < total / 2:
        return f"{crime}: by small area"
    return f"{crime}: half of what was recorded lies in {number(needed)} of {number(len(rows))} small areas"


def small_areas(rows: Sequence[ViolenceSmallAreas], places: Sequence[ViolencePlaces], crime: str) -> str:
    """How many small areas have a number that is shown, where most is, and which wards have a project."""
    shown = sorted((row for row in rows if row.offences is not None), key=lambda row: -(row.offences or 0))
    few = sum(bool(row.is_small_number) for row in rows)
    if not shown and not few:
        return f"{crime}: no twelve months on record by small area."
    named = words.joined(f"{row.name} ({row.offences:,})" for row in shown[:3])
    wards = sum(row.area_type == "ward" and row.projects > 0 for row in places)
    return (
        f"{crime}, twelve months to {last_month(places)}: "
        f"{counted(len(shown), 'small area')} with a number that is shown"
        f"{f', most in {named};' if named else ';'} "
        f"{counted(few, 'small area')} with a hidden one, small or giving a small one away. "
        f"{words.sentence(counted(wards, 'ward'))} {'has' if wards == 1 else 'have'} a project of "
        f"{'its' if wards == 1 else 'their'} own."
    )

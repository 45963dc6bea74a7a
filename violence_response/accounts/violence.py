"""Recorded violence by place: which wards have the highest rates, what may be said of a change, and which
projects are there. A count that is hidden is never used, and what the months of a ward would say is not said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from violence_response import words
from violence_response.accounts.blocks import Drawing, Link, Points, Section, link
from violence_response.rows import ViolencePlaces
from violence_response.words import counted, joined, number, sentence, verb

MOST = 15
"""Wards that are ranked one by one."""
HIDDEN = "hidden: it is small, or would give a small one away"
"""What is said of a place whose count the rule for small numbers keeps back."""
RATE = "Offences in twelve months for each 1,000 residents"
MONTHS_KEPT_BACK = (
    "Months are drawn for local authorities only: by month, the numbers of a ward are too small to show."
)
SOURCE = (
    "Source: street-level crime published by Police.uk, Open Government Licence v3.0. Residents: Census "
    "2021, Office for National Statistics, Open Government Licence v3.0."
)
RESIDENTS = "Rates count residents, not visitors: a town centre has high ones."


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked: the force, its local authorities, the wards shown (highest rate first, the chosen one
    among them), and all wards out of which these are the highest."""

    force: ViolencePlaces
    authorities: tuple[ViolencePlaces, ...]
    wards: tuple[ViolencePlaces, ...]
    all_wards: tuple[ViolencePlaces, ...]
    chosen: ViolencePlaces
    kept: tuple[tuple[str, str], ...] = ()
    """Choices of the page that its links keep."""

    @property
    def within(self) -> str:
        """The local authority whose wards alone are ranked; empty where those of the whole force are."""
        return self.chosen.area_id if self.chosen.area_type == "local_authority" else ""

    @property
    def highest(self) -> float:
        """The highest rate of all."""
        return max(row.rate or 0 for row in (*self.authorities, *self.wards))


def ranked(
    rows: Sequence[ViolencePlaces],
    area: str,
    kept: tuple[tuple[str, str], ...] = (),
    most: int = MOST,
) -> Ranking | None:
    """The wards with the highest rates in a place, or in the whole force with the chosen ward among them.

    None where the register has no force, or no rate for any place below it.
    """
    force = next((row for row in rows if row.area_type == "force"), None)
    if force is None or not any(row.rate is not None for row in rows if row is not force):
        return None
    chosen = next((row for row in rows if row.area_id == area), force)
    wards = tuple(row for row in rows if row.area_type == "ward")
    some = wards
    if chosen.area_type == "local_authority":
        some = tuple(row for row in wards if row.authority_id == area)
    rated = [row for row in some if row.rate is not None]
    first = rated[:most]
    if chosen.area_type == "ward" and chosen.rate is not None and chosen not in first:
        first = [*first[: most - 1], chosen]
    authorities = tuple(row for row in rows if row.area_type == "local_authority")
    return Ranking(force, authorities, tuple(first), some, chosen, kept)


def opened(row: ViolencePlaces, found: Ranking) -> Link:
    """Where a place leads: a ward to its projects, a local authority to the ranks of its wards."""
    shown = {"show": "places"} if row.area_type == "ward" else {}
    return link(row.name, "violence", **shown, **dict(found.kept), area=row.area_id)


def back(found: Ranking) -> Link:
    """From the wards of one local authority to those of the whole force."""
    return link(f"all of {found.force.name}", "violence", **dict(found.kept))


def lead(found: Ranking, crime: str) -> str:
    """What stands out: the highest place and how far it is from the force, and the count of the whole."""
    rated = [row for row in found.wards if row.rate is not None]
    highest = max(rated or found.authorities, key=lambda row: row.rate or 0)
    peers = [row for row in (found.all_wards if rated else found.authorities) if row.rate is not None]
    kind = (
        counted(len(peers), "ward") if rated else counted(len(peers), "local authority", "local authorities")
    )
    where = f" of {found.chosen.name}" if found.within and rated else ""
    if rated and len(peers) < len(found.all_wards):
        where += " whose number is shown"
    beside = ""
    if found.force.rate and highest.rate:
        beside = f", {highest.rate / found.force.rate:.1f} times {found.force.name}’s {rate(found.force)}"
    return (
        f"{highest.name} has the highest rate of {kind}{where}: {rate(highest)} offences for each 1,000 "
        f"residents{beside}. {_count(found.chosen if found.within else found.force, crime)}"
    )


def _count(place: ViolencePlaces, crime: str) -> str:
    if place.offences is None:
        return f"{crime}: {place.name}’s own count for {year(place)} is not in the register."
    than = "" if place.previous_offences is None else f", {against(place)} than in the twelve before"
    doubt = ", which chance alone could do" if place.direction == "chance" else ""
    return f"{crime}: {place.offences:,} recorded in {place.name} in {year(place)}{than}{doubt}."


def year(place: ViolencePlaces) -> str:
    """The newest twelve months."""
    if place.period_to is None:
        return "twelve months not on record"
    return f"the twelve months to {words.month(place.period_to)}"


def rate(place: ViolencePlaces) -> str:
    """The rate with one decimal."""
    return "not known" if place.rate is None else f"{place.rate:,.1f}"


def against(place: ViolencePlaces) -> str:
    """The newest year less the one before."""
    if place.offences is None or place.previous_offences is None:
        return "not comparable"
    return words.more_or_fewer(place.offences - place.previous_offences)


def place(row: ViolencePlaces, found: Ranking, crime: str) -> str:
    """A place: its rate, its count, its change as far as that may be said, and the projects there."""
    inside = f", {row.parent_name}" if row.area_type == "ward" and row.parent_name else ""
    if row.rate is None or row.offences is None:
        number_of = HIDDEN if row.is_hidden else "not on record"
        return f"{row.name}{inside}: {number_of}. {projects(row, found)}"
    return (
        f"{row.name}{inside}: {rate(row)} {crime.lower()} for each 1,000 residents, {row.offences:,} in all. "
        f"{change(row)} {projects(row, found)}"
    )


def change(row: ViolencePlaces) -> str:
    """Whether a place changed, said only as far as chance allows."""
    if row.direction is None or row.previous_offences is None:
        return "Its two years cannot be compared."
    difference = sentence(f"{against(row)} than in the year before")
    if row.direction == "chance":
        return f"{difference}: no more than chance could do."
    beside = " against the other wards" if row.area_type == "ward" else ""
    return f"{difference}: beyond chance{beside}."


def projects(row: ViolencePlaces, found: Ranking) -> str:
    """The projects that name a place, and those across the places around it."""
    here = row.projects_today + row.projects_other
    around = row.around_today + row.around_other
    across = found.force.name
    if row.area_type == "ward":
        across = f"{row.parent_name or 'the local authority'} or {across}"
    if not here and not around:
        return "No project on record reaches it."
    if not here:
        work = verb(around, "works", "work")
        return f"No project names it; {counted(around, 'project')} {work} across {across}."
    today = row.projects_today
    money = "none with funding today" if not today else f"{number(today)} with funding today"
    more = f", and {around:,} across {across}" if around else ""
    return sentence(f"{counted(here, 'project')} there, {money}{more}.")


def on_map(row: ViolencePlaces) -> str:
    """A ward on the map, in few words."""
    inside = f", {row.parent_name}" if row.parent_name else ""
    if row.rate is not None:
        return f"{row.name}{inside}: {rate(row)}"
    return f"{row.name}{inside}: {missing(row)}"


def heading(found: Ranking) -> str:
    """What the ranked wards are."""
    where = found.chosen.name if found.within else found.force.name
    every = len(found.wards) == sum(row.rate is not None for row in found.all_wards)
    return f"Wards of {where}" if every else f"Wards of {where}, {len(found.wards)} highest"


def missing(row: ViolencePlaces) -> str:
    """Why a place has no number, in a word or two."""
    return "hidden" if row.is_hidden else "not on record"


def months(values: Sequence[int]) -> str:
    """Twelve months in words."""
    return (
        f"{len(values)} months: {values[0]:,} in the first, {values[-1]:,} in the newest, "
        f"lowest {min(values):,}, highest {max(values):,}"
    )


def changed(found: Ranking) -> str:
    """In how many wards the number changed by more than chance, and in which."""
    compared = [row for row in found.all_wards if row.direction is not None]
    if not compared:
        return "No ward has two years that can be compared, so no change is marked."
    beyond = [row for row in compared if row.direction != "chance"]
    of_all = f"of {counted(len(compared), 'ward')} compared with the year before"
    if not beyond:
        return f"An arrow is drawn only where a change is beyond chance: {of_all}, in none."
    named = joined(f"{row.name} ({row.direction})" for row in beyond[:5])
    more = f" and {number(len(beyond) - 5)} more" if len(beyond) > 5 else ""
    return (
        f"An arrow is drawn only where a change is beyond chance: {of_all}, in {number(len(beyond))}, "
        f"{named}{more}."
    )


def hidden(found: Ranking) -> str:
    """How many wards have no number that is shown; nothing where all have one."""
    count = sum(row.is_hidden for row in found.all_wards)
    if not count:
        return ""
    return (
        f"{sentence(counted(count, 'ward'))} {verb(count, 'has a hidden number', 'have hidden numbers')}: "
        f"small, or such that {verb(count, 'it', 'they')} would give a small one away."
    )


def not_drawn(found: Ranking, outlined: Collection[str]) -> str:
    """What the map leaves out, because the boundaries on file have no such code."""
    if not outlined:
        return "There is no map: the data folder has no outlines."
    missing = [row.name for row in found.all_wards if row.area_id not in outlined]
    if not missing:
        return ""
    some = joined(missing[:5]) if len(missing) <= 5 else f"{', '.join(missing[:5])} and others"
    count = sentence(counted(len(missing), "ward"))
    is_or_are = verb(len(missing), "is", "are")
    return f"{count} {is_or_are} not on the map, because the outlines on file have no such code: {some}."


def notes(found: Ranking, outlined: Collection[str]) -> tuple[str, ...]:
    """What has to be known to read the picture."""
    said = (
        changed(found), hidden(found), MONTHS_KEPT_BACK, RESIDENTS, not_drawn(found, outlined)
    )  # fmt: skip
    return tuple(each for each in said if each)


def picture(found: Ranking, crime: str) -> str:
    """The ranks in a sentence, for those who cannot see them."""
    first = joined(f"{row.name} {rate(row)}" for row in (found.wards or found.authorities))
    kinds = "Wards" if found.wards else "Local authorities"
    where = f" of {found.chosen.name}" if found.within else ""
    here = [row for row in found.wards if row.projects_today + row.projects_other]
    today = sum(bool(row.projects_today) for row in here)
    has = verb(len(here), "has", "have")
    named = (
        f"{sentence(number(len(here)))} of {number(len(found.wards))} {has} a project that names the ward, "
        f"{number(today) if today else 'none'} with funding today."
    )
    lead_in = f"{kinds}{where} with the highest rates of {crime.lower()} in {year(found.force)}"
    return " ".join(
        (
            f"{lead_in}, for each 1,000 residents: {first}; {found.force.name} {rate(found.force)}.",
            *([named] if found.wards else []),
            changed(found),
            hidden(found),
        )
    ).strip()


def section(found: Ranking, crime: str, drawing: Drawing) -> Section:
    """The ranks in a briefing about a place: what stands out, the bars, and what has to be known of them."""
    said = (changed(found), hidden(found), MONTHS_KEPT_BACK, RESIDENTS, SOURCE)
    points = Points(tuple(each for each in said if each))
    return Section("violence", "Recorded violence", lead(found, crime), (drawing, points))

"""All bodies in one list: what is addressed to each, what it owes, published, delivers and was given."""

from __future__ import annotations

from collections.abc import Sequence

from violence_response import words
from violence_response.accounts.blocks import Table, Words, link
from violence_response.accounts.body import name
from violence_response.rows import BodiesFound
from violence_response.words import counted, number, sentence, verb

HEADER = (
    "Body",
    "Kind",
    "Findings for it",
    "Open",
    "About it",
    "Owes",
    "Reports",
    "Projects",
    "Awarded",
)
NONE = "–"
MOST_DRAWN = 12
"""Bodies in the picture; the list below it has all."""


def headline(first: BodiesFound) -> str:
    """How many bodies there are, and of how many there is something on record; any row of theirs in."""
    found, delivering, owing = first.bodies_with_findings, first.bodies_delivering, first.bodies_owing
    them = verb(found, "it", "them")
    have = f"{number(found)} {verb(found, 'has', 'have')} findings addressed to {them} or about {them}"
    deliver = f"{number(delivering)} {verb(delivering, 'delivers', 'deliver')} projects"
    owe = "none is known to owe anything"
    if owing:
        owe = f"{number(owing)} {verb(owing, 'owes', 'owe')} something"
    return f"Of {counted(first.bodies, 'body', 'bodies')}, {have}, {deliver}, and {owe}."


def left_out(first: BodiesFound) -> str:
    """The findings that name an addressee which no body fits, and how to read the list."""
    untied = first.untied
    read = (
        "Findings for it are those addressed to it, open those not known to be closed or agreed; projects are"
        " those that it delivers, and pounds what these were awarded. A dash means none on record."
    )
    if not untied:
        return read
    said = f"{sentence(number(untied))} of {counted(first.held, 'finding')}"
    names = verb(untied, "names an addressee", "name addressees")
    return f"{read} {said} {names} that no body here fits."


def drawn(rows: Sequence[BodiesFound]) -> list[BodiesFound]:
    """The bodies that a picture has room for: most findings addressed to them first, then most projects."""
    tied = [row for row in rows if row.addressed or row.about or row.delivers]
    return sorted(tied, key=lambda row: (-row.addressed, -row.delivers, -row.about, row.name))[:MOST_DRAWN]


def in_words(row: BodiesFound) -> str:
    """What a row of the picture shows: read out, and shown under the pointer."""
    parts = []
    if row.addressed:
        opened = number(row.open_findings) if row.open_findings else "none"
        parts.append(f"{counted(row.addressed, 'finding')} for it, {opened} open")
    if row.about_only:
        parts.append(f"{counted(row.about_only, 'finding')} about it, for others")
    if row.delivers:
        today = number(row.funding_today) if row.funding_today else "none"
        parts.append(f"{counted(row.delivers, 'project')}, {today} with funding today")
    return "; ".join(parts)


def picture(rows: Sequence[BodiesFound]) -> str:
    """The picture in a sentence."""
    shown = drawn(rows)
    several = f"The {len(shown)} bodies with most findings and projects" if len(shown) > 1 else "One body"
    return f"{several}. " + ". ".join(f"{row.name}: {in_words(row)}" for row in shown) + "."


def table(rows: Sequence[BodiesFound]) -> Table:
    """Every body in a row, in the order of the rows."""
    shares = (26, 14, 9, 7, 7, 11, 8, 7, 11)
    return Table("", HEADER, tuple(_row(row) for row in rows), shares, (2, 3, 4, 6, 7, 8))


def _row(row: BodiesFound) -> tuple[str, ...]:
    return (
        Words(name(row.body_id, row.name)),
        row.kind_label,
        f"{row.addressed:,}" if row.addressed else NONE,
        f"{row.open_findings:,}" if row.addressed else NONE,
        Words(link(f"{row.about:,}", "findings", body=row.body_id)) if row.about else NONE,
        _owes(row),
        f"{row.published:,}" if row.published else NONE,
        Words(link(f"{row.delivers:,}", "interventions", provider=row.body_id)) if row.delivers else NONE,
        words.short_pounds(row.awarded_amount, "none known") if row.grants else NONE,
    )


def _owes(row: BodiesFound) -> str:
    if not row.owed:
        return f"{counted(row.unrecorded, 'response')} not recorded" if row.unrecorded else NONE
    return f"{row.owed:,}, {number(row.passed)} past the day" if row.passed else f"{row.owed:,}"

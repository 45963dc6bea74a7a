"""What is behind the findings of each theme: the cells of its row, the sentence over them, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from violence_response import words
from violence_response.accounts import counts as said
from violence_response.accounts.blocks import Block, Drawing, Link, Paragraph, Section, Table, Words, link
from violence_response.rows import CountsOfPlan, ThemeApproaches, ThemesSupported
from violence_response.words import Status, counted, number, pounds, short_pounds, verb

NONE_HELD = "The register holds no finding here, so there is no theme to show."
HEADING = "Status by theme"
STATES = (
    ("calling", "Call for work"),
    ("replied", "With a reply"),
    ("funding_today", "Funding today"),
    ("funding_later", "Funding later"),
    ("end_not_known", "End date not known"),
    ("funding_ended", "Funding ended"),
    ("no_funding", "No funding recorded"),
    ("unanswered", "No project answers"),
)
"""Counts of a theme's findings and their names; the last six add up to the first."""
ALWAYS = {"calling", "replied", "funding_today", "unanswered"}
TWICE = (
    "A theme with a dash lies within the one above it, whose counts hold it too, and a finding with two "
    "themes counts in both, so the rows must not be added."
)

ONCE_EACH = (
    "A wide theme holds those below it, each finding and project once; one with several themes counts in "
    "each."
)
WITHIN = "The themes within these"
NO_THEMES = "The register holds no themes yet."
HOW_TO_BEGIN = "Themes are listed in themes\\.csv of the data folder."


class Themed(Protocol):
    """A theme with its findings: all that are held, those that call for work, and what is behind these."""

    @property
    def theme_id(self) -> str | None: ...  # noqa: D102
    @property
    def theme_name(self) -> str: ...  # noqa: D102
    @property
    def parent_theme_id(self) -> str | None: ...  # noqa: D102
    @property
    def findings(self) -> int: ...  # noqa: D102
    @property
    def calling(self) -> int: ...  # noqa: D102
    @property
    def replied(self) -> int: ...  # noqa: D102
    @property
    def without_response(self) -> int: ...  # noqa: D102
    @property
    def answered(self) -> int: ...  # noqa: D102
    @property
    def funding_today(self) -> int: ...  # noqa: D102
    @property
    def unanswered(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a theme's row: the words in it, what is read out, what it opens, and whether it is a link
    that is missing, or one of which we have no record."""

    words: str
    said: str
    opened: Link
    is_broken: bool = False
    is_unknown: bool = False


def name(row: Themed) -> Link:
    """The theme, which opens its findings."""
    return _findings(row, row.theme_name)


def _findings(row: Themed, label: str, *more: tuple[str, str]) -> Link:
    # What has no theme cannot be asked for by its theme.
    chosen = (("theme", row.theme_id),) if row.theme_id else ()
    return Link(label, "findings", (*chosen, *more))


def _projects(row: ThemesSupported, *more: tuple[str, str]) -> Link:
    return Link(row.theme_name, "interventions", (("theme", row.theme_id or "not-stated"), *more))


def _some(row: Themed, count: int) -> str:
    """So many of the findings that call for work, as the beginning of a sentence with its verb."""
    if row.calling == 1:
        return f"the one finding that calls for work {'has' if count else 'has no'}"
    whole = f"{number(row.calling)} findings that call for work"
    return f"{number(count) if count else 'none'} of {whole} {verb(count or 1, 'has', 'have')}"


def findings(row: Themed) -> Cell:
    """How many findings are held, and how many of them call for work."""
    calls = f"{number(row.calling)} {verb(row.calling, 'calls', 'call')} for work"
    text = f"{counted(row.findings, 'finding')}, of which {calls}" if row.findings else "no finding"
    return Cell(f"{row.findings:,}", f"{row.theme_name}: {text}", _findings(row, row.theme_name))


def replied(row: Themed) -> Cell:
    """How many findings that call for work have a reply; a response that says nothing is a missing link, and
    where no response is on record we do not know."""
    opened = _findings(row, row.theme_name)
    if not row.calling:
        return _nothing_asked(row, "reply", opened)
    if row.replied:
        text = f"{_some(row, row.replied)} a reply"
        return Cell(f"{row.replied:,} of {row.calling:,}", f"{row.theme_name}: {text}", opened)
    if row.without_response == row.calling:
        text = "no response on record to any finding that calls for work"
        return Cell("not known", f"{row.theme_name}: {text}", opened, is_unknown=True)
    text = f"{_some(row, 0)} {'' if row.calling == 1 else 'a '}reply"
    return Cell(f"0 of {row.calling:,}", f"{row.theme_name}: {text}", opened, is_broken=True)


def project(row: Themed) -> Cell:
    """How many findings that call for work a project answers, and how many of these with funding today."""
    if not row.calling:
        return _nothing_asked(row, "project", _findings(row, row.theme_name))
    if not row.answered:
        missing = (("work", "no_project"), ("work", "same_subject"))
        text = f"{_some(row, 0)} {'' if row.calling == 1 else 'a '}project that answers"
        opened = _findings(row, row.theme_name, *missing)
        return Cell(f"0 of {row.calling:,}", f"{row.theme_name}: {text}", opened, is_broken=True)
    live = f"{number(row.funding_today) if row.funding_today else 'none'} with funding today"
    if row.calling == 1:
        live = "with funding today" if row.funding_today else "with no funding known for today"
    text = f"{_some(row, row.answered)} a project that answers, {live}"
    return Cell(
        f"{row.answered:,} of {row.calling:,}", f"{row.theme_name}: {text}", _findings(row, row.theme_name)
    )


def _nothing_asked(row: Themed, what: str, opened: Link) -> Cell:
    return Cell("–", f"{row.theme_name}: no finding calls for work, so no {what} is missing", opened)


def pounds_today(row: ThemesSupported) -> Cell:
    """The pounds of its projects' awards that run today; what is not stated or not known is no zero."""
    lead = f"{row.theme_name}, funding today: "
    running = _projects(row, ("money", "running"))
    unsure = f"{counted(row.awards_not_confirmed, 'amount')} not stated or not confirmed"
    if row.pounds_today is not None:
        more = f", and {unsure}" if row.awards_not_confirmed else ""
        drawn = f"{short_pounds(row.pounds_today)}{' + ?' if row.awards_not_confirmed else ''}"
        return Cell(drawn, f"{lead}{pounds(row.pounds_today)}{more}", running)
    if row.projects_funding_today:
        return Cell("not stated", f"{lead}{unsure}", running, is_unknown=True)
    if row.projects_end_not_known:
        text = counted(row.projects_end_not_known, "project has an end date", "projects have an end date")
        opened = _projects(row, ("money", "end_not_stated"))
        return Cell("not known", f"{lead}{text} that is not known", opened, is_unknown=True)
    text = f"none of {counted(row.projects, 'project')}" if row.projects else "no project"
    return Cell("none", f"{lead}{text}", _projects(row), is_broken=bool(row.calling))


def evidence(row: ThemesSupported) -> tuple[Cell, Status | None]:
    """The best rating among the approaches of its projects: its word, and the status itself."""
    lead, opened = f"{row.theme_name}, best evidence: ", _projects(row, ("view", "evidence"))
    if row.rating is not None:
        text = f"{row.rating.label.lower()}, {row.approach_name}"
        return Cell(row.rating.label, f"{lead}{text}", opened), row.rating
    if row.projects:
        return Cell("not rated", f"{lead}no rating found for any approach", opened, is_unknown=True), None
    return Cell("no project", f"{lead}no project", _projects(row), is_broken=bool(row.calling)), None


def priority(row: ThemesSupported) -> Cell:
    """The Plan priority that most of its findings bear on and its projects serve."""
    lead = f"{row.theme_name}, Plan priority: "
    if row.priority_id is None:
        opened = link("Plan priorities", "priorities")
        return Cell("none", f"{lead}none", opened, is_broken=bool(row.calling))
    more = row.priorities - 1
    others = f", and {counted(more, 'other priority', 'other priorities')}" if more else ""
    opened = link(row.priority_title, "priorities", priority=row.priority_id)
    return Cell(str(row.priority_title), f"{lead}{row.priority_ordinal} {row.priority_title}{others}", opened)


# --- themes to choose by


def choice(row: Themed, is_chosen: bool) -> str:
    """A theme to choose findings by: what is read out, and shown under the pointer."""
    clear = "; chosen, choose again to clear" if is_chosen else ""
    parts = [cell.said.removeprefix(f"{row.theme_name}: ") for cell in (findings(row), project(row))]
    return f"{row.theme_name}: {'; '.join(parts)}{clear}"


def choices(rows: Sequence[Themed]) -> str:
    """What the themes to choose by show, in words."""
    named = [row for row in rows if row.theme_id]
    some = counted(sum(1 for row in named if row.findings), "theme has findings", "themes have findings")
    clicked = "A click chooses a theme or clears it."
    return f"{words.sentence(some)} that fit the other choices. {ONCE_EACH} {clicked}"


# --- sentences


def headline(plan: CountsOfPlan) -> str:
    """How many themes with findings that call for work have none that a project answers, as a headline."""
    return said.themes(plan).rstrip(".")


def lead(rows: Sequence[Themed], plan: CountsOfPlan) -> str:
    """How many themes have no finding that a project answers, and which have most of these findings."""
    return " ".join(part for part in (said.themes(plan), _most_unanswered(rows)) if part)


def picture(rows: Sequence[Themed], plan: CountsOfPlan) -> str:
    """What the rows of themes show, in sentences."""
    return f"{lead(rows, plan)} {ONCE_EACH}"


def _most_unanswered(rows: Sequence[Themed]) -> str:
    """The theme with most findings that no project answers, among those that hold no other theme."""
    wide = {row.parent_theme_id for row in rows}
    each = [row for row in rows if row.theme_id and row.theme_id not in wide and row.unanswered]
    if not each:
        return ""
    most = max(row.unanswered for row in each)
    names = [f"“{row.theme_name}”" for row in each if row.unanswered == most]
    which = f"{words.joined(names)} {verb(len(names), 'has', 'have')}"
    return f"{which} most: {number(most)}{'' if len(names) == 1 else ' each'}."


# --- the table


def section(
    rows: Sequence[ThemesSupported],
    plan: CountsOfPlan,
    pictures: Sequence[Drawing],
    found_again: Sequence[Drawing] = (),
) -> Section:
    """The findings of a subject by theme, as a briefing shows them, and the themes that were found again."""
    if not rows:
        return Section("themes", HEADING, NONE_HELD)
    blocks: tuple[Block, ...] = (*pictures, *found_again, theme_table(rows), Paragraph(TWICE))
    return Section("themes", HEADING, lead(rows, plan), blocks)


def shown(rows: Sequence[ThemesSupported]) -> list[ThemesSupported]:
    """The themes that a briefing shows: those with findings."""
    return [row for row in rows if row.findings]


def theme_table(
    rows: Sequence[ThemesSupported], approaches: Sequence[ThemeApproaches] | None = None
) -> Table:
    """What is behind the findings of each theme; with `approaches`, also its projects by approach."""
    shown = [
        (name, label) for name, label in STATES if name in ALWAYS or any(getattr(row, name) for row in rows)
    ]
    header = ("Theme", *(label for _, label in shown))
    shares, right = (28, *(9 for _ in shown)), tuple(range(1, len(shown) + 1))
    lines = [(_theme(row), *(f"{getattr(row, name):,}" for name, _ in shown)) for row in rows]
    if approaches is not None:
        header, shares = (
            (*header, "Projects", "By approach, with pounds known to have been given"),
            (*shares, 9, 30),
        )
        right = (*right, len(shown) + 1)
        lines = [
            (*line, f"{row.projects:,}", _approaches(row, approaches))
            for line, row in zip(lines, rows, strict=True)
        ]
    return Table("Findings by theme", header, tuple(lines), shares, right)


def _theme(row: ThemesSupported) -> Words:
    if row.theme_id is None:
        return Words(row.theme_name)
    return Words("– ", name(row)) if row.parent_theme_id else Words(name(row))


def _approaches(theme: ThemesSupported, approaches: Sequence[ThemeApproaches]) -> str:
    each = [
        f"{row.approach_name} {row.projects} ({short_pounds(row.awarded_amount, 'pounds not known')})"
        for row in approaches
        if row.theme_id == theme.theme_id and row.projects
    ]
    return ", ".join(each) or ("" if theme.projects else "no project")


def matrix(rows: Sequence[ThemesSupported], plan: CountsOfPlan) -> str:
    """The projects of the wide themes, and how many themes have no finding that a project answers."""
    wide = [row for row in rows if row.theme_id and not row.parent_theme_id]
    projects = "; ".join(f"{row.theme_name} {counted(row.projects, 'project')}" for row in wide)
    first = f"Projects on the wide themes: {projects}. " if wide else ""
    return f"{first}{said.themes(plan)} A project with several themes counts in each."

"""The command `briefing`: writes the briefing for tomorrow to a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from violence_response.briefing import making
from violence_response.briefing.asking import ALONE, SUBJECTS, Request, register_on
from violence_response.briefing.composition import KINDS, MARKINGS
from violence_response.briefing.formats import NAMES, RENDERERS, rendered, write
from violence_response.briefing.look import look_of
from violence_response.errors import BriefingSubjectMissing
from violence_response.register import opening
from violence_response.settings import Settings


class Day(click.ParamType[date]):
    """A date such as 2025-03-03."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a sentence that says how to write one."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" is not a date; write it as 2025-03-03', param, ctx)


class Days(click.ParamType[tuple[date | None, date]]):
    """A date, or two with a comma between them, the earlier one first."""

    name = "[date,]date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date | None, date]:
        """The two dates, the first None where one is given; or a sentence that says how to write them."""
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        try:
            days = [date.fromisoformat(part.strip()) for part in parts]
            if len(days) == 1:
                return None, days[0]
            first, second = days
        except ValueError:
            self.fail(f'"{value}" is not two dates; write them as 2025-01-20,2025-03-03', param, ctx)
        if first >= second:
            self.fail(f'"{value}" has its later date first; the earlier meeting comes first', param, ctx)
        return first, second


@click.command("briefing")
@click.option("--inspection", metavar="ID", help="Brief on one inspection.")
@click.option("--theme", metavar="ID", help="Brief on one theme.")
@click.option("--priority", metavar="ID", help="Brief on one Plan priority.")
@click.option("--area", metavar="ID", help="Brief on one place, by its ONS code.")
@click.option("--finding", metavar="ID", help="Brief on one finding: its thread.")
@click.option("--body", metavar="ID", help="Brief on one body: what it owes, delivers and was given.")
@click.option("--all", "is_all", is_flag=True, help="Brief on the whole register.")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), help="  [default: note; with --finding or --body theirs]"
)
@click.option("--as-at", type=Day(), help="The day that the briefing reports on.  [default: today]")
@click.option(
    "--meeting",
    type=Days(),
    help="The day of the meeting for minutes, or two meetings: what changed between them.",
)
@click.option("--marking", type=click.Choice(MARKINGS, case_sensitive=False), help="  [default: the setting]")
@click.option("--format", "form", type=click.Choice([*RENDERERS, "zip"]), help="  [default: OUTPUT's ending]")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.pass_obj
def briefing(chosen: Settings, /, **given: Any) -> None:
    """Write the briefing for tomorrow from the register as it is now."""
    request = _request(chosen, given)
    form = given["form"] or _ending(given["output"])
    look = look_of(chosen)
    with (
        opening.open_register(chosen) as database,
        register_on(database, request.day, chosen.current_day()) as ask,
    ):
        marking = given["marking"] or chosen.marking
        made = making.make(request, ask, chosen, marking=marking, made_at=making.london_now())
    write(given["output"], rendered(made, look, form))
    click.echo(f"{made.full_title}. Saved as {given['output']} ({NAMES[form]}).")


def _request(chosen: Settings, given: dict[str, Any]) -> Request:
    named = [name for name in SUBJECTS if name != "all" and given[name] is not None]
    if len(named) + given["is_all"] > 1:
        raise click.UsageError("Name one subject, not several.")
    is_minutes = given["kind"] == "minutes"
    if not named and not given["is_all"] and not is_minutes:
        raise BriefingSubjectMissing
    subject = named[0] if named else "all"
    since, until = given["meeting"] or (None, None)
    if until and not since and not is_minutes:
        raise click.UsageError(f"{until} is not two dates; write them as 2025-01-20,2025-03-03.")
    return Request(
        kind=given["kind"] or (subject if subject in ALONE else "note"),
        subject=subject,
        day=given["as_at"] or until or chosen.current_day(),
        key=given[subject].strip() if named else "",
        since=since,
        until=until,
    )


def _ending(output: Path) -> str:
    ending = output.suffix.removeprefix(".").lower()
    if ending not in {*RENDERERS, "zip"}:
        raise click.UsageError(f'"{output.name}" does not end in a known format; name one with --format.')
    return ending

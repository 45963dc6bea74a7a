"""The commands `read`, `import` and `undo`: what response documents hold, and what they add to the register,
saved once somebody says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from violence_response import words
from violence_response.database import Database
from violence_response.documents.fields.facts import Field, Reading
from violence_response.documents.fields.known import Known
from violence_response.documents.fields.reader import read as read_file
from violence_response.documents.fields.reader import read_bytes
from violence_response.documents.formats.file_kinds import bytes_of
from violence_response.documents.saving import ties, transaction
from violence_response.documents.saving.document_plan import Plan, plan_for
from violence_response.documents.saving.holdings import holdings_of, known_of
from violence_response.documents.saving.review import CHIEF, LIKELY, label, open_questions, review_of, shown
from violence_response.errors import FaultsFound, RecordingRefused, ViolenceResponseError
from violence_response.register import opening, recording, tables
from violence_response.register.recording import Actor
from violence_response.settings import Settings

KNOWN = "violence_response.documents.known"
"""Where a group that holds this command leaves, in `ctx.meta`, a function that gives what is known."""
OPERATOR = Actor("Local editor")
"""Who records at a terminal: anyone who may write the register's files."""


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_context
def read(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Read the response document FILE: PDF, Word, text, Markdown, web page, scan or picture.

    Prints what could be read with how sure it is, and what a person has to look at.
    """
    known: Callable[[], Known] = ctx.meta.get(KNOWN, Known)
    reading = read_file(file, known())
    click.echo(reading.as_json() if as_json else in_words(reading), nl=False)


def in_words(reading: Reading) -> str:
    """The reading as lines for a terminal."""
    lines = [f"{reading.file.name}: {reading.layout.replace('_', ' ')}, pages: {reading.file.pages}", ""]
    facts = {**reading.fields, CHIEF: reading.chief_officer_comment}
    lines += [f"{label(name)}: {_field_in_words(field)}" for name, field in facts.items()]
    for title, rows in (
        ("Themes", [f"{each.text} ({each.confidence:.2f})" for each in reading.themes]),
        ("Findings", [f"{each.text} ({each.confidence:.2f})" for each in reading.findings]),
        ("Recommendations", [f"{each.text or 'text not read'}\n     Reply: "
            f"{each.reply or 'not read'}" for each in reading.recommendations]),
        ("Interventions", [f"{each.name} ({each.confidence:.2f})" for each in reading.interventions]),
        ("Priorities", [f"{each.text} ({each.confidence:.2f})" for each in reading.priorities]),
        ("To look at", [f"{each.field}: {each.message}" for each in reading.doubts]),
    ):  # fmt: skip
        if rows:
            lines += ["", title, *(f"{place:>3}. {row}" for place, row in enumerate(rows, start=1))]
    return "\n".join(lines) + "\n"


def _field_in_words(field: Field) -> str:
    return "not read" if field.value is None else f"{shown(field.value)} ({field.confidence:.2f})"


@dataclass(slots=True)
class Outcome:
    """What became of one file: what it adds, what to look at, or why it was not read."""

    name: str
    lines: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    recording_id: str | None = None
    inspection_id: str | None = None
    problem: str | None = None

    def as_text(self) -> str:
        """The outcome for a terminal."""
        rows = [f"{self.name}: {self.problem}"] if self.problem else [f"{self.name}"]
        rows += [f"  {line}" for line in self.lines]
        if self.doubts:
            rows += ["  To look at:", *(f"    {doubt}" for doubt in self.doubts)]
        if self.recording_id:
            rows.append(
                f"  Saved as {self.recording_id}; to undo it: violence-response undo {self.recording_id}"
            )
        return "\n".join(rows)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--accept", is_flag=True, help="Save what was read; without it nothing is saved.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of every file as JSON.")
@click.pass_obj
def import_files(chosen: Settings, files: tuple[Path, ...], accept: bool, as_json: bool) -> None:
    """Add responses (PDF, Word, text, web page, scan) and tables (CSV, XLSX) to the register.

    Prints what each FILE would add and what is doubtful. With --accept it is saved, except that facts less
    sure than 0.7 are left empty and named. A file that cannot be read is named, the others go on, and the
    command ends with 1.
    """
    with opening.open_register(chosen) as database:
        found = [_outcome(database, chosen, path, accept) for path in files]
    if as_json:
        click.echo(json.dumps([_as_record(each, accept) for each in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(each.as_text() for each in found if not each.problem), nl=True)
        if not accept and not all(each.problem for each in found):
            click.echo("\nNothing was saved. Add --accept to save this.")
    wrong = [each for each in found if each.problem]
    if not as_json:
        click.echo("".join(f"{each.problem}\n" for each in wrong), err=True, nl=False)
    if wrong:
        raise click.exceptions.Exit(1)


@click.command("undo")
@click.argument("recording_id", metavar="RECORDING_ID")
@click.pass_obj
def undo(chosen: Settings, recording_id: str) -> None:
    """Undo what was saved under RECORDING_ID: every row is again as it was before.

    An original document that nothing else uses is removed with it.
    """
    with opening.open_register(chosen) as database:
        done = transaction.undo(database, chosen, recording_id, OPERATOR, at=recording.now())
    click.echo(
        f"{words.sentence(words.counted(done.rows, 'row'))} restored; recorded as {done.recording_id}."
    )


def _outcome(database: Database, chosen: Settings, path: Path, accept: bool) -> Outcome:
    """What becomes of one file; a problem of one does not stop the others."""
    outcome = Outcome(path.name)
    try:
        if tables.is_table_file(path.name):
            _add_table(database, path, accept, outcome)
        else:
            _add_document(database, chosen, path, accept, outcome)
    except FaultsFound as error:
        outcome.problem = "\n".join([*map(str, error.faults), str(error)])
    except ViolenceResponseError as error:
        outcome.problem = str(error)
    return outcome


def _add_document(database: Database, chosen: Settings, path: Path, accept: bool, outcome: Outcome) -> None:
    held = holdings_of(database, chosen.body)
    data = bytes_of(path)
    reading = read_bytes(data, path.name, known_of(held))
    outcome.name = reading.file.name
    review, duplicate = ties.prepared(review_of(reading, len(data), LIKELY), held)
    moment = recording.now()
    plan = plan_for(review, held, duplicate.inspection_id if duplicate else None, moment)
    outcome.lines, outcome.inspection_id = list(plan.lines), plan.inspection_id
    outcome.doubts = [*open_questions(review), *plan.said, *_not_changed(plan)]
    if accept and plan.writes:
        if not (plan.is_update or review.kept or review.facts["published_date"]):
            raise RecordingRefused(
                reason=f"neither a day nor a finding could be read in “{outcome.name}”; add it on the page"
            )
        done = transaction.save(database, chosen, OPERATOR, review, plan, content=data, at=moment)
        outcome.recording_id = done.recording_id


def _not_changed(plan: Plan) -> Iterable[str]:
    """Values in which the register differs: nobody looked, so they are kept."""
    for each in plan.differences:
        if not each.fills:
            yield f"{each.label}: the register has another value, which was kept"


def _add_table(database: Database, path: Path, accept: bool, outcome: Outcome) -> None:
    plan = tables.plan(database, path.name, bytes_of(path))
    if plan.faults:
        raise FaultsFound(plan.faults)
    outcome.lines = [*plan.notes, *tables.report(plan)]
    if accept and plan.writes:
        outcome.recording_id = tables.save(database, plan, OPERATOR, at=recording.now()).recording_id


def _as_record(outcome: Outcome, accept: bool) -> dict[str, Any]:
    return {
        "file": outcome.name,
        "saved": outcome.recording_id is not None,
        "accepted": accept,
        "recording_id": outcome.recording_id,
        "inspection_id": outcome.inspection_id,
        "lines": outcome.lines,
        "doubts": outcome.doubts,
        "problem": outcome.problem,
    }

"""The command `read`: a response document as fields, for people or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from violence_response.documents.known import Known
from violence_response.documents.model import Field, Reading
from violence_response.documents.reading import read as read_file

KNOWN = "violence_response.documents.known"
"""Where a group that holds this command leaves, in `ctx.meta`, a function that gives what is known."""


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
    lines += [
        f"{name.replace('_', ' ').capitalize()}: {_shown(field)}" for name, field in reading.fields.items()
    ]
    lines.append(f"Chief officer's comment: {_shown(reading.chief_officer_comment)}")
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


def _shown(field: Field) -> str:
    if field.value is None:
        return "not read"
    value = field.value
    words = (
        ", ".join(map(str, value))
        if isinstance(value, list)
        else {True: "yes", False: "no"}.get(value, str(value))
    )
    return f"{words} ({field.confidence:.2f})"

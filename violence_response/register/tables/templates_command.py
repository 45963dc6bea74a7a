"""The command `templates`: workbooks and CSV header rows to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from violence_response.register import opening
from violence_response.register.tables import templates as made
from violence_response.settings import Settings


@click.command("templates")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def templates(chosen: Settings, folder: Path) -> None:
    """Write templates of every table to FOLDER: XLSX with drop-down lists, and CSV header rows.

    The lists hold the words and keys that the register has now.
    """
    with opening.open_register(chosen) as database:
        count = made.write(database, folder)
    click.echo(f"{count} templates are in {folder}; {made.ALL_TABLES} holds every table.")

"""The command line: every job that a script, a schedule or an officer at a terminal would want."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import pandas as pd

from violence_response import __version__, printing, queries, row_types, settings
from violence_response.briefing import briefing_command as briefing
from violence_response.documents import commands
from violence_response.documents.fields.known import Known, known_from_frames
from violence_response.errors import (
    FaultsFound,
    QueryParameterWrong,
    RegisterLocked,
    RegisterMissing,
    ViolenceResponseError,
)
from violence_response.linking import suggest_command as linking
from violence_response.queries import Query
from violence_response.register import (
    building,
    checks,
    counts_page,
    dictionary,
    exporting,
    opening,
    package,
    reading,
    schema,
)
from violence_response.register.tables import templates_command as tables_command
from violence_response.register.validation import TYPE_RULES
from violence_response.reminders.digest_command import digest
from violence_response.settings import ROOT, Settings

FORMATS: dict[str, Callable[[Sequence[str], printing.Rows], str]] = {
    "table": lambda names, rows: printing.table(names, rows, _terminal_width()),
    "csv": printing.csv,
    "json": printing.records,
}
KNOWN_TABLES = ("themes", "interventions", "organisations", "priorities", "inspections")
"""The tables whose names a response document may use."""
READERS: dict[str, Callable[[str], Any]] = {
    "INTEGER": int,
    "DOUBLE": float,
    "DECIMAL": Decimal,
    "BOOLEAN": lambda text: text == "true",
}
"""How a parameter's text becomes a value; other types are handed on as text, and the query casts them."""


class Commands(click.Group):
    """Commands whose errors are sentences: what is ours is printed without a traceback and ends with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except FaultsFound as found:
            click.echo("\n".join([*map(str, found.faults), str(found)]), err=True)
        except ViolenceResponseError as error:
            click.echo(str(error), err=True)
        return ctx.exit(1)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="violence-response")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Keep the register of inspection findings, responses, interventions and money.

    Settings come from the environment: see docs/settings.md.
    """
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            # What goes to a file or another program is UTF-8 with plain line ends on every system.
            stream.reconfigure(encoding="utf-8", newline="\n")
    ctx.obj = settings.from_environment()
    ctx.meta[commands.KNOWN] = lambda: _known(ctx.obj)
    ctx.meta[linking.REGISTER] = lambda: opening.open_register(ctx.obj)


@main.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder of CSV files.  [default: the setting]")
@click.pass_obj
def build(chosen: Settings, data: Path | None) -> None:
    """Make the register from CSV files, or bring it up to date.

    Rows that you changed or removed are kept as you have them and named.
    """
    report = building.build(replace(chosen, data=data or chosen.data))
    widest = max(map(len, report.tables))
    for name, table in report.tables.items():
        parts = [_counted(table.rows, "row")]
        for count, words in ((table.added, "added"), (table.changed, "changed"), (table.removed, "removed")):
            parts += [f"{count:,} {words}"] if count else []
        click.echo(f"{name.ljust(widest)}  {', '.join(parts)}")
    if report.kept:
        click.echo("\nLeft as you have them:")
        click.echo("\n".join(f"  {difference}" for difference in report.kept))
    click.echo(f"\n{chosen.register_path} is up to date; it took {report.seconds:.1f} seconds.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def export(chosen: Settings, folder: Path) -> None:
    """Write the whole register to FOLDER as CSV files that it can be built from, with their description.

    The originals of documents that were added go into its folder "documents".
    """
    with opening.open_register(chosen) as database:
        counts = exporting.export(database, folder, chosen.body, chosen)
    rows = _counted(sum(counts.values()), "row")
    click.echo(f"{_counted(len(counts), 'table')} with {rows} are in {folder}.")


@main.command()
@click.pass_obj
def check(chosen: Settings) -> None:
    """Look for faults in the register; ends with 1 when there are any."""
    with opening.open_register(chosen) as database:
        results = checks.run_checks(database)
    wrong = [result for result in results if len(result.rows)]
    for result in results:
        click.echo(f"{'fault' if len(result.rows) else 'OK':7}{result.name}")
        if len(result.rows):
            click.echo(f"       {result.words} {_counted(len(result.rows), 'row')}:\n")
            names = [str(name) for name in result.rows.columns]
            rows = list(result.rows.itertuples(index=False, name=None))
            click.echo(printing.table(names, rows, _terminal_width()))
    good = len(results) - len(wrong)
    click.echo(f"\n{good} of {len(results)} checks are good.")
    if wrong:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="Print the name and the first sentence of every query.")
@click.option("--param", multiple=True, metavar="KEY=VALUE", help="A parameter; repeat it for a list.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.pass_obj
def query(chosen: Settings, name: str | None, is_list: bool, param: tuple[str, ...], form: str) -> None:
    """Print the rows of the query NAME.

    `today` and `notice_days` are those of the settings unless they are given.
    """
    if is_list:
        listed = [
            (each.name, each.words.split(". ")[0].removesuffix("."))
            for each in queries.all_queries().values()
        ]
        click.echo("\n".join(f"{each}  {words}." for each, words in _aligned(listed)))
        return
    if name is None:
        raise click.UsageError("Name a query, or ask for --list.")
    asked = queries.named(name)
    bound = asked.bind(_parameters(asked, param, chosen))
    with opening.open_register(chosen) as database:
        rows = queries.rows(database, name, **bound)
    click.echo(FORMATS[form]([part.name for part in asked.columns], rows), nl=False)


@main.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder of CSV files.  [default: the setting]")
@click.option(
    "--dictionary",
    "page",
    type=click.Path(path_type=Path),
    default=ROOT / "docs" / "data-dictionary.md",
    help="File of the data dictionary.  [default: docs/data-dictionary.md]",
)
@click.option(
    "--rows",
    "types",
    type=click.Path(path_type=Path),
    default=ROOT / "violence_response" / "rows.py",
    help="File of the rows' types.  [default: violence_response/rows.py]",
)
@click.pass_obj
def describe(chosen: Settings, data: Path | None, page: Path, types: Path) -> None:
    """Write the data package's description into the data folder, the data dictionary, a type for the rows of
    each query, and, for the data that is shipped, the table of counts."""
    folder = data or chosen.data
    with building.in_memory(folder) as database:
        texts = {
            folder / package.FILE: package.as_json(package.descriptor(database, chosen.body)),
            page: dictionary.markdown(database),
            types: row_types.source(),
        }
        if data is None:
            counts = ROOT / "docs" / "counts.md"
            texts[counts] = counts_page.written(counts.read_text(encoding="utf-8"), database)
    for path, text in texts.items():
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise click.FileError(str(path), hint=error.strerror) from error
        click.echo(f"{path} is written.")


def _parameters(asked: Query, given: Sequence[str], chosen: Settings) -> dict[str, Any]:
    """What was given as KEY=VALUE, read by the types of the query's header, and the usual two filled in."""
    types = {part.name: part.type for part in asked.parameters}
    usual: dict[str, Any] = {"today": chosen.current_day().isoformat(), "notice_days": chosen.notice_days}
    found: dict[str, Any] = {key: value for key, value in usual.items() if key in types}
    seen = set()
    for text in given:
        key, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(f'"{text}" is not of the form KEY=VALUE.')
        kind = types.get(key, "VARCHAR")
        read = _value(asked, key, kind.removesuffix("[]"), value)
        if kind.endswith("[]"):
            found.setdefault(key, []).extend([] if read is None else [read])
        elif key in seen:
            raise QueryParameterWrong(query=asked.name, problem=f"{key} is given twice and takes one value")
        else:
            found[key] = read
        seen.add(key)
    return found


def _known(chosen: Settings) -> Known:
    """The names that the register has; while another process holds it, those of the data folder."""
    tables = [schema.tables()[name] for name in KNOWN_TABLES]
    frames = {}
    try:
        with opening.open_register(chosen) as database:
            for table in tables:
                rows = database.text_rows(table.path, table.column_names)
                frames[table.name] = pd.DataFrame(rows, columns=list(table.column_names)).fillna("")
    except (RegisterMissing, RegisterLocked):
        found = {table.name: reading.read_table(chosen.data / table.file, table)[0] for table in tables}
        frames = {name: frame for name, frame in found.items() if frame is not None}
    return known_from_frames(frames)


def _value(asked: Query, key: str, kind: str, text: str) -> Any:
    if text == "":
        return None
    name = kind.partition("(")[0]
    is_right, sentence = TYPE_RULES[name]
    if not is_right(text):
        raise QueryParameterWrong(query=asked.name, problem=f"{key}: {sentence.replace('{value}', text)}")
    return READERS.get(name, str)(text)


def _aligned(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    widest = max(len(first) for first, _ in pairs)
    return [(first.ljust(widest), second) for first, second in pairs]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _terminal_width() -> int | None:
    """Columns of the terminal; none where the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


main.add_command(commands.read)
main.add_command(commands.import_files)
main.add_command(commands.undo)
main.add_command(tables_command.templates)
main.add_command(linking.suggest)
main.add_command(digest)
main.add_command(briefing.briefing)

if __name__ == "__main__":
    main(prog_name="violence-response")

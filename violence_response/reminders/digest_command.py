"""The command `digest`: what is due and what changed, printed, saved or sent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from violence_response import words
from violence_response.errors import DayAhead, DigestNotSaved
from violence_response.register import opening
from violence_response.reminders import digest as digests
from violence_response.reminders import sending
from violence_response.reminders.digest import Digest
from violence_response.settings import Settings


@click.command("digest")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="List changes from this day on.  [default: since the last digest]",
)
@click.option(
    "--to",
    multiple=True,
    metavar="ADDRESS",
    help="Send it here; repeat it for several.  [default: the setting]",
)
@click.option("--smtp", default="", metavar="HOST:PORT", help="The mail server.  [default: the setting]")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write digest.txt and digest.html there instead.",
)
@click.option("--print", "is_printed", is_flag=True, help="Print it, whatever the settings say.")
@click.pass_obj
def digest(
    chosen: Settings,
    *,
    since: datetime | None,
    to: tuple[str, ...],
    smtp: str,
    save: Path | None,
    is_printed: bool,
) -> None:
    """List what is overdue, due and ending, and what changed since the last digest.

    Sends it to --to or to the addresses of the settings; without either, prints it. A digest that was sent or
    saved is remembered, and the next one begins where it ends; one that was printed is not.
    """
    until = digests.moment(chosen)
    if since is not None and since.date() > until.date():
        raise DayAhead(day=words.day(since))
    with opening.open_register(chosen) as database:
        made = digests.gather(database, chosen, since, until)
        addresses = to or chosen.digest_to
        if is_printed or not (save or addresses):
            click.echo(digests.as_text(made), nl=False)
        elif save:
            _save(made, save)
            digests.remember(database, made, 0)
            click.echo(f"The digest is in {save / 'digest.txt'} and {save / 'digest.html'}.")
        else:
            sending.send(made, chosen, addresses, smtp)
            digests.remember(database, made, len(addresses))
            click.echo(f"The digest was sent to {words.counted(len(addresses), 'address', 'addresses')}.")


def _save(made: Digest, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "digest.txt").write_text(digests.as_text(made), encoding="utf-8", newline="")
        (folder / "digest.html").write_text(digests.as_html(made), encoding="utf-8", newline="")
    except OSError as problem:
        raise DigestNotSaved(path=folder, reason=problem.strerror) from problem

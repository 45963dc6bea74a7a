"""The command `suggest`: what fits a finding, and which findings an intervention might answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import click

from violence_response.database import Database
from violence_response.linking.indexing import Index, index
from violence_response.linking.suggestion import Suggestion, records
from violence_response.settings import Settings

REGISTER = "violence_response.linking.register"
"""Where a group that holds this command leaves, in `ctx.meta`, a function that opens the register."""


@click.command("suggest")
@click.argument("finding_id", required=False)
@click.option("--text", help="The text of a finding that is not in the register yet.")
@click.option("--intervention", metavar="ID", help="The findings that this intervention might answer.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_context
def suggest(
    ctx: click.Context, finding_id: str | None, text: str | None, intervention: str | None, as_json: bool
) -> None:
    """Suggest interventions, themes and Plan priorities for the finding FINDING_ID, best first.

    Nothing is recorded: people decide.
    """
    if sum(each is not None for each in (finding_id, text, intervention)) != 1:
        raise click.UsageError("Name one finding, or give --text, or give --intervention.")
    opened: Callable[[], AbstractContextManager[Database]] = ctx.meta[REGISTER]
    chosen = ctx.find_object(Settings)
    with opened() as database:
        texts = index(database, chosen.current_day() if chosen else None)
        if intervention is not None:
            found = texts.findings_for(intervention)
            lists = {"findings": found}
            record = {"findings": records(found, with_why=True)}
        else:
            fitting = texts.suggest(text) if text is not None else texts.suggest_for(finding_id or "")
            lists = {
                "interventions": fitting.interventions,
                "themes": fitting.themes,
                "priorities": fitting.priorities,
            }
            record = fitting.as_record()
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else in_words(texts, lists))


def in_words(texts: Index, lists: Mapping[str, Sequence[Suggestion]]) -> str:
    """The suggestions as lines for a terminal."""
    lines = []
    for title, suggestions in lists.items():
        lines += [f"{title.capitalize()}" if suggestions else f"{title.capitalize()}: none fits"]
        for each in suggestions:
            name = " ".join(texts.title(each.kind, each.target_id).split())
            lines += [f"  {each.score:.2f}  {each.target_id}: {name}", f"        {each.why}"]
        lines.append("")
    return "\n".join(lines).rstrip()

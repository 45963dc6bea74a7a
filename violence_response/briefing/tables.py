"""Tables of a briefing out of frames, as the dashboard words their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from violence_response import queries, words
from violence_response.accounts.blocks import LONGEST, Bars, Table, shortened
from violence_response.figures import responses

Row = Mapping[Any, Any]


def findings(frame: pd.DataFrame, caption: str, *, is_one_report: bool, most: int = LONGEST) -> Table:
    """Findings with our reply and the work in answer; `most` words of each are shown."""
    first = ("No.", 5) if is_one_report else ("Report", 16)
    header = (first[0], "What inspectors found", "Kind", "Our reply", "Work in answer")
    rows = tuple(
        (
            str(int(row["ordinal"])) if is_one_report else place(row),
            shortened(row["summary"], most),
            str(row["finding_type_label"]),
            status(row["acceptance_label"], row["acceptance_mark"]),
            work(row),
        )
        for row in queries.as_records(frame)
    )
    return Table(
        caption, header, rows, (first[1], 44 if is_one_report else 38, 15, 14, 23 if is_one_report else 17)
    )


def findings_by_report(frame: pd.DataFrame) -> tuple[Table, ...]:
    """A table of findings for each report, under its title and day."""
    tables = []
    for _, rows in frame.groupby("inspection_id", sort=False):
        first = rows.iloc[0]
        when = words.day(first["published_date"], "day of publication not known")
        caption = f"{shortened(first['inspection_title'], 24)}, {when}"
        tables.append(findings(rows, caption, is_one_report=True))
    return tuple(tables)


def place(row: Row) -> str:
    """Where a finding comes from: the report's short title, its day, the finding's number."""
    title = words.short_title(row["inspection_title"])
    when = "" if words.is_unknown(row["published_date"]) else f", {words.day(row['published_date'])}"
    return f"{shortened(title, 10)}{when}, no. {int(row['ordinal'])}"


def status(label: Any, mark: Any) -> str:
    """A status in words with its sign."""
    if words.is_unknown(label):
        return "? Not recorded"
    return str(label) if words.is_unknown(mark) else f"{mark} {label}"


def work(row: Row) -> str:
    """The projects that answer a finding, or what is true where there is none."""
    names = [str(name) for name in row["project_names"]]
    if names:
        more = len(names) - 2
        shown = names if more <= 0 else [*names[:2], f"{words.number(more)} more"]
        return f"{row['link_mark']} {words.joined(shown)}" + (
            "" if row["is_funded"] else " (no money recorded)"
        )
    return (
        status(row["link_label"], row["link_mark"]) if row["calls_for_work"] else "– No action needed from us"
    )


def actions(frame: pd.DataFrame, caption: str) -> Table:
    """Actions by owner, as roles."""
    rows = []
    for row in queries.as_records(frame):
        when = "No day set" if words.is_unknown(row["due_date"]) else words.day(row["due_date"])
        moved = f", moved {words.counted(int(row['moves']), 'time')}" if row["moves"] else ""
        left = "" if words.is_unknown(row["days_left"]) else words.sentence(words.days_left(row["days_left"]))
        mark = f"▲ Overdue, {left.lower()}" if row["is_overdue"] else left if row["is_open"] else ""
        said = (
            "" if words.is_unknown(row["status_label"]) else status(row["status_label"], row["status_mark"])
        )
        rows.append(
            (
                str(row["owner_role"]),
                shortened(row["title"]),
                when + moved,
                "; ".join(part for part in (said, mark) if part) or "? Not recorded",
            )
        )
    return Table(caption, ("Owner", "Action", "Due", "State"), tuple(rows), (22, 42, 16, 20))


def changes(frame: pd.DataFrame, caption: str) -> Table:
    """What was recorded between two days."""
    rows = tuple(
        (
            words.day(row["updated_date"]),
            f"{row['subject_label']}: {shortened(row['title'], 24)}",
            change(row),
            str(row["actor_role"]),
            words.plain(row["reason"], "No reason recorded"),
        )
        for row in queries.as_records(frame)
    )
    return Table(caption, ("Day", "What", "Change", "Recorded by", "Why"), rows, (12, 32, 22, 16, 18))


def change(row: Row) -> str:
    """One recorded change in words."""
    said = []
    if not words.is_unknown(row["to_label"]):
        before = "" if words.is_unknown(row["from_label"]) else f"from {str(row['from_label']).lower()} "
        said.append(f"{before}to {str(row['to_label']).lower()}")
    if not words.is_unknown(row["to_due_date"]):
        before = words.day(row["from_due_date"], "a day that is not recorded")
        said.append(f"date moved from {before} to {words.day(row['to_due_date'])}")
    return words.sentence(words.joined(said) or "noted")


def inspections(frame: pd.DataFrame, caption: str) -> Table:
    """Inspections with the clock of our response."""
    rows = tuple(
        (
            shortened(row["title"], 24),
            words.day(row["published_date"], "Not known"),
            status(row["stage_label"], row["stage_mark"]),
            responses.clock({str(key): value for key, value in row.items()}),
            responses.replies({str(key): value for key, value in row.items()}),
        )
        for row in queries.as_records(frame)
    )
    header = ("Report", "Published", "Response", "Clock", "Findings")
    return Table(caption, header, rows, (27, 12, 15, 28, 18))


def by_theme(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per theme of the findings, most findings first: their status. A finding with two themes
    counts in both."""
    themed = frame.explode(["theme_ids", "theme_names"])
    themed = themed.assign(
        theme_id=themed["theme_ids"].fillna("").astype(str),
        theme_name=themed["theme_names"].fillna("No theme given").astype(str),
        calling=themed["calls_for_work"].astype(bool),
        answered=themed["is_answered"].astype(bool),
    )
    themed["unanswered"] = themed["calling"] & ~themed["answered"]
    themed["replied"] = themed["calling"] & themed["is_replied"].astype(bool)
    themed["funded"] = themed["calling"] & themed["is_funded"].astype(bool)
    columns = ["calling", "replied", "funded", "answered", "unanswered"]
    sums = themed.groupby(["theme_id", "theme_name"], sort=False)[columns].sum().reset_index()
    sums["findings"] = themed.groupby(["theme_id", "theme_name"], sort=False).size().to_numpy()
    sums["no_work"] = sums["findings"] - sums["answered"] - sums["unanswered"]
    return sums.sort_values(["findings", "theme_name", "theme_id"], ascending=[False, True, True])


def themes(frame: pd.DataFrame, caption: str) -> Table:
    """The status of the findings of each theme; `frame` is that of `by_theme`."""
    columns = ("findings", "calling", "replied", "funded", "unanswered")
    rows = tuple(
        (str(row["theme_name"]), *(f"{int(row[column]):,}" for column in columns))
        for row in queries.as_records(frame)
    )
    header = ("Theme", "Findings", "Call for work", "With a reply", "With a funded project", "No project")
    return Table(caption, header, rows, (35, 12, 13, 13, 15, 12), right=(1, 2, 3, 4, 5))


def theme_bars(frame: pd.DataFrame, most: int = 8) -> Bars:
    """The themes with most findings as bars: answered by a project, not answered, calling for no work."""
    shown = frame.head(most)
    series = (
        ("A project answers it", "answered"),
        ("No project", "unanswered"),
        ("No action needed from us", "no_work"),
    )
    parts = [
        f"{row['theme_name']}: {words.counted(int(row['findings']), 'finding')}, "
        f"{words.number(int(row['unanswered']))} without a project"
        for row in queries.as_records(shown)
    ]
    bare = frame[(frame["answered"] == 0) & (frame["unanswered"] > 0)]
    headline = "Every theme that calls for work has a finding that a project answers"
    if len(bare):
        count = words.counted(len(bare), "theme that calls", "themes that call")
        headline = (
            f"{words.sentence(count)} for work {words.verb(len(bare), 'has', 'have')} no project at all"
        )
    left = len(frame) - most
    more = f" {words.sentence(words.counted(left, 'further theme'))} in the table." if left > 0 else ""
    return Bars(
        headline,
        f"{'; '.join(parts)}.{more}",
        tuple(str(name) for name in shown["theme_name"]),
        tuple((label, tuple(int(each) for each in shown[column])) for label, column in series),
    )

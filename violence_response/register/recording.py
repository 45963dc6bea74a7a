"""The one way in which a person's work gets into the register: checked, kept whole, with who, when and why.

A recording is everything that one press of a button saves. It is written in one transaction together with
what each row was before and after, so that it can be undone, and so that the register can be read as it
stood.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pandas as pd

from violence_response import queries
from violence_response import words as words_for
from violence_response.database import Database
from violence_response.errors import ChangedMeanwhile, RecordingRefused, RecordingUnknown
from violence_response.register import package, schema, validation
from violence_response.register.file_changes import row_key
from violence_response.register.labels import label
from violence_response.register.schema import Table
from violence_response.rows import RecordingDetails, RecordingRows, RowHistory, SubjectsMissing, SubjectsNamed

Values = Mapping[str, str | None]

FEW_SUBJECTS = 10
"""So many are looked up one by one: each is then found by its key, instead of among all there are."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who records. The role is shown to everyone; the name stays in the audit trail."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Add:
    """A row to add, as texts by column; a column that is left out is empty."""

    table: str
    values: Values


@dataclass(frozen=True, slots=True)
class Change:
    """New values for some columns of one row. `seen` is what the person saw there when deciding."""

    table: str
    key: Mapping[str, str]
    values: Values
    seen: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remove:
    """A row to take away. `seen` is what the person saw of it when deciding."""

    table: str
    key: Mapping[str, str]
    seen: Values = field(default_factory=dict)


Write = Add | Change | Remove
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded. `is_new` is false where the same press of a button had been recorded already."""

    recording_id: str
    recorded_at: datetime
    rows: int
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Written:
    """One row as it was and as it became; None where there was or is none."""

    table: Table
    key: Row
    before: Row | None
    after: Row | None


def new_token() -> str:
    """A name for one press of a button, to be made when its form is drawn."""
    return uuid.uuid4().hex


def now() -> datetime:
    """The moment in London, to the microsecond, without a zone, as the register keeps it."""
    return datetime.now(ZoneInfo("Europe/London")).replace(tzinfo=None)


def record(
    database: Database,
    actor: Actor,
    kind: str,
    words: str,
    writes: Sequence[Write],
    *,
    at: datetime,
    token: str | None = None,
    undoes: str | None = None,
) -> Recording:
    """Save these writes together, or none of them. `at` is London time without a zone.

    The same `token` is recorded once, however often it comes. Rows are checked by the same rules as the CSV
    files (a write that changes nothing is left out). Raises RecordingRefused with every reason, or
    ChangedMeanwhile where a row is no more what the person saw.
    """
    recording_id = token or new_token()
    with database.transaction():
        if is_recorded(database, recording_id):
            return Recording(recording_id, at, 0, is_new=False)
        written = [each for each in _planned(database, writes) if each.before != each.after]
        at = _own_moment(database, at)
        _require_sound(database, written)
        _write(database, written)
        _require_references(database, written)
        head = {
            "recording_id": recording_id,
            "recorded_at": at,
            "actor_role": actor.role,
            "actor_name": actor.name,
            "kind": kind,
            "words": words,
            "undoes": undoes,
        }
        _keep_journal(database, head, written)
    return Recording(recording_id, at, len(written))


def is_recorded(database: Database, token: str) -> bool:
    """Whether this press of a button has been recorded."""
    return database.row_of("register.recordings", ("recording_id",), {"recording_id": token}) is not None


def undo(
    database: Database, recording_id: str, actor: Actor, *, at: datetime, token: str | None = None
) -> Recording:
    """Put every row of a recording back as it was, as a recording of its own.

    Raises RecordingUnknown where there is none or it has been undone already, and ChangedMeanwhile where
    a row has been written to since.
    """
    known = queries.one_of(database, RecordingDetails, recording_id=recording_id)
    if known is None:
        raise RecordingUnknown(recording_id=recording_id, problem="there is none of that name")
    if known.is_undone:
        raise RecordingUnknown(recording_id=recording_id, problem="it has been undone already")
    writes: list[Write] = []
    for row in queries.rows_of(database, RecordingRows, recording_id=recording_id):
        table = schema.tables()[row.table_name]
        before, after = _read(row.row_before, table), _read(row.row_after, table)
        writes.append(_reverse(table, before, after))
    words = f"Undone: {known.words}"
    return record(database, actor, "undo", words, writes, at=at, token=token, undoes=recording_id)


def _reverse(table: Table, before: Row | None, after: Row | None) -> Write:
    whole = after or before or {}
    key = {name: str(whole[name]) for name in table.key}
    if before is None:
        return Remove(table.name, key, seen=after or {})
    if after is None:
        return Add(table.name, before)
    return Change(table.name, key, before, seen=after)


def _read(text: str | None, table: Table) -> Row | None:
    """A row of the trace, without what the table has had no column for since a migration."""
    if text is None:
        return None
    return {name: value for name, value in json.loads(text).items() if name in table.column_names}


@dataclass(frozen=True, slots=True)
class _Aimed:
    """A write, and the row that it is about."""

    write: Write
    table: Table
    key: Row
    values: Row


def _planned(database: Database, writes: Sequence[Write]) -> list[_Written]:
    """What each row is and what it would become; the rows of a table are looked up together."""
    aimed = [_aimed(write) for write in writes]
    keys: dict[str, dict[tuple[str | None, ...], None]] = {}
    for each in aimed:
        keys.setdefault(each.table.name, {})[tuple(each.key.values())] = None
    held: dict[tuple[str, tuple[str | None, ...]], Row] = {}
    for name, asked in keys.items():
        table = schema.tables()[name]
        for values in database.rows_of(table.path, table.column_names, table.key, list(asked)):
            row = dict(zip(table.column_names, values, strict=True))
            held[name, tuple(row[part] for part in table.key)] = row
    return [
        _to_write(database, each, held.get((each.table.name, tuple(each.key.values())))) for each in aimed
    ]


def _aimed(write: Write) -> _Aimed:
    table = schema.tables().get(write.table)
    if table is None or table.store != "register":
        raise RecordingRefused(reason=f'there is no table called "{write.table}" that can be written to')
    given: Values = write.values if isinstance(write, Add | Change) else {}
    if strange := [name for name in given if name not in table.column_names]:
        raise RecordingRefused(reason=f'the table {table.name} has no column "{strange[0]}"')
    values: Row = {name: _kept(value) for name, value in given.items()}
    named: Values = write.key if isinstance(write, Change | Remove) else values
    return _Aimed(write, table, {name: named.get(name) for name in table.key}, values)


def _to_write(database: Database, aimed: _Aimed, before: Row | None) -> _Written:
    write, table, key, values = aimed.write, aimed.table, aimed.key, aimed.values
    if isinstance(write, Add):
        if before is not None:
            raise ChangedMeanwhile(**_last_write(database, table, key, "it is there already"))
        return _Written(table, key, None, {name: values.get(name) for name in table.column_names})
    if before is None:
        raise ChangedMeanwhile(**_last_write(database, table, key, "it is not there any more"))
    for name, seen in write.seen.items():
        if before[name] != _kept(seen):
            what = f'{label(table.name, name)} is now "{before[name] or ""}"'
            raise ChangedMeanwhile(**_last_write(database, table, key, what))
    return _Written(table, key, before, None if isinstance(write, Remove) else {**before, **values})


def _kept(value: str | None) -> str | None:
    """A value as the CSV file of the table would give it back."""
    text = "" if value is None else value.replace("\x00", "").replace("\r\n", "\n")
    return text if text.strip() else None


def _last_write(database: Database, table: Table, key: Row, what: str) -> dict[str, str]:
    name = row_key([key[part] for part in table.key])
    last = queries.rows_of(database, RowHistory, table_name=table.name, row_key=name)
    if not last:
        return {"row": f"{table.name} {name}", "what": what, "who": "", "when": ""}
    when = f" on {last[0].recorded_at:%-d %B %Y at %H:%M}"
    return {"row": f"{table.name} {name}", "what": what, "who": f" by {last[0].actor_role}", "when": when}


def _require_sound(database: Database, written: Sequence[_Written]) -> None:
    """The rules of single rows: types, required values, vocabularies, rules between columns."""
    frames: dict[str, list[Row]] = {}
    for each in written:
        if each.after is not None:
            frames.setdefault(each.table.name, []).append(each.after)
    terms = package.vocabulary_terms(database)
    for row in frames.get("vocabulary_terms", []):
        # A word may come in together with the row that uses it.
        terms.setdefault(str(row["vocabulary"]), []).append(str(row["term"]))
    faults = validation.faults_in({name: _as_read(rows) for name, rows in frames.items()}, terms)
    reasons = [f"{label(fault.file.removesuffix('.csv'), fault.column)}: {fault.advice}" for fault in faults]
    if reasons:
        raise RecordingRefused(reason="; ".join(reasons[:5]))


def _as_read(rows: Sequence[Row]) -> pd.DataFrame:
    """Rows as `reading.read_folder` would give them."""
    return pd.DataFrame(rows, dtype=object).fillna("").rename_axis("row")


def _write(database: Database, written: Sequence[_Written]) -> None:
    """In their order; rows that are added to a table one after the other go in together."""
    for (path, adds), run in groupby(written, lambda each: (each.table.path, each.before is None)):
        if adds:
            database.insert_many(path, [tuple((each.after or {}).values()) for each in run])
            continue
        for each in run:
            if each.after is None:
                database.delete_key(path, each.key)
            else:
                before = each.before or {}
                changed = {name: value for name, value in each.after.items() if value != before.get(name)}
                database.update_key(path, each.key, changed)


def _require_references(database: Database, written: Sequence[_Written]) -> None:
    """Each reference of what was written leads somewhere, and nothing leads to what was taken away."""
    asked: dict[tuple[str, str, bool], dict[str, str]] = {}
    for each in written:
        for table, column, value, sentence in _references(each):
            asked.setdefault((table, column, each.after is None), {}).setdefault(value, sentence)
    for (table, column, is_gone), sentences in asked.items():
        held = database.values_held(f"register.{table}", column, list(sentences))
        for value, sentence in sentences.items():
            if (value in held) is is_gone:
                raise RecordingRefused(reason=sentence)
    _require_subjects(database, [each for each in written if each.table.name in {"updates", "evidence"}])


def _references(each: _Written) -> Iterator[tuple[str, str, str, str]]:
    """Table and column to look in, the value, and the sentence for when it is (not) there."""
    tables = schema.tables()
    for column in each.table.columns if each.after is not None else ():
        value = (each.after or {}).get(column.name)
        if column.references and value is not None:
            parent = tables[column.references]
            yield (
                parent.name,
                parent.key[0],
                value,
                f'{label(each.table.name, column.name)}: "{value}" is not in {parent.name}',
            )
    if each.after is None and len(each.table.key) == 1:
        value = str(each.key[each.table.key[0]])
        for child in tables.values():
            for column in child.columns:
                if column.references == each.table.name and child.store == "register":
                    words = f'{each.table.name} "{value}" is still named in {child.name}'
                    yield child.name, column.name, value, words


def _require_subjects(database: Database, written: Sequence[_Written]) -> None:
    """What an update or evidence is about is in the register."""
    rows = [each.after for each in written if each.after is not None]
    subjects = list({(str(row["subject_type"]), str(row["subject_id"])): None for row in rows})
    if len(subjects) <= FEW_SUBJECTS:
        missing = [
            SubjectsMissing(kind, key)
            for kind, key in subjects
            if not queries.rows_of(database, SubjectsNamed, subject_type=kind, subject_id=key)
        ]
    else:
        kinds, keys = (list(column) for column in zip(*subjects, strict=True))
        missing = queries.rows_of(database, SubjectsMissing, subject_types=kinds, subject_ids=keys)
    for each in missing[:1]:
        reason = f'there is no {each.subject_type} called "{each.subject_id}" in the register'
        raise RecordingRefused(reason=reason)


def keep_build(database: Database, written: Iterable[tuple[Table, Row | None, Row | None]]) -> None:
    """Keep the trace of a build in the transaction that writes it: per row its table, before and after."""
    changes = [
        _Written(table, dict(after or before or {}), before, after) for table, before, after in written
    ]
    if not changes:
        return
    head = {
        "recording_id": new_token(),
        "recorded_at": _own_moment(database, now()),
        "actor_role": "Data folder",
        "kind": "build",
        "words": f"Built from the data folder: {_counts(changes)}",
    }
    _keep_journal(database, head, changes)


def _counts(changes: Sequence[_Written]) -> str:
    added = sum(each.before is None for each in changes)
    removed = sum(each.after is None for each in changes)
    counts = {"added": added, "changed": len(changes) - added - removed, "removed": removed}
    return words_for.joined(
        f"{words_for.counted(count, 'row')} {done}" for done, count in counts.items() if count
    )


def _own_moment(database: Database, at: datetime) -> datetime:
    """The moment, or the next free one where another recording has it: moments give the order."""
    while database.row_of("register.recordings", ("recording_id",), {"recorded_at": at}):
        at += timedelta(microseconds=1)
    return at


def _keep_journal(database: Database, head: Mapping[str, object], written: Sequence[_Written]) -> None:
    database.insert("register.recordings", head)
    rows = [
        (
            str(head["recording_id"]),
            str(ordinal),
            each.table.name,
            row_key([each.key[part] for part in each.table.key]),
            _as_json(each.before),
            _as_json(each.after),
        )
        for ordinal, each in enumerate(written, start=1)
    ]
    database.insert_many("register.row_changes", rows)


def _as_json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)

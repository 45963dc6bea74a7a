"""Read a question before it is run: one SELECT, and nothing that looks at anything but published rows.

This is the first of four fences. The second is the engine's own lock (no files, no network, no settings), the
third is that the process has the published copy and nothing else, the fourth its limits of time and memory.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from violence_response import queries
from violence_response.database import Database, EngineError, tokens
from violence_response.errors import QuestionRefused, QuestionWrong, ViolenceResponseError
from violence_response.publishing import rules

LONGEST = 100_000
"""Characters of a question."""
ALLOWED = frozenset({"unnest", "json_each", "json_tree", "range", "generate_series"})
"""Table functions that only make rows out of what they are given."""
REFUSED = frozenset(
    {
        "current_connection_id",
        "current_query",
        "current_query_id",
        "current_setting",
        "currval",
        "getenv",
        "getvariable",
        "json_deserialize_sql",
        "json_serialize_sql",
        "nextval",
        "parse_duckdb_log_message",
        "pg_sleep",
        "setseed",
        "sleep_ms",
        "write_log",
    }
)
"""Functions that look at the server or hold it up."""
INTERNAL = re.compile(r"(duckdb|pragma|pg|sqlite)_\w+|information_schema|system|temp")
WORD = re.compile(r'"(?:[^"]|"")*"|\w[\w$]*|\S')
"""What a piece begins with; after it come spaces and, before DuckDB 2, comments, nested ones too."""
LINE = re.compile(r"LINE (\d+):")
PREFIX = re.compile(r"^[A-Z][A-Za-z ]* Error: ")
MISSING = re.compile(r'(?:with name|column) "?([\w.]+)"? (?:does not exist|not found)')
OUTSIDE = re.compile(
    r"^(Permission|IO|Invalid Configuration|HTTP) Error|external access|is disabled|extension"
)
KIND = {
    "ATTACH": "it opens another database",
    "COPY": "it reads or writes a file",
    "COPY_DATABASE": "it copies a database",
    "CREATE": "it makes something",
    "DELETE": "it changes rows",
    "DROP": "it removes something",
    "EXPORT": "it writes files",
    "INSERT": "it changes rows",
    "LOAD": "it loads an extension",
    "PRAGMA": "it asks for a setting",
    "SET": "it changes a setting",
    "UPDATE": "it changes rows",
    "VARIABLE_SET": "it changes a setting",
}
WRITES = frozenset({"copy", "create", "delete", "drop", "insert", "merge", "replace", "truncate", "update"})
"""Words that begin a statement which changes something. DuckDB 2 takes one inside a WITH."""
PIVOTS = frozenset({"pivot", "pivot_wider"})


def parameters(copy: Database, sql: str) -> frozenset[str]:
    """The names of the `$values` that a question asks for. Raises QuestionRefused or QuestionWrong."""
    if len(sql) > LONGEST:
        raise QuestionRefused(reason=f"it is longer than {LONGEST:,} characters")
    try:
        sql.encode("utf-8")
    except UnicodeEncodeError:
        raise QuestionRefused(reason="it holds characters that are no text") from None
    statements = _statements(copy, sql)
    pieces = _pieces(sql)
    _hold_to_one_select(statements, {text.lower() for text, _ in pieces})
    _hold_to_reading(pieces)
    _hold_to_published(copy, _names(pieces))
    return frozenset().union(*(statement.named_parameters for statement in statements))


def _statements(copy: Database, sql: str) -> list[Any]:
    try:
        return list(copy.cursor().extract_statements(sql))
    except EngineError as error:
        raise explained(error) from error


def _hold_to_one_select(statements: list[Any], words: set[str]) -> None:
    if not statements:
        raise QuestionRefused(reason="there is no statement in it; write a SELECT")
    kinds = [statement.type.name for statement in statements]
    # The engine makes a PIVOT without a list of values into helpers and one SELECT, none with its own text.
    is_pivot = not any(statement.query.strip() for statement in statements) and kinds.count("SELECT") == 1
    if is_pivot and set(kinds[:-1]) <= {"CREATE"} and kinds[-1] == "SELECT":
        return
    # DuckDB 2 says so itself.
    if kinds == ["MULTI"] and words & PIVOTS:
        return
    if len(statements) > 1:
        raise QuestionRefused(reason="it holds several statements; ask one SELECT at a time")
    if kinds[0] != "SELECT":
        why = KIND.get(kinds[0], "it is something else")
        raise QuestionRefused(reason=f"only a SELECT can be asked here, and {why}")


def _hold_to_reading(pieces: list[tuple[str, str]]) -> None:
    """Nothing in brackets, as after a WITH, begins with a word that changes something."""
    for (before, _), (text, kind), (after, _) in zip(pieces, pieces[1:], pieces[2:], strict=False):
        is_begun = before.endswith("(") and kind in {"identifier", "keyword"}
        is_name = after.startswith(("(", ",", ")", "."))
        if is_begun and not is_name and text.lower() in WRITES:
            why = KIND.get(text.upper(), "it changes rows")
            raise QuestionRefused(reason=f"only a SELECT can be asked here, and {why}")


def _hold_to_published(copy: Database, names: list[tuple[str, bool]]) -> None:
    if names and names[0][0] == "pragma":
        raise QuestionRefused(reason=f"only a SELECT can be asked here, and {KIND['PRAGMA']}")
    engine = _engine_functions(copy)
    for name, is_called in names:
        if name in rules.KEPT_BACK:
            raise QuestionRefused(reason=f"the table {name} is not published: {rules.KEPT_BACK[name]}")
        if INTERNAL.fullmatch(name):
            raise QuestionRefused(
                reason=f'"{name}" belongs to the engine; only the published tables can be asked'
            )
        if is_called and (name in REFUSED or name in engine):
            raise QuestionRefused(
                reason=f'"{name}" reaches outside the published tables; files, settings and the server '
                "cannot be read here"
            )


def _pieces(sql: str) -> list[tuple[str, str]]:
    """The words and signs of a question, without its comments, each with its kind."""
    starts = tokens(sql)
    # The engine counts bytes.
    data = sql.encode("utf-8")
    ends = [*(start for start, _ in starts[1:]), len(data)]
    found = []
    for (start, kind), end in zip(starts, ends, strict=False):
        word = WORD.match(data[start:end].decode("utf-8", "replace"))
        if word and kind.name != "comment":
            found.append((word[0], kind.name))
    return found


def _names(pieces: list[tuple[str, str]]) -> list[tuple[str, bool]]:
    """Every word that may be a name, and whether it is called like a function."""
    found = []
    for (text, kind), (following, _) in zip(pieces, [*pieces[1:], ("", "")], strict=True):
        if kind in {"identifier", "keyword"}:
            found.append((text.strip('"').lower(), following.startswith("(")))
    return found


@cache
def _engine_functions(copy: Database) -> frozenset[str]:
    """The table functions and pragmas of the engine that are not allowed."""
    return frozenset(row[0] for row in copy.rows(catalogue("functions"))) - ALLOWED


def catalogue(name: str) -> str:
    """The statement of that name which asks the engine about itself."""
    return (queries.SCHEMA / "catalogue" / f"{name}.sql").read_text(encoding="utf-8")


def explained(error: Exception, known: Iterable[str] = ()) -> ViolenceResponseError:
    """The engine's words on a question that it cannot run, as a sentence with line and hint."""
    text = str(error)
    line = LINE.search(text)
    place = f" (line {line[1]})" if line else ""
    paragraphs = [part for part in text.split("\n\n") if not part.startswith("LINE")]
    problem = " ".join(paragraphs[0].split("\nLINE")[0].split()) if paragraphs else text
    if OUTSIDE.search(problem):
        return QuestionRefused(
            reason="files, settings, extensions and other hosts cannot be reached from here"
        )
    problem = PREFIX.sub("", problem).rstrip(".!")
    problem, _, suggestion = problem.partition(" Did you mean ")
    missing = MISSING.search(problem)
    near = difflib.get_close_matches(missing[1].lower(), list(known), n=2, cutoff=0.5) if missing else []
    if near:
        hint = f"; did you mean {' or '.join(near)}?"
    elif suggestion and not INTERNAL.search(suggestion):
        hint = f"; did you mean {suggestion}"
    else:
        hint = ""
    return QuestionWrong(place=place, problem=problem[:400] + hint)

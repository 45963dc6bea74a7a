"""Keep the rows of queries that are being explored: ten facets do not run the same query ten times."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from violence_response import queries
from violence_response.database import Database, EngineError
from violence_response.errors import QuestionRefused
from violence_response.publishing import reading_sql, statements
from violence_response.publishing.frames import Frame

MOST = 60
"""Results kept at a time; the one that was used longest ago goes first."""

_KEPT: WeakKeyDictionary[Database, OrderedDict[str, None]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def source(copy: Database, frame: Frame, values: Mapping[str, Any]) -> str:
    """A statement that gives the frame's rows: of a table directly, of a query out of what was kept.

    Raises QuestionRefused when the query cannot be run with these values.
    """
    if frame.kind == "table":
        return statements.with_names(frame.sql, frame.codes) if frame.codes else frame.sql
    bound = queries.named(frame.name).bind(values)
    text = json.dumps([frame.name, bool(frame.codes), bound], sort_keys=True, default=str)
    name = f"kept_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    with _LOCK:
        held = _KEPT.setdefault(copy, OrderedDict())
        if name not in held:
            _keep(copy, statements.keep(name, frame.sql), bound)
            if frame.codes:
                _keep(copy, statements.name_codes(name, frame.codes), {})
            held[name] = None
        held.move_to_end(name)
        while len(held) > MOST:
            copy.cursor().execute(statements.forget(held.popitem(last=False)[0]))
    return statements.every_row(f"memory.main.{name}")


def _keep(copy: Database, sql: str, bound: dict[str, Any]) -> None:
    try:
        with copy.watched():
            copy.cursor().execute(sql, bound or None)
    except EngineError as error:
        raise QuestionRefused(reason=str(reading_sql.explained(error))) from error

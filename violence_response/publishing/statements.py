"""Statements that are put together here and not written in `queries/`: those whose tables and columns a
person picks.

Every name is checked against the catalogue before it comes here and is quoted; every value is bound as a
parameter (docs/decisions/0007-composed-statements.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from violence_response.database import quoted


def every_row(path: str, columns: Sequence[str] = ()) -> str:
    """All rows of a table, or of these columns of it."""
    chosen = ", ".join(quoted(name) for name in columns) or "*"
    return f"select {chosen} from {quoted(path)}"


def add_incoming(path: str) -> str:
    """Add the rows of the registered frame `incoming`; columns it does not have stay empty."""
    return f"insert into {quoted(path)} by name select * from incoming"

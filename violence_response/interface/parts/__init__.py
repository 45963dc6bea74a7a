"""The pieces that pages are made of. Each shows one thing and computes nothing."""

from violence_response.interface.parts.pictures import figure, rows_behind
from violence_response.interface.parts.tables import (
    Column,
    cards,
    download,
    empty,
    facts,
    heading,
    link,
    numbers,
    status,
    table,
)

__all__ = [
    "Column",
    "cards",
    "download",
    "empty",
    "facts",
    "figure",
    "heading",
    "link",
    "numbers",
    "rows_behind",
    "status",
    "table",
]

"""The pieces that pages are made of. Each shows one thing and computes nothing."""

from violence_response.interface.controls.pictures import drawing, drawn, figure, rows_behind
from violence_response.interface.controls.tables import (
    HOW_TO_BEGIN,
    MOST_ROWS,
    Column,
    download,
    empty,
    facts,
    heading,
    link,
    small,
    status,
    table,
)

__all__ = [
    "HOW_TO_BEGIN",
    "MOST_ROWS",
    "Column",
    "download",
    "drawing",
    "drawn",
    "empty",
    "facts",
    "figure",
    "heading",
    "link",
    "rows_behind",
    "small",
    "status",
    "table",
]

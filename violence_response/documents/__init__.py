"""A response document goes in: what an office published, as fields with a confidence, a page and the words.

Nothing here writes, asks the network or knows the register: what is known (themes, projects, priorities,
inspections) comes in as `Known`. The names below are brought in when they are first asked for, so that the
process that reads a PDF starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from violence_response.documents.known import Known, known_from_frames
    from violence_response.documents.model import Reading
    from violence_response.documents.reading import read, read_bytes

PLACES = {
    "Known": "known",
    "Reading": "model",
    "known_from_frames": "known",
    "read": "reading",
    "read_bytes": "reading",
}

__all__ = ["Known", "Reading", "known_from_frames", "read", "read_bytes"]


def __getattr__(name: str) -> Any:
    """A public name, from the module that holds it."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)

"""The process that reads a PDF's text layer: the document on standard input, JSON on standard output."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict

from violence_response.documents.limits import SECONDS, Watch
from violence_response.documents.pdf import text_layer
from violence_response.errors import ViolenceResponseError

if sys.platform != "win32":
    import resource

MEMORY = 300_000_000
"""Most bytes of address space, where the system can hold a process to it."""


def hold_to(memory: int, seconds: int) -> None:
    """Limit this process's memory and work; Windows cannot, and there the limit by the clock has to do."""
    if sys.platform != "win32":
        limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds}
        for kind, most in limits.items():
            # Some systems know a limit and refuse to set it.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read the document and write what was found, or the name and details of the error."""
    data = sys.stdin.buffer.read()
    hold_to(MEMORY, int(SECONDS))
    told: dict[str, object] = {"error": None, "details": {}, "pages": [], "scanned": []}
    try:
        layer = text_layer(data, Watch(""))
    except ViolenceResponseError as error:
        told |= {"error": type(error).__name__, "details": error.details}
    else:
        told |= {"pages": [[asdict(line) for line in page] for page in layer.pages], "scanned": layer.scanned}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()

"""A process of its own for every PDF: it reads the text layer, or draws one page with some words marked.

The PDF library may be kept busy or crashed by what is in a file, and two threads must not use it at once. The
document goes to standard input; JSON, or a line with the mark's place and the picture, comes back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict

from violence_response.documents.formats.limits import SECONDS, Watch
from violence_response.documents.formats.pdf_pages import draw, text_layer
from violence_response.errors import DocumentUnsafe, ViolenceResponseError
from violence_response.settings import ROOT

if sys.platform != "win32":
    import resource

MEMORY = 300_000_000
"""Most bytes of address space, where the system can limit a process to it."""


def answered(data: bytes, *words: str, name: str, seconds: float, late: str, failed: str) -> bytes:
    """What the process answers about a document.

    words: nothing for the text layer; a page's number and the quote to mark for its picture. late, failed:
    the reason to give where it takes longer than the seconds, or ends without an answer.

    Raises DocumentUnsafe.
    """
    paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
    command = [sys.executable, "-P", "-m", "violence_response.documents.formats.pdf_process", *words]
    try:
        # Our own module; a quote is an argument and not a command.
        ran = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=seconds, check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DocumentUnsafe(name=name, reason=late) from error
    if ran.returncode != 0:
        raise DocumentUnsafe(name=name, reason=failed)
    return ran.stdout


def _limit(memory: int, seconds: int) -> None:
    """Limit this process's memory and work; Windows cannot, and there the limit by the clock has to do."""
    if sys.platform != "win32":
        limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds}
        for kind, most in limits.items():
            # Some systems know a limit and refuse to set it.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _text(data: bytes) -> bytes:
    """The text layer as JSON, or the name and details of the error."""
    found: dict[str, object] = {"error": None, "details": {}, "pages": [], "scanned": []}
    try:
        layer = text_layer(data, Watch(""))
    except ViolenceResponseError as error:
        found |= {"error": type(error).__name__, "details": error.details}
    else:
        found |= {
            "pages": [[asdict(line) for line in page] for page in layer.pages],
            "scanned": layer.scanned,
        }
    return json.dumps(found).encode()


def _picture(data: bytes, page: str, quote: str) -> bytes:
    """A line with the mark's place, then the PNG."""
    picture, top = draw(data, int(page), quote)
    return f"{top}\n".encode() + picture


def main(words: list[str]) -> None:
    """Answer what the words ask about the document on standard input."""
    data = sys.stdin.buffer.read()
    _limit(MEMORY, int(SECONDS))
    sys.stdout.buffer.write(_picture(data, *words) if words else _text(data))


if __name__ == "__main__":
    main(sys.argv[1:])

"""The route that hands out the original of a document: always as a download, never as a page of ours."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from violence_response import people, queries, settings
from violence_response.errors import ViolenceResponseError
from violence_response.interface import access, data
from violence_response.register import originals
from violence_response.rows import DocumentsByHash

KINDS = {
    "pdf": "application/pdf",
    "pdf_scan": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
"""The type that the browser gets; a web page or picture that somebody added is bytes and nothing more."""
UNKNOWN = "application/octet-stream"


async def document(request: Request) -> Response:
    """The original of that hash as a download under the name it was given; 404 where there is none."""
    try:
        people.require(access.reader_of(request), "viewer", settings.from_environment())
    except ViolenceResponseError as problem:
        return PlainTextResponse(str(problem), 403, {"Cache-Control": "no-store"})
    found = await run_in_threadpool(_found, str(request.path_params["sha256"]))
    if found is None:
        return PlainTextResponse("There is no such document here.", 404, {"Cache-Control": "no-store"})
    path, name, form = found
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-cache",
    }
    return FileResponse(path, media_type=KINDS.get(form, UNKNOWN), headers=headers)


def _found(sha256: str) -> tuple[Path, str, str] | None:
    """Where the original lies, its name and its form: only what a row of the register names."""
    if originals.SHA256.fullmatch(sha256) is None:
        return None
    try:
        chosen = settings.from_environment()
        if not chosen.register_path.is_file():
            return None
        rows = queries.rows_of(data.database_for_routes(), DocumentsByHash, sha256=sha256)
    except ViolenceResponseError:
        return None
    if not rows:
        return None
    row = rows[0]
    path = originals.folder(chosen) / originals.file_name(sha256, row.format)
    return (path, row.file_name, row.format) if path.is_file() else None

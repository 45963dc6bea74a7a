"""The look of the office's briefings: its colour, logo, Word template; tried before anything is made."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from violence_response.errors import LogoUnusable, TemplateUnusable
from violence_response.settings import Settings

LARGEST_LOGO = 5_000_000
"""Bytes of a logo file; a picture larger than that was meant for something else."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of headings as #RRGGBB, the logo as a PNG or JPEG, the bytes of a Word template; logo and
    template may be missing."""

    colour: str = "#12436D"
    logo: bytes | None = None
    logo_shape: float = 1.0
    template: bytes | None = None


def look_of(chosen: Settings) -> Look:
    """The look that the settings ask for. Raises LogoUnusable or TemplateUnusable."""
    logo, shape = _logo(chosen.logo) if chosen.logo else (None, 1.0)
    return Look(chosen.colours[0], logo, shape, _template(chosen.template) if chosen.template else None)


def _logo(path: Path) -> tuple[bytes, float]:
    """The picture and its width over its height."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LogoUnusable(path=path, reason=error.strerror) from error
    if len(data) > LARGEST_LOGO:
        raise LogoUnusable(path=path, reason="it is larger than 5 MB")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = picture.format
            picture.load()
            width, height = picture.size
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError) as error:
        raise LogoUnusable(path=path, reason="it is not a picture that can be read") from error
    if kind not in {"PNG", "JPEG"}:
        raise LogoUnusable(path=path, reason=f"it is {kind}, and PNG or JPEG is needed")
    return data, width / height


def _template(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateUnusable(path=path, reason=error.strerror) from error
    # Loading the library takes a while, and most offices have no template of their own.
    library = import_module("docx")
    try:
        library.Document(io.BytesIO(data))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise TemplateUnusable(
            path=path, reason="it is not a Word document (.docx) that can be read"
        ) from error
    return data

"""Scans, read by Tesseract on this machine: nothing leaves it, and no temporary file is made.

Tesseract because distributions carry it with its English data, it reads from standard input and writes words
with their places and how sure it is of each.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import warnings
from itertools import groupby
from statistics import fmean, median

from PIL import Image, ImageSequence, UnidentifiedImageError

from violence_response.documents.formats.limits import PIXELS, SCANNED_PAGES, Watch
from violence_response.documents.formats.lines import Line, Source, with_gaps
from violence_response.errors import DocumentDamaged, DocumentTooLarge, DocumentUnsafe, ScanReaderMissing

PROGRAM = "tesseract"
SECONDS = 60
WIDEST = 2600
"""Pixels across; more does not read better and takes longer."""
KINDS = ("PNG", "JPEG", "TIFF")
SPECK = 0.12
"""What is alone and no larger than this share of a letter's height is dust on the glass."""


def read_image(data: bytes, watch: Watch) -> Source:
    """The lines of a picture of a page, or of a TIFF of several.

    Raises DocumentDamaged, DocumentTooLarge, DocumentUnsafe or ScanReaderMissing.
    """
    lines: list[Line] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=KINDS)
            pages = getattr(picture, "n_frames", 1)
            watch.pages(pages, SCANNED_PAGES)
            for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                if frame.width * frame.height > PIXELS:
                    found, limit = (
                        f"{count / 1_000_000:.0f} million dots"
                        for count in (frame.width * frame.height, PIXELS)
                    )
                    raise DocumentTooLarge(name=watch.name, found=found, limit=limit)
                lines += lines_of_picture(frame, number, watch.name)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise DocumentUnsafe(
            name=watch.name, reason="would unpack to far more than a response can hold"
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise DocumentDamaged(name=watch.name, reason="the picture is broken or cut off") from error
    return Source(tuple(lines), pages, is_scan=True)


def lines_of_picture(picture: Image.Image, page: int, name: str) -> list[Line]:
    """The lines that Tesseract sees in a picture, each with the mean of its certainty about the words."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ScanReaderMissing(name=name)
    grey = picture.convert("L")
    if grey.width > WIDEST:
        grey = grey.resize((WIDEST, round(grey.height * WIDEST / grey.width)))
    given = io.BytesIO()
    grey.save(given, format="PNG", compress_level=1)
    command = [program, "stdin", "stdout", "-l", "eng", "--psm", "3", "tsv"]
    try:
        # The program is the one found on the path, and nothing of the document is in the command.
        ran = subprocess.run(  # noqa: S603
            command, input=given.getvalue(), capture_output=True, timeout=SECONDS, check=False,
            # One thread: several wait for each other longer than they help.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise DocumentUnsafe(
            name=name, reason=f"has a page that takes over {SECONDS} seconds to read"
        ) from error
    if ran.returncode != 0:
        if b"load" in ran.stderr and b"eng" in ran.stderr:
            raise ScanReaderMissing(name=name)
        raise DocumentDamaged(name=name, reason=f"page {page} could not be read as a scan")
    return _lines(ran.stdout.decode("utf-8", "replace"), page)


def _without_specks(words: list[dict[str, str]]) -> list[dict[str, str]]:
    """The words without the dust that was taken for signs: far smaller than letters, and no part of one."""
    heights = [int(word["height"]) for word in words if any(letter.isalnum() for letter in word["text"])]
    if not heights:
        return words
    speck = SPECK * median(heights)
    return [
        word
        for word in words
        if any(letter.isalnum() for letter in word["text"])
        or max(int(word["width"]), int(word["height"])) > speck
    ]


def _lines(table: str, page: int) -> list[Line]:
    """Tesseract's table of words as lines; a wide space between words is a tab."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = _without_specks([row for row in rows if row["level"] == "5" and row["text"].strip()])
    found: list[Line] = []
    for _, group in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        line = list(group)
        height = max(int(word["height"]) for word in line)
        text, end = "", None
        for word in line:
            left = int(word["left"])
            # The sign of a list item is far from its words and is no cell.
            is_far = end is not None and left - end > 3 * max(height, 12) and len(text) > 2
            text += ("\t" if is_far else " " if text else "") + word["text"]
            end = left + int(word["width"])
        certainty = fmean(max(float(word["conf"]), 0) for word in line) / 100
        # The foot of the first words: signs of items are elsewhere, and a crooked page leans along the
        # line.
        feet = [int(word["top"]) + int(word["height"]) for word in line if len(word["text"]) > 1][:4]
        top = -float(median(feet or [int(line[0]["top"]) + height]))
        found.append(
            Line(
                text,
                page,
                left=float(line[0]["left"]),
                top=top,
                size=float(height),
                certainty=round(certainty, 3),
            )
        )
    return with_gaps([found], most=1.7, share=3)

"""Take the pictures of docs/briefings.md: `python -m tests.briefing.pictures FOLDER`.

Pages of each kind as PDF, and of the note in Word and as slides where LibreOffice is installed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.conftest import register_in_memory
from violence_response.briefing import making
from violence_response.briefing.asking import OfDatabase, Request
from violence_response.briefing.formats import rendered
from violence_response.briefing.look import Look
from violence_response.database import Database
from violence_response.settings import ROOT, Settings

DAY = date(2026, 11, 23)
REPORT = "jtai-serious-youth-violence-2024"
TAKEN = {
    "note": ("note", "inspection", REPORT, "pdf", (0, 1)),
    "pack": ("pack", "all", "", "pdf", (0, 1, 2)),
    "response": ("response", "inspection", REPORT, "pdf", (0, 1)),
    "finding": ("finding", "finding", "jtai-syv-2024-f10", "pdf", (0, 1)),
    "word": ("note", "inspection", REPORT, "docx", (0, 1)),
    "slides": ("note", "inspection", REPORT, "pptx", (0, 1, 3, 6, 8, 9)),
}
"""Picture: kind, subject, key, format, pages."""


def as_pdf(data: bytes, form: str) -> bytes:
    """The pages of a file as LibreOffice sets them."""
    if form == "pdf":
        return data
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"briefing.{form}"
        path.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path.with_suffix(".pdf").read_bytes()


def side_by_side(printed: bytes, places: tuple[int, ...], columns: int) -> Image.Image:
    """Some pages of a PDF in one picture, with a line round each."""
    document = pypdfium2.PdfDocument(printed)
    wide = 620 if columns < 3 else 480
    pages = []
    for place in places:
        page = document[place]
        pages.append(page.render(scale=wide / page.get_width()).to_pil().convert("RGB"))
    across, tall = pages[0].size
    rows = -(-len(pages) // columns)
    whole = Image.new("RGB", (columns * (across + 8) + 8, rows * (tall + 8) + 8), "#B8C0C6")
    for number, page in enumerate(pages):
        whole.paste(page, (8 + number % columns * (across + 8), 8 + number // columns * (tall + 8)))
    return whole


def take(database: Database, folder: Path) -> None:
    """Take every picture into the folder."""
    for name, (kind, subject, key, form, places) in TAKEN.items():
        if form != "pdf" and shutil.which("soffice") is None:
            print(f"{name}: LibreOffice is not installed, so it is left as it is")
            continue
        request = Request(kind, subject, DAY, key)
        moment = datetime(2026, 11, 23, 9, 30)
        briefing = making.make(request, OfDatabase(database), Settings(), marking="OFFICIAL", made_at=moment)
        printed = as_pdf(rendered(briefing, Look(), form), form)
        picture = side_by_side(printed, places, 3 if len(places) > 2 else 2)
        file = io.BytesIO()
        picture.quantize(64).save(file, "PNG", optimize=True)
        (folder / f"briefing-{name}.png").write_bytes(file.getvalue())


if __name__ == "__main__":
    take(register_in_memory(ROOT / "data"), Path(sys.argv[1]))

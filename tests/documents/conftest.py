"""What the tests of the reader share: the starter data as known names, and a font that has tick boxes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from violence_response.documents.fields.known import Known, known_from_frames
from violence_response.settings import ROOT

FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/dejavu/DejaVuSans.ttf"),
    Path("C:/Windows/Fonts/seguisym.ttf"),
)
TABLES = ("themes", "interventions", "organisations", "priorities", "inspections")


@pytest.fixture(scope="session")
def known() -> Known:
    return known_from_frames({name: pd.read_csv(ROOT / "data" / f"{name}.csv", dtype=str) for name in TABLES})


@pytest.fixture(scope="session")
def font() -> str:
    found = next((path for path in FONTS if path.is_file()), None)
    if found is None:
        pytest.skip("no font with tick boxes is installed")
    return str(found)


@pytest.fixture(scope="session")
def scan_reader() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")

"""Pages read rows by their type as they read frames: kept, filled in, refused and asked again alike."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, text
from tests.pages.test_engine_failing import break_down


def _read_rows() -> None:
    import streamlit as st

    from violence_response.errors import NotAllowed
    from violence_response.interface import data
    from violence_response.rows import FindingDetails, NextDeadlines, RecordingsListed

    for row in data.rows(NextDeadlines):
        st.markdown(f"{row.title} is due on {row.due_date}, in {row.days_left} days")
    found = data.one(FindingDetails, finding_id="joint-f01")
    assert found is not None
    st.markdown(f"{found.finding_id}: {found.theme_names}")
    st.markdown(f"none: {data.one(FindingDetails, finding_id='nowhere')}")
    try:
        st.markdown(f"recordings: {len(data.rows(RecordingsListed))}")
    except NotAllowed as refused:
        st.markdown(str(refused))


def test_rows_are_read_through_the_gateway(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app = AppTest.from_function(_read_rows, default_timeout=20)
    app.run()
    assert not app.exception
    said = text(app)
    # The day is filled in, or nothing would be due; a day is a date, not a moment.
    assert "is due on 2025-" in said
    assert "00:00" not in said
    assert "joint-f01: [" in said
    assert "none: None" in said
    assert "recordings: 0" in said
    st.cache_data.clear()
    break_down(monkeypatch)
    app.run()
    assert not app.exception
    assert text(app) == said


def test_names_are_refused_in_rows_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened("overview", monkeypatch=monkeypatch, tmp_path=tmp_path)
    app = AppTest.from_function(_read_rows, default_timeout=20)
    now = datetime.now(UTC).timestamp()
    app.user = {"is_logged_in": True, "name": "Ed", "iat": now, "roles": ["approver"]}
    app.run()
    assert "Only an administrator may do this, and you are an approver" in text(app)

"""The newest moment of a schedule is never ahead, never a week old, and on its day and time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from violence_response.interface.server import scheduled_digests
from violence_response.reminders.schedule import last_moment
from violence_response.settings import WEEKDAYS, Settings


@given(
    now=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    day=st.sampled_from([*WEEKDAYS, "daily"]),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_the_newest_moment(now: datetime, day: str, hour: int, minute: int) -> None:
    moment = last_moment(f"{day} {hour:02}:{minute:02}", now)
    assert timedelta(0) <= now - moment < timedelta(days=1 if day == "daily" else 7)
    assert (moment.hour, moment.minute) == (hour, minute)
    assert day == "daily" or WEEKDAYS[moment.weekday()] == day


def test_a_look_never_stops_the_server(office: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    started = datetime(2020, 1, 1)
    assert scheduled_digests.look(started)
    monkeypatch.setenv("VIOLENCE_RESPONSE_DIGEST_WHEN", "daily 00:00")
    monkeypatch.setenv("VIOLENCE_RESPONSE_DIGEST_TO", "ann@office.test")
    monkeypatch.setenv("VIOLENCE_RESPONSE_TODAY", "")
    assert not scheduled_digests.look(started), "no mail server is named"
    monkeypatch.setenv("VIOLENCE_RESPONSE_HOME", str(office.home / "empty"))
    assert scheduled_digests.look(started), "there is no register yet"
    monkeypatch.setenv("VIOLENCE_RESPONSE_DIGEST_WHEN", "at noon")
    assert not scheduled_digests.look(started), "a setting is wrong"

"""When the running dashboard sends the digest itself: a weekday or every day, and a time of day in London."""

from __future__ import annotations

from datetime import datetime, timedelta

from violence_response.database import Database
from violence_response.reminders import digest as digests
from violence_response.reminders import sending
from violence_response.settings import WEEKDAYS, Settings


def last_moment(when: str, now: datetime) -> datetime:
    """The newest moment, not after `now`, that `when` names ("Mon 07:00", "daily 16:30"). London time."""
    day, time = when.split()
    hour, minute = map(int, time.split(":"))
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if day in WEEKDAYS:
        moment -= timedelta(days=(moment.weekday() - WEEKDAYS.index(day)) % 7)
    if moment > now:
        moment -= timedelta(days=7 if day in WEEKDAYS else 1)
    return moment


def is_due(database: Database, when: str, now: datetime, started: datetime) -> bool:
    """Whether a digest has to go out now.

    A moment that passed while nothing ran is made up for; the very first digest waits for the first moment
    after the start, so that setting it up does not send one.
    """
    return (digests.last_reached(database) or started) < last_moment(when, now)


def send_when_due(database: Database, chosen: Settings, now: datetime, started: datetime) -> int:
    """Send the digest if its moment has come; to how many addresses. Raises AddressWrong, DigestNotSent.

    On a day that the settings fix, for rehearsals, nothing is sent by itself.
    """
    if not chosen.digest_when or not chosen.digest_to or chosen.today is not None:
        return 0
    if not is_due(database, chosen.digest_when, now, started):
        return 0
    made = digests.gather(database, chosen, None, now)
    sending.send(made, chosen, chosen.digest_to)
    digests.remember(database, made, len(chosen.digest_to))
    return len(chosen.digest_to)

"""While the server runs it holds the register, so it sends the digest itself when the settings ask for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from violence_response.errors import RegisterMissing, ViolenceResponseError
from violence_response.interface import data
from violence_response.interface.server import logs
from violence_response.register import recording
from violence_response.reminders import schedule

LOGGER = logging.getLogger(logs.NAME)
SECONDS = 60
SECONDS_AFTER_FAILURE = 1_800


@asynccontextmanager
async def sent_in_time() -> AsyncIterator[None]:
    """While this lasts, the digest goes out when its moment has come."""
    task = asyncio.create_task(_keep_sending(recording.now()))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_sending(started: datetime) -> None:
    while True:
        await asyncio.sleep(SECONDS)
        if not await asyncio.to_thread(look, started):
            await asyncio.sleep(SECONDS_AFTER_FAILURE)


def look(started: datetime) -> bool:
    """Send the digest if it is due. False when that failed: the log says it, the next look tries again."""
    try:
        chosen = data.chosen_settings()
        if not chosen.digest_when:
            return True
        sent = schedule.send_when_due(data.database_for_routes(), chosen, recording.now(), started)
    except RegisterMissing:
        return True
    except ViolenceResponseError as problem:
        LOGGER.error("%s", problem)
        return False
    except Exception:
        # Whatever it was, the server goes on, and so do the looks.
        LOGGER.exception("the digest failed")
        return False
    if sent:
        LOGGER.info("the digest was sent to %d addresses", sent)
    return True

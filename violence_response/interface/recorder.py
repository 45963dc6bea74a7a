"""Who records what is saved on a page: the one place that decides."""

from __future__ import annotations

from violence_response.register.recording import Actor


def actor() -> Actor:
    """The person at this machine, as an editor."""
    return Actor("Local editor")

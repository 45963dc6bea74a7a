"""What the caller already knows, against which names, titles and priorities are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from violence_response import queries
from violence_response.words import is_unknown


@dataclass(frozen=True, slots=True)
class KnownTheme:
    """A theme, and the words that signal it, separated by semicolons; a wide one has others within it."""

    theme_id: str
    name: str
    definition: str = ""
    terms: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class KnownIntervention:
    """A project, who runs it, and what it does in our words."""

    intervention_id: str
    name: str
    provider: str = ""
    provider_kind: str = "provider"
    description: str = ""


@dataclass(frozen=True, slots=True)
class KnownPriority:
    """A priority and its plan."""

    priority_id: str
    title: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class KnownInspection:
    """A published inspection."""

    inspection_id: str
    title: str
    published_date: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The register's themes, interventions, priorities and inspections; empty where nothing is known."""

    themes: tuple[KnownTheme, ...] = ()
    interventions: tuple[KnownIntervention, ...] = ()
    priorities: tuple[KnownPriority, ...] = ()
    inspections: tuple[KnownInspection, ...] = ()


def terms_of(known: Known) -> list[str]:
    """The words that the register uses: they may be expected in a response."""
    return [
        *(term for theme in known.themes for term in (theme.name, theme.terms)),
        *(text for each in known.interventions for text in (each.name, each.provider, each.description)),
        *(each.title for each in known.priorities),
        *(each.title for each in known.inspections),
    ]


def known_from_frames(frames: Mapping[str, pd.DataFrame]) -> Known:
    """What the register's tables know.

    frames: tables by name with the register's columns; used are themes, interventions, organisations,
    priorities and inspections. A table that is missing counts as empty.
    """
    bodies = {each["organisation_id"]: each for each in _rows(frames, "organisations")}
    themes = _rows(frames, "themes")
    parents = {each.get("parent_theme_id", "") for each in themes}
    return Known(
        themes=tuple(
            KnownTheme(
                each["theme_id"],
                each["name"],
                each.get("definition", ""),
                each.get("terms", ""),
                each["theme_id"] in parents,
            )
            for each in themes
        ),
        interventions=tuple(_intervention(each, bodies) for each in _rows(frames, "interventions")),
        priorities=tuple(
            KnownPriority(each["priority_id"], each["title"], each.get("plan_id", ""))
            for each in _rows(frames, "priorities")
        ),
        inspections=tuple(
            KnownInspection(each["inspection_id"], each["title"], _day(each.get("published_date", "")))
            for each in _rows(frames, "inspections")
        ),
    )


def _intervention(row: dict[str, str], bodies: Mapping[str, dict[str, str]]) -> KnownIntervention:
    body = bodies.get(row.get("provider_id", ""), {})
    return KnownIntervention(
        row["intervention_id"],
        row["name"],
        body.get("name", ""),
        provider_kind=body.get("organisation_type", "provider"),
        description=row.get("description", ""),
    )


def _rows(frames: Mapping[str, pd.DataFrame], name: str) -> list[dict[str, str]]:
    """The rows of a table as text, an unknown value as an empty text."""
    if name not in frames:
        return []
    return [
        {str(key): _text(value) for key, value in row.items()} for row in queries.as_records(frames[name])
    ]


def _text(value: Any) -> str:
    if is_unknown(value):
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None

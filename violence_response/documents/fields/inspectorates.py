"""The inspectorates that a response names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from violence_response.documents.fields.facts import Block, Field, sure

INSPECTORATES = (
    ("Ofsted", re.compile(r"\bofsted\b", re.I)),
    ("CQC", re.compile(r"\bCQC\b|care quality commission", re.I)),
    ("HMICFRS", re.compile(r"\bHMIC(?:FRS)?\b|inspectorate of constabulary", re.I)),
    (
        "HMI Probation",
        re.compile(r"\bHMI\s*Probation\b|\bHMIP\b(?! ?risons)|inspectorate of probation", re.I),
    ),
    ("HMI Prisons", re.compile(r"\bHMI\s*Prisons\b|inspectorate of prisons", re.I)),
    ("HMCPSI", re.compile(r"\bHMCPSI\b|crown prosecution service inspectorate", re.I)),
    ("Estyn", re.compile(r"\bestyn\b", re.I)),
    ("Care Inspectorate Wales", re.compile(r"care inspectorate wales", re.I)),
)
FULL_NAMES = {
    "Ofsted": "Ofsted",
    "CQC": "Care Quality Commission",
    "HMICFRS": "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
    "HMI Probation": "His Majesty's Inspectorate of Probation",
    "HMI Prisons": "His Majesty's Inspectorate of Prisons",
    "HMCPSI": "His Majesty's Crown Prosecution Service Inspectorate",
}


def inspectorates_in(blocks: Sequence[Block], confidence: float = 0.9) -> Field:
    """The inspectorates that some paragraphs name, by their short names in the order of first mention."""
    found: dict[str, tuple[int, int, Block]] = {}
    for place, block in enumerate(blocks):
        for name, pattern in INSPECTORATES:
            match = pattern.search(block.text)
            if match is not None and name not in found:
                found[name] = (place, match.start(), block)
    whole = " ".join(block.text for block in blocks).lower()
    if "HMI Prisons" in found and "probation" not in whole:
        # "HMIP" is either inspectorate; the one that is spelt out somewhere is meant.
        found.pop("HMI Probation", None)
    if not found:
        return Field()
    ordered = sorted(found, key=lambda name: found[name][:2])
    holders = list(dict.fromkeys(found[name][2] for name in ordered))
    quote = " … ".join(block.quote for block in holders[:2])
    return Field(ordered, sure(confidence, *holders), holders[0].page, quote)

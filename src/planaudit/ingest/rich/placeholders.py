"""The words that stand where nothing was typed: taken out of the text, and counted."""

from __future__ import annotations

import re

from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import visible_characters

_PLACEHOLDERS = re.compile(
    r"(?:(?:Click|Tap|Click or tap)(?: here)? to enter (?:text|a date)"
    r"|Choose an? (?:item|date|building block)"
    r"|Cliciwch(?: neu tapiwch)?(?: yma)? i \w+ (?:testun|dyddiad)|Dewiswch eitem)(?:\.|$)"
)
"""What Word prints in a content control that nobody has filled, in English and in Welsh. A file
that has been through another program holds it as ordinary text."""
_LIKELY = ("lic", "Tap", "hoose", "ewis")


def without_placeholders(text: str, tally: Tally) -> str:
    """Return `text`, which is folded, without such words; `tally` counts them."""
    if not any(mark in text for mark in _LIKELY):
        return text
    kept, count = _PLACEHOLDERS.subn(" ", text)
    if not count:
        return text
    tally.add(Thing.UNFILLED, visible_characters(text) - visible_characters(kept), count)
    return " ".join(kept.split())

"""The reason an action gives for itself, when it stands in the same words as the action."""

from __future__ import annotations

import re

from planaudit.reading.model import Cited

_REASON = re.compile(
    r"\b(?:so that|so (?:he|she|they|I|we|the|it|her|his|that|[A-Z][a-z]*\b)|in order (?:to|for)|because|"
    r"which (?:will|would|means|helps|lets|gives)|(?:this|that) (?:will|would|means|helps|lets|gives)|"
    r"to help|to enable|to allow|to let|to give|to make sure|to ensure|to meet|to support|to reduce|"
    r"to prevent|to manage|to monitor|to address|to maintain|to keep|to improve|to build|due to|as (?:he|she|"
    r"they|this|it|that)\b|reason:|for (?:personal care|safety|respite|carer)|meaning|means that|instead of|"
    r"rather than|without (?:having|being|waiting))",
)


def reason_in(action: Cited) -> Cited | None:
    """Return the words of `action` from its first 'so that', 'because' or the like; None if none."""
    found = _REASON.search(action.text)
    if found is None or found.start() == 0:
        return None
    start = action.start + found.start()
    return Cited(action.passage, start, action.end, action.text[found.start() :])

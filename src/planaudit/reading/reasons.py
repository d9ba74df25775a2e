"""The reason an action gives for itself, when it stands in the same words as the action."""

from __future__ import annotations

import re
from functools import cache

from planaudit.reading.model import Cited
from planaudit.reading.people_words import people_words
from planaudit.reading.vocabulary import WORD_START, alternatives, word_lists

_A_NAME = r"[A-Z][a-z]*\b"


def reason_in(action: Cited) -> Cited | None:
    """Return the words of `action` from its first 'so that' or 'because'; None if none."""
    found = next((m for m in _reason().finditer(action.text) if _follows_an_act(m)), None)
    if found is None:
        return None
    start = action.start + found.start()
    return Cited(action.passage, start, action.end, action.text[found.start() :])


def _follows_an_act(found: re.Match[str]) -> bool:
    """Return whether an act stands before the reason: 'Gwyn to give' names only who acts."""
    before = found.string[: found.start()]
    if found[0].startswith("to "):
        before = _who_acts().sub("", before)
    return bool(before.strip(" ,&/"))


@cache
def _who_acts() -> re.Pattern[str]:
    people = people_words()
    return re.compile(
        rf"(?i:{people.kin.pattern}|{people.professional.pattern})|\b[A-Z][\w'’-]*|\b(?:and|will)\b"
    )


@cache
def _reason() -> re.Pattern[str]:
    words = word_lists("reasons")
    so = rf"[Ss]o\s+(?:{alternatives(words['after_so'])}\b|{_A_NAME})"
    return re.compile(rf"{WORD_START}(?:{so}|{alternatives(words['reasons'])}(?!\w))")

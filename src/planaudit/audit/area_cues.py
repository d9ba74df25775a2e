"""The everyday words that point to an area of well-being, and where they stand in a text.

A cue is the beginning of a word, a word of `words` stands whole; both in either case, and with
either apostrophe. What is found runs to the end of the word that a cue begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planaudit.packs.kinds_schema import Area

_REST_OF_WORD = r"[^\W\d_]*"
_WHOLE = r"\b"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue or word of an area, as its pack has it, and the pattern that finds it."""

    text: str
    is_whole: bool
    pattern: re.Pattern[str]


def pattern_of(area: Area) -> re.Pattern[str]:
    """Return the pattern that finds any cue or word of `area`; search `plain_apostrophes`."""
    ends = [*(re.escape(cue) for cue in area.cues)]
    ends += [re.escape(word) + _WHOLE for word in area.words]
    return re.compile(rf"\b(?:{'|'.join(ends)})" if ends else r"(?!)", re.IGNORECASE)


def cues_of(area: Area) -> Iterator[Cue]:
    """Yield each cue and word of `area`."""
    for text in area.cues:
        yield Cue(text, False, _alone(re.escape(text) + _REST_OF_WORD))
    for text in area.words:
        yield Cue(text, True, _alone(re.escape(text) + _WHOLE))


def words_found(cue: Cue, text: str) -> tuple[str, ...]:
    """Return the words of `text` in which `cue` stands, as they are written."""
    return tuple(text[m.start() : m.end()] for m in cue.pattern.finditer(plain_apostrophes(text)))


def plain_apostrophes(text: str) -> str:
    """Return `text`, of the same length, with straight apostrophes."""
    return text.replace("’", "'")


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}", re.IGNORECASE)

"""Which language a record is written in, so that no rule rates words it cannot read."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.reading.model import Language, Passage
from planaudit.reading.vocabulary import pattern_of

FEWEST_WORDS = 30
"""A record with fewer words than this is too short to tell, and is taken for English."""
LEAST_SMALL_WORDS = 0.03
"""Records in note form drop small words, but no English record drops nearly all of them."""


def language_of(passages: Sequence[Passage]) -> Language:
    """Return the language most of the written words are in: 'en', 'cy' or 'other'."""
    written = "\n".join(passage.text for passage in passages if not passage.printed)
    words = len(written.split())
    if words < FEWEST_WORDS:
        return "en"
    english = len(pattern_of("languages", "en").findall(written))
    welsh = len(pattern_of("languages", "cy").findall(written))
    if welsh > english:
        return "cy"
    return "en" if english >= LEAST_SMALL_WORDS * words else "other"

"""Whether two quotations stand in the same place of a document: they share enough words in a row.

Coders copy a sentence, half a sentence or three words of it; the program quotes by its own
bounds. They mean the same place when their longest common run of words is at least half of
the shorter quotation. One word in common is enough only for quotations of one or two words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

Words = tuple[str, ...]
"""A quotation's words, folded."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['\u2019\u2018]")
_SHORT = 2
"""Words: a quotation so short is known by a single word."""


def folded_words(text: str) -> Words:
    """Return the words of a quotation without capitals, punctuation and apostrophes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_WORD.findall(_APOSTROPHES.sub("", plain)))


def common_run(first: Words, second: Words) -> int:
    """Return the words of the longest run that two quotations have in common."""
    if not set(first) & set(second):
        return 0
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def same_place(first: Words, second: Words) -> bool:
    """Return whether two quotations from one document stand in the same place."""
    shorter = min(len(first), len(second))
    run = common_run(first, second)
    return run > 0 and 2 * run >= shorter and (run > 1 or shorter <= _SHORT)


def nearest(words: Words, others: Sequence[Words]) -> int | None:
    """Return which of `others` stands in the place of `words`, None if none does.

    Of several the one with most words in common, the first of those that tie.
    """
    there = [number for number, other in enumerate(others) if same_place(words, other)]
    return max(there, key=lambda number: common_run(words, others[number]), default=None)

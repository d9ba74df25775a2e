"""Negation, and wording by which a writer says that something is not known or not there."""

from __future__ import annotations

import re
from functools import cache

from planaudit.nlp import Doc
from planaudit.reading.vocabulary import alternatives, pattern_of, word_lists

REACH = 4
"""Tokens. A negation reaches this far to the right, and not past a comma or 'but'."""
_LONGEST_EMPTY_ANSWER = 200
"""Characters: whatever is longer and has letters says something."""


def is_negated(doc: Doc, start: int, sentence_start: int) -> bool:
    """Return whether a negation stands in the `REACH` tokens before token `start`."""
    negators, barriers = _single_words("negators"), _single_words("barriers")
    for position in range(start - 1, max(sentence_start, start - REACH) - 1, -1):
        word = doc[position].lower_
        if word in barriers:
            return False
        if word in negators:
            return True
    before = doc[max(sentence_start, start - REACH) : start].text
    return bool(pattern_of("negation", "no_longer").search(before))


def clause_of(doc: Doc, token: int, start: int, end: int) -> tuple[int, int]:
    """Return the first token of the clause that holds `token`, and the one after its last.

    `start` and `end` are the sentence's. Clauses are what lies between commas and words such as
    'but', as far as a negation reaches.
    """
    barriers = _single_words("barriers")
    first = next((i + 1 for i in range(token, start - 1, -1) if doc[i].lower_ in barriers), start)
    last = next((i for i in range(token, end) if doc[i].lower_ in barriers), end)
    return first, last


def says_not_known(text: str) -> bool:
    """Return whether `text` says that something is not known, not asked or not there."""
    return bool(pattern_of("negation", "not_known").search(text))


def is_empty_answer(text: str) -> bool:
    """Return whether an answer says nothing ('N/A', 'as above'): not evidence (codebook)."""
    if len(text) > _LONGEST_EMPTY_ANSWER:
        return not any(map(str.isalnum, text))
    return not text.strip() or bool(_empty_answer().match(text))


@cache
def _empty_answer() -> re.Pattern[str]:
    words = alternatives(word_lists("negation")["empty_answers"])
    return re.compile(rf"^\W*(?:{words}|see \d.*|-+)\W*$", re.IGNORECASE)


@cache
def _single_words(list_name: str) -> frozenset[str]:
    return frozenset(word_lists("negation")[list_name])

"""Negation, and wording by which a writer says that something is not known or not there."""

from __future__ import annotations

import re

from spacy.tokens import Doc

REACH = 4
"""Tokens. A negation reaches this far to the right, and not past a comma or 'but'."""

_NEGATORS = frozenset(
    [
        "not",
        "n't",
        "n’t",
        "no",
        "never",
        "without",
        "cannot",
        "unable",
        "neither",
        "nor",
        "nothing",
        "nobody",
        "none",
        "hardly",
        "barely",
        "rarely",
        "lack",
        "lacks",
        "lacking",
        "lost",
        "stopped",
        "nil",
        "refuses",
        "refused",
        "declines",
        "declined",
        "unwilling",
    ]
)
_BARRIERS = frozenset([",", ";", ".", "but", "however", "although", "and", ":", "because"])
_NO_LONGER = re.compile(
    r"\b(?:no longer|used to|not any ?more|previously|gave up)\b", re.IGNORECASE
)
_NOT_KNOWN = re.compile(
    r"\b(?:not (?:known|recorded|obtained|sought|ascertained|discussed|asked|available|given|spoken to|"
    r"seen|contacted)|unknown|unable to (?:ascertain|obtain|establish|gain)|to be (?:ascertained|"
    r"confirmed|discussed|completed)|none (?:identified|reported|given|recorded)|nil reported|no views|"
    r"did not (?:wish|want) to comment|declined to comment|not possible to (?:obtain|ascertain|gain)|"
    r"n/?a|as above|see (?:above|previous|section)|no change)\b",
    re.IGNORECASE,
)


def is_negated(doc: Doc, start: int, sentence_start: int) -> bool:
    """Return whether a negation stands in the `REACH` tokens before token `start`."""
    for position in range(start - 1, max(sentence_start, start - REACH) - 1, -1):
        word = doc[position].lower_
        if word in _BARRIERS:
            return False
        if word in _NEGATORS:
            return True
    before = doc[max(sentence_start, start - REACH) : start].text
    return bool(_NO_LONGER.search(before))


def says_not_known(text: str) -> bool:
    """Return whether `text` says that something is not known, not asked or not there."""
    return bool(_NOT_KNOWN.search(text))

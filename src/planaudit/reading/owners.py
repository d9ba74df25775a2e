"""Who is to do a planned action: the person, the family, the community or a worker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from planaudit.reading.cast import Cast
from planaudit.reading.people_words import people_words
from planaudit.reading.vocabulary import (
    WORD_START,
    alternatives,
    pattern_of,
    word_lists,
    words_pattern,
)

Owner = Literal["person", "child", "family", "professional", "community"]

_I_OR_WE = re.compile(r"\b(?:I|we)\b")
_NOT_THEIRS = r"(?!['’](?!(?:ll|d|m|ve|re)\b))"
"""'Mum's car' does nothing; 'I'll ring' does."""


_LEADING = re.compile(r"^([^/:.,]{1,40}?)\s*(?:\s/\s|:\s)")
"""'Daughter / keep a weight chart / from Thursday', 'DV advocate: ring on Fridays'."""


def owners_in_cell(text: str, cast: Cast) -> tuple[Owner, ...]:
    """Return the kinds of people an 'owner' cell names; words we do not know name a worker."""
    return named_in_cell(text, cast) or (("professional",) if text.strip() else ())


def named_in_cell(text: str, cast: Cast) -> tuple[Owner, ...]:
    """Return the kinds of people named in a cell, in a fixed order."""
    owners: set[Owner] = set()
    if _subject_words().search(text) or _has_name(cast.subject_names, text):
        owners.add(_subject(cast))
    if people_words().kin.search(text) or _has_name(cast.family_names, text):
        owners.add("family")
    if pattern_of("owners", "community").search(text):
        owners.add("community")
    if people_words().professional.search(_without_subject(text)):
        owners.add("professional")
    return _ordered(owners)


def owners_in_prose(text: str, cast: Cast) -> tuple[Owner, ...]:
    """Return who a sentence says will act: whoever stands before 'to' or 'will', or first."""
    leading = _LEADING.match(text)
    owners: set[Owner] = set() if leading is None else set(named_in_cell(leading[1], cast))
    subject_words = alternatives(word_lists("owners")["subject_in_a_sentence"])
    subject = _any_name(cast.subject_names)
    if re.search(rf"(?<!\w)(?:{subject}|{subject_words}){_acts()}", text) or re.search(
        rf"^(?:{subject}|He|She|I)\b{_NOT_THEIRS}", text
    ):
        owners.add(_subject(cast))
    kin, family = people_words().kin.pattern, _any_name(cast.family_names)
    if re.search(rf"(?:(?<!\w){family}|{kin}){_acts()}", text) or re.search(
        rf"^(?:{family}\b|{kin}){_NOT_THEIRS}", text, re.IGNORECASE
    ):
        owners.add("family")
    if _community_acts().search(text):
        owners.add("community")
    if pattern_of("owners", "worker_tasks").search(text):
        owners.add("professional")
    return _ordered(owners)


def _without_subject(text: str) -> str:
    """Return `text` without 'I', 'we' and 'service user', which are in the list of workers."""
    return _I_OR_WE.sub("", _subject_words().sub("", text))


def _subject(cast: Cast) -> Owner:
    return cast.subject if cast.subject in ("child", "family") else "person"


def _any_name(names: Iterable[str]) -> str:
    return alternatives(names)


def _has_name(names: Iterable[str], text: str) -> bool:
    return bool(re.search(rf"(?<!\w){_any_name(names)}(?!\w){_NOT_THEIRS}", text))


def _ordered(owners: set[Owner]) -> tuple[Owner, ...]:
    order: tuple[Owner, ...] = ("person", "child", "family", "community", "professional")
    return tuple(owner for owner in order if owner in owners)


@cache
def _subject_words() -> re.Pattern[str]:
    return re.compile(words_pattern(word_lists("owners")["subject"]) + _NOT_THEIRS)


@cache
def _acts() -> str:
    """Return the pattern of what follows somebody who acts: 'to', 'will', 'rings', a comma."""
    verbs = alternatives(word_lists("owners")["acts"])
    return rf"\s*(?:,|\band\b|&|/)?\s*(?:{verbs}\b|-|–|:|,)"


@cache
def _community_acts() -> re.Pattern[str]:
    community = alternatives(word_lists("owners")["community"])
    return re.compile(rf"{WORD_START}{community}{_acts()}", re.IGNORECASE)

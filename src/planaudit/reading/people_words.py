"""How records name people and give their views: the word lists of `data/people.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from planaudit.reading.vocabulary import word_lists, words_pattern


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Patterns for kin, workers, verbs of saying, wishing or feeling, and the writer as 'I'."""

    kin: re.Pattern[str]
    kin_she: frozenset[str]
    kin_he: frozenset[str]
    professional: re.Pattern[str]
    views: re.Pattern[str]
    writer: re.Pattern[str]


@cache
def people_words() -> PeopleWords:
    """Return the words of `data/people.yaml`, read once."""
    data = word_lists("people")
    kin = data["kin"]
    verbs = [verb for group in data["verbs"].values() for verb in group]
    return PeopleWords(
        kin=_any_case(word for group in kin.values() for word in group),
        kin_she=frozenset(kin["she"]),
        kin_he=frozenset(kin["he"]),
        professional=_any_case(data["professionals"]),
        views=_any_case(verbs),
        writer=re.compile(
            rf"\bI(?:['’]ve|\s+have)?\s+(?:\w+ly\s+)?{words_pattern(data['writer_did'])}"
            rf"|(?i:{words_pattern(data['writer_speaks'])})"
        ),
    )


def _any_case(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(words_pattern(words), re.IGNORECASE)

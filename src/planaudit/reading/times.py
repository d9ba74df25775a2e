"""Whether words say when something will happen.

A date, a day, a named period, 'now' or a frequency is a time; 'asap', 'soon', 'ongoing' and
'tbc' are not (codebook, note 2). The words are in `data/times.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from planaudit.reading.vocabulary import WORD_START, alternatives, word_lists, words_pattern

_DATE_IN_FIGURES = r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b"
_YEAR = r"\b20\d\d\b"
_HOUR = r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]m\b"


def says_when(text: str) -> bool:
    """Return whether `text` gives a time by the codebook's rule."""
    return first_time(text) is not None


def first_time(text: str) -> tuple[int, int] | None:
    """Return where `text` first gives a time, None when it gives none."""
    if _not_a_time().match(text):
        return None
    found = _time().search(text)
    return None if found is None else found.span()


@cache
def _time() -> re.Pattern[str]:
    words = word_lists("times")
    month = alternatives([*words["months"], *words["months_short"]])
    before_a_month = WORD_START + alternatives(words["before_a_month"])
    length = rf"(?:\d+|{alternatives(words['numbers'])})\s+(?:working\s+)?"
    length += alternatives(words["units"])
    unit = alternatives(words["units"])
    ways = (
        _DATE_IN_FIGURES,
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}\b",
        rf"\b{month}\s+\d{{1,2}}\b",
        rf"(?:^|{before_a_month}[\s-]+)(?:the end of\s+)?{month}\b",
        _YEAR,
        words_pattern([*words["days"], *(f"{day}s" for day in words["days"])]),
        f"(?-i:{words_pattern(words['days_short'])})",
        words_pattern([*words["now"], *words["how_often"], *words["named_periods"]]),
        rf"(?<!\bbe\s){words_pattern(words['over'])}",
        rf"\b(?:once|x ?\d|\d+ ?x|(?:\d+|{alternatives(words['numbers'])}) times?)\s+"
        rf"(?:a|per|each|every)?\s*{unit}\b",
        rf"{words_pattern(words['before_a_length'])}\s+{length}\b",
        rf"\b{length}(?:\s+{alternatives(words['after_a_length'])}\b|\W*$)",
        _HOUR,
    )
    return re.compile("|".join(ways), re.IGNORECASE)


@cache
def _not_a_time() -> re.Pattern[str]:
    words = word_lists("times")
    alone = alternatives(words["not_a_time"])
    start = alternatives(words["not_a_time_whatever_follows"])
    return re.compile(rf"^\W*(?:{alone}\W*$|{start}\b)", re.IGNORECASE)

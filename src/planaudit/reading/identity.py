"""What identifies the person a record is about: boxes labelled for it, and the lines on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from planaudit.reading.model import Identity, Passage
from planaudit.reading.vocabulary import alternatives, pattern_of, word_lists

_ON_TOP = 12
"""Passages. Further down, a name and an age may be anybody's."""
_YEARS = r"(?: ?(?:yrs?|years?)(?: old)?)"
_NAME_AND_AGE = re.compile(
    r"^(?P<name>[^\d:,]{1,40}?)"
    rf"(?:(?:,\s*\(?|\s*\()(?:aged? )?(?P<age>\d{{1,3}}){_YEARS}?|"
    rf"\s+aged? (?P<aged>\d{{1,3}}){_YEARS}?|\s+(?P<years>\d{{1,3}}){_YEARS})\)?$"
)
"""'Mr O, 52', 'Mr O (52)', 'Mr O aged 52', 'Mr O 52 years'; 'Flat 3' and 'Ward 6' are neither."""
_LONGEST_REFERENCE = 40
"""Characters of a number that a record is filed under."""
_FEWEST_FIGURES = 3
"""'OT/[ref]' and 'XXXX' are filed under nothing."""
_STANDS_FOR_A_NAME = re.compile(r"\b[xX]+$")
_AGE = re.compile(r"^\D{0,12}(\d{1,3})\b(?!\s*/)")
_BORN = re.compile(
    r"^\D{0,12}\d{1,2}(?:st|nd|rd|th)?\s*[./ -]\s*(?:\d{1,2}|[A-Za-z]{3,9})\s*[./ -]\s*"
)
"""The day and month of a date of birth; its year follows."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")
GROWN_UP = 18
_IN_FORCE = 2016
"""The year in which the Act came into force: no record is older."""
_AGE_ALONE = re.compile(r"^(?:my )?aged?\W{0,3}(?P<age>\d{1,3})\b", re.IGNORECASE)


def name_on_top(passages: Sequence[Passage]) -> str:
    """Return the line that gives a name and an age, such as 'Mr O, 52'; '' without one."""
    lines = (passage.text for passage in passages[:_ON_TOP] if not passage.printed)
    named = (text for text in lines if not _AGE_ALONE.match(text) and _NAME_AND_AGE.match(text))
    return next(named, "")


def age_on_top(passages: Sequence[Passage]) -> int | None:
    """Return the age in years in a line such as 'My age 47' or 'Mr O, 52'; None without one."""
    for passage in passages[:_ON_TOP]:
        if passage.printed:
            continue
        found = _AGE_ALONE.match(passage.text) or _NAME_AND_AGE.match(passage.text)
        if found:
            ages = (found.groupdict().get(group) for group in ("age", "aged", "years"))
            return int(next(filter(None, ages)))
    return None


def age_of(passages: Sequence[Passage]) -> int | None:
    """Return the age in whole years beside its prompt; 0 for months, weeks and the unborn."""
    for passage in passages:
        if passage.printed or not pattern_of("service", "age_prompts").search(passage.prompt):
            continue
        if _under_a_year().search(passage.text):
            return 0
        born = _BORN.match(passage.text)
        if born:
            age = _age_beside_birth(passage.text[born.end() :], passages)
            if age is not None:
                return age
            continue
        found = _AGE.match(passage.text)
        if found and int(found[1]) <= 120:
            return int(found[1])
    return age_on_top(passages)


def _age_beside_birth(after: str, passages: Sequence[Passage]) -> int | None:
    """Return the age that stands after a date of birth, or that its year tells; else None.

    The year of the record is the last that its written words name; it is not before the Act.
    """
    year = re.match(r"\d{2,4}\b", after)
    told = _AGE.match(after[year.end() :] if year else after)
    if told and int(told[1]) <= 120:
        return int(told[1])
    if year is None or not _YEAR.fullmatch(year[0]):
        return None
    written = " ".join(p.text for p in passages if not p.printed)
    others = [int(found) for found in _YEAR.findall(written) if found != year[0]]
    age = max([_IN_FORCE, *others]) - int(year[0])
    return age if age >= 0 and (others or age >= GROWN_UP) else None


def identity_of(passages: Sequence[Passage], names: Iterable[str]) -> Identity:
    """Return what identifies the person that `names` name; 'Mr XX' and 'Child' are nobody's."""
    own = {name.casefold() for name in names if not _STANDS_FOR_A_NAME.search(name)}
    return Identity(
        names=tuple(sorted(own - set(word_lists("names")["for_anybody"]))),
        age=age_of(passages),
        references=tuple(dict.fromkeys(_references(passages))),
    )


def _references(passages: Sequence[Passage]) -> Iterable[str]:
    """Yield the letters and figures of each number that a record is filed under."""
    for passage in passages:
        if passage.printed or len(passage.text) > _LONGEST_REFERENCE:
            continue
        if pattern_of("names", "reference_prompts").search(passage.prompt):
            reference = "".join(filter(str.isalnum, passage.text.casefold()))
            if sum(map(str.isdigit, reference)) >= _FEWEST_FIGURES:
                yield reference


@cache
def _under_a_year() -> re.Pattern[str]:
    words = word_lists("service")
    months = rf"\b\d+\s*{alternatives(words['units_of_a_childs_age'])}\b"
    return re.compile(rf"{months}|\b{alternatives(words['unborn'])}\b", re.IGNORECASE)

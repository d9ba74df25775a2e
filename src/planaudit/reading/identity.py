"""The lines at the top of a record that identify the person, where no box is labelled for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.reading.model import Passage

_ON_TOP = 12
"""Passages. Further down, a name and an age may be anybody's."""
_YEARS = r"(?: ?(?:yrs?|years?)(?: old)?)"
_NAME_AND_AGE = re.compile(
    r"^(?P<name>[^\d:,]{1,40}?)"
    rf"(?:(?:,\s*\(?|\s*\()(?:aged? )?(?P<age>\d{{1,3}}){_YEARS}?|"
    rf"\s+aged? (?P<aged>\d{{1,3}}){_YEARS}?|\s+(?P<years>\d{{1,3}}){_YEARS})\)?$"
)
"""'Mr O, 52', 'Mr O (52)', 'Mr O aged 52', 'Mr O 52 years'; 'Flat 3' and 'Ward 6' are neither."""
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

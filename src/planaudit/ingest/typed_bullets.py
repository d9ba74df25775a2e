"""The letter 'o' typed, or printed, for a round bullet.

Word draws its second kind of bullet with it, and what is copied out of Word keeps the letter.
In Welsh it is also a word, 'of' or 'from', which may begin a line: 'o leiaf ddwywaith'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from planaudit.ingest.glyphs import BULLET

_BEGINS_WITH_O = re.compile(r"\s*o\s+\S")
_SET_OFF = re.compile(r"\s*o(?:\t|[^\S\n]{2})")
_FEWEST_IN_SUCCESSION = 3
"""In a Welsh text of some hundred lines two that follow each other may well begin so."""


def with_typed_bullets(lines: Sequence[str]) -> list[str]:
    """Return `lines` with a bullet for each 'o' that stands for one.

    It does where a tab or a wide gap sets it off, or where several lines in succession begin so.
    """
    if not any(line.lstrip().startswith("o") for line in lines):
        return list(lines)
    told = [_is_set_off(line) for line in lines]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for begins, group in groupby(filled, key=lambda at: bool(_BEGINS_WITH_O.match(lines[at]))):
        together = list(group)
        if begins and len(together) >= _FEWEST_IN_SUCCESSION:
            for number in together:
                told[number] = True
    return [
        line.replace("o", BULLET, 1) if is_one else line
        for line, is_one in zip(lines, told, strict=True)
    ]


def _is_set_off(line: str) -> bool:
    found = _SET_OFF.match(line)
    return found is not None and not line[found.end() :].isspace() and found.end() < len(line)

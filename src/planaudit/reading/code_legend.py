"""What the letters or numbers stand for that a form gives the national outcomes.

'Well-being area: A health; B protection; C education' above a grid, and 'C' or 'G, E' in its
column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FEWEST_CODES = 4
"""Fewer in a row are no list of codes: 'A. Rights' may head a section."""
_ABOUT_WELL_BEING = re.compile(r"\b(?:well-?being|national outcomes?)\b", re.IGNORECASE)
_LETTERS = "ABCDEFGHIJKL"
_NUMBERS = tuple(str(number) for number in range(1, 13))
_BETWEEN = re.compile(r"[\s,;/&+.]+|\band\b")


def code_legend(printed: Iterable[str]) -> dict[str, str]:
    """Return what each code stands for, by the first printed text that lists them; {} if none."""
    for text in printed:
        about = _ABOUT_WELL_BEING.search(text)
        for codes in (_LETTERS, _NUMBERS) if about else ():
            found = _listed(text, codes)
            if len(found) >= FEWEST_CODES:
                return found
    return {}


def meaning_of(codes: str, legend: Mapping[str, str]) -> str:
    """Return what `codes` ('G, E') stand for, '' where they are not all codes of `legend`."""
    given = [code for code in _BETWEEN.split(codes.strip()) if code]
    known = [legend.get(code.upper(), "") for code in given]
    return "; ".join(known) if known and all(known) else ""


def _listed(text: str, codes: Iterable[str]) -> dict[str, str]:
    """Return the codes that follow one another in `text`, from the first, and their words."""
    starts: list[tuple[str, int, int]] = []
    at = 0
    for code in codes:
        mark = re.compile(rf"(?<!\w){code}(?:\s*[.:=)–-])?\s+(?=[A-Za-z])").search(text, at)
        if mark is None:
            break
        starts.append((code, mark.start(), mark.end()))
        at = mark.end()
    ends = [start for _, start, _ in starts[1:]]
    if starts:
        last = re.compile(r"[.;]\s|$").search(text, starts[-1][2])
        ends.append(last.start() if last else len(text))
    return {
        code: text[begin:end].strip(" ,;.")
        for (code, _, begin), end in zip(starts, ends, strict=True)
    }

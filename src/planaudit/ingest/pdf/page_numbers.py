"""What differs from page to page in a header or footer: the page's number, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

_FIGURES = re.compile(r"\d+")
_ALONE = re.compile(r"[-\u2013\u2014]? ?(\d{1,4}) ?[-\u2013\u2014]?")
_NAMED = re.compile(
    r"(?:\b(?:page|pg\.?|p\.?|tudalen|tud\.?|t\.) ?|\| ?)(\d{1,4})(?![\d/.:]\d)", re.IGNORECASE
)
_OF_SO_MANY = re.compile(r"(?<![\d/.:-])(\d{1,4}) ?(?:/|of|o) ?\d{1,4}(?![\d/.:-])", re.IGNORECASE)


def shape_of(text: str) -> str:
    """Return text with each number as one sign and without capitals, to tell what recurs."""
    return _FIGURES.sub("#", text).casefold()


def _number_in(text: str) -> tuple[str, int] | None:
    """Return text with what may be a page's number as one sign, and that number.

    It is told by what stands around it: 'Page 2', 'Tudalen 2 o 4', '2/4', or nothing.
    """
    found = _ALONE.fullmatch(text) or _NAMED.search(text) or _OF_SO_MANY.search(text)
    if found is None:
        return None
    return f"{text[: found.start(1)]}#{text[found.end(1) :]}", int(found[1])


def without_page_numbers(lines: Sequence[tuple[int, str]]) -> list[str]:
    """Return lines, each given with its page, with their page numbers as one sign.

    A number that does not keep step with the pages wherever it stands is none: it may be the
    figure of a score or of a visit, which somebody wrote.
    """
    numbers = [_number_in(text) for _, text in lines]
    steps: dict[str, set[int]] = defaultdict(set)
    for (page, _), found in zip(lines, numbers, strict=True):
        if found:
            steps[found[0]].add(found[1] - page)
    return [
        found[0] if found and len(steps[found[0]]) == 1 else text
        for (_, text), found in zip(lines, numbers, strict=True)
    ]

"""What a browser prints above and below a page: the time, its title, its address and number."""

from __future__ import annotations

import re
from dataclasses import replace

from planaudit.ingest.pdf.bands import Band, bands_of
from planaudit.ingest.pdf.model import PageMarks

_EDGE = 0.08  # of the page's height
_TIME = r"\d{1,4}([/.-])\d{1,2}\1\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?"
_ADDRESS = r"(?:(?:(?:blob:)?(?:file|https?)://)|about:)\S+"
_NUMBER = r"\d+ ?(?:/|of|o) ?\d+"
_PAIRS = (
    (rf"{_TIME}(?: .*)?", rf"{_ADDRESS}(?: {_NUMBER})?"),  # Chrome and Edge
    (rf"(?:.* )?{_ADDRESS}", rf"{_NUMBER} {_TIME}"),  # Firefox
)
"""What stands above the page, and what stands below it."""


def browser_lines(page: PageMarks) -> tuple[Band, ...]:
    """Return the lines that a browser printed above and below a page, both or none.

    Alone, an address or a figure at the edge of a page may be what somebody wrote there.
    """
    edge = _EDGE * page.height
    words = [word for word in page.words if word.bottom < edge or word.top > page.height - edge]
    bands = bands_of(words)
    if len(bands) < 2 or bands[0].bottom >= edge or bands[-1].top <= page.height - edge:
        return ()
    above, below = (" ".join(word.text for word in band.words) for band in (bands[0], bands[-1]))
    for first, last in _PAIRS:
        if re.fullmatch(first, above, re.IGNORECASE) and re.fullmatch(last, below, re.IGNORECASE):
            return bands[0], bands[-1]
    return ()


def without_browser_lines(page: PageMarks) -> PageMarks:
    """Return a page without the words that a browser printed above and below it."""
    printed = {id(word) for band in browser_lines(page) for word in band.words}
    if not printed:
        return page
    return replace(page, words=tuple(word for word in page.words if id(word) not in printed))

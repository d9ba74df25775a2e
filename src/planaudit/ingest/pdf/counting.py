"""Lines at the top and foot of pages that count them, which are part of no table of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planaudit.ingest.pdf.bands import Band, bands_of
from planaudit.ingest.pdf.model import PageMarks
from planaudit.ingest.pdf.page_numbers import without_page_numbers

_EDGE = 0.15  # of the page's height: where headers and footers stand
_NEAR = 4.0  # points


@dataclass(frozen=True, slots=True)
class _Edge:
    """The lines at the top or the foot of a page, the outermost first; `page` is its number."""

    page: int
    bands: tuple[Band, ...]


def _edge(page: PageMarks, *, foot: bool) -> _Edge:
    depth = _EDGE * page.height
    if foot:
        bands = bands_of(word for word in page.words if word.top > page.height - depth)[::-1]
    else:
        bands = bands_of(word for word in page.words if word.bottom < depth)
    return _Edge(page.number, tuple(bands))


def _counting(edges: Sequence[_Edge]) -> list[Band]:
    """Return the lines that count the pages, in one place on several, and those further out."""
    lines = [(edge, at, band) for edge in edges for at, band in enumerate(edge.bands)]
    texts = [(edge.page, " ".join(word.text for word in band.words)) for edge, _, band in lines]
    keys = without_page_numbers(texts)
    counted = [
        (line, key) for line, key, (_, text) in zip(lines, keys, texts, strict=True) if key != text
    ]
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for (edge, _, band), key in counted:
        pages[key, round(band.top / _NEAR)].add(edge.page)
    found: list[Band] = []
    for (edge, at, band), key in counted:
        place = round(band.top / _NEAR)
        if any(
            pages.get((key, near), set()) - {edge.page} for near in (place - 1, place, place + 1)
        ):
            found += edge.bands[: at + 1]
    return found


def without_counting_lines(pages: Sequence[PageMarks]) -> list[PageMarks]:
    """Return pages without the words of the lines that count them, and of those further out."""
    bands = [
        band
        for foot in (False, True)
        for band in _counting([_edge(page, foot=foot) for page in pages])
    ]
    gone = {id(word) for band in bands for word in band.words}
    if not gone:
        return list(pages)
    return [
        replace(page, words=tuple(word for word in page.words if id(word) not in gone))
        for page in pages
    ]

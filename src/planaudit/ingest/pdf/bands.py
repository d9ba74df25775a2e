"""Bands: what stands side by side on a page, and the gutters that run down between columns.

A band is one line of print across the whole page. Where text stands in columns without ruling
lines, a strip clear of words runs down through the bands: a gutter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planaudit.ingest.pdf.lines import rows_of
from planaudit.ingest.pdf.model import Line, Word

Gutter = tuple[float, float]
"""Left and right edge of a strip without words."""

ANYWHERE: tuple[Gutter, ...] = ((-1e6, 1e6),)
"""One gutter as wide as can be, to be narrowed by what stands there."""

_ALIGNED = 1.5  # points
_MOST = 0.7  # of a column's lines
_LEVEL = 1.0  # points within which words begin in one place
_NARROW = 0.1  # sizes of print: the least gutter beside words that begin in one place
_UNLIKE = 1.6  # times the space between words: a gap that is more than a space
_PATIENCE = 5_000  # bands: those of all the runs that begin on a page of a hundred lines
_STEPS = 20  # in a run, once patience is at an end


@dataclass(frozen=True, slots=True)
class Band:
    """The words of one line across the page, from left to right."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def bands_of(words: Iterable[Word]) -> list[Band]:
    """Return the bands that words make, from the top down."""
    return [
        Band(
            tuple(row),
            min([word.top for word in row]),
            max([word.bottom for word in row]),
            max([word.face.size for word in row]),
        )
        for row in rows_of(words)
    ]


def inner(gutters: Sequence[Gutter], left: float, right: float) -> list[Gutter]:
    """Return the gutters that have words, which reach from `left` to `right`, on either side."""
    return [gutter for gutter in gutters if gutter[0] > left and gutter[1] < right]


def narrowed(
    gutters: Sequence[Gutter], band: Band, least: float, edges: Sequence[float] = ()
) -> list[Gutter]:
    """Return what a band leaves clear of some gutters, where it is still wide enough.

    Gutters are given, and returned, from the left. One that ends at one of `edges` may be as
    narrow as the space between two words, or narrower.
    """
    narrow = _NARROW * band.size if edges else least
    words, first = band.words, 0
    found: list[Gutter] = []
    for left, right in gutters:
        start = left
        while first < len(words) and words[first].x1 <= left:
            first += 1
        for number in range(first, len(words)):
            word = words[number]
            if word.x0 >= right:
                break
            if word.x1 <= start:
                continue
            clear = word.x0 - start
            if clear >= least or (clear >= narrow and is_edge(word.x0, edges)):
                found.append((start, word.x0))
            start = max(start, word.x1)
        clear = right - start
        if clear >= least or (clear >= narrow and is_edge(right, edges)):
            found.append((start, right))
    return found


def is_edge(x: float, edges: Sequence[float]) -> bool:
    """Return whether a place across the page is one of `edges`, which are given from the left."""
    after = bisect_left(edges, x - _LEVEL)
    return after < len(edges) and edges[after] <= x + _LEVEL


def shared_edges(bands: Sequence[Band], wide: float) -> list[float]:
    """Return where words begin after a wide gap in several of some bands, as columns do.

    Such a gap is at least `wide` sizes of print, and wider than those between the words beside
    it: in a justified line all are wide.
    """
    places: list[float] = []
    for band in bands:
        gaps = [after.x0 - word.x1 for word, after in pairwise(band.words)]
        if not gaps or max(gaps) < wide * band.size:
            continue
        least = max(wide * band.size, _UNLIKE * min(gaps) if len(gaps) > 1 else 0.0)
        places += [word.x0 for gap, word in zip(gaps, band.words[1:], strict=True) if gap >= least]
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][0] <= _LEVEL:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups if len(group) > 1]


def next_start(at: int, end: int, looked_at: int) -> int:
    """Return where to look for columns next, when the bands from `at` to `end` make none.

    Without its first band a run may make some: so each band is tried as the first. On a very tall
    page that would take the square of its bands. Once `looked_at`, the bands of all runs so far,
    is more than an ordinary page can come to, a long run is gone through in larger steps.
    """
    return at + (max(1, (end - at) // _STEPS) if looked_at > _PATIENCE else 1)


def column_of(word: Word, starts: Sequence[float]) -> int:
    """Return the number of the column, counted from 0, that a word stands in."""
    middle = (word.x0 + word.x1) / 2
    return bisect_right(starts, middle, 1) - 1


def pieces_of(band: Band, starts: Sequence[float]) -> dict[int, Line]:
    """Return what a band has in each column that it has words in."""
    parts: dict[int, list[Word]] = {}
    for word in band.words:
        parts.setdefault(column_of(word, starts), []).append(word)
    return {column: Line(tuple(words)) for column, words in parts.items()}


def is_aligned(pieces: Sequence[Line]) -> bool:
    """Return whether most pieces of a column share their left edge, right edge or middle."""
    for place in (
        [piece.x0 for piece in pieces],
        [piece.x1 for piece in pieces],
        [(piece.x0 + piece.x1) / 2 for piece in pieces],
    ):
        place.sort()
        best = max(
            bisect_right(place, x + _ALIGNED) - bisect_left(place, x - _ALIGNED) for x in place
        )
        if best >= _MOST * len(place):
            return True
    return False


def starts_of(bands: Sequence[Band], gutters: Sequence[Gutter]) -> list[float]:
    """Return where columns begin, leaving out those that are not lined up.

    A column begins just before its leftmost word.
    """
    left = min(word.x0 for band in bands for word in band.words)
    trial = [left, *(right - 0.5 for _, right in sorted(gutters))]
    parted = [pieces_of(band, trial) for band in bands]
    starts, before = [left], any(0 in pieces for pieces in parted)
    for column, start in enumerate(trial[1:], 1):
        own = [pieces[column] for pieces in parted if column in pieces]
        if own and before and is_aligned(own):
            starts.append(start)
        before = before or bool(own)
    return starts


def crosses(band: Band, starts: Sequence[float]) -> bool:
    """Return whether a word of a band runs over the beginning of a column."""
    return any(
        word.x0 < start - 1 and word.x1 > start + 1 for start in starts[1:] for word in band.words
    )

"""Bands: what stands side by side on a page, and the gutters that run down between columns.

A band is one line of print across the whole page. Where text stands in columns without ruling
lines, a strip clear of words runs down through the bands: a gutter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planaudit.ingest.pdf.lines import rows_of
from planaudit.ingest.pdf.model import Line, Word

Gutter = tuple[float, float]
"""Left and right edge of a strip without words."""

ANYWHERE: tuple[Gutter, ...] = ((-1e6, 1e6),)
"""One gutter as wide as can be, to be narrowed by what stands there."""

_ALIGNED = 1.5  # points
_MOST = 0.7  # of a column's lines


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
            min(word.top for word in row),
            max(word.bottom for word in row),
            max(word.face.size for word in row),
        )
        for row in rows_of(words)
    ]


def inner(gutters: Sequence[Gutter], left: float, right: float) -> list[Gutter]:
    """Return the gutters that have words, which reach from `left` to `right`, on either side."""
    return [gutter for gutter in gutters if gutter[0] > left and gutter[1] < right]


def narrowed(gutters: Sequence[Gutter], band: Band, least: float) -> list[Gutter]:
    """Return what a band leaves clear of some gutters, where it is still wide enough."""
    found: list[Gutter] = []
    for left, right in gutters:
        start = left
        for word in band.words:
            if word.x1 <= start or word.x0 >= right:
                continue
            if word.x0 - start >= least:
                found.append((start, word.x0))
            start = max(start, word.x1)
        if right - start >= least:
            found.append((start, right))
    return found


def column_of(word: Word, starts: Sequence[float]) -> int:
    """Return the number of the column, counted from 0, that a word stands in."""
    middle = (word.x0 + word.x1) / 2
    return sum(middle >= start for start in starts[1:])


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
        best = max(sum(abs(x - y) <= _ALIGNED for y in place) for x in place)
        if best >= _MOST * len(place):
            return True
    return False


def starts_of(bands: Sequence[Band], gutters: Sequence[Gutter]) -> list[float]:
    """Return where columns begin, leaving out those that are not lined up.

    A column begins just before its leftmost word.
    """
    left = min(word.x0 for band in bands for word in band.words)
    starts = [left]
    for gutter in sorted(gutters):
        trial = [*starts, gutter[1] - 0.5]
        own = [
            pieces[len(starts)]
            for pieces in (pieces_of(band, trial) for band in bands)
            if len(starts) in pieces
        ]
        before = [band for band in bands if (len(starts) - 1) in pieces_of(band, trial)]
        if own and before and is_aligned(own):
            starts = trial
    return starts


def crosses(band: Band, starts: Sequence[float]) -> bool:
    """Return whether a word of a band runs over the beginning of a column."""
    return any(
        word.x0 < start - 1 and word.x1 > start + 1 for start in starts[1:] for word in band.words
    )

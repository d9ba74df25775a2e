"""Painted rectangles: which of them shade a cell, and which only highlight words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planaudit.ingest.pdf.model import Box, Fill, Word

_COVERED = 0.6  # the share of a cell that paint must cover
_CLOSE = 1.5  # points


def overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share."""
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0


def area(box: Box) -> float:
    """Return the area of a box, never quite nought."""
    return max((box[2] - box[0]) * (box[3] - box[1]), 0.01)


def around(boxes: Iterable[Box]) -> Box:
    """Return the box that holds all of some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def is_shaded(cell: Box, fills: Sequence[Fill]) -> bool:
    """Return whether the paint over most of a cell, last paint on top, is not white."""
    x0, top, x1, bottom = cell
    covered = 0.0
    for fill in reversed(fills):
        box = fill.box
        if box[2] <= x0 or box[0] >= x1 or box[3] <= top or box[1] >= bottom:
            continue
        covers = overlap(cell, box) / area(cell)
        if covers >= _COVERED:
            return not fill.is_white
        if not fill.is_white:
            covered += covers
    return covered >= _COVERED


def hugs_words(box: Box, words: Sequence[Word]) -> bool:
    """Return whether a painted rectangle is a highlight: no wider than its words."""
    x0, top, x1, bottom = box
    left, right = x1, x0
    for word in words:
        if word.top + word.bottom < 2 * top or word.top + word.bottom > 2 * bottom:
            continue
        if x0 <= (word.x0 + word.x1) / 2 <= x1:
            left, right = min(left, word.x0), max(right, word.x1)
    return right <= x0 or (left - x0 < _CLOSE and x1 - right < _CLOSE)

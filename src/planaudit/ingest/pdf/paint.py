"""Painted rectangles: which of them shade a cell, and which only highlight words."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.ingest.pdf.boxes import area, overlap
from planaudit.ingest.pdf.model import Box, Fill, Word

_COVERED = 0.6  # the share of a cell that paint must cover
_CLOSE = 1.5  # points


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

"""Columns of prose, as in a newsletter: each is read to its foot before the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planaudit.ingest.pdf.bands import (
    ANYWHERE,
    Band,
    Gutter,
    bands_of,
    column_of,
    inner,
    narrowed,
    next_start,
)
from planaudit.ingest.pdf.model import Box, Line, Word

_LEAST_GUTTER = 0.9  # sizes of print
_FAR = 3.0  # sizes of print: more empty paper than this ends the columns
_LEAST_LINES = 4  # in each column
_LEAST_WORDS = 2.5  # in a line of a column of prose, on average


def _grown(bands: Sequence[Band], at: int) -> tuple[int, list[Gutter]]:
    """Return where the bands end that share gutters with the one at `at`, and the gutters.

    The first band of all may stand in one column only: the lines of another may lie lower.
    """
    least = _LEAST_GUTTER * bands[at].size
    gutters = narrowed(ANYWHERE, bands[at], least)
    left, right, end = bands[at].words[0].x0, bands[at].words[-1].x1, at + 1
    while end < len(bands):
        above, band = bands[end - 1], bands[end]
        kept = narrowed(gutters, band, least)
        left, right = min(left, band.words[0].x0), max(right, band.words[-1].x1)
        apart = band.top - above.bottom > _FAR * max(band.size, above.size)
        if apart or not inner(kept, left, right):
            break
        gutters, end = kept, end + 1
    own = bands[at:end]
    left = min(band.words[0].x0 for band in own)
    return end, inner(gutters, left, max(band.words[-1].x1 for band in own))


def _columns(bands: Sequence[Band], gutters: Sequence[Gutter]) -> list[Box]:
    """Return the box of each column, [] when the bands are not columns of prose."""
    starts = [min(band.words[0].x0 for band in bands)]
    starts += [right for _, right in sorted(gutters)]
    top, bottom = bands[0].top, max(band.bottom for band in bands)
    boxes: list[Box] = []
    for number in range(len(starts)):
        lines = [[w for w in band.words if column_of(w, starts) == number] for band in bands]
        lines = [line for line in lines if line]
        words = [word for line in lines for word in line]
        if len(lines) < _LEAST_LINES or len(words) < _LEAST_WORDS * len(lines):
            return []
        boxes.append((min(word.x0 for word in words), top, max(word.x1 for word in words), bottom))
    return boxes


def prose_columns(words: Sequence[Word]) -> list[list[Box]]:
    """Return the columns of prose on a page: for each set of them, their boxes from the left."""
    bands = bands_of(word for word in words if not word.is_field)
    found: list[list[Box]] = []
    at = looked_at = 0
    while at < len(bands):
        end, gutters = _grown(bands, at)
        looked_at += end - at
        boxes = _columns(bands[at:end], gutters) if end - at >= _LEAST_LINES else []
        if boxes:
            found.append(boxes)
            at = end
        else:
            at = next_start(at, end, looked_at)
    return found


def _number(word: Word, boxes: Sequence[Box]) -> int | None:
    held = [number for number, box in enumerate(boxes) if word.is_within(box)]
    return held[0] if held else None


def read_down(words: Sequence[Word], columns: Sequence[Sequence[Box]]) -> list[Word]:
    """Return words in their order, save that columns drawn line by line are read one by one."""
    ordered = list(words)
    for boxes in columns:
        places = [(at, _number(word, boxes)) for at, word in enumerate(ordered)]
        inside = [(at, number) for at, number in places if number is not None]
        turns = sum(a[1] != b[1] for a, b in pairwise(inside))
        if turns <= 2 * len(boxes):
            continue
        orders = sorted(ordered[at].order for at, _ in inside)
        down = [ordered[at] for at, _ in sorted(inside, key=lambda pair: pair[1])]
        first = inside[0][0]
        moved = {at for at, _ in inside}
        rest = [word for at, word in enumerate(ordered) if at not in moved]
        column = [replace(word, order=order) for word, order in zip(down, orders, strict=True)]
        before = sum(at < first for at in range(len(words)) if at not in moved)
        ordered = [*rest[:before], *column, *rest[before:]]
    return ordered


def with_room(lines: Sequence[Line], columns: Sequence[Sequence[Box]]) -> list[Line]:
    """Return lines, those in a column with the right edge of its print."""
    boxes = [box for group in columns for box in group]
    if not boxes:
        return list(lines)
    return [
        Line(
            line.words, right=next((box[2] for box in boxes if line.words[0].is_within(box)), None)
        )
        for line in lines
    ]

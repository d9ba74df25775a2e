"""The ruling lines, painted rectangles and pictures of a page, from pdfium's objects."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from planaudit.ingest.pdf.boxes import Point, middle
from planaudit.ingest.pdf.model import WHITE, Box, Fill, Marks, Shape
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_objects import (
    IMAGE,
    PATH,
    Matrix,
    colours_of,
    drawn_on_page,
    matrix_of,
    times,
)
from planaudit.ingest.pdf.raw_paths import CURVE, LINE, steps_of

_THIN = 3.0  # a painted rectangle no thicker than this is a ruling line
_LEVEL = 0.6  # how far the ends of a level line may differ
_SHORT = 1.0
_SMALL_PICTURE = 20.0
_SMALL_SHAPE = 18.0
_MOST_STEPS = 200_000  # of one path: more make no form
_MOST_POINTS = 200  # of a circle with another in it; browsers give one a hundred


def _strokes(path: int, matrix: Matrix, frame: PageFrame) -> tuple[list[list[Point]], bool]:
    """Return the straight runs of a path as shown, and whether any of it is curved."""
    a, b, c, d, e, f = matrix
    runs: list[list[Point]] = []
    curved = False
    for x, y, kind, closes in steps_of(path, _MOST_STEPS):
        point = frame.point(a * x + c * y + e, b * x + d * y + f)
        if kind == LINE and runs:
            runs[-1].append(point)
        else:
            curved = curved or kind == CURVE
            runs.append([point])
        if closes and runs[-1][0] != point:
            runs[-1].append(runs[-1][0])
    return runs, curved


def _bounds(points: list[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _is_even(runs: list[list[Point]], bounds: Box) -> bool:
    """Return whether a shape is the same in a mirror both ways, as no letter but O, H, I and X."""
    points = [point for points in runs for point in points]
    if len(points) > _MOST_POINTS:
        return False
    across, down = middle(bounds)
    near = {
        (round((x - across) / _LEVEL) + right, round((y - down) / _LEVEL) + low)
        for x, y in points
        for right in (-1, 0, 1)
        for low in (-1, 0, 1)
    }
    places = [(round((x - across) / _LEVEL), round((y - down) / _LEVEL)) for x, y in points]
    return all((-x, y) in near and (x, -y) in near for x, y in places)


def _is_rectangle(points: list[Point]) -> bool:
    """Return whether every side of a painted shape is level or upright."""
    return len(points) >= 4 and all(
        abs(ax - bx) < _LEVEL or abs(ay - by) < _LEVEL
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True)
    )


def _ruling(box: Box) -> Box | None:
    """Return the level or upright line that a thin box draws, if it draws one."""
    width, height = box[2] - box[0], box[3] - box[1]
    if height <= width and width > _SHORT:
        middle = (box[1] + box[3]) / 2
        return box[0], middle, box[2], middle
    if width < height and height > _SHORT:
        middle = (box[0] + box[2]) / 2
        return middle, box[1], middle, box[3]
    return None


def _clamped(box: Box, frame: PageFrame) -> Box | None:
    width, height = frame.size
    kept = max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)
    return kept if kept[0] <= kept[2] and kept[1] <= kept[3] else None


class _Drawing:
    """What one page draws besides its text."""

    def __init__(self, frame: PageFrame) -> None:
        self.frame = frame
        self.lines: list[Box] = []
        self.fills: list[Fill] = []
        self.shapes: list[Shape] = []

    def line(self, box: Box) -> None:
        ruling = _ruling(box)
        kept = _clamped(ruling, self.frame) if ruling else None
        if kept:
            self.lines.append(kept)

    def paint(self, points: list[Point], colour: tuple[int, int, int]) -> None:
        if not _is_rectangle(points):
            return
        box = _clamped(_bounds(points), self.frame)
        if box is None:
            return
        fill = Fill(box, colour)
        if min(box[2] - box[0], box[3] - box[1]) > _THIN:
            self.fills.append(fill)
        elif not fill.is_white:
            self.line(box)

    def stroke(self, points: list[Point]) -> None:
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ax - bx) < _LEVEL or abs(ay - by) < _LEVEL:
                self.line((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def path(self, path: int, outer: Matrix) -> None:
        paint, ink = colours_of(path)
        if paint is None and ink is None:
            return
        runs, curved = _strokes(path, times(matrix_of(path), outer), self.frame)
        bounds = _bounds([point for points in runs for point in points])
        size = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if 1.5 < max(size) <= _SMALL_SHAPE:
            slants = not curved and any(_slants(points) for points in runs)
            is_dark = paint is not None and min(paint) < WHITE
            is_even = _is_even(runs, bounds)
            self.shapes.append(Shape(bounds, ink is not None, is_dark, curved, slants, is_even))
            if slants or curved:
                return
        if paint:
            for points in runs:
                self.paint(points, paint)
        if ink and min(ink) < WHITE:
            for points in runs:
                self.stroke(points)


def _slants(points: list[Point]) -> bool:
    """Return whether any side runs aslant, as the strokes of a tick or cross do."""
    return any(min(abs(ax - bx), abs(ay - by)) > 1.5 for (ax, ay), (bx, by) in pairwise(points))


def read_marks(page: Any, frame: PageFrame) -> Marks:
    """Return the ruling lines, painted rectangles and number of pictures of a page."""
    drawing, pictures = _Drawing(frame), 0
    for item, kind, outer in drawn_on_page(page):
        if kind == PATH:
            drawing.path(item, outer)
        elif kind == IMAGE:
            a, b, c, d, _, _ = times(matrix_of(item), outer)
            if min(abs(a) + abs(c), abs(b) + abs(d)) >= _SMALL_PICTURE:
                pictures += 1
    return Marks(tuple(drawing.lines), tuple(drawing.fills), tuple(drawing.shapes), pictures)

"""Which of the small shapes that a page draws are tick boxes, and which are bullets.

Browsers and some form tools draw both so. A square in a grid is a cell, whatever its size; an
outlined letter is not the same in a mirror, as squares and circles are; and a page with a great
many squares is a drawing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from planaudit.ingest.marks import TICKED_GLYPHS
from planaudit.ingest.pdf.boxes import Point, has_point, is_upright, middle
from planaudit.ingest.pdf.model import Box, Marks, Shape, Word

_BOX_SIDE = (6.0, 18.0)  # points
_DOT_SIDE = (2.0, 6.0)
_MOST = 400  # boxes, or bullets, on one page: no form has so many
_CROWD = 60  # shapes whose middles lie in one square of `_PLACE` points: a hatching
_PLACE = 24.0  # points: no small shape is larger
_INNER = 0.8  # of the side of a box: a tick is smaller
_PAST = 2.0  # points by which a line that is more than the side of a box runs past it
_TOUCH = 0.5  # points
_LETTER_GAP = 0.4  # of the side of a box: outlined letters of one word stand no further apart
_Placed = TypeVar("_Placed")
_TICKS = frozenset((*TICKED_GLYPHS, "x", "X"))


@dataclass(frozen=True, slots=True)
class TickShape:
    """A drawn tick box: where it stands, whether it is ticked, and the letters that tick it."""

    box: Box
    ticked: bool
    letters: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallShapes:
    """The tick boxes and the bullets that a page draws.

    `has_drawing`: it has other small shapes, so many of them that they make a drawing.
    """

    boxes: tuple[TickShape, ...] = ()
    dots: tuple[Box, ...] = ()
    has_drawing: bool = False


class _ByPlace(Generic[_Placed]):
    """Things by the square of the page in which their middle lies."""

    def __init__(self, things: Iterable[tuple[Point, _Placed]]) -> None:
        self._squares: dict[tuple[int, int], list[tuple[Point, _Placed]]] = {}
        for point, thing in things:
            self._squares.setdefault(self._square(point), []).append((point, thing))

    @staticmethod
    def _square(point: Point) -> tuple[int, int]:
        return int(point[0] // _PLACE), int(point[1] // _PLACE)

    def thinned(self) -> list[_Placed]:
        """Return all things but those in crowded squares, and forget the others."""
        self._squares = {at: own for at, own in self._squares.items() if len(own) <= _CROWD}
        return [thing for own in self._squares.values() for _, thing in own]

    def inside(self, box: Box) -> list[_Placed]:
        """Return the things whose middle lies in a box of about that size."""
        (left, top), (right, bottom) = self._square(box[:2]), self._square(box[2:])
        return [
            thing
            for across in range(left, right + 1)
            for down in range(top, bottom + 1)
            for point, thing in self._squares.get((across, down), ())
            if has_point(box, point)
        ]


class _Runs:
    """How far lines run on that touch each other, end to end, in one direction."""

    def __init__(self, lines: Iterable[Box], *, upright: bool) -> None:
        at, start = (0, 1) if upright else (1, 0)
        self._spans: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for line in sorted(lines, key=lambda line: line[start]):
            if is_upright(line) is not upright:
                continue
            spans = self._spans[round(line[at])]
            first, last = line[start], line[start + 2]
            if spans and first <= spans[-1][1] + _TOUCH:
                spans[-1] = spans[-1][0], max(spans[-1][1], last)
            else:
                spans.append((first, last))

    def run_past(self, at: float, first: float, last: float) -> bool:
        """Return whether the line along a side goes on past one of its ends."""
        for key in (round(at) - 1, round(at), round(at) + 1):
            spans = self._spans.get(key, ())
            number = bisect_right(spans, ((first + last) / 2, float("inf"))) - 1
            if number >= 0 and spans[number][1] >= (first + last) / 2:
                start, end = spans[number]
                if start < first - _PAST or end > last + _PAST:
                    return True
        return False


def _is_square(box: Box, sides: tuple[float, float]) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return (
        sides[0] <= min(width, height)
        and max(width, height) <= sides[1]
        and abs(width - height) <= 0.25 * max(width, height)
    )


def _ticks(shape: Shape, box: Box) -> bool:
    """Return whether a shape inside a box is a tick, a cross or the dot of a radio button."""
    if shape.slants:
        return True
    is_small = shape.box[2] - shape.box[0] < _INNER * (box[2] - box[0])
    return is_small and (shape.is_dark or (shape.curved and not shape.is_even))


class _Page:
    """The small shapes of one page, with the lines and letters among which they stand."""

    def __init__(self, marks: Marks, words: Sequence[Word]) -> None:
        self._near = _ByPlace((middle(shape.box), shape) for shape in marks.shapes)
        self.shapes = self._near.thinned()
        self._letters = _ByPlace((word.middle, word) for word in words)
        self._level = _Runs(marks.lines, upright=False)
        self._upright = _Runs(marks.lines, upright=True)

    def inside(self, box: Box) -> list[Shape]:
        """Return the shapes that stand in a box, itself among them."""
        return self._near.inside(box)

    def tick_shape(self, shape: Shape) -> TickShape | None:
        """Return the tick box that a shape draws, None where it draws something else."""
        box = shape.box
        if not shape.is_even or shape.slants or not _is_square(box, _BOX_SIDE):
            return None
        inside = self.inside(box)
        if not any(other.is_outline or other.curved for other in inside):
            return None
        letters = self._letters.inside(box)
        if any(word.text not in _TICKS for word in letters):
            return None
        if self._is_cell(box) or self._is_in_writing(box):
            return None
        ticked = bool(letters) or any(_ticks(other, box) for other in inside)
        return TickShape(box, ticked, tuple(letters))

    def _is_cell(self, box: Box) -> bool:
        """Return whether the sides of a square are pieces of longer lines, as in a grid."""
        x0, top, x1, bottom = box
        sides = [self._level.run_past(at, x0, x1) for at in (top, bottom)]
        sides += [self._upright.run_past(at, top, bottom) for at in (x0, x1)]
        return sum(sides) > 1

    def _is_in_writing(self, box: Box) -> bool:
        """Return whether outlines like those of letters stand close beside a box."""
        side = box[2] - box[0]
        return any(
            not shape.is_even
            and not has_point(box, middle(shape.box))
            and max(shape.box[0] - box[2], box[0] - shape.box[2]) < _LETTER_GAP * side
            for shape in self.inside((box[0] - side, box[1], box[2] + side, box[3]))
            if shape.curved or shape.slants
        )


def small_shapes(marks: Marks, words: Sequence[Word]) -> SmallShapes:
    """Return which of a page's small shapes are tick boxes and bullets."""
    if not any(_is_square(shape.box, (_DOT_SIDE[0], _BOX_SIDE[1])) for shape in marks.shapes):
        return SmallShapes()
    page = _Page(marks, words)
    taken: set[Point] = set()
    boxes: list[TickShape] = []
    for shape in page.shapes:
        found = page.tick_shape(shape) if middle(shape.box) not in taken else None
        if found and len(boxes) <= _MOST:
            inside = {middle(other.box) for other in page.inside(found.box)}
            if not inside & taken:
                boxes.append(found)
            taken |= inside
    dots = tuple(
        shape.box
        for shape in page.shapes
        if shape.is_dark and _is_square(shape.box, _DOT_SIDE) and middle(shape.box) not in taken
    )
    too_many = len(boxes) > _MOST or len(dots) > _MOST
    return SmallShapes(
        tuple(boxes) if len(boxes) <= _MOST else (),
        dots if len(dots) <= _MOST else (),
        has_drawing=too_many or len(page.shapes) < len(marks.shapes),
    )

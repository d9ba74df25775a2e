"""What can be said of rectangles by their edges alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planaudit.ingest.pdf.model import Box

NEAR = 3.0
"""Points within which two edges are one."""

Point = tuple[float, float]


def middle(box: Box) -> Point:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def has_point(box: Box, point: Point) -> bool:
    """Return whether a point lies in a box or on its edge."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def boxes_with(point: Point, boxes: Sequence[Box]) -> list[int]:
    """Return the numbers of the boxes in which a point lies.

    One plain loop, as this is asked of every word of a page and every cell.
    """
    x, y = point
    found: list[int] = []
    for number, (x0, top, x1, bottom) in enumerate(boxes):
        if top <= y <= bottom and x0 <= x <= x1:
            found.append(number)
    return found


def has_box(outer: Box, inner: Box) -> bool:
    """Return whether a box lies wholly in another."""
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def grown(box: Box, by: float) -> Box:
    """Return a box made larger on every side by so many points."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def touch(a: Box, b: Box) -> bool:
    """Return whether two boxes share a point."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


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


def is_upright(line: Box) -> bool:
    """Return whether a line without thickness runs down the page, not across it."""
    return line[3] - line[1] > line[2] - line[0]

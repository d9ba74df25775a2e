"""Tick boxes and bullets that are drawn as shapes, not printed as characters.

Browsers and some form tools draw them so. Each becomes a word of its own, put before the
first word to its right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planaudit.ingest.pdf.model import Box, Shape, Word

_BOX_SIDE = (6.0, 18.0)  # points
_DOT_SIDE = (2.0, 6.0)
_REACH = 30.0  # points from a mark to its label


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _is_square(box: Box, sides: tuple[float, float]) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return (
        sides[0] <= min(width, height)
        and max(width, height) <= sides[1]
        and abs(width - height) <= 0.25 * max(width, height)
    )


def _neighbour(box: Box, words: Sequence[Word]) -> int | None:
    """Return the number of the first word to the right on the same line."""
    middle = (box[1] + box[3]) / 2
    near = [
        (word.x0, number)
        for number, word in enumerate(words)
        if word.top <= middle <= word.bottom and -1 <= word.x0 - box[2] <= _REACH
    ]
    return min(near)[1] if near else None


def _boxes(shapes: Sequence[Shape], words: Sequence[Word]) -> list[tuple[Box, str]]:
    """Return each drawn tick box with the character that stands for it."""
    found: list[tuple[Box, str]] = []
    for shape in shapes:
        box = shape.box
        if not _is_square(box, _BOX_SIDE) or shape.slants:
            continue
        if any(_holds(other, _middle(box)) for other, _ in found):
            continue
        inside = [other for other in shapes if _holds(box, _middle(other.box))]
        letters = [word for word in words if word.is_within(box)]
        if any(word.text.casefold() not in ("x", "\u2713", "\u2714") for word in letters):
            continue
        ticked = bool(letters) or any(
            other.slants
            or (other.is_dark and other.box[2] - other.box[0] < 0.8 * (box[2] - box[0]))
            for other in inside
        )
        if not any(other.is_outline or other.curved for other in inside):
            continue
        found.append((box, "\u2612" if ticked else "\u2610"))
    return found


def with_drawn_marks(words: Sequence[Word], shapes: Sequence[Shape]) -> list[Word]:
    """Return the words with drawn tick boxes and bullets among them, numbered anew."""
    boxes = _boxes(shapes, words)
    dots = [
        (shape.box, "\u2022")
        for shape in shapes
        if _is_square(shape.box, _DOT_SIDE)
        and shape.is_dark
        and not any(_holds(box, _middle(shape.box)) for box, _ in boxes)
    ]
    if not boxes and not dots:
        return list(words)
    before: dict[int, Word] = {}
    for box, glyph in (*boxes, *dots):
        place = _neighbour(box, words)
        if place is not None and place not in before:
            word = words[place]
            before[place] = replace(
                word, text=glyph, x0=box[0], x1=min(box[2], word.x0), glued=False
            )
    kept: list[Word] = []
    for number, word in enumerate(words):
        if number in before:
            kept.append(before[number])
        if not any(word.is_within(box) for box, _ in boxes):
            kept.append(word)
    return [replace(word, order=order) for order, word in enumerate(kept)]

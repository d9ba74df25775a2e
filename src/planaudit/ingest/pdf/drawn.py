"""Drawn tick boxes and bullets as words among those of their line.

Each stands at its own place. Which label a box belongs to is told from the line as a whole, as it
is for boxes printed as characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planaudit.ingest.glyphs import BULLET, TICKED, UNTICKED
from planaudit.ingest.pdf.boxes import middle
from planaudit.ingest.pdf.model import Box, Face, Marks, Word
from planaudit.ingest.pdf.tick_shapes import small_shapes

_REACH = 30.0  # points from a mark to the word whose print it goes with


@dataclass(frozen=True, slots=True)
class WithMarks:
    """The words of a page and its drawn marks, in order, numbered anew.

    `has_drawing`: the page draws more small shapes than can be tick boxes and bullets.
    """

    words: tuple[Word, ...]
    has_drawing: bool = False


@dataclass(frozen=True, slots=True)
class _Beside:
    """The word nearest to a mark on its line, by number, and how far it is."""

    number: int
    is_right: bool
    gap: float


def _nearest(box: Box, words: Sequence[Word]) -> _Beside | None:
    _, height = middle(box)
    found: _Beside | None = None
    for number, word in enumerate(words):
        if word.top > height or word.bottom < height:
            continue
        is_right = word.x0 - box[2] >= -1
        gap = word.x0 - box[2] if is_right else max(box[0] - word.x1, 0.0)
        if found is None or gap < found.gap:
            found = _Beside(number, is_right, gap)
    return found


def _place(box: Box, beside: _Beside | None, words: Sequence[Word]) -> tuple[int, int, float]:
    """Return what sorts a mark among words, which have (number, 0, 0)."""
    if beside:
        return beside.number, -1 if beside.is_right else 1, box[0]
    _, height = middle(box)
    below = (number for number, word in enumerate(words) if word.top > height)
    return next(below, len(words)), -1, box[0]


def _as_word(text: str, box: Box, beside: _Beside | None, words: Sequence[Word]) -> Word:
    """Return a mark as a word; one close to another word is printed as that is, on its line."""
    x0, top, x1, bottom = box
    if beside is None or beside.gap > _REACH:
        return Word(text, x0, top, x1, bottom, Face(size=round(bottom - top, 1)), 0)
    word = words[beside.number]
    x1 = min(x1, word.x0) if beside.is_right else x1
    return Word(text, x0, word.top, x1, word.bottom, word.face, 0)


def with_drawn_marks(words: Sequence[Word], marks: Marks) -> WithMarks:
    """Return the words with drawn tick boxes and bullets among them.

    A dot with no word close to its right is no bullet. The letter that ticks a box goes with it.
    """
    found = small_shapes(marks, words)
    if not found.boxes and not found.dots:
        return WithMarks(tuple(words), found.has_drawing)
    gone = {id(word) for box in found.boxes for word in box.letters}
    kept = [word for word in words if id(word) not in gone]
    placed = [((number, 0, 0.0), word) for number, word in enumerate(kept)]
    shapes = [(tick.box, TICKED if tick.ticked else UNTICKED) for tick in found.boxes]
    for box, text in (*shapes, *((box, BULLET) for box in found.dots)):
        beside = _nearest(box, kept)
        if text == BULLET and not (beside and beside.is_right and beside.gap <= _REACH):
            continue
        placed.append((_place(box, beside, kept), _as_word(text, box, beside, kept)))
    placed.sort(key=lambda pair: pair[0])
    ordered = (replace(word, order=order) for order, (_, word) in enumerate(placed))
    return WithMarks(tuple(ordered), found.has_drawing)

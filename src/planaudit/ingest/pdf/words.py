"""Characters to words, by where they stand and how they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from planaudit.ingest.pdf.model import Box, Face, Word

_UPRIGHT = (90, 180, 270)
"""Angles of print that stands on its side or its head."""
_WORD_GAP = 0.2  # of the size of print: a wider gap ends a word
_PART_GAP = 0.12  # the same: a gap that may part two columns, though mostly no space is seen there
_NO_SPACE = -1
_SAME = 0.1  # points within which two edges are one
_LEVEL = 0.4  # of the lower of two letters: how much of it stands beside the other
_TOLD_GAP = 0.08  # the same, where pdfium has put a space of its own


class WordMaker:
    """Gathers characters, in drawing order, into words.

    `is_real` tells of a space, by its place among the characters, whether the file has it: pdfium
    adds others. It is asked only where it matters, as most spaces are wide enough to part words.
    """

    def __init__(self, is_real: Callable[[int], bool]) -> None:
        self._is_real = is_real
        self.words: list[Word] = []
        self._text: list[str] = []
        self._left = self._top = self._right = self._bottom = 0.0
        self._last: Box = (0.0, 0.0, 0.0, 0.0)
        self._face = Face()
        self._angle = 0
        self._glued = False
        self._space = _NO_SPACE
        self._leaning: Counter[int] = Counter()

    def most_lean(self) -> int:
        """Return the angle of most letters, where that is a quarter turn or more; else 0."""
        if not self._leaning:
            return 0
        angle = max(sorted(self._leaning), key=self._leaning.__getitem__)
        level = sum(len(word.text) for word in self.words) - self._leaning.total()
        return angle if angle in _UPRIGHT and self._leaning[angle] > level else 0

    def space(self, index: int) -> None:
        """Take a space: one in the file ends a word, one that pdfium adds may."""
        if not self._text:
            return
        if self._angle:
            if self._text[-1] != " " and (self._angle not in _UPRIGHT or self._is_real(index)):
                self._text.append(" ")
        elif self._space == _NO_SPACE or not self._is_real(self._space):
            self._space = index
        else:
            self.end()

    def letters(self, text: str, first: Box, last: Box, face: Face) -> None:
        """Take level letters printed in one go: the boxes of the first and the last of them."""
        self.letter(text, first, face, 0)
        if last is not first:
            self._take_in(last)
            self._last = last

    def plain_letters(self, text: str, boxes: Sequence[Box], face: Face) -> bool:
        """Take level letters printed in one go, given the box of each.

        Return False, and take nothing, unless each plainly follows the one before it.
        """
        least, most = -face.size / 2, _PART_GAP * face.size
        for old, box in pairwise(boxes):
            if box[0] < old[0] + _SAME or not least < box[0] - old[2] <= most:
                return False
            if not _share_a_line(box, old):
                return False
        self.letter(text, boxes[0], face, 0)
        for box in boxes[1:]:
            self._take_in(box)
        self._last = boxes[-1]
        return True

    def letter(self, text: str, box: Box, face: Face, angle: int) -> None:
        """Take one character."""
        if angle in _UPRIGHT:
            box = _turned(box, angle)
        if self._text:
            space = self._space
            if not self._continues(box, face, angle) or (
                space != _NO_SPACE and self._is_real(space)
            ):
                self.end()
            elif not angle and self._is_parted(box, face):
                self.end()
                self._glued = True
        self._space = _NO_SPACE
        if not self._text:
            self._left, self._top, self._right, self._bottom = box
            self._face, self._angle = face, angle
        else:
            self._take_in(box)
        self._text.append(text)
        self._last = box

    def _take_in(self, box: Box) -> None:
        """Let the word in hand reach as far as `box`; plainer than min and max, and quicker."""
        left, top, right, bottom = box
        if left < self._left:
            self._left = left
        if top < self._top:
            self._top = top
        if right > self._right:
            self._right = right
        if bottom > self._bottom:
            self._bottom = bottom

    def _is_parted(self, box: Box, face: Face) -> bool:
        """Return whether a letter that no space parts from the last is a word of its own."""
        if face is not self._face and face != self._face:
            return True
        return box[0] - self._last[2] > _PART_GAP * face.size

    def _continues(self, box: Box, face: Face, angle: int) -> bool:
        if angle != self._angle:
            return False
        size = face.size if face.size > 4.0 else 4.0
        if angle in _UPRIGHT:
            return self._goes_up(box, size)
        if angle:
            return (
                box[0] <= self._right + size / 2
                and box[2] >= self._left - size / 2
                and box[1] <= self._bottom + size
                and box[3] >= self._top - size
            )
        old = self._last
        if abs(box[0] - old[0]) < _SAME and abs(box[2] - old[2]) < _SAME:
            return abs(box[1] - old[1]) < size / 2  # one ligature, given as its letters
        gap = box[0] - old[2]
        if not -size / 2 < gap < _WORD_GAP * size or (
            self._space != _NO_SPACE and gap > _TOLD_GAP * size
        ):
            return False
        if box[1] == old[1] and box[3] == old[3]:
            return True
        return _share_a_line(box, old)

    def _goes_up(self, box: Box, size: float) -> bool:
        """Return whether print on its side goes on, with a space where there is room for one."""
        gap, down = box[0] - self._last[2], box[1] - self._last[1]
        if abs(down) > size / 2:  # on to its next line, perhaps
            near = 0 < down < 2 * size and box[0] < self._last[0]
        else:
            near = -size / 2 < gap < size
        if near and (gap > _WORD_GAP * size or abs(down) > size / 2) and self._text[-1] != " ":
            self._text.append(" ")
        return near

    def end(self) -> None:
        """Finish the word in hand, if there is one."""
        if self._text:
            text = "".join(self._text).strip()
            if not text.isascii():
                text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if text:
                x0, top, x1, bottom = self._left, self._top, self._right, self._bottom
                if self._angle:
                    self._leaning[self._angle] += len(text)
                if self._angle in _UPRIGHT:
                    x0, top, x1, bottom = _turned((x0, top, x1, bottom), -self._angle % 360)
                order = len(self.words)
                self.words.append(
                    Word(text, x0, top, x1, bottom, self._face, order, glued=self._glued)
                )
            self._text = []
        self._angle = 0
        self._glued = False
        self._space = _NO_SPACE


def _share_a_line(box: Box, old: Box) -> bool:
    """Return whether two letters stand on one line: it is asked of most, so it is plain code."""
    low = box[3] if box[3] < old[3] else old[3]
    high = box[1] if box[1] > old[1] else old[1]
    tall, other = box[3] - box[1], old[3] - old[1]
    return low - high > _LEVEL * (tall if tall < other else other)


def _turned(box: Box, angle: int) -> Box:
    """Return a box as it lies when print that leans by `angle`, a quarter turn or more, is level.

    Turned back, by the rest of the circle, it is the box that it was.
    """
    x0, top, x1, bottom = box
    if angle == 90:
        return -bottom, x0, -top, x1
    if angle == 270:
        return top, -x1, bottom, -x0
    return -x1, -bottom, -x0, -top

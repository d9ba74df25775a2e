"""Lines that were drawn in parts: their words back in the order in which they stand.

A program that has to borrow characters from another font (tick boxes, a Welsh circumflex) may draw
all those of a line first, and then the rest of it, or the other way about. So may one that draws
the words of a form before what was entered in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planaudit.ingest.pdf.lines import is_level, is_mark, is_tall, rows_of
from planaudit.ingest.pdf.model import Word

_OVERLAP = 0.3  # sizes of print by which the boxes of neighbours may reach into each other
_SPACE = 0.6  # sizes of print: wider than a space
_NO_SPACE = 0.08  # the same: between neighbours as close as this there is none
_MOST_PARTS = 40  # of one line: one in more is no line that anybody reads


@dataclass(frozen=True, slots=True)
class _Part:
    """Words from left to right on one line; `place` is that of its first word in the drawing."""

    words: tuple[Word, ...]
    place: int

    @property
    def letters(self) -> int:
        """How much it says: tick boxes count for nothing."""
        return sum(len(word.text) for word in self.words if not is_mark(word.text))


def _goes_right(last: Word, word: Word) -> bool:
    """Return whether a word stands to the right of another on one line."""
    if word.x0 < last.x1 - _OVERLAP * word.face.size or last.is_field or word.is_field:
        return False
    if last.top == word.top and last.bottom == word.bottom and last.face is word.face:
        return not is_tall(word)  # printed in one go, as most words of a line are
    return is_level(last, word) and not is_tall(last) and not is_tall(word)


def _parts_of(words: Sequence[Word]) -> list[_Part]:
    """Return words in parts, each drawn from left to right in one go."""
    starts = [at for at, (a, b) in enumerate(pairwise(words), 1) if not _goes_right(a, b)]
    cuts = [0, *starts, len(words)]
    return [_Part(tuple(words[start:end]), start) for start, end in pairwise(cuts)]


def _by_place(part: _Part, other: _Part) -> list[Word]:
    """Return the words of two parts from left to right."""
    return sorted((*part.words, *other.words), key=lambda word: word.x0)


def _are_one_line(part: _Part, other: _Part) -> bool:
    """Return whether the words of two parts stand among each other, not side by side as columns do.

    Tick boxes may also stand right beside the words. What is printed over words is not among them.
    """
    gap = max(part.words[0].x0, other.words[0].x0) - min(part.words[-1].x1, other.words[-1].x1)
    if gap >= 0 and ((part.letters and other.letters) or gap > _SPACE * part.words[0].face.size):
        return False
    return all(_goes_right(a, b) for a, b in pairwise(_by_place(part, other)))


def _joined(part: _Part, other: _Part) -> _Part:
    """Return two parts of a line as one, drawn where the one that says more is."""
    main, minor = (part, other) if part.letters >= other.letters else (other, part)
    moved = {id(word) for word in minor.words}
    made: list[Word] = []
    last: Word | None = None
    for word in _by_place(main, minor):
        is_moved, glued = id(word) in moved, word.glued
        if last and (id(last) in moved) != is_moved:
            glued = word.x0 - last.x1 < _NO_SPACE * word.face.size
        order = main.words[0].order if is_moved else word.order
        as_is = (order, glued) == (word.order, word.glued)
        made.append(word if as_is else replace(word, order=order, glued=glued))
        last = word
    return _Part(tuple(made), main.place)


def _whole_lines(parts: Iterable[_Part]) -> list[_Part]:
    """Return parts on one level, those joined that are one line."""
    lines: list[_Part] = []
    for part in parts:
        line = part
        while other := next((each for each in lines if _are_one_line(each, line)), None):
            lines.remove(other)
            line = _joined(other, line)
        lines.append(line)
    return lines


def in_place(words: Sequence[Word]) -> list[Word]:
    """Return words in the order drawn, save that those of one line stand from left to right."""
    parts = _parts_of(words) if words else []
    if all(a.words[0].bottom <= b.words[0].top for a, b in pairwise(parts)):
        return list(words)  # each part is a line below the last, as nearly always
    by_word = {id(part.words[0]): part for part in parts}
    levels = rows_of(part.words[0] for part in parts)
    if len(levels) == len(parts):
        return list(words)
    lines: list[_Part] = []
    for level in levels:
        own = sorted((by_word[id(word)] for word in level), key=lambda part: part.place)
        lines += _whole_lines(own) if len(own) <= _MOST_PARTS else own
    return [word for line in sorted(lines, key=lambda line: line.place) for word in line.words]

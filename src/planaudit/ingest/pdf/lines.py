"""Words to lines, and lines to paragraphs, inside one cell or the body of one page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from planaudit.ingest.glyphs import BULLET
from planaudit.ingest.marks import (
    BULLET_GLYPHS,
    LIST_DASHES,
    TICKED_GLYPHS,
    UNTICKED_GLYPHS,
    split_bullet,
)
from planaudit.ingest.pdf.model import Face, Line, Look, Passage, Word

Pitches = dict[tuple[bool, float], float]
"""The usual distance from line to line, for (in a cell, size of print)."""

_BOXES = frozenset(UNTICKED_GLYPHS + TICKED_GLYPHS)
_SQUARE = re.compile(r"\[[xX _]?\](?!\w)")
_ORDINAL = re.compile(r"\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(?\d{1,3}(?:\.\d+)*[.)]?")
_STOPS = ".?!:;"
_TYPED_BULLETS = frozenset(f"{LIST_DASHES}o")
_ONE_MARK = _BOXES | frozenset(BULLET_GLYPHS) | _TYPED_BULLETS
_FAR = 2.0  # sizes of print: a wider gap may part two columns
_BULLET_GAP = 0.6  # sizes of print: wider than a space, even in a line spread to both margins
_TYPEWRITER = re.compile("courier|mono", re.IGNORECASE)
_INDENT = 0.8  # sizes of print
_LOOSE = 1.2  # a line further down than this share of the usual begins a paragraph
_MOST_NEAR = 500  # lines that are looked at for a column beside one
_TALL = 1.35  # the usual distance from line to line, in sizes of print, when none is known


def is_level(a: Word | Line, b: Word | Line) -> bool:
    """Return whether two things stand on one line."""
    low = a.bottom if a.bottom < b.bottom else b.bottom
    high = a.top if a.top > b.top else b.top
    tall, other = a.bottom - a.top, b.bottom - b.top
    return low - high >= 0.5 * (tall if tall < other else other)


def is_tall(word: Word) -> bool:
    """Return whether a word stands on its side, beside several lines."""
    return word.bottom - word.top > 3 * word.face.size > 0


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return words row by row from the top, whatever order they were drawn in."""
    rows: list[list[Word]] = []
    first: Word | None = None  # of the row in hand, if others may join it
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        tall = is_tall(word)
        if first is not None and not tall and is_level(first, word):
            rows[-1].append(word)
        else:
            rows.append([word])
            first = None if tall else word
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def starts_with_box(text: str) -> bool:
    """Return whether a line begins with a tick box."""
    return text[:1] in _BOXES or _SQUARE.match(text) is not None


def is_mark(text: str) -> bool:
    """Return whether a word is only a tick box or a bullet."""
    if len(text) == 1:
        return text in _ONE_MARK
    return len(text) == 2 and (text in _BOXES or split_bullet(f"{text} X")[0])


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        near = (
            last is not None
            and not word.is_field
            and not last.is_field
            and is_level(last, word)
            and -0.5 * word.face.size < word.x0 - last.x1 < _FAR * max(word.face.size, 6.0)
        )
        if near:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def is_label(line: Line) -> bool:
    """Return whether a piece of a line is only a bullet, a tick box or a number."""
    if split_bullet(f"{line.text} X")[0] or starts_with_box(line.text[-1:]):
        return True
    return len(line.words) == 1 and _ORDINAL.fullmatch(line.text) is not None


def _column_starts(pieces: Sequence[Line]) -> list[float]:
    """Return where right-hand columns begin: the line after goes on beneath a piece."""
    return [
        piece.x0
        for last, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if _follows(last, piece)
        and not is_label(last)
        and not starts_with_box(piece.text)
        and abs(after.x0 - piece.x0) < 2
        and 0 < after.top - piece.top < 2.2 * piece.size
    ]


def _follows(last: Line, piece: Line) -> bool:
    """Return whether a piece stands to the right of another on the same line."""
    return (
        not last.is_field
        and not piece.is_field
        and is_level(last.words[-1], piece)
        and piece.x0 >= last.x1 - 0.5 * piece.size
    )


def lines_of(words: Sequence[Word], *, sort: bool = False) -> list[Line]:
    """Return the lines that words make, in the order drawn, or sorted down the page.

    A wide gap parts a line in two where text stands in columns without ruling lines.
    """
    ordered = [word for row in rows_of(words) for word in row] if sort else words
    pieces = [Line(_with_bullet(segment)) for segment in _segments(ordered)]
    columns = _column_starts(pieces)
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        in_column = columns and any(abs(piece.x0 - start) < 2 for start in columns)
        if last and _follows(last, piece) and (is_label(last) or not in_column):
            lines[-1] = Line(_with_bullet(last.words + piece.words))
        else:
            lines.append(piece)
    return lines


def _with_bullet(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a line with a bullet for an 'o' that a gap or a font of its own tells.

    Word prints its second kind of bullet with that letter; in Welsh it is also a word.
    """
    first, *others = words
    if first.text != "o" or not others or first.is_field:
        return tuple(words)
    gap = others[0].x0 - first.x1
    is_set_off = gap > _BULLET_GAP * first.face.size
    fonts = [_TYPEWRITER.search(word.face.font) is not None for word in (first, others[0])]
    if is_set_off or fonts == [True, False]:
        return (replace(first, text=BULLET), *others)
    return tuple(words)


def is_drawn_in_order(lines: Sequence[Line]) -> bool:
    """Return whether lines mostly follow each other down the page."""
    back = sum(b.bottom < a.top for a, b in pairwise(lines))
    return back <= 0.35 * len(lines)


def wraps(line: Line, after: Line, right: float) -> bool:
    """Return whether the first word of `after` had no room at the end of `line`."""
    first = after.words[0]
    return line.x1 + 0.25 * line.size + (first.x1 - first.x0) > right - 0.5


def usual_pitches(columns: Iterable[tuple[Sequence[Line], float, bool]]) -> Pitches:
    """Return the usual distance from line to line; a column is (lines, right edge, cell)."""
    seen: dict[tuple[bool, float], list[float]] = defaultdict(list)
    for lines, right, in_cell in columns:
        for line, after in pairwise(lines):
            down = after.top - line.top
            is_next = line.size == after.size and 0.7 * line.size < down < 2.5 * line.size
            if is_next and wraps(line, after, right) and after.text[:1].islower():
                seen[in_cell, line.size].append(round(down, 1))
    return {key: median_low(downs) for key, downs in seen.items()}


def _looks_of(words: Sequence[Word]) -> set[Look]:
    """Return every bold, italic, size and colour that words have, marks aside."""
    faces = {
        id(word.face): word.face for word in words if len(word.text) > 2 or not is_mark(word.text)
    }
    return {(face.bold, face.italic, face.size, face.colour) for face in faces.values()}


def runs_on(text: str, after: str) -> bool:
    """Return whether the sentence in `text` plainly goes on in `after`."""
    return text[-1:] not in _STOPS and after[:1].islower()


def is_same_print(a: Face, b: Face) -> bool:
    """Return whether two faces have one size and weight."""
    return a.bold == b.bold and abs(a.size - b.size) < 0.6


def _begins_item(passage: Passage, line: Line) -> bool:
    """Return whether a line opens with a tick box or a bullet of its own."""
    if starts_with_box(line.text):
        return True
    if not split_bullet(line.text)[0]:
        return False
    if line.text[0] not in _TYPED_BULLETS:
        return True
    first, last = passage.lines[0], passage.lines[-1]
    return split_bullet(first.text)[0] or not wraps(last, line, passage.right)


def goes_on(last: Passage, line: Line) -> bool:
    """Return whether a paragraph goes on in a line at the top of the next page or column."""
    above = last.lines[-1]
    if above.is_field or line.is_field:
        return False
    if starts_with_box(line.text) or split_bullet(line.text)[0]:
        return False
    if not is_same_print(above.words[-1].face, line.words[0].face):
        return False
    if runs_on(above.text, line.text):
        return True
    return above.text[-1] != ":" and wraps(above, line, last.right)


def _begins_paragraph(passage: Passage, line: Line, now: set[Look], pitches: Pitches) -> bool:
    """Return whether a line, which looks `now`, begins a paragraph after another."""
    last = passage.lines[-1]
    if line.is_field or last.is_field or _begins_item(passage, line):
        return True
    if last.right and line.right and last.right < line.x0 and line.bottom < last.top:
        return not goes_on(passage, line)
    size = max(line.size, last.size)
    down = line.top - last.top
    usual = pitches.get((passage.in_cell, size)) or pitches.get((not passage.in_cell, size))
    if not 0.5 * size < down <= _LOOSE * (usual or _TALL * size) + 0.3:
        return True
    if len(passage.looks) == len(now) == 1 and passage.looks != now:
        return True
    if last.text[-1] in _BOXES:  # it has its label, or waits for one that had no room
        return not (starts_with_box(passage.lines[0].text) and wraps(last, line, passage.right))
    go_on = runs_on(last.text, line.text)
    if wraps(last, line, passage.right):
        first = passage.lines[0]
        is_item = split_bullet(first.text)[0] or starts_with_box(first.text)
        shift = line.x0 - (last.x0 if len(passage.lines) > 1 or is_item else first.x0)
        if is_item and line.x0 < first.x0 + 1 and not go_on:
            return len(first.words) > 1 and first.words[1].x0 > first.x0 + size / 2
        return abs(shift) > _INDENT * size and not go_on and not is_item
    return not go_on or passage.right - last.x1 > 0.4 * (passage.right - last.x0)


class _Beside:
    """Tells where the column of a line ends: at the next column, where there is one."""

    def __init__(self, lines: Sequence[Line], right: float) -> None:
        self._lines = sorted(lines, key=lambda line: line.top)
        self._tops = [line.top for line in self._lines]
        self._tallest = max((line.bottom - line.top for line in lines), default=0.0)
        self._right = right

    def room(self, line: Line) -> float:
        """Return the right edge of the room that a line has."""
        if line.right is not None:
            return line.right
        first = bisect_left(self._tops, line.top - self._tallest)
        last = bisect_right(self._tops, line.bottom)
        near = self._lines[first:last][:_MOST_NEAR]
        beside = (other.x0 for other in near if other.x0 > line.x1 and is_level(line, other))
        return min(beside, default=self._right)


def passages_of(
    lines: Sequence[Line], page: int, right: float, pitches: Pitches, *, in_cell: bool
) -> list[Passage]:
    """Return the paragraphs that consecutive lines make."""
    passages: list[Passage] = []
    beside = _Beside(lines, right)
    for line in lines:
        now = _looks_of(line.words)
        if passages and not _begins_paragraph(passages[-1], line, now, pitches):
            passages[-1].lines.append(line)
        else:
            passages.append(Passage([line], page, beside.room(line), in_cell))
        passages[-1].looks |= now
    return passages

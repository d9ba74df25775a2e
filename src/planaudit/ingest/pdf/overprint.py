"""Words that are struck out or highlighted, by what is drawn through or behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planaudit.ingest.pdf.boxes import is_upright, middle
from planaudit.ingest.pdf.by_height import ByHeight
from planaudit.ingest.pdf.model import Box, Marks, Word
from planaudit.ingest.pdf.paint import hugs_words
from planaudit.ingest.pdf.rules import is_along_words

_MIDDLE = 0.25  # of a word's height: how far from its middle a line through it may be
_REACH = 12.0  # points: more than half the height of any print that is struck out
_COVERED = 0.85  # of a word's width
_COVERED_PART = 0.7  # the same, for what a slash parts: where that begins is only reckoned
_BESIDE = 0.6  # sizes of print: how far from a line through words a stop among them may be
_SPACE = 0.3  # sizes of print
_TALLEST = 60.0  # points: a highlight of the largest print
_HIGHEST = 2.5  # sizes of print: a taller fill is the ground of a cell


def _parts(word: Word) -> list[Word]:
    """Return a word parted at its slashes, as 'Yes/No' is when one of them is struck out."""
    if "/" not in word.text[1:-1] or word.is_field:
        return [word]
    step = (word.x1 - word.x0) / len(word.text)
    parts: list[Word] = []
    at = 0
    for piece in word.text.replace("/", "\0/\0").split("\0"):
        if piece:
            x0, x1 = word.x0 + at * step, word.x0 + (at + len(piece)) * step
            parts.append(replace(word, text=piece, x0=x0, x1=x1, glued=word.glued or at > 0))
            at += len(piece)
    return parts


def _covers(box: Box, x0: float, x1: float, least: float) -> bool:
    return min(box[2], x1) - max(box[0], x0) >= least * (x1 - x0)


def _letters_of(word: Word) -> tuple[float, float] | None:
    """Return about where the letters of a word begin and end, without the stops around them."""
    inner = [at for at, letter in enumerate(word.text) if letter.isalnum()]
    if not inner:
        return None
    step = (word.x1 - word.x0) / len(word.text)
    return word.x0 + inner[0] * step, word.x0 + (inner[-1] + 1) * step


def _strikes(line: Box, word: Word, least: float) -> bool:
    """Return whether a level line runs through the middle of all letters of a word."""
    middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
    if abs(line[1] - middle) > _MIDDLE * height:
        return False
    letters = _letters_of(word)
    return letters is not None and _covers(line, *letters, least)


def _is_struck(word: Word, lines: Sequence[Box], least: float = _COVERED) -> bool:
    """Return whether one of the lines through words strikes a word out, or a stop among them."""
    if any(letter.isalnum() for letter in word.text):
        return any(_strikes(line, word, least) for line in lines)
    middle = (word.top + word.bottom) / 2
    return any(
        abs(line[1] - middle) <= _BESIDE * word.face.size and _covers(line, word.x0, word.x1, least)
        for line in lines
    )


def _is_marked(word: Word, fills: Sequence[Box]) -> bool:
    middle = (word.top + word.bottom) / 2
    return any(
        box[1] <= middle <= box[3]
        and box[3] - box[1] <= _HIGHEST * max(word.face.size, 6.0)
        and _covers(box, word.x0, word.x1, _COVERED_PART)
        for box in fills
    )


def _middle_line(box: Box) -> Box:
    """Return the level line through the middle of a box."""
    _, height = middle(box)
    return box[0], height, box[2], height


def _without_space(line: Box, words: Sequence[Word]) -> Box:
    """Return a line that is drawn on through the space after its last word without that space."""
    space = min(_SPACE * max(word.face.size for word in words), (line[2] - line[0]) / 2)
    return line[0], line[1], line[2] - space, line[3]


def _lines_through(marks: Marks, words: ByHeight[Word]) -> list[Box]:
    """Return the level lines that are drawn through words, and no further than they reach."""
    found: list[Box] = []
    for line in marks.lines:
        if is_upright(line):
            continue
        near = words.between(line[1] - _REACH, line[1] + _REACH)
        if not near:
            continue
        if is_along_words(line, near) or is_along_words(_without_space(line, near), near):
            beside = [word for word in near if word.x0 < line[2] and word.x1 > line[0]]
            parts = (part for word in beside for part in _parts(word))
            if any(_strikes(line, part, _COVERED_PART) for part in parts):
                found.append(line)
    return found


def _highlights(marks: Marks, words: ByHeight[Word]) -> list[Box]:
    """Return the fills that stand behind words and are no wider than they."""
    found: list[Box] = []
    for fill in marks.fills:
        if fill.is_white or fill.box[3] - fill.box[1] > _TALLEST:
            continue
        behind = words.between(fill.box[1], fill.box[3])
        if behind and hugs_words(fill.box, behind):
            found.append(fill.box)
    return found


def with_overprint(
    words: Sequence[Word], marks: Marks, *, struck: Sequence[Box] = (), marked: Sequence[Box] = ()
) -> tuple[list[Word], Marks]:
    """Return words, those that are struck out or highlighted marked as such, and other marks.

    `struck` and `marked` are places where a viewer's tool did so, besides what the page draws. A
    line through the middle of letters is no ruling line, so it is not among the other marks.
    """
    if not marks.lines and not marks.fills and not struck and not marked:
        return list(words), marks
    by_height = ByHeight(words, lambda word: (word.top + word.bottom) / 2)
    lines = [*_lines_through(marks, by_height), *map(_middle_line, struck)]
    fills = [*_highlights(marks, by_height), *marked]
    if not lines and not fills:
        return list(words), marks
    found: list[Word] = []
    through_words = ByHeight(lines, lambda line: line[1])
    for word in words:
        reach = max(word.face.size, word.bottom - word.top)  # further, no line strikes it out
        near = through_words.between(word.top - reach, word.bottom + reach)
        parts = _parts(word)
        least = _COVERED if len(parts) == 1 else _COVERED_PART
        parts = [
            _printed(part, _is_struck(part, near, least), _is_marked(part, fills)) for part in parts
        ]
        alike = len({(part.struck, part.marked) for part in parts}) == 1
        found += [_printed(word, parts[0].struck, parts[0].marked)] if alike else parts
    through = frozenset(lines)
    others = replace(marks, lines=tuple(line for line in marks.lines if line not in through))
    return [_in_order(word, order) for order, word in enumerate(found)], others


def _printed(word: Word, struck: bool, marked: bool) -> Word:
    as_is = (word.struck, word.marked) == (struck, marked)
    return word if as_is else replace(word, struck=struck, marked=marked)


def _in_order(word: Word, order: int) -> Word:
    return word if word.order == order else replace(word, order=order)

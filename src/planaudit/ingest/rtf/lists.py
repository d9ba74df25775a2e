r"""Numbers of RTF lists, for files that say how to count and leave the counting to the reader.

Word writes every label out (\listtext). Other programs write only which list a paragraph is
in, and what its labels are like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planaudit.ingest.marks import fold_white_space, is_bare_bullet
from planaudit.ingest.rich.list_labels import in_letters, in_roman
from planaudit.ingest.rtf.header import groups
from planaudit.ingest.rtf.letters import SYMBOLS
from planaudit.ingest.rtf.tokens import Token

_MOST_LEVELS = 9
_BULLET, _NO_NUMBER = 23, 255


@dataclass(frozen=True, slots=True)
class ListLevel:
    r"""One level of a list: its \levelnfc, where it starts, and its label in pieces.

    A piece is text, or the number, from 0, of the level whose count stands there.
    """

    kind: int
    start: int
    pieces: tuple[str | int, ...]


def lists_of(content: Sequence[Token]) -> dict[int, tuple[ListLevel, ...]]:
    r"""Return the levels of each list in a list table, by \listid."""
    found: dict[int, tuple[ListLevel, ...]] = {}
    for group in groups(content):
        number = _number(group, "listid")
        if number is not None:
            levels = (_level(inner) for inner in groups(group) if _has(inner[:1], "listlevel"))
            found[number] = tuple(levels)[:_MOST_LEVELS]
    return found


def overrides_of(content: Sequence[Token]) -> dict[int, int]:
    r"""Return the \listid that each \ls stands for, from a list override table."""
    found: dict[int, int] = {}
    for group in groups(content):
        number, identifier = _number(group, "ls"), _number(group, "listid")
        if number is not None and identifier is not None:
            found[number] = identifier
    return found


class ListNumbers:
    """Counts the paragraphs of each list."""

    def __init__(self) -> None:
        self.lists: Mapping[int, tuple[ListLevel, ...]] = {}
        self.overrides: Mapping[int, int] = {}
        self._counts: dict[int, list[int | None]] = {}

    def next(self, number: int, depth: int) -> str:
        r"""Return the label of the next paragraph of list \ls `number`, '' where it has none."""
        identifier = self.overrides.get(number, number)
        levels = self.lists.get(identifier, ())
        if depth >= len(levels):
            return ""
        counts = self._counts.setdefault(identifier, [None] * _MOST_LEVELS)
        count = counts[depth]
        counts[depth] = levels[depth].start if count is None else count + 1
        counts[depth + 1 :] = [None] * (_MOST_LEVELS - depth - 1)
        if levels[depth].kind in (_BULLET, _NO_NUMBER):
            return ""
        return label_of("".join(_shown(piece, levels, counts) for piece in levels[depth].pieces))


def label_of(text: str) -> str:
    """Return the label that `text`, as printed before a list item, is; '' for a bullet."""
    label = fold_white_space(text)
    return "" if is_bare_bullet(label) else label


def _shown(piece: str | int, levels: Sequence[ListLevel], counts: Sequence[int | None]) -> str:
    if isinstance(piece, str):
        return piece
    if piece >= len(levels):
        return ""
    level = levels[piece]
    count = counts[piece]
    return _written(level.start if count is None else count, level.kind)


def _written(count: int, kind: int) -> str:
    if kind in (1, 2):
        return in_roman(count).upper() if kind == 1 else in_roman(count)
    if kind in (3, 4):
        return in_letters(count).upper() if kind == 3 else in_letters(count)
    if kind == _NO_NUMBER:
        return ""
    return f"{count:02}" if kind == 22 else str(count)


def _level(group: Sequence[Token]) -> ListLevel:
    kind = _number(group, "levelnfcn")
    if kind is None:
        kind = _number(group, "levelnfc") or 0
    start = _number(group, "levelstartat")
    text = next((inner for inner in groups(group) if _has(inner, "leveltext")), [])
    return ListLevel(kind, 1 if start is None else start, _pieces(text))


def _pieces(content: Sequence[Token]) -> tuple[str | int, ...]:
    r"""Return the pieces of a \leveltext: its length in a byte, then text and level numbers."""
    pieces: list[str | int] = []
    for token in content:
        if token.sort == "text":
            pieces.append(token.text.removesuffix(";"))
        elif token.sort == "symbol":
            pieces.append(SYMBOLS.get(token.text, ""))
        elif token.sort == "byte" and token.value is not None:
            level = token.value < _MOST_LEVELS
            pieces.append(
                token.value if level else bytes([token.value]).decode("cp1252", "replace")
            )
    return tuple(pieces[1:])


def _number(content: Sequence[Token], word: str) -> int | None:
    """Return the number of the first control word `word`."""
    return next((token.value for token in content if token.text == word and token.value), None)


def _has(content: Sequence[Token], word: str) -> bool:
    return any(token.sort == "word" and token.text == word for token in content)

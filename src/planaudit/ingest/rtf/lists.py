r"""Numbers of RTF lists, for files that say how to count and leave the counting to the reader.

Word writes every label out (\listtext). Other programs write only which list a paragraph is
in, and what its labels are like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from planaudit.ingest.marks import fold_white_space, is_bare_bullet
from planaudit.ingest.rich.list_counters import ListCounter, ListLevel
from planaudit.ingest.rtf.header import groups
from planaudit.ingest.rtf.letters import SYMBOLS
from planaudit.ingest.rtf.tokens import Token

_MOST_LEVELS = 9
_BULLET, _NO_NUMBER = 23, 255
_FORMS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    22: "decimalZero", _BULLET: "bullet", _NO_NUMBER: "none",
}  # fmt: skip
r"""What each \levelnfc stands for; any other is shown in figures."""


def lists_of(content: Sequence[Token]) -> dict[int, dict[int, ListLevel]]:
    r"""Return the levels of each list in a list table, by \listid."""
    found: dict[int, dict[int, ListLevel]] = {}
    for group in groups(content):
        number = _number(group, "listid")
        if number is not None:
            levels = (_level(inner) for inner in groups(group) if _has(inner[:1], "listlevel"))
            found[number] = dict(enumerate(islice(levels, _MOST_LEVELS)))
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
        self.lists: Mapping[int, Mapping[int, ListLevel]] = {}
        self.overrides: Mapping[int, int] = {}
        self._counters: dict[int, ListCounter] = {}

    def next(self, number: int, depth: int) -> str:
        r"""Return the label of the next paragraph of list \ls `number`, '' where it has none."""
        identifier = self.overrides.get(number, number)
        levels = self.lists.get(identifier, {})
        if depth not in levels:
            return ""
        counter = self._counters.setdefault(identifier, ListCounter())
        return label_of(counter.next(levels, depth))


def label_of(text: str) -> str:
    """Return the label that `text`, as printed before a list item, is; '' for a bullet."""
    label = fold_white_space(text)
    return "" if is_bare_bullet(label) else label


def _level(group: Sequence[Token]) -> ListLevel:
    kind = _number(group, "levelnfcn")
    if kind is None:
        kind = _number(group, "levelnfc") or 0
    start = _number(group, "levelstartat")
    text = next((inner for inner in groups(group) if _has(inner, "leveltext")), [])
    plain = bool(_number(group, "levellegal"))
    pieces = () if kind in (_BULLET, _NO_NUMBER) else _pieces(text)
    return ListLevel(_FORMS.get(kind, "decimal"), 1 if start is None else start, pieces, plain)


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
    return next(
        (token.value for token in content if token.text == word and token.value is not None), None
    )


def _has(content: Sequence[Token], word: str) -> bool:
    return any(token.sort == "word" and token.text == word for token in content)

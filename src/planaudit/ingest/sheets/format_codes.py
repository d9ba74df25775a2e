"""Number format codes of spreadsheets ('#,##0.00', '[$-809]dd mmmm yyyy'), taken apart.

ECMA-376 part 1, 18.8.31: up to four sections, for numbers above nought, below it, nought and
text, each made of places for figures, letters for dates, and words to be shown as they are.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

LONGEST_CODE = 255
"""Characters that a spreadsheet allows. A longer code is taken for none."""


class Kind(Enum):
    """What a piece of a format code stands for."""

    LITERAL = auto()
    PLACE = auto()
    """A place for a figure: '0', '#' or '?'."""
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    DATE = auto()
    """One letter or several of 'ymdhs'."""
    ELAPSED = auto()
    """Hours, minutes or seconds that may go beyond a day: '[h]'."""
    PARTS_OF_SECOND = auto()
    """'.00' after the seconds."""
    NOON = auto()
    """AM or PM."""
    GENERAL = auto()
    TEXT = auto()
    """'@': the text of the cell."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a format code; `text` is what is shown of a literal, else what is written."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Section:
    """One section. `condition`: what a number must be for it, as '[>=100]' says; None if unsaid."""

    pieces: tuple[Piece, ...]
    condition: Callable[[float], bool] | None = None

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of its pieces."""
        return frozenset(piece.kind for piece in self.pieces)

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return not self.kinds.isdisjoint((Kind.DATE, Kind.ELAPSED, Kind.NOON))


_PIECE = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<gap>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General)
    | (?P<noon>AM/PM|A/P)
    | (?P<exponent>E[+-])
    | (?P<parts>(?:(?<=s)|(?<=s\]))\.0+)
    | (?P<date>(?P<letter>[ymdhs])(?P=letter)*)
    | (?P<end>;)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MARKS = {
    "0": Kind.PLACE, "#": Kind.PLACE, "?": Kind.PLACE, ".": Kind.POINT, ",": Kind.COMMA,
    "%": Kind.PERCENT, "/": Kind.SLASH, "@": Kind.TEXT,
}  # fmt: skip
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)")
_COMPARED = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_OF_THE_SYSTEM = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}
"""'As Windows shows long dates', and times: as it does in the United Kingdom."""


NumberFormat = tuple[Section, ...]
"""A number format: its sections, at least one."""


def number_format(code: str) -> NumberFormat:
    """Return the number format that a code stands for."""
    if len(code) > LONGEST_CODE:
        code = "General"
    for start, shown in _OF_THE_SYSTEM.items():
        if code.upper().startswith(start):
            code = shown
    sections: list[Section] = []
    pieces: list[Piece] = []
    condition: Callable[[float], bool] | None = None
    for found in _PIECE.finditer(code):
        if found["end"]:
            sections.append(Section(tuple(pieces), condition))
            pieces, condition = [], None
        elif found["bracket"] is not None and (stated := _CONDITION.fullmatch(found["bracket"])):
            condition = _condition(stated[1], float(stated[2]))
        elif piece := _piece(found):
            pieces.append(piece)
    sections.append(Section(tuple(pieces), condition))
    return tuple(sections[:4])


def _condition(compared: str, limit: float) -> Callable[[float], bool]:
    return lambda value: bool(_COMPARED[compared](value, limit))


def _piece(found: re.Match[str]) -> Piece | None:
    if found["bracket"] is not None:
        return _bracket(found["bracket"])
    for name, kind in (
        ("general", Kind.GENERAL),
        ("noon", Kind.NOON),
        ("exponent", Kind.EXPONENT),
        ("parts", Kind.PARTS_OF_SECOND),
        ("date", Kind.DATE),
    ):
        if found[name]:
            return Piece(kind, found[name])
    if found["gap"]:
        return Piece(Kind.LITERAL, " ")  # as wide as the character that is named
    if found["fill"]:
        return None  # repeated as often as the column is wide
    literal = found["quoted"] if found["quoted"] is not None else found["escaped"]
    if literal is not None:
        return Piece(Kind.LITERAL, literal)
    return Piece(_MARKS.get(found["mark"], Kind.LITERAL), found["mark"])


def _bracket(inside: str) -> Piece | None:
    """Return the sign of a currency, or a time that may go beyond a day; nothing for a colour."""
    if inside.startswith("$"):
        return Piece(Kind.LITERAL, inside[1:].partition("-")[0])
    return Piece(Kind.ELAPSED, inside) if _ELAPSED.fullmatch(inside) else None


GENERAL = number_format("General")
"""The format of a cell to which nobody has given any."""

"""What one cell of a workbook shows, and what it holds but does not show."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from planaudit.ingest.marks import visible_characters
from planaudit.ingest.refusals import damaged
from planaudit.ingest.sheets.cell_looks import PLAIN, CellLook
from planaudit.ingest.sheets.cell_texts import TextPiece, pieces_of, shown_in_fonts, unescaped
from planaudit.ingest.sheets.format_codes import GENERAL, number_format
from planaudit.ingest.sheets.number_formats import shown_number, shown_text
from planaudit.ingest.xml_parsing import whole_number

Unshown = Literal["", "error", "picture", "unknown", "unseen"]
_WORKED_OUT_TO_NOTHING = ("str", "e", "b", "s")
"""Kinds of cells whose formula has a result, empty or not: '=IF(A2="","",A2)' may show nothing."""
_DAY_NOUGHT = datetime.datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share. `from_1904`: its days are counted from that year."""

    texts: Sequence[tuple[TextPiece, ...]] = ()
    looks: Sequence[CellLook] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What a cell shows.

    `unshown` says why nothing is: it holds an 'error', a 'picture', a formula whose result is
    'unknown', or what its number format leaves 'unseen', which has so many visible `characters`.
    `struck` holds the pieces of text that are struck through.
    """

    text: str = ""
    unshown: Unshown = ""
    characters: int = 0
    struck: tuple[str, ...] = ()


_EMPTY = ShownCell()


def shown_cell(cell: etree._Element, book: Book) -> ShownCell:
    """Return what a cell (`c`) shows: true and false as Yes and No. Raises UnreadableFile."""
    if not len(cell):
        return _EMPTY  # formatted and nothing more, as whole columns often are
    kind, parts = cell.get("t", "n"), _parts_of(cell)
    value = parts["v"].text or "" if "v" in parts else ""
    if kind == "e":
        return _error(cell, value)
    if not value and kind != "inlineStr":
        unknown = "f" in parts and kind not in _WORKED_OUT_TO_NOTHING
        return ShownCell(unshown="unknown") if unknown else _EMPTY
    look = _look_of(cell, book)
    pieces = _pieces(parts.get("is"), kind, value, book)
    if pieces is None:
        number = _number_shown(kind, value, look, book)
        said = shown_in_fonts((TextPiece(number),), look)
        text, held = said.text, value
    else:
        said = shown_in_fonts(pieces, look)
        text, held = shown_text(said.text, look.format), said.text
    if held.strip() and not (text.strip() or said.struck):
        return ShownCell(unshown="unseen", characters=visible_characters(held))
    return ShownCell(text.strip(), struck=said.struck)


def _parts_of(cell: etree._Element) -> dict[str, etree._Element]:
    """Return what is in a cell by its name: the formula 'f', the value 'v', the text 'is'."""
    return {str(part.tag).rpartition("}")[2]: part for part in cell}


def _error(cell: etree._Element, value: str) -> ShownCell:
    if cell.get("vm"):  # how Excel holds a picture that is placed in a cell
        return ShownCell(unshown="picture")
    return ShownCell(unshown="error", characters=visible_characters(value))


def _look_of(cell: etree._Element, book: Book) -> CellLook:
    number = whole_number(cell.get("s", "0"))
    return PLAIN if number is None or number >= len(book.looks) else book.looks[number]


def _pieces(
    item: etree._Element | None, kind: str, value: str, book: Book
) -> tuple[TextPiece, ...] | None:
    """Return the text that a cell holds, None when it holds no text."""
    if kind == "inlineStr":
        return () if item is None else tuple(pieces_of(item))
    if kind == "str":
        return (TextPiece(unescaped(value)),)
    if kind != "s":
        return None
    number = whole_number(value)
    if number is None or number >= len(book.texts):
        raise damaged()
    return book.texts[number]


def _number_shown(kind: str, value: str, look: CellLook, book: Book) -> str:
    if kind == "b":
        return "Yes" if value.strip() in ("1", "true") else "No"
    if kind == "d":
        days = _days_to(value)
        format_ = number_format("dd/mm/yyyy") if look.format == GENERAL else look.format
        return value if days is None else shown_number(days, format_)
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number):
        return value
    return shown_number(number, look.format, from_1904=book.from_1904)


def _days_to(value: str) -> float | None:
    """Return the count of days from 1900 of a date in ISO 8601, None for what is none."""
    try:
        moment = datetime.datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return None
    return (moment - _DAY_NOUGHT) / datetime.timedelta(days=1)

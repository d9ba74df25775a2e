"""The texts of a workbook's cells: pieces, each perhaps in a font of its own.

Texts stand in the cells or, under a number, in `xl/sharedStrings.xml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.glyphs import shown_in
from planaudit.ingest.sheets.cell_looks import CellLook, font_of
from planaudit.ingest.xml_parsing import xml_elements

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of text; `font` and `struck` are None where the cell's own look holds."""

    text: str
    font: str | None = None
    struck: bool | None = None


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a cell shows of its text; `struck` holds the pieces that are struck through."""

    text: str
    struck: tuple[str, ...] = ()


def shared_texts(content: bytes) -> list[tuple[TextPiece, ...]]:
    """Return the texts of a workbook's part of shared texts, in order. Raises UnreadableFile."""
    return [tuple(pieces_of(item)) for item in xml_elements(content, "si")]


def pieces_of(item: etree._Element) -> Iterator[TextPiece]:
    """Yield the pieces of one text; what says how Japanese is spoken is none of it."""
    for child in item:
        name = etree.QName(child).localname
        if name == "t":
            yield TextPiece(unescaped(child.text or ""))
        elif name == "r":
            font, struck = font_of(child.find("{*}rPr"))
            text = "".join(each.text or "" for each in child.iterfind("{*}t"))
            yield TextPiece(unescaped(text), font, struck)


def shown_in_fonts(pieces: tuple[TextPiece, ...], look: CellLook) -> ShownText:
    """Return what a cell with this look shows of a text, its number format aside."""
    if len(pieces) == 1 and not (look.changes_text or pieces[0].font or pieces[0].struck):
        return ShownText(pieces[0].text)  # nearly every cell of nearly every sheet
    texts: list[str] = []
    struck: list[str] = []
    for piece in pieces:
        text = shown_in(look.font if piece.font is None else piece.font, piece.text)
        is_struck = look.struck if piece.struck is None else piece.struck
        (struck if is_struck and text.strip() else texts).append(text)
    return ShownText("".join(texts), tuple(struck))


def unescaped(text: str) -> str:
    r"""Return a text with the characters that a workbook writes as '_x000D_'."""
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    mark = chr(int(found[1], 16))
    return found[0] if "\ud800" <= mark <= "\udfff" else mark

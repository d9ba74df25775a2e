"""The rows of one sheet of a workbook, read from its XML cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from planaudit.document import LeftOut
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.sheets.merged import Merge, column_number, merge_of
from planaudit.ingest.sheets.model import (
    MOST_COLUMNS,
    MOST_ROWS,
    SheetRow,
    too_many_columns,
    too_many_rows,
    without_empty_end,
)
from planaudit.ingest.sheets.shown_cells import Book, shown_cell
from planaudit.ingest.xml_parsing import whole_number, xml_elements
from planaudit.plain_words import count_of

_LAST_ROW = 2**20
"""The last row that a spreadsheet can have."""
_COLUMN = re.compile(r"([A-Z]{1,3})[0-9]*")
_PAGE_TEXTS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")
_WHY = {
    "error": "it shows an error of the spreadsheet's own instead of an answer",
    "unknown": "it holds a formula that was never worked out. Open and save the file in Excel",
    "unseen": "its number format shows nothing of what it holds",
    "picture": "it holds a picture, and words inside pictures are not read",
}


@dataclass(slots=True)
class SheetCells:
    """What the XML of a sheet holds: rows that are not empty, hidden columns, merged cells.

    Columns count from 0. `page_texts` are printed above and below the sheet, in Excel's codes.
    """

    rows: list[SheetRow] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    page_texts: list[str] = field(default_factory=list)


def cells_of(content: bytes, book: Book) -> SheetCells:
    """Return what a sheet's part holds. Raises UnreadableFile."""
    found = SheetCells()
    number = 0
    for element in xml_elements(content, "row", "col", "mergeCell", *_PAGE_TEXTS):
        name = etree.QName(element).localname
        if name == "row":
            number = _row_number(element, number)
            row = _Row(number, hidden=_is_hidden(element))
            for cell in element.iterchildren("{*}c"):
                row.add(cell, book)
            found.rows += row.rows()
            if len(found.rows) > MOST_ROWS + 1:
                raise too_many_rows()
        elif name == "col":
            found.hidden_columns.update(_hidden_columns(element))
        elif name == "mergeCell":
            merge = merge_of(element.get("ref", ""))
            found.merges += [merge] if merge else []
        else:
            found.page_texts.append(element.text or "")
    return found


class _Row:
    """One row while its cells are read."""

    def __init__(self, number: int, *, hidden: bool) -> None:
        self._number = number
        self._hidden = hidden
        self._texts: list[str] = []
        self._count: Counter[str] = Counter()
        self._characters: Counter[str] = Counter()
        self._struck: list[str] = []
        self._column = 0  # counted from 1

    def add(self, cell: etree._Element, book: Book) -> None:
        """Add what a cell shows. Raises UnreadableFile."""
        self._column = _column_of(cell.get("r", "")) or self._column + 1
        shown = shown_cell(cell, book)
        if shown.unshown:
            self._count[shown.unshown] += 1
            self._characters[shown.unshown] += shown.characters
        self._struck += shown.struck
        if not shown.text:
            return
        if self._column > MOST_COLUMNS:
            raise too_many_columns()
        self._texts += [""] * (self._column - len(self._texts))
        self._texts[self._column - 1] = shown.text

    def rows(self) -> list[SheetRow]:
        """Return the row as read, nothing for an empty one."""
        texts, left_out = without_empty_end(self._texts), self._left_out()
        if not texts and not left_out:
            return []
        return [SheetRow(self._number, texts, self._hidden, left_out)]

    def _left_out(self) -> tuple[LeftOut, ...]:
        cells = tuple(
            LeftOut(count_of(count, "cell", "cells"), why, characters=self._characters[kind])
            for kind, why in _WHY.items()
            if (count := self._count[kind])
        )
        struck = Tally()
        for text in self._struck:
            struck.add_text(Thing.STRUCK_OUT, text)
        return (*cells, *struck.left_out())


def _row_number(row: etree._Element, before: int) -> int:
    """Return the number of a row. Raises UnreadableFile for one out of order or of bounds."""
    number = whole_number(row.get("r", str(before + 1)))
    if number is None or not before < number <= _LAST_ROW:
        raise UnreadableFile(
            "failed",
            "the rows of this workbook are not in order. Open it in Excel or LibreOffice, save "
            "a new copy and try again",
        )
    return number


def _column_of(reference: str) -> int:
    """Return the column of 'AB12', counted from 1; 0 for what is no reference."""
    found = _COLUMN.fullmatch(reference)
    return column_number(found[1]) if found else 0


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _hidden_columns(columns: etree._Element) -> range:
    first, last = whole_number(columns.get("min")), whole_number(columns.get("max"))
    if not _is_hidden(columns) or first is None or last is None:
        return range(0)
    return range(first - 1, min(last, MOST_COLUMNS))

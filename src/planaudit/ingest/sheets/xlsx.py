"""Excel workbooks: the text that each cell shows, within bounds.

openpyxl is given a copy that holds only the parts read here, unpacked within bounds, so that
neither a small file that unpacks to gigabytes nor one that lies about its sizes reaches it.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from planaudit.document import Comment, LeftOut
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.left_out import counted
from planaudit.ingest.packages import Package
from planaudit.ingest.sheets.model import (
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    SheetRow,
    Workbook,
    not_a_workbook,
    too_many_columns,
    too_many_rows,
    without_empty_end,
)

_NOT_READ = re.compile(
    r"(?:^|/)(?:charts?|chartsheets|ctrlProps|customXml|diagrams|docProps|drawings|externalLinks|"
    r"pivotCache|pivotTables|printerSettings|slicers?|theme|threadedComments)/"
)
"""Folders of parts that hold no cells."""
_LAST_ROW = 2**20
"""The last row that a spreadsheet can have."""
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""'Strict Open XML' says the same under names that openpyxl does not know."""
_Comments = dict[int, list[Comment]]
"""By the row they are on."""
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PERCENT = re.compile(r"(?:0\.(0+)|0)%")
_LEADING_NOUGHTS = re.compile(r"0+")
_AN_ERROR = "it shows an error of the spreadsheet's own instead of an answer"
_NOT_WORKED_OUT = "it holds a formula that was never worked out. Open and save the file in Excel"


def read_xlsx(content: bytes) -> Workbook:
    """Return the sheets of an Excel workbook. Raises UnreadableFile."""
    with Package(content) as package:
        if "xl/workbook.xml" not in package.names and not package.has_main_part("spreadsheetml"):
            raise not_a_workbook()
        parts = {
            name: package.part(name) or b""
            for name in package.names
            if name.endswith((".xml", ".rels")) and not _NOT_READ.search(name)
        }
        comments = {name: _comments_on(package, name) for name in parts if "sheet" in name.lower()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says on the screen what it makes nothing of
        try:
            return _workbook(parts, comments)
        except UnreadableFile:
            raise
        except Exception:  # openpyxl raises anything at parts that are not what it expects
            raise UnreadableFile(
                "failed",
                "this workbook is not whole (it may be damaged or cut short). Open it in Excel or "
                "LibreOffice, save a new copy and try again",
            ) from None


def _copy_of(parts: dict[str, bytes]) -> bytes:
    """Return a plain archive of `parts`. Raises ValueError for one that declares entities."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            if b"<!DOCTYPE" in part:  # no program writes one; what it declares can grow without end
                raise ValueError(name)
            for strict, transitional in _STRICT:
                part = part.replace(strict, transitional)
            archive.writestr(name, part)
    return made.getvalue()


def _workbook(parts: dict[str, bytes], comments: dict[str, _Comments]) -> Workbook:
    import openpyxl  # on first use: it is needed for spreadsheets only

    copy = _copy_of(parts)

    def opened(*, values: bool) -> Any:
        return openpyxl.load_workbook(
            io.BytesIO(copy), read_only=True, data_only=values, keep_links=False
        )

    has_formulas = any(_FORMULA.search(part) for part in parts.values())
    book = opened(values=True)
    formulas = opened(values=False) if has_formulas else None
    sheets: list[Sheet] = []
    hidden: list[int] = []
    for number, sheet in enumerate(book.worksheets, start=1):
        if sheet.sheet_state != "visible":
            hidden.append(number)
            continue
        # The part's name is openpyxl's own business, but nothing else says which rows are hidden.
        part = str(sheet._worksheet_path).lstrip("/")
        hidden_rows = _hidden_rows(parts[part])
        beside = formulas.worksheets[number - 1] if formulas else None
        said = comments.get(part, {})
        rows = (
            replace(row, hidden=row.number in hidden_rows, comments=tuple(said.get(row.number, ())))
            for row in _rows(sheet, beside)
        )
        sheets.append(Sheet(number, tuple(rows)))
    return Workbook(tuple(sheets), tuple(hidden))


def _comments_on(package: Package, sheet: str) -> _Comments:
    """Return the comments on the cells of a sheet, by row."""
    found: _Comments = {}
    for kind, name in package.related(sheet).values():
        root = package.xml(name) if kind == "comments" else None
        if root is None:
            continue
        authors = ["".join(map(str, author.itertext())) for author in root.iter("{*}author")]
        for comment in root.iter("{*}comment"):
            row = re.sub(r"\D", "", comment.get("ref", ""))[:7]
            who = comment.get("authorId", "")
            author = authors[int(who)] if who.isdecimal() and int(who) < len(authors) else ""
            text = " ".join("".join(map(str, comment.itertext("{*}t"))).split())
            if row and text:
                found.setdefault(int(row), []).append(Comment(author, text))
    return found


def _hidden_rows(part: bytes) -> frozenset[int]:
    """Return the rows a sheet hides. Raises UnreadableFile for rows out of order or of bounds.

    openpyxl passes over a row that stands out of order, and fills every gap before a row.
    """
    hidden: set[int] = set()
    number = 0
    for found in _ROW.finditer(part):
        stated = _ROW_NUMBER.search(found[1])
        before, number = number, int(stated[1][:9]) if stated else number + 1
        if not before < number <= _LAST_ROW:
            raise UnreadableFile(
                "failed",
                "the rows of this workbook are not in order. Open it in Excel or LibreOffice, save "
                "a new copy and try again",
            )
        if _HIDDEN.search(found[1]):
            hidden.add(number)
    return frozenset(hidden)


_LONGEST_GAP = 100_000
"""Empty rows between two that are filled: openpyxl would go through millions of them."""


def _rows(sheet: Any, formulas: Any) -> Iterator[SheetRow]:
    """Yield the rows that are not empty. Raises UnreadableFile."""
    sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    beside: Iterator[Sequence[Any]] = iter(())
    if formulas is not None:
        formulas.reset_dimensions()
        beside = formulas.iter_rows()
    kept = last = 0
    both = zip_longest(sheet.iter_rows(), beside, fillvalue=())
    for number, (cells, written) in enumerate(both, start=1):
        if number - last > _LONGEST_GAP:
            raise too_many_rows()
        if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            raise too_many_columns()
        texts = without_empty_end([text_of(cell) for cell in cells[:MOST_COLUMNS]])
        left_out = tuple(_left_out(cells, written))
        if not texts and not left_out:
            continue
        kept, last = kept + 1, number
        if kept > MOST_ROWS + 1:
            raise too_many_rows()
        yield SheetRow(number, texts, left_out=left_out)


def text_of(cell: Any) -> str:
    """Return what a cell shows: dates as 12/06/2025, true and false as Yes and No."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value).strip()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute, value.second) == (0, 0, 0):
            return f"{value:%d/%m/%Y}"
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return str(value)


def _unescaped(found: re.Match[str]) -> str:
    r"""Return the character that a workbook writes as '_x000D_'."""
    mark = chr(int(found[1], 16))
    return found[0] if "\ud800" <= mark <= "\udfff" else mark


def _number(value: float, number_format: str) -> str:
    percent = _PERCENT.fullmatch(number_format)
    if percent:
        return f"{value:.{len(percent[1] or '')}%}"
    whole = value == int(value) if abs(value) < 1e15 else False
    if whole and _LEADING_NOUGHTS.fullmatch(number_format):
        return f"{int(value):0{len(number_format)}d}"
    return str(int(value)) if whole else f"{value:.15g}"


def _left_out(cells: Sequence[Any], written: Sequence[Any]) -> Iterator[LeftOut]:
    """Yield what the cells of one row do not tell."""
    errors = sum(1 for cell in cells if cell.data_type == "e")
    unknown = sum(
        1
        for cell, formula in zip(cells, written, strict=False)
        if formula.data_type == "f" and cell.value is None
    )
    for count, why in ((errors, _AN_ERROR), (unknown, _NOT_WORKED_OUT)):
        if count:
            yield LeftOut(counted(count, "cell", "cells"), why)

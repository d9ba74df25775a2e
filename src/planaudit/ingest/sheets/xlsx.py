"""Excel workbooks: the text that each cell shows, within bounds.

The parts are read as the workbook's own relations name them (ECMA-376 part 1, 18), those of
'Strict Open XML' too: the names of elements are the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from planaudit.document import Comment, LeftOut
from planaudit.ingest.packages import Package
from planaudit.ingest.refusals import damaged
from planaudit.ingest.sheets.cell_looks import looks_in
from planaudit.ingest.sheets.cell_texts import shared_texts
from planaudit.ingest.sheets.cells import SheetCells, cells_of
from planaudit.ingest.sheets.drawn import drawn_over
from planaudit.ingest.sheets.merged import with_merged
from planaudit.ingest.sheets.model import OtherSheet, Sheet, SheetRow, Workbook, not_a_workbook
from planaudit.ingest.sheets.remarks import comments_on, people_of
from planaudit.ingest.sheets.shown_cells import Book

_USUAL_NAME = "xl/workbook.xml"
_KINDS = {"chartsheet": "a chart", "dialogsheet": "a dialogue box"}
_MERGED = "What a cell merged over several rows shows was read in each of those rows."


def read_xlsx(content: bytes) -> Workbook:
    """Return the sheets of an Excel workbook. Raises UnreadableFile."""
    with Package(content) as package:
        if _USUAL_NAME not in package.names and not package.has_main_part("spreadsheetml"):
            raise not_a_workbook()
        main = _related_part(package, "", "officeDocument") or _USUAL_NAME
        workbook = package.xml(main)
        if workbook is None:
            raise damaged()
        book = _book(package, main, workbook)
        people = people_of(package, main)
        parts = package.related(main)
        sheets: list[Sheet] = []
        others: list[OtherSheet] = []
        for number, tab in enumerate(workbook.iterfind("{*}sheets/{*}sheet"), start=1):
            kind, part = parts.get(_relation_of(tab), ("", ""))
            if tab.get("state", "visible") != "visible":
                others.append(OtherSheet(number, "which is hidden"))
            elif kind == "worksheet":
                sheets.append(_sheet(package, number, part, book, people))
            elif kind:
                others.append(OtherSheet(number, _KINDS.get(kind, "which has no cells")))
            else:
                raise damaged()
    return Workbook(tuple(sheets), tuple(others))


def _related_part(package: Package, name: str, wanted: str) -> str:
    """Return the part of the kind `wanted` that a part points to, '' if there is none."""
    return next((part for kind, part in package.related(name).values() if kind == wanted), "")


def _relation_of(tab: etree._Element) -> str:
    """Return the identifier of a sheet's part, whose name has one space in 'Strict Open XML'."""
    named = (str(value) for name, value in tab.attrib.items() if str(name).endswith("}id"))
    return next(named, "")


def _book(package: Package, main: str, workbook: etree._Element) -> Book:
    texts = package.part(_related_part(package, main, "sharedStrings"))
    styles = package.xml(_related_part(package, main, "styles"))
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Book(() if texts is None else shared_texts(texts), looks_in(styles), from_1904)


def _sheet(
    package: Package, number: int, part: str, book: Book, people: Mapping[str, str]
) -> Sheet:
    content = package.part(part)
    if content is None:
        raise damaged()
    cells = cells_of(content, book)
    rows = with_merged(cells.rows, cells.merges)
    notes = _hidden_columns(cells)
    if rows != tuple(cells.rows):
        notes = (*notes, _MERGED)
    return _with_what_lies_over(
        Sheet(number, rows, notes),
        drawn_over(package, part, cells.page_texts),
        comments_on(package, part, people),
    )


def _hidden_columns(cells: SheetCells) -> tuple[str, ...]:
    """Return the note on the columns that a sheet hides though they hold something."""
    filled = {at for row in cells.rows for at, text in enumerate(row.cells) if text}
    count = len(filled & cells.hidden_columns)
    if not count:
        return ()
    said = "1 column of the sheet is" if count == 1 else f"{count} columns of the sheet are"
    return (f"{said} hidden, and read all the same.",)


def _with_what_lies_over(
    sheet: Sheet,
    drawn: Mapping[int, tuple[LeftOut, ...]],
    comments: Mapping[int, tuple[Comment, ...]],
) -> Sheet:
    """Return a sheet with drawings and comments at their rows, or its own when there is none."""
    rows: tuple[SheetRow, ...] = tuple(
        replace(
            row,
            left_out=(*row.left_out, *drawn.get(row.number, ())),
            comments=comments.get(row.number, ()),
        )
        for row in sheet.rows
    )
    known = {row.number for row in rows}
    return replace(
        sheet,
        rows=rows,
        left_out=tuple(each for row in drawn if row not in known for each in drawn[row]),
        comments=tuple(each for row in comments if row not in known for each in comments[row]),
    )

"""OpenDocument tables as grids: rows, cells, what is merged, what is repeated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.odt.styles import Styles, is_coloured
from planaudit.ingest.odt.xml import attribute, ink, name_of, number_in
from planaudit.ingest.rich.model import Part, RichCell, RichRow, RichTable, paragraphs_of

_MOST_REPEATS = 256
_MOST_COPIED = 200_000  # characters, and one for each cell, in all copies together
_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")

CellReader = Callable[[etree._Element], Sequence[Part]]
"""Returns the parts inside a cell."""


class TableReader:
    """Reads the tables of one file."""

    def __init__(self, styles: Styles, tally: Tally, read_cell: CellReader) -> None:
        self._styles = styles
        self._tally = tally
        self._read_cell = read_cell
        self._copied = 0

    def table(self, element: etree._Element) -> RichTable:
        """Return the table in `element`."""
        ground = self._styles.ground("table", attribute(element, "table:style-name"))
        columns = _Columns(element)
        merged: dict[int, int] = {}
        rows: list[RichRow] = []
        for row, header in _rows(element):
            cells, merged = self._cells(row, merged, columns, ground)
            made = RichRow(tuple(cells), header)
            times = self._times(row, "table:number-rows-repeated", made.cells)
            rows.extend([made] * times)
        return RichTable(tuple(rows))

    def _cells(
        self,
        row: etree._Element,
        above: Mapping[int, int],
        columns: _Columns,
        table_ground: str,
    ) -> tuple[list[RichCell], dict[int, int]]:
        """Return the cells of a row, and what is merged downwards past it.

        What is merged is the number of rows still to be covered, by the cell's first column.
        """
        own = attribute(row, "table:style-name")
        ground = self._styles.ground("table-row", own) or table_ground
        row_style = attribute(row, "table:default-cell-style-name")
        cells: list[RichCell] = []
        below: dict[int, int] = {}
        column = 1
        for element in row:
            name = name_of(element)
            repeated = max(1, number_in(element, "table:number-columns-repeated", 1))
            if name == "table:covered-table-cell":
                if hidden := ink(element):
                    self._tally.add(Thing.COVERED, hidden)
                for first in [at for at in above if column <= at < column + repeated]:
                    cells.append(RichCell((), first, covered=True))
                    if above[first] > 1:
                        below[first] = above[first] - 1
            elif name == "table:table-cell":
                parts = tuple(self._read_cell(element))
                style = attribute(element, "table:style-name") or row_style
                shade = self._styles.ground("table-cell", style or columns.style(column)) or ground
                cell = RichCell(parts, column, is_coloured(shade))
                times = self._times(element, "table:number-columns-repeated", (cell,))
                cells.extend(replace(cell, column=column + more) for more in range(times))
                rows = number_in(element, "table:number-rows-spanned", 1)
                if rows > 1:
                    below[column] = rows - 1
            else:
                continue
            column += repeated
        return cells, below

    def _times(self, element: etree._Element, says: str, cells: Sequence[RichCell]) -> int:
        """Return how often to give `cells`: as the file `says`, within bounds."""
        wanted = number_in(element, says, 1)
        if wanted <= 1:
            return 1
        cost = _cost(cells)
        if wanted > _MOST_REPEATS and cost is not None and cost <= len(cells):
            return 1  # the empty rest of a spreadsheet
        times = min(wanted, _MOST_REPEATS)
        if cost is None or self._copied + cost * times > _MOST_COPIED:
            times = 1
        self._copied += 0 if cost is None else cost * (times - 1)
        if wanted > times:
            self._tally.add(Thing.REPEAT, times=wanted - times)
        return times


class _Columns:
    """The cell styles that a table's columns bring with them."""

    def __init__(self, table: etree._Element) -> None:
        self._ends: list[int] = []
        self._styles: list[str] = []
        end = 0
        for element in table:
            for column in element.iter("{*}table-column") if _is_columns(element) else ():
                end += max(1, number_in(column, "table:number-columns-repeated", 1))
                self._ends.append(end)
                self._styles.append(attribute(column, "table:default-cell-style-name"))

    def style(self, column: int) -> str:
        """Return the cell style of a column, '' for none."""
        at = bisect_right(self._ends, column - 1)
        return self._styles[at] if at < len(self._styles) else ""


def _is_columns(element: etree._Element) -> bool:
    return name_of(element).startswith(("table:table-column", "table:table-header-columns"))


def _rows(table: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the rows of a table, each with whether the file marks it as a heading row."""
    for element in table:
        name = name_of(element)
        if name == "table:table-row":
            yield element, header
        elif name in _GROUPS:
            yield from _rows(element, header=header or name == "table:table-header-rows")


def _cost(cells: Sequence[RichCell]) -> int | None:
    """Return how much there is to copy in `cells`; None for what is not copied, a table."""
    cost = len(cells)
    for cell in cells:
        if any(isinstance(part, RichTable) for part in cell.parts):
            return None
        cost += sum(len(paragraph.text) for paragraph in paragraphs_of(cell.parts))
    return cost

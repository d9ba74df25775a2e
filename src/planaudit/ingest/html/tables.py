"""Tables of web pages, put on one grid: merged cells at their first place, and once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from planaudit.ingest.html.tree import tag_of
from planaudit.ingest.refusals import too_large_page
from planaudit.ingest.rich.model import Part, RichCell, RichRow, RichTable

MOST_CELLS = 400_000
"""Of one page, with the places that merged cells cover."""
_WIDEST = 1000  # columns that one cell may cover, as in browsers
_NUMBER = re.compile(r"\s*(\d{1,6})")


@dataclass(slots=True)
class _OpenCell:
    parts: tuple[Part, ...]
    across: int
    down: int  # 0 for 'to the end of the section'
    heads: bool
    shaded: bool


@dataclass(slots=True)
class _OpenRow:
    section: int
    kind: str
    cells: list[_OpenCell] = field(default_factory=list)


class TableMaker:
    """Takes the rows and cells of one table as they come, and makes the table."""

    def __init__(self) -> None:
        self._rows: list[_OpenRow] = []
        self._section = 0
        self._kind = ""
        self._in_row = False

    @property
    def has_cells(self) -> bool:
        """Whether any cell came."""
        return any(row.cells for row in self._rows)

    def begin_section(self, kind: str) -> None:
        """Begin a 'thead', 'tbody' or 'tfoot'; '' after the end of one."""
        self._section += 1
        self._kind = kind
        self._in_row = False

    def begin_row(self) -> None:
        """Begin a row."""
        self._rows.append(_OpenRow(self._section, self._kind))
        self._in_row = True

    def end_row(self) -> None:
        """End the row: a cell that comes now is in a row of its own."""
        self._in_row = False

    def add_cell(self, element: etree._Element, parts: Iterable[Part], *, shaded: bool) -> None:
        """Add the cell that `element` is, with what stands in it."""
        if not self._in_row:
            self.begin_row()
        across = min(max(_number(element, "colspan"), 1), _WIDEST)
        heads = tag_of(element) == "th" or element.get("role") == "columnheader"
        cell = _OpenCell(tuple(parts), across, _number(element, "rowspan"), heads, shaded)
        self._rows[-1].cells.append(cell)

    def table(self, most_cells: int) -> tuple[RichTable, int]:
        """Return the table and the number of its cells. Raises UnreadableFile beyond the most."""
        rows = [row for row in self._rows if row.kind != "tfoot"]
        rows += [row for row in self._rows if row.kind == "tfoot"]
        made: list[RichRow] = []
        covered: dict[int, tuple[_OpenCell, int]] = {}  # by column: the cell above, rows left
        section, count, heading = -1, 0, True
        for row in rows:
            if row.section != section:
                covered, section = {}, row.section
            cells, covered = _on_grid(row.cells, covered)
            count += len(cells)
            if count > most_cells:
                raise too_large_page(f"its tables have more than {MOST_CELLS} cells")
            all_head = bool(row.cells) and all(cell.heads for cell in row.cells)
            heading = heading and (all_head or not row.cells)
            made.append(RichRow(tuple(cells), row.kind == "thead" or (heading and all_head)))
        return RichTable(tuple(row for row in made if row.cells)), count


def _on_grid(
    cells: Iterable[_OpenCell], above: dict[int, tuple[_OpenCell, int]]
) -> tuple[list[RichCell], dict[int, tuple[_OpenCell, int]]]:
    """Return a row's cells with their columns, and what they and those above cover below."""
    made = [RichCell((), start, cell.shaded, covered=True) for start, (cell, _) in above.items()]
    below = {start: (cell, left - 1) for start, (cell, left) in above.items() if left > 1}
    taken = sorted((start, start + cell.across) for start, (cell, _) in above.items())
    column, passed = 1, 0
    for cell in cells:
        while passed < len(taken) and taken[passed][0] <= column:
            column = max(column, taken[passed][1])
            passed += 1
        made.append(RichCell(cell.parts, column, cell.shaded))
        if cell.down != 1:
            below[column] = cell, cell.down - 1 if cell.down else 10**6
        column += cell.across
    return sorted(made, key=lambda cell: cell.column), below


def _number(element: etree._Element, name: str) -> int:
    """Return a number of columns or rows, 1 when the file gives none."""
    found = _NUMBER.match(element.get(name, ""))
    return int(found[1]) if found else 1

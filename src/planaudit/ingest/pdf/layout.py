"""One page laid out: its words in cells and body lines, and those in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planaudit.ingest.pdf.boxes import area, around, boxes_with, grown, has_box, touch
from planaudit.ingest.pdf.browser import without_browser_lines
from planaudit.ingest.pdf.carried import last_open_table
from planaudit.ingest.pdf.columns import prose_columns, read_down, with_room
from planaudit.ingest.pdf.counting import without_counting_lines
from planaudit.ingest.pdf.interleaved import in_place
from planaudit.ingest.pdf.lines import (
    Pitches,
    is_drawn_in_order,
    lines_of,
    passages_of,
    rows_of,
)
from planaudit.ingest.pdf.model import (
    Box,
    DraftCell,
    DraftTable,
    Line,
    PageMarks,
    Passage,
    Word,
)
from planaudit.ingest.pdf.tables import PageTables, tables_of

_PADDING = 8.0  # points: the most that a cell keeps clear on the right
_ENOUGH_LINES = 8
_SLACK = 2.0  # points by which a table may reach out of the cell that holds it


@dataclass
class PageLayout:
    """The lines outside tables and the tables of one page. `right` is the text's right edge.

    `has_drawing`: the page has lines that are too many, or cross too often, to be those of tables.
    """

    page: PageMarks
    lines: list[Line]
    tables: list[DraftTable]
    has_drawing: bool = False
    right: float = 0.0
    parts: list[Passage | DraftTable] = field(default_factory=list)


def cells_of(tables: Iterable[DraftTable]) -> Iterator[DraftCell]:
    """Yield every cell of tables, and of the tables inside them."""
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield cell
                yield from cells_of(cell.tables)


def _holds(outer: Box, inner: Box) -> bool:
    return has_box(grown(outer, _SLACK), inner)


def _nest(tables: Sequence[DraftTable]) -> list[DraftTable]:
    """Put each table into the smallest cell that holds it; return those in no cell."""
    outermost: list[DraftTable] = []
    for table in tables:
        holders = [
            cell
            for other in tables
            if other is not table and _holds(other.box, table.box)
            for row in other.rows
            for cell in row.cells
            if _holds(cell.box, table.box) and area(cell.box) > 1.05 * area(table.box)
        ]
        if holders:
            min(holders, key=lambda cell: area(cell.box)).tables.append(table)
        else:
            outermost.append(table)
    return outermost


class _Cells:
    """The cells of tables, to find the smallest that a word stands in."""

    def __init__(self, tables: Iterable[DraftTable]) -> None:
        self._rows = [
            [row.cells for row in table.rows if row.cells]
            for table in tables
            if any(row.cells for row in table.rows)
        ]
        self._boxes = [[[cell.box for cell in cells] for cells in rows] for rows in self._rows]
        self._strips = [[around(boxes) for boxes in rows] for rows in self._boxes]
        self._areas = [around(strips) for strips in self._strips]

    def cell_for(self, word: Word) -> DraftCell | None:
        """Return the smallest cell that holds the middle of a word, None outside them all."""
        at = word.middle
        tables = boxes_with(at, self._areas)
        if not tables:
            return None
        found = [
            self._rows[table][row][number]
            for table in tables
            for row in boxes_with(at, self._strips[table])
            for number in boxes_with(at, self._boxes[table][row])
        ]
        if len(found) == 1:
            return found[0]
        return min(found, key=lambda cell: area(cell.box), default=None)


def _cells_alone(tables: Sequence[DraftTable]) -> set[int]:
    """Return the ids of the cells of tables that no other table touches.

    A word in one of them is in no smaller cell, so most words need be looked for in one cell only.
    """
    return {
        id(cell)
        for table in tables
        if not any(other is not table and touch(other.box, table.box) for other in tables)
        for row in table.rows
        for cell in row.cells
    }


def _ordered_lines(words: Sequence[Word], *, sort: bool) -> list[Line]:
    lines = lines_of(words, sort=True) if sort else lines_of(in_place(words))
    return lines if sort or is_drawn_in_order(lines) else lines_of(words, sort=True)


def _body_lines(words: Sequence[Word], *, sort: bool) -> list[Line]:
    """Return the lines outside tables, those of each column of prose together."""
    columns = prose_columns(words)
    if not columns:
        return _ordered_lines(words, sort=sort)
    ordered = [word for row in rows_of(words) for word in row] if sort else words
    return with_room(_ordered_lines(read_down(ordered, columns), sort=False), columns)


def lay_out_pages(pages: Iterable[PageMarks]) -> list[PageLayout]:
    """Return the lines and tables of each page; a table may go on from the page before."""
    layouts: list[PageLayout] = []
    whole = list(pages)
    bodies = without_counting_lines([without_browser_lines(page) for page in whole])
    for page, body in zip(whole, bodies, strict=True):
        last = layouts[-1] if layouts else None
        open_table = last_open_table(last.tables, last.page, last.lines) if last else None
        before = (open_table, last.page) if last and open_table else None
        layouts.append(_laid_out(page, tables_of(page, body.words, before)))
    return layouts


def _laid_out(page: PageMarks, found: PageTables) -> PageLayout:
    """Return the lines and tables of a page, each word in one place only."""
    tables = found.tables
    inside: dict[int, list[Word]] = defaultdict(list)
    outside: list[Word] = []
    cells = _Cells(tables)
    alone = _cells_alone(tables)
    cell: DraftCell | None = None
    for word in page.words:
        if cell is None or id(cell) not in alone or not word.is_within(cell.box):
            cell = cells.cell_for(word)
        if cell is None:
            outside.append(word)
        else:
            inside[id(cell)].append(word)
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                cell.lines = _ordered_lines(inside[id(cell)], sort=page.has_fields)
    for table in tables:
        orders = [line.order for cell in cells_of([table]) for line in cell.lines]
        table.order = min(orders) if orders else -1.0
    lines = _body_lines(outside, sort=page.has_fields)
    return PageLayout(page, lines, _nest(tables), found.has_drawing)


def set_right_edges(layouts: Sequence[PageLayout]) -> None:
    """Set where the text of each page ends on the right, from all pages of that width."""
    by_width: dict[int, list[PageLayout]] = defaultdict(list)
    for layout in layouts:
        by_width[round(layout.page.width)].append(layout)
    for width, group in by_width.items():
        lines = [line for layout in group for line in layout.lines]
        tables = [table for layout in group for table in layout.tables]
        ends = [line.x1 for line in lines] + [table.box[2] for table in tables]
        if len(lines) < _ENOUGH_LINES and not tables and lines:
            ends.append(width - min(line.x0 for line in lines))
        for layout in group:
            layout.right = max(ends, default=float(width))


def right_of(cell: DraftCell) -> float:
    """Return where text ends on the right of a cell: its padding is the same on both sides."""
    if not cell.lines:
        return cell.box[2]
    left = min([line.x0 for line in cell.lines])
    return cell.box[2] - min(max(left - cell.box[0], 0.0), _PADDING)


def columns_of(layouts: Iterable[PageLayout]) -> Iterator[tuple[Sequence[Line], float, bool]]:
    """Yield every column of lines, with its right edge and whether it is in a cell."""
    for layout in layouts:
        yield layout.lines, layout.right, False
        for cell in cells_of(layout.tables):
            yield cell.lines, right_of(cell), True


def _flow(lines: Sequence[Line], tables: Sequence[DraftTable]) -> list[Line | DraftTable]:
    """Return lines and tables in reading order."""
    flow: list[Line | DraftTable] = list(lines)
    by_order = all(line.order >= 0 for line in lines) and all(
        a.order < b.order for a, b in pairwise(lines)
    )
    for table in tables:
        if by_order and table.order >= 0:
            before = [item.order < table.order for item in flow]
        else:
            before = [_end(item) <= table.box[1] + 4 for item in flow]
        place = max((index + 1 for index, is_before in enumerate(before) if is_before), default=0)
        flow.insert(place, table)
    return flow


def _end(item: Line | DraftTable) -> float:
    return item.bottom if isinstance(item, Line) else item.box[3]


def parts_of(
    lines: Sequence[Line],
    tables: Sequence[DraftTable],
    page: int,
    right: float,
    pitches: Pitches,
    *,
    in_cell: bool = False,
) -> list[Passage | DraftTable]:
    """Return paragraphs and tables in reading order, with every cell's own parts set."""
    parts: list[Passage | DraftTable] = []
    run: list[Line] = []
    for item in _flow(lines, tables):
        if isinstance(item, Line):
            run.append(item)
            continue
        parts += passages_of(run, page, right, pitches, in_cell=in_cell)
        run = []
        for row in item.rows:
            for cell in row.cells:
                cell.parts = parts_of(
                    cell.lines, cell.tables, page, right_of(cell), pitches, in_cell=True
                )
        parts.append(item)
    return parts + list(passages_of(run, page, right, pitches, in_cell=in_cell))

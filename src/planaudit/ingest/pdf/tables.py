"""Tables from ruling lines and painted rectangles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from planaudit.ingest.pdf.boxes import NEAR, area, around, boxes_with, overlap
from planaudit.ingest.pdf.grid import Grids, grids_of
from planaudit.ingest.pdf.model import (
    Box,
    DraftCell,
    DraftRow,
    DraftTable,
    Fill,
    PageMarks,
    Word,
)
from planaudit.ingest.pdf.open_tables import framed_table, open_tables
from planaudit.ingest.pdf.paint import hugs_words, is_shaded
from planaudit.ingest.pdf.rules import whole_lines

_SMALL = 16.0  # points: an empty box no larger than this is no table
_TALL = 30.0  # points
_WIDE = 30.0
_ROOM = 100.0  # points: the least width of a box to write in


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [
        (x0, top, x1, top),
        (x0, bottom, x1, bottom),
        (x0, top, x0, bottom),
        (x1, top, x1, bottom),
    ]


def _closing_lines(lines: Sequence[Box]) -> list[Box]:
    """Return level lines across the loose ends of upright lines.

    A table cut by the end of a page, or drawn without an outer border, has none there. In
    the middle of a row that runs over three pages there are only upright lines.
    """
    upright = whole_lines(lines, upright=True)
    level = whole_lines(lines, upright=False)
    ends: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for line in upright:
        for side in (1, 3):
            ends[side, round(line[side] / NEAR)].append(line)
    closing: list[Box] = []
    for (side, _), group in sorted(ends.items()):
        x0, x1 = min(line[0] for line in group), max(line[0] for line in group)
        at = group[0][side]
        spanning = [line for line in level if line[0] <= x0 + NEAR and line[2] >= x1 - NEAR]
        met = any(abs(line[1] - at) <= 2 * NEAR for line in spanning)
        crossed = any(
            other[1] - NEAR <= line[1] <= other[3] + NEAR for line in spanning for other in group
        )
        tall = all(
            line[3] - line[1] > _TALL and abs(line[4 - side] - group[0][4 - side]) <= NEAR
            for line in group
        )
        if x1 - x0 > _WIDE and not met and (crossed or tall):
            closing.append((x0, at, x1, at))
    return closing


def _found(lines: Sequence[Box]) -> Grids:
    """Return the cells of each table that the lines draw."""
    return grids_of([*lines, *_closing_lines(lines)]) if len(lines) > 1 else Grids()


def _painted_lines(page: PageMarks, ruled: Sequence[Box]) -> list[Box]:
    """Return the sides of painted rectangles that stand outside every ruled table."""
    sides: list[Box] = []
    for fill in page.marks.fills:
        width, height = fill.box[2] - fill.box[0], fill.box[3] - fill.box[1]
        if fill.is_white or width < 20 or height < 8 or height > 0.9 * page.height:
            continue
        if any(overlap(fill.box, box) > 0.1 * area(fill.box) for box in ruled):
            continue
        if not hugs_words(fill.box, page.words):
            sides.extend(_sides(fill.box))
    return sides


def _rows(cells: Sequence[Box], fills: Sequence[Fill], page: int) -> list[DraftRow]:
    """Return rows of cells; a merged cell belongs to the row in which it begins."""
    downwards = sorted(cells, key=lambda cell: cell[1])
    begins = [cell[1] for cell in downwards]
    tops: list[float] = []
    for top in begins:
        if not tops or top - tops[-1] > NEAR / 2:
            tops.append(top)
    rows: list[DraftRow] = []
    crossing: list[Box] = []
    begun = 0
    for top in tops:
        first, end = bisect_left(begins, top - NEAR / 2), bisect_right(begins, top + NEAR / 2)
        own = sorted(downwards[first:end])
        crossing = [c for c in (*crossing, *downwards[begun:end]) if c[3] > top + NEAR / 2]
        begun = end
        edges = sorted({round(x, 1) for cell in crossing for x in (cell[0], cell[2])})
        near = _fills_beside(own, fills)
        drafts = [DraftCell(cell, is_shaded(cell, near), page) for cell in own]
        rows.append(DraftRow(drafts, tuple(edges)))
    return rows


def _fills_beside(cells: Sequence[Box], fills: Sequence[Fill]) -> list[Fill]:
    """Return the fills that reach as far down, and as far up, as some of the cells of a row."""
    if not fills:
        return []
    _, top, _, bottom = around(cells)
    return [fill for fill in fills if fill.box[1] < bottom and fill.box[3] > top]


def same_edges(a: Sequence[float], b: Sequence[float]) -> bool:
    """Return whether two rows have their upright lines in the same places."""
    return len(a) == len(b) and all(abs(x - y) <= NEAR for x, y in zip(a, b, strict=True))


def _is_painted(row: DraftRow) -> bool:
    return all(cell.shaded for cell in row.cells)


def _resumes(groups: Sequence[list[DraftRow]], after: DraftRow) -> bool:
    """Return whether a grid goes on after rows of merged cells.

    Rows whose edges are some of a grid's are merged rows of it where the same edges come again.
    Only a painted heading row tells that from a new table under a title bar: the grid has one, and
    the row after the merged ones is none.
    """
    if len(groups) < 2:
        return False
    head, merged = groups[-2][0], groups[-1][0]
    return (
        same_edges(head.edges, after.edges)
        and all(any(abs(x - y) <= NEAR for y in after.edges) for x in merged.edges)
        and _is_painted(head)
        and not _is_painted(after)
    )


def _split(rows: Sequence[DraftRow], page: int) -> list[DraftTable]:
    """Return tables of rows with the same columns; a merged cell holds its rows together."""
    groups: list[list[DraftRow]] = []
    lowest = 0.0  # that a cell of the last group reaches
    for row in rows:
        top = min(cell.box[1] for cell in row.cells)
        foot = max(cell.box[3] for cell in row.cells)
        if groups and (lowest > top + NEAR or same_edges(groups[-1][-1].edges, row.edges)):
            groups[-1].append(row)
            lowest = max(lowest, foot)
        elif _resumes(groups, row):
            merged = groups.pop()
            groups[-1] += [*merged, row]
            lowest = max(cell.box[3] for old in groups[-1] for cell in old.cells)
        else:
            groups.append([row])
            lowest = foot
    return [
        DraftTable(group, page, around(cell.box for row in group for cell in row.cells))
        for group in groups
    ]


def _is_real(table: DraftTable, words: Sequence[Word]) -> bool:
    """Return whether a find is a table, and not the corner of a frame or a mere tick box.

    One empty box is a table when it has room to write in: it is an answer left empty.
    """
    x0, top, x1, bottom = table.box
    if min(x1 - x0, bottom - top) <= _SMALL / 2 or max(x1 - x0, bottom - top) <= _SMALL:
        return False
    if len(table.rows) == 1 and len(table.rows[0].cells) == 1:
        has_room = x1 - x0 >= _ROOM and bottom - top >= _SMALL
        return has_room or any(word.is_within(table.box) for word in words)
    return True


def _drafts(groups: Sequence[Sequence[Box]], page: PageMarks) -> list[DraftTable]:
    """Return the tables that groups of cells make."""
    tables = [
        table
        for cells in groups
        for table in _split(_rows(cells, page.marks.fills, page.number), page.number)
    ]
    return [table for table in tables if _is_real(table, page.words)]


def _is_grid(table: DraftTable) -> bool:
    return len(table.rows) > 1 and any(len(row.cells) > 1 for row in table.rows)


def _words_outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    return [word for word in words if not boxes_with(word.middle, boxes)] if boxes else list(words)


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of a page, empty of words, from the top down.

    `has_drawing`: it has lines that are too many, or cross too often, to be those of tables.
    """

    tables: list[DraftTable]
    has_drawing: bool = False


def tables_of(
    page: PageMarks,
    body: Sequence[Word],
    before: tuple[DraftTable, PageMarks] | None = None,
) -> PageTables:
    """Return the tables of a page.

    First come tables drawn in full, with lines or with every cell painted; then those without
    upright lines; then painted bars, which are tables of one cell. `body` are the words that
    may stand in a table without upright lines: not what is printed above and below each page.
    `before` is such a table that ends the page before, with that page.
    """
    page_area = page.width * page.height
    ruled = _found(page.marks.lines)
    groups = [
        cells for cells in ruled.groups if len(cells) > 1 or area(cells[0]) <= 0.7 * page_area
    ]
    tables = [framed_table(table, page) for table in _drafts(groups, page)]
    boxes = [around(cells) for cells in groups]
    sides = _found(_painted_lines(page, boxes))
    painted = _drafts(sides.groups, page)
    tables += [table for table in painted if _is_grid(table)]
    boxes += [table.box for table in painted if _is_grid(table)]
    opened = open_tables(page, _words_outside(body, boxes), boxes, before)
    tables += opened
    tables += [
        table
        for table in painted
        if not _is_grid(table) and not any(overlap(table.box, other.box) for other in opened)
    ]
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    return PageTables(tables, ruled.has_drawing or sides.has_drawing)

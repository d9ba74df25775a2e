"""Tables from ruling lines and painted rectangles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from planaudit.ingest.pdf_grid import grids_of
from planaudit.ingest.pdf_model import (
    Box,
    DraftCell,
    DraftRow,
    DraftTable,
    Fill,
    Marks,
    PageMarks,
    Word,
)

_NEAR = 3.0  # points within which two edges are one
_SMALL = 16.0  # points: an empty box no larger than this is no table
_TALL = 30.0  # points
_WIDE = 30.0
_ROOM = 100.0  # points: the least width of a box to write in
_COVERED = 0.6  # the share of a cell that paint must cover


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [
        (x0, top, x1, top),
        (x0, bottom, x1, bottom),
        (x0, top, x0, bottom),
        (x1, top, x1, bottom),
    ]


def _whole_lines(lines: Sequence[Box], *, upright: bool) -> list[Box]:
    """Return the level (or upright) lines, with pieces that touch end to end made one."""
    along, at = (1, 0) if upright else (0, 1)
    whole: list[Box] = []
    for line in sorted(lines, key=lambda line: (round(line[at]), line[along])):
        if (line[3] - line[1] > line[2] - line[0]) != upright:
            continue
        last = whole[-1] if whole else None
        if last and abs(last[at] - line[at]) <= 1 and line[along] <= last[along + 2] + _NEAR:
            right, bottom = max(last[2], line[2]), max(last[3], line[3])
            ends = (last[2], bottom) if upright else (right, last[3])
            whole[-1] = (last[0], last[1], *ends)
        else:
            whole.append(line)
    return whole


def _closing_lines(lines: Sequence[Box]) -> list[Box]:
    """Return level lines across the loose ends of upright lines.

    A table cut by the end of a page, or drawn without an outer border, has none there. In
    the middle of a row that runs over three pages there are only upright lines.
    """
    upright = _whole_lines(lines, upright=True)
    level = _whole_lines(lines, upright=False)
    ends: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for line in upright:
        for side in (1, 3):
            ends[side, round(line[side] / _NEAR)].append(line)
    closing: list[Box] = []
    for (side, _), group in sorted(ends.items()):
        x0, x1 = min(line[0] for line in group), max(line[0] for line in group)
        at = group[0][side]
        spanning = [line for line in level if line[0] <= x0 + _NEAR and line[2] >= x1 - _NEAR]
        met = any(abs(line[1] - at) <= 2 * _NEAR for line in spanning)
        crossed = any(
            other[1] - _NEAR <= line[1] <= other[3] + _NEAR for line in spanning for other in group
        )
        tall = all(
            line[3] - line[1] > _TALL and abs(line[4 - side] - group[0][4 - side]) <= _NEAR
            for line in group
        )
        if x1 - x0 > _WIDE and not met and (crossed or tall):
            closing.append((x0, at, x1, at))
    return closing


def _found(lines: Sequence[Box]) -> list[list[Box]]:
    """Return the cells of each table that the lines draw."""
    return grids_of([*lines, *_closing_lines(lines)]) if len(lines) > 1 else []


def _overlap(a: Box, b: Box) -> float:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0


def _area(box: Box) -> float:
    return max((box[2] - box[0]) * (box[3] - box[1]), 0.01)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_shaded(cell: Box, fills: Sequence[Fill]) -> bool:
    """Return whether the paint over most of a cell, last paint on top, is not white."""
    covered = 0.0
    for fill in reversed(fills):
        covers = _overlap(cell, fill.box) / _area(cell)
        if covers >= _COVERED:
            return not fill.is_white
        if not fill.is_white:
            covered += covers
    return covered >= _COVERED


def _hugs_words(box: Box, words: Sequence[Word]) -> bool:
    """Return whether a painted rectangle is a highlight: no wider than its words."""
    inside = [word for word in words if word.is_within(box)]
    if not inside:
        return True
    left, right = min(word.x0 for word in inside), max(word.x1 for word in inside)
    return left - box[0] < 1.5 and box[2] - right < 1.5


def _painted_lines(page: PageMarks, ruled: Sequence[Box]) -> list[Box]:
    """Return the sides of painted rectangles that stand outside every ruled table."""
    sides: list[Box] = []
    for fill in page.marks.fills:
        width, height = fill.box[2] - fill.box[0], fill.box[3] - fill.box[1]
        if fill.is_white or width < 20 or height < 8 or height > 0.9 * page.height:
            continue
        if any(_overlap(fill.box, box) > 0.1 * _area(fill.box) for box in ruled):
            continue
        if not _hugs_words(fill.box, page.words):
            sides.extend(_sides(fill.box))
    return sides


def _rows(cells: Sequence[Box], fills: Sequence[Fill], page: int) -> list[DraftRow]:
    """Return rows of cells; a merged cell belongs to the row in which it begins."""
    tops: list[float] = []
    for cell in sorted(cells, key=lambda cell: cell[1]):
        if not tops or cell[1] - tops[-1] > _NEAR / 2:
            tops.append(cell[1])
    rows: list[DraftRow] = []
    for top in tops:
        own = sorted(cell for cell in cells if abs(cell[1] - top) <= _NEAR / 2)
        crossing = [c for c in cells if c[1] <= top + _NEAR / 2 and c[3] > top + _NEAR / 2]
        edges = sorted({round(x, 1) for cell in crossing for x in (cell[0], cell[2])})
        drafts = [DraftCell(cell, _is_shaded(cell, fills), page) for cell in own]
        rows.append(DraftRow(drafts, tuple(edges)))
    return rows


def same_edges(a: Sequence[float], b: Sequence[float]) -> bool:
    """Return whether two rows have their upright lines in the same places."""
    return len(a) == len(b) and all(abs(x - y) <= _NEAR for x, y in zip(a, b, strict=True))


def _resumes(groups: Sequence[list[DraftRow]], after: DraftRow) -> bool:
    """Return whether a grid goes on after one row of merged cells, as under an outcome.

    The grid has three columns or more and a shaded heading row. The merged row may be a shaded
    bar; the row after it is not shaded, as a new heading row would be.
    """
    if len(groups) < 2 or len(groups[-1]) > 1:
        return False
    grid, merged = groups[-2], groups[-1][0]
    inside = all(any(abs(x - y) <= _NEAR for y in after.edges) for x in merged.edges)
    return (
        len(after.edges) > 3
        and inside
        and same_edges(grid[0].edges, after.edges)
        and all(cell.shaded for cell in grid[0].cells)
        and not any(cell.shaded for cell in after.cells)
    )


def _split(rows: Sequence[DraftRow], page: int) -> list[DraftTable]:
    """Return tables of rows with the same columns; a merged cell holds its rows together."""
    groups: list[list[DraftRow]] = []
    for row in rows:
        top = min(cell.box[1] for cell in row.cells)
        held = groups and any(cell.box[3] > top + _NEAR for old in groups[-1] for cell in old.cells)
        if groups and (held or same_edges(groups[-1][-1].edges, row.edges)):
            groups[-1].append(row)
        elif _resumes(groups, row):
            merged = groups.pop()
            groups[-1] += [*merged, row]
        else:
            groups.append([row])
    return [
        DraftTable(group, page, _around(cell.box for row in group for cell in row.cells))
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


def tables_of(page: PageMarks) -> list[DraftTable]:
    """Return the tables of a page, empty of words, from the top down."""
    marks: Marks = page.marks
    groups = _found(marks.lines)
    ruled = [_around(cells) for cells in groups]
    page_area = page.width * page.height
    whole = [len(cells) == 1 and _area(cells[0]) > 0.7 * page_area for cells in groups]
    groups = [cells for cells, is_frame in zip(groups, whole, strict=True) if not is_frame]
    ruled = [box for box, is_frame in zip(ruled, whole, strict=True) if not is_frame]
    groups += _found(_painted_lines(page, ruled))
    tables = [
        table
        for cells in groups
        for table in _split(_rows(cells, marks.fills, page.number), page.number)
    ]
    tables = [table for table in tables if _is_real(table, page.words)]
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))

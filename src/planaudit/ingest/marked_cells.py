"""Cells of choices in which a letter or a stroke stands for a tick: '/' under 'Yes'.

The same stroke alone in another cell says that nothing was written there. What tells them apart
is the choice: heads or neighbours that are options or a scale, and nothing in the other cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planaudit.document import Cell, Kind, Row, Table, TextBlock
from planaudit.ingest.option_words import is_option

_MARKS = frozenset("/\\xXvV*+×•●■◆")
_LONGEST_HEAD = 60  # characters
_FEWEST_MARKED_ROWS = 2
_SCALE = frozenset(map(str, range(11)))


def with_marks_as_boxes(table: Table) -> Table:
    """Return `table` with each mark that stands for a tick as a ticked box without a label."""
    if not any(_is_mark(cell) for row in table.rows for cell in row.cells):
        return table
    ticks = {id(cell) for group in _groups(table.rows) for cell in _ticked(group)}
    ticks |= {id(cell) for cell in _matrix_ticks(table.rows)}
    rows = (
        Row(tuple(_as_box(cell) if id(cell) in ticks else cell for cell in row.cells), row.header)
        for row in table.rows
    )
    return replace(table, rows=tuple(rows)) if ticks else table


def _groups(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """Yield the cells that offer a choice together, by their heads, neighbours or rows."""
    down: list[Cell] = []
    heads: dict[int | None, str] = {}
    for row in rows:
        by_head = [(cell, heads.get(cell.place.column, "")) for cell in row.cells]
        options = [cell for cell, head in by_head if is_option(head)]
        scale = [cell for cell, head in by_head if head in _SCALE]
        heads |= {cell.place.column: cell.text.strip() for cell in row.cells if _has_words(cell)}
        beside = [
            cell
            for label, cell in zip(row.cells, row.cells[1:], strict=False)
            if is_option(label.text)
        ]
        yield options
        yield from (group for group in (scale, beside) if len(group) > 1)
        if len(row.cells) == 2 and beside:
            down += beside
        else:
            yield from _of_rows(down, rows)
            down = []
    yield from _of_rows(down, rows)


def _of_rows(cells: list[Cell], rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """Yield the answers beside options in rows that follow each other; one row is no choice."""
    if len(cells) > 1 or len(rows) == 1:
        yield cells


def _ticked(group: Sequence[Cell]) -> list[Cell]:
    """Return the one cell of a choice that is marked; none where several are."""
    marked = [cell for cell in group if not _is_empty(cell)]
    return marked if len(marked) == 1 and _is_mark(marked[0]) else []


def _matrix_ticks(rows: Sequence[Row]) -> list[Cell]:
    """Return the marks of a table in which each row has one, in this column or that.

    Its heads may be any words, such as 'On my own', 'With help'.
    """
    heads = {
        head.place.column
        for head in (rows[0].cells if rows else ())
        if _has_words(head) and len(head.text) <= _LONGEST_HEAD
    }
    body = [[cell for cell in row.cells if cell.place.column in heads] for row in rows[1:]]
    filled = {cell.place.column for row in body for cell in row if not _can_be_ticked(cell)}
    offered = [[cell for cell in row if cell.place.column not in filled] for row in body]
    marked = [[cell for cell in row if not _is_empty(cell)] for row in offered]
    marks = [row[0] for row in marked if row]
    columns = {cell.place.column for cell in marks}
    one_each = all(len(row) <= 1 for row in marked) and len(columns) > 1
    if not one_each or len(marks) < _FEWEST_MARKED_ROWS:
        return []
    return [cell for cell in marks if _is_mark(cell)]


def _has_words(cell: Cell) -> bool:
    if _can_be_ticked(cell):
        return False
    return any(letter.isalnum() for letter in cell.text)


def _can_be_ticked(cell: Cell) -> bool:
    return _is_empty(cell) or _is_mark(cell) or _is_box(cell, ticked=True)


def _is_empty(cell: Cell) -> bool:
    return not cell.blocks or _is_box(cell, ticked=False)


def _is_box(cell: Cell, *, ticked: bool) -> bool:
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    return isinstance(block, TextBlock) and block.ticked is ticked and not block.text


def _is_mark(cell: Cell) -> bool:
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    return isinstance(block, TextBlock) and block.ticked is None and block.text in _MARKS


def _as_box(cell: Cell) -> Cell:
    boxes = (
        replace(block, kind=Kind.TICK_BOX, text="", ticked=True)
        for block in cell.blocks
        if isinstance(block, TextBlock)
    )
    return replace(cell, blocks=tuple(boxes))

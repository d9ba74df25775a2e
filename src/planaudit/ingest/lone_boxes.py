"""Tick boxes that stand alone in a cell: what they tick is said by their column or their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planaudit.document import Cell, Kind, Row, Table, TextBlock

_FEWEST_COLUMNS = 3  # with two, the cell on the left is the label


def with_labelled_boxes(table: Table) -> Table:
    """Return `table` with each box that is alone in its cell labelled.

    Under the heads 'Yes' and 'No' a box is labelled by its head; beside 'Advocate needed?' by
    that. A box with neither keeps no label.
    """
    if not any(_is_lone_box(cell) for row in table.rows for cell in row.cells):
        return table
    rows = [
        Row(tuple(_labelled(cell, row, table.rows[:number]) for cell in row.cells), row.header)
        for number, row in enumerate(table.rows)
    ]
    return replace(table, rows=tuple(rows))


def _is_lone_box(cell: Cell) -> bool:
    return bool(cell.blocks) and all(
        isinstance(block, TextBlock) and block.kind is Kind.TICK_BOX and not block.text
        for block in cell.blocks
    )


def _labelled(cell: Cell, row: Row, above: Sequence[Row]) -> Cell:
    if not _is_lone_box(cell):
        return cell
    label = _head(cell, above) if len(row.cells) >= _FEWEST_COLUMNS else ""
    label = label or _on_the_left(cell, row)
    blocks = tuple(
        replace(block, text=label) if isinstance(block, TextBlock) else block
        for block in cell.blocks
    )
    return replace(cell, blocks=blocks)


def _head(cell: Cell, above: Sequence[Row]) -> str:
    """Return the words nearest above `cell` in its column, boxes aside."""
    for row in reversed(above):
        for other in row.cells:
            if other.place.column == cell.place.column and not _is_lone_box(other):
                text = _words(other)
                if text:
                    return text
    return ""


def _on_the_left(cell: Cell, row: Row) -> str:
    before = row.cells[: row.cells.index(cell)]
    return next((text for other in reversed(before) if (text := _words(other))), "")


def _words(cell: Cell) -> str:
    texts = (block.text for block in cell.blocks if isinstance(block, TextBlock))
    return " ".join(text for text in texts if text)

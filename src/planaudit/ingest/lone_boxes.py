"""Tick boxes that stand alone in a cell: what they tick is said by their column or their row.

A letter or a stroke that stands for a tick counts as one (see `marked_cells`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planaudit.document import Cell, Kind, Row, Table, TextBlock
from planaudit.ingest.marked_cells import with_marks_as_boxes
from planaudit.ingest.option_words import is_option

_FEWEST_COLUMNS = 3  # with two, the cell on the left is the label


def with_labelled_boxes(table: Table) -> Table:
    """Return `table` with each box that is alone in its cell labelled.

    Under the heads 'Yes' and 'No' a box is labelled by its head; beside 'Advocate needed?', or
    in a row such as 'Yes, box, No, box', by that. A box with neither keeps no label.
    """
    table = with_marks_as_boxes(table)
    if not any(_is_lone_box(cell) for row in table.rows for cell in row.cells):
        return table
    heads: dict[int | None, str] = {}  # by column, the words that stand last above
    rows: list[Row] = []
    for row in table.rows:
        rows.append(replace(row, cells=tuple(_labelled(row, heads))))
        heads |= {cell.place.column: words for cell in row.cells if (words := _words(cell))}
    return replace(table, rows=tuple(rows))


def _is_lone_box(cell: Cell) -> bool:
    return bool(cell.blocks) and all(
        isinstance(block, TextBlock) and block.kind is Kind.TICK_BOX and not block.text
        for block in cell.blocks
    )


def _labelled(row: Row, heads: Mapping[int | None, str]) -> Iterator[Cell]:
    """Yield a row's cells, lone boxes labelled; `heads` are the words nearest above, by column."""
    by_head = len(row.cells) >= _FEWEST_COLUMNS and not _names_options(row)
    on_the_left = ""
    for cell in row.cells:
        if _is_lone_box(cell):
            head = heads.get(cell.place.column, "") if by_head else ""
            yield _with_label(cell, head or on_the_left)
        else:
            on_the_left = _words(cell) or on_the_left
            yield cell


def _with_label(cell: Cell, label: str) -> Cell:
    blocks = tuple(
        replace(block, text=label) if isinstance(block, TextBlock) else block
        for block in cell.blocks
    )
    return replace(cell, blocks=blocks)


def _names_options(row: Row) -> bool:
    return sum(is_option(cell.text) for cell in row.cells) > 1


def _words(cell: Cell) -> str:
    texts = (block.text for block in cell.blocks if isinstance(block, TextBlock))
    return " ".join(text for text in texts if text)

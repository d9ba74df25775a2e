"""Tick boxes that stand alone in a cell: what they tick is said by their column or their row.

A letter or a stroke that stands for a tick counts as one (see `marked_cells`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planaudit.document import Cell, Row, Table
from planaudit.ingest.box_cells import is_lone_box, with_label, words_in
from planaudit.ingest.box_heads import BoxHeads
from planaudit.ingest.boxes_first import labelled_on_the_right, rows_with_boxes_first
from planaudit.ingest.marked_cells import with_marks_as_boxes
from planaudit.ingest.option_words import is_option

_FEWEST_COLUMNS = 3  # with two, the cell on the left is the label


def with_labelled_boxes(table: Table) -> Table:
    """Return `table` with each box that is alone in its cell labelled.

    Under the heads 'Yes' and 'No' a box is labelled by its head; beside 'Advocate needed?', or
    in a row such as 'Yes, box, No, box', by that; in 'box, Dementia, box, Epilepsy' by what
    stands on its right. A box with none of these keeps no label.
    """
    table = with_marks_as_boxes(table)
    if not any(is_lone_box(cell) for row in table.rows for cell in row.cells):
        return table
    boxes_first = rows_with_boxes_first(table.rows)
    heads = BoxHeads()
    rows: list[Row] = []
    for number, row in enumerate(table.rows):
        below = table.rows[number + 1] if number + 1 < len(table.rows) else None
        if heads.take(row, below):
            cells = row.cells
        elif number in boxes_first and not heads.name_a_choice(row):
            cells = tuple(labelled_on_the_right(row, heads))
        else:
            cells = tuple(_labelled(row, heads))
        rows.append(replace(row, cells=cells))
    return replace(table, rows=tuple(rows))


def _labelled(row: Row, heads: BoxHeads) -> Iterator[Cell]:
    """Yield a row's cells, lone boxes labelled by the heads over them or the words before them."""
    by_head = len(row.cells) >= _FEWEST_COLUMNS and not _names_options(row)
    on_the_left = ""
    for cell in row.cells:
        if is_lone_box(cell):
            head = heads.name_over(cell) if by_head else ""
            yield with_label(cell, head or on_the_left)
        else:
            on_the_left = words_in(cell) or on_the_left
            yield cell


def _names_options(row: Row) -> bool:
    return sum(is_option(cell.text) for cell in row.cells) > 1

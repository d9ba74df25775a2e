"""Rows in which each tick box stands before its label: 'box, Dementia, box, Epilepsy'.

One row seldom tells, as 'Advocate, box, Not wanted' looks the same from its second cell on; the
rows whose boxes stand in the same columns do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planaudit.document import Cell, Kind, Row, TextBlock
from planaudit.ingest.box_cells import is_lone_box, with_label, words_in
from planaudit.ingest.box_heads import BoxHeads

_PLAIN = frozenset((Kind.PARAGRAPH, Kind.LIST_ITEM))


def rows_with_boxes_first(rows: Sequence[Row]) -> frozenset[int]:
    """Return the positions of the rows in which a label stands on the right of its box.

    They are those with a box in the very first cell and words after it, and those whose boxes
    stand in the columns of such rows, after the label of them all. Where the first cell is empty
    there must be as many such rows as there are others.
    """
    by_columns: dict[tuple[int | None, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if _has_words_after_its_first_box(row):
            columns = tuple(cell.place.column for cell in row.cells if is_lone_box(cell))
            by_columns[columns].append(number)
    found: set[int] = set()
    for numbers in by_columns.values():
        first = [number for number in numbers if is_lone_box(rows[number].cells[0])]
        bare = [number for number in numbers if not _has_words_before(rows[number])]
        if first or 2 * len(bare) >= len(numbers):
            found.update(numbers)
    return frozenset(found)


def labelled_on_the_right(row: Row, heads: BoxHeads) -> Iterator[Cell]:
    """Yield the cells of a row, lone boxes labelled by the words after them.

    Those words move to the box unless a head stands over them: they may be more than a label.
    A box after the first is labelled by the head over it where that names something.
    """
    labelled = False
    on_the_left = ""
    moved = False
    for cell, after in zip(row.cells, (*row.cells[1:], None), strict=True):
        if not is_lone_box(cell):
            on_the_left = words_in(cell) or on_the_left
            yield replace(cell, blocks=()) if moved else cell
            moved = False
            continue
        head = heads.name_over(cell) if labelled else ""
        labelled = True
        words = "" if after is None or is_lone_box(after) else words_in(after)
        if head or not words or after is None:
            yield with_label(cell, head or on_the_left)
            continue
        moved = not heads.stand_over(after) and _is_all_label(after)
        yield with_label(cell, words, _numbering(after) if moved else "")


def _has_words_after_its_first_box(row: Row) -> bool:
    for cell, after in zip(row.cells, row.cells[1:], strict=False):
        if is_lone_box(cell):
            return bool(words_in(after))
    return False


def _has_words_before(row: Row) -> bool:
    first = next(at for at, cell in enumerate(row.cells) if is_lone_box(cell))
    return any(words_in(cell) for cell in row.cells[:first])


def _is_all_label(cell: Cell) -> bool:
    return all(isinstance(block, TextBlock) and block.kind in _PLAIN for block in cell.blocks)


def _numbering(cell: Cell) -> str:
    return next((block.label for block in cell.blocks if isinstance(block, TextBlock)), "")

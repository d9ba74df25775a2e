"""The heads over columns of tick boxes: 'Yes' names a choice, 'Please tick' names none."""

from __future__ import annotations

import re

from planaudit.document import Cell, Row
from planaudit.ingest.box_cells import is_lone_box, words_in
from planaudit.ingest.option_words import is_option

_SAYS_TO_TICK = re.compile(
    r"\W*(?:(?:please|pls|rhowch)\s+)?(?:tick|ticiwch|ticio|tic|mark)(?:ed|s)?\b(?!\s+\d).*",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d{1,2}")
_FEWEST_HEADS = 2


class BoxHeads:
    """The words that stand last above each column, as a table is read row by row.

    Words beside boxes are the labels of those boxes and head nothing below.
    """

    def __init__(self) -> None:
        self._texts: dict[int | None, str] = {}
        self._began = False

    def take(self, row: Row, below: Row | None) -> bool:
        """Return whether `row` holds no boxes to label, and keep its words as heads if so.

        A mark in a row of heads, such as a tick over the column to tick in, is no box either.
        """
        is_first, self._began = not self._began, True
        if any(map(is_lone_box, row.cells)) and not (is_first and _is_row_of_heads(row, below)):
            return False
        for cell in row.cells:
            words = words_in(cell)
            if words:
                self._texts[cell.place.column] = words
            elif is_lone_box(cell):
                self._texts.pop(cell.place.column, None)
        return True

    def stand_over(self, cell: Cell) -> bool:
        """Return whether there are words over `cell`."""
        return cell.place.column in self._texts

    def name_over(self, cell: Cell) -> str:
        """Return the head over `cell` where it names what a box there would tick, else ''."""
        head = self._texts.get(cell.place.column, "")
        return "" if _SAYS_TO_TICK.fullmatch(head) else head

    def name_a_choice(self, row: Row) -> bool:
        """Return whether the first box in `row` stands under a choice: 'Yes', or a number.

        So does one with an empty cell before it under any head that names something: the empty
        cell is the choice that was not ticked.
        """
        number = next(at for at, cell in enumerate(row.cells) if is_lone_box(cell))
        head = self.name_over(row.cells[number])
        return bool(head and number) or is_option(head) or bool(_SCALE.fullmatch(head))


def _is_row_of_heads(row: Row, below: Row | None) -> bool:
    """Return whether a row with one mark in it is printed as heads over one that is not."""
    boxes = sum(map(is_lone_box, row.cells))
    words = [cell for cell in row.cells if words_in(cell)]
    if below is None or boxes > 1 or len(words) < _FEWEST_HEADS:
        return False
    if row.header or below.header:
        return not below.header
    bold_below = any(cell.cues.bold for cell in below.cells if words_in(cell))
    return all(cell.cues.bold for cell in words) and not bold_below

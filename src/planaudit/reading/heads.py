"""The heads of a table's columns, and what else holds for the rows that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planaudit.document import Cell, Row
from planaudit.reading.grids import GridCell


class Heads:
    """The column heads of a grid, found by where a column begins: heads may be merged."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.texts = tuple(cell.text for cell in cells)
        self._starts = [cell.place.column for cell in cells]

    def go_on(self, rows: Sequence[Row]) -> bool:
        """Return whether the next row of several cells has a cell under each head."""
        following = next((row for row in rows if len(row.cells) > 1), None)
        return following is not None and len(following.cells) == len(self.texts) > 1

    def over(self, cell: Cell, position: int) -> str:
        """Return the head over `cell`, which is the `position`th of its row; '' if none."""
        column = cell.place.column
        starts = [start for start in self._starts if start is not None]
        if column is None or len(starts) != len(self.texts):
            return self.texts[position] if position < len(self.texts) else ""
        before = [number for number, start in enumerate(starts) if start <= column]
        return self.texts[before[-1]] if before else ""


@dataclass(slots=True)
class RowsUnder:
    """What holds for the rows that follow in a table: the heads over them, and so on."""

    heads: Heads = field(default_factory=lambda: Heads([]))
    above: str = ""
    """The prompt in a bar above the rows."""
    band: GridCell | None = None
    """The answer typed into a bar across the grid, which the rows under it share."""
    labelled: bool = False
    """Each row begins with a printed label."""

    def may_label(self, row: Row, position: int) -> bool:
        """Return whether a cell stands where labels stand: first, or first of a pair.

        'Name | Mrs T | Born | 1941' are two pairs in one row; a row under column heads is none.
        """
        pairs = not self.heads.texts and len(row.cells) >= 4 and len(row.cells) % 2 == 0
        return position == 0 or (pairs and position % 2 == 0)

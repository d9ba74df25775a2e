"""The heads of a table's columns, and what else holds for the rows that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planaudit.document import Cell, Row
from planaudit.reading.grids import GridCell


class Heads:
    """The column heads of a grid, found by where a column begins: heads may be merged.

    `above` are the heads of the row before: one of them may be merged downwards into this row.
    """

    def __init__(self, cells: Sequence[Cell], above: Heads | None = None) -> None:
        self.texts = tuple(
            above.over(cell, position) if cell.covered and above is not None else cell.text
            for position, cell in enumerate(cells)
        )
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
    _labels: dict[int | None, str] = field(default_factory=dict)
    _answers: dict[int | None, tuple[GridCell, ...]] = field(default_factory=dict)
    """Both of the last cells, by the columns in which they begin: they may be merged downwards."""

    def hold_label(self, cell: Cell) -> None:
        """Note that `cell` is a printed label; a covered place keeps what is merged into it."""
        if cell.covered:
            return
        self._labels[cell.place.column] = cell.text
        self._answers.pop(cell.place.column, None)

    def hold(self, cell: Cell, *answers: GridCell) -> None:
        """Note what answers `cell` holds, none or one."""
        self._labels.pop(cell.place.column, None)
        self._answers[cell.place.column] = answers

    def label_above(self, covered: Cell) -> str:
        """Return the label that is merged downwards into a covered cell, '' if there is none."""
        return self._labels.get(covered.place.column, "")

    def answers_above(self, covered: Cell) -> tuple[GridCell, ...]:
        """Return the answer that is merged downwards into a covered cell, if there is one."""
        held = self._answers.get(covered.place.column, ())
        return tuple(replace(cell, from_above=True) for cell in held)

    def may_label(self, row: Row, position: int) -> bool:
        """Return whether a cell stands where labels stand: first, or first of a pair.

        'Name | Mrs T | Born | 1941' are two pairs in one row; a row under column heads is none.
        """
        pairs = not self.heads.texts and len(row.cells) >= 4 and len(row.cells) % 2 == 0
        return position == 0 or (pairs and position % 2 == 0)

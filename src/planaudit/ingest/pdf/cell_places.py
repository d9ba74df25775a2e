"""The column in which each cell of a drawn table begins, by the edges of the whole table.

A cell merged over several columns begins in the first of them. A cell merged downwards stands in
the row in which it begins, and covers its place in the rows below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from planaudit.ingest.pdf.boxes import NEAR
from planaudit.ingest.pdf.model import DraftCell, DraftRow

PlacedCell = tuple[int, DraftCell | None]
"""A column, counted from 1, and the cell that begins in it; None where one above covers it."""


def placed_cells(rows: Sequence[DraftRow]) -> list[list[PlacedCell]]:
    """Return the cells of each row from left to right, and the places in it that are covered."""
    starts = _columns(cell.box[0] for row in rows for cell in row.cells)
    placed: list[list[PlacedCell]] = []
    above: list[DraftCell] = []
    for row in rows:
        own = [(_column(cell, starts), cell) for cell in row.cells]
        tops = _tops(row)
        above = [cell for cell in above if any(reaches_past(cell, top) for top in tops)]
        taken = {column for column, _ in own}
        covered = {_column(cell, starts) for cell in above} - taken
        places: list[PlacedCell] = [*own, *((column, None) for column in covered)]
        placed.append(sorted(places, key=lambda place: place[0]))
        above += row.cells
    return placed


def reaches_past(cell: DraftCell, below: DraftCell) -> bool:
    """Return whether a cell goes on below the top of one in a later row."""
    return any(
        drawn.page == below.page and drawn.box[3] > below.box[1] + NEAR
        for drawn in (cell, *cell.rests)
    )


def _tops(row: DraftRow) -> list[DraftCell]:
    """Return the cell of a row that begins highest on each page it stands on."""
    highest: dict[int, DraftCell] = {}
    for cell in row.cells:
        if cell.page not in highest or cell.box[1] < highest[cell.page].box[1]:
            highest[cell.page] = cell
    return list(highest.values())


def _columns(lefts: Iterable[float]) -> list[float]:
    """Return where each column begins: the first of every run of near left edges."""
    starts: list[float] = []
    last: float | None = None
    for left in sorted(lefts):
        if last is None or left - last > NEAR:
            starts.append(left)
        last = left
    return starts


def _column(cell: DraftCell, starts: Sequence[float]) -> int:
    return bisect_right(starts, cell.box[0])

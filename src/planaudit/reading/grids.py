"""The rows of a form's grids: what stands under which column head."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """A filled cell of a grid: its column head and the passages in it.

    `from_above`: it began in an earlier row, and this row shares it.
    """

    head: str
    passages: tuple[int, ...]
    from_above: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid with at least one written cell; `label` is its printed first cell."""

    label: str
    heads: tuple[str, ...]
    cells: tuple[GridCell, ...]
    headings: tuple[str, ...]
    table: int

"""The rows of a form's grids: what stands under which column head."""

from __future__ import annotations

from dataclasses import dataclass

from planaudit.reading.forms import Asks
from planaudit.reading.headings import slots_of


@dataclass(frozen=True, slots=True)
class GridCell:
    """A filled cell of a grid: its column head and the passages in it."""

    head: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid with at least one written cell; `label` is its printed first cell.

    `asks` tells which slots a head of this form asks for.
    """

    label: str
    heads: tuple[str, ...]
    cells: tuple[GridCell, ...]
    headings: tuple[str, ...]
    table: int
    asks: Asks = slots_of

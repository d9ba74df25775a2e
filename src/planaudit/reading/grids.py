"""The rows of a form's grids: what stands under which column head."""

from __future__ import annotations

from dataclasses import dataclass

_UNDER = ": "


@dataclass(frozen=True, slots=True)
class GridCell:
    """A filled cell of a grid: its column head and the passages in it.

    `from_above`: it began in an earlier row, and this row shares it.
    """

    head: str
    passages: tuple[int, ...]
    from_above: bool = False


def head_under(upper: str, head: str) -> str:
    """Return the head of a column that stands under a wider one: 'Planned support: Who'."""
    upper = upper.rstrip(" :")
    return f"{upper}{_UNDER}{head}" if upper and head else upper or head


def wider_and_own(head: str) -> tuple[str, str]:
    """Return the wider head over a column, '' if none, and the column's own."""
    upper, under, own = head.partition(_UNDER)
    return (upper, own) if under and own else ("", head)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid with at least one written cell; `label` is its printed first cell."""

    label: str
    heads: tuple[str, ...]
    cells: tuple[GridCell, ...]
    headings: tuple[str, ...]
    table: int

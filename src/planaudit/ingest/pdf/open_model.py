"""A table without upright lines, from rows of bands to the cells that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planaudit.ingest.pdf.bands import column_of
from planaudit.ingest.pdf.model import DraftCell, DraftRow, DraftTable, Fill
from planaudit.ingest.pdf.paint import is_shaded
from planaudit.ingest.pdf.rows import Columns

_PADDING = 6.0  # points: the most that a cell is taken to keep clear


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without upright lines as it was found, with its left and right edge.

    `padding` is the room that its cells keep clear on either side of their words: nought when the
    columns begin where the cells' edges were drawn, not where their words begin.
    """

    columns: Columns
    left: float
    right: float
    padding: float | None = None


def padding_of(columns: Columns) -> float:
    """Return how much room cells keep clear on either side of their words, by the narrowest."""
    clear: list[float] = []
    for number, start in enumerate(columns.starts[1:]):
        ends = [
            word.x1
            for row in columns.rows
            for band in row
            for word in band.words
            if column_of(word, columns.starts) == number
        ]
        clear += [start - max(ends)] if ends else []
    return max(min(min(clear, default=0.0) / 2, _PADDING), 0.5)


def drawn(found: OpenTable, page: int, fills: Sequence[Fill]) -> DraftTable:
    """Return a table whose cells fill the room between what was found."""
    pad = padding_of(found.columns) if found.padding is None else found.padding
    edges = [found.left - pad, *(start - pad for start in found.columns.starts[1:])]
    edges.append(found.right + pad)
    tops = [min(band.top for band in row) for row in found.columns.rows]
    bottoms = [max(band.bottom for band in row) for row in found.columns.rows]
    cuts = [tops[0] - 1]
    cuts += [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    cuts.append(bottoms[-1] + 1)
    rows: list[DraftRow] = []
    for top, bottom in pairwise(cuts):
        boxes = [(x0, top, x1, bottom) for x0, x1 in pairwise(edges)]
        cells = [DraftCell(box, is_shaded(box, fills), page) for box in boxes]
        rows.append(DraftRow(cells, tuple(round(start, 1) for start in found.columns.starts)))
    box = edges[0], cuts[0], edges[-1], cuts[-1]
    return DraftTable(rows, page, box, starts=found.columns.starts, padding=pad)

"""The rows of a grid whose cells stand one under another, a line or more each.

Each row has as many cells as the grid has heads. An empty cell is an empty line; a cell of
several paragraphs is several lines. Of all ways to part the lines, the likeliest is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.document import Kind, TextBlock
from planaudit.reading.times import says_when

Lines = Sequence[TextBlock | None]
"""Lines of text; None is an empty line."""
CellBlocks = tuple[TextBlock, ...]

_SCORES = frozenset({"baseline", "target", "review"})
_NAMES_AND_DATES = frozenset({"owner", "when"})
_LONG = 60  # characters: more than mostly stands in a column for a name, a date or a score
_TOO_LONG = 80  # characters beyond that are out of the question
_SHORT = 30  # characters: no more than a date
_MOST_LINES = 8  # in one cell
_MOST_CELLS = 400  # in one grid
# What each oddity costs. Only their order of size matters: a cell unlike its column is odder
# than a cell of two paragraphs, and an unfinished row is odder than both.
_ANOTHER_LINE = 1.0
_ANOTHER_SHORT_LINE = 0.6
_ANOTHER_ITEM = 0.1
_UNLIKE_COLUMN = 4.0
_NO_FIGURE = 2.5
_NO_DATE = 1.0
_EMPTY = 0.2
_EMPTY_START = 3.0
_AFTER_THE_GRID = 1.5
_UNFINISHED_ROW = 20.0
_FIGURES = re.compile(r"[\d/.,:\s-]{1,10}")
_FIGURE = re.compile(r"\d")
_NEVER = float("inf")


def rows_of(
    lines: Lines, columns: Sequence[str], *, labelled: bool = False
) -> tuple[list[tuple[CellBlocks, ...]], CellBlocks]:
    """Return the rows that `lines` make, and the lines that stand after the grid.

    `columns` are the kinds of the columns (`headings.column_of`). `labelled` rows have a label
    before their first cell, so that cell may well be empty. Several lines in one cell
    cost a little each, and so does a cell that is unlike its column; the way that costs least
    is taken. The time grows with the number of lines times the number of columns.
    """
    width = len(columns)
    cells: list[CellBlocks] = []
    at = 0
    for size in _cheapest_sizes(lines[:_MOST_CELLS], columns, _EMPTY if labelled else _EMPTY_START):
        cells.append(tuple(line for line in lines[at : at + size] if line is not None))
        at += size
    rows: list[tuple[CellBlocks, ...]] = []
    for start in range(0, len(cells), width):
        row = cells[start : start + width]
        if any(row):
            rows.append((*row, *[()] * (width - len(row))))
    return rows, tuple(line for line in lines[at:] if line is not None)


def _cheapest_sizes(lines: Lines, columns: Sequence[str], empty_start: float) -> list[int]:
    """Return how many lines each cell has, cell by cell."""
    width, count = len(columns), len(lines)
    cost = [[_NEVER] * width for _ in range(count + 1)]
    size_to = [[0] * width for _ in range(count + 1)]
    cost[0][0] = 0.0
    for at in range(count):
        for column in range(width):
            if cost[at][column] == _NEVER:
                continue
            for size in range(1, min(_MOST_LINES, count - at) + 1):
                cell = lines[at : at + size]
                if size > 1 and (cell[0] is None or cell[-1] is None):
                    break
                price = cost[at][column] + _price(
                    cell, columns[column], _EMPTY if column else empty_start
                )
                after = (column + 1) % width
                if price < cost[at + size][after]:
                    cost[at + size][after] = price
                    size_to[at + size][after] = size
    after_end = [0.0] * (count + 1)  # what it costs to leave the lines from here on out
    for at in range(count - 1, -1, -1):
        after_end[at] = after_end[at + 1] + (_AFTER_THE_GRID if lines[at] is not None else 0.0)
    ends = [
        (cost[end][column] + after_end[end] + (_UNFINISHED_ROW if column else 0.0), end, column)
        for end in range(count + 1)
        for column in range(width)
        if cost[end][column] < _NEVER
    ]
    _, at, column = min(ends, default=(0.0, 0, 0))
    sizes: list[int] = []
    while at > 0:
        size = size_to[at][column]
        sizes.append(size)
        at, column = at - size, (column - 1) % width
    return sizes[::-1]


def _price(cell: Lines, kind: str, empty: float) -> float:
    texts = [line.text for line in cell if line is not None]
    if not texts:
        return empty
    is_short = kind in _SCORES or kind in _NAMES_AND_DATES
    extra = 0.0
    for line in cell[1:]:
        if line is not None and line.kind is Kind.LIST_ITEM:
            extra += _ANOTHER_ITEM
        else:
            extra += _ANOTHER_SHORT_LINE if is_short else _ANOTHER_LINE
    if is_short:
        longer = max(map(len, texts)) - _LONG
        extra += min(max(longer, 0) / _TOO_LONG, 1.0) * _UNLIKE_COLUMN
    if kind in _SCORES:
        return extra + (0.0 if _FIGURE.search(texts[0]) else _NO_FIGURE)
    if kind == "reference":
        return extra + _UNLIKE_COLUMN * sum(not _FIGURES.fullmatch(text) for text in texts)
    if kind in _NAMES_AND_DATES:
        is_when = [says_when(text) and len(text) <= _SHORT for text in texts]
        return extra + _NO_DATE * (is_when.count(kind != "when"))
    return extra + _UNLIKE_COLUMN * sum(bool(_FIGURES.fullmatch(text)) for text in texts)

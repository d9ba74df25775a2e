"""Merged cells: what one of them shows stands beside every row that it covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planaudit.ingest.refusals import too_much
from planaudit.ingest.sheets.model import MOST_COLUMNS, MOST_ROWS, SheetRow

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_MOST_COVERED = MOST_ROWS * 100
"""Places under merged cells that are looked at: merged cells that lie over one another could
cover the same rows without end."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell merged downwards: its column from 0, and its first and last row from 1."""

    column: int
    first: int
    last: int


def merge_of(reference: str) -> Merge | None:
    """Return the merged cell 'A2:B4'; None for one that covers a single row, or none at all."""
    found = _RANGE.fullmatch(reference)
    if found is None:
        return None
    column, first, last = column_number(found[1]) - 1, int(found[2]), int(found[4])
    return Merge(column, first, last) if last > first and column < MOST_COLUMNS else None


def column_number(letters: str) -> int:
    """Return the number of the column 'AB', counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def with_merged(rows: Sequence[SheetRow], merges: Iterable[Merge]) -> tuple[SheetRow, ...]:
    """Return the rows with what each merged cell shows in every row that it covers.

    Raises UnreadableFile for merged cells without end.
    """
    numbers = [row.number for row in rows]
    texts = [list(row.cells) for row in rows]
    looked_at = 0
    for merge in merges:
        start = bisect_left(numbers, merge.first)
        if start == len(numbers) or numbers[start] != merge.first:
            continue
        cells = rows[start].cells
        if merge.column >= len(cells) or not cells[merge.column]:
            continue
        end = bisect_left(numbers, merge.last + 1)
        looked_at += end - start
        if looked_at > _MOST_COVERED:
            raise too_much("its merged cells lie over one another")
        for covered in texts[start + 1 : end]:
            covered += [""] * (merge.column + 1 - len(covered))
            covered[merge.column] = covered[merge.column] or cells[merge.column]
    return tuple(
        row
        if len(now) == len(row.cells) and tuple(now) == row.cells
        else replace(row, cells=tuple(now))
        for row, now in zip(rows, texts, strict=True)
    )

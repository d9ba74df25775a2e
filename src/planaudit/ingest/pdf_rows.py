"""Rows of a table that no lines part: from the bands and the columns they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planaudit.ingest.pdf_bands import Band, pieces_of
from planaudit.ingest.pdf_lines import runs_on, wraps
from planaudit.ingest.pdf_model import Line

Pieces = dict[int, Line]
"""What one band has in each column, by the column's number counted from 0."""

_WIDER = 1.15  # a step down the page that is so much longer than the shortest begins a row
_DOUBLE = 1.7  # sizes of print: bands this far apart are rows, whatever they say


@dataclass(frozen=True, slots=True)
class Columns:
    """The bands of each row of a table, and where its columns begin."""

    rows: list[list[Band]]
    starts: tuple[float, ...]


def _is_step(down: float, shortest: float) -> bool:
    return down > _WIDER * shortest + 0.5


def steps_apart(bands: Sequence[Band]) -> bool:
    """Return whether some bands are clearly further apart than others, as rows are."""
    downs = [b.bottom - a.bottom for a, b in pairwise(bands)]
    return bool(downs) and _is_step(max(downs), min(downs))


def _goes_on(last: Line, piece: Line, right: float) -> bool:
    """Return whether the words of a first column go on in the next band."""
    return runs_on(last.text, piece.text) or wraps(last, piece, right)


def rows_in(bands: Sequence[Band], starts: Sequence[float]) -> list[list[Pieces]]:
    """Return bands in rows, each band parted by column.

    Where some bands stand further apart, that parts the rows. Otherwise a row begins where the
    first column has words that do not go on from the band above.
    """
    parted = [pieces_of(band, starts) for band in bands]
    downs = [b.bottom - a.bottom for a, b in pairwise(bands)]
    shortest = min(downs, default=0.0)
    apart = steps_apart(bands)
    single = not apart and shortest > _DOUBLE * max(band.size for band in bands)
    right = max((pieces[0].x1 for pieces in parted if 0 in pieces), default=0.0)
    rows = [[parted[0]]]
    for down, pieces in zip(downs, parted[1:], strict=True):
        last = rows[-1][-1].get(0)
        if 0 not in pieces:
            begins = apart and _is_step(down, shortest) and len(pieces) > 1
        elif apart:
            begins = _is_step(down, shortest)
        else:
            begins = single or last is None or not _goes_on(last, pieces[0], right)
        if begins:
            rows.append([pieces])
        else:
            rows[-1].append(pieces)
    return rows


def bands_by_row(bands: Sequence[Band], starts: Sequence[float]) -> list[list[Band]]:
    """Return bands in rows, as they are."""
    waiting = iter(bands)
    return [[next(waiting) for _ in row] for row in rows_in(bands, starts)]

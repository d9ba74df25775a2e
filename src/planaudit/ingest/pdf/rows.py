"""Rows of a table that no lines part: from the bands and the columns they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planaudit.ingest.pdf.bands import Band, pieces_of
from planaudit.ingest.pdf.lines import runs_on, wraps
from planaudit.ingest.pdf.model import Line

Pieces = dict[int, Line]
"""What one band has in each column, by the column's number counted from 0."""

_WIDER = 1.15  # a step down the page that is so much longer than the shortest begins a row
_DOUBLE = 1.7  # sizes of print: bands this far apart are rows, whatever they say


@dataclass(frozen=True, slots=True)
class Columns:
    """The bands of each row of a table, and where its columns begin."""

    rows: list[list[Band]]
    starts: tuple[float, ...]


def _downs(bands: Sequence[Band]) -> list[float]:
    """Return the steps from band to band, by their tops.

    Some files give letters boxes no taller than their ink: most lines have a tall letter, and many
    have none that reaches below the line.
    """
    return [b.top - a.top for a, b in pairwise(bands)]


def _is_step(down: float, shortest: float) -> bool:
    return down > _WIDER * shortest + 0.5


def steps_apart(bands: Sequence[Band]) -> bool:
    """Return whether some bands are clearly further apart than others, as rows are."""
    downs = _downs(bands)
    return bool(downs) and _is_step(max(downs), min(downs))


def _right_edges(parted: Sequence[Pieces]) -> dict[int, float]:
    edges: dict[int, float] = {}
    for pieces in parted:
        for column, piece in pieces.items():
            edges[column] = max(edges.get(column, piece.x1), piece.x1)
    return edges


def _goes_on(above: Pieces, below: Pieces, edges: dict[int, float]) -> bool:
    """Return whether the words of any column plainly go on from one band to the next."""
    return any(
        column in above
        and runs_on(above[column].text, piece.text)
        and wraps(above[column], piece, edges[column])
        for column, piece in below.items()
    )


def rows_in(bands: Sequence[Band], starts: Sequence[float]) -> list[list[Pieces]]:
    """Return bands in rows, each band parted by column.

    Where some bands stand further apart, that parts the rows. Otherwise a row begins where the
    first column has words and no column goes on from the band above.
    """
    parted = [pieces_of(band, starts) for band in bands]
    downs = _downs(bands)
    shortest = min(downs, default=0.0)
    apart = steps_apart(bands)
    single = not apart and shortest > _DOUBLE * max(band.size for band in bands)
    edges = _right_edges(parted)
    rows = [[parted[0]]]
    for down, pieces in zip(downs, parted[1:], strict=True):
        if apart:
            begins = _is_step(down, shortest) and (0 in pieces or len(pieces) > 1)
        else:
            begins = 0 in pieces and (single or not _goes_on(rows[-1][-1], pieces, edges))
        if begins:
            rows.append([pieces])
        else:
            rows[-1].append(pieces)
    return rows


def bands_by_row(bands: Sequence[Band], starts: Sequence[float]) -> list[list[Band]]:
    """Return bands in rows, as they are."""
    waiting = iter(bands)
    return [[next(waiting) for _ in row] for row in rows_in(bands, starts)]

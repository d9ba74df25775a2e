"""Tables that words alone make, by standing in columns; columns of prose are none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from planaudit.ingest.pdf.bands import (
    ANYWHERE,
    Band,
    Gutter,
    inner,
    narrowed,
    next_start,
    pieces_of,
    shared_edges,
    starts_of,
)
from planaudit.ingest.pdf.lines import is_label, runs_on, starts_with_box, wraps
from planaudit.ingest.pdf.rows import Columns, Pieces, bands_by_row, rows_in, steps_apart

_WIDE = 0.9  # sizes of print: the least gutter
_FAR = 2.0  # sizes of print: no row of a table is followed by so much empty paper
_SETTLED = 3  # bands: after so many a column is not lost to the next
_MOST_GUTTERS = 40  # in a line: a page with more is no table that anybody reads
_SHORT = 40  # characters of a label
_SAME_STEP = 0.5  # points
_TALL = 4  # lines of a label
_READS_ON = 0.25  # of the steps down a column: more make it prose


def _are_apart(above: Band, below: Band) -> bool:
    """Return whether no table holds both of two bands."""
    if below.top - above.bottom > _FAR * max(below.size, above.size):
        return True
    return any(word.is_field for word in below.words)


def _edges(bands: Sequence[Band]) -> list[list[float]]:
    """Return, for each band, the places where words begin in several bands around it."""
    cuts = [at for at, (a, b) in enumerate(pairwise(bands), 1) if _are_apart(a, b)]
    found: list[list[float]] = []
    for start, end in pairwise([0, *cuts, len(bands)]):
        found += [shared_edges(bands[start:end], _WIDE)] * (end - start)
    return found


def _may_be_row(band: Band) -> bool:
    """Return whether a band has wide gaps between its words, and not more than a table has."""
    clear = narrowed(ANYWHERE, band, _WIDE * band.size)
    return 0 < len(inner(clear, band.words[0].x0, band.words[-1].x1)) <= _MOST_GUTTERS


def _begins_prose(
    above: Band, band: Band, below: Band, gutters: Sequence[Gutter], edges: Sequence[float]
) -> bool:
    """Return whether the words of a band only happen to leave gutters clear.

    No gap in it is wide, and it belongs to a line beneath it that runs across its gutters.
    """
    left, right, wide = band.words[0].x0, band.words[-1].x1, _WIDE * band.size
    own = inner(gutters, left, right)
    if not own or inner(narrowed(ANYWHERE, band, wide), left, right):
        return False
    near = below.top - band.bottom < wide
    above_is_nearer = band.top - above.top < below.top - band.top - _SAME_STEP
    return near and not above_is_nearer and not narrowed(own, below, wide, edges)


def _grown(bands: Sequence[Band], at: int, edges: Sequence[float]) -> tuple[int, list[Gutter]]:
    """Return where the bands that share gutters with the one at `at` end, and the gutters."""
    least = _WIDE * bands[at].size
    left, right, end = bands[at].words[0].x0, bands[at].words[-1].x1, at + 1
    clear = narrowed(ANYWHERE, bands[at], least, edges)
    gutters = inner(clear, left, right)
    while gutters and end < len(bands):
        above, band = bands[end - 1], bands[end]
        if _are_apart(above, band):
            break
        clear = narrowed(clear, band, least, edges)
        left, right = min(left, band.words[0].x0), max(right, band.words[-1].x1)
        kept = inner(clear, left, right)
        if not kept or (len(kept) < len(gutters) and end - at >= _SETTLED):
            break
        below = bands[end + 1] if end + 1 < len(bands) else None
        if below and _begins_prose(above, band, below, kept, edges):
            break
        gutters, end = kept, end + 1
    return end, gutters


def _trimmed(bands: Sequence[Band], starts: Sequence[float]) -> list[Band]:
    """Return bands without those at the end that have words in the first column only.

    The second line of the last row's first cell stays: its sentence goes on from the line above.
    """
    end = len(bands)
    while end and set(pieces_of(bands[end - 1], starts)) == {0}:
        end -= 1
    while 0 < end < len(bands):
        above, below = pieces_of(bands[end - 1], starts), pieces_of(bands[end], starts)
        if 0 not in above or not runs_on(above[0].text, below[0].text):
            break
        if bands[end].top - bands[end - 1].bottom > _WIDE * bands[end].size:
            break
        end += 1
    return list(bands[:end])


def _text(row: Sequence[Pieces], column: int) -> str:
    return " ".join(pieces[column].text for pieces in row if column in pieces)


def _is_abreast(columns: Collection[int]) -> bool:
    """Return whether columns that have words are the first and another."""
    return 0 in columns and len(columns) > 1


def _is_prose(rows: Sequence[Sequence[Pieces]]) -> bool:
    """Return whether the first column reads on from row to row, as a newspaper's does."""
    lasts = [[pieces[0] for pieces in row if 0 in pieces] for row in rows]
    right = max((line.x1 for lines in lasts for line in lines), default=0.0)
    steps = [(a[-1], b[0]) for a, b in pairwise(lasts) if a and b]
    on = sum(runs_on(a.text, b.text) and wraps(a, b, right) for a, b in steps)
    return bool(steps) and on >= _READS_ON * len(steps)


def _is_table(rows: Sequence[Sequence[Pieces]], bands: Sequence[Band]) -> bool:
    """Return whether rows lined up without any lines are a table, and not columns of prose.

    Their first column holds short labels; or the rows stand apart, and every column begins
    anew with each row.
    """
    firsts = [_text(row, 0) for row in rows]
    abreast = [row for row in rows if _is_abreast({at for pieces in row for at in pieces})]
    named = [text for text in firsts if text]
    if len(abreast) < max(2, 0.6 * len(rows)) or any("__" in text for text in named):
        return False
    marks = sum(
        is_label(row[0][0]) or starts_with_box(text)
        for row, text in zip(rows, firsts, strict=True)
        if 0 in row[0]
    )
    if marks >= 0.5 * len(named) or _is_prose(rows):
        return False
    tall = [sum(0 in pieces for pieces in row) for row in rows]
    if max(map(len, named)) <= 2 * _SHORT and median(map(len, named)) <= _SHORT:
        labelled = all(text.endswith((":", "?")) for text in named) or len(rows) > 2
        return labelled and max(tall) <= _TALL
    level = all(_is_abreast(row[0]) for row in rows)
    return len(rows) > 2 and steps_apart(bands) and level


def lined_up(bands: Sequence[Band]) -> list[Columns]:
    """Return the tables that words alone make."""
    found: list[Columns] = []
    edges: list[list[float]] = []
    at = looked_at = 0
    while at < len(bands):
        if not _may_be_row(bands[at]):
            at += 1
            continue
        edges = edges or _edges(bands)
        end, gutters = _grown(bands, at, edges[at])
        looked_at += end - at
        run = list(bands[at:end])
        starts = starts_of(run, gutters) if end - at > 1 and gutters else []
        run = _trimmed(run, starts) if len(starts) > 1 else []
        if len(run) > 1:
            rows = rows_in(run, starts)
            if _is_table(rows, run):
                found.append(Columns(bands_by_row(run, starts), tuple(starts)))
                at += len(run)
                continue
        at = next_start(at, end, looked_at)
    return found

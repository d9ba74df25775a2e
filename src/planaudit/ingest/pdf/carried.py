"""A table without upright lines that goes on at the top of the next page.

What is left of it there may be one cell, which nothing but its place tells from a paragraph; so
the columns are carried over from the page before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planaudit.ingest.pdf.bands import Band, bands_of, crosses, pieces_of
from planaudit.ingest.pdf.model import DraftTable, Line, PageMarks
from planaudit.ingest.pdf.open_model import OpenTable
from planaudit.ingest.pdf.page_numbers import shape_of
from planaudit.ingest.pdf.rows import Columns, bands_by_row
from planaudit.ingest.pdf.rules import Rule

_EDGE = 0.15  # of the page's height: where headers and footers stand
_NEAR = 4.0  # points
_APART = 1.2  # sizes of print between a header or footer and the body
_FAR = 3.0  # sizes of print: so much empty paper ends a table
_ALIGNED = 8.0  # points
_SIDES = 12.0  # points that a table's rules may reach beyond its cells


def _key(band: Band) -> str:
    return shape_of(" ".join(word.text for word in band.words))


def _body(
    bands: Sequence[Band], others: Sequence[Band], page: PageMarks, head: frozenset[str]
) -> list[Band]:
    """Return bands without headers and footers: what the other page has in the same place.

    So is what stands well apart from the rest at the very top or foot. `head` is what the first
    row of the table says, which a page may repeat.
    """
    places = [(_key(band), band.top) for band in others]
    kept = list(bands)
    for at, beside, edge in ((0, 1, 0.0), (-1, -2, page.height)):
        while kept:
            band, key = kept[at], _key(kept[at])
            if abs(band.middle - edge) > _EDGE * page.height or (at == 0 and key in head):
                break
            recurs = any(key == old and abs(band.top - y) <= _NEAR for old, y in places)
            next_to = kept[beside] if len(kept) > 1 else None
            blank = max(band.top - next_to.bottom, next_to.top - band.bottom) if next_to else 0.0
            if not recurs and blank <= _APART * band.size:
                break
            kept.pop(at)
    return kept


def last_open_table(
    tables: Sequence[DraftTable], page: PageMarks, lines: Sequence[Line]
) -> DraftTable | None:
    """Return the table without upright lines that ends a page, if one does.

    `lines` are those outside tables.
    """
    if not tables:
        return None
    last = max(tables, key=lambda table: table.box[3])
    below = [line for line in lines if line.top > last.box[3] - 1]
    if not last.starts or any(line.bottom < (1 - _EDGE) * page.height for line in below):
        return None
    return last


def _is_row_of(bands: Sequence[Band], starts: Sequence[float]) -> bool:
    """Return whether bands at the top of a page can only be more of a table."""
    parted = [pieces_of(band, starts) for band in bands]
    for pieces in parted:
        if len(pieces) > 1:
            return True
        ((column, piece),) = pieces.items()
        if column and abs(piece.x0 - starts[column]) > _ALIGNED:
            return False
    return bool(parted) and all(0 not in pieces for pieces in parted)


def _rows(
    bands: Sequence[Band], table: DraftTable, groups: Sequence[Sequence[Rule]]
) -> list[list[Band]]:
    """Return bands in rows: between the rules of the table where it has any among them."""
    cuts = [
        rule.at
        for group in groups
        for rule in group
        if abs(rule.x0 - table.box[0]) < _SIDES
        and abs(rule.x1 - table.box[2]) < _SIDES
        and bands[0].middle < rule.at < bands[-1].middle
    ]
    if not cuts:
        return bands_by_row(bands, table.starts)
    cuts = [-1e6, *sorted(cuts), 1e6]
    rows = [[b for b in bands if top < b.middle <= bottom] for top, bottom in pairwise(cuts)]
    return [row for row in rows if row]


def carried_table(
    last: DraftTable,
    before: PageMarks,
    page: PageMarks,
    bands: Sequence[Band],
    groups: Sequence[Sequence[Rule]],
) -> OpenTable | None:
    """Return what goes on of `last`, the table that ended the page before, None if nothing does."""
    first = last.rows[0].cells
    heading = [word for word in before.words if any(word.is_within(cell.box) for cell in first)]
    head = frozenset(_key(band) for band in bands_of(heading))
    own: list[Band] = []
    for band in _body(bands, bands_of(before.words), page, head):
        blank = band.top - own[-1].bottom if own else 0.0
        if crosses(band, last.starts) or blank > _FAR * band.size:
            break
        if band.words[0].x0 < last.box[0] - 3 or band.words[-1].x1 > last.box[2] + _SIDES:
            break
        own.append(band)
    while own and set(pieces_of(own[-1], last.starts)) == {0}:
        own.pop()
    if not _is_row_of(own, last.starts):
        return None
    repeated = 0
    while repeated < len(own) - 1 and _key(own[repeated]) in head:
        repeated += 1
    rows = [own[:repeated]] if repeated else []
    rows += _rows(own[repeated:], last, groups)
    left, right = last.box[0] + last.padding, last.box[2] - last.padding
    return OpenTable(Columns(rows, last.starts), left, right, last.padding)

"""Tables without upright lines: words lined up in columns, with level lines, stripes or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planaudit.ingest.pdf_bands import (
    Band,
    Gutter,
    bands_of,
    column_of,
    narrowed,
    pieces_of,
    starts_of,
)
from planaudit.ingest.pdf_lined_up import lined_up
from planaudit.ingest.pdf_model import Box, DraftCell, DraftRow, DraftTable, Fill, PageMarks, Word
from planaudit.ingest.pdf_paint import is_shaded
from planaudit.ingest.pdf_rows import Columns, bands_by_row
from planaudit.ingest.pdf_rules import Rule, rule_groups

_NARROW = 0.45  # sizes of print: the least gutter of a table drawn with level lines
_WIDE = 0.9  # the same for a table without any lines, or with few words
_FEW = 4  # bands
_CLOSE = 1.3  # sizes of print between a rule and a row beyond it
_MOST_RULES = 80
_ABREAST = 0.75  # of the strips between rules: fewer with two columns make no table


@dataclass(frozen=True, slots=True)
class _Found:
    """A table that was found, with its left and right edge."""

    columns: Columns
    left: float
    right: float


def _crosses(band: Band, starts: Sequence[float]) -> bool:
    """Return whether a word of a band runs over the beginning of a column."""
    return any(
        word.x0 < start - 1 and word.x1 > start + 1 for start in starts[1:] for word in band.words
    )


def _filled(bands: Sequence[Band], starts: Sequence[float]) -> set[int]:
    return {column_of(word, starts) for band in bands for word in band.words}


def _columns(bands: Sequence[Band], joints: Sequence[float], left: float) -> list[float]:
    """Return where the columns of bands between rules begin; only one when there are none.

    `joints` are places where the rules or stripes themselves are pieced together: their cells'.
    """
    clear = [at for at in joints if not any(_crosses(band, (0, at)) for band in bands)]
    if clear:
        starts = [left, *clear]
        return [start for number, start in enumerate(starts) if number in _filled(bands, starts)]
    least = max((_WIDE if len(bands) < _FEW else _NARROW) * bands[0].size, 3.5)
    gutters: list[Gutter] = [(left, max(word.x1 for band in bands for word in band.words))]
    for band in bands:
        gutters = narrowed(gutters, band, least)
    inner = [gutter for gutter in gutters if gutter[0] > left + 1]
    return starts_of(bands, inner)


def _between(bands: Sequence[Band], top: float, bottom: float) -> list[Band]:
    return [band for band in bands if top - 1 <= band.middle <= bottom + 1]


def _beyond(bands: Sequence[Band], at: float, starts: Sequence[float], *, up: bool) -> list[Band]:
    """Return the bands of a row that stands outside the outermost rule, as headings often do."""
    taken: list[Band] = []
    side = [band for band in bands if (band.bottom <= at + 2 if up else band.top >= at - 2)]
    for band in reversed(side) if up else side:
        clear = at - band.bottom if up else band.top - at
        if clear > _CLOSE * band.size or _crosses(band, starts):
            break
        if not taken and len(pieces_of(band, starts)) < 2:
            break
        taken.append(band)
        at = band.top if up else band.bottom
    return taken[::-1] if up else taken


def _ruled_run(
    strips: Sequence[list[Band]], joints: Sequence[float], left: float
) -> tuple[int, int, list[float]] | None:
    """Return the first run of strips between rules that have columns in common."""
    for start in range(len(strips)):
        for end in range(len(strips), start, -1):
            bands = [band for strip in strips[start:end] for band in strip]
            if len(bands) < 2 or not strips[start] or not strips[end - 1]:
                continue
            starts = _columns(bands, joints, left)
            abreast = sum(len(_filled(strip, starts)) > 1 for strip in strips[start:end])
            if len(starts) > 1 and abreast >= _ABREAST * (end - start):
                return start, end, starts
    return None


def _ruled(rules: Sequence[Rule], bands: Sequence[Band]) -> _Found | None:
    """Return the table that a group of level rules draws, if it is one."""
    if not 2 <= len(rules) <= _MOST_RULES:
        return None
    left, right = rules[0].x0, rules[0].x1
    own = [b for b in bands if b.words[0].x0 >= left - 3 and b.words[-1].x1 <= right + 3]
    joints = sorted({round(at) for rule in rules for at in rule.joints})
    strips = [_between(own, a.at, b.at) for a, b in pairwise(rules)]
    found = _ruled_run(strips, joints, left)
    if found is None:
        return None
    start, end, starts = found
    rows = [strip for strip in strips[start:end] if strip]
    if end - start <= 2:
        rows = [row for strip in rows for row in bands_by_row(strip, starts)]
    head = _beyond(own, rules[start].at, starts, up=True)
    tail = _beyond(own, rules[end].at, starts, up=False)
    if head:
        rows.insert(0, head)
    if tail:
        rows += bands_by_row(tail, starts)
    if len(rows) < 2:
        return None
    return _Found(Columns(rows, (left, *starts[1:])), left, right)


def _drawn(found: _Found, page: int, fills: Sequence[Fill]) -> DraftTable:
    """Return a table whose cells fill the room between what was found."""
    edges = [found.left - 1, *found.columns.starts[1:], found.right + 1]
    tops = [min(band.top for band in row) for row in found.columns.rows]
    bottoms = [max(band.bottom for band in row) for row in found.columns.rows]
    cuts = [tops[0] - 1]
    cuts += [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    cuts.append(bottoms[-1] + 1)
    rows: list[DraftRow] = []
    for top, bottom in pairwise(cuts):
        boxes = [(x0, top, x1, bottom) for x0, x1 in pairwise(edges)]
        cells = [DraftCell(box, is_shaded(box, fills), page) for box in boxes]
        rows.append(DraftRow(cells, tuple(round(edge, 1) for edge in edges[:-1])))
    return DraftTable(rows, page, (edges[0], cuts[0], edges[-1], cuts[-1]))


def _parted(bands: Sequence[Band], taken: Sequence[Box]) -> list[list[Band]]:
    """Return bands in runs that no table stands between."""
    runs: list[list[Band]] = [[]]
    for band in bands:
        above = runs[-1][-1].middle if runs[-1] else band.middle
        if any(above <= box[1] and box[3] <= band.middle for box in taken):
            runs.append([])
        runs[-1].append(band)
    return runs


def open_tables(page: PageMarks, words: Sequence[Word], taken: Sequence[Box]) -> list[DraftTable]:
    """Return the tables without upright lines that `words` make.

    `taken` are the boxes of the tables that are drawn in full, whose words are not among `words`.
    """
    if not words:
        return []
    bands = bands_of(words)
    found: list[_Found] = []
    for group in rule_groups(page, words, taken):
        table = _ruled(group, bands)
        if table:
            found.append(table)
            used = {id(band) for row in table.columns.rows for band in row}
            bands = [band for band in bands if id(band) not in used]
    tables = [_drawn(table, page.number, page.marks.fills) for table in found]
    boxes = [*taken, *(table.box for table in tables)]
    right = max(word.x1 for word in page.words)
    for run in _parted(bands, boxes):
        for columns in lined_up(run):
            whole = _Found(columns, columns.starts[0], right)
            tables.append(_drawn(whole, page.number, page.marks.fills))
    return tables

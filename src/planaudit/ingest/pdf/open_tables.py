"""Tables without upright lines: words lined up in columns, with level lines, stripes or neither."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planaudit.ingest.pdf.bands import (
    Band,
    Gutter,
    bands_of,
    column_of,
    crosses,
    narrowed,
    pieces_of,
    starts_of,
)
from planaudit.ingest.pdf.carried import carried_table
from planaudit.ingest.pdf.lined_up import lined_up
from planaudit.ingest.pdf.model import Box, DraftTable, PageMarks, Word
from planaudit.ingest.pdf.open_model import OpenTable, drawn
from planaudit.ingest.pdf.rows import Columns, bands_by_row
from planaudit.ingest.pdf.rules import Rule, rule_groups

_NARROW = 0.45  # sizes of print: the least gutter of a table drawn with level lines
_WIDE = 0.9  # the same for a table without any lines, or with few words
_FEW = 4  # bands
_CLOSE = 1.3  # sizes of print between a rule and a row beyond it
_MOST_RULES = 80
_ABREAST = 0.75  # of the strips between rules: fewer with two columns make no table


def _filled(bands: Sequence[Band], starts: Sequence[float]) -> set[int]:
    return {column_of(word, starts) for band in bands for word in band.words}


def _columns(bands: Sequence[Band], joints: Sequence[float], left: float) -> list[float]:
    """Return where the columns of bands between rules begin; only one when there are none.

    `joints` are places where the rules or stripes themselves are pieced together: their cells'.
    """
    if joints:
        starts = [left, *joints]
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
        if clear > _CLOSE * band.size or crosses(band, starts):
            break
        taken.append(band)
        at = band.top if up else band.bottom
    abreast = [number for number, band in enumerate(taken) if len(pieces_of(band, starts)) > 1]
    if not abreast or abreast[0] > _FEW:
        return []
    end = abreast[-1] + 1
    if up:
        return taken[:end][::-1]
    while end < len(taken) and 0 not in pieces_of(taken[end], starts):
        end += 1
    return taken[:end]


def _ruled_run(
    strips: Sequence[list[Band]], joints: Sequence[float], left: float
) -> tuple[int, int, list[float], bool] | None:
    """Return the first run of strips between rules that have columns in common."""
    for start in range(len(strips)):
        for end in range(len(strips), start, -1):
            bands = [band for strip in strips[start:end] for band in strip]
            if len(bands) < 2 or not strips[start] or not strips[end - 1]:
                continue
            clear = [at for at in joints if not any(crosses(band, (0, at)) for band in bands)]
            starts = _columns(bands, clear, left)
            abreast = sum(len(_filled(strip, starts)) > 1 for strip in strips[start:end])
            if len(starts) > 1 and abreast >= _ABREAST * (end - start):
                return start, end, starts, bool(clear)
    return None


def _ruled(rules: Sequence[Rule], bands: Sequence[Band]) -> OpenTable | None:
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
    start, end, starts, jointed = found
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
    return OpenTable(Columns(rows, (left, *starts[1:])), left, right, 0.0 if jointed else None)


def _parted(bands: Sequence[Band], taken: Sequence[Box]) -> list[list[Band]]:
    """Return bands in runs that no table stands between."""
    runs: list[list[Band]] = [[]]
    for band in bands:
        above = runs[-1][-1].middle if runs[-1] else band.middle
        if any(above <= box[1] and box[3] <= band.middle for box in taken):
            runs.append([])
        runs[-1].append(band)
    return runs


def framed_table(table: DraftTable, page: PageMarks) -> DraftTable:
    """Return a table of one column, ruled all round, with the columns its words are lined up in.

    Where they are not lined up, it is returned as it is.
    """
    x0, _, x1, bottom = table.box
    if any(len(row.cells) > 1 for row in table.rows):
        return table
    inside = [word for word in page.words if word.is_within(table.box)]
    if not inside or any(word.is_field for word in inside):
        return table
    bands = bands_of(inside)
    if len(table.rows) == 1:
        found = None
        for columns in lined_up(bands):
            if sum(map(len, columns.rows)) == len(bands):
                found = OpenTable(columns, x0 + 1, x1 - 1)
    else:
        edges = [*(row.cells[0].box[1] for row in table.rows), bottom]
        found = _ruled([Rule(at, x0, x1) for at in edges], bands)
        if found and len(found.columns.rows) != len(table.rows):
            found = None
    if found is None:
        return table
    parted = drawn(found, page.number, page.marks.fills)
    parted.box = table.box
    return parted


def _right_edge(columns: Columns, right: float) -> float:
    """Return where the last column's words end; at `right`, if none of them run to a new line."""
    number = len(columns.starts) - 1
    lasts = [
        [piece for piece in (pieces_of(band, columns.starts).get(number) for band in row) if piece]
        for row in columns.rows
    ]
    runs = any(len(lines) > 1 for lines in lasts)
    return max(piece.x1 for lines in lasts for piece in lines) if runs else right


def open_tables(
    page: PageMarks,
    words: Sequence[Word],
    taken: Sequence[Box],
    before: tuple[DraftTable, PageMarks] | None = None,
) -> list[DraftTable]:
    """Return the tables without upright lines that `words` make.

    `taken` are the boxes of the tables that are drawn in full, whose words are not among `words`;
    `before` is such a table that ends the page before, with that page.
    """
    if not words:
        return []
    bands = bands_of(words)
    groups = rule_groups(page, words, taken)
    found: list[OpenTable] = []
    if before:
        carried = carried_table(before[0], before[1], page, bands, groups)
        if carried:
            found.append(carried)
            bands = _without(bands, carried)
    for group in groups:
        table = _ruled(group, bands)
        if table:
            found.append(table)
            bands = _without(bands, table)
    tables = [drawn(table, page.number, page.marks.fills) for table in found]
    boxes = [*taken, *(table.box for table in tables)]
    right = max(word.x1 for word in page.words)
    for run in _parted(bands, boxes):
        for columns in lined_up(run):
            whole = OpenTable(columns, columns.starts[0], _right_edge(columns, right))
            tables.append(drawn(whole, page.number, page.marks.fills))
    return tables


def _without(bands: Sequence[Band], table: OpenTable) -> list[Band]:
    used = {id(band) for row in table.columns.rows for band in row}
    return [band for band in bands if id(band) not in used]

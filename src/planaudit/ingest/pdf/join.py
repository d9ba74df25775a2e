"""Paragraphs, tables and rows that run over the end of a page, made whole again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planaudit.ingest.pdf.boxes import NEAR
from planaudit.ingest.pdf.cell_places import reaches_past
from planaudit.ingest.pdf.lines import goes_on, runs_on, wraps
from planaudit.ingest.pdf.model import DraftCell, DraftRow, DraftTable, Passage
from planaudit.ingest.pdf.tables import same_edges

_Parts = list[Passage | DraftTable]
_Pairs = list[tuple[DraftCell, DraftCell]]


def _append(parts: _Parts, more: _Parts) -> None:
    """Add the parts of the next page, joining a paragraph that goes on."""
    if parts and more:
        last, first = parts[-1], more[0]
        if (
            isinstance(last, Passage)
            and isinstance(first, Passage)
            and goes_on(last, first.lines[0])
        ):
            last.lines.extend(first.lines)
            more = more[1:]
    parts.extend(more)


def _merged_into(rows: Sequence[DraftRow]) -> list[DraftCell]:
    """Return the cells of earlier rows that are merged downwards into the last."""
    last = rows[-1].cells[0]
    return [cell for row in rows[:-1] for cell in row.cells if reaches_past(cell, last)]


def _pairs(rows: Sequence[DraftRow], lower: DraftRow) -> _Pairs:
    """Return the cells of the last of `rows`, or merged into it, each with the one below it."""
    return [
        (above, below)
        for above in (*rows[-1].cells, *_merged_into(rows))
        for below in lower.cells
        if abs(above.box[0] - below.box[0]) <= NEAR and abs(above.box[2] - below.box[2]) <= NEAR
    ]


def _cell_goes_on(above: DraftCell, below: DraftCell, *, surely: bool = False) -> bool:
    """Return whether the words of a cell go on in the one below; `surely`: mid-sentence."""
    if not above.parts or not below.parts:
        return False
    last, first = above.parts[-1], below.parts[0]
    if not isinstance(last, Passage) or not isinstance(first, Passage):
        return False
    line, after = last.lines[-1], first.lines[0]
    if not wraps(line, after, last.right):
        return False
    return runs_on(line.text, after.text) if surely else line.text[-1] not in ".?!"


def _merged_pairs(rows: Sequence[DraftRow], following: Sequence[DraftRow]) -> _Pairs:
    """Return the cells merged downwards that a page cuts, each with what is drawn of it below.

    What stands of such a cell on the next page is empty, or goes on mid-sentence. An empty cell
    beside one row alone, below another such, may as well be an answer left empty.
    """
    merged_above = {id(cell) for cell in _merged_into(rows)}
    return [
        (above, below)
        for above, below in _pairs(rows, following[0])
        if id(above) in merged_above
        or any(reaches_past(below, cell) for row in following[1:2] for cell in row.cells)
        if not below.parts or _cell_goes_on(above, below, surely=True)
    ]


def _starts_empty(row: DraftRow) -> bool:
    """Return whether a row has words, but none in its first column."""
    first = row.cells[0]
    missing = abs(first.box[0] - row.edges[0]) > NEAR
    return (missing or not first.parts) and any(cell.parts for cell in row.cells)


def _is_bold(cell: DraftCell) -> bool:
    return all(
        word.face.bold
        for part in cell.parts
        if isinstance(part, Passage)
        for line in part.lines
        for word in line.words
    )


def _row_goes_on(table: DraftTable, following: Sequence[DraftRow]) -> bool:
    """Return whether the last row of a table goes on in the first row of the next page.

    A row that goes on mostly has nothing in its first cell. Where other rows of the table
    are like that too, or where the first cell has words, the words themselves must go on:
    the line above is full, and the sentence is not over. They must too beside a cell merged
    downwards, which has nothing on the next page.
    """
    upper, lower = table.rows[-1], following[0]
    pairs = _pairs(table.rows, lower)
    if len(pairs) != len(lower.cells) or not any(cell.parts for cell in lower.cells):
        return False
    if not any(cell.parts for cell in upper.cells):
        return False
    if any(above.shaded != below.shaded for above, below in pairs):
        return False
    merged = _merged_pairs(table.rows, following)
    if merged:
        rests = {id(below) for _, below in merged}
        own = [pair for pair in pairs if id(pair[1]) not in rests]
        return any(_cell_goes_on(*pair, surely=True) for pair in own)
    if _starts_empty(lower):
        habit = any(_starts_empty(row) for row in (*table.rows[:-1], *following[1:]))
        return not habit or any(_cell_goes_on(*pair) for pair in pairs)
    if len(pairs) == 1:
        above, below = pairs[0]
        return not above.shaded and not _is_bold(above) and not _is_bold(below)
    return _cell_goes_on(*pairs[0]) and any(_cell_goes_on(*pair, surely=True) for pair in pairs)


def _words(row: DraftRow) -> tuple[str, ...]:
    return tuple(cell.text.casefold() for cell in row.cells)


def _repeated_rows(table: DraftTable, following: Sequence[DraftRow]) -> int:
    """Return how many rows at the top of a page repeat the table's heading rows.

    Rows that are printed like those under them are none: a log may have the same visit twice.
    """
    if not _has_heads(table):
        return 0
    count = 0
    for row, again in zip(table.rows, following, strict=False):
        if not any(_words(row)) or _words(row) != _words(again):
            break
        count += 1
    return count if count < len(table.rows) or len(table.rows) == 1 else 0


def _has_heads(table: DraftTable) -> bool:
    """Return whether the first row of a table, alone or with others, is printed as its heading."""
    first = table.rows[0]
    return len(table.rows) == 1 or any(
        _is_set_off(first) and not _is_set_off(row) for row in table.rows[1:]
    )


def _is_set_off(row: DraftRow) -> bool:
    """Return whether every cell of a row with words is bold or shaded."""
    return all(cell.shaded or _is_bold(cell) for cell in row.cells if cell.parts)


def _append_cell(above: DraftCell, below: DraftCell) -> None:
    _append(above.parts, below.parts)
    above.rests.append(below)


def _append_merged_cells(pairs: _Pairs, lower: DraftRow) -> None:
    """Take the rests of merged cells out of the first row of a page: they begin no cell there."""
    rests = {id(below) for _, below in pairs}
    if len(rests) == len(lower.cells):
        return
    for above, below in pairs:
        _append_cell(above, below)
    lower.cells = [cell for cell in lower.cells if id(cell) not in rests]


def _append_table(table: DraftTable, more: DraftTable) -> None:
    """Add the rows of a table that goes on, without its repeated heading rows."""
    repeated = _repeated_rows(table, more.rows)
    for row in table.rows[:repeated]:
        row.header = True
    rows = more.rows[repeated:]
    is_heading_row = repeated == len(table.rows)
    if rows and not is_heading_row and _row_goes_on(table, rows):
        for above, below in _pairs(table.rows, rows[0]):
            _append_cell(above, below)
        rows = rows[1:]
    elif rows and not is_heading_row:
        _append_merged_cells(_merged_pairs(table.rows, rows), rows[0])
    table.rows.extend(rows)


def join_pages(pages: Iterable[_Parts]) -> _Parts:
    """Return the parts of all pages in order, with what runs over a page made whole."""
    joined: _Parts = []
    for parts in pages:
        if joined and parts:
            last, first = joined[-1], parts[0]
            if isinstance(last, DraftTable) and isinstance(first, DraftTable):
                if same_edges(last.rows[-1].edges, first.rows[0].edges):
                    _append_table(last, first)
                    parts = parts[1:]
                joined.extend(parts)
                continue
        _append(joined, list(parts))
    return joined

"""A text export poured back into the blank form it was written on.

Word and LibreOffice, asked for plain text, write every paragraph and every table cell on a
line of its own. The blank form still knows what was a heading and what a table, so the lines
go back to where the form has room for them; a document that is no flat text is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planaudit.document import Block, Cell, Document, Place, Row, Table, TextBlock, text_blocks
from planaudit.reading.flat_rows import Lines, rows_of
from planaudit.reading.form_outline import blocks_of
from planaudit.reading.forms import Form, key_of, keys_of, positions_on_form
from planaudit.reading.headings import column_of

_MOST_EMPTY_LINES = 50


def as_on_form(document: Document, form: Form | None) -> Document:
    """Return `document` with the headings and tables of its form, if it is flat text.

    Every line stands in the result once.
    """
    is_flat = all(isinstance(b, TextBlock) and b.place.line is not None for b in document.blocks)
    if form is None or not form.outline.lines or not is_flat:
        return document
    blocks = tuple(_Pouring(document, form).blocks())
    if sum(1 for _ in text_blocks(blocks)) != len(document.blocks):
        return document  # a saved form whose parts somebody put in another order
    return replace(document, blocks=blocks)


@dataclass(slots=True)
class _DraftRow:
    """A row being filled; `blank` is the form's row that it takes its print from."""

    blank: Row
    cells: list[list[TextBlock]] = field(default_factory=list)


class _Pouring:
    """Walks the blank form and puts after each printed block the lines that follow it."""

    def __init__(self, document: Document, form: Form) -> None:
        self._blank = tuple(blocks_of(form.outline))
        self._lines = [b for b in document.blocks if isinstance(b, TextBlock)]
        self._here = {
            there: here for here, there in positions_on_form(keys_of(document), form).items()
        }
        self._end = dict(pairwise(sorted([*self._here.values(), len(self._lines)])))
        self._key = -1
        self._tables = 0
        self._spilt: tuple[TextBlock, ...] = ()
        """Lines after the rows of a grid that are no row of it."""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the document."""
        yield from self._lines[: min(self._here.values(), default=len(self._lines))]
        for block in self._blank:
            if isinstance(block, Table):
                rows = [row for row in list(self._table(block.rows)) if any(row.cells)]
                if rows:
                    self._tables += 1
                    yield _table_of(rows, self._tables)
                yield from self._spilt
                self._spilt = ()
            else:
                yield from self._printed(block)

    def _printed(self, block: TextBlock) -> list[TextBlock]:
        """Return the form's next block and the lines after it; none if the form's is not there."""
        line, after = self._next(block)
        return [*([line] if line else []), *_filled(after)]

    def _next(self, block: TextBlock) -> tuple[TextBlock | None, Lines]:
        """Return the line that the form's next block printed, and the lines written after it."""
        if not key_of(block.text):
            return None, ()
        self._key += 1
        here = self._here.get(self._key)
        if here is None:
            return None, ()
        line = replace(self._lines[here], kind=block.kind, cues=block.cues, level=block.level)
        return line, self._after(here)

    def _after(self, here: int) -> Lines:
        """Return the lines up to the next one that the form printed, None for each empty one."""
        end = self._end[here]
        lines: list[TextBlock | None] = []
        for before, line in pairwise(self._lines[here : end + 1]):
            empty = (line.place.line or 0) - (before.place.line or 0) - 1
            lines.extend([None] * min(empty, _MOST_EMPTY_LINES))
            lines.append(line)
        if end < len(self._lines):
            lines.pop()  # the next printed line; the empty lines before it stay
        return lines

    # Tables

    def _table(self, rows: Sequence[Row]) -> Iterator[_DraftRow]:
        written: list[TextBlock] = []
        last: list[TextBlock] = []
        labelled = _labelled_rows(rows)
        at = 0
        while at < len(rows):
            below = _rows_to_fill(rows[at:])
            if below:
                last.extend(written)
                written = []
                heads = rows[at]
                at += 1 + len(below)
                yield from self._grid(heads, below, is_last=at == len(rows))
                continue
            draft = _DraftRow(rows[at])
            repeated: list[_DraftRow] = []
            for cell in rows[at].cells:
                if _is_printed(cell):
                    last.extend(written)
                    last, lines = self._label(cell)
                    written, more = _without_repeats(_filled(lines), labelled)
                    repeated += more
                    draft.cells.append(last)
                else:
                    draft.cells.append(written)
                    written = []
            if written and not (at + 1 < len(rows) and not _is_printed(rows[at + 1].cells[0])):
                last.extend(written)
                written = []
            yield draft
            yield from repeated
            at += 1
        last.extend(written)

    def _label(self, cell: Cell) -> tuple[list[TextBlock], Lines]:
        """Return what the form printed in a cell, and the lines written after the last of it."""
        printed: list[TextBlock] = []
        after: Lines = ()
        for block in _texts(cell):
            line, following = self._next(block)
            if line is not None:
                printed += [*_filled(after), line]
                after = following
        return printed, after

    def _grid(self, heads: Row, below: Sequence[Row], *, is_last: bool) -> Iterator[_DraftRow]:
        """Yield the head row of a grid, and its rows as many as were written.

        `is_last`: nothing follows it in its table, so that lines may stand after the table.
        """
        kinds = [column_of(cell.text) for cell in heads.cells]
        draft = _DraftRow(heads)
        lines: Lines = ()
        for cell in heads.cells:
            printed, following = self._label(cell)
            if draft.cells and printed:
                draft.cells[-1].extend(_filled(lines))
            draft.cells.append(printed)
            lines = following if printed else lines
        drafts = [draft]
        rows, spilt = rows_of(lines, kinds)
        drafts += [_DraftRow(below[0], [list(cell) for cell in row]) for row in rows]
        for blank in below:
            label, lines = self._label(blank.cells[0])
            if not label:
                continue
            drafts[-1].cells[-1].extend(spilt)  # more rows follow, so it was no paragraph after
            rows, spilt = rows_of(lines, kinds[1:], labelled=True)
            for number, row in enumerate(rows or [((),) * (len(kinds) - 1)]):
                first = [] if number else label
                drafts.append(_DraftRow(blank, [first, *(list(cell) for cell in row)]))
        if is_last:
            self._spilt = spilt
        else:
            drafts[-1].cells[-1].extend(spilt)
        yield from drafts


def _texts(cell: Cell) -> Iterator[TextBlock]:
    return text_blocks(cell.blocks)


def _is_printed(cell: Cell) -> bool:
    return any(key_of(block.text) for block in _texts(cell))


def _filled(lines: Lines) -> list[TextBlock]:
    return [line for line in lines if line is not None]


def _rows_to_fill(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows left for the writer under the first row, if that is the heads of a grid."""
    heads = rows[0].cells
    if len(heads) < 2 or not all(map(_is_printed, heads)):
        return ()
    end = 1
    while end < len(rows) and len(rows[end].cells) == len(heads):
        if any(map(_is_printed, rows[end].cells[1:])):
            break
        end += 1
    return rows[1:end]


def _labelled_rows(rows: Sequence[Row]) -> dict[str, Row]:
    """Return the rows that are a label and room for an answer, by the key of the label."""
    return {
        key_of(row.cells[0].text): row
        for row in rows
        if len(row.cells) == 2 and _is_printed(row.cells[0]) and not _is_printed(row.cells[1])
    }


def _without_repeats(
    lines: Sequence[TextBlock], labelled: Mapping[str, Row]
) -> tuple[list[TextBlock], list[_DraftRow]]:
    """Return the lines of an answer, and the rows that follow under labels printed before.

    A writer copies the rows for one outcome to write of the next.
    """
    answer: list[TextBlock] = []
    rows: list[_DraftRow] = []
    for line in lines:
        blank = labelled.get(key_of(line.text))
        if blank is not None:
            rows.append(_DraftRow(blank, [[line], []]))
        else:
            (rows[-1].cells[1] if rows else answer).append(line)
    return answer, rows


def _table_of(drafts: Sequence[_DraftRow], number: int) -> Table:
    rows = []
    for down, draft in enumerate(drafts, 1):
        cells = []
        for cell, blocks in zip(draft.blank.cells, draft.cells, strict=True):
            place = Place(table=number, row=down, column=cell.place.column)
            own = tuple(replace(b, place=replace(place, line=b.place.line)) for b in blocks)
            cells.append(Cell(own, place, cell.cues))
        rows.append(Row(tuple(cells), draft.blank.header))
    return Table(tuple(rows), Place(table=number))

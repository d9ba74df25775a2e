"""CSV files: told from their bytes by which mark stands between the cells, and in what letters."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.sheets.model import (
    MOST_ROWS,
    Sheet,
    SheetRow,
    Workbook,
    too_many_rows,
    without_empty_end,
)
from planaudit.ingest.text.decoding import decode

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50  # rows
_SAYS_ITS_DELIMITER = re.compile(r"\A\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)")
"""The first line by which Excel is told; Excel does not count it as a row."""
_NEVER_CLOSED = "unexpected end"
"""What csv says of a quotation mark that is open where the text ends."""
_LOOSE_QUOTES = (
    "Some quotation marks in this file stand where CSV has none, so check that its cells begin "
    "and end where they should."
)


def read_csv(content: bytes) -> Workbook:
    """Return the one sheet of a CSV file. Raises UnreadableFile."""
    text = decode(content)
    said = _SAYS_ITS_DELIMITER.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else _delimiter_of(text)
    notes: tuple[str, ...] = ()
    try:
        lines = _lines(text, delimiter, strict=True)
    except csv.Error as error:
        if _NEVER_CLOSED in str(error):
            raise _no_row_ends() from None
        notes = (_LOOSE_QUOTES,)
        try:
            lines = _lines(text, delimiter, strict=False)
        except csv.Error:
            raise _no_csv() from None
    rows = tuple(SheetRow(number, without_empty_end(cells)) for number, cells in lines)
    return Workbook((Sheet(1, rows, notes),))


def _lines(text: str, delimiter: str, *, strict: bool) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, with their numbers.

    Raises csv.Error, and UnreadableFile where loose marks leave open which rows there are.
    """
    taken: list[str] = []
    reader = csv.reader(_lines_kept(text, taken), delimiter=delimiter, strict=strict)
    kept = []
    for number, line in enumerate(reader, start=1):
        if not strict and not _surely_ends(taken, delimiter):
            raise _no_row_ends()
        taken.clear()
        cells = [cell.strip() for cell in line]
        if any(cells):
            kept.append((number, cells))
        if len(kept) > MOST_ROWS + 1:
            raise too_many_rows()
    return kept


def _lines_kept(text: str, taken: list[str]) -> Iterator[str]:
    """Yield the lines of a text, each after it is put into `taken`."""
    for line in io.StringIO(text, newline=""):
        taken.append(line)
        yield line


def _surely_ends(lines: Sequence[str], delimiter: str) -> bool:
    """Return whether these lines, which csv takes for one row, are no more and no less than one.

    A loose mark may close a cell too early, and so end its row, or close a cell that was left
    open rows ago. So a row with such a mark is one line, on which as many are opened as closed.
    """
    raw = "".join(lines)
    if '"' not in raw:
        return True
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return len(lines) == 1 and raw.count('"') % 2 == 0
    return True


def _delimiter_of(text: str) -> str:
    """Return the mark by which the first rows fall most evenly into cells, and into most."""
    return max(_DELIMITERS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows of the commonest width, and that width; none for single cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(line) for line in islice(reader, _LOOKED_AT) if line]
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    width, count = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    return (count / len(widths), width) if width > 1 else (0.0, 0)


def _no_row_ends() -> UnreadableFile:
    return UnreadableFile(
        "failed",
        "a quotation mark in it is opened and never closed, so where its rows end cannot be "
        "told. Save it from the spreadsheet again, as .xlsx",
    )


def _no_csv() -> UnreadableFile:
    return UnreadableFile(
        "failed",
        "its rows cannot be told apart, or one cell is longer than any answer. Save it from the "
        "spreadsheet again, as .xlsx",
    )

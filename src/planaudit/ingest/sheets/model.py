"""Sheets: what spreadsheets and CSV files have in common, as rows of the text they show."""

from __future__ import annotations

from dataclasses import dataclass

from planaudit.document import Comment, LeftOut
from planaudit.ingest.interface import UnreadableFile

TABLE_ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".xls")
"""The endings of files that may hold one document a row. Under .xls many a system saves text."""
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with something in it. `number` is what the spreadsheet shows beside it.

    `cells` hold the text each cell shows, '' for an empty one. `hidden`: the sheet does not show
    the row. `left_out` names what could not be made into text, `comments` are those on its cells.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    left_out: tuple[LeftOut, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells have text."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `number` counts the tabs from 1, hidden ones and charts too.

    `notes` say how it was read; `left_out` and `comments` are what belongs to no row of it.
    """

    number: int
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet that is not read: its number among the tabs, and what it is ('a chart')."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file, and those that are not read."""

    sheets: tuple[Sheet, ...]
    others: tuple[OtherSheet, ...] = ()


def too_many_rows() -> UnreadableFile:
    """Return the refusal of a sheet that is too long."""
    return UnreadableFile(
        "failed",
        f"it has more than {MOST_ROWS:,} rows, more than are read at once. Split it into several "
        "files and try again",
    )


def too_many_columns() -> UnreadableFile:
    """Return the refusal of a sheet that is too wide."""
    return UnreadableFile(
        "failed",
        f"it has more than {MOST_COLUMNS:,} columns, far more than a form has prompts. Check that "
        "each row is one plan, or take out the columns that are not the plan's",
    )


def not_a_workbook() -> UnreadableFile:
    """Return the refusal of what is no workbook, whatever its name says."""
    return UnreadableFile(
        "not_assessable",
        "this is another kind of file under a spreadsheet's name. Open it in Excel or LibreOffice "
        "and save it as .xlsx",
    )


def without_empty_end(cells: list[str]) -> tuple[str, ...]:
    """Return the cells of a row without the empty ones at its end.

    Raises UnreadableFile when there are too many.
    """
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise too_many_columns()
    return tuple(cells)

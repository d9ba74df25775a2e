"""The rows of a spreadsheet as documents: an export in which each row is one plan.

The prompts of the form stand in the sheet's first row, or in the first of its rows that is
filled as a row of prompts is; each row under them answers them. Columns whose prompts are
numbered alike ('Outcome 1', 'Action 1', 'Outcome 2') were a grid on the form, and are one again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planaudit.document import Comment, Document, LeftOut
from planaudit.ingest.formats import format_of
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.marks import LINE_END, visible_characters
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.rich.model import Paragraph, Part, RichCell, RichRow, RichTable, Run
from planaudit.ingest.sheets.csv import read_csv
from planaudit.ingest.sheets.model import (
    MOST_ROWS,
    Sheet,
    SheetRow,
    Workbook,
    not_a_workbook,
    too_many_rows,
)
from planaudit.ingest.sheets.numbered_columns import Grid, grids_of
from planaudit.ingest.sheets.xlsx import read_xlsx
from planaudit.plain_words import count_of

PROMPT_LEVEL = 2
"""The heading level of a prompt."""
_MAY_STAND_ABOVE = 5
"""How many rows are looked at for the prompts: a title and the date of the report stand above."""
_FILLED_AS_PROMPTS = 0.6
"""A row with this share of the most cells filled is full enough to hold the prompts."""
_LONGEST_PROMPT = 300  # characters
_FIGURES = re.compile(r"[\d\s/.:,%£-]+")
KindOfSheet = Callable[[tuple[str, ...]], str]
"""Says what a sheet with such heads holds when it is no documents ('a price list'), else ''."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts of a sheet by column, '' where a column has none, and the grids among them.

    `notes`, `left_out` and `comments` go with every row under them: how it was read, what was
    not, and what somebody remarked on the sheet and not on a row of answers.
    """

    texts: tuple[str, ...]
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with the prompts it answers."""

    prompts: Prompts
    row: SheetRow


NO_ANSWERS = SheetRow(0, ())
"""The row of a blank form."""


@dataclass(frozen=True, slots=True)
class RowsOfSheet:
    """The rows of one sheet that are documents. `sheet` counts the tabs from 1."""

    sheet: int
    prompts: Prompts
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class RowsOfFile:
    """The rows of a file by sheet, and in words what else is in it that is not read."""

    sheets: tuple[RowsOfSheet, ...]
    passed_over: tuple[str, ...] = ()


def rows_of(content: bytes, ending: str, kind: KindOfSheet = lambda heads: "") -> RowsOfFile:
    """Return the rows of a spreadsheet or CSV file whose name ends in `ending`.

    A sheet of which `kind` says that it holds something else is passed over. Raises
    UnreadableFile, unless there is one.
    """
    workbook = _workbook(content, ending)
    sheets: list[RowsOfSheet] = []
    others = {sheet.number: sheet.what for sheet in workbook.others}
    known = False
    for sheet in workbook.sheets:
        if what := kind(_heads(sheet)):
            others[sheet.number] = what
            known = True
        elif found := _rows_of_sheet(sheet):
            sheets.append(found)
        elif sheet.rows:
            others[sheet.number] = "which has no rows under a row of prompts"
    if sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        raise too_many_rows()
    if not sheets and not known:
        raise UnreadableFile(
            "not_assessable",
            "no sheet that it shows has a row of prompts with answers in the rows under it. Put "
            "the prompts into the first row, one in each column",
        )
    passed_over = tuple(f"sheet {number}, {others[number]}" for number in sorted(others))
    return RowsOfFile(tuple(sheets), passed_over)


def _workbook(content: bytes, ending: str) -> Workbook:
    if not content:
        raise UnreadableFile("failed", "the file is empty. Ask for it to be sent again")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_xlsx(content)
    kind = format_of(content, ".txt")  # refuses Excel's old format, and what is under a password
    if kind != "text" or content.lstrip().startswith(b"<?xml"):
        raise not_a_workbook()
    try:
        return read_csv(content)
    except UnreadableFile:
        if ending in (".csv", ".tsv"):
            raise
        raise not_a_workbook() from None


def _rows_of_sheet(sheet: Sheet) -> RowsOfSheet | None:
    """Return the rows under the prompts of a sheet, None when it has no prompts."""
    at = _position_of_prompts(sheet.rows)
    if at is None:
        return None
    above, heads = sheet.rows[:at], sheet.rows[at]
    texts = tuple(
        _in_one_line(cell or _merged_downwards(above, column))
        for column, cell in enumerate(heads.cells)
    )
    notes = list(sheet.notes)
    left_out = list(sheet.left_out)
    if above:
        notes.append(
            f"The prompts were taken from row {heads.number} of the sheet, the first that is "
            "filled like a row of prompts."
        )
        what = count_of(len(above), "row above the prompts", "rows above the prompts")
        lost = sum(visible_characters(cell) for row in above for cell in _not_among(row, texts))
        left_out.append(
            LeftOut(what, "the sheet's own title, or a second row of heads", characters=lost)
        )
    comments = list(sheet.comments)
    for row in sheet.rows[: at + 1]:
        left_out += row.left_out
        comments += row.comments
    prompts = Prompts(texts, grids_of(texts), tuple(notes), tuple(left_out), tuple(comments))
    return RowsOfSheet(sheet.number, prompts, sheet.rows[at + 1 :])


def _position_of_prompts(rows: Sequence[SheetRow]) -> int | None:
    """Return the position of the row of prompts, None when no row can be.

    It is the first that is nearly as filled as any about it: a title and a row that groups the
    prompts fill fewer cells. A row with a long answer, a date or a number is none of prompts.
    """
    first = rows[:_MAY_STAND_ABOVE]
    enough = _FILLED_AS_PROMPTS * max((row.filled for row in first), default=0)
    for position, row in enumerate(first):
        if not _may_be_prompts(row):
            break
        if row.filled >= max(enough, 2):
            return position if position + 1 < len(rows) else None
    several = [position for position, row in enumerate(first) if row.filled > 1]
    return several[0] if several and several[0] + 1 < len(rows) else None


def _may_be_prompts(row: SheetRow) -> bool:
    return row.filled == 1 or not any(
        len(cell) > _LONGEST_PROMPT or _FIGURES.fullmatch(cell) for cell in row.cells if cell
    )


def _merged_downwards(above: Sequence[SheetRow], column: int) -> str:
    """Return the prompt above an empty cell in the row of prompts, merged with it, or ''."""
    for row in reversed(above):
        if row.filled > 1 and column < len(row.cells) and row.cells[column]:
            return row.cells[column]
    return ""


def _not_among(row: SheetRow, prompts: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row above the prompts that are not merged with the prompt below."""
    for column, cell in enumerate(row.cells):
        if column >= len(prompts) or _in_one_line(cell) != prompts[column]:
            yield cell


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _heads(sheet: Sheet) -> tuple[str, ...]:
    return sheet.rows[0].cells if sheet.rows else ()


def row_document(row: TableRow, shown: str) -> Document:
    """Return the Document that a row is: each prompt a heading, with the answer under it.

    `sha256` is of the prompts and answers: the same row has it in every export it is in.
    """
    prompts, cells = row.prompts, row.row.cells
    made = BlockMaker()
    blocks = made.blocks(_parts(prompts, cells))
    notes = list(prompts.notes)
    if row.row.hidden:
        notes.append("The sheet hides this row; it was read all the same.")
    content = json.dumps([prompts.texts, cells], ensure_ascii=True).encode()
    return Document(
        path=shown,
        sha256=hashlib.sha256(content).hexdigest(),
        format="row",
        blocks=blocks,
        left_out=(*prompts.left_out, *row.row.left_out, *made.left_out()),
        notes=tuple(notes),
        comments=(*prompts.comments, *row.row.comments),
    )


def _parts(prompts: Prompts, cells: tuple[str, ...]) -> Iterator[Part]:
    """Yield the prompts and answers in the order of the columns.

    A grid stands where its first column does. What is under no prompt goes on from the answer
    before it, as where a prompt is merged over several columns.
    """
    starts = {grid.columns[0]: grid for grid in prompts.grids}
    in_grids = {column for grid in prompts.grids for column in grid.columns}
    for column in range(max(len(prompts.texts), len(cells))):
        if column in starts:
            yield from _grid_parts(starts[column], cells)
        if column in in_grids:
            continue
        prompt = prompts.texts[column] if column < len(prompts.texts) else ""
        if prompt:
            yield Paragraph((Run(prompt),), level=PROMPT_LEVEL)
        yield from _answer(_cell(cells, column))


def _grid_parts(grid: Grid, cells: tuple[str, ...]) -> Iterator[Part]:
    """Yield the grid under a heading, so that it does not answer the prompt before it."""
    yield Paragraph((Run(grid.heads[0]),), level=PROMPT_LEVEL)
    heads = RichRow(
        tuple(
            RichCell((Paragraph((Run(head, bold=True),)),), column, shaded=True)
            for column, head in enumerate(grid.heads, start=1)
        ),
        header=True,
    )
    rows = tuple(
        RichRow(
            tuple(
                RichCell(tuple(_answer(_cell(cells, held))), column)
                for column, held in enumerate(row, start=1)
            )
        )
        for row in grid.rows
    )
    yield RichTable((heads, *rows))


def _cell(cells: tuple[str, ...], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _answer(text: str) -> Iterator[Paragraph]:
    for line in LINE_END.split(text):
        if line.strip():
            yield Paragraph((Run(line),))

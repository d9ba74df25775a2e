r"""The rows of RTF tables: what \trowd and the words after it say, and a grid made of them.

RTF has no tables, only rows, each with the right edges of its cells in twips (twentieths of
a point). Which column a cell stands in shows only once all rows are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planaudit.ingest.rich.model import Part, RichCell, RichRow, RichTable, has_text, paragraphs_of
from planaudit.ingest.rtf.header import Colours

_SAME_EDGE = 20
"""Twips. Edges that are closer are one, a point apart or less, as rounding and dragging make."""
_SOLID = 10_000
"""Hundredths of a percent: a pattern that hides its ground."""


@dataclass(frozen=True, slots=True)
class CellDefinition:
    """A cell as its row defines it; `right` is its edge.

    `across` and `down` are 'first' or 'rest' for a merged cell, '' for any other.
    """

    right: int | None = None
    shaded: bool = False
    across: str = ""
    down: str = ""


@dataclass(frozen=True, slots=True)
class RowDefinition:
    """A row as the file defines it. `number` counts from 0, None when the file does not say."""

    cells: tuple[CellDefinition, ...] = ()
    left: int = 0
    header: bool = False
    number: int | None = None
    last: bool = False


@dataclass(slots=True)
class DefinitionMaker:
    r"""Gathers a row's definition from the control words after \trowd."""

    _cells: list[CellDefinition] = field(default_factory=list)
    _row: RowDefinition = RowDefinition()
    _across: str = ""
    _down: str = ""
    _ground: int = 0
    _pattern: int = 0
    _pattern_colour: int = 0

    def begin(self) -> None:
        """Forget the row so far: another is about to be defined."""
        self._cells = []
        self._row = RowDefinition()
        self._next_cell()

    def take(self, word: str, value: int | None, colours: Colours) -> bool:
        """Note what `word` says of the row or its next cell; return whether it says anything."""
        number = value or 0
        if word == "cellx":
            self._cells.append(
                CellDefinition(number, self._shaded(colours), self._across, self._down)
            )
            self._next_cell()
        elif word == "clcbpat":
            self._ground = number
        elif word == "clshdng":
            self._pattern = number
        elif word == "clcfpat":
            self._pattern_colour = number
        elif word in ("clmgf", "clmrg"):
            self._across = "first" if word == "clmgf" else "rest"
        elif word in ("clvmgf", "clvmrg"):
            self._down = "first" if word == "clvmgf" else "rest"
        elif word == "trleft":
            self._row = replace(self._row, left=number)
        elif word == "trhdr":
            self._row = replace(self._row, header=value != 0)
        elif word == "irow":
            self._row = replace(self._row, number=value)
        elif word == "lastrow":
            self._row = replace(self._row, last=value != 0)
        else:
            return False
        return True

    def definition(self) -> RowDefinition:
        """Return the row as defined so far."""
        return replace(self._row, cells=tuple(self._cells))

    def _shaded(self, colours: Colours) -> bool:
        pattern = self._pattern > 0 and (
            self._pattern_colour == 0 or colours.shows(self._pattern_colour)
        )
        return pattern or (self._pattern < _SOLID and colours.shows(self._ground))

    def _next_cell(self) -> None:
        self._across = self._down = ""
        self._ground = self._pattern = self._pattern_colour = 0


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row with what stands in each of its cells."""

    cells: tuple[tuple[Part, ...], ...]
    definition: RowDefinition


def begins_table(row: RowDefinition, before: Sequence[WrittenRow]) -> bool:
    """Return whether `row`, right after the rows `before`, is the first of another table.

    Word numbers the rows of each table. A program that writes every row from one template
    gives them all the number of a first row: those are one table.
    """
    if row.number != 0 or not before:
        return False
    last = before[-1].definition
    edges, edges_before = ([cell.right for cell in each.cells] for each in (row, last))
    return bool(last.number) or (last.last and edges != edges_before)


def rich_table(rows: Sequence[WrittenRow]) -> RichTable:
    """Return the table that `rows` make, each cell at its column of their common grid."""
    grid = _grid(rows)
    return RichTable(tuple(RichRow(_cells(row, grid), row.definition.header) for row in rows))


def _grid(rows: Sequence[WrittenRow]) -> dict[int, int]:
    """Return the column, counted from 1, that begins at each edge in the table."""
    edges = {edge for row in rows for edge in _left_edges(row.definition)}
    columns: dict[int, int] = {}
    begins: int | None = None
    column = 0
    for edge in sorted(edges):
        if begins is None or edge - begins > _SAME_EDGE:
            begins = edge
            column += 1
        columns[edge] = column
    return columns


def _left_edges(row: RowDefinition) -> list[int]:
    rights = [cell.right or 0 for cell in row.cells]
    return [row.left, *rights[:-1]]


def _cells(row: WrittenRow, grid: Mapping[int, int]) -> tuple[RichCell, ...]:
    cells: list[tuple[int, CellDefinition, list[Part]]] = []
    column = 0
    lefts = _left_edges(row.definition)
    for number, parts in enumerate(row.cells):
        if number < len(row.definition.cells):
            cell, at = row.definition.cells[number], grid[lefts[number]]
        elif has_text(parts):
            cell, at = CellDefinition(), column + 1
        else:
            continue  # more cells than the row has: some programs close one too many
        if cell.across == "rest" and cells:
            if has_text(parts):
                cells[-1][2].extend(parts)
            continue
        column = max(at, column + 1)
        cells.append((column, cell, [] if cell.down == "rest" else list(parts)))
    return tuple(
        RichCell(tuple(parts), column, cell.shaded, covered=cell.down == "rest")
        for column, cell, parts in cells
    )


def covered_text(rows: Sequence[WrittenRow]) -> list[str]:
    """Return what stands in cells that a merge downwards covers, where nobody sees it."""
    covered = (
        " ".join(paragraph.text for paragraph in paragraphs_of(parts))
        for row in rows
        for parts, cell in zip(row.cells, row.definition.cells, strict=False)
        if cell.down == "rest"
    )
    return [text for text in covered if text.strip()]

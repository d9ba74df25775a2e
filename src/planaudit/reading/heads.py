"""The heads of a table's columns, and what else holds for the rows that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planaudit.document import Cell, Row
from planaudit.reading.grids import GridCell, head_under
from planaudit.reading.printed import ends_as_a_label


class Heads:
    """The column heads of a grid, found by where a column begins: heads may be merged.

    `above` are the heads of the row before: one of them may be merged downwards into this row.
    """

    def __init__(self, cells: Sequence[Cell], above: Heads | None = None) -> None:
        self.texts: tuple[str, ...] = tuple(
            above.over(cell, position) if cell.covered and above is not None else cell.text
            for position, cell in enumerate(cells)
        )
        self._starts = [cell.place.column for cell in cells]

    def go_on(self, rows: Sequence[Row]) -> bool:
        """Return whether the next row of several cells has a cell under each head."""
        following = next((row for row in rows if len(row.cells) > 1), None)
        return following is not None and len(following.cells) == len(self.texts) > 1

    def over(self, cell: Cell, position: int) -> str:
        """Return the head over `cell`, which is the `position`th of its row; '' if none."""
        number = self._number_over(cell)
        number = position if number is None else number
        return self.texts[number] if 0 <= number < len(self.texts) else ""

    def fit(self, row: Row) -> bool:
        """Return whether each cell of `row` begins where a head does."""
        if self._number_over(row.cells[0]) is None:
            return len(row.cells) == len(self.texts)
        return all(cell.place.column in self._starts for cell in row.cells)

    def with_second_row(self, row: Row) -> Heads | None:
        """Return the heads that `row` and these above it make together.

        A head of the first row that is merged over several of the second is theirs as well:
        'Planned support: Who'. None when no head is merged so, and `row` has its own heads.
        """
        over = [self._number_over(cell) for cell in row.cells]
        filled = [n for n, cell in zip(over, row.cells, strict=True) if n is not None and cell.text]
        if not any(filled.count(n) > 1 for n in filled if n >= 0 and self.texts[n]):
            return None
        heads = Heads(row.cells)
        heads.texts = tuple(
            head_under(self.over(cell, position), cell.text)
            for position, cell in enumerate(row.cells)
        )
        return heads

    def _number_over(self, cell: Cell) -> int | None:
        """Return which head is over `cell`, -1 if none, None when columns are not known."""
        column = cell.place.column
        starts = [start for start in self._starts if start is not None]
        if column is None or len(starts) != len(self.texts):
            return None
        return sum(start <= column for start in starts) - 1


@dataclass(slots=True)
class RowsUnder:
    """What holds for the rows that follow in a table: the heads over them, and so on."""

    heads: Heads = field(default_factory=lambda: Heads([]))
    above: str = ""
    """The prompt in a bar above the rows."""
    band: GridCell | None = None
    """The answer typed into a bar across the grid, which the rows under it share."""
    labelled: bool = False
    """Each row begins with a printed label."""
    begun: bool = False
    """A row has followed the heads."""
    begins_written: bool = False
    """The first cell of a row is an answer: the grid has no column of labels."""
    begins_printed: bool = False
    """The first cell of a row is a printed label."""
    _labels: dict[int | None, str] = field(default_factory=dict)
    _answers: dict[int | None, tuple[GridCell, ...]] = field(default_factory=dict)
    """Both of the last cells, by the columns in which they begin: they may be merged downwards."""

    def take(self, row: Row, printed: Sequence[bool]) -> None:
        """Note how a row under the heads begins; `printed` says which of its cells are."""
        self.begun = True
        first = row.cells[0].text if row.cells else ""
        self.begins_printed = self.begins_printed or bool(first and printed[0])
        self.begins_written = self.begins_written or bool(first and not printed[0])

    def end_before(self, row: Row, printed: Sequence[bool]) -> bool:
        """Return whether `row` is pairs of a label and its answer, and no row of the grid.

        Many a form is one table, in which 'Date | 1 May | Worker | J. Jones' follows the answers
        under 'Strengths | Barriers'. In a grid a printed label may well stand first in each row,
        so a row whose cells stand under the heads is pairs only where no row before began so.
        """
        labels = _labels_of_pairs(row, printed)
        if not labels or not self.heads.texts or self.labelled:
            return False
        if not self.heads.fit(row):
            return True
        of_the_form = all(cell.cues.shaded or ends_as_a_label(cell.text) for cell in labels)
        return of_the_form and self.begins_written and not self.begins_printed

    def hold_label(self, cell: Cell) -> None:
        """Note that `cell` is a printed label; a covered place keeps what is merged into it."""
        if cell.covered:
            return
        self._labels[cell.place.column] = cell.text
        self._answers.pop(cell.place.column, None)

    def hold(self, cell: Cell, *answers: GridCell) -> None:
        """Note what answers `cell` holds, none or one."""
        self._labels.pop(cell.place.column, None)
        self._answers[cell.place.column] = answers

    def label_above(self, covered: Cell) -> str:
        """Return the label that is merged downwards into a covered cell, '' if there is none."""
        return self._labels.get(covered.place.column, "")

    def answers_above(self, covered: Cell) -> tuple[GridCell, ...]:
        """Return the answer that is merged downwards into a covered cell, if there is one."""
        held = self._answers.get(covered.place.column, ())
        return tuple(replace(cell, from_above=True) for cell in held)

    def may_label(self, row: Row, position: int) -> bool:
        """Return whether a cell stands where labels stand: first, or first of a pair.

        'Name | Mrs T | Born | 1941' are two pairs in one row; a row under column heads is none.
        """
        pairs = not self.heads.texts and len(row.cells) >= 4 and len(row.cells) % 2 == 0
        return position == 0 or (pairs and position % 2 == 0)


def _labels_of_pairs(row: Row, printed: Sequence[bool]) -> Sequence[Cell]:
    """Return the labels of a row that is label, answer, label, answer by its print; or none."""
    labels, answers = row.cells[::2], row.cells[1::2]
    alternate = all(printed[::2]) and not any(printed[1::2]) and len(labels) == len(answers)
    if not alternate or not any(cell.text.strip() for cell in answers):
        return ()
    alike = len({(cell.cues.bold, cell.cues.shaded) for cell in labels}) == 1
    worded = all(any(letter.isalpha() for letter in cell.text) for cell in labels)
    return labels if alike and worded else ()

"""From tables to passages: pairs of labels and answers, bars, and the rows of grids.

Three kinds of rows mix in one table: a printed label beside its answer, once or more; a bar
over what follows; the cells of a grid, under its row of column heads.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from planaudit.document import Block, Cell, Row, Table, TextBlock
from planaudit.reading.forms import Asks
from planaudit.reading.grids import GridCell, GridRow
from planaudit.reading.heads import Heads, RowsUnder
from planaudit.reading.labelled_lines import is_one_of, labels_of_boxes
from planaudit.reading.layout_draft import LayoutDraft
from planaudit.reading.model import PassageKind
from planaudit.reading.printed import (
    Printed,
    has_label_column,
    has_print_cues,
    looks_like_heads,
)
from planaudit.reading.prompts import label_and_answer

BAR_LEVEL = 2
"""The heading level of a one-cell shaded bar."""


class TableLayout:
    """Adds tables to the `draft` of a layout, under the headings in force there."""

    def __init__(self, printed: Printed, asks: Asks, draft: LayoutDraft) -> None:
        self._printed = printed
        self._asks = asks
        self._draft = draft

    def add(self, table: Table) -> None:
        """Keep all that stands in `table`, and the rows of its grid, if it is one."""
        if len(table.rows) == 1 and len(table.rows[0].cells) == 1:
            self._add_only_cell(table.rows[0])
            return
        cues = has_print_cues(table)
        grid = RowsUnder()
        for number, row in enumerate(table.rows):
            statuses = [
                self._printed.cell(cell, row, grid.may_label(row, position))
                for position, cell in enumerate(row.cells)
            ]
            below = table.rows[number + 1 :]
            filled = [position for position, cell in enumerate(row.cells) if cell.text.strip()]
            worded = [position for position in filled if _has_words(row.cells[position])]
            if not cues and number == 0 and looks_like_heads(row):
                statuses = [True] * len(row.cells)
            if filled and all(statuses[position] for position in filled):
                if len(row.cells) == 1 and grid.heads.go_on(below):
                    grid.band = self._add_band(row.cells[0], True)
                    continue
                if len(row.cells) == 1 and self._heads_a_section(row.cells[0], below):
                    self._draft.open_heading(BAR_LEVEL, row.cells[0].text)
                    grid = RowsUnder()
                elif len(row.cells) == 1:
                    grid = RowsUnder(above=row.cells[0].text)
                elif len(worded) > 1 or (len(row.cells) > 2 and number == 0):
                    above = None if grid.begun else grid.heads.with_second_row(row)
                    heads = above or Heads(row.cells, grid.heads)
                    labelled = has_label_column(below, heads.texts[0])
                    labelled = labelled and not self._printed.knows_the_form
                    grid = RowsUnder(heads, band=grid.band, labelled=labelled)
                else:
                    for cell in row.cells:
                        grid.hold_label(cell)
                self._keep_printed(row)
            elif len(row.cells) == 1 and grid.heads.go_on(below):
                grid.band = self._add_band(row.cells[0], False)
            elif len(row.cells) == 1:
                self._keep_cell(row.cells[0], grid.above or self._draft.headings.last, ())
            else:
                if grid.end_before(row, statuses):
                    grid = RowsUnder()
                grid.take(row, statuses)
                self._add_row(row, statuses, grid, table)

    def _heads_a_section(self, cell: Cell, below: tuple[Row, ...]) -> bool:
        """Return whether a shaded bar across a table stands over what the form goes on to label.

        Some programs make one table of those that follow each other without a gap, and a bar
        in it, or at its end, is the heading that it would be in a table of its own.
        """
        if not cell.cues.shaded or len(_texts(cell)) != 1:
            return False
        if not below:
            return True
        first = next(iter(below[0].cells), None)
        if first is None or not first.text.strip():
            return False
        return self._printed.cell(first, below[0], True)

    def _add_only_cell(self, row: Row) -> None:
        cell = row.cells[0]
        if not cell.text.strip():
            return
        if self._printed.cell(cell, row, may_label=False):
            self._draft.open_heading(BAR_LEVEL, cell.text)
            self._keep_printed(row)
        else:
            self._keep_cell(cell, self._draft.headings.last, ())

    def _keep_printed(self, row: Row) -> None:
        for cell in row.cells:
            for block in _texts(cell):
                self._draft.keep(block.text, block.place, "heading", block.ticked is not True, "")
                self._draft.layout.prompts.append(block.text)

    def _add_row(self, row: Row, statuses: list[bool], grid: RowsUnder, table: Table) -> None:
        label = ""
        kept: list[GridCell] = []
        boxes = labels_of_boxes(row)
        for position, cell in enumerate(row.cells):
            head = grid.heads.over(cell, position)
            if cell.covered:
                label = grid.label_above(cell) or label
                kept.extend(grid.answers_above(cell))
                continue
            labels_all = position == 0 and grid.labelled and bool(cell.text.strip())
            if statuses[position] or labels_all or self._labels_a_box(cell, boxes, head):
                label = cell.text
                grid.hold_label(cell)
                for block in _texts(cell):
                    self._draft.keep(block.text, block.place, "heading", True, head)
                    self._draft.layout.prompts.append(block.text)
                continue
            prompt = head or label or grid.above or self._draft.headings.last
            passages = self._keep_cell(cell, prompt, (label, grid.above))
            answers = [GridCell(head, passages)] if grid.heads.texts and passages else []
            grid.hold(cell, *answers)
            kept.extend(answers)
        if all(cell.from_above for cell in kept):
            return
        if grid.band is not None:
            kept.append(grid.band)
        headings = self._draft.headings.texts
        number = table.place.table or 0
        self._draft.layout.rows.append(
            GridRow(label, grid.heads.texts, tuple(kept), headings, number)
        )

    def _labels_a_box(self, cell: Cell, labels: frozenset[str], head: str) -> bool:
        """Return whether `cell` is the label of a box beside it, and nothing that was planned."""
        planned = self._draft.in_plan() or self._draft.asks_for_plans(head)
        return not planned and is_one_of(labels, cell)

    def _add_band(self, cell: Cell, printed: bool) -> GridCell | None:
        """Keep a bar across a grid; return the answer in it, which the rows under it share."""
        kept: list[int] = []
        label = ""
        for block in _texts(cell):
            of_the_form = self._printed.prints_label
            label, answer = label_and_answer(block.text, self._asks, of_the_form)
            by_form = self._printed.by_form(block)
            if not label or by_form or (self._printed.knows_the_form and not of_the_form(label)):
                label = ""
                kind: PassageKind = "heading" if printed or by_form else "cell"
                self._draft.keep(
                    block.text, block.place, kind, printed or by_form, self._draft.headings.last
                )
                if kind == "heading":
                    self._draft.layout.prompts.append(block.text)
                continue
            self._draft.keep(label, block.place, "heading", True, "")
            self._draft.layout.prompts.append(label)
            kept.append(self._draft.keep(answer, block.place, "cell", False, label))
        return GridCell(label, tuple(kept)) if label and kept else None

    def _keep_cell(self, cell: Cell, prompt: str, more: tuple[str, ...]) -> tuple[int, ...]:
        kept: list[int] = []
        prompts = (prompt, *more)
        for box, inside in groupby(cell.blocks, key=lambda block: block.place.box):
            last_prompts = self._keep_together(inside, cell, prompts, kept)
            if box == cell.place.box:  # a label in a text box is not that of what follows it
                prompts = last_prompts
        return tuple(kept)

    def _keep_together(
        self, blocks: Iterable[Block], cell: Cell, prompts: tuple[str, ...], kept: list[int]
    ) -> tuple[str, ...]:
        """Keep blocks of `cell`, add the answers to `kept`; return the prompts over the last."""
        texts = _texts(cell)
        for block in blocks:
            if isinstance(block, Table):
                self.add(block)
            elif block.text and block is not texts[-1] and self._labels(block, cell):
                self._draft.keep(block.text, block.place, "heading", True, "")
                self._draft.layout.prompts.append(block.text)
                prompts = (block.text, *prompts)
            elif block.text:
                ticked = block.ticked
                kind: PassageKind = "cell" if ticked is None else "tick"
                printed = ticked is False
                prompt, *more = prompts
                kept.append(
                    self._draft.keep(
                        block.text, block.place, kind, printed, prompt,
                        more_prompts=tuple(more), ticked=ticked,
                    )
                )  # fmt: skip
        return prompts

    def _labels(self, block: TextBlock, cell: Cell) -> bool:
        """Return whether `block` is a label over the rest of a cell, by being unlike the rest."""
        return block.ticked is None and not cell.cues.bold and self._printed.label_in_cell(block)


def _has_words(cell: Cell) -> bool:
    """Return whether a cell says anything: 'GP | -' is a label with a dash, and no heads."""
    return any(map(str.isalnum, cell.text))


def _texts(cell: Cell) -> list[TextBlock]:
    return [block for block in cell.blocks if isinstance(block, TextBlock) and block.text]

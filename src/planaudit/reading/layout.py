"""From blocks to passages: each with its prompt, its headings and the slots it answers.

Three house styles cover most forms, and mix: a heading with paragraphs under it; a label
cell beside an answer cell; a prompt cell above an answer cell. Grids have a row of column
heads, and may have a printed label at the start of each row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from planaudit.document import Block, Cell, Document, Kind, Place, Row, Table, TextBlock
from planaudit.reading.forms import Asks, Form, asks_on
from planaudit.reading.grids import GridCell, GridRow
from planaudit.reading.heads import Heads, RowsUnder
from planaudit.reading.labelled_lines import (
    is_label_with_boxes,
    is_one_of,
    label_runs,
    labels_of_boxes,
    lines_in,
)
from planaudit.reading.model import Passage, PassageKind
from planaudit.reading.open_headings import OpenHeadings
from planaudit.reading.printed import (
    LONGEST_PROMPT,
    Printed,
    has_label_column,
    has_print_cues,
    looks_like_heads,
)
from planaudit.reading.prompts import (
    asks_of_the_plan,
    is_title,
    label_and_answer,
    names_a_document,
    slots_of_prompts,
)

BAR_LEVEL = 2
"""The heading level of a one-cell shaded bar."""
_PLANS = (("actions",), ("personal_outcomes",))
PROMPT_LEVEL = 8
"""The level of a bold line, below every heading."""


@dataclass(slots=True)
class Layout:
    """The passages of a document in order, the rows of its grids, and the prompts it prints."""

    passages: list[Passage] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    share_of_form: float = 0.0
    """The part of the form's printed text, 0 to 1, found in order; 0 when no form is known."""


def lay_out(document: Document, form: Form | None) -> Layout:
    """Return the Layout of `document`, written on `form` (None if no form is known)."""
    printed = Printed(document, form)
    builder = _Builder(printed, asks_on(form))
    builder.add(document.blocks)
    builder.layout.share_of_form = printed.share_of_form
    return builder.layout


class _Builder:
    def __init__(self, printed: Printed, asks: Asks) -> None:
        self.layout = Layout()
        self._printed = printed
        self._asks = asks
        self._headings = OpenHeadings()
        self._after_heading = False
        self._runs: frozenset[int] = frozenset()

    def add(self, blocks: tuple[Block, ...]) -> None:
        self._runs = label_runs(blocks)
        top = [b for b in blocks if isinstance(b, TextBlock) and b.level == 1]
        if len(top) == 1 and top[0] is blocks[0]:
            self._headings.title = top[0].text
        for box, inside in groupby(blocks, key=lambda block: block.place.box):
            if box is None:
                self._add_blocks(tuple(inside))
            else:
                self._add_box(tuple(inside))

    def _add_blocks(self, blocks: tuple[Block, ...]) -> None:
        for line in lines_in(blocks):
            before = self._headings.copy()
            self._add_line(line)
            if is_label_with_boxes(line):
                self._headings = replace(before, title=self._headings.title)

    def _add_line(self, blocks: tuple[Block, ...]) -> None:
        label: TextBlock | None = None
        for block, below in pairwise((*blocks, None)):
            if isinstance(block, Table):
                self._add_table(block)
                self._after_heading = False
            elif label is not None and isinstance(block, TextBlock):
                self._add_answer(label, block)
                label = None
            elif isinstance(block, TextBlock) and self._is_label_of(block, below):
                label = block
            elif isinstance(block, TextBlock):
                self._add_text(block)

    def _is_label_of(self, block: TextBlock, below: Block | None) -> bool:
        """Return whether `block` is a printed label, and `below` the answer on the same line."""
        return (
            isinstance(below, TextBlock)
            and below.place.paragraph == block.place.paragraph is not None
            and bool(block.text and below.text)
            and block.kind is not Kind.HEADING
            and block.ticked is below.ticked is None
            and self._printed.block(block, self._after_heading)
            and not self._printed.block(below, after_heading=False)
        )

    def _add_answer(self, label: TextBlock, answer: TextBlock) -> None:
        """Keep a label and its answer; what follows them stands under the label too."""
        self._after_heading = False
        self._headings.close(PROMPT_LEVEL)
        by_form = self._printed.by_form(label)
        if self._in_plan() and not by_form and not asks_of_the_plan(label.text, self._asks):
            # 'Housing: locks by 12 October' is an action and who does it
            text = f"{label.text} {answer.text}"
            self._keep(text, answer.place, "prose", False, self._headings.last)
            return
        self._open_heading(PROMPT_LEVEL, label.text)
        self._keep(label.text, label.place, "heading", True, "")
        opened, self._headings = self._headings, self._headings.without_last()
        self._keep(answer.text, answer.place, "prose", False, label.text)  # beside its label
        self._headings = opened

    def _add_box(self, blocks: tuple[Block, ...]) -> None:
        """Add what stands in a text box; its last heading is not that of what follows the box.

        A box with one heading and nothing more is a banner over what follows, as a table with
        one cell is.
        """
        headings, after_heading = self._headings.copy(), self._after_heading
        self._add_blocks(blocks)
        if not self._is_banner(blocks):
            headings.title = self._headings.title
            self._headings, self._after_heading = headings, after_heading

    def _is_banner(self, blocks: tuple[Block, ...]) -> bool:
        only = blocks[0]
        if len(blocks) > 1 or isinstance(only, Table) or only.text.endswith(":"):
            return False
        return only.kind is Kind.HEADING or bool(self._asks(only.text))

    def _add_text(self, block: TextBlock) -> None:
        if not block.text:
            return
        printed = self._printed.block(block, self._after_heading)
        if printed and block.ticked is None:
            is_heading = block.kind is Kind.HEADING
            prompt_like = is_heading or block.cues.bold or not block.cues.italic
            if prompt_like and (is_heading or len(block.text) <= LONGEST_PROMPT):
                self._open_heading(block.level or PROMPT_LEVEL, block.text)
            else:
                self.layout.prompts.append(block.text)
            self._keep(block.text, block.place, "heading", True, "")
            self._after_heading = True
            return
        self._after_heading = False
        if block.ticked is not None:
            self._keep(
                block.text, block.place, "tick", printed, self._headings.last, ticked=block.ticked
            )
            return
        label, answer = self._label_and_answer(block)
        if label:
            self._keep(label, block.place, "heading", True, "")
            self.layout.prompts.append(label)
            self._keep(answer, block.place, "prose", False, label)
        else:
            self._keep(block.text, block.place, "prose", False, self._headings.last)

    def _label_and_answer(self, block: TextBlock) -> tuple[str, str]:
        """Split a line into its printed label and the answer; ('', its text) when it has none."""
        of_the_form = self._printed.prints_label
        in_a_run = id(block) in self._runs
        label, answer = label_and_answer(
            block.text, self._asks, lambda text: in_a_run or of_the_form(text)
        )
        if not label or of_the_form(label):
            return label, answer
        acting = self._in_plan() and not asks_of_the_plan(label, self._asks)
        # 'Housing: locks by 12 October' is an action and who does it
        if acting or self._printed.knows_the_form:
            return "", block.text
        return label, answer

    def _open_heading(self, level: int, text: str) -> None:
        if not self._headings.texts and not self._headings.title:
            on_top = not self.layout.passages and names_a_document(text)
            if on_top or is_title(level, text):
                self._headings.title = text
        self._headings.open(level, text)
        self.layout.prompts.append(text)

    def _in_plan(self) -> bool:
        """Return whether the heading in force asks for actions or outcomes."""
        sections = self._headings.sections
        return bool(sections) and self._asks(sections[-1])[:1] in _PLANS

    def _keep(
        self,
        text: str,
        place: Place,
        kind: PassageKind,
        printed: bool,
        prompt: str,
        *,
        more_prompts: tuple[str, ...] = (),
        ticked: bool | None = None,
    ) -> int:
        headings = self._headings.texts
        prompts = (prompt, *more_prompts) if prompt != self._headings.title else more_prompts
        slots = slots_of_prompts((*prompts, *reversed(self._headings.sections)), self._asks)
        asks = self._asks(text) if printed and kind == "heading" else ()
        index = len(self.layout.passages)
        self.layout.passages.append(
            Passage(index, text, place, kind, printed, prompt, headings, slots, ticked, asks)
        )
        return index

    # Tables

    def _add_table(self, table: Table) -> None:
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
            if not cues and number == 0 and looks_like_heads(row):
                statuses = [True] * len(row.cells)
            if filled and all(statuses[position] for position in filled):
                if len(row.cells) == 1 and grid.heads.go_on(below):
                    grid.band = self._add_band(row.cells[0], True)
                    continue
                if len(row.cells) == 1 and self._heads_a_section(row.cells[0], below):
                    self._open_heading(BAR_LEVEL, row.cells[0].text)
                    grid = RowsUnder()
                elif len(row.cells) == 1:
                    grid = RowsUnder(above=row.cells[0].text)
                elif len(filled) > 1 or (len(row.cells) > 2 and number == 0):
                    heads = Heads(row.cells)
                    labelled = has_label_column(below, heads.texts[0])
                    labelled = labelled and not self._printed.knows_the_form
                    grid = RowsUnder(heads, band=grid.band, labelled=labelled)
                self._keep_printed(row)
            elif len(row.cells) == 1 and grid.heads.go_on(below):
                grid.band = self._add_band(row.cells[0], False)
            elif len(row.cells) == 1:
                self._keep_cell(row.cells[0], grid.above or self._headings.last, ())
            else:
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
            self._open_heading(BAR_LEVEL, cell.text)
            self._keep_printed(row)
            self._after_heading = True
        else:
            self._keep_cell(cell, self._headings.last, ())

    def _keep_printed(self, row: Row) -> None:
        for cell in row.cells:
            for block in _texts(cell):
                self._keep(block.text, block.place, "heading", block.ticked is not True, "")
                self.layout.prompts.append(block.text)

    def _add_row(self, row: Row, statuses: list[bool], grid: RowsUnder, table: Table) -> None:
        label = ""
        kept: list[GridCell] = []
        boxes = labels_of_boxes(row)
        for position, cell in enumerate(row.cells):
            head = grid.heads.over(cell, position)
            labels_all = position == 0 and grid.labelled and bool(cell.text.strip())
            if statuses[position] or labels_all or self._labels_a_box(cell, boxes, head):
                label = cell.text
                for block in _texts(cell):
                    self._keep(block.text, block.place, "heading", True, head)
                    self.layout.prompts.append(block.text)
                continue
            prompt = head or label or grid.above or self._headings.last
            passages = self._keep_cell(cell, prompt, (label, grid.above))
            if grid.heads.texts and passages:
                kept.append(GridCell(head, passages))
        if kept and grid.band is not None:
            kept.append(grid.band)
        if kept:
            headings = self._headings.texts
            self.layout.rows.append(
                GridRow(
                    label,
                    grid.heads.texts,
                    tuple(kept),
                    headings,
                    table.place.table or 0,
                )
            )

    def _labels_a_box(self, cell: Cell, labels: frozenset[str], head: str) -> bool:
        """Return whether `cell` is the label of a box beside it, and nothing that was planned."""
        planned = self._in_plan() or self._asks(head)[:1] in _PLANS
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
                self._keep(block.text, block.place, kind, printed or by_form, self._headings.last)
                if kind == "heading":
                    self.layout.prompts.append(block.text)
                continue
            self._keep(label, block.place, "heading", True, "")
            self.layout.prompts.append(label)
            kept.append(self._keep(answer, block.place, "cell", False, label))
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
                self._add_table(block)
            elif block.text and block is not texts[-1] and self._labels(block, cell):
                self._keep(block.text, block.place, "heading", True, "")
                self.layout.prompts.append(block.text)
                prompts = (block.text, *prompts)
            elif block.text:
                ticked = block.ticked
                kind: PassageKind = "cell" if ticked is None else "tick"
                printed = ticked is False
                prompt, *more = prompts
                kept.append(
                    self._keep(
                        block.text, block.place, kind, printed, prompt,
                        more_prompts=tuple(more), ticked=ticked,
                    )
                )  # fmt: skip
        return prompts

    def _labels(self, block: TextBlock, cell: Cell) -> bool:
        """Return whether `block` is a label over the rest of a cell, by being unlike the rest."""
        return block.ticked is None and not cell.cues.bold and self._printed.label_in_cell(block)


def _texts(cell: Cell) -> list[TextBlock]:
    return [block for block in cell.blocks if isinstance(block, TextBlock) and block.text]

"""From blocks to passages: each with its prompt, its headings and the slots it answers.

Three house styles cover most forms, and mix: a heading with paragraphs under it; a label
cell beside an answer cell; a prompt cell above an answer cell. Grids have a row of column
heads, and may have a printed label at the start of each row.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from planaudit.document import Block, Document, Kind, Table, TextBlock
from planaudit.reading.forms import Asks, Form, asks_on
from planaudit.reading.labelled_lines import is_label_with_boxes, label_runs, lines_in
from planaudit.reading.layout_draft import Layout, LayoutDraft
from planaudit.reading.printed import LONGEST_PROMPT, Printed
from planaudit.reading.prompts import asks_of_the_plan, label_and_answer
from planaudit.reading.table_layout import TableLayout

__all__ = ["Layout", "lay_out"]

PROMPT_LEVEL = 8
"""The level of a bold line, below every heading."""


def lay_out(document: Document, form: Form | None) -> Layout:
    """Return the Layout of `document`, written on `form` (None if no form is known)."""
    printed = Printed(document, form)
    asks = asks_on(form)
    draft = LayoutDraft(asks)
    _Builder(printed, asks, draft).add(document.blocks)
    draft.layout.share_of_form = printed.share_of_form
    return draft.layout


class _Builder:
    def __init__(self, printed: Printed, asks: Asks, draft: LayoutDraft) -> None:
        self._printed = printed
        self._asks = asks
        self._draft = draft
        self._tables = TableLayout(printed, asks, draft)
        self._after_heading = False
        self._runs: frozenset[int] = frozenset()

    def add(self, blocks: tuple[Block, ...]) -> None:
        self._runs = label_runs(blocks)
        top = [b for b in blocks if isinstance(b, TextBlock) and b.level == 1]
        if len(top) == 1 and top[0] is blocks[0]:
            self._draft.headings.title = top[0].text
        for box, inside in groupby(blocks, key=lambda block: block.place.box):
            if box is None:
                self._add_blocks(tuple(inside))
            else:
                self._add_box(tuple(inside))

    def _add_blocks(self, blocks: tuple[Block, ...]) -> None:
        for line in lines_in(blocks):
            before = self._draft.headings.copy()
            self._add_line(line)
            if is_label_with_boxes(line):
                self._draft.headings = replace(before, title=self._draft.headings.title)

    def _add_line(self, blocks: tuple[Block, ...]) -> None:
        label: TextBlock | None = None
        for block, below in pairwise((*blocks, None)):
            if isinstance(block, Table):
                self._tables.add(block)
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
        self._draft.headings.close(PROMPT_LEVEL)
        by_form = self._printed.by_form(label)
        if self._draft.in_plan() and not by_form and not asks_of_the_plan(label.text, self._asks):
            # 'Housing: locks by 12 October' is an action and who does it
            text = f"{label.text} {answer.text}"
            self._draft.keep(text, answer.place, "prose", False, self._draft.headings.last)
            return
        self._draft.open_heading(PROMPT_LEVEL, label.text)
        self._draft.keep(label.text, label.place, "heading", True, "")
        opened, self._draft.headings = self._draft.headings, self._draft.headings.without_last()
        self._draft.keep(answer.text, answer.place, "prose", False, label.text)  # beside its label
        self._draft.headings = opened

    def _add_box(self, blocks: tuple[Block, ...]) -> None:
        """Add what stands in a text box; its last heading is not that of what follows the box.

        A box with one heading and nothing more is a banner over what follows, as a table with
        one cell is.
        """
        headings, after_heading = self._draft.headings.copy(), self._after_heading
        self._add_blocks(blocks)
        if not self._is_banner(blocks):
            headings.title = self._draft.headings.title
            self._draft.headings, self._after_heading = headings, after_heading

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
                self._draft.open_heading(block.level or PROMPT_LEVEL, block.text)
            else:
                self._draft.layout.prompts.append(block.text)
            self._draft.keep(block.text, block.place, "heading", True, "")
            self._after_heading = True
            return
        self._after_heading = False
        if block.ticked is not None:
            self._draft.keep(
                block.text,
                block.place,
                "tick",
                printed,
                self._draft.headings.last,
                ticked=block.ticked,
            )
            return
        label, answer = self._label_and_answer(block)
        if label:
            self._draft.keep(label, block.place, "heading", True, "")
            self._draft.layout.prompts.append(label)
            self._draft.keep(answer, block.place, "prose", False, label)
        else:
            self._draft.keep(block.text, block.place, "prose", False, self._draft.headings.last)

    def _label_and_answer(self, block: TextBlock) -> tuple[str, str]:
        """Split a line into its printed label and the answer; ('', its text) when it has none."""
        of_the_form = self._printed.prints_label
        in_a_run = id(block) in self._runs
        label, answer = label_and_answer(
            block.text, self._asks, lambda text: in_a_run or of_the_form(text)
        )
        if not label or of_the_form(label):
            return label, answer
        acting = self._draft.in_plan() and not asks_of_the_plan(label, self._asks)
        # 'Housing: locks by 12 October' is an action and who does it
        if acting or self._printed.knows_the_form:
            return "", block.text
        return label, answer

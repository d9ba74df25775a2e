"""The outline of a document: what the form printed, and under it what was written, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planaudit.document import (
    Cell,
    Document,
    Kind,
    Place,
    Row,
    Table,
    TextBlock,
    says_anything,
    text_blocks,
)
from planaudit.inspection.alignment import passages_by_block
from planaudit.inspection.model import Answer, Column, Entry, EntryKind, Said, Slot
from planaudit.reading.headings import slot_names
from planaudit.reading.model import Passage, Reading, Sentence
from planaudit.reading.prompts import names_a_document


def outline_of(document: Document, reading: Reading) -> tuple[Entry, ...]:
    """Return what `document` holds, block by block: nothing of its body is left out."""
    walk = _Walk(reading, passages_by_block(document, reading.passages))
    for block in document.blocks:
        if isinstance(block, Table):
            walk.add_table(block)
        else:
            walk.add_text(block)
    return walk.entries()


def slots_named(slots: Sequence[str]) -> tuple[Slot, ...]:
    """Return `slots` with their plain names."""
    names = slot_names()
    return tuple(Slot(slot, names.get(slot, slot.replace("_", " "))) for slot in slots)


@dataclass(slots=True)
class _Draft:
    """An entry in the making. `depth` counts the headings it stands under, itself included."""

    kind: EntryKind
    text: str
    place: Place
    heading: bool = False
    in_grid: bool = False
    row: str = ""
    slots: tuple[str, ...] = ()
    depth: int = 0
    more: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    empty: bool = False
    columns: tuple[Column, ...] = ()
    rows: int = 0

    def entry(self) -> Entry:
        return Entry(
            kind=self.kind,
            text=self.text,
            place=self.place,
            heading=self.heading,
            in_grid=self.in_grid,
            row=self.row,
            slots=slots_named(self.slots),
            more=tuple(self.more),
            answers=tuple(self.answers),
            empty=self.empty,
            columns=self.columns,
            rows=self.rows,
        )


class _Walk:
    """Goes through the blocks in order and drafts an entry for each prompt it meets."""

    def __init__(self, reading: Reading, passages: Mapping[int, tuple[Passage, ...]]) -> None:
        self._passages = passages
        self._drafts: list[_Draft] = []
        self._heads: tuple[Cell, ...] = ()
        self._in_grid = False
        self._sentences: dict[int, list[Sentence]] = {}
        for sentence in reading.sentences:
            self._sentences.setdefault(sentence.passage, []).append(sentence)

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries, those with nothing written where something was asked said so.

        Before anything is written, a heading that asks for nothing we know is part of the cover.
        """
        cover = True
        for number, draft in enumerate(self._drafts):
            cover = cover and not draft.answers
            if draft.heading and not draft.answers and (draft.slots or not cover):
                nothing = self._ends_at(number + 1, draft.depth)
                draft.empty = draft.empty or (nothing and not names_a_document(draft.text))
        return tuple(draft.entry() for draft in self._drafts)

    def _ends_at(self, number: int, depth: int) -> bool:
        """Return whether what stands under a heading of this depth has ended at an entry."""
        if number == len(self._drafts):
            return True
        following = self._drafts[number]
        return following.heading and following.depth <= depth

    # Text outside tables, and in cells

    def add_text(self, block: TextBlock, row: str = "") -> None:
        """Add a block: a heading opens an entry, anything else goes under the one it belongs to."""
        passages = self._passages.get(id(block))
        if block.ticked is not None and not block.text:
            self._add_bare_box(block, row)
        elif block.text and passages is None:
            self._add_printed(block.text, block.place)
        for passage in passages or ():
            if passage.kind != "heading" or block.ticked is not None:
                self._add_answer(passage, block, row)
            elif passage.headings[-1:] == (passage.text,):
                self._open(passage, heading=True)
            elif passage.text != block.text or passage.place.table is not None:
                self._open(passage)
            else:
                self._add_printed(passage.text, passage.place)

    def _open(self, passage: Passage, heading: bool = False) -> None:
        slots = passage.slots if heading else passage.asks or passage.slots
        depth = len(passage.headings)
        self._drafts.append(
            _Draft("prompt", passage.text, passage.place, heading, slots=slots, depth=depth)
        )

    def _add_printed(self, text: str, place: Place) -> None:
        """Add printed words that open nothing: an instruction, a note, a line to sign on."""
        last = self._drafts[-1] if self._drafts else None
        if last is not None and last.kind == "prompt" and not last.answers and not last.empty:
            last.more.append(text)
        else:
            self._drafts.append(_Draft("prompt", text, place))

    def _add_bare_box(self, block: TextBlock, row: str) -> None:
        """Add a box with no words beside it, which is part of no passage, where it stands."""
        last = self._drafts[-1] if self._drafts else None
        goes_on = last is not None and last.kind == "prompt" and not last.empty
        if last is None or not goes_on or last.place.row != block.place.row:
            last = _Draft("prompt", "", block.place, in_grid=self._in_grid, row=row)
            self._drafts.append(last)
        last.answers.append(Answer(text="", place=block.place, ticked=block.ticked))

    def _add_answer(self, passage: Passage, block: TextBlock, row: str) -> None:
        prompt = passage.prompt.partition("\n")[0]
        last = self._drafts[-1] if self._drafts else None
        if last is None or not self._goes_under(last, prompt, row, passage.place):
            last = _Draft("prompt", prompt, passage.place, in_grid=self._in_grid, row=row)
            self._drafts.append(last)
        if not last.answers and block.ticked is None:
            last.slots = passage.slots
        last.answers.append(
            Answer(
                text=passage.text,
                place=passage.place,
                label=block.label,
                listed=block.kind is Kind.LIST_ITEM,
                ticked=block.ticked,
                sentences=self._said(passage) if block.ticked is None else (),
            )
        )

    def _goes_under(self, draft: _Draft, prompt: str, row: str, place: Place) -> bool:
        """Return whether an answer to `prompt` belongs to the entry before it."""
        if not prompt and place.table is not None and draft.place == place:
            return draft.kind == "prompt"  # a box among printed words
        if draft.kind != "prompt" or draft.empty or (draft.text, draft.row) != (prompt, row):
            return False
        return not self._in_grid or (draft.in_grid and draft.place.row == place.row)

    def _said(self, passage: Passage) -> tuple[Said, ...]:
        return tuple(
            Said(sentence.text, sentence.speaker, sentence.manner)
            for sentence in self._sentences.get(passage.index, ())
        )

    # Tables

    def add_table(self, table: Table) -> None:
        """Add a table row by row: prompts with their answers, or a grid under its heads."""
        before = self._heads, self._in_grid
        self._heads, self._in_grid = (), False
        asked = {
            passage.prompt: passage.slots
            for row in table.rows
            for passage in self._of_row(row)
            if not passage.printed
        }
        unfilled = 0
        for row in table.rows:
            if not any(says_anything(cell.blocks) for cell in row.cells):
                unfilled += len(row.cells) > 1
                continue
            self._end_unfilled(unfilled, table.place)
            unfilled = 0
            if self._is_of_heads(row, asked):
                self._add_heads(row, asked)
            elif len(row.cells) == 1:
                self._add_cell(row.cells[0], "")
            else:
                if self._is_of_pairs(row):
                    self._heads = ()
                self._add_row(row)
        self._end_unfilled(unfilled, table.place)
        self._heads, self._in_grid = before

    def _end_unfilled(self, rows: int, place: Place) -> None:
        if rows:
            self._drafts.append(_Draft("empty rows", "", place, rows=rows))

    def _of_row(self, row: Row) -> list[Passage]:
        blocks = (block for cell in row.cells for block in text_blocks(cell.blocks))
        return [passage for block in blocks for passage in self._passages.get(id(block), ())]

    def _is_printed(self, cell: Cell) -> bool:
        """Return whether `cell` holds words and the form printed them all."""
        blocks = [block for block in text_blocks(cell.blocks) if block.text]
        passages = [passage for block in blocks for passage in self._passages.get(id(block), ())]
        boxes = any(block.ticked is not None for block in blocks)
        return bool(blocks) and not boxes and all(p.printed for p in passages)

    def _is_of_heads(self, row: Row, asked: Mapping[str, tuple[str, ...]]) -> bool:
        """Return whether `row` heads the columns below, rather than holding labels and boxes."""
        filled = [cell for cell in row.cells if cell.text.strip()]
        if len(filled) < 2 or not all(self._is_printed(cell) for cell in filled):
            return False
        if sum(any(map(str.isalnum, cell.text)) for cell in filled) < 2:
            return False  # a label and a dash
        beside = zip(row.cells, row.cells[1:], strict=False)
        boxes = any(one.text.strip() and _is_empty(other) for one, other in beside)
        return not boxes or any(cell.text in asked for cell in filled)

    def _is_of_pairs(self, row: Row) -> bool:
        """Return whether each answer in `row` was read as that to the cell before it."""
        asked = [
            passage.prompt == before.text
            for before, cell in pairwise(row.cells)
            for block in text_blocks(cell.blocks)
            for passage in self._passages.get(id(block), ())
            if not passage.printed
        ]
        return bool(asked) and all(asked)

    def _add_heads(self, row: Row, asked: Mapping[str, tuple[str, ...]]) -> None:
        self._heads = row.cells
        columns = tuple(
            Column(
                " ".join(cell.text.split()), slots_named(asked.get(cell.text) or self._asks(cell))
            )
            for cell in row.cells
            if cell.text.strip()
        )
        place = row.cells[0].place
        self._drafts.append(_Draft("columns", "", place, columns=columns))

    def _asks(self, cell: Cell) -> tuple[str, ...]:
        blocks = text_blocks(cell.blocks)
        passages = (p for block in blocks for p in self._passages.get(id(block), ()))
        return tuple(dict.fromkeys(slot for passage in passages for slot in passage.asks))

    def _add_row(self, row: Row) -> None:
        label, start = "", len(self._drafts)
        before, self._in_grid = self._in_grid, bool(self._heads)
        beside_a_gap: list[_Draft] = []
        for position, cell in enumerate(row.cells):
            if self._heads and position == 0 and self._is_printed(cell):
                label = " ".join(cell.text.split())
            elif says_anything(cell.blocks):
                self._add_cell(cell, label)
            elif cell.covered:
                continue
            elif self._heads:
                self._add_empty(cell, position, label)
            elif position and row.cells[position - 1].text.strip():
                beside_a_gap += self._drafts[-1:]
        for draft in beside_a_gap:
            draft.empty = draft.kind == "prompt" and not draft.answers
        self._in_grid = before
        if label and (start == len(self._drafts) or self._drafts[start].row != label):
            self._drafts.insert(start, self._label_alone(row.cells[0], label))

    def _label_alone(self, cell: Cell, label: str) -> _Draft:
        """Return a row's label by itself: for what its row holds that is not said to be its own.

        So it is with a table in the row, with printed words, and where a merged cell reaches down.
        """
        return _Draft("prompt", label, cell.place, slots=self._asks(cell))

    def _add_cell(self, cell: Cell, row: str) -> None:
        printed = self._is_printed(cell)
        for number, block in enumerate(cell.blocks):
            if isinstance(block, Table):
                self.add_table(block)
            elif printed and number and block.text:
                self._add_printed(block.text, block.place)
            else:
                self.add_text(block, row)

    def _add_empty(self, cell: Cell, position: int, label: str) -> None:
        """Add an empty cell of a grid, under the head that stands over it."""
        over = next((h for h in self._heads if h.place.column == cell.place.column), None)
        if over is None or cell.place.column is None:
            over = self._heads[position] if position < len(self._heads) else None
        text = " ".join(over.text.split()) if over is not None else ""
        slots = self._asks(over) if over is not None else ()
        self._drafts.append(
            _Draft("prompt", text, cell.place, in_grid=True, row=label, slots=slots, empty=True)
        )


def _is_empty(cell: Cell) -> bool:
    """Return whether a cell is left empty; a place that a merged cell covers is none."""
    return not cell.covered and not cell.text.strip()

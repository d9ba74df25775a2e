"""Rich text to the blocks of a Document: labels, tick boxes, choices, lists and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planaudit.document import Block, Cell, Cues, Kind, LeftOut, Place, Row, Table, TextBlock
from planaudit.ingest.glyphs import UNKNOWN, UNKNOWN_PICTURE
from planaudit.ingest.lone_boxes import with_labelled_boxes
from planaudit.ingest.marks import (
    fold_white_space,
    is_bare_bullet,
    split_bullet,
    split_tick_boxes,
)
from planaudit.ingest.rich.choices import with_choices_as_boxes
from planaudit.ingest.rich.labels import label_and_answer
from planaudit.ingest.rich.model import Paragraph, Part, RichCell, RichTable, Run, paragraphs_of
from planaudit.ingest.rich.placeholders import Placeholders, struck_out, unknown_signs

_HEADING_STYLE = re.compile(r"(?:heading|pennawd)[\s_]*([1-9])|^(title|teitl)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"\blist\b", re.IGNORECASE)


class BlockMaker:
    """Turns parts into blocks, counting the body's paragraphs, and its tables, as they come."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._tables = 0
        self._placeholders = Placeholders()
        self._struck = self._struck_characters = 0
        self._unknown_signs = 0

    def blocks(self, parts: Iterable[Part]) -> tuple[Block, ...]:
        """Return the blocks of the body, or of the next part of it."""
        made: list[Block] = []
        for part in parts:
            if isinstance(part, RichTable):
                made.append(self._table(part))
            else:
                self._paragraphs += 1
                place = Place(paragraph=self._paragraphs, line=part.line)
                made.extend(self._texts(part, place, shaded=False))
        return tuple(made)

    def margin(self, parts: Iterable[Part]) -> tuple[TextBlock, ...]:
        """Return each different paragraph of headers or footers once."""
        found: dict[str, TextBlock] = {}
        for runs in dict.fromkeys(each.runs for each in paragraphs_of(parts)):
            text = self._shown(runs)
            if text:
                found.setdefault(text, TextBlock(Kind.PARAGRAPH, text, Place()))
        return tuple(found.values())

    def add_placeholders(self, count: int, characters: int) -> None:
        """Count unfilled places that the reader itself took out."""
        self._placeholders.add(count, characters)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what the blocks made so far leave out."""
        return (
            *self._placeholders.left_out(),
            *struck_out(self._struck, self._struck_characters),
            *unknown_signs(self._unknown_signs),
        )

    def _table(self, rich: RichTable) -> Table:
        self._tables += 1
        number = self._tables
        rows = tuple(
            Row(tuple(self._cell(cell, number, down) for cell in row.cells), row.header)
            for down, row in enumerate(rich.rows, start=1)
            if row.cells
        )
        return with_labelled_boxes(Table(rows, Place(table=number)))

    def _cell(self, rich: RichCell, table: int, row: int) -> Cell:
        place = Place(table=table, row=row, column=rich.column)
        blocks: list[Block] = []
        for part in rich.parts:
            if isinstance(part, RichTable):
                blocks.append(self._table(part))
            else:
                blocks.extend(self._texts(part, place, shaded=rich.shaded))
        texts = [block for block in blocks if isinstance(block, TextBlock)]
        bold = bool(texts) and all(block.cues.bold for block in texts)
        return Cell(tuple(blocks), place, Cues(bold=bold, shaded=rich.shaded))

    def _texts(self, paragraph: Paragraph, place: Place, *, shaded: bool) -> Iterator[TextBlock]:
        label = paragraph.label
        for runs in label_and_answer(paragraph.runs, in_cell=place.table is not None):
            cues = _cues(runs, paragraph.style, shaded=shaded)
            pieces = split_tick_boxes(self._shown(runs))
            for piece, ticked in pieces:
                if ticked is not None:
                    block = TextBlock(Kind.TICK_BOX, piece, place, cues, ticked=ticked)
                elif piece and not (len(pieces) > 1 and is_bare_bullet(piece)):
                    block = _plain_block(paragraph, piece, place, cues)
                else:
                    continue
                yield replace(block, label=label) if label else block
                label = ""

    def _shown(self, runs: Sequence[Run]) -> str:
        """Return the text of a paragraph, or a piece of it, and count what is not in it."""
        kept = "".join(self._kept(run) for run in with_choices_as_boxes(runs))
        text, unknown = UNKNOWN_PICTURE.subn(UNKNOWN, fold_white_space(kept))
        self._unknown_signs += unknown
        return self._placeholders.without(text)

    def _kept(self, run: Run) -> str:
        """Return the text of a run, nothing where it is struck out."""
        if run.struck:
            self._struck += bool(run.text.strip())
            self._struck_characters += len("".join(run.text.split()))
            return ""
        return run.text


def _plain_block(paragraph: Paragraph, text: str, place: Place, cues: Cues) -> TextBlock:
    heading = _HEADING_STYLE.search(paragraph.style)
    level = paragraph.level or (int(heading[1] or 1) if heading else None)
    if paragraph.note:
        return TextBlock(Kind.NOTE, text, place, cues)
    if paragraph.field:
        return TextBlock(Kind.FORM_FIELD, text, place, cues)
    if level:
        return TextBlock(Kind.HEADING, text, place, cues, level=level)
    bulleted, rest = split_bullet(text)
    if bulleted or paragraph.item or _LIST_STYLE.search(paragraph.style):
        return TextBlock(Kind.LIST_ITEM, rest, place, cues)
    return TextBlock(Kind.PARAGRAPH, text, place, cues)


def _cues(runs: Sequence[Run], style: str, *, shaded: bool) -> Cues:
    inked = [run for run in runs if run.text.strip()]
    sizes = {run.size for run in inked}
    return Cues(
        bold=bool(inked) and all(run.bold for run in inked),
        italic=bool(inked) and all(run.italic for run in inked),
        shaded=shaded,
        size=sizes.pop() if len(sizes) == 1 else None,
        style=style,
    )

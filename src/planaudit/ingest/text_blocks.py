"""The blocks of a text file as they are found, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.document import Block, Cell, Cues, Kind, Place, Row, Table, TextBlock
from planaudit.ingest.marks import fold_white_space, split_bullet, split_tick_boxes

_PLAIN = Cues()


def text_blocks_of(text: str, place: Place, cues: Cues = _PLAIN) -> list[TextBlock]:
    """Return the tick boxes and plain text of one paragraph."""
    blocks: list[TextBlock] = []
    for label, ticked in split_tick_boxes(fold_white_space(text)):
        kind = Kind.PARAGRAPH if ticked is None else Kind.TICK_BOX
        if ticked is not None or not split_bullet(f"{label} x")[0] or label == text.strip():
            blocks.append(TextBlock(kind, label, place, cues, ticked=ticked))
    return blocks


class BlockList:
    """Collects blocks in reading order, counting paragraphs and tables."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._tables = 0
        self.line: int | None = None
        """The line that the next block begins on, for formats that count lines."""

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks collected so far."""
        return tuple(self._blocks)

    def add(self, kind: Kind, text: str, *, cues: Cues = _PLAIN, level: int | None = None) -> None:
        """Add one heading, paragraph or list item; an empty text adds nothing."""
        folded = fold_white_space(text)
        if folded:
            self._paragraphs += 1
            place = Place(paragraph=self._paragraphs, line=self.line)
            self._blocks.append(TextBlock(kind, folded, place, cues, level))

    def add_paragraph(self, text: str, *, cues: Cues = _PLAIN) -> None:
        """Add a paragraph, or the tick boxes in it."""
        for block in text_blocks_of(text, Place(), cues):
            self._paragraphs += 1
            place = Place(paragraph=self._paragraphs, line=self.line)
            self._blocks.append(TextBlock(block.kind, block.text, place, cues, ticked=block.ticked))

    def add_tick_box(self, label: str, *, ticked: bool) -> None:
        """Add one tick box."""
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs, line=self.line)
        text = fold_white_space(label)
        self._blocks.append(TextBlock(Kind.TICK_BOX, text, place, ticked=ticked))

    def add_table(self, rows: Sequence[Sequence[tuple[str, Cues]]], *, header: bool) -> None:
        """Add a table of cells with their cues; `header` marks its first row."""
        self._tables += 1
        number = self._tables
        made = tuple(
            Row(
                tuple(
                    Cell(
                        tuple(text_blocks_of(text, place, cues)),
                        place,
                        cues,
                    )
                    for column, (text, cues) in enumerate(row, 1)
                    for place in (Place(table=number, row=down, column=column),)
                ),
                header=header and down == 1,
            )
            for down, row in enumerate(rows, 1)
        )
        self._blocks.append(Table(made, Place(table=number, line=self.line)))

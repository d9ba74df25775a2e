"""Parts of a Word file that are files of another kind (`altChunk`): web pages, RTF, other Word.

Case-management systems put them in and leave it to Word to make text of them, so a plan may be
nothing else until Word has saved it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from planaudit.document import Block, Document, Kind, LeftOut, Table, TextBlock
from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.left_out import Thing
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.rich.model import (
    Paragraph,
    Part,
    RichBox,
    RichCell,
    RichRow,
    RichTable,
    Run,
)
from planaudit.ingest.word.package import WordPackage

ReadPart = Callable[[RawFile], Document]
"""Reads a file of any kind that may stand in a Word file. Raises UnreadableFile."""


class Chunks:
    """Reads such parts as they are met, and keeps what was left out of them."""

    def __init__(self, package: WordPackage, read: ReadPart | None) -> None:
        """`read` is None inside a part: parts of parts are not read."""
        self._package = package
        self._read = read
        self.left_out: list[LeftOut] = []
        """What such parts left out themselves."""

    def parts(self, relation: str) -> Iterator[Part]:
        """Yield the rich text of the part that a relation's identifier leads to."""
        name, content = self._package.bytes_of(relation)
        file = RawFile(content, PurePosixPath(name).suffix.lower(), "", "")
        try:
            document = self._read(file) if self._read and content else None
        except UnreadableFile:
            document = None
        if document is None:
            self._package.tally.add(Thing.UNREAD_PART)
            return
        self.left_out += document.left_out
        around = (*document.headers, *document.footers)
        if around:
            letters = sum(visible_characters(block.text) for block in around)
            what = "headers and footers of a part from another file"
            self.left_out.append(LeftOut(what, "Word does not print them", characters=letters))
        self._package.tally.add(Thing.COMMENT_IN_PART, times=len(document.comments))
        yield from _parts(document.blocks)


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """Yield the blocks of a Document as rich text again."""
    for box, held in groupby(blocks, key=lambda block: block.place.box):
        parts = map(_part, held)
        if box is None:
            yield from parts
        else:
            yield RichBox(tuple(parts))


def _part(block: Block) -> Paragraph | RichTable:
    if isinstance(block, TextBlock):
        box = "" if block.ticked is None else f"{TICKED if block.ticked else UNTICKED} "
        cues = block.cues
        return Paragraph(
            (Run(f"{box}{block.text}", bold=cues.bold, italic=cues.italic, size=cues.size),),
            cues.style,
            block.level,
            item=block.kind is Kind.LIST_ITEM,
            label=block.label,
            note=block.kind is Kind.NOTE,
            field=block.kind is Kind.FORM_FIELD,
        )
    return RichTable(tuple(_row(block, number) for number in range(len(block.rows))))


def _row(table: Table, number: int) -> RichRow:
    row = table.rows[number]
    return RichRow(
        tuple(
            RichCell(tuple(_parts(cell.blocks)), cell.place.column or column, cell.cues.shaded)
            for column, cell in enumerate(row.cells, 1)
        ),
        row.header,
    )
